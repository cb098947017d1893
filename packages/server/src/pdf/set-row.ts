/**
 * Things beside each other: the cells of a row, the name and the value of a field, the mark and the text of an item. A row that
 * does not fit goes to the next page as a whole, unless it is long: then its lines go on there.
 */
import type { StructureElement } from "pdfkit"

import { portion } from "./flow.ts"
import type { Line } from "./line.ts"
import { BODY, BODY_HEIGHT, COLOUR } from "./look.ts"
import type { Style } from "./look.ts"
import { artifact } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { drawLines } from "./set-text.ts"

export type Cell = {
  readonly element: StructureElement
  readonly lines: readonly Line[]
  readonly style: Style
  readonly x: number
  readonly width: number
  readonly align: "left" | "right"
}

export type RowLook = {
  readonly leading: number
  /** Above and below the text. */
  readonly padding: number
  /** Colour of the rule below; none: no rule. */
  readonly rule: string | undefined
  readonly ruleWidth: number
}

/** Part of a page that a row may leave empty by going to the next. */
const MAX_LEFT_EMPTY = 1 / 3

/** `onNewPage` repeats what belongs above the row on every page. */
export function setRow(
  setting: Setting,
  cells: readonly Cell[],
  look: RowLook,
  onNewPage: () => void = () => undefined,
): void {
  const { flow } = setting
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length))
  const isLong = heightOf(count, look) > BODY_HEIGHT * MAX_LEFT_EMPTY
  const newPage = (): void => {
    flow.newPage()
    onNewPage()
  }
  if (!isLong && heightOf(count, look) > flow.room()) newPage()
  let from = 0
  while (from < count) {
    const fit = Math.floor((flow.room() - 2 * look.padding) / look.leading)
    const part = portion(count - from, fit, flow.room() > BODY_HEIGHT * (1 - MAX_LEFT_EMPTY))
    if (part > 0) drawSlice(setting, cells, look, from, from + part)
    from += part
    if (from < count) newPage()
  }
}

export function heightOf(lines: number, { leading, padding }: RowLook): number {
  return lines * leading + 2 * padding
}

function drawSlice(setting: Setting, cells: readonly Cell[], look: RowLook, from: number, to: number): void {
  const { doc, flow } = setting
  const top = flow.y() + look.padding
  for (const { element, lines, style, x, width, align } of cells) {
    const placed = lines.slice(from, to).map((line, index) => ({
      line,
      x: align === "right" ? x + width - line.width : x,
      y: top + index * look.leading,
    }))
    // A row has one rhythm, whatever the styles in it.
    drawLines(setting, element, placed, { ...style, leading: look.leading })
  }
  flow.advance(heightOf(to - from, look))
  const { rule } = look
  if (rule === undefined) return
  artifact(setting, "Layout", () => {
    doc.lineWidth(look.ruleWidth).strokeColor(rule)
    doc.moveTo(BODY.left, flow.y()).lineTo(BODY.right, flow.y()).stroke()
  })
}

/** The light rule under a row. */
export const ROW_RULE = { rule: COLOUR.line, ruleWidth: 0.6 } as const
