/** Lines of text on the page: as content of a structure element, with links that can be followed and that say where they go. */
import type { StructureElement } from "pdfkit"

import { portion } from "./flow.ts"
import type { Line, Part } from "./line.ts"
import { BODY, BODY_HEIGHT, COLOUR } from "./look.ts"
import type { Style } from "./look.ts"
import { artifact, child, content, pdfText } from "./setting.ts"
import type { Setting } from "./setting.ts"

export type Placed = {
  readonly line: Line
  readonly x: number
  /** Top of the line. */
  readonly y: number
}

/** How far below the top of a line its baseline is, in parts of its leading: letters stand in the middle of it. */
const BASELINE = 0.71

/** Lines that follow each other down the page, over as many pages as they need. */
export function setLines(
  setting: Setting,
  element: StructureElement,
  lines: readonly Line[],
  style: Style,
  x: number = BODY.left,
): void {
  const { flow } = setting
  let from = 0
  flow.begin(style.leading * Math.min(lines.length, 2))
  while (from < lines.length) {
    const fit = Math.floor(flow.room() / style.leading)
    const count = portion(lines.length - from, fit, flow.room() === BODY_HEIGHT)
    if (count === 0) {
      flow.newPage()
      continue
    }
    drawLines(setting, element, stacked(lines.slice(from, from + count), style, x, flow.y()), style)
    flow.advance(count * style.leading)
    from += count
  }
}

/** Lines under each other from a place on. */
export function stacked(lines: readonly Line[], style: Style, x: number, y: number): readonly Placed[] {
  return lines.map((line, index) => ({ line, x, y: y + index * style.leading }))
}

/** Draws lines on the current page. */
export function drawLines(
  setting: Setting,
  element: StructureElement,
  lines: readonly Placed[],
  style: Style,
): void {
  const parts = lines.flatMap(({ line, x, y }) =>
    line.parts.map((part): PlacedPart => ({ part, x: x + part.x, y })),
  )
  for (const group of together(parts, ({ part }) => part.span.link)) {
    const link = group[0]?.part.span.link
    if (link === undefined) drawSaid(setting, element, group, style)
    else drawLink(setting, element, group, link, style)
  }
}

/** Lines that say nothing to who listens, because they repeat what is said elsewhere, and what is drawn with them. */
export function drawFurniture(
  setting: Setting,
  lines: readonly Placed[],
  style: Style,
  draw: () => void,
): void {
  artifact(setting, "Pagination", () => {
    draw()
    for (const { line, x, y } of lines) {
      for (const part of line.parts) drawPart(setting, { part, x: x + part.x, y }, style)
    }
  })
}

type PlacedPart = { readonly part: Part; readonly x: number; readonly y: number }

/** Neighbours that have the same key. */
function together(
  parts: readonly PlacedPart[],
  keyOf: (part: PlacedPart) => unknown,
): readonly (readonly PlacedPart[])[] {
  const groups: PlacedPart[][] = []
  for (const placed of parts) {
    const last = groups.at(-1)
    const before = last?.[0]
    if (before !== undefined && keyOf(before) === keyOf(placed)) last?.push(placed)
    else groups.push([placed])
  }
  return groups
}

/** What is shown, or, where a character only stands for something, what that is (ISO 32000-1 §14.9.4). */
function drawSaid(
  setting: Setting,
  element: StructureElement,
  parts: readonly PlacedPart[],
  style: Style,
): void {
  for (const group of together(parts, ({ part }) => part.span.instead === undefined)) {
    const instead = group.map(({ part }) => insteadOf(part)).join("")
    const owner = instead === "" ? element : child(setting, element, "Span", { actual: instead })
    content(setting, owner, () => group.forEach((placed) => drawPart(setting, placed, style)))
    if (owner !== element) owner.end()
  }
}

function insteadOf({ span, text, from }: Part): string {
  return (span.instead ?? []).slice(from, from + text.length).join("")
}

function drawLink(
  setting: Setting,
  parent: StructureElement,
  group: readonly PlacedPart[],
  url: string,
  style: Style,
): void {
  const { doc } = setting
  const element = child(setting, parent, "Link")
  drawSaid(setting, element, group, { ...style, colour: COLOUR.accent })
  artifact(setting, "Layout", () => {
    doc.lineWidth(0.6).strokeColor(COLOUR.accent)
    for (const { part, x, y } of group) {
      const under = y + style.leading * BASELINE + 1.6
      doc
        .moveTo(x, under)
        .lineTo(x + part.width, under)
        .stroke()
    }
  })
  const text = group
    .map(({ part }) => part.text)
    .join("")
    .trim()
  // ISO 14289-1 §7.18.5: what a link is for stands in the annotation too.
  const contents = pdfText(text === url ? text : `${text} (${url})`)
  for (const { part, x, y } of group) {
    doc.link(x, y, part.width, style.leading, url, { structParent: element, Contents: contents })
  }
  // QUIRK: pdfkit takes the page on which an element ends for the page of its annotations.
  element.end()
}

function drawPart({ doc, typefaces }: Setting, { part, x, y }: PlacedPart, style: Style): void {
  const { span, text } = part
  typefaces.use(span.face, style.size)
  doc.fillColor(style.colour)
  doc.text(text, x, y + style.leading * BASELINE, { lineBreak: false, baseline: "alphabetic" })
}
