/** Entries for tests: what a ledger of an invented municipality could hold. */
import type { LedgerAction, LedgerEntry } from "../ledger/entry.ts"
import type { Numbered } from "./standing.ts"

/** Done by Sluis itself, about nothing in particular. */
export function sampleEntry(at: string, action: LedgerAction, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    v: 1,
    at,
    action,
    role: "sluis",
    object: "",
    result: "done",
    origin: "gateway",
    figures: {},
    words: {},
    salted: {},
    ...more,
  }
}

/** As the ledger numbers them, from `first` on. */
export function numbered(entries: readonly LedgerEntry[], first = 0): readonly Numbered[] {
  return entries.map((entry, index) => ({ index: first + index, entry }))
}

export function caught(at: string, kind = "sensitive-list", more: Partial<LedgerEntry> = {}): LedgerEntry {
  return sampleEntry(at, "canary.caught", { words: { kind, outcome: "caught" }, ...more })
}

export function missed(at: string, kind = "sensitive-list", outcome = "not-caught"): LedgerEntry {
  return sampleEntry(at, "canary.missed", { result: "failed", words: { kind, outcome } })
}
