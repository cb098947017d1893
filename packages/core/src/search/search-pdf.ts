/** Looks for addresses in a PDF file (./pdf.ts): in what its streams hold, and in the words that its pages show. */
import type { InflateBudget } from "./inflate.ts"
import type { Closed } from "./member.ts"
import { letterMap, mappedWords, pdfStrings, plainWords, type LetterMap } from "./pdf-string.ts"
import { pdfPieces } from "./pdf.ts"

export type PdfSink = {
  readonly text: (text: string, coat: string) => void
  readonly closed: (why: Closed) => void
  readonly budget: InflateBudget
}

/** Fonts of one file whose letters are numbered in their own way. A long report has some ten. */
const MAX_MAPS = 64
/** Units of strings that are read in every such font. */
const MAX_MAPPED = 4_194_304

export function searchPdf(bytes: Uint8Array, { text, closed, budget }: PdfSink): void {
  const maps: LetterMap[] = []
  const shown: string[] = []
  for (const piece of pdfPieces(bytes, budget)) {
    if (piece.kind === "closed") {
      closed(piece.why)
      continue
    }
    text(piece.text, "stream")
    const map = letterMap(piece.text)
    if (map !== undefined) maps.push(map)
    const strings = map === undefined ? pdfStrings(piece.text) : ""
    if (strings === "") continue
    text(plainWords(strings), "strings")
    shown.push(strings)
  }
  if (maps.length === 0) return
  const all = shown.join("\u2028")
  if (maps.length > MAX_MAPS || all.length * maps.length > MAX_MAPPED * 8) closed("beyond-limits")
  else for (const map of maps) text(mappedWords(all, map), "font")
}
