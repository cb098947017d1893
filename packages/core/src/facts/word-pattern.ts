/**
 * One word as it is looked for: `bijstand` the word itself, `bijstand*` the beginning of a word or all of it, `*uitkering` the end
 * of a compound.
 *
 * There are tens of thousands, in every thread that judges; so the letters of all of them lie behind each other in one row of
 * octets. As an object each would take ten times the memory, and time whenever what is old is collected.
 */
import { classOf, foldPattern, IGNORED, SEPARATOR } from "./folding.ts"
import { nextHash } from "./hash-index.ts"

/** Patterns, numbered from 0. */
export type WordPatterns = {
  /** `WORD`, `BEGINNING` or `ENDING`. */
  readonly kinds: Uint8Array
  /** Where the letters of each begin, and behind the last one where they end. */
  readonly starts: Int32Array
  /** Classes (./folding.ts) of a-z and 0-9. */
  readonly letters: Uint8Array
}

export const WORD = 0
export const BEGINNING = 1
export const ENDING = 2

/** Endings are first looked for by so many of their letters (./word-table.ts). */
export const LEAST_ENDING = 3

/** What is no pattern of one word is a mistake of ours: it throws. */
export function wordPatterns(texts: readonly string[]): WordPatterns {
  const kinds = new Uint8Array(texts.length)
  const starts = new Int32Array(texts.length + 1)
  const folded = texts.map((text, number) => {
    const isEnding = text.startsWith("*")
    const isBeginning = text.endsWith("*")
    const letters = foldPattern(text.slice(isEnding ? 1 : 0, isBeginning ? -1 : undefined))
    const isLong = letters.length >= (isEnding ? LEAST_ENDING : 1)
    if (!isLong || (isEnding && isBeginning) || !/^[a-z\d]+$/.test(letters))
      throw new Error(`"${text}" is not one word, or too short`)
    kinds[number] = isEnding ? ENDING : isBeginning ? BEGINNING : WORD
    starts[number + 1] = starts[number]! + letters.length
    return letters
  })
  const all = folded.join("")
  return { kinds, starts, letters: Uint8Array.from(all, (_, at) => classOf(all.charCodeAt(at))) }
}

/** Classes of its letters. */
export function classesOf({ starts, letters }: WordPatterns, number: number): Uint8Array {
  return letters.subarray(starts[number], starts[number + 1])
}

/** As it is read (./hash-index.ts): behind a whole word, within one that begins so, or, of an ending, of its letters alone. */
export function hashOf(patterns: WordPatterns, number: number): number {
  const hash = classesOf(patterns, number).reduce(nextHash, 0)
  return patterns.kinds[number] === WORD ? nextHash(hash, SEPARATOR) : hash
}

/** Whether a pattern fits the word from `start` up to `end`, both UTF-16 indices. */
export function fits(
  { kinds, starts, letters }: WordPatterns,
  number: number,
  text: string,
  start: number,
  end: number,
): boolean {
  const kind = kinds[number]!
  let from = starts[number]!
  let until = starts[number + 1]!
  if (kind === ENDING) {
    for (let at = end - 1; at >= start; at -= 1) {
      const letter = classOf(text.charCodeAt(at))
      if (letter === IGNORED) continue
      // A compound has a letter before its ending.
      if (until === from) return true
      until -= 1
      if (letter !== letters[until]) return false
    }
    return false
  }
  for (let at = start; at < end; at += 1) {
    const letter = classOf(text.charCodeAt(at))
    if (letter === IGNORED) continue
    if (from === until) return kind === BEGINNING
    if (letter !== letters[from]) return false
    from += 1
  }
  return from === until
}
