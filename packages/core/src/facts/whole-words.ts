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

/** Whether `scan` would find any pattern in `text` up to `limit` (UTF-16 units). Stops at the first one. */
export function holdsAny(automaton: Automaton, text: string, limit: number): boolean {
  const read = text.length > limit ? text.slice(0, limit) : text
  if (read.length * OCTETS_PER_UNIT > scratch.length) {
    const octets = encoder.encode(read)
    return holdsAnyOf(automaton, octets, octets.length)
  }
  const { written } = encoder.encodeInto(read, scratch)
  const holds = holdsAnyOf(automaton, scratch, written)
  scratch.fill(0, 0, written)
  return holds
}

/** The class of what begins a character of several octets: it is looked at more closely. */
const WIDE = 61
const OCTET_CLASSES = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet < 0x80 ? WORD_CLASSES[octet]! : WIDE,
)

function holdsAnyOf({ next, firstEvent, ended }: Automaton, octets: Uint8Array, end: number): boolean {
  let state = BETWEEN
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
      continue
    }
    if (letter !== MARK || ended[state]!.length > 0) return true
    state = BETWEEN
    if (startsAddressOf(octets, at, end)) at = endOfAddressOf(octets, at, end)
  }
  return ended[state]!.length > 0
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
