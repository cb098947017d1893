/**
 * The figures of a period, out of the entries of the ledger and nothing else: whoever has the ledger gets the same figures.
 *
 * Entries are told one after the other in the order of the ledger and let go of; what is kept of them is counts, indices, and the
 * few that say what stands.
 *
 * INVARIANT (no person): what comes out has roles, kinds, causes and numbers. Names of routes and departments are only in
 * `./named.ts`, out of salts that are opened.
 */
import type { LedgerEntry } from "../ledger/entry.ts"
import { COUNTINGS_OF, COUNTINGS, counts } from "./counting.ts"
import { gather } from "./figure.ts"
import type { EntrySet, Figure, Gathered } from "./figure.ts"
import { beginOf, dayWithin, endOf } from "./period.ts"
import type { Period } from "./period.ts"
import { filesIn, minutesOf, policiesIn, STANDING_ACTIONS, watchRunning } from "./standing.ts"
import type { FileStanding, Gap, Numbered, PolicyStanding, Watch } from "./standing.ts"

export type CanaryDay = {
  readonly day: string
  readonly caught: number
  readonly missed: number
  readonly entries: EntrySet
}

export type SafeguardFigures = {
  /** In the order of `FIGURES` and their parts by name; of what is not taken apart also where it is 0. */
  readonly figures: readonly Figure[]
  /** Days of the period that had begun. */
  readonly days: readonly CanaryDay[]
  readonly policies: readonly PolicyStanding[]
  readonly gaps: readonly Gap[]
  /** Opened in the period, or before it and not closed when it began. */
  readonly files: readonly FileStanding[]
}

export type FigureBook = {
  readonly add: (numbered: Numbered) => void
  readonly figures: () => SafeguardFigures
}

/** `now`: as an entry has it; what comes later than now has not happened, whatever a clock said. */
export function figureBook(period: Period, now: string): FigureBook {
  const begin = beginOf(period)
  const end = endOf(period) < now ? endOf(period) : now
  const counted = new Map<
    string,
    { readonly figure: Omit<Figure, "value" | "entries">; value: number; readonly from: Gathered }
  >()
  const days = period.days.map((day) => ({ day, caught: 0, missed: 0, entries: 0, from: gather() }))
  const all = gather()
  const before: Numbered[] = []
  const within: Numbered[] = []
  let watch: Watch | undefined

  function count(figure: Figure["id"], part: string, value: number, index: number | undefined): void {
    const key = `${figure}/${part}`
    const known = counted.get(key) ?? { figure: { id: figure, part }, value: 0, from: gather() }
    known.value += value
    if (index !== undefined) known.from.add(index)
    counted.set(key, known)
  }
  for (const { figure, by } of COUNTINGS) if (by === undefined) count(figure, "", 0, undefined)

  function addWithin(numbered: Numbered): void {
    const { index, entry } = numbered
    all.add(index)
    for (const counting of COUNTINGS_OF.get(entry.action) ?? []) {
      if (!counts(counting, entry)) continue
      count(counting.figure, counting.by?.(entry) ?? "", counting.adds?.(entry) ?? 1, index)
    }
    const day = days[dayWithin(period, entry.at)]
    if (day !== undefined) {
      day.entries += 1
      if (entry.action === "canary.caught") day.caught += 1
      if (entry.action === "canary.missed") day.missed += 1
      if (isCanaryEnd(entry)) day.from.add(index)
    }
    watch ??= watchRunning(runningIn(before), begin)
    watch.saw(numbered)
    if (STANDING.has(entry.action)) within.push(numbered)
  }

  return {
    add: (numbered) => {
      const { at, action } = numbered.entry
      if (at >= end) return
      if (at >= begin) addWithin(numbered)
      else if (STANDING.has(action)) before.push(numbered)
    },
    figures: () => {
      const begun = days.filter((_, index) => (period.edges[index] ?? "") < now)
      // Of a day that is not over nobody can say yet that nothing happened on it.
      const over = begun.filter((_, index) => (period.edges[index + 1] ?? "") <= now)
      const gaps = (watch ?? watchRunning(runningIn(before), begin)).gaps(end)
      const files = filesIn([...before, ...within]).filter(
        ({ closedAt }) => closedAt === undefined || closedAt >= begin,
      )
      const starts = gather()
      for (const { index } of gaps) if (index !== undefined) starts.add(index)
      const open = openMeasures([...before, ...within])
      const one = (id: Figure["id"], value: number, entries: EntrySet): Figure => ({
        id,
        part: "",
        value,
        entries,
      })
      return {
        figures: [
          one("entries", all.entries().count, all.entries()),
          ...[...counted.values()]
            .map(({ figure, value, from }) => ({ ...figure, value, entries: from.entries() }))
            .toSorted(inOrder),
          one(
            "days-proven",
            begun.filter(({ caught, missed }) => caught > 0 && missed === 0).length,
            NO_ENTRIES,
          ),
          one("days-missed", begun.filter(({ missed }) => missed > 0).length, NO_ENTRIES),
          one("days-without", over.filter(({ caught, missed }) => caught + missed === 0).length, NO_ENTRIES),
          open,
          one("minutes-stopped", minutesOf(gaps), starts.entries()),
          one("days-silent", over.filter(({ entries }) => entries === 0).length, NO_ENTRIES),
        ],
        days: begun.map(({ day, caught, missed, from }) => ({
          day,
          caught,
          missed,
          entries: from.entries(),
        })),
        policies: policiesIn(before, within),
        gaps,
        files,
      }
    },
  }
}

/** All at once: for a test, and where there are few. */
export function figuresOf(entries: Iterable<Numbered>, period: Period, now: string): SafeguardFigures {
  const book = figureBook(period, now)
  for (const each of entries) book.add(each)
  return book.figures()
}

/** Of one figure, all parts or one of them. */
export function valueOf(
  { figures }: Pick<SafeguardFigures, "figures">,
  id: Figure["id"],
  part?: string,
): number {
  return figures
    .filter((each) => each.id === id && (part === undefined || each.part === part))
    .reduce((sum, { value }) => sum + value, 0)
}

const STANDING: ReadonlySet<string> = new Set(STANDING_ACTIONS)
/** They are made of days, whose entries stand with each day. */
const NO_ENTRIES: EntrySet = { count: 0 }
const ORDER = new Map(COUNTINGS.map(({ figure }, index) => [figure, index]))

function inOrder(one: Figure, other: Figure): number {
  const order = (ORDER.get(one.id) ?? 0) - (ORDER.get(other.id) ?? 0)
  return order === 0 ? (one.part < other.part ? -1 : 1) : order
}

function isCanaryEnd({ action }: LedgerEntry): boolean {
  return action === "canary.caught" || action === "canary.missed"
}

function runningIn(before: readonly Numbered[]): "started" | "stopped" | undefined {
  const last = before.findLast(
    ({ entry: { action } }) => action === "gateway.started" || action === "gateway.stopped",
  )
  if (last === undefined) return undefined
  return last.entry.action === "gateway.stopped" ? "stopped" : "started"
}

/** More were closed than planned: not less than none. */
function openMeasures(entries: readonly Numbered[]): Figure {
  const from = gather()
  let open = 0
  for (const { index, entry } of entries) {
    const { action, words, result } = entry
    const change =
      result !== "done"
        ? 0
        : action === "measure.planned" ||
            (action === "breach.changed" && words["kind"] === "measure-reopened")
          ? 1
          : action === "measure.closed"
            ? -1
            : 0
    if (change === 0) continue
    open = Math.max(0, open + change)
    from.add(index)
  }
  return { id: "measures-open", part: "", value: open, entries: from.entries() }
}
