/**
 * The words around a word, found as far as they are asked for.
 *
 * Counted as in ./token.ts: what follows the `@` or `://` of an address is no word.
 *
 * Deliberately out of scope: sentences, and what the words mean.
 */
import { classOf, endOfAddress, IGNORED, LAST_LETTER, MARK, SEPARATOR, startsAddress } from "./folding.ts"

/** UTF-16 indices, the nearest word first. */
export type Side = { readonly starts: number[]; readonly ends: number[]; edge: number }

/** So far the next word is looked for. One that lies further away is not known. */
const REACH = 256

export function sideFrom(edge: number): Side {
  return { starts: [], ends: [], edge }
}

/** Whether there is a word so many places behind `side`, 0 for the next one; undefined if that isn't known. */
export function hasBehind(text: string, side: Side, place: number): boolean | undefined {
  while (side.starts.length <= place) {
    const start = nextWord(text, side.edge, Math.min(text.length, side.edge + REACH))
    if (start < 0) return side.edge + REACH < text.length ? undefined : false
    side.edge = endOfWord(text, start, text.length)
    side.starts.push(start)
    side.ends.push(side.edge)
  }
  return true
}

/**
 * The same before it. Read between two blanks at a time, because an address is known by its beginning and ends at a blank.
 */
export function hasBefore(text: string, side: Side, place: number): boolean | undefined {
  const least = side.edge - REACH
  while (side.starts.length <= place) {
    if (side.edge <= 0) return false
    let start = side.edge
    while (start > 0 && start > least && text.charCodeAt(start - 1) > 0x20) start -= 1
    if (start > 0 && start <= least) return undefined
    const known = side.starts.length
    for (let at = nextWord(text, start, side.edge); at >= 0;) {
      const end = endOfWord(text, at, side.edge)
      side.starts.splice(known, 0, at)
      side.ends.splice(known, 0, end)
      at = nextWord(text, end, side.edge)
    }
    side.edge = start - 1
  }
  return true
}

/** So many letters tell most words apart, and fit one number. */
export const OPENING_LETTERS = 5
const LETTER_BITS = 6

/** How the next word opens: its first letters, zeros behind a shorter one; 0 where there is none. */
export function nextOpening(text: string, edge: number): number {
  const limit = Math.min(text.length, edge + REACH)
  let at = nextWord(text, edge, limit)
  if (at < 0) return limit < text.length ? UNKNOWN : 0
  let opening = 0
  let count = 0
  for (; at < text.length && count < OPENING_LETTERS; at += 1) {
    const letter = classOf(text.charCodeAt(at))
    if (letter === SEPARATOR || letter === MARK) break
    if (letter === IGNORED) continue
    opening = (opening << LETTER_BITS) | letter
    count += 1
  }
  return opening << (LETTER_BITS * (OPENING_LETTERS - count))
}
/** Further away than is looked. */
export const UNKNOWN = -1

/** Start of the first word from `from` on, -1 for none before `end`. */
function nextWord(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const letter = classOf(code)
    if (letter === MARK && startsAddress(text, at, code)) at = endOfAddress(text, at, end)
    else if (letter !== SEPARATOR && letter <= LAST_LETTER) return at
  }
  return -1
}

function endOfWord(text: string, start: number, limit: number): number {
  let end = start
  for (let letter = LAST_LETTER; end < limit; end += 1) {
    letter = classOf(text.charCodeAt(end))
    if (letter === SEPARATOR || letter === MARK) break
  }
  return end
}

/** `nextOpening` of a word with these letters (classes). */
export function openingOf(letters: Uint8Array): number {
  let opening = 0
  for (let at = 0; at < OPENING_LETTERS; at += 1) opening = (opening << LETTER_BITS) | (letters[at] ?? 0)
  return opening
}

/** Which bits of `nextOpening` tell whether a word begins with so many letters. */
export function openingMask(letters: number): number {
  const known = Math.min(letters, OPENING_LETTERS)
  return ((1 << (LETTER_BITS * known)) - 1) << (LETTER_BITS * (OPENING_LETTERS - known))
}
