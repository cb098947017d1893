/**
 * What is looked for first of many phrases: of each the word that is met least, or two that follow each other, its key.
 *
 * Why this module exists: nearly all mail is ordinary, and to know that must cost next to nothing (./holds-any.ts). There are
 * tens of thousands of phrases, so they are rows of numbers and no objects (see ./word-pattern.ts).
 */
import { foldPattern, SEPARATOR } from "./folding.ts"
import { hashIndex, nextHash, type HashIndex } from "./hash-index.ts"
import type { Commonplace } from "./lexicon/commonplace.ts"
import { GAP } from "./phrases.ts"
import { OPENING_LETTERS, openingMask, openingOf } from "./neighbours.ts"
import { classesOf, ENDING, hashOf, WORD, wordPatterns, type WordPatterns } from "./word-pattern.ts"
import { wordTable, type WordTable } from "./word-table.ts"

/** `kind` 0: the phrase counts by itself. 1 to 31: only beside another one of its number, or if it is met a second time. */
export type KeyPhrase = { readonly words: string; readonly kind: number }

export type KeyWords = {
  /** The words of all phrases. */
  readonly patterns: WordPatterns
  /** Keys that are known at the end of a word: whole ones, or two of them. */
  readonly wholes: Surroundings<HashIndex>
  /** Keys that are known within a word. */
  readonly beginnings: Surroundings<HashIndex>
  /** Keys that are the end of a compound; few phrases have no other. */
  readonly endings: Surroundings<WordTable>
  /**
   * The words beside the keys: how many, and the pattern of each or `ANY_WORDS`, in the order in which they are met going away
   * from the key.
   */
  readonly sides: Int32Array
}

/** What stands where a key is met: a row of `FIELDS` numbers for each phrase, those of a key (by its number) from `starts` on. */
export type Surroundings<Index> = {
  readonly index: Index
  readonly starts: Int32Array
  readonly rows: Int32Array
}

export const KIND = 0
/** Hash of the word directly before the key, 0 if there may be any: most of what is looked up is told apart by it. */
export const PREVIOUS = 1
/** How the next word opens (`nextOpening`, ./neighbours.ts), as far as these bits tell; no bits if there may be any. */
export const NEXT = 2
export const NEXT_BITS = 3
/** Pattern of the key's last word. */
export const HERE = 4
/** Where those before it and behind it lie in `sides`. */
export const BEFORE = 5
export const BEHIND = 6
export const FIELDS = 7

/** Up to `GAP_TOKENS` words. */
export const ANY_WORDS = -1

export function keyWordsOf(phrases: readonly KeyPhrase[], commonplace: Commonplace): KeyWords {
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    if (word === GAP) return ANY_WORDS
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }
  const steps = phrases.map(({ words }) => foldPattern(words).split(" ").map(numberOf))
  const texts = [...numbers.keys()]
  const patterns = wordPatterns(texts)
  const words: Words = {
    kinds: patterns.kinds,
    hashes: Int32Array.from(texts, (_text, number) => hashOf(patterns, number)),
    worths: Float64Array.from(texts, (text) => worthOf(text, commonplace)),
  }
  const wholes = new Map<number, number[]>()
  const beginnings = new Map<number, number[]>()
  const endings = new Map<string, number[]>()
  const sides: number[] = []
  phrases.forEach(({ words: text, kind }, phrase) => {
    const own = steps[phrase]!
    const { at, hash, words: inKey } = keyOf(own, words)
    const here = own[at]!
    if (here === ANY_WORDS) throw new Error(`"${text}" has no word to look for`)
    const before = append(sides, own.slice(0, at).toReversed())
    const behind = append(sides, own.slice(at + 1))
    const row = [
      kind,
      wholeHash(words, own[at - inKey]),
      ...opening(patterns, own[at + 1]),
      here,
      before,
      behind,
    ]
    if (words.kinds[here] === ENDING) add(endings, texts[here]!, row)
    else add(words.kinds[here] === WORD ? wholes : beginnings, hash, row)
  })
  return {
    patterns,
    wholes: { index: hashIndex([...wholes.keys()]), ...rowsOf(wholes) },
    beginnings: { index: hashIndex([...beginnings.keys()]), ...rowsOf(beginnings) },
    endings: { index: wordTable([...endings.keys()]), ...rowsOf(endings) },
    sides: Int32Array.from(sides),
  }
}

/** Gives where the side begins. */
function append(sides: number[], patterns: readonly number[]): number {
  return sides.push(patterns.length, ...patterns) - patterns.length - 1
}

function add<Key>(lists: Map<Key, number[]>, key: Key, row: readonly number[]): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [...row])
  else list.push(...row)
}

function rowsOf(
  lists: ReadonlyMap<unknown, readonly number[]>,
): Pick<Surroundings<never>, "starts" | "rows"> {
  const starts = new Int32Array(lists.size + 1)
  let number = 0
  for (const list of lists.values()) {
    starts[number + 1] = starts[number]! + list.length
    number += 1
  }
  const rows = new Int32Array(starts[number]!)
  number = 0
  for (const list of lists.values()) {
    rows.set(list, starts[number])
    number += 1
  }
  return { starts, rows }
}

/** Of each pattern. */
type Words = { readonly kinds: Uint8Array; readonly hashes: Int32Array; readonly worths: Float64Array }

/** The key's last word, by its place in the phrase, how many it has, and the hash that is read at its end. */
type Key = { readonly at: number; readonly words: 1 | 2; readonly hash: number }

/** What is met about as seldom as this is a key by itself, else the word before it is taken along, if both are whole words. */
const RARE = 300_000

function worthOf(word: string, { frequent, common }: Commonplace): number {
  const bare = word.replaceAll("*", "")
  return bare.length * (frequent.has(bare) ? 1 : common.has(bare) ? 100 : 10_000)
}

function keyOf(steps: readonly number[], words: Words): Key {
  let best: Key & { readonly worth: number } = { at: 0, words: 1, hash: 0, worth: 0 }
  steps.forEach((step, at) => {
    if (step === ANY_WORDS) return
    const alone = words.kinds[step] === ENDING ? 1 : words.worths[step]!
    if (alone > best.worth) best = { at, words: 1, hash: words.hashes[step]!, worth: Math.min(alone, RARE) }
    const previous = wholeHash(words, steps[at - 1])
    const whole = wholeHash(words, step)
    if (previous === 0 || whole === 0) return
    const both = Math.min(alone * words.worths[steps[at - 1]!]!, RARE)
    if (both > best.worth) best = { at, words: 2, hash: hashOfBoth(previous, whole), worth: both }
  })
  return best
}

function wholeHash({ kinds, hashes }: Words, step: number | undefined): number {
  return step === undefined || kinds[step] !== WORD ? 0 : hashes[step]!
}

/** `NEXT` and `NEXT_BITS`. */
function opening(patterns: WordPatterns, step: number | undefined): readonly [next: number, bits: number] {
  if (step === undefined || step === ANY_WORDS || patterns.kinds[step] === ENDING) return [0, 0]
  const letters = classesOf(patterns, step)
  // Behind the last letter of a whole word comes none.
  const known = patterns.kinds[step] === WORD ? OPENING_LETTERS : letters.length
  return [openingOf(letters), openingMask(known)]
}

/** Of two words that follow each other. */
export function hashOfBoth(previous: number, whole: number): number {
  return nextHash(nextHash(previous, SEPARATOR), whole)
}
