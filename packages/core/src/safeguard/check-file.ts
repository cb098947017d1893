/**
 * What goes with a report so that somebody else can count its figures anew: the period, what was signed, every figure with the
 * entries that it is made of, and the salts of the names that the report tells.
 *
 * Nothing in it is believed. The ledger is verified against the key, which comes from elsewhere; figures are counted anew from
 * its entries, and names are held against the hashes in them.
 */
import { AMSTERDAM, zoneNamed } from "../breach/clock/day.ts"
import type { Zone } from "../breach/clock/day.ts"
import { isRecord } from "../ledger/entry-form.ts"
import type { Unknowns } from "../ledger/entry-form.ts"
import { writeCanonical } from "../ledger/canonical.ts"
import type { CanonicalValue } from "../ledger/canonical.ts"
import type { LedgerEntry } from "../ledger/entry.ts"
import type { Sha256 } from "../ledger/sha256.ts"
import { err, ok } from "../result.ts"
import type { Result } from "../result.ts"
import { figureBook } from "./figures.ts"
import type { SafeguardFigures } from "./figures.ts"
import { nameToOpen, namedFigures, opensEntry } from "./named.ts"
import type { NamedFigures, Opened, Opening } from "./named.ts"
import { periodOf } from "./period.ts"
import type { Period } from "./period.ts"
import type { Numbered } from "./standing.ts"

export const CHECK_FORM = "sluis-safeguard/1"

export type CheckFile = {
  readonly form: typeof CHECK_FORM
  readonly from: string
  readonly to: string
  readonly zone: string
  /** When it was made, as an entry has it: what comes later is not in the figures. */
  readonly now: string
  /** Of the ledger: a hint of which it is, and no reason to trust it. */
  readonly key: string
  /** Entries that were signed; later ones are not in the figures. */
  readonly size: number
  /** C2SP tlog-checkpoint over those. */
  readonly checkpoint: string
} & SafeguardFigures &
  NamedFigures

/** UTF-16 units of such a file: a year with all its openings has some ten million. */
export const MAX_CHECK_UNITS = 64 * 1024 * 1024

export function writeCheckFile(check: CheckFile): string {
  return `${JSON.stringify(check, undefined, 1)}\n`
}

export type ReadCheck = {
  readonly period: Period
  readonly now: string
  readonly size: number
  readonly checkpoint: string
  readonly openings: readonly Opening[]
  /** As they were claimed, and not believed. */
  readonly claimed: Unknowns
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Whoever made it, it is read without being believed. Never throws. */
export function readCheckFile(text: string): Result<ReadCheck, "form"> {
  const claimed = text.length > MAX_CHECK_UNITS ? undefined : parse(text)
  if (claimed === undefined) return err("form")
  const { form, from, to, zone, now, size, checkpoint, openings } = claimed
  if (form !== CHECK_FORM || !isText(from) || !isText(to) || !isText(zone) || !isText(checkpoint))
    return err("form")
  if (!isText(now) || !INSTANT.test(now)) return err("form")
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) return err("form")
  if (!Array.isArray(openings)) return err("form")
  const read: readonly unknown[] = openings
  if (!read.every(isOpening)) return err("form")
  const known = zoneOf(zone)
  const period = known === undefined ? err("form" as const) : periodOf(from, to, known)
  if (!period.ok) return err("form")
  return ok({ period: period.value, now, size, checkpoint, openings: read, claimed })
}

function parse(text: string): Unknowns | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.isWellFormed()
}

function isOpening(value: unknown): value is Opening {
  if (!isRecord(value)) return false
  const { index, name, salt, value: said } = value
  return typeof index === "number" && isText(name) && isText(salt) && isText(said)
}

/** The platform knows the zones; a name from a file may be none. */
function zoneOf(name: string): Zone | undefined {
  if (name === AMSTERDAM.name) return AMSTERDAM
  try {
    return zoneNamed(name)
  } catch {
    return undefined
  }
}

/** What is claimed and is not so, or is so and was not claimed: "figures held", "days 2026-11-01", "opening 4711 route". */
export type Mismatch = { readonly part: string; readonly name: string }

export type Recount = {
  /** Every entry of the ledger, in its order. */
  readonly add: (index: number, entry: LedgerEntry) => void
  /** Nothing where the report is right. */
  readonly mismatches: () => readonly Mismatch[]
  /** As counted. */
  readonly figures: () => SafeguardFigures["figures"]
}

/** Counts the figures of a report anew. */
export function recount(check: ReadCheck, sha256: Sha256): Recount {
  const { period, now, size, openings, claimed } = check
  const book = figureBook(period, now)
  // The verifier of the release runs where there is no Map.groupBy.
  const byIndex = new Map<number, readonly Opening[]>()
  for (const opening of openings) byIndex.set(opening.index, [...(byIndex.get(opening.index) ?? []), opening])
  const opened: Opened[] = []
  let wrong: Mismatch[] = openings.map(({ index, name }) => ({ part: "opening", name: `${index} ${name}` }))
  const isRight = new Set<string>()
  return {
    figures: () => book.figures().figures,
    add: (index, entry) => {
      if (index >= size) return
      book.add({ index, entry })
      for (const opening of byIndex.get(index) ?? []) {
        // One that is given twice would count twice.
        if (isRight.has(`${index} ${opening.name}`)) continue
        if (nameToOpen(entry.action) !== opening.name || !opensEntry(sha256, entry, opening)) continue
        isRight.add(`${index} ${opening.name}`)
        opened.push({ action: entry.action, opening })
      }
    },
    mismatches: () => {
      wrong = wrong.filter(({ name }) => !isRight.has(name))
      const counted = book.figures()
      const named = namedFigures(opened)
      return [
        ...wrong,
        ...differing("figures", claimed, counted.figures, ({ id, part }) =>
          part === "" ? id : `${id} ${part}`,
        ),
        ...differing("days", claimed, counted.days, ({ day }) => day),
        ...differing("policies", claimed, counted.policies, ({ index }) => String(index)),
        ...differing("gaps", claimed, counted.gaps, ({ from }) => from),
        ...differing("files", claimed, counted.files, ({ object }) => object),
        ...differing("routes", claimed, named.routes, ({ route }) => route),
        ...differing(
          "departments",
          claimed,
          shownDepartments(named, claimed),
          ({ department }) => department,
        ),
      ]
    },
  }
}

/** Salts of small departments are not given away, so their sum can't be counted anew: it is taken as it was claimed. */
function shownDepartments({ departments }: NamedFigures, claimed: Unknowns): NamedFigures["departments"] {
  const all: readonly unknown[] = Array.isArray(claimed["departments"]) ? claimed["departments"] : []
  const rest = all.flatMap((each) =>
    isRecord(each) && each["department"] === "" && typeof each["stopped"] === "number"
      ? [{ department: "", stopped: each["stopped"] }]
      : [],
  )
  return [...departments.filter(({ department }) => department !== ""), ...rest]
}

function differing<T>(
  part: string,
  claimed: Unknowns,
  counted: readonly T[],
  nameOf: (item: T) => string,
): readonly Mismatch[] {
  const list = claimed[part]
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  const left = new Map<string, number>()
  for (const item of items) {
    const text = canonical(item)
    left.set(text, (left.get(text) ?? 0) + 1)
  }
  const missing = counted.filter((item) => {
    const text = canonical(item)
    const times = left.get(text) ?? 0
    if (times > 0) left.set(text, times - 1)
    return times === 0
  })
  const tooMany = [...left.values()].some((times) => times > 0)
  if (missing.length === 0 && tooMany) return [{ part, name: "" }]
  return missing.map((item) => ({ part, name: nameOf(item) }))
}

/** "" for what no figure of ours is. */
function canonical(value: unknown): string {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- throws for anything else
    return writeCanonical(value as CanonicalValue)
  } catch {
    return ""
  }
}

/** All at once, for a ledger that is at hand. */
export function recountAll(
  check: ReadCheck,
  entries: Iterable<Numbered>,
  sha256: Sha256,
): readonly Mismatch[] {
  const counting = recount(check, sha256)
  for (const { index, entry } of entries) counting.add(index, entry)
  return counting.mismatches()
}
