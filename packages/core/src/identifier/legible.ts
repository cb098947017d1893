/**
 * A text as the eye reads it, for finding numbers: blanks of every width are blanks, dashes are hyphens, full-width digits are
 * digits, and what is invisible is gone; with the way back to the places of the original.
 *
 * Why this module exists: mail programs put no-break spaces and soft hyphens into numbers, and somebody who wants to pass a
 * number unseen does so too.
 */

export type Legible = {
  readonly text: string
  /** Indexes in the original of what was taken out, ascending. */
  readonly removed: readonly number[]
}

const UNUSUAL =
  /[\u00A0\u00AD\u1680\u180E\u2000-\u2015\u2028-\u202F\u205F-\u2064\u2066-\u2069\u2212\u3000\uFEFF\uFF10-\uFF19]/
const BLANKS = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
const LINE_ENDS = /[\u2028\u2029]/g
const DASHES = /[\u2010-\u2015\u2212]/g
const FULL_WIDTH = /[\uFF10-\uFF19]/g
/** Soft hyphen, zero widths, directions, joiners and the byte order mark. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g

const NONE: readonly number[] = []

export function legible(text: string): Legible {
  if (!UNUSUAL.test(text)) return { text, removed: NONE }
  const folded = text
    .replace(BLANKS, " ")
    .replace(LINE_ENDS, "\n")
    .replace(DASHES, "-")
    .replace(FULL_WIDTH, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
  const removed = Array.from(folded.matchAll(INVISIBLE), (match) => match.index)
  return removed.length === 0 ? { text: folded, removed } : { text: folded.replace(INVISIBLE, ""), removed }
}

/** Index in the original of the unit at `at`. */
export function originOf({ removed }: Legible, at: number): number {
  let low = 0
  let high = removed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (removed[middle]! - middle <= at) low = middle + 1
    else high = middle
  }
  return at + low
}
