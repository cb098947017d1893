/** What every part of a paper is set with: the file, the way down the page, the typefaces, and the tree that says what is what. */
import type PDFDocument from "pdfkit"
import type { StructureElement, StructureOptions } from "pdfkit"

import type { Run } from "@sluis/core/paper/paper"

import type { Flow } from "./flow.ts"
import { breakLines } from "./line.ts"
import type { Line } from "./line.ts"
import type { Style } from "./look.ts"
import { spansOf } from "./span.ts"
import type { Typefaces } from "./typeface.ts"
import type { Words } from "./word.ts"

export type Setting = {
  readonly doc: PDFDocument
  readonly flow: Flow
  readonly typefaces: Typefaces
  readonly words: Words
  /** The structure element that holds all others. */
  readonly root: StructureElement
  /** Keeps an element that has an id, for the index of ids. */
  readonly keepId: (id: string, element: StructureElement) => void
}

/** A text as pdfkit wants it where a primitive string would be a name. */
export function pdfText(text: string): object {
  return new String(text)
}

/** A structure element (ISO 32000-1 §14.8.4) in its place: after what its parent has already. */
export function child(
  { doc }: Setting,
  parent: StructureElement,
  type: string,
  options: StructureOptions = {},
): StructureElement {
  const element = doc.struct(type, options)
  parent.add(element)
  return element
}

/** What is drawn is content of the element. */
export function content({ doc }: Setting, element: StructureElement, draw: () => void): void {
  const type = element.dictionary.data["S"]
  const marked = doc.markStructureContent(typeof type === "string" ? type : "P")
  draw()
  doc.endMarkedContent()
  element.add(marked)
}

/** What is drawn says nothing: a rule, a ground, the number of the page (ISO 32000-1 §14.8.2.2). */
export function artifact({ doc }: Setting, type: "Layout" | "Pagination", draw: () => void): void {
  doc.markContent("Artifact", { type })
  draw()
  doc.endMarkedContent()
}

export function linesOf(
  { typefaces }: Setting,
  runs: readonly Run[],
  style: Style,
  width: number,
): readonly Line[] {
  const spans = spansOf(runs, style.face, typefaces.hasGlyph)
  return breakLines(spans, width, style.size, typefaces.measure)
}
