/**
 * Passkeys (W3C Web Authentication), as a port: a challenge is given out with a ticket, and an answer is checked by it.
 *
 * A ticket is good for one answer, right or wrong, and for some minutes.
 */
import type { Result } from "@sluis/core/result"

import type { Fault } from "../fault.ts"
import type { KeptPasskey, Person } from "./person.ts"

/** What a browser is asked (`navigator.credentials`), and what it says: its own forms, checked by their library. */
export type WebAuthnJson = Readonly<Record<string, unknown>>

export type Challenge = { readonly ticket: string; readonly options: Record<string, unknown> }

export type NewPasskey = Pick<KeptPasskey, "id" | "publicKey" | "counter" | "transports">

export type Passkeys = {
  /** To make a passkey that this person doesn't have yet. */
  readonly challengeToAdd: (person: Person) => Promise<Challenge>
  /** Faults: person/passkey. */
  readonly checkAdded: (
    person: Person,
    ticket: string,
    answer: WebAuthnJson,
  ) => Promise<Result<NewPasskey, Fault>>
  /** To log in with any passkey of anybody. */
  readonly challengeToEnter: () => Promise<Challenge>
  /** Who it is, with which passkey, and its counter from now on. Faults: login/passkey. */
  readonly checkEntering: (
    ticket: string,
    answer: WebAuthnJson,
    find: (person: string) => Promise<Person | undefined>,
  ) => Promise<Result<PasskeyUse, Fault>>
}

export type PasskeyUse = {
  readonly person: Person
  readonly passkey: KeptPasskey
  readonly counter: number
}
