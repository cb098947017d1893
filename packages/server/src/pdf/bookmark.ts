/** The headings of a paper as bookmarks of the file, each below the one that it belongs to. */
import type PDFDocument from "pdfkit"
import type { Outline } from "pdfkit"

import { SHEET } from "./look.ts"
import { plainText } from "./span.ts"

/** Characters of a bookmark; viewers cut them much earlier. */
const MAX_TITLE = 200

/** `add` takes headings in reading order, with where they stand on the current page. */
export function openBookmarks(doc: PDFDocument): (level: number, title: string, y: number) => void {
  const open: { readonly level: number; readonly item: Outline }[] = []
  return (level, title, y) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1)?.item ?? doc.outline
    // QUIRK: pdfkit measures `left` from the right edge of the page.
    const place = { fit: false, top: Math.max(0, y - 12), left: SHEET.width, expanded: false } as const
    open.push({ level, item: parent.addItem(plainText(title).slice(0, MAX_TITLE), place) })
  }
}
