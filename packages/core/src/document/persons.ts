/**
 * How many people a document lists, and what it tells of them.
 *
 * Why this module exists: the harm of a wrong attachment is the number of people in it, times what stands there about them. A
 * price list, a timetable and a list of companies are tables too, and list nobody.
 *
 * Who is counted: ./table-person.ts, ./text-person.ts; each person once (./person-register.ts), whatever sheets he or she is in.
 * Deliberately left out: who those people are. Nothing of them is kept or given.
 */
import { CATEGORIES, IDENTIFIERS, type Category, type Identifier } from "../facts/facts.ts"
import { observeSensitivity, type SensitivityFact } from "../facts/sensitivity.ts"
import { findIdentifiers } from "../identifier/find-identifiers.ts"
import { identifyCell } from "../identifier/identify-cell.ts"
import type { NumberShape } from "../identifier/identifier.ts"
import type { DocumentFacts, Reading, Table } from "./document.ts"
import { personColumns, type PersonColumns } from "./person-column.ts"
import { headingKind, type ColumnKind } from "./person-heading.ts"
import { personRegister } from "./person-register.ts"
import { recordsInTexts, withRecordsTurned } from "./record-table.ts"
import { registerTable } from "./table-person.ts"
import { registerText } from "./text-person.ts"
import { isOfOnePerson } from "./person-paper.ts"

export type ListedPersons = Pick<
  DocumentFacts,
  "persons" | "concealedPersons" | "identifiers" | "categories" | "personal" | "concealedPersonal"
>

/** @param numbers the organisation's own (see Policy) */
export function personsIn(
  reading: Reading,
  numbers: readonly NumberShape[],
  register = personRegister(),
): ListedPersons {
  const identifiers = new Set<Identifier>()
  const laidOut = layOut([...withRecordsTurned(reading.tables), ...recordsInTexts(reading.texts)])

  const count = (isConcealed: boolean): void => {
    for (const { table, columns } of laidOut) {
      if ((table.concealed !== undefined) !== isConcealed) continue
      const listsPeople = registerTable(table, columns, register)
      identifyTable(table, columns, listsPeople, numbers, identifiers)
    }
    for (const { text, concealed } of reading.texts) {
      if ((concealed !== undefined) !== isConcealed) continue
      const found = findIdentifiers(text, numbers)
      for (const { kind, certainty } of found) if (certainty === "certain") identifiers.add(kind)
      registerText(text, found, register)
    }
  }
  count(false)
  const seen = register.size()
  count(true)

  return {
    persons: register.size(),
    concealedPersons: register.size() - seen,
    identifiers: IDENTIFIERS.filter((kind) => identifiers.has(kind)),
    ...subjectsOf(laidOut, reading.texts),
  }
}

type LaidOut = { readonly table: Table; readonly columns: PersonColumns }

/** Hidden rows have no headings of their own: theirs are those of the rows that are seen, whose columns they have. */
function layOut(tables: readonly Table[]): readonly LaidOut[] {
  let last: PersonColumns | undefined
  let width = 0
  return tables.map((table) => {
    if (table.concealed === "hidden-row" && last !== undefined && table.rows[0]?.length === width)
      return { table, columns: { ...last, headingRow: -1 } }
    last = personColumns(table.rows)
    width = table.rows[0]?.length ?? 0
    return { table, columns: last }
  })
}

/** Cells of one column that are looked at before it is said to hold no identifier; and columns. */
const SAMPLE_CELLS = 100
const MAX_COLUMNS = 256

/** A company has these as well: they tell of people only where people are listed. */
const ALSO_OF_COMPANIES: ReadonlySet<Identifier> = new Set(["iban", "phone", "home-address", "licence-plate"])

function identifyTable(
  { rows }: Table,
  columns: PersonColumns,
  listsPeople: boolean,
  numbers: readonly NumberShape[],
  identifiers: Set<Identifier>,
): void {
  if (columns.bsn !== undefined) identifiers.add("bsn")
  if (columns.birth !== undefined) identifiers.add("birth-date")
  const start = columns.headingRow + 1
  let width = 0
  for (const row of rows) width = Math.max(width, Math.min(MAX_COLUMNS, row.length)) // rows of a CSV end where their values do
  for (let column = 0; column < width; column += 1) {
    if (column === columns.bsn || column === columns.birth) continue
    const heading = columns.headings[column] ?? ""
    let looked = 0
    for (let at = start; at < rows.length && looked < SAMPLE_CELLS; at += 1) {
      const cell = rows[at]?.[column] ?? ""
      if (cell === "") continue
      looked += 1
      const found = identifyCell(cell, heading, numbers)
      if (found?.certainty !== "certain") continue
      if (listsPeople || !ALSO_OF_COMPANIES.has(found.kind)) identifiers.add(found.kind)
      break
    }
  }
}

/** UTF-16 units that categories are looked for in: of the tables, and of the texts. */
const SAMPLE_UNITS = 65_536
const MAX_CELL_UNITS = 200
/** Rows of a table that are looked at, spread over it; the first ones always, since headings stand there. */
const SAMPLE_ROWS = 300
const FIRST_ROWS = 20

/**
 * Columns that say who somebody is, where he lives and for whom he works. Streets are named after churches, people after
 * bishops, and whoever comes to a meeting for a union or a hospital is no member and no patient.
 */
const TELLING_NOTHING: ReadonlySet<ColumnKind | undefined> = new Set([
  "name",
  "given",
  "infix",
  "family",
  "initials",
  "email",
  "contact",
  "company",
])
/** The same where no heading says so. */
const STREET = /(?:straat|laan|weg|plein|gracht|singel|kade|steeg|dijk|pad|hof) {1,2}\d/i

function subjectsOf(
  tables: readonly LaidOut[],
  texts: Reading["texts"],
): Pick<DocumentFacts, "categories" | "personal" | "concealedPersonal"> {
  const sample = sampleOfTexts(texts)
  const { contentCategories, personal, listed } = subjectsIn(`${sampleOfTables(tables)}\n\n${sample}`)
  const unseen = texts.filter(({ concealed }) => concealed !== undefined)
  return {
    categories: CATEGORIES.filter((category) => contentCategories.includes(category)),
    personal: listed.length >= FEW || isOfOnePerson(sample) ? personal : [],
    concealedPersonal: unseen.length === 0 ? [] : toldUnseen(texts, unseen),
  }
}

/** So many names with something beside each are a list of people, in whatever paper. */
const FEW = 3

/** What the seen text says openly anyhow, a comment on it does not add. */
function toldUnseen(texts: Reading["texts"], unseen: Reading["texts"]): readonly Category[] {
  const { personal } = subjectsIn(sampleOfTexts(unseen))
  if (personal.length === 0) return personal
  const seen = subjectsIn(sampleOfTexts(texts.filter((text) => !unseen.includes(text)))).personal
  return personal.filter((category) => !seen.includes(category))
}

function subjectsIn(newText: string): Pick<SensitivityFact, "contentCategories" | "personal" | "listed"> {
  return observeSensitivity({ subject: "", newText, eventTitle: "" })
}

/** Each cell is a sentence of its own, and each text stands there once. */
function sampleOfTables(tables: readonly LaidOut[]): string {
  const cells = new Set<string>()
  const share = SAMPLE_UNITS / Math.max(1, tables.length)
  let allowed = 0
  let units = 0
  for (const { table, columns } of tables) {
    const { rows } = table
    const isSilent = columns.headings.map((heading) => TELLING_NOTHING.has(headingKind(heading)))
    allowed += share
    const stride = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS))
    for (let at = 0; at < rows.length && units < allowed; at += at < FIRST_ROWS ? 1 : stride) {
      for (const [column, cell] of (rows[at] ?? []).entries()) {
        if (units >= allowed) break
        if (at > columns.headingRow && isSilent[column] === true) continue
        const text = cell.slice(0, MAX_CELL_UNITS)
        if (!LETTERS.test(text) || STREET.test(text) || cells.has(text)) continue
        cells.add(text)
        units += text.length
      }
    }
  }
  return [...cells].join(".\n\n")
}

const LETTERS = /\p{L}{2}/u

function sampleOfTexts(texts: Reading["texts"]): string {
  let sample = ""
  for (const { text } of texts) {
    if (sample.length >= SAMPLE_UNITS) break
    sample += text.slice(0, SAMPLE_UNITS - sample.length)
  }
  return sample
}
