/**
 * The cells of one sheet, and which of them its reader sees.
 *
 * Why this module exists: a sheet may be a million rows deep and 16,384 columns wide with three cells in it. So cells are
 * kept as they come, and a table has only the rows and columns that hold something.
 *
 * A hidden sheet is one table. Of another, what stands in hidden columns is a table of its own, and so are hidden rows; those
 * have the columns of what is seen, so that its headings fit them.
 */
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, Table } from "./document.ts"
import { spend } from "./spend.ts"

export type SheetGrid = {
  /** Starts a row. */
  row(isHidden: boolean): void
  /** A cell of the row that was started last; columns count from 0. False if the budget does not have it any more. */
  put(column: number, text: string): boolean
  /** Columns `first` to `last`. */
  hideColumns(first: number, last: number): void
  tables(isHiddenSheet: boolean): SheetTables
}

export type SheetTables = {
  readonly tables: readonly Table[]
  /** Without "hidden-sheet". Columns and rows that hold nothing conceal nothing. */
  readonly concealed: readonly Concealment[]
  /** False where the budget did not reach for all. */
  readonly isWhole: boolean
}

/** ECMA-376-1 §18.3.1.13; ODF programs have as many. What stands to the right of them is not read. */
export const MAX_COLUMNS = 16_384

type Row = { readonly isHidden: boolean; readonly columns: number[]; readonly texts: string[] }

export function sheetGrid(budget: DocumentBudget): SheetGrid {
  const rows: Row[] = []
  /** How much more (or less) often a column is hidden than the one before it. */
  const hiding = new Map<number, number>()
  let row: Row = { isHidden: false, columns: [], texts: [] }

  const hide = (column: number, by: number): void => {
    hiding.set(column, (hiding.get(column) ?? 0) + by)
  }
  return {
    row(isHidden) {
      row = { isHidden, columns: [], texts: [] }
    },
    put(column, text) {
      const shown = text.trim()
      if (shown === "") return true
      if (column >= MAX_COLUMNS || !spend(budget, shown.length)) return false
      if (row.columns.length === 0) rows.push(row)
      row.columns.push(column)
      row.texts.push(shown)
      return true
    },
    hideColumns(first, last) {
      if (!(first >= 0 && first < MAX_COLUMNS && last >= first)) return
      hide(first, 1)
      hide(Math.min(last + 1, MAX_COLUMNS), -1)
    },
    tables: (isHiddenSheet) => tablesOf(rows, isHiddenSheet ? new Map() : hiding, isHiddenSheet, budget),
  }
}

function tablesOf(
  rows: readonly Row[],
  hiding: ReadonlyMap<number, number>,
  isHiddenSheet: boolean,
  budget: DocumentBudget,
): SheetTables {
  const { seen, hidden } = columnsOf(rows, hiding)
  const seenAt = positions(seen)
  const hiddenAt = positions(hidden)
  const shownRows: (readonly string[])[] = []
  const hiddenRows: (readonly string[])[] = []
  const hiddenColumns: (readonly string[])[] = []
  let isWhole = true
  for (const row of rows) {
    const gaps = seen.length + hidden.length - row.columns.length
    if (budget.items < gaps) {
      isWhole = false
      break
    }
    budget.items -= Math.max(0, gaps)
    const left = seen.map(() => "")
    const right = hidden.map(() => "")
    let filledLeft = false
    let filledRight = false
    row.columns.forEach((column, at) => {
      const text = row.texts[at] ?? ""
      const position = seenAt.get(column)
      if (position !== undefined) {
        left[position] = text
        filledLeft = true
        return
      }
      right[hiddenAt.get(column) ?? 0] = text
      filledRight = true
    })
    if (filledLeft) (row.isHidden && !isHiddenSheet ? hiddenRows : shownRows).push(left)
    if (filledRight) hiddenColumns.push(right)
  }
  const tables: Table[] = [
    { rows: shownRows, concealed: isHiddenSheet ? ("hidden-sheet" as const) : undefined },
    { rows: hiddenRows, concealed: "hidden-row" as const },
    { rows: hiddenColumns, concealed: "hidden-column" as const },
  ].filter((table) => table.rows.length > 0)
  const concealed = tables.flatMap((table) =>
    table.concealed === undefined || isHiddenSheet ? [] : [table.concealed],
  )
  return { tables, concealed, isWhole }
}

/** The columns that hold something, from left to right. */
function columnsOf(
  rows: readonly Row[],
  hiding: ReadonlyMap<number, number>,
): { seen: readonly number[]; hidden: readonly number[] } {
  const used = new Set<number>()
  for (const row of rows) for (const column of row.columns) used.add(column)
  const changes = [...hiding].toSorted(([left], [right]) => left - right)
  const seen: number[] = []
  const hidden: number[] = []
  let next = 0
  let times = 0
  for (const column of [...used].toSorted((left, right) => left - right)) {
    for (; next < changes.length && (changes[next]?.[0] ?? 0) <= column; next += 1)
      times += changes[next]?.[1] ?? 0
    ;(times > 0 ? hidden : seen).push(column)
  }
  return { seen, hidden }
}

function positions(columns: readonly number[]): ReadonlyMap<number, number> {
  return new Map(columns.map((column, at) => [column, at]))
}
