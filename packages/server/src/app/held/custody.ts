/**
 * The port of what we took responsibility for: messages on disk, and what must still become of each recipient.
 *
 * The promise, in order: `take` resolves when message, copies, work list and own mail about it are on disk (synced);
 * only then is the client answered 250. `settle` resolves when what the next host answered is on disk. A crash in between
 * repeats a copy and never loses one. Everything is kept sealed: who reads the database sees numbers, times and rule ids.
 *
 * Every time is in milliseconds since 1970.
 */
import type { Splice } from "@sluis/core/rewrite/splice"
import type { Reason, Verdict } from "@sluis/core/policy/verdict"

import type { Envelope } from "../gate/envelope.ts"
import type { Sight } from "../gate/judged.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import type { Reply } from "../gate/reply.ts"

/** Thrown by `take`, `settle` and the like when the disk is full or gone: nothing was kept, trying again may help. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable"
}

/** Thrown by whatever opens what was kept: it was changed or broken, and trying again does not help. */
export class KeptBroken extends Error {
  override readonly name: string = "KeptBroken"
}

/** Why a message lies here. */
export type Purpose =
  /** One copy per recipient. */
  | "individualise"
  /** As it came: the next host took only some of its recipients, or the verdict asked for a delay. */
  | "deliver"
  /** Waits for a decision. */
  | "hold"
  /** Our own mail: a notice about a message, or a report that a copy could not be delivered (RFC 3464). */
  | "notice"
  | "report"

/** What some recipients get: the message with these splices. One body, n small lists. */
export type PlannedCopy = {
  readonly splices: readonly Splice[]
  /** Numbers in `envelope.recipients`; together the copies have every recipient exactly once. */
  readonly recipients: readonly number[]
}

export type Intake = {
  readonly id: string
  readonly purpose: Purpose
  readonly at: number
  /** When it is given up: a copy not delivered by then has failed, a held message not released is dropped. */
  readonly expiresAt: number
  readonly envelope: Envelope
  /** Our Received field, with its CRLF: goes before every copy. Empty for our own mail. */
  readonly prefix: Uint8Array
  readonly size: number
  readonly eightBit: boolean
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Empty for `hold`. */
  readonly copies: readonly PlannedCopy[]
  /** When the first attempt is due. Our process has claimed it when this is not later than `at`. */
  readonly dueAt: number
  readonly verdict: Verdict
  readonly sight: Sight | undefined
  /**
   * Keyed hash of sender, Message-ID and content: the same for every part of a message that came in several
   * transactions, and for one that is sent again.
   */
  readonly correlation: string
  /** Id of the message that this is about, for a notice or report; "" otherwise. */
  readonly about: string
}

export type Taken =
  | { readonly kind: "taken"; readonly noticed: boolean }
  /** A part of it to the same recipients is held already: nothing was added. */
  | { readonly kind: "held-already"; readonly id: string }
  /**
   * It was decided before what becomes of this correlation, and this part is no stricter (./later-part.ts); nothing was
   * added. The decision is to be followed.
   */
  | { readonly kind: "decided"; readonly decision: Decision }

/** What became of a held message. `as`: for a release, in individual copies or as it was. */
export type Decision =
  | {
      readonly kind: "release"
      readonly as: "copies" | "original"
      readonly showing: "self" | "visible"
      /** What was released had to wait for a second person. Absent: its sender might; also where it was not kept yet. */
      readonly releasableBy?: "second-person"
    }
  | { readonly kind: "drop" }

/** One message with recipients that are due. Leased: nobody else gets it until the lease ends or they are settled. */
export type Work = {
  readonly id: string
  readonly purpose: Purpose
  readonly at: number
  readonly expiresAt: number
  readonly envelope: Envelope
  readonly prefix: Uint8Array
  readonly size: number
  readonly eightBit: boolean
  readonly copies: readonly PlannedCopy[]
  /** Due recipients. */
  readonly due: readonly { readonly recipient: number; readonly attempts: number }[]
  readonly about: string
}

export type Settlement = {
  readonly id: string
  readonly recipient: number
  readonly outcome:
    | { readonly kind: "sent" }
    /** The reply is kept, sealed, for the report. */
    | { readonly kind: "later"; readonly reply: Reply; readonly dueAt: number }
    /** Reported, or nobody to report to. */
    | { readonly kind: "failed"; readonly reply: Reply }
}

export type Custody = {
  /**
   * Durable when it resolves. `notice` is our mail to the sender about it, queued in the same step, unless he was told the
   * same of this correlation before, or that it waits (then `noticed` is false). `ledger` goes with it, only when it is
   * "taken".
   */
  readonly take: (
    intake: Intake,
    notice: Intake | undefined,
    ledger?: readonly NewLedgerEntry[],
  ) => Promise<Taken>
  /** What was taken and leased to its taker, who has no hands free for it: it is due for whoever claims it. */
  readonly giveBack: (id: string) => Promise<void>
  /**
   * Messages with recipients due at `now`, at most `limit`, leased until `leaseUntil`. Oldest due first. Fewer where those
   * are large, yet one at least, so fewer than `limit` does not mean that nothing more is due.
   */
  readonly claim: (now: number, leaseUntil: number, limit: number) => Promise<readonly Work[]>
  /** The octets of a message, whole and checked against its seal. Rejects if it is gone. */
  readonly octets: (id: string) => Promise<Uint8Array>
  /**
   * Durable when it resolves. `reports` are queued in the same step as the failures they report, so neither is there
   * without the other. A message of which nobody is due any more is deleted, content first. The same once more, whether
   * or not it was kept the first time, changes nothing; a damaged message is settled like any other.
   */
  readonly settle: (settlements: readonly Settlement[], reports: readonly Intake[]) => Promise<void>
  /** Last reply that each recipient with one got, for a report about what expired. */
  readonly lastReplies: (id: string) => Promise<ReadonlyMap<number, Reply>>
  /** When the next recipient is due; undefined if nobody is. */
  readonly nextDue: () => Promise<number | undefined>
  /** Called when another process (the command line) changed what is due. */
  readonly onChange: (listener: () => void) => void
  /** What lies here, in numbers: for metrics. */
  readonly load: () => Promise<CustodyLoad>
}

export type CustodyLoad = {
  readonly queuedMessages: number
  readonly queuedRecipients: number
  readonly held: number
  /** Neither held nor sent, and can't be read: left alone until the next start, which tries again. */
  readonly damaged: number
  readonly oldestDue: number | undefined
}

/** A held message, as a list shows it: no address, no subject, no content. */
export type HeldSummary = {
  readonly id: string
  readonly at: number
  readonly expiresAt: number
  readonly size: number
  /** In the envelope. */
  readonly recipients: number
  readonly reasons: readonly Reason[]
  readonly releasableBy: "sender" | "second-person"
  readonly sight: Sight | undefined
  /** Other held parts of the same message (Exchange divides one over several transactions). */
  readonly parts: readonly string[]
  /** It can't be opened: here is what is not sealed, and neither its reasons nor its other parts are known. */
  readonly damaged?: true
}

export type HeldMessage = HeldSummary & {
  readonly envelope: Envelope
  readonly prefix: Uint8Array
  readonly eightBit: boolean
  readonly correlation: string
  readonly showing: "self" | "visible" | undefined
}

/** What is absent is not looked at. A message with several held parts is what its first part is. */
export type HeldFilter = {
  /** Id of a rule that is among its reasons. */
  readonly rule?: string | undefined
  /** As in its `sight`. */
  readonly department?: string | undefined
  /** One of these, at least one: for whoever looks after some departments only. */
  readonly departments?: readonly string[] | undefined
  readonly releasableBy?: "sender" | "second-person" | undefined
  /** Arrived then or later. */
  readonly since?: number | undefined
  /** Arrived before then. */
  readonly until?: number | undefined
  /** Address of the envelope's sender, however it is written. A message held before senders were kept has none. */
  readonly sender?: string | undefined
}

/** "expiring": whose time is over first. */
export type HeldOrder = "newest" | "oldest" | "expiring"

/** Held messages in one page. */
export const MAX_HELD_PAGE = 100

export type HeldPage = {
  readonly messages: readonly HeldSummary[]
  /** Of all pages together, exactly. */
  readonly total: number
  /** `after` of the next page; undefined where there is none. */
  readonly next: string | undefined
}

/** What was decided about one held message, or one part of it, by somebody or by time. */
export type HeldDecision = {
  readonly id: string
  readonly at: number
  readonly decidedAt: number
  readonly what: "release" | "drop" | "expired"
  /** For a release. */
  readonly as: "copies" | "original" | undefined
  /** Id of the person who decided; "" for the command line, for time, and where it was not kept yet. */
  readonly by: string
  readonly reason: string
  /** Of the policy, as in its sight; "" for none, and where it was not kept yet. */
  readonly department: string
  readonly recipients: number
  readonly rules: readonly string[]
}

/** Decisions in one page. */
export const MAX_DECISION_PAGE = 100

export type HeldDecisionPage = {
  readonly decisions: readonly HeldDecision[]
  readonly next: string | undefined
}

/** A part of a message that is decided about with the others. */
export type PartDecided = {
  readonly id: string
  /** Of the policy, as in its sight; "" for none. */
  readonly department: string
  /** Kept with it. */
  readonly ledger?: readonly NewLedgerEntry[]
}
export type PartReleased = PartDecided & { readonly copies: readonly PlannedCopy[] }
export type PartDropped = PartDecided & { readonly report: Intake | undefined }

export type DecisionNote = {
  readonly reason: string
  /** Id of the person who decided; "sender" for the link of a notice (./held.ts), "" for the command line and for time. */
  readonly by: string
  readonly at: number
}

/**
 * Ids of the parts of the same message that may stay behind: one more that waits was never seen by who decides, and nothing is
 * done. "any": whichever there are.
 */
export type OtherParts = readonly string[] | "any"

export type Held = {
  /** All there are, also what was set aside because it can't be opened: for the command line. */
  readonly list: () => Promise<readonly HeldSummary[]>
  /**
   * A page of them. A message with several held parts is there once, as the first that can be opened. `limit`: 1 to `MAX_HELD_PAGE`,
   * anything else rejects with a `RangeError`. After a cursor that no page gave there is nothing; one of a
   * page in another order may begin anywhere.
   */
  readonly page: (
    filter: HeldFilter,
    page: { readonly limit: number; readonly after?: string | undefined },
    order: HeldOrder,
  ) => Promise<HeldPage>
  /** Whether this one, also where it can't be opened and whichever part it is, fits the filter. */
  readonly matches: (id: string, filter: HeldFilter) => Promise<boolean>
  /** Ids that begin with these characters, also of what can't be opened. */
  readonly find: (prefix: string) => Promise<readonly string[]>
  /** Rejects with `KeptBroken`; `drop` opens nothing, and works then too. */
  readonly open: (id: string) => Promise<HeldMessage | undefined>
  /**
   * One step over all of a message, or nothing: these parts leave `held` and their copies are due at `now`, and the decision
   * is kept for later parts. False: they don't all wait any more, or one waits that is not among them nor among the `others`.
   */
  readonly release: (
    parts: readonly PartReleased[],
    decision: Extract<Decision, { readonly kind: "release" }>,
    note: DecisionNote & { readonly expiresAt: number },
    others: OtherParts,
  ) => Promise<boolean>
  /** As `release`, content first. Reports are queued in the same step. `decided`: somebody did, which counts for later parts too. False: time did. */
  readonly drop: (
    parts: readonly PartDropped[],
    note: DecisionNote & { readonly decided: boolean },
    others: OtherParts,
  ) => Promise<boolean>
  /** Held messages that expired by `now`. One that can't be opened is set aside: `load` counts it as damaged from then on. */
  readonly expired: (now: number) => Promise<readonly string[]>
  /**
   * What was decided, newest first: on its way and finished, as long as what is finished is kept. `limit`: 1 to
   * `MAX_DECISION_PAGE`, anything else rejects with a `RangeError`. After a cursor that no page gave there is nothing.
   */
  readonly decisions: (page: {
    readonly limit: number
    readonly after?: string | undefined
  }) => Promise<HeldDecisionPage>
  /** What was decided about this message; undefined while it waits, and when that is no longer kept. */
  readonly decisionOn: (id: string) => Promise<HeldDecision | undefined>
}

/** Deletes what nobody needs any more; what is kept how long is in the configuration. */
export type Retention = {
  readonly sweep: (now: number, keep: RetentionPeriods) => Promise<SweepResult>
}

/** Milliseconds. */
export type RetentionPeriods = {
  /** Row of a finished message: numbers, times and rule ids, no content. */
  readonly finished: number
  /** Decisions and that a notice was sent, by keyed hash. */
  readonly correlation: number
  /** Demonstration copies. */
  readonly outbox: number
  /** Counts per day and department (../statistics/counts.ts). */
  readonly statistics: number
  /** Recorded facts (../policy/records.ts). */
  readonly records: number
  /** Salts of the ledger (../ledger/ledger.ts), in whole days; its entries stay. */
  readonly ledger: number
}

export type SweepResult = {
  readonly finished: number
  readonly correlations: number
  readonly outbox: number
  /** That expired (../entries.ts). */
  readonly entries: number
  readonly statistics: number
  readonly records: number
  /** Entries of the ledger whose salts were erased. */
  readonly ledger: number
}
