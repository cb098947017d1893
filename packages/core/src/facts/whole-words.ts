/**
 * The two quick questions about the words of a text: is any of these among them, and how much do these weigh together?
 *
 * Why this module exists: nearly all mail is ordinary, and to know that must cost next to nothing. Unlike `scan`
 * (./token.ts) this counts no words and no sentences, so the loop has one branch, and it is hardly ever taken.
 *
 * The first question is asked of the text in UTF-8: encoding is native, and an octet is had in half the time that a unit of a
 * string takes.
 */
import {
  type Automaton,
  BETWEEN,
  classOfRare,
  CLASSES,
  endOfAddress,
  IGNORED,
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

const encoder = new TextEncoder()
/** Room for the octets of most mail, wiped after use: nothing of a message stays behind. */
const scratch = new Uint8Array(65_536)
/** UTF-8 has at most so many octets for a unit. */
const OCTETS_PER_UNIT = 3

/**
 * Per pattern 0, or a number from 1 to 31: such a pattern counts only beside another one of its number, or if it is met
 * a second time.
 */
export type Kinds = Uint8Array

/** Asked of what stands around a pattern: `BEFORE` words in front of it, `BEHIND` and more behind it. */
export type Confirm = (passage: string) => boolean

/** More than a sentence is read to (./token.ts), and more than any phrase has. */
const BEFORE = 100
const BEHIND = 40
/** Each passage asked about in vain makes the next one longer, so that a text full of patterns is still read but twice. */
const GROWTH = 2

/**
 * Whether any pattern is in `text` up to `limit` (UTF-16 units): what `scan` would find, or several words in a row. Stops
 * at the first one that counts and, if `confirm` is given, is confirmed.
 */
export function holdsAny(
  automaton: Automaton,
  text: string,
  limit: number,
  kinds?: Kinds,
  confirm?: Confirm,
): boolean {
  const read = text.length > limit ? text.slice(0, limit) : text
  if (read.length * OCTETS_PER_UNIT > scratch.length) {
    const octets = encoder.encode(read)
    return holdsAnyOf(automaton, octets, octets.length, kinds, confirm)
  }
  const { written } = encoder.encodeInto(read, scratch)
  const holds = holdsAnyOf(automaton, scratch, written, kinds, confirm)
  scratch.fill(0, 0, written)
  return holds
}

/** The class of what begins a character of several octets: it is looked at more closely. */
const WIDE = 61
const OCTET_CLASSES = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet < 0x80 ? WORD_CLASSES[octet]! : WIDE,
)

function holdsAnyOf(
  { next, firstEvent, ended, begun, behind }: Automaton,
  octets: Uint8Array,
  end: number,
  kinds: Kinds | undefined,
  confirm: Confirm | undefined,
): boolean {
  let state = BETWEEN
  let seen = 0
  /** Up to here nothing is to be found, because it was looked at already. */
  let silent = 0
  let reach = BEHIND
  const counts = (pattern: number, at: number): boolean => {
    const kind = kinds === undefined ? 0 : kinds[pattern]!
    const isAlone = kind === 0 || (seen & (1 << kind)) !== 0
    seen |= 1 << kind
    if (!isAlone) return false
    if (confirm === undefined) return true
    if (at < silent) return false
    const from = wordsBefore(octets, at)
    const to = wordsBehind(octets, at, end, reach)
    if (confirm(decoder.decode(octets.subarray(from, to)))) return true
    silent = to === end ? end + 1 : wordsBehind(octets, at, end, reach - BEHIND)
    reach *= GROWTH
    return false
  }
  for (let at = 0; at < end; at += 1) {
    let letter = OCTET_CLASSES[octets[at]!]!
    if (letter === WIDE) {
      const code = codeAt(octets, at)
      at += code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
      letter = code < TABLE_SIZE ? WORD_CLASSES[code]! : classOfRare(code)
    }
    const target = next[(state << ROW_BITS) | letter]!
    if (target < firstEvent) {
      state = target
    } else if (letter === SEPARATOR || letter === MARK) {
      for (const pattern of ended[state]!) if (counts(pattern, at)) return true
      state = behind[state]!
      if (letter === MARK && startsAddressOf(octets, at, end)) at = endOfAddressOf(octets, at, end)
    } else {
      state = target
      if (letter !== IGNORED && counts(begun[target]!, at)) return true
    }
  }
  return ended[state]!.some((pattern) => counts(pattern, end))
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

/** Where `BEFORE` words in front of `at` begin. Counted between blanks, so that there may be more of them. */
function wordsBefore(octets: Uint8Array, at: number): number {
  let words = 0
  for (let start = at; start > 0; start -= 1) {
    if (octets[start - 1]! <= 0x20 && octets[start]! > 0x40) words += 1
    if (words > BEFORE) return start
  }
  return 0
}

function wordsBehind(octets: Uint8Array, at: number, end: number, count: number): number {
  let words = 0
  for (let stop = at; stop < end; stop += 1) {
    if (octets[stop]! <= 0x20 && octets[stop - 1]! > 0x40) words += 1
    if (words > count) return stop
  }
  return end
}

/** The character whose first octet stands at `at`, RFC 3629 §3. The platform encoded it, so it is sound. */
function codeAt(octets: Uint8Array, at: number): number {
  const lead = octets[at]!
  const second = octets[at + 1]! & 0x3f
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second
  const third = octets[at + 2]! & 0x3f
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (second << 6) | third
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (octets[at + 3]! & 0x3f)
}

/** As in ./token.ts: `@` or `://`. */
function startsAddressOf(octets: Uint8Array, at: number, end: number): boolean {
  return octets[at] === 0x40 || (at + 2 < end && octets[at + 1] === 0x2f && octets[at + 2] === 0x2f)
}

function endOfAddressOf(octets: Uint8Array, at: number, end: number): number {
  let behind = at
  while (behind < end && octets[behind]! > 0x20 && octets[behind] !== 0x3e) behind += 1
  return behind
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
