/**
 * Patterns of one word each, found at the place in a text where they end.
 *
 * Deliberately out of scope: where words begin and end (./token.ts).
 */
import { classOf, foldPattern, IGNORED, wordStart } from "./folding.ts"
import { hashIndex, nextHash, numberOf, type HashIndex } from "./hash-index.ts"
import {
  BEGINNING,
  classesOf,
  ENDING,
  fits,
  hashOf,
  WORD,
  wordPatterns,
  type WordPatterns,
} from "./word-pattern.ts"

export type WordTable = {
  /** Of words and endings, which are known where a word ends. */
  readonly wholes: Numbers
  /** Of beginnings, which are known within it. */
  readonly beginnings: Numbers
  readonly patterns: WordPatterns
  /** Per pattern the next one with its hash, -1 for none: there is hardly ever one. */
  readonly others: Int32Array
  /** A bit for each window (`nextWindow`) that some `*ending` may leave where the word ends. */
  readonly windows: Int32Array
  /** Of a window, what all endings are long enough for. */
  readonly windowMask: number
  readonly longestEnding: number
}

/** `firsts`: per number of the index, a pattern with that hash. */
type Numbers = { readonly index: HashIndex; readonly firsts: Int32Array }

/** Endings are hashed from their last letter on, from here, so that none is taken for the beginning of a word. */
const ENDING_SEED = 0x2545f491
const LETTER_BITS = 6
const WINDOW_LETTERS = 4
const WINDOW = (1 << (LETTER_BITS * WINDOW_LETTERS)) - 1
const WINDOW_PLACES = 14

/** The last letters of a word, six bits each. */
export function nextWindow(window: number, letter: number): number {
  return ((window << LETTER_BITS) | letter) & WINDOW
}

/** 0 or 1. */
export function mayEndCompound({ windows, windowMask }: WordTable, window: number): number {
  const place = placeOf(window & windowMask)
  return (windows[place >>> 5]! >>> place) & 1
}

function placeOf(window: number): number {
  return nextHash(window, 0) >>> (32 - WINDOW_PLACES)
}

/** @param patterns see ./word-pattern.ts; one that stands twice is a mistake of ours: it throws */
export function wordTable(patterns: readonly string[]): WordTable {
  if (new Set(patterns.map(foldPattern)).size < patterns.length) throw new Error("a pattern stands twice")
  const read = wordPatterns(patterns)
  const numbers = Array.from(read.kinds, (_kind, number) => number)
  const endings = numbers.filter((number) => read.kinds[number] === ENDING)
  const lengths = endings.map((number) => classesOf(read, number).length)
  const windowMask = (1 << (LETTER_BITS * Math.min(WINDOW_LETTERS, ...lengths))) - 1
  const windows = new Int32Array((1 << WINDOW_PLACES) / 32)
  for (const ending of endings) {
    const place = placeOf(classesOf(read, ending).reduce(nextWindow, 0) & windowMask)
    windows[place >>> 5]! |= 1 << place
  }
  const others = new Int32Array(patterns.length).fill(-1)
  return {
    wholes: numbersOf(
      read,
      numbers.filter((number) => read.kinds[number] !== BEGINNING),
      others,
    ),
    beginnings: numbersOf(
      read,
      numbers.filter((number) => read.kinds[number] === BEGINNING),
      others,
    ),
    patterns: read,
    others,
    windows,
    windowMask,
    longestEnding: Math.max(0, ...lengths),
  }
}

function numbersOf(patterns: WordPatterns, meant: readonly number[], others: Int32Array): Numbers {
  const firsts = new Map<number, number>()
  for (const number of meant.toReversed()) {
    const hash = patterns.kinds[number] === ENDING ? endingHash(patterns, number) : hashOf(patterns, number)
    others[number] = firsts.get(hash) ?? -1
    firsts.set(hash, number)
  }
  return { index: hashIndex([...firsts.keys()]), firsts: Int32Array.from(firsts.values()) }
}

function endingHash(patterns: WordPatterns, number: number): number {
  return classesOf(patterns, number).toReversed().reduce(nextHash, ENDING_SEED)
}

/** Tells `found` of the pattern `x` whose hash was read behind a word, or of the `x*` whose hash was read within one. */
export function lookUp(
  table: WordTable,
  text: string,
  last: number,
  hash: number,
  kind: typeof WORD | typeof BEGINNING,
  found: (pattern: number) => void,
): void {
  const { patterns, others } = table
  const { index, firsts } = kind === WORD ? table.wholes : table.beginnings
  const number = numberOf(index, hash)
  if (number < 0) return
  for (let each = firsts[number]!; each >= 0; each = others[each]!) {
    if (patterns.kinds[each] === kind && fits(patterns, each, text, wordStart(text, last), last + 1))
      found(each)
  }
}

/** Tells `found` of each `*x` at the end of the word whose last unit is `last`, the shortest first. */
export function lookUpEndings(
  table: WordTable,
  text: string,
  last: number,
  found: (pattern: number) => void,
): void {
  const { longestEnding, wholes, patterns, others } = table
  const start = wordStart(text, last)
  let hash = ENDING_SEED
  let length = 0
  for (let at = last; at >= start && length < longestEnding; at -= 1) {
    const letter = classOf(text.charCodeAt(at))
    if (letter === IGNORED) continue
    hash = nextHash(hash, letter)
    length += 1
    const number = numberOf(wholes.index, hash)
    if (number < 0) continue
    for (let each = wholes.firsts[number]!; each >= 0; each = others[each]!) {
      if (patterns.kinds[each] === ENDING && fits(patterns, each, text, start, last + 1)) found(each)
    }
  }
}
