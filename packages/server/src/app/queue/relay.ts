/**
 * The port through which mail leaves: to the next host, or to the outbox of a demonstration.
 *
 * The promise: `accepted` means that the next host has taken responsibility (RFC 5321 §6.1). Everything else means that
 * nobody was sent anything, but for what nobody can know: a connection that broke after the last dot. That counts as not
 * accepted, so it may be sent twice and is never lost.
 */
import type { Envelope } from "../gate/envelope.ts"
import type { Reply } from "../gate/reply.ts"

export type Outgoing = {
  readonly envelope: Envelope
  /** Octets of all pieces together, before dot-stuffing. */
  readonly size: number
  readonly eightBit: boolean
  /** In order: our Received field, then the message. May be asked for again, for another host. */
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** All recipients or none: where the next host refuses some of them, nothing is sent (`divided`). */
  readonly whole: boolean
}

export type RefusedRecipient = {
  /** Number in `envelope.recipients`. */
  readonly recipient: number
  readonly reply: Reply
}

export type RelayOutcome =
  /** For everybody but `refused`. */
  | { readonly kind: "accepted"; readonly reply: Reply; readonly refused: readonly RefusedRecipient[] }
  /** For nobody: the reply to MAIL, to every RCPT or to the data. `refused`: what each recipient was answered, if so. */
  | { readonly kind: "refused"; readonly reply: Reply; readonly refused: readonly RefusedRecipient[] }
  /** `whole` was asked for, and some were refused. Nothing was sent. */
  | { readonly kind: "divided"; readonly refused: readonly RefusedRecipient[] }
  /** No host answered to the end. `reply` is our own 4xx for it. `unasked`: no host was sent any of this message. */
  | { readonly kind: "unreachable"; readonly reply: Reply; readonly unasked?: true }

/** Extensions that matter to a client of ours: we offer what the next host offers. */
export type Offers = {
  readonly eightBitMime: boolean
  readonly smtputf8: boolean
  readonly dsn: boolean
  /** Octets; undefined: no limit said. */
  readonly size: number | undefined
}

export type Relay = {
  /** Never throws; `stop` aborts what is waiting or under way. */
  readonly send: (outgoing: Outgoing, stop?: AbortSignal) => Promise<RelayOutcome>
  /** By the last EHLO of every host; undefined until one has answered. */
  readonly offers: () => Offers | undefined
  /** Calls back when a host that was left alone, or broke something off, has answered since. Absent: none ever is. */
  readonly onReachable?: (listener: () => void) => void
  /** Finishes what is under way, closes the connections. */
  readonly close: () => Promise<void>
}
