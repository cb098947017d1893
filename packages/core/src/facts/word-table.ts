/**
 * Patterns of one word each, found at the place in a text where they end.
 *
 * Deliberately out of scope: where words begin and end (./token.ts).
 */
import { classOf, foldPattern, IGNORED, SEPARATOR, wordStart } from "./folding.ts"
import { hashIndex, nextHash, numberOf, type HashIndex } from "./hash-index.ts"
import { classesOf, fits, wordPattern, type WordPattern } from "./word-pattern.ts"

export type WordTable = {
  /** Of words and endings, which are known where a word ends. */
  readonly wholes: Numbers
  /** Of beginnings, which are known within it. */
  readonly beginnings: Numbers
  readonly patterns: readonly WordPattern[]
  /** A bit for each window (`nextWindow`) that some `*ending` may leave where the word ends. */
  readonly windows: Int32Array
  /** Of a window, what all endings are long enough for. */
  readonly windowMask: number
  readonly longestEnding: number
}

/** Per number of the index the patterns with that hash, nearly always one. */
type Numbers = { readonly index: HashIndex; readonly patterns: readonly (readonly number[])[] }

/** Endings are hashed from their last letter on, from here, so that none is taken for the beginning of a word. */
const ENDING = 0x2545f491
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
  const read = patterns.map(wordPattern)
  const endings = read.filter(({ kind }) => kind === "ending").map(classesOf)
  const lengths = endings.map(({ length }) => length)
  const windowMask = (1 << (LETTER_BITS * Math.min(WINDOW_LETTERS, ...lengths))) - 1
  const windows = new Int32Array((1 << WINDOW_PLACES) / 32)
  for (const letters of endings) {
    const place = placeOf(letters.reduce(nextWindow, 0) & windowMask)
    windows[place >>> 5]! |= 1 << place
  }
  return {
    wholes: numbersOf(read, ({ kind }) => kind !== "beginning"),
    beginnings: numbersOf(read, ({ kind }) => kind === "beginning"),
    patterns: read,
    windows,
    windowMask,
    longestEnding: Math.max(0, ...lengths),
  }
}

function numbersOf(patterns: readonly WordPattern[], isMeant: (pattern: WordPattern) => boolean): Numbers {
  const numbers = new Map<number, number[]>()
  patterns.forEach((pattern, number) => {
    if (!isMeant(pattern)) return
    const hash = hashOf(pattern)
    const same = numbers.get(hash)
    if (same === undefined) numbers.set(hash, [number])
    else same.push(number)
  })
  return { index: hashIndex([...numbers.keys()]), patterns: [...numbers.values()] }
}

function hashOf(pattern: WordPattern): number {
  if (pattern.kind === "ending") return classesOf(pattern).toReversed().reduce(nextHash, ENDING)
  const hash = classesOf(pattern).reduce(nextHash, 0)
  return pattern.kind === "word" ? nextHash(hash, SEPARATOR) : hash
}

/** Tells `found` of the pattern `x` whose hash was read behind a word, or of the `x*` whose hash was read within one. */
export function lookUp(
  table: WordTable,
  text: string,
  last: number,
  hash: number,
  kind: "word" | "beginning",
  found: (pattern: number) => void,
): void {
  const { index, patterns } = kind === "word" ? table.wholes : table.beginnings
  const number = numberOf(index, hash)
  if (number < 0) return
  for (const each of patterns[number]!) {
    const pattern = table.patterns[each]!
    if (pattern.kind === kind && fits(pattern, text, wordStart(text, last), last + 1)) found(each)
  }
}

/** Tells `found` of each `*x` at the end of the word whose last unit is `last`, the shortest first. */
export function lookUpEndings(
  table: WordTable,
  text: string,
  last: number,
  found: (pattern: number) => void,
): void {
  const { longestEnding, wholes } = table
  const start = wordStart(text, last)
  let hash = ENDING
  let length = 0
  for (let at = last; at >= start && length < longestEnding; at -= 1) {
    const letter = classOf(text.charCodeAt(at))
    if (letter === IGNORED) continue
    hash = nextHash(hash, letter)
    length += 1
    const number = numberOf(wholes.index, hash)
    if (number < 0) continue
    for (const each of wholes.patterns[number]!) {
      const pattern = table.patterns[each]!
      if (pattern.kind === "ending" && fits(pattern, text, start, last + 1)) found(each)
    }
  }
}
