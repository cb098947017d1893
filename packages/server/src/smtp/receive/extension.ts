/**
 * What a client is offered in reply to EHLO: what we can do and the next host can do as well.
 *
 * Why not ours alone: there is no way to pass on 8-bit content, UTF-8 addresses or a request for a report to a host that does
 * not take them, but for changing the message. So they are offered only while the next host offers them.
 *
 * Before the next host has answered, nobody knows what that is. A client that misses an extension acts on it without
 * asking: Postfix bounces what needs SMTPUTF8, and re-encodes 8-bit content, which breaks signatures. So everything is
 * offered then, and no mail is taken (transaction.ts).
 *
 * Deliberately absent: CHUNKING and BINARYMIME (RFC 3030), for a client that uses them could not be passed on to every host.
 */
import type { Offers } from "../../app/queue/relay.ts"

export type Extensions = {
  /** Octets that are announced (RFC 1870); undefined: nothing was, the client said HELO. */
  readonly size: number | undefined
  readonly pipelining: boolean
  readonly eightBitMime: boolean
  readonly smtputf8: boolean
  readonly dsn: boolean
  readonly startTls: boolean
  readonly authentication: boolean
}

const EVERYTHING = { eightBitMime: true, smtputf8: true, dsn: true }

/** To a client that said HELO, or nothing yet. */
export const NO_EXTENSIONS: Extensions = {
  size: undefined,
  pipelining: false,
  eightBitMime: false,
  smtputf8: false,
  dsn: false,
  startTls: false,
  authentication: false,
}

/** Our Received field (app/gate/received.ts): names of 255 octets, an address, TLS, identifier and date. */
export const RECEIVED_OCTETS = 1024
/**
 * What a copy may grow by beyond that: a DKIM signature (with an RSA key of 4096 bits some 1.3 KiB), `To:
 * undisclosed-recipients:;` in the place of a shorter field, and a space behind the commas of Reply-To. All else that
 * core/rewrite does takes away. A calendar that is encoded anew does not grow either, if it was encoded as RFC 2045 §6.7
 * and §6.8 say, in lines of 76.
 */
export const REWRITING_OCTETS = 3 * 1024

/** The largest message, in octets, that can be passed on with what we add. `offers` undefined: ours alone. */
export function messageOctetsTaken(ours: number, offers: Offers | undefined): number {
  // RFC 1870 §4: 0 is no limit.
  const theirs = offers?.size ?? 0
  if (theirs <= 0) return ours
  // A next host that takes next to nothing still gets something; and never 0, which would be no limit.
  const added = Math.min(RECEIVED_OCTETS + REWRITING_OCTETS, Math.floor(theirs / 2))
  return Math.min(ours, theirs - added)
}

/** `offers` undefined: the next host has not answered yet. `size`: octets. */
export function extensionsOffered(
  ours: { readonly size: number; readonly startTls: boolean; readonly authentication: boolean },
  offers: Offers | undefined,
): Extensions {
  const { eightBitMime, smtputf8, dsn } = offers ?? EVERYTHING
  return { ...ours, pipelining: true, eightBitMime, smtputf8, dsn }
}

/** RFC 5321 §4.1.1.1. */
export function ehloReply(hostName: string, extensions: Extensions): string {
  return (
    `250-${hostName}\r\n250-PIPELINING\r\n250-SIZE ${extensions.size ?? 0}\r\n` +
    (extensions.eightBitMime ? "250-8BITMIME\r\n" : "") +
    (extensions.smtputf8 ? "250-SMTPUTF8\r\n" : "") +
    (extensions.dsn ? "250-DSN\r\n" : "") +
    (extensions.startTls ? "250-STARTTLS\r\n" : "") +
    (extensions.authentication ? "250-AUTH PLAIN LOGIN\r\n" : "") +
    "250 ENHANCEDSTATUSCODES\r\n"
  )
}
