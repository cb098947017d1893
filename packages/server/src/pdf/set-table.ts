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

type Column = { readonly x: number; readonly width: number; readonly align: Cell["align"] }

export function setTable(setting: Setting, table: Table): void {
  checkForm(table)
  const { flow } = setting
  const { look, columns } = fittingLook(setting, table)
  const head = table.columns.map(({ name }, index) =>
    linesOf(setting, [name], look.columnName, columns[index]?.width ?? 0),
  )
  const headHeight = heightOf(Math.max(1, ...head.map((lines) => lines.length)), look.head)

  const caption = linesOf(setting, [table.caption], STYLE.caption, BODY_WIDTH)
  flow.gap(16)
  // A caption alone at the foot of a page belongs to nothing.
  flow.begin(
    Math.min(caption.length * STYLE.caption.leading + headHeight + heightOf(2, look.row), BODY_HEIGHT),
  )
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
  for (const row of table.rows) {
    const rowElement = child(setting, body, "TR")
    const cells = row.map((runs, index) => {
      const style = index === 0 ? look.rowName : look.cell
      const cell =
        index === 0 ? child(setting, rowElement, "TH", { scope: "Row" }) : child(setting, rowElement, "TD")
      return cellOf(cell, linesOf(setting, runs, style, columns[index]?.width ?? 0), style, columns[index])
    })
    setRow(setting, cells, look.row, repeatHead)
    rowElement.end()
  }
  element.end()
  flow.gap(18)
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
