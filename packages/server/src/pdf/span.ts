/**
 * The runs of a paper as spans of text that a font can show: white space is one space, but line ends stay, with one empty line at
 * most; and nothing that hides, reorders or has no glyph. What has none is shown as a replacement character, and the file says beside it what stood there, so that a
 * screen reader and a search still find it.
 *
 * Deliberately left out: scripts from right to left and their order on the line (Unicode UAX #9); they are replaced as well.
 */
import type { Run } from "@sluis/core/paper/paper"

import type { Face } from "./look.ts"

export type Span = {
  readonly text: string
  readonly face: Face
  /** Absolute; only schemes that open a page or a mail. */
  readonly link: string | undefined
  /** What stood here, where `text` only stands for it: for each of its characters. */
  readonly instead: readonly string[] | undefined
  /** Lines that end behind it: 2 leaves one empty. Absent: none. */
  readonly ends?: 1 | 2
}

export type HasGlyph = (face: Face, codePoint: number) => boolean

/** U+FFFD REPLACEMENT CHARACTER, which the typefaces have. */
export const REPLACEMENT = "\ufffd"

/** Schemes of a link that is kept one. TRUST: a paper is opened by people who trust the organisation that it is from. */
const LINK_SCHEMES = new Set(["https:", "http:", "mailto:"])

/** Marks heaped upon one letter would run over the lines around it. */
const MAX_CLUSTER = 6
/** Code points that are told of such a heap. */
const MAX_TOLD = 32

/** Where a line may or may not end: soft hyphens and the like, which are in no cluster. */
const HINTS = /[\u00ad\u200b\u2060\ufeff]+/g
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029 ]+/g
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/
/** Latin with its accents, and the punctuation of texts in it: every typeface here has these, and none is more than one code point. */
export const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/
/** Joiners, soft hyphens, variation selectors, tags: without a shape of their own (Unicode: default ignorable). */
const SHAPELESS = /^\p{Default_Ignorable_Code_Point}$/u
/** Controls, overrides of direction, private use and what is not assigned: never told, because nobody could say what they mean. */
const UNSAYABLE = /[\p{Cc}\p{Cn}\p{Co}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/u

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" })

/**
 * Spans in reading order. None is empty; no two spaces follow each other; what ends a line ends in a space, so that whoever hears
 * it does not run two words together.
 */
export function spansOf(runs: readonly Run[], face: Face, hasGlyph: HasGlyph): readonly Span[] {
  const spans: Span[] = []
  for (const run of runs) {
    const { text, face: own, link } = partsOf(run, face)
    text.split(LINE_END).forEach((line, number) => {
      if (number > 0) endLine(spans)
      for (const span of shown(line, own, link, hasGlyph)) {
        const isAfterSpace = spans.at(-1)?.text.endsWith(" ") ?? true
        const rest = isAfterSpace ? span.text.replace(/^ /, "") : span.text
        if (rest !== "") spans.push({ ...span, text: rest })
      }
    })
  }
  // Behind the last word there is nothing to keep apart from it.
  const last = spans.pop()
  return last === undefined ? [] : [...spans, withoutEnds(last)]
}

function endLine(spans: Span[]): void {
  const last = spans.pop()
  if (last === undefined) return
  const ends = last.ends === undefined ? 1 : 2
  if (last.text.endsWith(" ")) spans.push({ ...last, ends })
  else spans.push({ ...last, text: `${last.text} `, instead: last.instead?.concat(" "), ends })
}

function withoutEnds({ text, face, link, instead }: Span): Span {
  return { text, face, link, instead }
}

/** One line of text as a font can show it, for places that have no structure: properties, bookmarks, alternatives. */
export function plainText(text: string): string {
  return Array.from(clean(text))
    .map((character) => (UNSAYABLE.test(character) ? REPLACEMENT : character))
    .filter((character) => !SHAPELESS.test(character))
    .join("")
    .trim()
}

function partsOf(run: Run, face: Face): { text: string; face: Face; link: string | undefined } {
  if (typeof run === "string") return { text: run, face, link: undefined }
  if ("strong" in run) return { text: run.strong, face: "strong", link: undefined }
  if ("code" in run) return { text: run.code, face: "code", link: undefined }
  return { text: run.text, face, link: safeLink(run.link) }
}

function safeLink(link: string): string | undefined {
  const url = URL.parse(link)
  return url !== null && LINK_SCHEMES.has(url.protocol) ? url.href : undefined
}

function clean(text: string): string {
  return text.toWellFormed().normalize("NFC").replaceAll(HINTS, "").replaceAll(SPACES, " ")
}

function shown(text: string, face: Face, link: string | undefined, hasGlyph: HasGlyph): readonly Span[] {
  const cleaned = clean(text)
  if (PLAIN.test(cleaned)) return [{ text: cleaned, face, link, instead: undefined }]
  const spans: OpenSpan[] = []
  for (const { segment } of clusters.segment(cleaned)) {
    const last = spans.at(-1)
    const next = shownCluster(segment, face, hasGlyph)
    if (next === undefined) continue
    if (next.instead === undefined && last?.instead !== undefined && next.text === " ") {
      // The words of a foreign phrase are told together.
      last.text += " "
      last.instead.push(" ")
    } else if (last?.face === next.face && (last.instead === undefined) === (next.instead === undefined)) {
      last.text += next.text
      if (next.instead !== undefined) last.instead?.push(next.instead)
    } else {
      spans.push({ ...next, link, instead: next.instead === undefined ? undefined : [next.instead] })
    }
  }
  return spans
}

/** A span that still grows. */
type OpenSpan = { text: string; face: Face; link: string | undefined; instead: string[] | undefined }

/** What the reader sees as one character; undefined where there is nothing to see. */
function shownCluster(
  cluster: string,
  face: Face,
  hasGlyph: HasGlyph,
): { readonly text: string; readonly face: Face; readonly instead: string | undefined } | undefined {
  if (UNSAYABLE.test(cluster)) return { text: REPLACEMENT, face, instead: REPLACEMENT }
  const shapes = Array.from(cluster).filter((character) => !SHAPELESS.test(character))
  if (shapes.length === 0) return undefined
  const isIn = (candidate: Face): boolean =>
    shapes.every((character) => hasGlyph(candidate, character.codePointAt(0) ?? 0))
  // The typeface of codes has arrows and mathematics, which the others lack.
  const fitting = [face, "code" as const].find(isIn)
  if (fitting === undefined || shapes.length > MAX_CLUSTER) {
    return { text: REPLACEMENT, face, instead: shapes.slice(0, MAX_TOLD).join("") }
  }
  return { text: shapes.join(""), face: fitting, instead: undefined }
}
