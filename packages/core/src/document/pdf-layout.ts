/**
 * Lines and tables of a page, made of runs of letters that each have a place on it and nothing else.
 *
 * Running text is in the order of writing, which keeps columns of prose apart; tables are in the order of places, because
 * some programs write a list column by column. A table is what has the same columns in several lines.
 *
 * Deliberately left out: letters that stand askew or upside down, and cells that go on below (they are rows of their own).
 */
import type { DocumentBudget, Table } from "./document.ts"
import type { PdfItem } from "./pdf-library.ts"
import { spend } from "./spend.ts"

/** Edges and height in points. */
type Cell = { readonly left: number; right: number; text: string }
type Line = { readonly height: number; readonly cells: readonly Cell[] }

/** Gaps wider than this part of the height of the letters are not between words. */
const COLUMN_GAP = 1.2
/** Narrower ones are within a word. */
const WORD_GAP = 0.15
/** Letters whose baselines differ by less are on one line. */
const SAME_LINE = 0.4
/** A table begins with three lines: two may be alike by chance. */
const LEAST_ROWS = 3
/** Columns that begin this near to each other are the same, in heights of a letter. */
const SAME_COLUMN = 0.6

/** The text of a page in the order of writing; a wide gap is a tab. */
export function runningText(items: readonly PdfItem[]): string {
  let text = ""
  let before: PdfItem | undefined
  for (const item of items) {
    if (item.str !== "" && (item.str.trim() !== "" || !isWide(item))) {
      if (before !== undefined && !text.endsWith("\n")) {
        if (!isSameLine(before, item)) text += "\n"
        else if (left(item) - right(before) > COLUMN_GAP * heightOf(item)) text += "\t"
      }
      text += item.str
      before = item
    }
    if (item.hasEOL && !text.endsWith("\n")) text += "\n"
  }
  return text
}

/** QUIRK: for a gap the library gives blanks as wide as the gap; the gap itself says more. */
function isWide(item: PdfItem): boolean {
  return item.str.trim() === "" && item.width > COLUMN_GAP * heightOf(item)
}

const left = (item: PdfItem): number => item.transform[4] ?? 0
const baseline = (item: PdfItem): number => item.transform[5] ?? 0
const right = (item: PdfItem): number => left(item) + item.width

/** Of blanks no height is told, so that of the matrix. */
function heightOf({ height, transform }: PdfItem): number {
  return height > 0 ? height : Math.max(1, Math.hypot(transform[2] ?? 0, transform[3] ?? 0))
}

function isSameLine(one: PdfItem, other: PdfItem): boolean {
  return Math.abs(baseline(one) - baseline(other)) <= SAME_LINE * Math.max(heightOf(one), heightOf(other))
}

/** A table, and where its columns begin, so that the next page can go on with it. */
export type PlacedTable = {
  readonly rows: (readonly string[])[]
  readonly lefts: readonly number[]
  readonly height: number
}

/** The tables of a page, from above. Empty cells are paid for, the others were when their letters were read. */
export function placedTables(
  items: readonly PdfItem[],
  budget: DocumentBudget,
): { readonly tables: readonly PlacedTable[]; readonly isWhole: boolean } {
  const tables: PlacedTable[] = []
  let isWhole = true
  let block: Line[] = []
  let columns: Cell[] = []
  const close = (): void => {
    if (block.length >= LEAST_ROWS) {
      const table = asTable(block, columns, budget)
      tables.push(table)
      isWhole &&= table.rows.length === block.length
    }
    block = []
    columns = []
  }
  for (const line of linesOf(items)) {
    const joined = block.length === 0 ? undefined : joinColumns(columns, line)
    if (joined !== undefined) columns = joined
    else {
      close()
      if (line.cells.length < 2 || line.cells.length > MAX_COLUMNS) continue
      columns = line.cells.map((cell) => ({ ...cell }))
    }
    block.push(line)
  }
  close()
  return { tables, isWhole }
}

/** Columns of one table; a page has no room for more. */
const MAX_COLUMNS = 63

/** A table that begins a page with the columns of the one that the page before ended with goes on with it. */
export function joinedTables(pages: readonly (readonly PlacedTable[])[]): readonly Table[] {
  const joined: PlacedTable[] = []
  for (const tables of pages) {
    tables.forEach((table, index) => {
      const last = joined.at(-1)
      if (index === 0 && last !== undefined && haveSameColumns(last, table)) {
        for (const row of table.rows) last.rows.push(row)
      } else joined.push({ ...table, rows: [...table.rows] })
    })
  }
  return joined.map(({ rows }) => ({ rows, concealed: undefined }))
}

function haveSameColumns(one: PlacedTable, other: PlacedTable): boolean {
  return (
    one.lefts.length === other.lefts.length &&
    one.lefts.every((at, index) => Math.abs(at - (other.lefts[index] ?? 0)) < SAME_COLUMN * one.height)
  )
}

/** From above, each from the left; what is written askew comes where its first letter stands. */
function linesOf(items: readonly PdfItem[]): readonly Line[] {
  const shown = items
    .filter(({ str }) => str.trim() !== "")
    .toSorted((one, other) => baseline(other) - baseline(one))
  const lines: Line[] = []
  for (let start = 0; start < shown.length;) {
    const first = shown[start]
    if (first === undefined) break
    let end = start + 1
    for (; end < shown.length; end += 1) {
      const item = shown[end]
      if (item === undefined || !isSameLine(first, item)) break
    }
    lines.push(lineOf(shown.slice(start, end), first))
    start = end
  }
  return lines
}

function lineOf(items: readonly PdfItem[], first: PdfItem): Line {
  const height = heightOf(first)
  const cells: Cell[] = []
  for (const item of items.toSorted((one, other) => left(one) - left(other))) {
    const last = cells.at(-1)
    const gap = last === undefined ? 0 : left(item) - last.right
    if (last === undefined || gap > COLUMN_GAP * height) {
      cells.push({ left: left(item), right: right(item), text: item.str })
    } else {
      last.text += gap > WORD_GAP * height ? ` ${item.str}` : item.str
      last.right = Math.max(last.right, right(item))
    }
  }
  return { height, cells }
}

/**
 * The columns with this line in them: each cell lies over one column alone, and each column over one cell. A line of one cell
 * ends a table, unless it stands in another than the first column. undefined: it is no line of this table.
 */
function joinColumns(columns: readonly Cell[], line: Line): Cell[] | undefined {
  const [only] = line.cells
  if (line.cells.length === 1 && only !== undefined && columnOf(columns, only, line.height) === 0)
    return undefined
  const joined = columns.map((column) => ({ ...column }))
  let before = -1
  for (const cell of line.cells) {
    const at = columnOf(columns, cell, line.height)
    if (at === undefined || at <= before) return undefined
    before = at
    const column = joined[at]
    if (column !== undefined) column.right = Math.max(column.right, cell.right)
  }
  return joined.every((column, index) => column.right < (joined[index + 1]?.left ?? Infinity))
    ? joined
    : undefined
}

function columnOf(columns: readonly Cell[], cell: Cell, height: number): number | undefined {
  const over = columns.flatMap((column, index) =>
    cell.left < column.right && cell.right > column.left ? [index] : [],
  )
  if (over.length === 1) return over[0]
  const begins = columns.findIndex((column) => Math.abs(column.left - cell.left) < SAME_COLUMN * height)
  return over.length === 0 && begins >= 0 ? begins : undefined
}

function asTable(lines: readonly Line[], columns: readonly Cell[], budget: DocumentBudget): PlacedTable {
  const rows: (readonly string[])[] = []
  for (const { cells, height } of lines) {
    const row = columns.map(() => "")
    for (const cell of cells) {
      const at = columnOf(columns, cell, height)
      if (at !== undefined) row[at] = `${row[at] ?? ""}${cell.text.trim()}`
    }
    if (!row.every((cell) => cell !== "" || spend(budget, 0))) break
    rows.push(row)
  }
  return { rows, lefts: columns.map((column) => column.left), height: lines[0]?.height ?? 1 }
}
