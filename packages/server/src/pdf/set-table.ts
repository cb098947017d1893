/** A table: its caption, the names of its columns on every page it reaches, and rows whose first cell is their name. */
import type { StructureElement } from "pdfkit"

import type { Run, Table } from "@sluis/core/paper/paper"

import { columnWidths } from "./column-width.ts"
import type { Wanted } from "./column-width.ts"
import { MAX_COLUMNS } from "./limit.ts"
import { widthsOf } from "./line.ts"
import type { Line } from "./line.ts"
import { BODY, BODY_HEIGHT, BODY_WIDTH, COLOUR, STYLE } from "./look.ts"
import type { Style } from "./look.ts"
import { heightOf, ROW_RULE, setRow } from "./set-row.ts"
import type { Cell, RowLook } from "./set-row.ts"
import { child, linesOf } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { drawFurniture, setLines } from "./set-text.ts"
import { spansOf } from "./span.ts"

type TableLook = {
  /** Between columns. */
  readonly gutter: number
  readonly columnName: Style
  readonly rowName: Style
  readonly cell: Style
  readonly head: RowLook
  readonly row: RowLook
}

const ROOMY: TableLook = {
  gutter: 14,
  columnName: STYLE.columnName,
  rowName: STYLE.rowName,
  cell: STYLE.cell,
  head: { leading: STYLE.columnName.leading, padding: 5, rule: COLOUR.strongLine, ruleWidth: 0.9 },
  row: { leading: STYLE.cell.leading, padding: 5.5, ...ROW_RULE },
}

/** For so many columns that words would be broken otherwise. */
const TIGHT: TableLook = {
  gutter: 8,
  columnName: STYLE.tightColumnName,
  rowName: STYLE.tightRowName,
  cell: STYLE.tightCell,
  head: { ...ROOMY.head, leading: STYLE.tightColumnName.leading, padding: 4 },
  row: { ...ROOMY.row, leading: STYLE.tightCell.leading, padding: 4 },
}

/** A table of so few rows stands on one page, where it takes no more than this part of one. */
const KEPT_ROWS = 8
const MAX_KEPT = 0.4

type Column = { readonly x: number; readonly width: number; readonly align: Cell["align"] }

/** Where everything in a table goes, before any of it is drawn. */
export type TablePlan = {
  readonly table: Table
  readonly look: TableLook
  readonly columns: readonly Column[]
  readonly caption: readonly Line[]
  readonly head: readonly (readonly Line[])[]
  readonly headHeight: number
  /** From the caption on, what must be on the page where the table begins. */
  readonly start: number
}

const GAP_ABOVE = 16

/** @throws {Error} for a table that no screen reader could read */
export function planTable(setting: Setting, table: Table): TablePlan {
  checkForm(table)
  const { look, columns } = fittingLook(setting, table)
  const head = table.columns.map(({ name }, index) =>
    linesOf(setting, [name], look.columnName, columns[index]?.width ?? 0),
  )
  const headHeight = heightOf(Math.max(1, ...head.map((lines) => lines.length)), look.head)
  const caption = linesOf(setting, [table.caption], STYLE.caption, BODY_WIDTH)
  const above = caption.length * STYLE.caption.leading + 2 + headHeight
  const plan = { table, look, columns, caption, head, headHeight }
  return { ...plan, start: Math.min(above + keptHeight(setting, plan), BODY_HEIGHT) }
}

/** For a heading above it that must not stand alone. */
export function roomForStart({ start }: TablePlan): number {
  return GAP_ABOVE + start
}

export function setTable(setting: Setting, plan: TablePlan): void {
  const { table, look, columns, caption, head, headHeight, start } = plan
  const { flow } = setting
  flow.gap(GAP_ABOVE)
  flow.begin(start)
  const element = child(setting, setting.root, "Table")
  setLines(setting, child(setting, element, "Caption"), caption, STYLE.caption)
  flow.advance(2)

  const headRow = child(setting, child(setting, element, "THead"), "TR")
  const headCells = head.map((lines, index) =>
    cellOf(child(setting, headRow, "TH", { scope: "Column" }), lines, look.columnName, columns[index]),
  )
  setRow(setting, headCells, look.head)
  const repeatHead = (): void => {
    // One that takes a good part of the page is read on the first.
    if (headHeight < BODY_HEIGHT / 4) drawHeadAgain(setting, headCells, look)
  }

  const body = child(setting, element, "TBody")
  let next = linesOfRow(setting, plan, table.rows[0] ?? [])
  table.rows.forEach((_, index) => {
    const lines = next
    next = linesOfRow(setting, plan, table.rows[index + 1] ?? [])
    // The last row alone on a page would look like a table of its own.
    const together = rowHeight(lines, look) + rowHeight(next, look)
    const isLastButOne = index > 0 && index === table.rows.length - 2
    if (isLastButOne && together > flow.room() && together < BODY_HEIGHT / 3) {
      flow.newPage()
      repeatHead()
    }
    const rowElement = child(setting, body, "TR")
    const cells = lines.map((cellLines, at) => {
      const cell =
        at === 0 ? child(setting, rowElement, "TH", { scope: "Row" }) : child(setting, rowElement, "TD")
      return cellOf(cell, cellLines, at === 0 ? look.rowName : look.cell, columns[at])
    })
    setRow(setting, cells, look.row, repeatHead)
    rowElement.end()
  })
  element.end()
  flow.gap(18)
}

function linesOfRow(
  setting: Setting,
  { look, columns }: Pick<TablePlan, "look" | "columns">,
  row: Table["rows"][number],
): readonly (readonly Line[])[] {
  return row.map((runs, index) =>
    linesOf(setting, runs, index === 0 ? look.rowName : look.cell, columns[index]?.width ?? 0),
  )
}

/** Below its head: all of a small table, of a larger one a row. A caption alone belongs to nothing. */
function keptHeight(setting: Setting, plan: Pick<TablePlan, "table" | "look" | "columns">): number {
  const { rows } = plan.table
  if (rows.length <= KEPT_ROWS) {
    const whole = rows.reduce((sum, row) => sum + rowHeight(linesOfRow(setting, plan, row), plan.look), 0)
    if (whole <= BODY_HEIGHT * MAX_KEPT) return whole
  }
  return heightOf(2, plan.look.row)
}

function rowHeight(cells: readonly (readonly Line[])[], look: TableLook): number {
  return heightOf(Math.max(1, ...cells.map((lines) => lines.length)), look.row)
}

/** A table that no screen reader could read is our mistake. */
function checkForm({ columns, rows }: Table): void {
  const isRegular = rows.every((row) => row.length === columns.length)
  if (!isRegular || columns.length === 0 || columns.length > MAX_COLUMNS) {
    throw new Error("a table has rows that do not match its columns")
  }
}

/** The first look in which no word must be broken, or else the one with most room. */
function fittingLook(
  setting: Setting,
  table: Table,
): { readonly look: TableLook; readonly columns: readonly Column[] } {
  const roomy = wantedColumns(setting, table, ROOMY)
  const isRoomy = roomy.reduce((sum, { least }) => sum + least, 0) <= roomFor(table, ROOMY)
  const look = isRoomy ? ROOMY : TIGHT
  const wanted = isRoomy ? roomy : wantedColumns(setting, table, TIGHT)
  return { look, columns: placeColumns(table, wanted, look) }
}

function roomFor({ columns }: Table, { gutter }: TableLook): number {
  return BODY_WIDTH - gutter * (columns.length - 1)
}

function wantedColumns(setting: Setting, { columns, rows }: Table, look: TableLook): readonly Wanted[] {
  return columns.map(({ name }, index) => {
    const style = index === 0 ? look.rowName : look.cell
    // A name may wrap: it takes no room from what the table says.
    let { least } = wantedBy(setting, [name], look.columnName)
    let natural = least
    for (const row of rows) {
      const cell = wantedBy(setting, row[index] ?? [], style)
      least = Math.max(least, cell.least)
      natural = Math.max(natural, cell.natural)
    }
    return { least, natural }
  })
}

function placeColumns(table: Table, wanted: readonly Wanted[], look: TableLook): readonly Column[] {
  const widths = columnWidths(wanted, roomFor(table, look))
  let x: number = BODY.left
  return table.columns.map(({ numeric }, index) => {
    const width = widths[index] ?? 0
    const column: Column = { x, width, align: numeric ? "right" : "left" }
    x += width + look.gutter
    return column
  })
}

function wantedBy({ typefaces }: Setting, runs: readonly Run[], style: Style): Wanted {
  return widthsOf(spansOf(runs, style.face, typefaces.hasGlyph), style.size, typefaces.measure)
}

function cellOf(
  element: StructureElement,
  lines: readonly Line[],
  style: Style,
  column: Column | undefined,
): Cell {
  return { element, lines, style, ...(column ?? { x: BODY.left, width: 0, align: "left" }) }
}

function drawHeadAgain(setting: Setting, cells: readonly Cell[], look: TableLook): void {
  const { doc, flow } = setting
  const placed = cells.flatMap(({ lines, x, width, align }) =>
    lines.map((line, index) => ({
      line,
      x: align === "right" ? x + width - line.width : x,
      y: flow.y() + look.head.padding + index * look.head.leading,
    })),
  )
  const height = heightOf(Math.max(1, ...cells.map((cell) => cell.lines.length)), look.head)
  drawFurniture(setting, placed, look.columnName, () => {
    doc.lineWidth(look.head.ruleWidth).strokeColor(COLOUR.strongLine)
    doc
      .moveTo(BODY.left, flow.y() + height)
      .lineTo(BODY.right, flow.y() + height)
      .stroke()
  })
  flow.advance(height)
}
