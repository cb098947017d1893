/**
 * Spans into lines of a width. A line ends where the text says so, and after a space, a hyphen or a slash; a word that is wider than a whole line is broken
 * between characters. A space at the end of a line stays in it: without it a reader would run two words together
 * (ISO 32000-1 §14.8.2.5).
 *
 * Deliberately left out: hyphenation, justified text, and the rules of scripts that no typeface here has (Unicode UAX #14).
 */
import type { Face } from "./look.ts"
import type { Span } from "./span.ts"

/** Width of a text at a size of one point. */
export type Measure = (face: Face, text: string) => number

export type Part = {
  readonly span: Span
  readonly text: string
  /** Where in the text of the span it begins. */
  readonly from: number
  /** From the left of the line. */
  readonly x: number
  /** Without the space at its end. */
  readonly width: number
}

export type Line = {
  readonly parts: readonly Part[]
  /** Without the space at its end. */
  readonly width: number
}

/** What stays together: the pieces of one word, which can be of several spans. */
type Word = {
  readonly pieces: readonly Piece[]
  readonly width: number
  readonly space: number
  /** As of the span that it is the end of. */
  readonly ends?: Span["ends"]
}
type Piece = {
  readonly span: Span
  readonly text: string
  readonly from: number
  readonly width: number
}

const AFTER_BREAK = /(?<= )|(?<=[\p{L}\p{N})][-–—/])(?=[\p{L}(])/u
/** A word that goes on for ever is measured in pieces: shaping a text costs more than its length. */
const PIECE = /[^]{1,400}/gu
const clusters = new Intl.Segmenter("und", { granularity: "grapheme" })

/** At least one line holds something if the spans do; of no spans there are no lines. Time is linear in the text. */
export function breakLines(
  spans: readonly Span[],
  width: number,
  size: number,
  measure: Measure,
): readonly Line[] {
  const sized: Measure = (face, text) => measure(face, text) * size
  const lines: Line[] = []
  let pieces: Piece[] = []
  let used = 0
  const end = (): void => {
    if (pieces.length > 0) lines.push(lineOf(pieces, sized))
    pieces = []
    used = 0
  }
  const add = (word: Word): void => {
    pieces.push(...word.pieces)
    used += word.width + word.space
  }
  for (const word of wordsOf(spans, sized)) {
    if (used + word.width <= width) {
      add(word)
    } else if (word.width <= width) {
      end()
      add(word)
    } else {
      // What is left of this line is filled only where a fair part of the word fits.
      if (used > width / 2) end()
      for (const part of brokenWord(word, width - used, width, sized)) {
        if (used > 0 && used + part.width > width) end()
        add(part)
      }
    }
    if (word.ends === undefined) continue
    end()
    if (word.ends === 2) lines.push({ parts: [], width: 0 })
  }
  end()
  return lines
}

/** A code may be broken anywhere; more than this many times its size it does not ask for. */
const MAX_CODE = 5

/** The widest word, and the longest line of the text itself: what a column needs at least and would like. */
export function widthsOf(
  spans: readonly Span[],
  size: number,
  measure: Measure,
): { readonly least: number; readonly natural: number } {
  let least = 0
  let natural = 0
  let line = 0
  for (const word of wordsOf(spans, (face, text) => measure(face, text) * size)) {
    const isCode = word.pieces.every((piece) => piece.span.face === "code")
    least = Math.max(least, isCode ? Math.min(word.width, MAX_CODE * size) : word.width)
    line += word.width + word.space
    natural = Math.max(natural, line)
    if (word.ends !== undefined) line = 0
  }
  return { least, natural }
}

function wordsOf(spans: readonly Span[], measure: Measure): readonly Word[] {
  const words: Word[] = []
  let pieces: Piece[] = []
  const end = (ends?: Span["ends"]): void => {
    if (pieces.length > 0) words.push({ ...wordOf(pieces, measure), ends })
    pieces = []
  }
  for (const span of spans) {
    const texts = span.text.split(AFTER_BREAK)
    let from = 0
    texts.forEach((text, index) => {
      for (const piece of text.match(PIECE) ?? []) {
        pieces.push({ span, text: piece, from, width: measure(span.face, piece) })
        from += piece.length
      }
      if (index < texts.length - 1) end()
      else if (text.endsWith(" ")) end(span.ends)
    })
  }
  end()
  return words
}

function wordOf(pieces: readonly Piece[], measure: Measure): Word {
  const last = pieces.at(-1)
  const space = last?.text.endsWith(" ") === true ? measure(last.span.face, " ") : 0
  return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, -space), space }
}

/** A word in parts that fit: the first in what is left of a line, the others in whole lines. */
function brokenWord(word: Word, firstWidth: number, width: number, measure: Measure): readonly Word[] {
  const parts: Word[] = []
  let pieces: Piece[] = []
  let used = 0
  let room = firstWidth
  const end = (): void => {
    if (pieces.length > 0) parts.push(wordOf(pieces, measure))
    pieces = []
    used = 0
    room = width
  }
  for (const { span, text, from: start } of word.pieces) {
    let fitting = ""
    let from = start
    const keep = (): void => {
      if (fitting !== "") pieces.push({ span, text: fitting, from, width: measure(span.face, fitting) })
      from += fitting.length
      fitting = ""
    }
    for (const { segment } of clusters.segment(text)) {
      const segmentWidth = segment === " " ? 0 : measure(span.face, segment)
      if (used > 0 && used + segmentWidth > room) {
        keep()
        end()
      }
      fitting += segment
      used += segmentWidth
    }
    keep()
  }
  end()
  return parts
}

/** Neighbours of one span become one part, so that a line has as few drawing commands as it can. */
function lineOf(pieces: readonly Piece[], measure: Measure): Line {
  const joined: { span: Span; text: string; from: number; x: number; advance: number }[] = []
  let x = 0
  for (const { span, text, from, width } of pieces) {
    const last = joined.at(-1)
    if (last?.span === span) {
      last.text += text
      last.advance += width
    } else {
      joined.push({ span, text, from, x, advance: width })
    }
    x += width
  }
  const parts = joined.map(({ span, text, from, x, advance }): Part => {
    const space = text.endsWith(" ") ? measure(span.face, " ") : 0
    return { span, text, from, x, width: advance - space }
  })
  const last = parts.at(-1)
  return { parts, width: last === undefined ? 0 : last.x + last.width }
}
