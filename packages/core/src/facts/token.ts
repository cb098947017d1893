/**
 * Reads a text word by word and sentence by sentence, and tells of the words that are looked for (./word-table.ts).
 *
 * Deliberately out of scope: what the words mean, terms of several words (./phrases.ts).
 */
import {
  CLASSES,
  classOfRare,
  endOfAddress,
  isWithinWord,
  LAST_LETTER,
  MARK,
  SEPARATOR,
  startsAddress,
  TABLE_SIZE,
  wordStart,
} from "./folding.ts"
import { mayLead, nextHash } from "./hash-index.ts"
import { lookUp, lookUpEndings, mayEndCompound, nextWindow, type WordTable } from "./word-table.ts"
import { BEGINNING, WORD } from "./word-pattern.ts"

/** A sentence without an end is cut here, so that what is said far apart isn't taken together. */
const SENTENCE_TOKENS = 80

/** `token` counts words from 0; `at` is the UTF-16 index of some unit of the word (see `wordStart`, `wordEnd`). */
export type Visitor = {
  readonly found: (pattern: number, token: number, at: number) => void
  /** `at` is the UTF-16 index behind the sentence: of the mark that ends it, or of the word that is one too many. */
  readonly sentenceEnded: (at: number) => void
}

/** Tells `visitor` of every pattern in `text` up to `limit` (UTF-16 units). Linear in the text. */
export function scan(table: WordTable, text: string, limit: number, visitor: Visitor): void {
  const classes = CLASSES
  const { bits, shift } = table.beginnings.index
  const end = Math.min(limit, text.length)
  // Of the word that is being read; 0 between words.
  let hash = 0
  let window = 0
  let token = 0
  let sentenceStart = 0

  // What is told of, apart from the variables of the loop: those are fast because no function shares them.
  let word = 0
  let unit = 0
  const cutLongSentence = (): void => {
    if (word - sentenceStart < SENTENCE_TOKENS) return
    visitor.sentenceEnded(wordStart(text, unit + 1))
    sentenceStart = word
  }
  const found = (pattern: number): void => {
    cutLongSentence()
    visitor.found(pattern, word, unit)
  }
  const endWord = (ofToken: number, last: number, ofHash: number, ofWindow: number): void => {
    word = ofToken
    unit = last
    lookUp(table, text, last, nextHash(ofHash, SEPARATOR), WORD, found)
    if (mayEndCompound(table, ofWindow) !== 0) lookUpEndings(table, text, last, found)
  }

  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const letter = code < TABLE_SIZE ? classes[code]! : classOfRare(code)
    if (letter === SEPARATOR || letter === MARK) {
      if (hash !== 0) {
        endWord(token, at - 1, hash, window)
        token += 1
        hash = 0
        window = 0
      }
      if (letter === SEPARATOR) continue
      word = token - 1
      unit = at - 1
      cutLongSentence()
      if (startsAddress(text, at, code)) {
        at = endOfAddress(text, at, end)
      } else if (token > sentenceStart && endsSentence(text, at, code)) {
        visitor.sentenceEnded(at)
        sentenceStart = token
      }
    } else if (letter <= LAST_LETTER) {
      hash = nextHash(hash, letter)
      window = nextWindow(window, letter)
      if (mayLead(bits, shift, hash) !== 0) {
        word = token
        unit = at
        lookUp(table, text, at, hash, BEGINNING, found)
      }
    }
  }
  word = token
  unit = end - 1
  cutLongSentence()
  if (hash !== 0) endWord(token, end - 1, hash, window)
  visitor.sentenceEnded(end)
}

/** A full stop, question or exclamation mark before a blank; an empty line; a line that begins as a list's item. */
export function endsSentence(text: string, at: number, code: number): boolean {
  const following = at + 1 < text.length ? text.charCodeAt(at + 1) : 0
  switch (code) {
    case 0x2e: // .
      return following <= 0x20 && !isAbbreviated(text, at)
    case 0x21: // !
    case 0x3f: // ?
      return following <= 0x20
    case 0x0a:
      if (following === 0x0d || following === 0x0a) return true
      return (following === 0x2d || following === 0x2a) && text.charCodeAt(at + 2) === 0x20
    default:
      return false
  }
}

/** Whether the full stop at `at` belongs to its word: "dhr.", "m.b.t.", the initial of a name. */
export function isAbbreviated(text: string, at: number): boolean {
  let start = at
  while (start > 0 && at - start <= LONGEST_ABBREVIATION && isWithinWord(text.charCodeAt(start - 1)))
    start -= 1
  const length = at - start
  if (length === 1) return text.charCodeAt(start) > 0x39
  return (
    length > 1 && length <= LONGEST_ABBREVIATION && ABBREVIATIONS.has(text.slice(start, at).toLowerCase())
  )
}
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  "dhr mevr mw mr mrs ms dr drs ing ir prof st nr tel ca bijv evt resp incl excl vgl art jl mej fam".split(
    " ",
  ),
)
const LONGEST_ABBREVIATION = 5
