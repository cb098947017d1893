/**
 * The two quick questions about the words of a text: is any of these among them, and how much do these weigh together?
 *
 * Why this module exists: nearly all mail is ordinary, and to know that must cost next to nothing. Unlike `scan`
 * (./token.ts) this counts no words and no sentences, so the loop has one branch, and it is hardly ever taken.
 */
import {
  type Automaton,
  BETWEEN,
  classOfRare,
  CLASSES,
  endOfAddress,
  MARK,
  ROW_BITS,
  SEPARATOR,
  startsAddress,
  TABLE_SIZE,
} from "./token.ts"

/** As for `scan`, but only what may begin the rest of an address is looked at more closely. */
const WORD_CLASSES = CLASSES.map((letter, code) =>
  letter === MARK && code !== 0x40 && code !== 0x3a ? SEPARATOR : letter,
)

/** Whether `scan` would find any pattern in `text` up to `limit` (UTF-16 units). Stops at the first one. */
export function holdsAny(automaton: Automaton, text: string, limit: number): boolean {
  const { next, firstEvent, ended } = automaton
  const classes = WORD_CLASSES
  const end = Math.min(limit, text.length)
  let state = BETWEEN
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const letter = code < TABLE_SIZE ? classes[code]! : classOfRare(code)
    const target = next[(state << ROW_BITS) | letter]!
    if (target < firstEvent) {
      state = target
      continue
    }
    if (letter !== MARK || ended[state]!.length > 0) return true
    state = BETWEEN
    if (startsAddress(text, at, code)) at = endOfAddress(text, at, end)
  }
  return ended[state]!.length > 0
}

/**
 * The weights of all words in `text` up to `limit` (UTF-16 units) together.
 *
 * @param automaton of patterns that are whole words, no `x*` among them
 * @param weights per state of the automaton, see `weightsOf`
 */
export function weigh(automaton: Automaton, weights: Int32Array, text: string, limit: number): number {
  const { next, firstEvent } = automaton
  const classes = WORD_CLASSES
  const end = Math.min(limit, text.length)
  let sum = 0
  let state = BETWEEN
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const letter = code < TABLE_SIZE ? classes[code]! : classOfRare(code)
    const target = next[(state << ROW_BITS) | letter]!
    if (target < firstEvent) {
      state = target
      continue
    }
    sum += weights[state]!
    state = BETWEEN
    if (letter === MARK && startsAddress(text, at, code)) at = endOfAddress(text, at, end)
  }
  return sum + weights[state]!
}

/** What the words that end in each state weigh, by the number of their pattern. */
export function weightsOf(automaton: Automaton, weightOf: (pattern: number) => number): Int32Array {
  return Int32Array.from(automaton.ended, (patterns) =>
    patterns.reduce((sum, pattern) => sum + weightOf(pattern), 0),
  )
}
