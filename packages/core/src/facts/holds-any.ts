/**
 * Whether a text holds any of many phrases: the quick question that is asked of all mail.
 *
 * Where the key of a phrase stands (./key-words.ts), its other words are compared. Unlike `scan` (./token.ts) this counts no words
 * and no sentences. The text is read in UTF-8: encoding is native, and an octet is had in half the time that a unit of a string
 * takes.
 */
import {
  CLASSES,
  classOf,
  IGNORED,
  LAST_LETTER,
  MARK,
  SEPARATOR,
  startsAddress,
  wordEnd,
  wordStart,
} from "./folding.ts"
import { FIRST_BIT, mayLead, nextHash, numberOf, SECOND_BIT, type HashIndex } from "./hash-index.ts"
import {
  ANY_WORDS,
  BEFORE,
  BEHIND,
  FIELDS,
  hashOfBoth,
  HERE,
  KIND,
  NEXT,
  NEXT_BITS,
  PREVIOUS,
  type KeyWords,
  type Surroundings,
} from "./key-words.ts"
import { hasBefore, hasBehind, nextOpening, sideFrom, UNKNOWN, type Side } from "./neighbours.ts"
import { GAP_TOKENS } from "./phrases.ts"
import { fits } from "./word-pattern.ts"
import { lookUpEndings, mayEndCompound, nextWindow } from "./word-table.ts"

const encoder = new TextEncoder()
/** Room for the octets of most mail, wiped after use: nothing of a message stays behind. */
const scratch = new Uint8Array(65_536)
/** UTF-8 has at most so many octets for a unit. */
const OCTETS_PER_UNIT = 3

/** Whether any phrase that counts is in `text` up to `limit` (UTF-16 units), wherever sentences end. Stops at the first. */
export function holdsAny(keyWords: KeyWords, text: string, limit: number): boolean {
  const read = text.length > limit ? text.slice(0, limit) : text
  if (read.length * OCTETS_PER_UNIT > scratch.length) {
    const octets = encoder.encode(read)
    return holdsAnyOf(keyWords, read, octets, octets.length)
  }
  const { written } = encoder.encodeInto(read, scratch)
  const holds = holdsAnyOf(keyWords, read, scratch, written)
  scratch.fill(0, 0, written)
  return holds
}

/** The class of what begins a character of several octets: it is looked at more closely. */
const WIDE = 61
/** Only what may begin the rest of an address is looked at more closely. */
const OCTET_CLASSES = Uint8Array.from({ length: 256 }, (_, octet) => {
  const letter = octet < 0x80 ? CLASSES[octet]! : WIDE
  return letter === MARK && octet !== 0x40 && octet !== 0x3a ? SEPARATOR : letter
})

function holdsAnyOf(keyWords: KeyWords, text: string, octets: Uint8Array, end: number): boolean {
  const { wholes, beginnings, endings } = keyWords
  const { bits, shift } = beginnings.index
  const { bits: wholeBits, shift: wholeShift } = wholes.index
  // Of the word that is being read, 0 between words; and of the two before it.
  let hash = 0
  let window = 0
  let previous = 0
  let earlier = 0
  /** Octets read so far that have no unit of their own in the text. */
  let extra = 0
  let seen = 0
  for (let at = 0; at <= end; at += 1) {
    // The text ends as a word does.
    let letter = at < end ? OCTET_CLASSES[octets[at]!]! : SEPARATOR
    const last = at - extra
    if (letter > LAST_LETTER) {
      const octet = octets[at]!
      if (letter === WIDE) {
        letter = classOf(text.charCodeAt(last))
        at += octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3
        extra += octet < 0xe0 ? 1 : 2
      }
      if (letter === IGNORED) continue
      if (letter === MARK) {
        letter = SEPARATOR
        if (startsAddress(text, last, octet)) {
          const behind = endOfAddressOf(octets, at, end)
          for (; at < behind; at += 1) extra += isContinued(octets[at]!)
        }
      }
    }
    if (letter === SEPARATOR) {
      if (hash === 0) continue
      const whole = nextHash(hash, SEPARATOR)
      const both = hashOfBoth(previous, whole)
      const isKey = mayLead(wholeBits, wholeShift, whole)
      const areKey = mayLead(wholeBits, wholeShift, both)
      const isEnding = mayEndCompound(endings.index, window)
      // Mostly neither: one branch, then.
      if ((isKey | areKey | isEnding) !== 0) {
        if (isKey !== 0) seen = compare(keyWords, wholes, whole, text, last - 1, previous, seen)
        if (areKey !== 0) seen = compare(keyWords, wholes, both, text, last - 1, earlier, seen)
        if (isEnding !== 0) seen = compareEndings(keyWords, text, last - 1, previous, seen)
        if ((seen & COUNTS) !== 0) return true
      }
      earlier = previous
      previous = whole
      hash = 0
    } else {
      hash = nextHash(hash, letter)
      window = nextWindow(window, letter)
      // `mayLead`, written out: this is asked of every letter of all mail, and a call would take as long again.
      const word = bits[hash >>> shift]!
      if (((word >>> (hash >>> FIRST_BIT)) & (word >>> (hash >>> SECOND_BIT)) & 1) !== 0) {
        seen = compare(keyWords, beginnings, hash, text, last, previous, seen)
        if ((seen & COUNTS) !== 0) return true
      }
    }
  }
  return false
}

/** A bit for each kind of phrase that was met; this one is set when one counts. */
const COUNTS = 1

/**
 * Compares the phrases of a key where it was met. `last`: a unit of its last word; `wordBefore`: hash of the one before the key.
 * Gives what has been seen by then.
 */
function compare(
  keyWords: KeyWords,
  surroundings: Surroundings<HashIndex>,
  hash: number,
  text: string,
  last: number,
  wordBefore: number,
  seen: number,
): number {
  const key = numberOf(surroundings.index, hash)
  return key < 0 ? seen : compareRows(keyWords, surroundings, key, text, last, wordBefore, seen)
}

function compareEndings(
  keyWords: KeyWords,
  text: string,
  last: number,
  wordBefore: number,
  before: number,
): number {
  const { endings } = keyWords
  let seen = before
  lookUpEndings(endings.index, text, last, (ending) => {
    seen = compareRows(keyWords, endings, ending, text, last, wordBefore, seen)
  })
  return seen
}

function compareRows(
  keyWords: KeyWords,
  { starts, rows }: Surroundings<unknown>,
  key: number,
  text: string,
  last: number,
  wordBefore: number,
  before: number,
): number {
  let seen = before
  const behind = wordEnd(text, last)
  const next = nextOpening(text, behind)
  let left: Side | undefined
  let right: Side | undefined
  const until = starts[key + 1]!
  for (let row = starts[key]!; row < until; row += FIELDS) {
    const wantedBefore = rows[row + PREVIOUS]!
    if (wantedBefore !== 0 && wantedBefore !== wordBefore) continue
    if (next !== UNKNOWN && (next & rows[row + NEXT_BITS]!) !== rows[row + NEXT]!) continue
    const start = wordStart(text, last)
    left ??= sideFrom(start)
    right ??= sideFrom(behind)
    if (!fits(keyWords.patterns, rows[row + HERE]!, text, start, behind)) continue
    if (!stand(keyWords, text, left, hasBefore, rows[row + BEFORE]!)) continue
    if (!stand(keyWords, text, right, hasBehind, rows[row + BEHIND]!)) continue
    const kind = 1 << rows[row + KIND]!
    if ((seen & kind) !== 0) seen |= COUNTS
    seen |= kind
  }
  return seen
}

/** As in ./folding.ts. */
function endOfAddressOf(octets: Uint8Array, at: number, end: number): number {
  let behind = at
  while (behind < end && octets[behind]! > 0x20 && octets[behind] !== 0x3e) behind += 1
  return behind
}

/** RFC 3629 §3: octets that add no unit; a character of four octets has two units, the second of which is its first octet's. */
function isContinued(octet: number): number {
  return octet >= 0xf0 ? -1 : (octet & 0xc0) === 0x80 ? 1 : 0
}

/** Whether the words of one side (at `offset` of `sides`) are as the phrase has them, or may be, from its `step` on. */
function stand(
  keyWords: KeyWords,
  text: string,
  side: Side,
  has: typeof hasBehind,
  offset: number,
  step = 0,
  place = 0,
): boolean {
  const { patterns, sides } = keyWords
  if (step === sides[offset]) return true
  const wanted = sides[offset + 1 + step]!
  if (wanted === ANY_WORDS) {
    for (let words = 0; words <= GAP_TOKENS; words += 1) {
      if (stand(keyWords, text, side, has, offset, step + 1, place + words)) return true
    }
    return false
  }
  const isThere = has(text, side, place)
  if (isThere !== true) return isThere === undefined
  return (
    fits(patterns, wanted, text, side.starts[place]!, side.ends[place]!) &&
    stand(keyWords, text, side, has, offset, step + 1, place + 1)
  )
}
