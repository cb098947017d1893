/**
 * Which columns of a table tell who a row is about: by their headings (./person-heading.ts) and by what stands in them.
 *
 * Why this module exists: "Naam" heads people, products and companies alike. So a column of names counts where half of its
 * values have the form of a name, few are companies, and either something personal stands beside them (a birth date, a
 * personnel number) or enough of them hold what only names of people have. A price list, an inventory, a timetable and a list
 * of companies have no such column.
 *
 * Deliberately left out: several people in one row (a child and its parents): a row is one person.
 */
import { passesElevenTest } from "../identifier/bsn.ts"
import { isCompany } from "./company-word.ts"
import { addressOfCell, isPersonal } from "./mailbox-person.ts"
import { headingKind, type ColumnKind } from "./person-heading.ts"
import { knownNameKey, personName, startsWithFirstName } from "./person-name.ts"

export type PersonColumns = {
  /** Index of the row of headings; -1 if there is none. */
  readonly headingRow: number
  readonly headings: readonly string[]
  readonly given: number | undefined
  readonly infix: number | undefined
  readonly family: number | undefined
  readonly initials: number | undefined
  /** A column whose heading says that it names people: any name will do. */
  readonly person: number | undefined
  /** A column that names people by its looks: only what has the form of a name counts. */
  readonly name: number | undefined
  readonly addresses: readonly number[]
  readonly bsn: number | undefined
  readonly birth: number | undefined
  readonly number: number | undefined
  /** The table lists companies: an address counts only if it looks like a person's. */
  readonly listsCompanies: boolean
}

type Rows = readonly (readonly string[])[]

/** Headings stand within the first rows, below a title and a date. */
const MAX_HEADING_ROW = 20
/** One heading in so many must be known: "Naam", and then the days of the week. */
const MIN_KNOWN = 6
/** Rows that a column is judged by, and columns. */
const SAMPLE_ROWS = 200
const MAX_COLUMNS = 256

export function personColumns(rows: Rows): PersonColumns {
  const headingRow = findHeadingRow(rows)
  const headings = headingRow < 0 ? [] : (rows[headingRow] ?? [])
  const sample = rows.slice(headingRow + 1, headingRow + 1 + SAMPLE_ROWS).filter((row) => !isSumRow(row))
  const width = Math.min(
    MAX_COLUMNS,
    sample.reduce((most, row) => Math.max(most, row.length), 0),
  )
  const columns = Array.from({ length: width }, (_, at) =>
    judgeColumn(sample, at, headingRow < 0 ? undefined : headingKind(headings[at] ?? ""), headings[at] ?? ""),
  )
  const first = (kind: ColumnKind, test: (column: Column) => boolean): number | undefined =>
    columns.find((column) => column.kind === kind && column.filled > 0 && test(column))?.at

  const bsn =
    first("bsn", (column) => column.bsns >= column.filled * 0.6) ??
    columns.find(
      (column) => column.heading === "" && column.filled >= 5 && column.bsns >= column.filled * 0.9,
    )?.at
  const birth = first("birth", (column) => column.dates >= column.filled * 0.5)
  const number = first("person-number", (column) => column.codes >= column.filled * 0.5)
  const bare = headingRow < 0 ? bareNames(columns) : undefined
  const given = first("given", isOfNames) ?? bare?.given
  const family = first("family", isOfNames) ?? bare?.family
  const listsThings = columns.some(({ kind }) => kind === "thing")
  // "naam" above first names, or above names in small letters: no form to go by, but too many that only people have.
  const person =
    first("person", isOfNames) ??
    first("name", (column) => !listsThings && isOfNames(column) && column.firstNames >= column.filled * 0.5)
  const coded = first("person", (column) => column.codes >= column.filled * 0.6)
  const addresses = columns.filter((column) => column.addresses >= column.filled * 0.6 && column.filled > 0)
  const isPrivate = [bsn, birth, number ?? coded, given, family].some((at) => at !== undefined)
  const candidates = columns.filter(({ kind }) => kind === "name" || kind === undefined)
  const enough = isPrivate ? 0 : listsThings ? 0.75 : 0.25
  const hasName = person !== undefined || given !== undefined || family !== undefined
  const name = hasName ? undefined : candidates.find((column) => namesPeople(column, enough))?.at
  const responsible =
    isPrivate || addresses.some((column) => column.personal >= column.filled * 0.5)
      ? columns.find((column) => column.kind === "responsible" && namesPeople(column, 0))?.at
      : undefined
  return {
    headingRow,
    headings,
    given,
    infix: columns.find(({ kind }) => kind === "infix")?.at,
    family,
    initials: columns.find(({ kind }) => kind === "initials")?.at,
    person,
    name: hasName ? undefined : (name ?? responsible),
    // Without headings, addresses count wherever they stand: names may have been cut at their commas.
    addresses: (headingRow < 0 ? columns : addresses).map(({ at }) => at),
    bsn,
    birth,
    number: number ?? coded,
    listsCompanies:
      columns.some(({ kind }) => kind === "company") ||
      candidates.some((column) => column.companies > column.filled * 0.2),
  }
}

type Column = {
  readonly at: number
  readonly heading: string
  readonly kind: ColumnKind | undefined
  /** Cells of the sample that hold something, and of those: */
  filled: number
  /** whole names by their form, those of them that only people have, anything that may be a name */
  names: number
  telling: number
  maybeNames: number
  /** a known first name in front */
  firstNames: number
  companies: number
  addresses: number
  personal: number
  bsns: number
  dates: number
  /** numbers with or without letters, of three digits and more */
  codes: number
}

function judgeColumn(sample: Rows, at: number, kind: ColumnKind | undefined, heading: string): Column {
  const column: Column = {
    at,
    heading,
    kind,
    filled: 0,
    names: 0,
    telling: 0,
    maybeNames: 0,
    firstNames: 0,
    companies: 0,
    addresses: 0,
    personal: 0,
    bsns: 0,
    dates: 0,
    codes: 0,
  }
  for (const row of sample) {
    const cell = row[at] ?? ""
    if (cell === "") continue
    column.filled += 1
    const address = addressOfCell(cell)
    if (address !== undefined) {
      column.addresses += 1
      if (isPersonal(address)) column.personal += 1
      continue
    }
    const name = personName(cell)
    if (name !== undefined) column.names += 1
    if (name?.isTelling === true) column.telling += 1
    if (name !== undefined || knownNameKey(cell) !== "") {
      column.maybeNames += 1
      if (startsWithFirstName(cell)) column.firstNames += 1
    } else if (isCompany(cell)) column.companies += 1
    if (bsnOf(cell) !== undefined) column.bsns += 1
    if (birthOf(cell) !== undefined) column.dates += 1
    if (isCode(cell)) column.codes += 1
  }
  return column
}

function isOfNames(column: Column): boolean {
  return column.maybeNames >= column.filled * 0.5 && column.companies < column.filled * 0.3
}

/** Values below which two columns of words may be names by accident. */
const MIN_BARE = 3

/** Without headings: a column of first names, alone in their cells, and beside it one that may be surnames. */
function bareNames(
  columns: readonly Column[],
): { readonly given: number; readonly family: number } | undefined {
  for (const { at, filled, firstNames, names } of columns) {
    if (filled < MIN_BARE || firstNames < filled * 0.5 || names > filled * 0.3) continue
    const beside = [columns[at + 1], columns[at - 1]].find(
      (column) => column !== undefined && column.filled >= filled * 0.5 && isOfNames(column),
    )
    if (beside !== undefined) return { given: at, family: beside.at }
  }
  return undefined
}

/** @param enough the part of the names that must hold what only names of people have */
function namesPeople(column: Column, enough: number): boolean {
  return (
    column.names > 0 &&
    column.names >= column.filled * 0.5 &&
    column.companies <= column.filled * 0.2 &&
    column.telling >= column.names * enough
  )
}

/** The row with the most headings that lists have; the first of those. */
function findHeadingRow(rows: Rows): number {
  let best = -1
  let most = 0
  for (let at = 0; at < Math.min(rows.length, MAX_HEADING_ROW); at += 1) {
    const row = rows[at] ?? []
    let known = 0
    let filled = 0
    let isData = false
    for (const cell of row.slice(0, MAX_COLUMNS)) {
      if (cell === "") continue
      filled += 1
      if (headingKind(cell) !== undefined) known += 1
      if (cell.includes("@") || birthOf(cell) !== undefined || personName(cell)?.isTelling === true)
        isData = true
    }
    if (!isData && known > most && known * MIN_KNOWN >= filled) {
      most = known
      best = at
    }
  }
  return best
}

/** Nine digits, or eight of which the zero in front was lost, however grouped, that pass the 11-test. */
export function bsnOf(cell: string): string | undefined {
  if (cell.length < 8 || cell.length > 14) return undefined
  const digits = cell.replaceAll(/[ .-]/g, "")
  if (!/^\d{8,9}$/.test(digits) || !passesElevenTest(digits.padStart(9, "0"))) return undefined
  return digits.padStart(9, "0")
}

const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9}\.?)[-/. ](\d{4}|\d{2})$/i
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/
const MIN_YEAR = 1900
const MAX_YEAR = 2100

/** A day that somebody may be born on, folded to one form. */
export function birthOf(cell: string): string | undefined {
  if (cell.length < 6 || cell.length > 19) return undefined
  const dayFirst = DAY_FIRST.exec(cell)
  if (dayFirst !== null) {
    const [, day = "", month = "", year = ""] = dayFirst
    const isYear = year.length === 2 || (Number(year) >= MIN_YEAR && Number(year) < MAX_YEAR)
    if (!isYear || Number(day) < 1 || Number(day) > 31 || Number(month) > 31) return undefined
    return `${day.padStart(2, "0")}-${month.toLowerCase().padStart(2, "0")}-${year}`
  }
  const yearFirst = YEAR_FIRST.exec(cell)
  if (yearFirst === null) return undefined
  const [, year = "", month = "", day = ""] = yearFirst
  if (Number(year) < MIN_YEAR || Number(year) >= MAX_YEAR || Number(month) > 12 || Number(day) > 31)
    return undefined
  return `${day.padStart(2, "0")}-${month.padStart(2, "0")}-${year}`
}

export function isCode(cell: string): boolean {
  return cell.length >= 3 && /^[A-Za-z]{0,4}[-./ ]?\d[\d.\-/ ]{1,18}[A-Za-z]{0,2}$/.test(cell)
}

const SUMS = [
  "totaal",
  "total",
  "subtotaal",
  "subtotal",
  "eindtotaal",
  "gemiddelde",
  "gemiddeld",
  "average",
  "aantal",
]

/** A row that adds up the others. */
export function isSumRow(row: readonly string[]): boolean {
  const first = row.find((cell) => cell !== "") ?? ""
  return first.length <= 40 && SUMS.includes(first.toLowerCase().split(/[\s:]/, 1)[0] ?? "")
}
