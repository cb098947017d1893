/**
 * A message: immutable octets and a tree of offsets into them.
 *
 * Why this module exists: the guard must be able to say *where* something stands and to change that place alone.
 * Nothing here is a copy of the message and nothing is ever serialised again; decoded views are made on demand
 * (./body.ts). Grammar: RFC 5322, RFC 2045, RFC 2046, RFC 6532.
 *
 * Deliberately out of scope: what the parts mean (facts/) and who is in an address field (./address-list.ts).
 */
import type { Header } from "./header.ts"
import type { LimitName } from "./limits.ts"

export type Message = {
  /** The octets that all offsets of this message point into: the file itself, or the decoded body of a part. */
  readonly bytes: Uint8Array
  readonly root: Part
  /** Every part of the tree in document order, the root first, embedded messages' parts not included. */
  readonly parts: readonly Part[]
  /** The limits that were reached: what lies behind them was not read. Empty for a message that was read whole. */
  readonly beyond: readonly LimitName[]
}

export type TransferEncoding = "identity" | "base64" | "quoted-printable" | "uuencode" | "unknown"

export type Part = {
  /** IMAP style position (RFC 9051 §6.4.5.1): "" for the root, "1.2" for the second part of the first part. */
  readonly path: string
  readonly header: Header
  /** Octet range of the body, still encoded; the line end before a boundary delimiter belongs to the delimiter. */
  readonly bodyStart: number
  readonly bodyEnd: number
  /** Media type in lower case, e.g. "text/plain"; what a missing or unreadable Content-Type means is already filled in. */
  readonly type: string
  /** Content-Type parameters by lower-case name, RFC 2231 forms decoded and joined. */
  readonly parameters: ReadonlyMap<string, string>
  readonly disposition: "inline" | "attachment" | "none"
  /** Decoded file name of Content-Disposition or Content-Type; empty if there is none. */
  readonly filename: string
  readonly encoding: TransferEncoding
  /** The parts of a multipart. */
  readonly children: readonly Part[]
  /** The message inside a message/rfc822 (message/global) part or an attached .eml, with octets of its own. */
  readonly embedded: Message | undefined
}
