/**
 * The port of small records of which the meaning is their owner's: people, sessions, tokens, versions of the policy and the
 * like. They are found by id, by one key or by group, and changed by one at a time.
 *
 * `value` is sealed; `key` and `group` (a name, a hash of a secret) are kept as keyed hashes and can't be read back. `id` and
 * `at` stand in the open: an id is random, never a name, an address or a secret.
 *
 * What has expired is not there any more, for nobody, also before it is swept.
 *
 * Every time is in milliseconds since 1970.
 */
import type { NewLedgerEntry } from "./ledger/ledger.ts"

export type EntryKind =
  | "person"
  | "identity"
  | "session"
  | "token"
  | "link"
  | "policy"
  | "request"
  | "viewing"
  | "setting"
  | "invitation"
  | "canary"
  | "canary-request"
  /** Files of breaches (./breach/): what lists show, the message it is about, every step, everybody concerned, and mail to them. */
  | "breach"
  | "breach-message"
  | "breach-step"
  | "breach-person"
  | "breach-round"

/** UTF-16 units of a value: a policy of an organisation with many departments. */
export const MAX_ENTRY_VALUE = 256 * 1024
/** Entries in one answer. */
export const MAX_ENTRIES_LISTED = 500
/** Writes in one step: a record, what lists show of it, and one more. Above that it is no step but a batch. */
export const MAX_WRITES_TOGETHER = 10
/** Groups that one list is of: the states that a filter knows. */
export const MAX_GROUPS_LISTED = 10

export type Entry = {
  readonly id: string
  readonly at: number
  /** Undefined: it stays until it is removed. */
  readonly expiresAt: number | undefined
  /** 1 when it is added, and one more with each change. */
  readonly version: number
  readonly value: string
}

export type NewEntry = {
  readonly id: string
  /** Unique in its kind. */
  readonly key?: string | undefined
  readonly group?: string | undefined
  readonly at: number
  readonly expiresAt?: number | undefined
  readonly value: string
}

/** What is absent stays as it is. */
export type EntryChange = {
  readonly value: string
  readonly key?: string | undefined
  readonly group?: string | undefined
  readonly expiresAt?: number | undefined
}

export type EntryWrite =
  | { readonly write: "add"; readonly kind: EntryKind; readonly entry: NewEntry }
  | {
      readonly write: "change"
      readonly kind: EntryKind
      readonly id: string
      readonly version: number
      readonly change: EntryChange
    }

/** In the order of `at`; `next` is `after` of the next page, undefined where there is none. */
export type EntryPage = { readonly entries: readonly Entry[]; readonly next: string | undefined }

/**
 * `ledger` is kept in the same step as what it accompanies, and only where the answer is true.
 *
 * All reject with `StoreUnavailable`, and with a `RangeError` for a value longer than `MAX_ENTRY_VALUE`, a limit that is
 * not 1 to `MAX_ENTRIES_LISTED`, and more of anything than is said.
 */
export type Entries = {
  readonly find: (kind: EntryKind, id: string) => Promise<Entry | undefined>
  readonly findByKey: (kind: EntryKind, key: string) => Promise<Entry | undefined>
  /** One answer for each id, at most `MAX_ENTRIES_LISTED`; "damaged": it is there, and can't be read. */
  readonly findEach: (
    kind: EntryKind,
    ids: readonly string[],
  ) => Promise<readonly (Entry | "damaged" | undefined)[]>
  /** Oldest first, but for `newestFirst`; `groups`: of these alone. After a cursor that no page gave there is nothing. */
  readonly list: (
    kind: EntryKind,
    page: {
      readonly limit: number
      readonly after?: string | undefined
      readonly newestFirst?: boolean
      readonly groups?: readonly string[] | undefined
    },
  ) => Promise<EntryPage>
  /** The newest first. */
  readonly inGroup: (kind: EntryKind, group: string, limit: number) => Promise<readonly Entry[]>
  /** False: its id or key is taken, and nothing was added. */
  readonly add: (kind: EntryKind, entry: NewEntry, ledger?: readonly NewLedgerEntry[]) => Promise<boolean>
  /** Only if it still has this version. False: it was changed meanwhile or is gone, or the key is taken. */
  readonly change: (
    kind: EntryKind,
    id: string,
    version: number,
    change: EntryChange,
    ledger?: readonly NewLedgerEntry[],
  ) => Promise<boolean>
  /** All of them in one step, at most `MAX_WRITES_TOGETHER`. False: one of them could not be, and none was. */
  readonly together: (writes: readonly EntryWrite[], ledger?: readonly NewLedgerEntry[]) => Promise<boolean>
  /** False: there was none. Of two who remove the same one, one gets true: so what is single-use is used once. */
  readonly remove: (kind: EntryKind, id: string, ledger?: readonly NewLedgerEntry[]) => Promise<boolean>
  /** How many there were. */
  readonly removeGroup: (kind: EntryKind, group: string) => Promise<number>
}
