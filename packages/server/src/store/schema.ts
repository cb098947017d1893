/**
 * The tables, as Kysely knows them; migrations.ts makes them.
 *
 * Open: numbers, times, purposes, states, kinds, random ids, rule ids, names of counts, keyed hashes and the ledger, in
 * which nothing leads to a person. Everything else is in a column that is called `sealed` or `sealed_…`, or lies in
 * `sealed`, `piece` or `account`; the department of a count is sealed so that the same name is always the same text
 * (sealed-name.ts).
 *
 * What changes often (message, recipient) is apart from what is large (sealed, piece): changing a row writes all of it.
 */
import type { LedgerAction } from "@sluis/core/ledger/entry"
import type { Generated } from "kysely"

import type { HeldDecision, Purpose } from "../app/held/custody.ts"
import type { EntryKind } from "../app/entries.ts"

/** "damaged": it could not be opened, so it is left alone until the next start, and given up long after its time. */
export type State = "queued" | "held" | "damaged"
export type RecipientState = "due" | "sent" | "failed"

/** 0 or 1: SQLite has no other. */
export type Flag = 0 | 1

/**
 * What the sender was told: nothing; that it goes separately, or what somebody has decided about since; that it waits. An
 * earlier build wrote 1 for the last as well: who was told then may be told once more, and nobody is left out.
 */
export type Told = 0 | 1 | 2

/** Every time is in milliseconds since 1970. */
export type Tables = {
  readonly message: {
    readonly id: string
    readonly purpose: Purpose
    readonly state: State
    readonly at: number
    readonly expires_at: number
    readonly size: number
    readonly eight_bit: Flag
    /** In the envelope; due; settled as sent; settled as failed. */
    readonly recipients: number
    readonly due: number
    readonly sent: number
    readonly failed: number
    /** Not later than the earliest `ready_at` of its due recipients; null while it is held. */
    readonly next_at: number | null
    readonly verdict: string
    /** Ids of rules with spaces between. */
    readonly rules: string
    readonly releasable_by: "sender" | "second-person" | null
    readonly correlation: string
    /** Keyed hash of the recipients of a held message; "" for others. */
    readonly audience: string
    readonly about: string
    /** Of content in `piece`; 0: it is in `sealed`. */
    readonly pieces: number
    /** Why somebody decided so, and who; where `decision` is null, why alone. */
    readonly sealed_note: Uint8Array | null
    /** Keyed hashes, of a held message; "" for others, and where it has none. */
    readonly sender: string
    readonly department: string
    /** Of the held parts of a message the first: the one that a list shows. */
    readonly leads: Flag
    /** Null while nobody decided, and where it was not kept yet. */
    readonly decision: HeldDecision["what"] | null
    /** Null: nothing was decided. */
    readonly decided_at: number | null
  }
  readonly recipient: {
    readonly message_id: string
    readonly number: number
    readonly state: RecipientState
    readonly attempts: number
    readonly due_at: number
    /** When it can be claimed: `due_at`, or the end of the lease where that is later. */
    readonly ready_at: number
    readonly sealed_reply: Uint8Array | null
  }
  /** Of a message, or of an entry of the outbox. Without this row nothing of it can be read any more, pieces neither. */
  readonly sealed: {
    readonly id: string
    /** Key of this message, wrapped. */
    readonly wrapped_key: Uint8Array
    readonly record: Uint8Array
    readonly plan: Uint8Array | null
    /** Content of one piece; null: in `piece`. */
    readonly content: Uint8Array | null
  }
  readonly piece: {
    readonly message_id: string
    readonly number: number
    readonly octets: Uint8Array
  }
  /** What is left of a message of which nobody is due. */
  readonly finished: {
    readonly id: string
    readonly purpose: Purpose
    readonly at: number
    readonly finished_at: number
    readonly size: number
    readonly recipients: number
    readonly sent: number
    readonly failed: number
    readonly verdict: string
    readonly rules: string
    readonly about: string
    readonly sealed_note: Uint8Array | null
    readonly decision: HeldDecision["what"] | null
    readonly decided_at: number | null
  }
  readonly correlation: {
    readonly hash: string
    readonly at: number
    readonly noticed: Told
    /**
     * The middle one: of what had to wait for a second person. An earlier build, which doesn't know it, holds what comes
     * later.
     */
    readonly decision: "release" | "release-second-person" | "drop" | null
    readonly decided_as: "copies" | "original" | null
    readonly decided_showing: "self" | "visible" | null
  }
  readonly outbox: {
    readonly number: number
    readonly id: string
    readonly at: number
    readonly size: number
    readonly pieces: number
  }
  readonly account: {
    /** Keyed hash of the name. */
    readonly hash: string
    /** Name and password hash. */
    readonly sealed: Uint8Array
  }
  readonly entry: {
    readonly kind: EntryKind
    readonly id: string
    readonly key_hash: string | null
    readonly group_hash: string | null
    readonly at: number
    readonly expires_at: number | null
    readonly version: number
    readonly sealed: Uint8Array
  }
  readonly statistic: {
    /** YYYY-MM-DD. */
    readonly day: string
    readonly name: string
    readonly department: string
    readonly value: number
  }
  /** What was seen in a message that was judged. */
  readonly facts: {
    readonly number: number
    readonly at: number
    readonly sealed: Uint8Array
  }
  /** One row: the tree as it is, and the name it signs by. */
  readonly ledger_state: {
    readonly one: 1
    readonly size: number
    readonly frontier: Uint8Array
    readonly origin: string
  }
  readonly ledger_entry: {
    readonly idx: number
    readonly at: number
    readonly action: LedgerAction
    readonly object: string
    /** As they are hashed: what could lead to a person is in them as a salted hash. */
    readonly octets: Uint8Array
    readonly leaf: Uint8Array
  }
  /** What opens the salted hashes of an entry, as long as it may. */
  readonly ledger_salt: {
    readonly idx: number
    readonly about_hash: string | null
    readonly at: number
    /** How many. */
    readonly salts: number
    /** Names, salts and values. */
    readonly sealed: Uint8Array
  }
  /** Full tiles alone: others are made of what is below them. */
  readonly ledger_tile: {
    readonly level: number
    readonly idx: number
    readonly hashes: Uint8Array
    /** Of these hashes: one hash of the tile above. */
    readonly root: Uint8Array
  }
  readonly ledger_checkpoint: {
    readonly size: number
    readonly at: number
    /** Days since 1970, UTC. */
    readonly day: number
    readonly note: string
    readonly frontier: Uint8Array
  }
  readonly ledger_timestamp: {
    readonly number: Generated<number>
    readonly size: number
    readonly at: number
    readonly token: Uint8Array
  }
  readonly migration: {
    readonly number: number
  }
  readonly meta: {
    readonly name: string
    readonly value: Uint8Array
  }
}
