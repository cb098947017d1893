/**
 * Passkeys (app/account/passkey.ts) over SimpleWebAuthn.
 *
 * A passkey is all that one logs in with here, so the authenticator must ask for a PIN, a finger or a face each time
 * (`userVerification: "required"`): a key that was found in the train opens nothing. And it must know its person by itself
 * (a discoverable credential), so that nobody has to be named before he has shown who he is, and no list of somebody's
 * passkeys is given to whoever asks.
 *
 * SimpleWebAuthn is loaded with the first passkey that is asked for: a thousand modules and 12 MB, for which a gateway whose
 * people log in otherwise has no use.
 *
 * Deliberately out of scope: attestation. Which make of key somebody has is not our business.
 */
import type * as WebAuthn from "@simplewebauthn/server"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../app/clock.ts"
import { Fault } from "../app/fault.ts"
import type { Challenge, Passkeys } from "../app/account/passkey.ts"
import { AddedAnswer, EnteringAnswer } from "./passkey-answer.ts"
import { openTickets, TICKET_VALID } from "./ticket.ts"

export type PasskeyOptions = {
  /** Scheme, name and port, as browsers know the console. */
  readonly origin: string
  /** Shown by the browser beside the name of the person. */
  readonly organisation: string
}

/** EdDSA, ES256 and RS256 (RFC 9053 §2, RFC 8812 §2): every authenticator knows one, and none is an experiment in Node. */
const ALGORITHMS: readonly number[] = [-8, -7, -257]

/** Undefined where browsers offer no passkeys: a console without a name, or without TLS on another machine. */
export function openPasskeys({ origin, organisation }: PasskeyOptions, clock: Clock): Passkeys | undefined {
  const { hostname: rpID, protocol } = new URL(origin)
  // WebAuthn §5.1.2: an identifier of a relying party is a domain, in a secure context.
  const isName = !rpID.startsWith("[") && !/^[\d.]+$/.test(rpID)
  if (!isName || (protocol !== "https:" && rpID !== "localhost")) return undefined

  const adding = openTickets<{ readonly challenge: string; readonly person: string }>(clock)
  const entering = openTickets<{ readonly challenge: string }>(clock)
  const supportedAlgorithmIDs = [...ALGORITHMS]
  const expected = { expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true }
  return {
    challengeToAdd: async ({ id, name, address, passkeys }) => {
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: organisation,
        rpID,
        userID: new Uint8Array(new TextEncoder().encode(id)),
        userName: address,
        userDisplayName: name,
        timeout: TICKET_VALID,
        attestationType: "none",
        supportedAlgorithmIDs,
        excludeCredentials: passkeys.map((passkey) => ({ id: passkey.id })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
      })
      return challenge(adding.give({ challenge: options.challenge, person: id }), options)
    },
    checkAdded: async (person, ticket, answer) => {
      const asked = adding.take(ticket)
      const parsed = AddedAnswer.safeParse(answer)
      const fault = new Fault("person/passkey", "passkey")
      if (asked?.person !== person.id || !parsed.success) return err(fault)
      const { verifyRegistrationResponse } = await library()
      const verified = await orFault(fault, () =>
        verifyRegistrationResponse({
          ...expected,
          response: { ...parsed.data, clientExtensionResults: {} },
          expectedChallenge: asked.challenge,
          supportedAlgorithmIDs,
        }),
      )
      if (!verified.ok) return verified
      if (!verified.value.verified) return err(fault)
      const { credential } = verified.value.registrationInfo
      return ok({
        id: credential.id,
        publicKey: credential.publicKey.toBase64({ alphabet: "base64url", omitPadding: true }),
        counter: credential.counter,
        transports: parsed.data.response.transports,
      })
    },
    challengeToEnter: async () => {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({
        rpID,
        timeout: TICKET_VALID,
        userVerification: "required",
      })
      return challenge(entering.give({ challenge: options.challenge }), options)
    },
    checkEntering: async (ticket, answer, find) => {
      const asked = entering.take(ticket)
      const parsed = EnteringAnswer.safeParse(answer)
      const fault = new Fault("login/passkey", "passkey")
      if (asked === undefined || !parsed.success) return err(fault)
      const response = parsed.data
      const person = await find(Buffer.from(response.response.userHandle, "base64url").toString())
      const passkey = person?.passkeys.find(({ id }) => id === response.id)
      if (person === undefined || person.blocked || passkey === undefined) return err(fault)
      const { verifyAuthenticationResponse } = await library()
      // Also refuses a counter that did not go up (WebAuthn §6.1.1): the sign of a copied key.
      const verified = await orFault(fault, () =>
        verifyAuthenticationResponse({
          ...expected,
          response: { ...response, clientExtensionResults: {} },
          expectedChallenge: asked.challenge,
          credential: {
            id: passkey.id,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
            counter: passkey.counter,
          },
        }),
      )
      if (!verified.ok) return verified
      if (!verified.value.verified) return err(fault)
      return ok({ person, passkey, counter: verified.value.authenticationInfo.newCounter })
    },
  }
}

function library(): Promise<typeof WebAuthn> {
  return import("@simplewebauthn/server")
}

function challenge(ticket: string, options: object): Challenge {
  return { ticket, options: { ...options } }
}

/** QUIRK: the library throws a plain `Error` for what is wrong with an answer, so nothing tells it from a mistake of ours. */
async function orFault<T>(fault: Fault, run: () => Promise<T>): Promise<Result<T, Fault>> {
  try {
    return ok(await run())
  } catch {
    return err(fault)
  }
}
