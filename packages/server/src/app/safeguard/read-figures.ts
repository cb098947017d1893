/**
 * The figures of a period out of the ledger that is kept here, and the salts of the names that a report tells.
 *
 * Of a period, first the page that it ends on and back to where it begins; then from there in the order of the ledger, page by
 * page, so that a year is counted in the memory of one page. A clock that went backwards loses nothing: what counts is an
 * entry's own time.
 *
 * Deliberately left out: whether the tree is what was signed. Whoever gets the report checks that with the same counting
 * (core/safeguard/check-file.ts).
 */
import { figureBook } from "@sluis/core/safeguard/figures"
import type { SafeguardFigures } from "@sluis/core/safeguard/figures"
import { MAX_OPENINGS, namedFigures, nameToOpen } from "@sluis/core/safeguard/named"
import type { NamedFigures, Opened } from "@sluis/core/safeguard/named"
import { beginOf, endOf, instantOf } from "@sluis/core/safeguard/period"
import type { Period } from "@sluis/core/safeguard/period"
import { STANDING_ACTIONS } from "@sluis/core/safeguard/standing"
import type { Numbered } from "@sluis/core/safeguard/standing"
import type { LedgerAction } from "@sluis/core/ledger/entry"
import { readEntry } from "@sluis/core/ledger/read-entry"

import { MAX_LEDGER_AT_ONCE } from "../ledger/ledger.ts"
import type { KeptLedgerEntry, Ledger } from "../ledger/ledger.ts"

export type PeriodFigures = {
  readonly figures: SafeguardFigures
  readonly named: NamedFigures
  /** Entries that have a name nobody can open any more, or that were not opened because they are too many. */
  readonly unopened: { readonly route: number; readonly department: number }
}

type Reading = Pick<Ledger, "find" | "entries" | "salts">

/** Of these only the last one before the period says something. */
const LAST_COUNTS: readonly (readonly LedgerAction[])[] = [
  ["gateway.started", "gateway.stopped"],
  ["policy.enforced"],
]
/** Salts that are asked for together. */
const SALTS_AT_ONCE = 100

/**
 * `now`: as an entry has it. `size`: entries that were signed; later ones do not count. `names`: whether routes and departments
 * are told by name. Rejects with `StoreUnavailable`.
 */
export async function readFigures(
  ledger: Reading,
  {
    period,
    now,
    size,
    names,
  }: { readonly period: Period; readonly now: string; readonly size: number; readonly names: boolean },
): Promise<PeriodFigures> {
  const book = figureBook(period, now)
  const begin = beginOf(period)
  const toOpen: Numbered[] = []
  for (const numbered of await standingBefore(ledger, instantOf(begin), size)) book.add(numbered)
  const span = await spanOf(ledger, instantOf(begin), instantOf(endOf(period)))
  for (let first = span.first; first < Math.min(span.end, size);) {
    const page = await ledger.entries(first, Math.min(MAX_LEDGER_AT_ONCE, size - first, span.end - first))
    if (page.length === 0) break
    for (const numbered of page.flatMap(read)) {
      const { at, action } = numbered.entry
      // What comes from before the period was read above.
      if (at < begin) continue
      book.add(numbered)
      const isWithin = at < endOf(period) && at < now
      if (names && isWithin && nameToOpen(action) !== undefined) toOpen.push(numbered)
    }
    first += page.length
  }
  // Part of them would pass for all of them.
  const opened = toOpen.length > MAX_OPENINGS ? [] : await open(ledger, toOpen)
  return { figures: book.figures(), named: namedFigures(opened), unopened: unopenedOf(toOpen, opened) }
}

function unopenedOf(toOpen: readonly Numbered[], opened: readonly Opened[]): PeriodFigures["unopened"] {
  const open = new Set(opened.map(({ opening: { index } }) => index))
  const closed = toOpen.filter(({ index }) => !open.has(index))
  const of = (wanted: "route" | "department"): number =>
    closed.filter(({ entry }) => nameToOpen(entry.action) === wanted && wanted in entry.salted).length
  return { route: of("route"), department: of("department") }
}

async function standingBefore(ledger: Reading, begin: number, size: number): Promise<readonly Numbered[]> {
  const single = new Set(LAST_COUNTS.flat())
  const actions = STANDING_ACTIONS.filter((action) => !single.has(action))
  const all = await pages(ledger, { actions, until: begin })
  const last = await Promise.all(
    LAST_COUNTS.map((some) => ledger.find({ actions: some, until: begin }, { limit: 1 })),
  )
  return [...all, ...last.flat()]
    .filter(({ index }) => index < size)
    .toSorted((one, other) => one.index - other.index)
    .flatMap(read)
}

async function pages(
  ledger: Reading,
  filter: Parameters<Ledger["find"]>[0],
): Promise<readonly KeptLedgerEntry[]> {
  const found: KeptLedgerEntry[] = []
  for (;;) {
    const page = await ledger.find(filter, { limit: MAX_LEDGER_AT_ONCE, before: found.at(-1)?.index })
    found.push(...page)
    if (page.length < MAX_LEDGER_AT_ONCE) return found
  }
}

/** From the first entry of the period to behind its last. */
async function spanOf(
  ledger: Reading,
  since: number,
  until: number,
): Promise<{ readonly first: number; readonly end: number }> {
  let first: number | undefined
  let end = 0
  for (;;) {
    const page = await ledger.find({ since, until }, { limit: MAX_LEDGER_AT_ONCE, before: first })
    for (const { index } of page) {
      first = first === undefined ? index : Math.min(first, index)
      end = Math.max(end, index + 1)
    }
    if (page.length < MAX_LEDGER_AT_ONCE) return { first: first ?? 0, end }
  }
}

/** One that this release cannot read says nothing to it. */
function read({ index, octets }: KeptLedgerEntry): readonly Numbered[] {
  const entry = readEntry(octets)
  return entry.ok ? [{ index, entry: entry.value }] : []
}

async function open(ledger: Reading, entries: readonly Numbered[]): Promise<readonly Opened[]> {
  const opened: Opened[] = []
  for (let from = 0; from < entries.length; from += SALTS_AT_ONCE) {
    const some = entries.slice(from, from + SALTS_AT_ONCE)
    const salts = await Promise.all(some.map(({ index }) => ledger.salts(index)))
    some.forEach(({ index, entry: { action } }, at) => {
      const wanted = nameToOpen(action)
      for (const { name, salt, value } of salts[at] ?? [])
        if (name === wanted) opened.push({ action, opening: { index, name, salt: salt.toBase64(), value } })
    })
  }
  return opened
}
