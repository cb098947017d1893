/**
 * Citizen numbers that stand in a list: what a cue before one of them, a heading above them, or their mere number makes sure.
 *
 * Why this module exists: a cue reaches a hundred units, and a list is longer. But of nine digits one in eleven passes the
 * 11-test, so that five numbers below each other that all pass it are no accident (one in 161,051), nor are nine of ten (one in
 * two thousand million). Invoices, orders and articles pass it one in eleven, here as anywhere.
 *
 * Deliberately left out: numbers of eight digits, which are days as well, and what a list is of that says so itself
 * ("Factuurnummer", "RSIN").
 */
import { isBsnCue, isCompanyCue, passesElevenTest } from "./bsn.ts"
import { isOtherNumber, withoutNumber } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { isGlue } from "./unit.ts"

/** Rows of which nearly all must pass, and which part of them; below a heading that says it, fewer will do. */
const MIN_ROWS = 5
const MIN_PASSING = 0.9
const MIN_HEADED_ROWS = 2
const MIN_HEADED_PASSING = 0.5
/** Lines from one row to the next: an empty one between them, or the other cells of a row where each has its own line. */
const MAX_APART = 2
const MAX_CELLS_APART = 12
/** Lines above the first row that may be a heading, and their length. */
const MAX_HEADINGS = 3
const MAX_HEADING_UNITS = 120
/** Those, with empty ones and ruled ones between. */
const MAX_LOOKED = 40
/** Columns of numbers that stand on lines of their own, in turn. */
const MAX_COLUMNS = 3

/**
 * `found` in `text`, with what stands in a list as certain.
 *
 * @param about what the text is called: "Late orders"
 */
export function surerInLists(
  text: string,
  found: readonly FoundIdentifier[],
  about: string,
): readonly FoundIdentifier[] {
  let count = 0
  let isAssumed = false
  for (const { kind, certainty } of found) {
    if (kind !== "bsn") continue
    count += 1
    isAssumed ||= certainty === "assumed"
  }
  if (count < MIN_HEADED_ROWS || !isAssumed) return found
  const sure = new Set<number>()
  for (const run of runsOf(rowsOf(text, found))) {
    const kind = kindOfRun(text, run, about)
    const columns = kind === "unknown" && run[0]?.isAlone === true ? columnsOf(run) : []
    for (const rows of kind === "bsn"
      ? [run]
      : columns.filter((column) => headingAbove(text, column) === "bsn"))
      for (const { start, passes } of rows) if (passes) sure.add(start)
  }
  return enumerated(text, found, sure)
}

/** "BSN's: 999900274, 999901096 en 999901370": each of them is what the one before it is. */
function enumerated(
  text: string,
  found: readonly FoundIdentifier[],
  sure: ReadonlySet<number>,
): readonly FoundIdentifier[] {
  let end = -1
  return found.map((each) => {
    if (each.kind !== "bsn") return each
    const isSure =
      each.certainty === "certain" ||
      sure.has(each.start) ||
      (end >= 0 && each.start - end <= MAX_BETWEEN && BETWEEN.test(text.slice(end, each.start)))
    end = isSure ? each.end : -1
    return isSure ? { ...each, certainty: "certain" } : each
  })
}
const MAX_BETWEEN = 8
/** A tab parts columns, and what stands on the next line may be another number. */
const BETWEEN = /^(?: {1,2}| {0,2}(?:[,;&/]|en|and)[ \r\n]{0,3})$/

type Heading = "bsn" | "other" | "unknown"

type Row = {
  /** Number of the line among those that are not empty, and among all. */
  readonly filled: number
  readonly line: number
  readonly lineStart: number
  readonly lineEnd: number
  readonly start: number
  /** Which of the numbers of its line. */
  readonly place: number
  /** Nothing else stands on the line. */
  readonly isAlone: boolean
  /** It was found as a BSN: it passes the test, and nothing around it says that it is something else. */
  readonly passes: boolean
}

/** Nine digits, as citizen numbers are grouped. */
const NINE = /[0-9]{4}[ .-]?[0-9]{2}[ .-]?[0-9]{3}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{3}/g

function rowsOf(text: string, found: readonly FoundIdentifier[]): readonly Row[] {
  const bsns = new Set(found.flatMap(({ kind, start }) => (kind === "bsn" ? [start] : [])))
  const rows: Row[] = []
  let line = 0
  let filled = 0
  for (let from = 0; from < text.length; line += 1) {
    const feed = text.indexOf("\n", from)
    const to = feed < 0 ? text.length : feed
    const written = text.slice(from, to)
    const bare = written.trim()
    if (bare !== "") filled += 1
    let place = 0
    // A line of hundreds of numbers is no row.
    for (const { 0: number, index } of written.matchAll(NINE)) {
      if (place === MAX_COLUMNS) break
      if (isGlue(written.charCodeAt(index - 1)) || isGlue(written.charCodeAt(index + number.length))) continue
      const start = from + index
      rows.push({
        filled,
        line,
        lineStart: from,
        lineEnd: to,
        start,
        place,
        isAlone: bare === number,
        passes: bsns.has(start) && passesElevenTest(number.replaceAll(/[ .-]/g, "")),
      })
      place += 1
    }
    from = to + 1
  }
  return rows
}

/** Numbers at the same place of lines that follow each other. */
function runsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const runs: Row[][] = []
  const open: (Row[] | undefined)[] = []
  for (const row of rows) {
    const run = open[row.place]
    const last = run?.at(-1)
    const isNext =
      last !== undefined &&
      last.isAlone === row.isAlone &&
      (row.line - last.line <= MAX_APART || (row.isAlone && row.filled - last.filled <= MAX_CELLS_APART))
    if (run !== undefined && isNext) run.push(row)
    else {
      const begun = [row]
      open[row.place] = begun
      runs.push(begun)
    }
  }
  return runs
}

/** "unknown" where its numbers may be of two columns. */
function kindOfRun(text: string, rows: readonly Row[], about: string): Heading {
  const passing = passingOf(rows)
  if (rows.length < MIN_HEADED_ROWS || passing < MIN_HEADED_PASSING) return "unknown"
  const heading = headingAbove(text, rows)
  if (passing < MIN_PASSING) return heading === "bsn" ? "bsn" : "unknown"
  if (heading !== "unknown") return heading
  return rows.length >= MIN_ROWS && !isOfGoods(about) ? "bsn" : "unknown"
}

/** "Late orders": of things, whose numbers may have been made to pass the test, as some are. */
function isOfGoods(about: string): boolean {
  return about
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => GOODS.has(word))
}
const GOODS: ReadonlySet<string> = new Set(
  (
    "order orders ordernummer ordernummers bestelling bestellingen bestelnummer bestelnummers factuur facturen factuurnummer factuurnummers " +
    "invoice invoices artikel artikelen artikelnummer artikelnummers article articles item items product producten products pakket pakketten " +
    "parcel parcels zending zendingen shipment shipments levering leveringen delivery deliveries voorraad stock serienummer serienummers serial " +
    "offerte offertes quote quotes"
  ).split(" "),
)

/** Cells on lines of their own, two or three of each row numbers: every second of them, and every third. */
function columnsOf(run: readonly Row[]): readonly (readonly Row[])[] {
  const columns: (readonly Row[])[] = []
  for (let count = 2; count <= MAX_COLUMNS; count += 1) {
    for (let column = 0; column < count; column += 1) {
      const rows = run.filter((_, at) => at % count === column)
      if (rows.length >= MIN_HEADED_ROWS && passingOf(rows) >= MIN_HEADED_PASSING) columns.push(rows)
    }
  }
  return columns
}

function passingOf(rows: readonly Row[]): number {
  return rows.length === 0 ? 0 : rows.filter(({ passes }) => passes).length / rows.length
}

function headingAbove(text: string, [first, second]: readonly Row[]): Heading {
  return first === undefined || second === undefined
    ? "unknown"
    : headingOf(text, first, second.filled - first.filled)
}

/** @param apart lines from row to row, empty ones left out: where cells have lines of their own, so have headings */
function headingOf(text: string, first: Row, apart: number): Heading {
  const skipped = first.isAlone ? apart - 1 : 0
  let end = first.lineStart - 1
  let looked = 0
  for (let lines = 0; end > 0 && lines < skipped + MAX_HEADINGS && looked < MAX_LOOKED; looked += 1) {
    const start = text.lastIndexOf("\n", end - 1) + 1
    const line = end - start > MAX_HEADING_UNITS ? "" : text.slice(start, end).trim()
    end = start - 1
    if (!LETTERS.test(line)) continue
    lines += 1
    if (lines <= skipped) continue
    const heading = kindOf(cellAbove(line, text.slice(first.lineStart, first.start)))
    if (heading !== "unknown") return heading
    if (isBsnCue(line.toLowerCase()) && cellCount(line) > 1) return "other" // it heads another column
  }
  return "unknown"
}
const LETTERS = /\p{L}{2}/u

const MARKS = ["\t", "|", ";", ","] as const

/** What heads the column in which a number stands behind `before`, or all of the line. */
function cellAbove(line: string, before: string): string {
  const mark = MARKS.find((each) => line.includes(each) && before.includes(each))
  if (mark === undefined) return line
  return line.split(mark)[before.trimStart().split(mark).length - 1] ?? ""
}

function cellCount(line: string): number {
  const mark = MARKS.find((each) => line.includes(each))
  return mark === undefined ? 1 : line.split(mark).length
}

function kindOf(heading: string): Heading {
  const words = heading.toLowerCase()
  const isBsn = isBsnCue(words)
  const isOther =
    isCompanyCue(words) ||
    words
      .split(/[^\p{L}]+/u)
      .some((word) => word !== "" && (isOtherNumber(word) || isOtherNumber(withoutNumber(word))))
  if (isBsn) return isOther ? "unknown" : "bsn"
  return isOther ? "other" : "unknown"
}
