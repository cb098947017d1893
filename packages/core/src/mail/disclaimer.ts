/**
 * Disclaimers, banners and footers: what stands in every mail and was written for none.
 *
 * Why this module exists: "this message may contain medical data", under every mail of a hospital, says nothing of this one.
 * Failing direction: when in doubt it is content. A legal text has to go on like one, and what follows its last such sentence
 * is content again; a reason to be on a list counts only where the list is a newsletter.
 *
 * Deliberately left out: the words (./disclaimer-phrase.ts) and the signature (./signature.ts).
 */
import {
  BANNER,
  BANNER_TELL,
  DEVICE,
  LEGAL,
  LEGAL_TELL,
  LEGAL_WORD,
  LINK_WORDS,
  LINKS,
  mayBeginStanding,
  openingLength,
  openingWord,
  STANDING,
  SUBSCRIPTION,
  SUBSCRIPTION_TELL,
  TAG,
} from "./disclaimer-phrase.ts"
import { isWhite } from "./line.ts"
import { namesPerson, speaksOfPeople, tellsOfPerson } from "./told-person.ts"

type Range = readonly [start: number, end: number]

/** Where a line stands: above all content, behind a legal text that perhaps goes on, or anywhere. */
export type Place = "top" | "behind-legal" | "anywhere"
/** `none` was read up to `end` and is content. */
export type Standing = { readonly kind: "legal" | "other" | "none"; readonly end: number }

/** A legal text is looked at up to here; the longest that are in use have about as much. */
const MAX_LEGAL_UNITS = 6_000
const MAX_OTHER_UNITS = 500
const OPEN_BRACKET = 0x5b
/** From one word that tells to the next. A sentence of lawyers is no longer. */
const MAX_GAP_UNITS = 500
/** How much of a line is looked at to see how it begins. */
const OPENING_UNITS = 320
const MAX_DECORATION = 8

/**
 * The disclaimers of `text` up to `limit`, in order; UTF-16 ranges. They begin where a line does, and end where a line or a
 * sentence does. `quoted` are ranges that are not looked at, in order.
 */
export function findDisclaimers(
  text: string,
  limit: number,
  quoted: readonly Range[] = [],
): readonly Range[] {
  const found: Range[] = []
  let place: Place = "top"
  let quote = 0
  let start = 0
  while (start < limit) {
    const end = endOfLine(text, start, limit)
    while ((quoted[quote]?.[1] ?? limit) <= start) quote += 1
    const next = quoted[quote]?.[0] ?? limit
    if (next <= start) {
      start = Math.max(end, Math.min(quoted[quote]?.[1] ?? limit, limit))
      place = "anywhere"
      continue
    }
    const standing = standingAt(text, start, Math.min(next, limit), place)
    if (standing === undefined) {
      if (place !== "anywhere" && !isBlank(text, start, end)) place = "anywhere"
      start = end
    } else if (standing.kind === "none") {
      start = standing.end
      place = "anywhere"
    } else {
      found.push(...withoutContent(text, start, standing))
      if (standing.kind === "legal") place = "behind-legal"
      start = standing.end
    }
  }
  return found
}

/** `standing` from `start` on, but for the sentences between its own that tell of somebody. */
function withoutContent(text: string, start: number, { kind, end }: Standing): readonly Range[] {
  const left: Range[] = []
  let from = start
  for (let at = start; at < end;) {
    const next = sentenceEnd(text, at, end)
    if (isContent(text.slice(at, next), kind)) {
      if (at > from) left.push([from, at])
      from = next
    }
    at = next
  }
  if (end > from) left.push([from, end])
  return left
}

function isContent(sentence: string, kind: Standing["kind"]): boolean {
  if (tellsOfPerson(sentence)) return !OF_ORGANISATION.test(sentence)
  if (kind !== "legal" || LEGAL_TOLD.test(sentence.toLowerCase())) return false
  if (namesPerson(sentence) || speaksOfPeople(sentence)) return true
  return !LEGAL_WORD.test(sentence) && sentence.split(" ", MIN_WORDS).length === MIN_WORDS
}
/** "Dank u." says nothing of anybody. */
const MIN_WORDS = 5
const LEGAL_TOLD = new RegExp(LEGAL_TELL.source)
/** What a legal text says of an organisation whose name is like a person's. */
const OF_ORGANISATION =
  /aansprakelijk|gevestigd|ingeschreven|geregistreerd|handelsna|rechten|liable|liability|registered|incorporated|intended/i

/** Of what begins at `start`, the beginning of a line or sentence, if it is something that stands in every mail. */
export function standingAt(text: string, start: number, limit: number, place: Place): Standing | undefined {
  const lineEnd = endOfLine(text, start, limit)
  const first = skipDecoration(text, start, lineEnd)
  if (first >= lineEnd) return undefined
  if (place === "behind-legal") {
    const block = blockEnd(text, first, limit, MAX_LEGAL_UNITS)
    const end = lastTold(text, first, first, block, LEGAL_TELL, 2)
    if (end >= 0) return { kind: "legal", end }
  }
  if (!mayBeginStanding(text.charCodeAt(first), text.charCodeAt(first + 1))) return undefined
  const word = openingWord(text, first)
  const isTagged = text.charCodeAt(first) === OPEN_BRACKET
  if (word === "" && !isTagged) return undefined
  const opening = text
    .slice(first, Math.min(lineEnd, first + OPENING_UNITS))
    .trimEnd()
    .toLowerCase()
  const isStanding = openingLength(STANDING, word, opening) >= 0 || openingLength(DEVICE, word, opening) >= 0
  if (isStanding || (LINK_WORDS.has(word) && isLinks(opening))) {
    const end = sentenceEnd(text, first, lineEnd)
    return { kind: "other", end: skipDecoration(text, end, lineEnd) >= lineEnd ? lineEnd : end }
  }
  const legal = openingLength(LEGAL, word, opening)
  if (legal >= 0) {
    // A heading stands apart from its text.
    const isHeading = legal >= opening.replace(/[\s:.*_-]{1,8}$/, "").length
    const from = isHeading ? skipBlankLines(text, lineEnd, limit) : first + legal
    const block = blockEnd(text, from, limit, MAX_LEGAL_UNITS)
    const end = lastTold(text, from, from, block, LEGAL_TELL, 1)
    if (end >= 0) return { kind: "legal", end }
    // Not looked at again: otherwise the lines of one long paragraph would each have it read to its end.
    if (place !== "top") return { kind: "none", end: block }
  }
  if (place === "top") {
    const tag = TAG.exec(opening)
    if (tag !== null) return { kind: "other", end: skipWhite(text, first + tag[0].length, lineEnd) }
    if (openingLength(BANNER, word, opening) >= 0) {
      const end = lastTold(text, first, first, blockEnd(text, first, limit, MAX_OTHER_UNITS), BANNER_TELL, 1)
      if (end >= 0) return { kind: "other", end }
    }
  }
  if (openingLength(SUBSCRIPTION, word, opening) >= 0) {
    const end = lastTold(text, first, first, sentenceEnd(text, first, limit), SUBSCRIPTION_TELL, 1)
    // A list "for people with debts" says who its readers are, whatever else it says.
    if (end >= 0 && !speaksOfPeople(text.slice(first, end))) return { kind: "other", end }
  }
  return undefined
}

/**
 * The end of the sentence with the last word of `tell` in `text.slice(from, end)`, words that are too far apart left out; -1
 * where there are fewer than `least` of them.
 */
function lastTold(
  text: string,
  start: number,
  from: number,
  end: number,
  tell: RegExp,
  least: number,
): number {
  let last = -1
  let reached = start
  let count = 0
  for (const match of text.slice(from, end).toLowerCase().matchAll(tell)) {
    const at = from + match.index
    if (at - reached > MAX_GAP_UNITS) break
    count += 1
    if (at < last) continue // in a sentence that is taken already
    last = sentenceEnd(text, at, end)
    reached = last
  }
  return count < least ? -1 : last
}

/** Behind the full stop that ends the sentence, and behind the line where that is all of it; at most `limit`. */
function sentenceEnd(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) {
    const unit = text.charCodeAt(at)
    const following = at + 1 < limit ? text.charCodeAt(at + 1) : 0x20
    if (unit === 0x0a && (isLineEnd(text, at + 1, limit) || at - from > MAX_OTHER_UNITS)) return at + 1
    if ((unit === 0x2e || unit === 0x21 || unit === 0x3f) && isWhite(following)) {
      const behind = skipWhite(text, at + 1, limit)
      return behind < limit && text.charCodeAt(behind) === 0x0a ? behind + 1 : behind
    }
  }
  return limit
}

/** Whether what follows a line feed can't be the rest of the sentence: nothing, an empty line, a capital. */
function isLineEnd(text: string, next: number, limit: number): boolean {
  const first = skipWhite(text, next, limit)
  return first >= limit || text.charCodeAt(first) === 0x0a || /[\p{Lu}[]/u.test(text.charAt(first))
}

/** Where the paragraph ends that `from` stands in, or `units` further. */
function blockEnd(text: string, from: number, limit: number, units: number): number {
  const last = Math.min(limit, from + units)
  for (let at = text.indexOf("\n", from); at >= 0 && at < last; at = text.indexOf("\n", at + 1)) {
    const next = skipWhite(text, at + 1, last)
    if (next >= last || text.charCodeAt(next) === 0x0a) return at + 1
  }
  return last
}

function isLinks(line: string): boolean {
  if (line.length >= OPENING_UNITS) return false
  const words = line
    .replaceAll(/<[^>]{0,300}>|https?:\/\/\S{1,300}/g, " ")
    .toLowerCase()
    .split(/[|·•,/&–—-]| (?:en|of|and|or) /)
    .map((piece) => piece.trim().replace(/[.:]$/, ""))
    .filter((piece) => piece !== "")
  return (
    words.length > 0 && words.every((word) => LINKS.has(word)) && words.some((word) => !AMBIGUOUS.has(word))
  )
}
/** Alone on a line these may be a heading. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  "contact",
  "privacy",
  "disclaimer",
  "cookies",
  "colofon",
  "doorsturen",
])

function endOfLine(text: string, start: number, limit: number): number {
  const lineFeed = text.indexOf("\n", start)
  return lineFeed < 0 || lineFeed >= limit ? limit : lineFeed + 1
}

/** Past white space and what is drawn in front of a line: `***`, `|`, `--`. */
function skipDecoration(text: string, start: number, end: number): number {
  let at = start
  let drawn = 0
  for (; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (isWhite(unit) || unit === 0xfeff || unit === 0x200b) continue
    if (unit !== 0x2a && unit !== 0x7c && unit !== 0x2d && unit !== 0x5f && unit !== 0x3d && unit !== 0x23)
      break
    drawn += 1
    if (drawn > MAX_DECORATION) break
  }
  return at
}

function skipBlankLines(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && isWhite(text.charCodeAt(at))) at += 1
  return at
}

/** Past white space on the same line. */
function skipWhite(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) !== 0x0a && isWhite(text.charCodeAt(at))) at += 1
  return at
}

function isBlank(text: string, start: number, end: number): boolean {
  return skipBlankLines(text, start, end) >= end
}
