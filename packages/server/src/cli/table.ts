/** A table on a page: titles, and rows below them; a last column of text gets what room there is. */
import { INDENT } from "./block.ts"
import { columnsOf, cut, padEnd, padStart } from "./layout.ts"
import type { Page } from "./screen.ts"

export type Column = { readonly title: string; readonly align: "left" | "right" }

const GAP = 3

/** Cells are text that is safe to print, one per column. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  page: Page,
): readonly string[] {
  const last = columns.length - 1
  const widths = columns.map(({ title }, column) =>
    Math.max(columnsOf(title), ...rows.map((row) => columnsOf(row[column] ?? ""))),
  )
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP, INDENT)
  const room = Math.max(MIN_LAST, page.columns - before)
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        if (column === last && columns[column]?.align === "left") return cut(cell, room, page.symbols.more)
        const width = widths[column] ?? 0
        return columns[column]?.align === "right" ? padStart(cell, width) : padEnd(cell, width)
      })
      .join(" ".repeat(GAP))
      .trimEnd()
  const indent = " ".repeat(INDENT)
  return [
    indent + page.paint("faint", line(columns.map(({ title }) => title))),
    ...rows.map((row) => indent + line(row)),
  ]
}

/** On a narrow terminal the line runs over rather than that a column disappears. */
const MIN_LAST = 12
