/**
 * The ports of our own mail: a notice about a message, a report about what could not be delivered.
 *
 * Both have a null sender and are never answers to an automatic message or to a null sender; whoever asks for one has
 * looked at that (RFC 3834 §2, RFC 5321 §6.1).
 */
import type { PersonalLetter } from "@sluis/core/breach/letter/letter"
import type { Reason, Verdict } from "@sluis/core/policy/verdict"

import type { EndedCanary } from "../canary/canary.ts"
import type { Envelope } from "../gate/envelope.ts"
import type { Sight } from "../gate/judged.ts"
import type { Language } from "../language.ts"
import type { Reply } from "../gate/reply.ts"

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

/** That canaries were not caught, or are caught again: to somebody who keeps Sluis running or watches over privacy. */
export type CanaryAlertRequest = {
  readonly at: number
  readonly to: string
  /** Of whoever it is to. */
  readonly language: Language
  readonly red: readonly EndedCanary[]
  readonly green: readonly EndedCanary[]
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeCanaryAlert = (request: CanaryAlertRequest) => Promise<Uint8Array>

/** That something which is expected to send through Sluis fell silent, or sends again: to somebody who keeps Sluis running. */
export type CoverageAlertRequest = {
  readonly at: number
  readonly to: string
  readonly language: Language
  /** Names of the configuration. `days`: for how long nothing was seen, at least. */
  readonly silent: readonly { readonly name: string; readonly days: number }[]
  readonly seen: readonly string[]
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeCoverageAlert = (request: CoverageAlertRequest) => Promise<Uint8Array>

/** The report of a month to the process owner. */
export type MonthMailRequest = {
  readonly at: number
  readonly to: string
  readonly language: Language
  /** "2026-11" */
  readonly month: string
  /** PDF. */
  readonly paper: Uint8Array
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeMonthMail = (request: MonthMailRequest) => Promise<Uint8Array>

/** To somebody who is invited to the console. */
export type InvitationRequest = {
  readonly at: number
  readonly to: string
  readonly language: Language
  /** Name of who invites. */
  readonly by: string
  readonly link: string
  readonly validUntil: number
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeInvitation = (request: InvitationRequest) => Promise<Uint8Array>

/** To somebody with an account, who asked for it there: shows that the mailbox is his. */
export type MailboxLinkRequest = {
  readonly at: number
  readonly to: string
  readonly language: Language
  readonly link: string
  readonly validUntil: number
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeMailboxLink = (request: MailboxLinkRequest) => Promise<Uint8Array>

/** A letter about a breach: to one person, alone in its To field. */
export type BreachLetterRequest = {
  /** Its Message-ID is made of it: the same letter is the same message. */
  readonly id: string
  readonly at: number
  readonly from: { readonly name: string; readonly address: string }
  readonly letter: PersonalLetter
}

/** The whole message, CRLF, ready to be sent. */
export type ComposeBreachLetter = (request: BreachLetterRequest) => Promise<Uint8Array>
