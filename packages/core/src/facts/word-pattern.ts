/**
 * One word as it is looked for: `bijstand` the word itself, `bijstand*` the beginning of a word or all of it, `*uitkering` the end
 * of a compound.
 */
import { CLASSES, classOf, foldPattern, IGNORED } from "./folding.ts"

export type WordPattern = {
  readonly kind: "word" | "beginning" | "ending"
  /** Folded (./folding.ts): a-z and 0-9. A string, because there are tens of thousands and arrays are larger. */
  readonly letters: string
}

/** Endings are first looked for by so many of their letters (./word-table.ts). */
export const LEAST_ENDING = 3

/** What is no pattern of one word is a mistake of ours: it throws. */
export function wordPattern(text: string): WordPattern {
  const isEnding = text.startsWith("*")
  const isBeginning = text.endsWith("*")
  const letters = foldPattern(text.slice(isEnding ? 1 : 0, isBeginning ? -1 : undefined))
  const isLong = letters.length >= (isEnding ? LEAST_ENDING : 1)
  if (!isLong || (isEnding && isBeginning) || !/^[a-z\d]+$/.test(letters))
    throw new Error(`"${text}" is not one word, or too short`)
  return { kind: isEnding ? "ending" : isBeginning ? "beginning" : "word", letters }
}

/** Classes of its letters. */
export function classesOf({ letters }: WordPattern): readonly number[] {
  return Array.from(letters, (_, at) => classOf(letters.charCodeAt(at)))
}

/** Whether a pattern fits the word from `start` up to `end`, both UTF-16 indices. */
export function fits({ kind, letters }: WordPattern, text: string, start: number, end: number): boolean {
  if (kind === "ending") return isEnding(letters, text, start, end)
  let count = 0
  for (let at = start; at < end; at += 1) {
    const letter = classOf(text.charCodeAt(at))
    if (letter === IGNORED) continue
    if (count === letters.length) return kind === "beginning"
    if (letter !== CLASSES[letters.charCodeAt(count)]) return false
    count += 1
  }
  return count === letters.length
}

function isEnding(letters: string, text: string, start: number, end: number): boolean {
  let left = letters.length
  for (let at = end - 1; at >= start; at -= 1) {
    const letter = classOf(text.charCodeAt(at))
    if (letter === IGNORED) continue
    // A compound has a letter before its ending.
    if (left === 0) return true
    left -= 1
    if (letter !== CLASSES[letters.charCodeAt(left)]) return false
  }
  return false
}
