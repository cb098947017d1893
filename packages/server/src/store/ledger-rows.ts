/**
 * Entries of the ledger on their way to the thread that has the database: one text, for that costs the main thread least.
 * They are encoded, salted and hashed there (handle-ledger.ts).
 */
import type { LedgerOrigin } from "@sluis/core/ledger/entry"

import { MAX_LEDGER_AT_ONCE, MAX_SALTED_VALUE } from "../app/ledger/ledger.ts"
import type { NewLedgerEntry } from "../app/ledger/ledger.ts"
import type { LedgerRows } from "./request.ts"
import type { KeyedHash } from "./sub-key.ts"

export type LedgerRow = Omit<NewLedgerEntry, "about" | "origin"> & {
  readonly origin: LedgerOrigin
  /** Keyed hash. */
  readonly about?: string | undefined
}

/** Throws a `RangeError` for more or longer than the port allows. */
export type RowsOf = (entries: readonly NewLedgerEntry[] | undefined) => LedgerRows

export function rowsWith(aboutHash: (about: string) => string, origin: LedgerOrigin): RowsOf {
  return (entries = []) => {
    if (entries.length === 0) return ""
    if (entries.length > MAX_LEDGER_AT_ONCE)
      throw new RangeError(`at most ${MAX_LEDGER_AT_ONCE} entries of the ledger go in one step`)
    const rows = entries.map((entry): LedgerRow => ({
      ...entry,
      origin: entry.origin ?? origin,
      ...(entry.salted !== undefined && { salted: checked(entry.salted) }),
      about: entry.about === undefined ? undefined : aboutHash(entry.about),
    }))
    return JSON.stringify(rows)
  }
}

export function aboutHashWith(hash: KeyedHash): (about: string) => string {
  return (about) => hash(["ledger-about", about])
}

export function readRows(rows: LedgerRows): readonly LedgerRow[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the function above
  return rows === "" ? [] : (JSON.parse(rows) as readonly LedgerRow[])
}

/** Half a character, which a form can be made to send, has no octets: it becomes U+FFFD. */
function checked(salted: NonNullable<NewLedgerEntry["salted"]>): NonNullable<NewLedgerEntry["salted"]> {
  return Object.fromEntries(
    Object.entries(salted).map(([name, value]) => {
      if (value.length > MAX_SALTED_VALUE)
        throw new RangeError(`a salted value has at most ${MAX_SALTED_VALUE} characters`)
      return [name, value.toWellFormed()]
    }),
  )
}
