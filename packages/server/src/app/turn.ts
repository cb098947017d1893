/**
 * One call of the API, as a use case sees it: who calls, from where, and what may become of the caller's session.
 */
import type { Result } from "@sluis/core/result"

import type { EndpointName } from "../contract/endpoint.ts"
import type { Asks, Gives } from "../contract/form.ts"
import type { Permission, Scope } from "../contract/permission.ts"
import type { Fault } from "./fault.ts"
import type { Language } from "./language.ts"
import type { Person } from "./account/person.ts"

export type Caller =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "person"
      readonly person: Person
      readonly permissions: ReadonlySet<Permission>
      /** Id of the session, not what stands in the cookie. */
      readonly session: string
    }
  | { readonly kind: "program"; readonly token: string; readonly scopes: readonly Scope[] }

export type PersonCaller = Extract<Caller, { readonly kind: "person" }>
export type ProgramCaller = Extract<Caller, { readonly kind: "program" }>

export type Turn = {
  readonly caller: Caller
  /** Where the call came from (an address, or for IPv6 its /64), for limits only: never logged, never kept. */
  readonly client: string
  readonly language: Language
  /** Puts the secret of a new session into the caller's cookie, in place of one that was there. */
  readonly begin: (secret: string) => void
  readonly end: () => void
}

/** Throws only for a mistake of ours, or `StoreUnavailable`. */
export type Handle<Name extends EndpointName> = (
  asks: Asks<Name>,
  turn: Turn,
) => Promise<Result<Gives<Name>, Fault>>

export type Handlers = { readonly [Name in EndpointName]: Handle<Name> }

/** The handlers of some endpoints: each group is made where its ports are known, and gateway.ts puts them together. */
export type HandlersOf<Names extends EndpointName> = Pick<Handlers, Names>
