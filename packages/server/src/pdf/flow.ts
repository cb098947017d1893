/**
 * Where the next thing goes: down the page, and on to the next one. Space between blocks is asked for, not made: at the top of a
 * page there is none.
 *
 * Deliberately left out: what stands at the edges of every page (./furniture.ts), which is known only when all pages are there.
 */
import type PDFDocument from "pdfkit"

import { PaperTooLarge } from "./limit.ts"
import { BODY } from "./look.ts"

export type Flow = {
  /** From the top of the page, in points. */
  readonly y: () => number
  /** Points that are left on this page. */
  readonly room: () => number
  /** At least this much space before what comes next. */
  readonly gap: (points: number) => void
  /** Makes the space that was asked for; starts a new page where that much does not fit on this one. */
  readonly begin: (points: number) => void
  readonly advance: (points: number) => void
  /** @throws {PaperTooLarge} */
  readonly newPage: () => void
  /** What comes next begins on a new page, unless nothing is on this one yet. */
  readonly breakPage: () => void
}

export function openFlow(doc: PDFDocument, maxPages: number): Flow {
  let pages = 0
  let y: number = BODY.top
  let pending = 0
  let isBroken = false
  const newPage = (): void => {
    pages += 1
    if (pages > maxPages) throw new PaperTooLarge("pages")
    if (doc.page !== null) compact(doc.page.content.buffer)
    doc.addPage()
    y = BODY.top
    pending = 0
    isBroken = false
  }
  newPage()
  return {
    y: () => y,
    room: () => BODY.bottom - y,
    gap: (points) => {
      pending = y === BODY.top ? 0 : Math.max(pending, points)
    },
    begin: (points) => {
      if (y > BODY.top && (isBroken || y + pending + points > BODY.bottom)) newPage()
      y += pending
      pending = 0
    },
    advance: (points) => {
      y += points
    },
    newPage,
    breakPage: () => {
      isBroken = true
    },
  }
}

/** QUIRK: pdfkit keeps a page as thousands of pieces until the file ends; of hundreds of pages that is a gigabyte. */
function compact(pieces: Uint8Array[]): void {
  pieces.splice(0, pieces.length, Buffer.concat(pieces))
}

/**
 * How many of some lines go on a page where `fit` of them fit: none rather than one by itself, and never all but one.
 * `isWhole`: nothing stands on the page yet, so that waiting for the next would be in vain.
 */
export function portion(lines: number, fit: number, isWhole: boolean): number {
  if (lines <= fit) return lines
  const without = lines - fit === 1 ? fit - 1 : fit
  if (without >= 2) return without
  return isWhole ? Math.max(fit, 1) : 0
}
