/** The blocks that are little more than text: headings, paragraphs, lists, the fields of a form, and remarks in their box. */
import type { StructureElement } from "pdfkit"

import type { Block, PaperField, Run } from "@sluis/core/paper/paper"

import { portion } from "./flow.ts"
import type { Line } from "./line.ts"
import { BODY, BODY_HEIGHT, BODY_WIDTH, HEADING_STYLE, STYLE, TONE } from "./look.ts"
import type { Style } from "./look.ts"
import { ROW_RULE, setRow } from "./set-row.ts"
import type { RowLook } from "./set-row.ts"
import { artifact, child, linesOf, pdfText } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { drawLines, setLines } from "./set-text.ts"

type Heading = Extract<Block, { kind: "heading" }>
type Remark = Extract<Block, { kind: "remark" }>
type List = Extract<Block, { kind: "list" }>

/** A heading stays with this much of what it is the heading of, at least. */
const KEPT_BELOW_HEADING = 110
const SPACE_BEFORE = { 1: 30, 2: 22, 3: 16 } as const
const SPACE_AFTER = { 1: 8, 2: 5, 3: 3 } as const

/** With the space around it. */
export function headingHeight(setting: Setting, { level, text }: Heading): number {
  const style = HEADING_STYLE[level]
  const lines = linesOf(setting, [text], style, BODY_WIDTH)
  return SPACE_BEFORE[level] + lines.length * style.leading + SPACE_AFTER[level]
}

/** `below`: points that what follows needs on the same page. `onPage` is told how far down the current page it stands. */
export function setHeading(
  setting: Setting,
  { level, text }: Heading,
  below: number,
  onPage: (y: number) => void,
): void {
  const { flow, root } = setting
  const style = HEADING_STYLE[level]
  const lines = linesOf(setting, [text], style, BODY_WIDTH)
  flow.gap(SPACE_BEFORE[level])
  const kept = SPACE_AFTER[level] + Math.max(below, KEPT_BELOW_HEADING)
  flow.begin(Math.min(lines.length * style.leading + kept, BODY_HEIGHT))
  if (lines.length === 0) return
  onPage(flow.y())
  // The title of the paper is the only H1.
  const element = child(setting, root, `H${level + 1}`)
  setLines(setting, element, lines, style)
  element.end()
  flow.gap(SPACE_AFTER[level])
}

export function setParagraph(setting: Setting, text: readonly Run[]): void {
  const lines = linesOf(setting, text, STYLE.body, BODY_WIDTH)
  // An empty paragraph would be read out as a silence that means something.
  if (lines.length === 0) return
  setting.flow.gap(9)
  const element = child(setting, setting.root, "P")
  setLines(setting, element, lines, STYLE.body)
  element.end()
  setting.flow.gap(9)
}

/** Room for the mark of an item. */
const INDENT = 18
const ITEM_LOOK: RowLook = { leading: STYLE.body.leading, padding: 2, rule: undefined, ruleWidth: 0 }

export function setList(setting: Setting, { ordered, items }: List): void {
  if (items.length === 0) return
  const { flow } = setting
  flow.gap(7)
  const list = child(setting, setting.root, "L")
  list.dictionary.data["A"] = { O: "List", ListNumbering: ordered ? "Decimal" : "Disc" }
  items.forEach((item, index) => {
    flow.begin(STYLE.body.leading)
    const element = child(setting, list, "LI")
    const mark = ordered ? `${index + 1}.` : "•"
    const indent = ordered ? INDENT + 6 * Math.max(0, String(items.length).length - 1) : INDENT
    const width = BODY_WIDTH - indent
    const place = { style: STYLE.body, align: "left" } as const
    const cells = [
      {
        ...place,
        element: child(setting, element, "Lbl"),
        lines: linesOf(setting, [mark], STYLE.body, indent),
        x: BODY.left,
        width: indent,
      },
      {
        ...place,
        element: child(setting, element, "LBody"),
        lines: linesOf(setting, item, STYLE.body, width),
        x: BODY.left + indent,
        width,
      },
    ]
    setRow(setting, cells, ITEM_LOOK)
    element.end()
  })
  list.end()
  flow.gap(9)
}

const FIELD_NAME_WIDTH = 160
const FIELD_LOOK: RowLook = { leading: STYLE.fieldValue.leading, padding: 5.5, ...ROW_RULE }

/** Names and what they are, as a list of terms (ISO 32000-1 §14.8.4.3.3): a form is no table, and has no columns to name. */
export function setFields(setting: Setting, fields: readonly PaperField[]): void {
  if (fields.length === 0) return
  const { flow, words } = setting
  flow.gap(7)
  const list = child(setting, setting.root, "L")
  list.dictionary.data["A"] = { O: "List", ListNumbering: "None" }
  const x = BODY.left + FIELD_NAME_WIDTH
  const width = BODY.right - x
  for (const field of fields) {
    flow.begin(FIELD_LOOK.leading)
    const element = child(setting, list, "LI")
    const style: Style = field.unknown ? { ...STYLE.fieldValue, colour: TONE.warning.text } : STYLE.fieldValue
    const value: readonly Run[] = field.unknown
      ? [{ strong: words.unknown }, " ", ...field.value]
      : field.value
    setRow(
      setting,
      [
        {
          element: child(setting, element, "Lbl"),
          lines: linesOf(setting, [field.name], STYLE.fieldName, FIELD_NAME_WIDTH - 16),
          style: STYLE.fieldName,
          x: BODY.left,
          width: FIELD_NAME_WIDTH,
          align: "left",
        },
        {
          element: child(setting, element, "LBody"),
          lines: linesOf(setting, value, style, width),
          style,
          x,
          width,
          align: "left",
        },
      ],
      FIELD_LOOK,
    )
    element.end()
  }
  list.end()
  flow.gap(14)
}

const REMARK_PADDING = 11
const REMARK_EDGE = 3.5
const REMARK_INDENT = 16

/** A box with a word that says its tone: a colour alone says nothing to who cannot see it, or prints in grey. */
export function setRemark(setting: Setting, { tone, text }: Remark, id: string): void {
  const { flow, words, root } = setting
  const look = TONE[tone]
  const style: Style = { ...STYLE.body, colour: look.text }
  const width = BODY_WIDTH - REMARK_INDENT * 2
  const note = child(setting, root, "Note")
  // ISO 14289-1 §7.9: a note has an id of its own.
  note.dictionary.data["ID"] = pdfText(id)
  setting.keepId(id, note)
  const label = child(setting, note, "P")
  const body = child(setting, note, "P")
  const lines: readonly RemarkLine[] = [
    ...linesOf(setting, [{ strong: words.tone[tone] }], style, width).map((line) => ({
      element: label,
      line,
    })),
    ...linesOf(setting, text, style, width).map((line) => ({ element: body, line })),
  ]
  const height = (count: number): number => count * style.leading + 2 * REMARK_PADDING
  flow.gap(12)
  flow.begin(height(lines.length) <= BODY_HEIGHT / 3 ? height(lines.length) : height(3))
  let from = 0
  while (from < lines.length) {
    const fit = Math.floor((flow.room() - 2 * REMARK_PADDING) / style.leading)
    const count = portion(lines.length - from, fit, flow.room() === BODY_HEIGHT)
    if (count > 0) drawRemark(setting, lines.slice(from, from + count), style, look, height(count))
    from += count
    if (from < lines.length) flow.newPage()
  }
  note.end()
  flow.gap(14)
}

type RemarkLine = { readonly element: StructureElement; readonly line: Line }

function drawRemark(
  setting: Setting,
  lines: readonly RemarkLine[],
  style: Style,
  { ground, edge }: { readonly ground: string; readonly edge: string },
  height: number,
): void {
  const { doc, flow } = setting
  const top = flow.y()
  artifact(setting, "Layout", () => {
    doc.roundedRect(BODY.left, top, BODY_WIDTH, height, 3).fillColor(ground).fill()
    doc.rect(BODY.left, top, REMARK_EDGE, height).fillColor(edge).fill()
  })
  const placed = lines.map(({ element, line }, index) => ({
    element,
    at: { line, x: BODY.left + REMARK_INDENT, y: top + REMARK_PADDING + index * style.leading },
  }))
  for (const [element, group] of Map.groupBy(placed, (item) => item.element)) {
    drawLines(
      setting,
      element,
      group.map((item) => item.at),
      style,
    )
  }
  flow.advance(height)
}
