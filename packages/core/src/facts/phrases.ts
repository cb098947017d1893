/**
 * Finds terms of one or more words, each of which carries a meaning.
 *
 * A phrase is written as words: `bijstand*`, `oud collega*`, and with a gap of up to four words: `niet … geselecteerd`.
 * A phrase lies within one sentence. Where several phrases match at one place, all are told.
 */
import { foldPattern, wordEnd, wordStart } from "./folding.ts"
import { scan } from "./token.ts"
import { wordTable, type WordTable } from "./word-table.ts"

export const GAP = "…"
export const GAP_TOKENS = 4
/** Phrases half read at one time. More can only come of a text made for it; what comes then is not begun. */
const MAX_OPEN = 32
/** Steps are fewer than this, so that a state and a step fit one map key. */
const MAX_STEPS = 65_536

/** A meaning is plain data: two that read alike are the same. */
export type Phrase<Meaning> = { readonly words: string; readonly meaning: Meaning }

export type PhraseBook<Meaning> = {
  readonly steps: WordTable
  /** Per step: the state it leads to from the beginning, 0 for none. */
  readonly beginnings: Int32Array
  readonly edges: Edges
  /** Per state: 1 if a word may follow it directly. */
  readonly goesOn: Uint8Array
  /** Per state: the state behind a gap that may follow it, 0 for none. */
  readonly gaps: Int32Array
  /** Per state: which of `meanings` the phrases that end in it have. Most states have the same few. */
  readonly ended: Int32Array
  readonly meanings: readonly (readonly Meaning[])[]
}

/** Words are numbered from 0; `first` and `last` are those of the phrase. `start` and `end` are UTF-16 indices. */
export type Reader<Meaning> = {
  readonly met: (meaning: Meaning, first: number, last: number, start: number, end: number) => void
  /** See `Visitor` (./token.ts). */
  readonly sentenceEnded: (at: number) => void
}

/** From state and step to state: a hash table of triples, the third of which is 0 where nothing lies. */
type Edges = { readonly triples: Int32Array; readonly mask: number }

/** So many slots for each edge, or up to twice as many. */
const SLOTS_PER_EDGE = 1.3

/** Those from the beginning are left out: `beginnings` has them. */
function edgesOf(edges: ReadonlyMap<number, number>): Edges {
  const onward = [...edges].filter(([key]) => key >= MAX_STEPS)
  let size = 16
  while (size < onward.length * SLOTS_PER_EDGE) size *= 2
  const table = { triples: new Int32Array(size * 3), mask: size - 1 }
  for (const [key, target] of onward) {
    const state = Math.floor(key / MAX_STEPS)
    const step = key % MAX_STEPS
    table.triples.set([state, step, target], placeOf(table, state, step))
  }
  return table
}

/** Where the triple lies or would lie. */
function placeOf({ triples, mask }: Edges, state: number, step: number): number {
  let at = Math.imul(Math.imul(state, 0x9e3779b1) + step, 0x85ebca6b) >>> 7
  for (;;) {
    const place = (at & mask) * 3
    if (triples[place + 2] === 0 || (triples[place] === state && triples[place + 1] === step)) return place
    at += 1
  }
}

export function phraseBook<Meaning>(phrases: readonly Phrase<Meaning>[]): PhraseBook<Meaning> {
  const steps = new Map<string, number>()
  const edges = new Map<number, number>()
  const gaps = new Map<number, number>()
  const ended = new Map<number, readonly Meaning[]>()
  let states = 1
  for (const { words, meaning } of phrases) {
    let state = 0
    for (const word of foldPattern(words).split(" ")) {
      const [table, key] = word === GAP ? [gaps, state] : [edges, state * MAX_STEPS + numberOf(word, steps)]
      const target = table.get(key) ?? states++
      table.set(key, target)
      state = target
    }
    ended.set(state, [...(ended.get(state) ?? NONE), meaning])
  }
  if (steps.size >= MAX_STEPS) throw new Error("too many words for one phrase book")
  const onward = new Set([...edges.keys()].map((key) => Math.floor(key / MAX_STEPS)))
  return {
    steps: wordTable([...steps.keys()]),
    beginnings: Int32Array.from({ length: steps.size }, (_none, step) => edges.get(step) ?? 0),
    edges: edgesOf(edges),
    goesOn: Uint8Array.from({ length: states }, (_none, state) => (onward.has(state) ? 1 : 0)),
    gaps: Int32Array.from({ length: states }, (_none, state) => gaps.get(state) ?? 0),
    ...listed(Array.from({ length: states }, (_none, state) => ended.get(state) ?? NONE)),
  }
}

const NONE: readonly never[] = []

/** Each different list once, meanings being plain data: a tenth of the memory. */
function listed<Meaning>(
  lists: readonly (readonly Meaning[])[],
): Pick<PhraseBook<Meaning>, "ended" | "meanings"> {
  const numbers = new Map<string, number>()
  const known = new Map<string, number>()
  const meanings: (readonly Meaning[])[] = []
  const ended = Int32Array.from(lists, (list) => {
    const key = list.map((meaning) => numberOf(JSON.stringify(meaning), numbers)).join()
    const place = known.get(key) ?? meanings.push(list) - 1
    known.set(key, place)
    return place
  })
  return { ended, meanings }
}

function numberOf(word: string, numbers: Map<string, number>): number {
  const number = numbers.get(word) ?? numbers.size
  numbers.set(word, number)
  return number
}

// Phrases half read, in no order: state, the words between which the next one must lie, and a unit of the first. Shared
// by all readings, because each runs to its end before another begins: a `Reader` must not read phrases itself.
const openStates = new Int32Array(MAX_OPEN)
const openFrom = new Int32Array(MAX_OPEN)
const openUntil = new Int32Array(MAX_OPEN)
const openFirsts = new Int32Array(MAX_OPEN)
const openStarts = new Int32Array(MAX_OPEN)

/** Tells `reader` of every phrase in `text` up to `limit` (UTF-16 units), in the order in which they end. */
export function readPhrases<Meaning>(
  book: PhraseBook<Meaning>,
  text: string,
  limit: number,
  reader: Reader<Meaning>,
): void {
  const { beginnings, edges, gaps, goesOn, ended, meanings } = book
  let count = 0

  const open = (state: number, earliest: number, latest: number, first: number, start: number): void => {
    if (count === MAX_OPEN) return
    openStates[count] = state
    openFrom[count] = earliest
    openUntil[count] = latest
    openFirsts[count] = first
    openStarts[count] = start
    count += 1
  }
  const close = (at: number): void => {
    count -= 1
    openStates[at] = openStates[count]!
    openFrom[at] = openFrom[count]!
    openUntil[at] = openUntil[count]!
    openFirsts[at] = openFirsts[count]!
    openStarts[at] = openStarts[count]!
  }
  const reach = (state: number, token: number, first: number, start: number, at: number): void => {
    for (const meaning of meanings[ended[state]!]!) {
      reader.met(meaning, first, token, wordStart(text, start), wordEnd(text, at))
    }
    if (goesOn[state] !== 0) open(state, token + 1, token + 1, first, start)
    const gap = gaps[state]!
    if (gap !== 0) open(gap, token + 1, token + 1 + GAP_TOKENS, first, start)
  }

  scan(book.steps, text, limit, {
    found: (step, token, unit) => {
      for (let at = count - 1; at >= 0; at -= 1) {
        if (openUntil[at]! < token) {
          close(at)
        } else if (openFrom[at]! <= token) {
          const state = edges.triples[placeOf(edges, openStates[at]!, step) + 2]!
          if (state !== 0) reach(state, token, openFirsts[at]!, openStarts[at]!, unit)
        }
      }
      const state = beginnings[step]!
      if (state !== 0) reach(state, token, token, unit, unit)
    },
    sentenceEnded: (at) => {
      count = 0
      reader.sentenceEnded(at)
    },
  })
}
