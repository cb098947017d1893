/**
 * Signed links: what they are for, about what, and until when, in a form that nobody else can make.
 *
 * A link proves that Sluis gave it out, and nothing more: whether it may still be used is for its owner to know
 * (./invitation.ts, and for a decision the held message itself).
 *
 * TRUST: the token stands behind the `#` of an address, never in its path or query: so it is in no log of a proxy, in no
 * Referer, and a scanner of links does nothing by opening it.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { FaultCode } from "../fault.ts"

export type LinkPurpose = "decision" | "start" | "invitation" | "answer" | "mailbox"

export type Link = {
  readonly purpose: LinkPurpose
  /** An id: what the link is about. */
  readonly subject: string
  /** Milliseconds since 1970; kept in seconds. */
  readonly expiresAt: number
}

export type Links = {
  /** The token, base64url. Throws a `RangeError` for a subject of more than `MAX_SUBJECT` octets. */
  readonly make: (link: Link) => string
  /** What is not whole, of another purpose or too old is all the same fault. */
  readonly open: (
    token: string,
    purpose: LinkPurpose,
  ) => Result<{ readonly subject: string; readonly expiresAt: number }, Fault>
}

/** A keyed hash over octets. */
export type LinkSigner = {
  /** `LINK_MAC` octets. */
  readonly sign: (octets: Uint8Array) => Uint8Array
  /** In a time that tells nothing. */
  readonly isSigned: (octets: Uint8Array, mac: Uint8Array) => boolean
}

export const LINK_MAC = 32
/** Ids have 16; a token of this stays far below what the API takes. */
export const MAX_SUBJECT = 100

// Version, purpose, seconds since 1970 in five octets, subject, MAC.
const VERSION = 1
const PURPOSES: { readonly [purpose in LinkPurpose]: number } = {
  decision: 1,
  start: 2,
  invitation: 3,
  answer: 4,
  mailbox: 5,
}
/** Of a link that opens nothing, whatever is wrong with it. */
export const LINK_FAULTS: { readonly [purpose in LinkPurpose]: FaultCode } = {
  decision: "decision/link",
  start: "login/link",
  invitation: "login/link",
  answer: "answer/link",
  mailbox: "mailbox/link",
}
const SECONDS_AT = 2
const SUBJECT_AT = 7
const MAX_TOKEN = Math.ceil(((SUBJECT_AT + MAX_SUBJECT + LINK_MAC) * 4) / 3)
const BASE64URL = /^[\w-]+$/

export function openLinks(signer: LinkSigner, clock: Clock): Links {
  return {
    make: ({ purpose, subject, expiresAt }) => {
      const text = new TextEncoder().encode(subject)
      if (text.length > MAX_SUBJECT) throw new RangeError("the subject of a link is an id")
      const octets = new Uint8Array(SUBJECT_AT + text.length)
      const view = new DataView(octets.buffer)
      view.setUint8(0, VERSION)
      view.setUint8(1, PURPOSES[purpose])
      const seconds = Math.floor(expiresAt / 1000)
      view.setUint8(SECONDS_AT, Math.floor(seconds / 2 ** 32))
      view.setUint32(SECONDS_AT + 1, seconds % 2 ** 32)
      octets.set(text, SUBJECT_AT)
      const token = new Uint8Array(octets.length + LINK_MAC)
      token.set(octets)
      token.set(signer.sign(octets), octets.length)
      return token.toBase64({ alphabet: "base64url", omitPadding: true })
    },
    open: (token, purpose) => {
      const fault = err(new Fault(LINK_FAULTS[purpose], "link"))
      const octets = octetsOf(token)
      if (octets === undefined || octets.length < SUBJECT_AT + LINK_MAC) return fault
      const signed = octets.subarray(0, -LINK_MAC)
      if (!signer.isSigned(signed, octets.subarray(-LINK_MAC))) return fault
      // From here on it is ours, so it has our form.
      const view = new DataView(signed.buffer, signed.byteOffset)
      if (view.getUint8(0) !== VERSION || view.getUint8(1) !== PURPOSES[purpose]) return fault
      const seconds = view.getUint8(SECONDS_AT) * 2 ** 32 + view.getUint32(SECONDS_AT + 1)
      if (clock.now() >= seconds * 1000) return fault
      return ok({
        subject: new TextDecoder().decode(signed.subarray(SUBJECT_AT)),
        expiresAt: seconds * 1000,
      })
    },
  }
}

function octetsOf(token: string): Uint8Array | undefined {
  if (token.length > MAX_TOKEN || !BASE64URL.test(token)) return undefined
  try {
    const padded = token.padEnd(Math.ceil(token.length / 4) * 4, "=")
    return Uint8Array.fromBase64(padded, { alphabet: "base64url", lastChunkHandling: "strict" })
  } catch {
    return undefined // Bits left over: it was cut off, or altered at its end.
  }
}
