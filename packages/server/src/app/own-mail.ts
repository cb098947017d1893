/**
 * The ports of our own mail: a notice about a message, a report about what could not be delivered.
 *
 * Both have a null sender and are never answers to an automatic message or to a null sender; whoever asks for one has
 * looked at that (RFC 3834 §2, RFC 5321 §6.1).
 */
import type { Reason, Verdict } from "@sluis/core/policy/verdict"

import type { Envelope } from "./envelope.ts"
import type { Sight } from "./judged.ts"
import type { Reply } from "./reply.ts"

export type NoticeRequest = {
  /** Id of the message it is about. */
  readonly id: string
  readonly at: number
  /** Envelope sender of the message: the only recipient of the notice. */
  readonly to: string
  readonly messageId: string
  readonly verdict: Verdict
  readonly sight: Sight
  /** Of the envelope. */
  readonly recipients: number
  /** For a held message: when it is dropped. */
  readonly expiresAt: number
  /** The message itself needed SMTPUTF8. */
  readonly smtputf8: boolean
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeNotice = (request: NoticeRequest) => Promise<Uint8Array>

/** About a held message that will not be sent: somebody decided so, the sender did, or nobody decided in time. */
export type DropNoticeRequest = {
  readonly cause: "dropped" | "withdrawn" | "expired"
  /** Id of the held message. */
  readonly id: string
  /** When it was decided. */
  readonly at: number
  readonly arrivedAt: number
  readonly to: string
  readonly messageId: string
  readonly reasons: readonly Reason[]
  readonly sight: Sight | undefined
  /** Of the envelope. */
  readonly recipients: number
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeDropNotice = (request: DropNoticeRequest) => Promise<Uint8Array>

export type ReportRequest = {
  readonly id: string
  /** When the message arrived here. */
  readonly arrivedAt: number
  /** Of the failed message; only `recipients` are reported. */
  readonly envelope: Envelope
  readonly recipients: readonly {
    readonly recipient: number
    readonly reply: Reply
    readonly action: "failed" | "relayed"
    /** Given up because its time was up; `reply` is what the last attempt got. */
    readonly expired?: boolean
  }[]
  /**
   * Header of the copy that these recipients were sent (what their copies have in common), or all of it where `whole`;
   * empty where it can't be read any more. Never a header that shows one recipient's copy as if it were another's.
   */
  readonly original: Uint8Array
  /** RFC 3461 §4.3 RET=FULL, for a small message. */
  readonly whole?: boolean
  readonly at: number
}

export type ComposeReport = (request: ReportRequest) => Uint8Array
