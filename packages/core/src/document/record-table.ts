/**
 * Tables that are turned: headings in the first column, and a person in each column beside it, or a block of rows for each.
 *
 * Why this module exists: forms, cards and one sheet for each person tell as much as a list does, and have no column of names.
 * Turned over, they are a list.
 *
 * Deliberately left out: several pairs of a heading and a value in one row.
 */
import type { DocumentText, Table } from "./document.ts"
import { headingKind, type ColumnKind } from "./person-heading.ts"
import { personName } from "./person-name.ts"

type Rows = readonly (readonly string[])[]

/** Which part of the rows must begin with a heading: a title, and remarks, stand between them. */
const MIN_KNOWN = 0.75
/** With so many that say who it is, the others may be anything: a record has headings of its own. */
const MIN_WHO = 2
const MAX_VALUES = 256
/** Different headings; more are headings no longer, but words. */
const MAX_HEADINGS = 64

const NAME = "Naam"

/** Without one of these it is about nobody. */
const WHO: ReadonlySet<ColumnKind | undefined> = new Set([
  "person",
  "name",
  "given",
  "family",
  "bsn",
  "birth",
  "email",
  "person-number",
])

/** The same tables, those that are turned as lists; those with the same headings are one, as sheets for one person each are. */
export function withRecordsTurned(tables: readonly Table[]): readonly Table[] {
  const kept: Table[] = []
  const turned = new Map<
    string,
    { readonly rows: (readonly string[])[]; readonly concealed: Table["concealed"] }
  >()
  for (const table of tables) {
    const rows = mayBeTurned(table.rows) ? recordsOf(table.rows.map(pairOf)) : undefined
    if (rows === undefined) {
      kept.push(table)
      continue
    }
    const key = `${table.concealed ?? ""}\n${rows[0]?.join("\n") ?? ""}`
    const same = turned.get(key)
    if (same !== undefined) same.rows.push(...rows.slice(1))
    else {
      const list = { rows: [...rows], concealed: table.concealed }
      turned.set(key, list)
      kept.push(list)
    }
  }
  return kept
}

/** Of the first rows so many begin with a heading in a table that is turned; most need no second look. */
const FIRST_ROWS = 24
const MIN_HEADINGS = 2

function mayBeTurned(rows: Rows): boolean {
  const first = rows.slice(0, FIRST_ROWS).map(pairOf)
  return first.filter((row) => kindOf(row[0] ?? "") !== undefined).length >= MIN_HEADINGS
}

/** "Naam: Anke Brouwer" and "BSN: 111222333" on lines below each other. */
export function recordsInTexts(texts: readonly DocumentText[]): readonly Table[] {
  return texts.flatMap(({ text, concealed }) => {
    if (!text.includes(":")) return []
    const pairs = text.split("\n").flatMap((line) => {
      const pair = pairOf([line])
      return pair.length === 2 && headingKind(pair[0]!) !== undefined ? [pair] : []
    })
    const rows = recordsOf(pairs)
    return rows === undefined ? [] : [{ rows, concealed }]
  })
}

/** Longer, a line is a sentence. */
const MAX_PAIR_UNITS = 200
const MAX_KEY_UNITS = 40

/** One cell that holds both the heading and its value is two. */
function pairOf(row: readonly string[]): readonly string[] {
  const [only = "", ...others] = row
  if (others.some((cell) => cell !== "")) return row
  const colon = only.slice(0, MAX_KEY_UNITS).indexOf(":")
  if (colon < 1 || only.length > MAX_PAIR_UNITS) return row
  return [only.slice(0, colon).trim(), only.slice(colon + 1).trim()]
}

/** A row of headings, and a row for each record; undefined if the table is not turned. */
function recordsOf(rows: Rows): Rows | undefined {
  const filled = rows.flatMap((row) => {
    const values = row.slice(1, MAX_VALUES).filter((cell) => cell !== "")
    if (values.length === 0) return []
    if (row[0] !== "") return [row]
    // Above the first column of headings stands none: names there need none, and a number of each column tells nothing.
    const names = values.filter((cell) => personName(cell) !== undefined)
    return names.length * 2 > values.length ? [[NAME, ...row.slice(1)]] : []
  })
  if (filled.length < 2 || (filled[0] ?? []).filter((cell) => kindOf(cell) !== undefined).length > 1)
    return undefined
  const kinds = new Set<ColumnKind>()
  let known = 0
  for (const row of filled) {
    const kind = kindOf(row[0] ?? "")
    if (kind === undefined) continue
    known += 1
    kinds.add(kind)
  }
  const who = [...kinds].filter((kind) => WHO.has(kind)).length
  const isKnown = known >= filled.length * MIN_KNOWN || who >= MIN_WHO
  if (!isKnown || kinds.size < 2 || who === 0) return undefined
  const headings = new Map<string, number>()
  const records: string[][] = []
  let block: string[][] = []
  let seen = new Set<number>()
  const end = (): void => {
    for (const record of block)
      if (record.some((cell) => cell !== "")) records.push(Array.from(record, (cell) => cell ?? ""))
    block = []
    seen = new Set()
  }
  for (const row of filled) {
    const heading = withoutColon(row[0] ?? "")
    const isOfPeople = kindOf(heading) !== undefined
    const column = headings.get(heading) ?? headings.size
    if (column === MAX_HEADINGS) continue
    headings.set(heading, column)
    // The next person: the same is told again.
    if (isOfPeople && seen.has(column)) end()
    seen.add(column)
    for (let at = 1; at < Math.min(row.length, MAX_VALUES); at += 1) {
      const record = (block[at - 1] ??= [])
      record[column] = row[at] ?? ""
    }
  }
  end()
  return [[...headings.keys()], ...records]
}

function kindOf(cell: string): ColumnKind | undefined {
  return headingKind(withoutColon(cell))
}

function withoutColon(cell: string): string {
  return cell.endsWith(":") ? cell.slice(0, -1).trim() : cell
}
