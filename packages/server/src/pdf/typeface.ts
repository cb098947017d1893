/**
 * The typefaces that are embedded: Noto Sans for text and Noto Sans Mono for codes, both free (OFL-1.1). Read from their packages,
 * whole; the file that is written has only the glyphs that it uses.
 */
import { fileURLToPath } from "node:url"

import type PDFDocument from "pdfkit"

import type { Measure } from "./line.ts"
import type { Face } from "./look.ts"
import type { HasGlyph } from "./span.ts"

const FILES: Readonly<Record<Face, string>> = {
  regular: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  strong: "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  code: "@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf",
}

/** Letters of a fixed width look larger than others of the same size. */
const SCALE: Readonly<Record<Face, number>> = { regular: 1, strong: 1, code: 0.92 }

export type Typefaces = {
  readonly measure: Measure
  readonly hasGlyph: HasGlyph
  /** Makes a face the one that is drawn with. */
  readonly use: (face: Face, size: number) => void
}

export function openTypefaces(doc: PDFDocument): Typefaces {
  for (const [face, file] of Object.entries(FILES)) {
    doc.registerFont(face, fileURLToPath(import.meta.resolve(file)))
  }
  const has = new Map<string, boolean>()
  return {
    measure: (face, text) => doc.font(face, SCALE[face]).widthOfString(text),
    hasGlyph: (face, codePoint) => {
      const key = `${face} ${codePoint}`
      const known = has.get(key)
      if (known !== undefined) return known
      const found = doc.font(face)._font.font.hasGlyphForCodePoint(codePoint)
      has.set(key, found)
      return found
    },
    use: (face, size) => {
      doc.font(face, size * SCALE[face])
    },
  }
}
