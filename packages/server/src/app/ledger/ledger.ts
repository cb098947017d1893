/**
 * The port of the ledger: what happened is said to it, and it can never be unsaid.
 *
 * What is durable when: an entry that accompanies a change (the third argument of `Custody.take`, the last of
 * `Entries.add`, ...) is on disk in the same step as that change, so neither is there without the other. One that is
 * appended by itself is on disk when `append` resolves. A signed checkpoint follows within seconds (./ledger-signer.ts);
 * what was appended and not yet signed when the process died is signed after the next start.
 *
 * Deliberately left out: hashing and proofs (core/ledger), and who may read (contract/permission.ts).
 */
import type { LedgerAction, LedgerOrigin, LedgerResult, LedgerRole } from "@sluis/core/ledger/entry"

export type NewLedgerEntry = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly action: LedgerAction
  readonly role: LedgerRole
  /** As in core/ledger/entry.ts. */
  readonly object: string
  readonly result: LedgerResult
  /** Absent: that of the process. The gateway says "console" of what a person with an account did. */
  readonly origin?: LedgerOrigin
  readonly figures?: { readonly [name: string]: number }
  readonly words?: { readonly [name: string]: string }
  /** In the clear: only salted hashes of these enter the tree; salt and value are kept sealed beside it until erased. */
  readonly salted?: { readonly [name: string]: string }
  /** Id or address of the person whom the salted values are about; by it they are erased. Kept as a keyed hash. */
  readonly about?: string | undefined
}

/** Entries in one `append` or beside one change, and in one page. */
export const MAX_LEDGER_AT_ONCE = 1_000
/** UTF-16 units of a value that is salted: more than anybody types as a reason. */
export const MAX_SALTED_VALUE = 16 * 1024
/** Octets of a token of RFC 3161: one with all its certificates has some ten thousand. */
export const MAX_TIMESTAMP_OCTETS = 64 * 1024

/**
 * The tree is not an extension of what was signed before, or its entries are not what it was made of: somebody changed
 * history, or the disk did. Nothing is signed any more; `sluis ledger verify` says where.
 */
export class LedgerBent extends Error {
  override readonly name = "LedgerBent"
  /** What didn't match first, in fixed words of ours. */
  readonly where: string
  constructor(where: string) {
    super(`the ledger is not what was signed before: ${where}`)
    this.where = where
  }
}

export type KeptLedgerEntry = {
  readonly index: number
  /** Canonical JSON: what the leaf is the hash of. */
  readonly octets: Uint8Array
}

/** What opens one salted hash. */
export type Salt = { readonly name: string; readonly salt: Uint8Array; readonly value: string }

export type SignedCheckpoint = {
  readonly size: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** C2SP tlog-checkpoint, with all cosignatures so far. */
  readonly note: string
}

/** Over the checkpoint of this size. */
export type Timestamp = {
  readonly size: number
  /** When it was kept, by our clock: milliseconds since 1970. */
  readonly at: number
  /** TimeStampToken of RFC 3161, DER. */
  readonly token: Uint8Array
}

/**
 * All reject with `StoreUnavailable`, and with a `RangeError` for more than `MAX_LEDGER_AT_ONCE`, a value longer than
 * `MAX_SALTED_VALUE`, or a size that was never signed.
 */
export type Ledger = {
  /**
   * All or none, in this order. Gives the index of the first. Not where the disk is nearly full: that room is for mail, and
   * for what accompanies it.
   */
  readonly append: (entries: readonly NewLedgerEntry[]) => Promise<number>
  readonly size: () => Promise<number>
  /** The name that it signs by, and the public key of that name (C2SP signed-note, verifier key). */
  readonly key: () => Promise<{ readonly origin: string; readonly vkey: string }>
  /** From `first` on, fewer where there are fewer. */
  readonly entries: (first: number, limit: number) => Promise<readonly KeptLedgerEntry[]>
  /** Of entries by action and time (`since` included, `until` not), newest first: for a screen and for statistics. */
  readonly find: (
    filter: {
      readonly actions?: readonly LedgerAction[]
      readonly object?: string
      readonly since?: number
      readonly until?: number
    },
    /** `before`: an index. */
    page: { readonly limit: number; readonly before?: number | undefined },
  ) => Promise<readonly KeptLedgerEntry[]>
  /**
   * Of `entries` the first that `find` would not find by what it says, or any that it would find though it is not in the
   * tree; undefined where there is none.
   */
  readonly misfiled: (first: number, limit: number) => Promise<number | undefined>
  /** Hashes of a tile, 32 octets each, `width` of them (C2SP tlog-tiles); undefined where the tree has not got that far. */
  readonly tile: (level: number, index: number, width: number) => Promise<Uint8Array | undefined>
  /** What is left of the salts of one entry. */
  readonly salts: (index: number) => Promise<readonly Salt[]>
  /**
   * Erases every salt that is about this person: how many. That so many were erased is an entry, in the same step; where
   * there is none, nothing is said.
   */
  readonly erase: (about: string) => Promise<number>
  /** The last that was signed. */
  readonly checkpoint: () => Promise<SignedCheckpoint | undefined>
  /** The last that a witness put its name under, too. */
  readonly witnessed: () => Promise<SignedCheckpoint | undefined>
  /**
   * Signs the tree as it is now, if it grew; otherwise gives what was signed last. Throws `LedgerBent` where the tree is
   * not an extension of that, and from then on.
   */
  readonly sign: () => Promise<SignedCheckpoint>
  /**
   * Puts cosignatures (one signature line or more) under a checkpoint that was signed before. Of two of one witness the
   * later stays.
   */
  readonly cosigned: (size: number, signatures: string) => Promise<void>
  /** Token of RFC 3161 over a checkpoint. */
  readonly timestamped: (size: number, token: Uint8Array) => Promise<void>
  /** Kept then or later, oldest first, at most `MAX_LEDGER_AT_ONCE`. */
  readonly timestamps: (since: number) => Promise<readonly Timestamp[]>
}
