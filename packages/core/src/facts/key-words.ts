/**
 * What is looked for first of many phrases: of each the word that is met least, or two that follow each other, its key.
 *
 * Why this module exists: nearly all mail is ordinary, and to know that must cost next to nothing (./holds-any.ts).
 */
import { classOf, foldPattern, SEPARATOR } from "./folding.ts"
import { hashIndex, nextHash, type HashIndex } from "./hash-index.ts"
import type { Commonplace } from "./lexicon/commonplace.ts"
import { GAP } from "./phrases.ts"
import { classesOf, wordPattern, type WordPattern } from "./word-pattern.ts"
import { wordTable, type WordTable } from "./word-table.ts"

/** `kind` 0: the phrase counts by itself. 1 to 31: only beside another one of its number, or if it is met a second time. */
export type KeyPhrase = { readonly words: string; readonly kind: number }

export type KeyWords = {
  /** Keys that are known at the end of a word: whole ones, or two of them. */
  readonly wholes: Lists<HashIndex>
  /** Keys that are known within a word. */
  readonly beginnings: Lists<HashIndex>
  /** Keys that are the end of a compound; few phrases have no other. */
  readonly endings: Lists<WordTable>
}

/** The phrases of each key, by its number. */
export type Lists<Index> = { readonly index: Index; readonly phrases: readonly (readonly Surroundings[])[] }

/** What stands where a key was met: its last word, and the others in the order in which they are met going away from it. */
export type Surroundings = {
  readonly kind: number
  /** Hash of the word directly before, 0 if there may be any: most of what is looked up is told apart by it. */
  readonly previous: number
  /** Class of the letter that the next word begins with, 0 if there may be any. */
  readonly next: number
  readonly here: WordPattern
  readonly before: readonly Step[]
  readonly behind: readonly Step[]
}
export type Step = WordPattern | typeof GAP

export function keyWordsOf(phrases: readonly KeyPhrase[], commonplace: Commonplace): KeyWords {
  const wholes = new Map<number, Surroundings[]>()
  const beginnings = new Map<number, Surroundings[]>()
  const endings = new Map<string, Surroundings[]>()
  // Most words stand in many phrases.
  const known = new Map<string, Step>([[GAP, GAP]])
  const stepOf = (word: string): Step => {
    const step = known.get(word) ?? wordPattern(word)
    known.set(word, step)
    return step
  }
  for (const { words, kind } of phrases) {
    const text = foldPattern(words).split(" ")
    const steps = text.map(stepOf)
    const { at, hash } = keyOf(steps, text, commonplace)
    const here = steps[at]!
    if (here === GAP) throw new Error(`"${words}" has no word to look for`)
    const surroundings = {
      kind,
      previous: wholeHash(steps[at - 1]),
      next: firstLetter(steps[at + 1]),
      here,
      before: at === 0 ? NONE : steps.slice(0, at).toReversed(),
      behind: at === steps.length - 1 ? NONE : steps.slice(at + 1),
    }
    if (here.kind === "ending") append(endings, text[at]!, surroundings)
    else append(here.kind === "word" ? wholes : beginnings, hash, surroundings)
  }
  return {
    wholes: { index: hashIndex([...wholes.keys()]), phrases: [...wholes.values()] },
    beginnings: { index: hashIndex([...beginnings.keys()]), phrases: [...beginnings.values()] },
    endings: { index: wordTable([...endings.keys()]), phrases: [...endings.values()] },
  }
}

const NONE: readonly Step[] = []

function append<Key>(lists: Map<Key, Surroundings[]>, key: Key, item: Surroundings): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

/** The key's last word, by its place in the phrase, and the hash that is read at its end. */
type Key = { readonly at: number; readonly hash: number }

/** What is met about as seldom as this is a key by itself, else the word before it is taken along, if both are whole words. */
const RARE = 300_000

function keyOf(steps: readonly Step[], text: readonly string[], { frequent, common }: Commonplace): Key {
  let best: Key & { readonly worth: number } = { at: 0, hash: 0, worth: 0 }
  const worths = text.map((word) => {
    const bare = word.replaceAll("*", "")
    return bare.length * (frequent.has(bare) ? 1 : common.has(bare) ? 100 : 10_000)
  })
  steps.forEach((step, at) => {
    if (step === GAP) return
    const alone = step.kind === "ending" ? 1 : worths[at]!
    if (alone > best.worth) best = { at, hash: hashOf(step), worth: Math.min(alone, RARE) }
    const previous = wholeHash(steps[at - 1])
    const whole = wholeHash(step)
    if (previous === 0 || whole === 0) return
    const both = Math.min(alone * worths[at - 1]!, RARE)
    if (both > best.worth) best = { at, hash: hashOfBoth(previous, whole), worth: both }
  })
  return best
}

function hashOf(pattern: WordPattern): number {
  const hash = classesOf(pattern).reduce(nextHash, 0)
  return pattern.kind === "word" ? nextHash(hash, SEPARATOR) : hash
}

function wholeHash(step: Step | undefined): number {
  return step === undefined || step === GAP || step.kind !== "word" ? 0 : hashOf(step)
}

function firstLetter(step: Step | undefined): number {
  return step === undefined || step === GAP || step.kind === "ending"
    ? 0
    : classOf(step.letters.charCodeAt(0))
}

/** Of two words that follow each other. */
export function hashOfBoth(previous: number, whole: number): number {
  return nextHash(nextHash(previous, SEPARATOR), whole)
}
