/**
 * What is remembered of everything that is expected to send through Sluis: since when it is expected, and whether it was silent when
 * somebody last looked. One record for all of it, because it is looked at together and seldom changes.
 */
import { z } from "zod"

import type { CoveredKind, Expected } from "./coverage.ts"
import type { Entries } from "../entries.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"

const Item = z.object({
  /** Random; by it the ledger knows it. */
  id: z.string(),
  /** Milliseconds since 1970: from when it was expected. */
  since: z.number(),
  /** From when it is silent; absent: it is not. */
  silentSince: z.number().optional(),
  /** Administrators are still to be told. */
  tell: z.enum(["silent", "seen"]).optional(),
})
export type CoveredItem = z.infer<typeof Item>

const Kept = z.record(z.string(), Item)
/** By `coveredKey`. */
export type CoverageBook = z.infer<typeof Kept>

const ID = "coverage"

export function coveredKey({ kind, name }: { readonly kind: CoveredKind; readonly name: string }): string {
  return `${kind}\n${name}`
}

/** `version` 0: nothing was kept yet. Rejects with `StoreUnavailable`. */
export async function readCoverageBook(
  entries: Pick<Entries, "find">,
): Promise<{ readonly book: CoverageBook; readonly version: number }> {
  const found = await entries.find("setting", ID)
  return found === undefined
    ? { book: {}, version: 0 }
    : { book: Kept.parse(JSON.parse(found.value)), version: found.version }
}

/** False: somebody else wrote it meanwhile. Rejects with `StoreUnavailable`. */
export async function writeCoverageBook(
  entries: Pick<Entries, "add" | "change">,
  book: CoverageBook,
  { version, at }: { readonly version: number; readonly at: number },
  said: readonly NewLedgerEntry[],
): Promise<boolean> {
  const value = JSON.stringify(book)
  return version === 0
    ? await entries.add("setting", { id: ID, at, value }, said)
    : await entries.change("setting", ID, version, { value }, said)
}

/** Whether it has not been expected for as long as it may be silent: then that it sent nothing says nothing yet. */
export function isAwaited(
  book: CoverageBook,
  item: Pick<Expected, "kind" | "name">,
  { now, silentAfter }: { readonly now: number; readonly silentAfter: number },
): boolean {
  const since = book[coveredKey(item)]?.since ?? now
  return now - since < silentAfter
}
