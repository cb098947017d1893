/**
 * What the main thread asks of the thread that has the database, and what it gets.
 *
 * Flat values, few objects: handing an object over costs the main thread more than anything else here. What is to be sealed
 * comes as text or octets; its meaning is known on the main thread alone (record.ts).
 */
import type { LedgerAction, LedgerOrigin } from "@sluis/core/ledger/entry"

import type {
  CustodyLoad,
  Decision,
  HeldDecision,
  HeldOrder,
  OtherParts,
  Purpose,
} from "../app/held/custody.ts"
import type { Count } from "../app/statistics/counts.ts"
import type { EntryKind } from "../app/entries.ts"
import type { KeptLedgerEntry, Salt, Timestamp } from "../app/ledger/ledger.ts"
import type { FactsRecord } from "../app/policy/records.ts"

/** A message as it is to be kept. */
export type NewMessage = {
  readonly id: string
  readonly purpose: Purpose
  readonly at: number
  readonly expiresAt: number
  readonly size: number
  readonly eightBit: boolean
  /** In the envelope; all of them are due, but for `hold`. */
  readonly recipients: number
  readonly dueAt: number
  /** End of the lease where our process has it at once, otherwise `dueAt`. */
  readonly readyAt: number
  readonly verdict: string
  readonly rules: string
  readonly releasableBy: "sender" | "second-person" | null
  readonly correlation: string
  /** Keyed hashes; "" where it can't be found by it. */
  readonly audience: string
  readonly sender: string
  readonly department: string
  readonly about: string
  readonly record: string
  readonly plan: string
  readonly content: NewContent
}

export type NewContent =
  | { readonly kind: "whole"; readonly octets: Uint8Array }
  /** Written before, with this key. */
  | { readonly kind: "pieces"; readonly key: Uint8Array; readonly pieces: number }

export type NewPiece = {
  /** It may use the room that is kept for settling (reserve.ts). */
  readonly reserved: boolean
  readonly id: string
  readonly number: number
  readonly last: boolean
  readonly key: Uint8Array
  readonly octets: Uint8Array
}

export type TakeAnswer =
  | { readonly kind: "taken"; readonly noticed: boolean }
  | { readonly kind: "held-already"; readonly id: string }
  | { readonly kind: "decided"; readonly decision: Decision }

export type ClaimedMessage = {
  readonly id: string
  readonly purpose: Purpose
  readonly at: number
  readonly expiresAt: number
  readonly size: number
  readonly eightBit: boolean
  readonly about: string
  readonly record: string
  readonly plan: string
  readonly due: readonly { readonly recipient: number; readonly attempts: number }[]
}

export type OneSettlement = {
  readonly id: string
  readonly recipient: number
  readonly kind: "sent" | "later" | "failed"
  readonly reply: string | null
  readonly dueAt: number
}

export type HeldRow = {
  readonly id: string
  readonly at: number
  readonly expiresAt: number
  readonly size: number
  readonly eightBit: boolean
  readonly correlation: string
  readonly record: string
  readonly parts: readonly string[]
}

/** A held message that can't be opened: what is not sealed of it. */
export type DamagedRow = Pick<HeldRow, "id" | "at" | "expiresAt" | "size"> & {
  readonly recipients: number
  readonly releasableBy: "sender" | "second-person" | null
}

/** Behind the last row of a page: its place in the order, and its id. */
export type Place = { readonly at: number; readonly id: string }

/** "": any. */
export type HeldWanted = {
  /** One that a rule of `message.rules` has spaces around. */
  readonly rule: string
  /** Keyed hashes. */
  readonly department: string
  /** Several with spaces around each; "" for any. */
  readonly departments: string
  readonly sender: string
  readonly releasableBy: string
  readonly since: number
  readonly until: number
}

/** One part of what is decided about. */
export type PartAsks = { readonly id: string; readonly note: string; readonly ledger: LedgerRows }

export type DecisionAsks = {
  readonly at: number
  /** Parts that may stay behind. */
  readonly others: OtherParts
}

export type DecisionRow = {
  readonly id: string
  readonly purpose: Purpose
  readonly at: number
  readonly decidedAt: number
  /** Null: in the older form, in which the note is the reason. */
  readonly decision: HeldDecision["what"] | null
  readonly note: string
  readonly recipients: number
  readonly rules: string
}

/** Behind the last record of a page. */
export type FactsPlace = { readonly at: number; readonly number: number }

export type EntryRow = {
  readonly id: string
  readonly at: number
  readonly expiresAt: number | null
  readonly version: number
  readonly value: string
}

export type EntryAddAsks = {
  readonly kind: EntryKind
  readonly id: string
  readonly key: string | null
  readonly group: string | null
  readonly at: number
  readonly expiresAt: number | null
  readonly value: string
  readonly now: number
}

export type EntryChangeAsks = {
  readonly kind: EntryKind
  readonly id: string
  readonly version: number
  readonly value: string
  /** Undefined: as it is. */
  readonly key: string | undefined
  readonly group: string | undefined
  readonly expiresAt: number | undefined
  readonly now: number
}

export type EntryWriteAsks =
  | { readonly write: "add"; readonly asks: EntryAddAsks }
  | { readonly write: "change"; readonly asks: EntryChangeAsks }

export type NewOutboxEntry = {
  readonly id: string
  readonly at: number
  readonly size: number
  readonly record: string
  readonly content: NewContent
}

export type OutboxRow = {
  readonly number: number
  readonly at: number
  readonly size: number
  readonly record: string
}

/** Entries of the ledger, as ledger-rows.ts writes them; "" for none. */
export type LedgerRows = string

/** What it signs by, and the tree as it is. */
export type LedgerState = {
  readonly origin: string
  readonly size: number
  readonly frontier: Uint8Array
}

export type LedgerCheckpoint = {
  readonly size: number
  readonly at: number
  readonly note: string
  /** As the tree was then. */
  readonly frontier: Uint8Array
}

export type Periods = {
  readonly finished: number
  readonly damaged: number
  readonly correlation: number
  readonly outbox: number
  readonly entries: number
  readonly statistics: number
  readonly facts: number
  readonly ledger: number
}

/** Name of an operation -> what it takes and gives. */
export type Operations = {
  readonly take: {
    readonly asks: {
      readonly message: NewMessage
      readonly notice: NewMessage | undefined
      readonly ledger: LedgerRows
    }
    readonly gives: TakeAnswer
  }
  readonly putPiece: { readonly asks: NewPiece; readonly gives: undefined }
  /** Removes pieces that nothing refers to; true if there may be more. */
  readonly prune: { readonly asks: { readonly id: string }; readonly gives: boolean }
  readonly giveBack: { readonly asks: { readonly id: string }; readonly gives: undefined }
  readonly claim: {
    readonly asks: { readonly now: number; readonly leaseUntil: number; readonly limit: number }
    readonly gives: readonly ClaimedMessage[]
  }
  /** Undefined if there is no such piece. */
  readonly readPiece: {
    readonly asks: { readonly id: string; readonly number: number }
    readonly gives: { readonly octets: Uint8Array; readonly pieces: number } | undefined
  }
  readonly settle: {
    readonly asks: {
      readonly settlements: readonly OneSettlement[]
      readonly reports: readonly NewMessage[]
      readonly at: number
    }
    readonly gives: undefined
  }
  readonly lastReplies: {
    readonly asks: { readonly id: string }
    readonly gives: readonly { readonly recipient: number; readonly reply: string }[]
  }
  readonly nextDue: { readonly asks: undefined; readonly gives: number | undefined }
  readonly load: { readonly asks: undefined; readonly gives: CustodyLoad }
  /** Held messages in the order of their ids, after this one. */
  readonly heldAfter: {
    readonly asks: { readonly after: string; readonly limit: number }
    readonly gives: { readonly rows: readonly (HeldRow | DamagedRow)[]; readonly next: string | undefined }
  }
  readonly heldWith: { readonly asks: { readonly prefix: string }; readonly gives: readonly string[] }
  readonly heldPage: {
    readonly asks: {
      readonly order: HeldOrder
      readonly wanted: HeldWanted
      /** Undefined: from the start. */
      readonly after: Place | undefined
      readonly limit: number
    }
    readonly gives: {
      readonly rows: readonly (HeldRow | DamagedRow)[]
      readonly total: number
      readonly next: Place | undefined
    }
  }
  readonly heldMatches: {
    readonly asks: { readonly id: string; readonly wanted: HeldWanted }
    readonly gives: boolean
  }
  readonly openHeld: { readonly asks: { readonly id: string }; readonly gives: HeldRow | undefined }
  /** False: nothing was done. */
  readonly release: {
    readonly asks: DecisionAsks & {
      readonly parts: readonly (PartAsks & { readonly plan: string })[]
      readonly decision: Extract<Decision, { readonly kind: "release" }>
      readonly expiresAt: number
    }
    readonly gives: boolean
  }
  /** False: nothing was done. */
  readonly drop: {
    readonly asks: DecisionAsks & {
      readonly parts: readonly PartAsks[]
      readonly decided: boolean
      readonly reports: readonly NewMessage[]
    }
    readonly gives: boolean
  }
  readonly decisions: {
    readonly asks: { readonly after: Place | undefined; readonly limit: number }
    readonly gives: { readonly rows: readonly DecisionRow[]; readonly next: Place | undefined }
  }
  readonly decisionOn: { readonly asks: { readonly id: string }; readonly gives: DecisionRow | undefined }
  readonly expired: { readonly asks: { readonly now: number }; readonly gives: readonly string[] }
  /** One step: how many rows of each went, at most `limit`. */
  readonly sweep: {
    readonly asks: { readonly now: number; readonly before: Periods; readonly limit: number }
    readonly gives: Periods & { readonly checkpoints: number }
  }
  readonly outboxPut: { readonly asks: NewOutboxEntry; readonly gives: number }
  readonly outboxList: { readonly asks: { readonly limit: number }; readonly gives: readonly OutboxRow[] }
  readonly outboxFind: {
    readonly asks: { readonly number: number }
    readonly gives: (OutboxRow & { readonly id: string }) | undefined
  }
  /** One step: how many entries went. */
  readonly outboxClear: { readonly asks: { readonly limit: number }; readonly gives: number }
  readonly accountFind: { readonly asks: { readonly hash: string }; readonly gives: string | undefined }
  readonly accountPut: {
    readonly asks: { readonly hash: string; readonly account: string; readonly ledger: LedgerRows }
    readonly gives: undefined
  }
  readonly accountRemove: {
    readonly asks: { readonly hash: string; readonly ledger: LedgerRows }
    readonly gives: boolean
  }
  readonly accountList: { readonly asks: undefined; readonly gives: readonly string[] }
  readonly entryFind: {
    readonly asks: { readonly kind: EntryKind; readonly id: string; readonly now: number }
    readonly gives: EntryRow | undefined
  }
  readonly entryFindByKey: {
    readonly asks: { readonly kind: EntryKind; readonly key: string; readonly now: number }
    readonly gives: EntryRow | undefined
  }
  /** Null: there is none. */
  readonly entryFindEach: {
    readonly asks: { readonly kind: EntryKind; readonly ids: readonly string[]; readonly now: number }
    readonly gives: readonly (EntryRow | "damaged" | null)[]
  }
  /** Fewer than `limit` where they are large. */
  readonly entryList: {
    readonly asks: {
      readonly kind: EntryKind
      /** Undefined: of all groups and none. */
      readonly groups: readonly string[] | undefined
      readonly order: "newest" | "oldest"
      readonly after: Place | undefined
      readonly limit: number
      readonly now: number
    }
    readonly gives: { readonly rows: readonly EntryRow[]; readonly next: Place | undefined }
  }
  readonly entryAdd: {
    readonly asks: EntryAddAsks & { readonly ledger: LedgerRows }
    readonly gives: boolean
  }
  readonly entryChange: {
    readonly asks: EntryChangeAsks & { readonly ledger: LedgerRows }
    readonly gives: boolean
  }
  /** False: one could not be written, and none was. */
  readonly entryTogether: {
    readonly asks: { readonly writes: readonly EntryWriteAsks[]; readonly ledger: LedgerRows }
    readonly gives: boolean
  }
  readonly entryRemove: {
    readonly asks: {
      readonly kind: EntryKind
      readonly id: string
      readonly now: number
      readonly ledger: LedgerRows
    }
    readonly gives: boolean
  }
  /** One step: how many went. */
  readonly entryRemoveGroup: {
    readonly asks: {
      readonly kind: EntryKind
      readonly group: string
      readonly limit: number
      readonly now: number
    }
    readonly gives: number
  }
  readonly countAdd: { readonly asks: { readonly increments: readonly Count[] }; readonly gives: undefined }
  readonly countRead: {
    readonly asks: {
      /** Behind this one; with empty names, from that day on. */
      readonly after: Omit<Count, "value">
      readonly toDay: string
      readonly limit: number
    }
    readonly gives: readonly Count[]
  }
  readonly factsAdd: {
    readonly asks: { readonly records: readonly FactsRecord[] }
    readonly gives: undefined
  }
  readonly factsScan: {
    readonly asks: { readonly since: number; readonly after: FactsPlace | undefined; readonly limit: number }
    readonly gives: { readonly records: readonly FactsRecord[]; readonly next: FactsPlace | undefined }
  }
  /** Undefined before it was begun. */
  readonly ledgerState: { readonly asks: undefined; readonly gives: LedgerState | undefined }
  /** Nothing where another process was first. */
  readonly ledgerBegin: {
    readonly asks: { readonly origin: string; readonly ledger: LedgerRows }
    readonly gives: undefined
  }
  /** Index of the first. */
  readonly ledgerAppend: { readonly asks: { readonly ledger: LedgerRows }; readonly gives: number }
  readonly ledgerEntries: {
    readonly asks: { readonly first: number; readonly limit: number }
    readonly gives: readonly KeptLedgerEntry[]
  }
  /** Index of the first of these that `ledgerFind` would not find by what it says, or of one that it would though it is not in the tree. */
  readonly ledgerMisfiled: {
    readonly asks: { readonly first: number; readonly limit: number }
    readonly gives: number | undefined
  }
  readonly ledgerFind: {
    readonly asks: {
      readonly actions: readonly LedgerAction[]
      /** "": of any. */
      readonly object: string
      readonly since: number
      readonly until: number
      readonly before: number
      readonly limit: number
    }
    readonly gives: readonly KeptLedgerEntry[]
  }
  readonly ledgerTile: {
    readonly asks: { readonly level: number; readonly index: number; readonly width: number }
    readonly gives: Uint8Array | undefined
  }
  readonly ledgerSalts: { readonly asks: { readonly index: number }; readonly gives: readonly Salt[] }
  /** `about`: keyed hash. How many salts there were. */
  readonly ledgerErase: {
    readonly asks: { readonly about: string; readonly now: number }
    readonly gives: number
  }
  /** Appends to `frontier` what the entries from `from` until `to` hash to now; undefined where one is not what its leaf says. */
  readonly ledgerRehash: {
    readonly asks: { readonly frontier: Uint8Array; readonly from: number; readonly to: number }
    readonly gives: Uint8Array | undefined
  }
  /** The last. */
  readonly ledgerCheckpoint: { readonly asks: undefined; readonly gives: LedgerCheckpoint | undefined }
  /** The last with a second signature under it. */
  readonly ledgerWitnessed: { readonly asks: undefined; readonly gives: LedgerCheckpoint | undefined }
  readonly ledgerSigned: { readonly asks: LedgerCheckpoint; readonly gives: undefined }
  /** False: there is no such checkpoint. */
  readonly ledgerCosigned: {
    readonly asks: { readonly size: number; readonly lines: readonly string[] }
    readonly gives: boolean
  }
  /** False: there is no such checkpoint. */
  readonly ledgerTimestamped: {
    readonly asks: { readonly size: number; readonly at: number; readonly token: Uint8Array }
    readonly gives: boolean
  }
  readonly ledgerTimestamps: {
    readonly asks: { readonly since: number; readonly limit: number }
    readonly gives: readonly Timestamp[]
  }
}

export type Operation = keyof Operations

/** These change nothing, so a group of them needs no lock and no sync. */
export const READING: ReadonlySet<Operation> = new Set<Operation>([
  "readPiece",
  "lastReplies",
  "nextDue",
  "load",
  "heldAfter",
  "heldWith",
  "heldPage",
  "heldMatches",
  "openHeld",
  "decisions",
  "decisionOn",
  "outboxList",
  "outboxFind",
  "accountFind",
  "accountList",
  "entryFind",
  "entryFindByKey",
  "entryFindEach",
  "entryList",
  "countRead",
  "factsScan",
  "ledgerState",
  "ledgerEntries",
  "ledgerFind",
  "ledgerTile",
  "ledgerSalts",
  "ledgerRehash",
  "ledgerCheckpoint",
  "ledgerWitnessed",
  "ledgerTimestamps",
])

export type Request<Name extends Operation = Operation> = {
  readonly [N in Name]: { readonly name: N; readonly asks: Operations[N]["asks"] }
}[Name]

export type Answer =
  | { readonly kind: "done"; readonly value: unknown }
  /** Nothing of it was kept; `why` is SQLite's name for it. */
  | { readonly kind: "unavailable"; readonly why: string }
  /** A seal is broken: of this message. */
  | { readonly kind: "damaged"; readonly id: string }
  /** A mistake of ours. */
  | { readonly kind: "bug"; readonly what: string }

export type ToWorker =
  | { readonly kind: "requests"; readonly requests: readonly (Request & { readonly ticket: number })[] }
  /** Tell when another process has committed. */
  | { readonly kind: "watch" }
  | { readonly kind: "checkpoint"; readonly ticket: number }
  | { readonly kind: "close" }

export type StoreFault = {
  readonly kind:
    /** Made by a newer Sluis. */
    | "newer-database"
    /** Sealed with another key. */
    | "wrong-key"
    | "unavailable"
  /** SQLite's or the system's name for it, or the version that was found; "" where there is nothing to add. */
  readonly detail: string
  /** Of "unavailable": the one file that this user may not open. */
  readonly file?: string
}

export type FromWorker =
  | { readonly kind: "opened"; readonly fault: StoreFault | undefined }
  | {
      readonly kind: "answers"
      readonly answers: readonly { readonly ticket: number; readonly answer: Answer }[]
    }
  | { readonly kind: "changed" }
  /** Found while doing something else. */
  | { readonly kind: "damaged"; readonly id: string }
  /** A damaged message was swept: nobody restored it in time. */
  | { readonly kind: "lost"; readonly id: string }

export type WorkerOptions = {
  readonly path: string
  readonly sealingKey: Uint8Array
  readonly reclaim: boolean
  /** Of entries that the store makes itself. */
  readonly origin: LedgerOrigin
  readonly maxPages: number | undefined
}
