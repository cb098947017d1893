/**
 * A text as a classifier sees it: its sentences, and the features of each.
 *
 * Features are hashes of words, of beginnings and ends of long words (Dutch puts words together), and of two words that stand
 * next to each other. (Pairs with words between, and pieces from the middle of words, made it worse.) Folded are case, diacritics
 * and digits (../facts/folding.ts): a number is a number.
 *
 * Training and judging must read alike, so both read here (tools/train.ts). Any change makes the weights worthless that were learnt
 * before it, also one of what is imported here: raise `FORM`, which both sides compare.
 */
import { classOf, endOfAddress, IGNORED, LAST_LETTER, startsAddress } from "../facts/folding.ts"
import { nextHash } from "../facts/hash-index.ts"
import { endsSentence } from "../facts/token.ts"

export const FORM = 1
/** Of each text; what is longer is a document, and whom it is about stands elsewhere. */
export const MAX_UNITS = 8_192
/** A sentence without an end is cut here. */
const MAX_WORDS = 60
/** Letters of a word beyond these change nothing. */
const MAX_LETTERS = 40
/** Of a word: itself, itself in a headline, the pair it ends, two beginnings, two ends. One word more than fits, and the edges. */
const MAX_FEATURES = (MAX_WORDS + 4) * 7

export type Sentence = {
  /** UTF-16 range, from its first letter to its mark. */
  readonly start: number
  readonly end: number
  /** A word that stands there twice has its features there twice. */
  readonly features: Int32Array
}

const LONG = 7
const VERY_LONG = 10
const SHORT_PIECE = 5
const LONG_PIECE = 7
const FIRST_DIGIT = 27
/** What a feature is of, and words that have no letters: classes that no letter has. */
const WORD = 51
const BEGINNING = 52
const ENDING = 53
const PAIR = 54
const IN_HEADLINE = 55
const EDGE_WORD = nextHash(0, 40)
const NUMBER_WORD = nextHash(0, 41)
const EXCLAMATION = nextHash(0, 42)
const QUESTION = nextHash(0, 43)

/** @param isHeadline a subject or the title of an event */
export function readSentences(text: string, isHeadline: boolean): readonly Sentence[] {
  const sentences: Sentence[] = []
  const limit = Math.min(text.length, MAX_UNITS)
  const letters = new Uint8Array(MAX_LETTERS)
  const features = new Int32Array(MAX_FEATURES)
  let length = 0
  let found = 0
  let words = 0
  let before = EDGE_WORD
  let start = 0
  let behind = 0

  const addWord = (word: number): void => {
    features[found++] = mixed(WORD, word)
    features[found++] = mixed(mixed(PAIR, before), word)
    if (isHeadline) features[found++] = mixed(IN_HEADLINE, word)
    before = word
    words += 1
  }
  const addPiece = (kind: number, from: number, to: number): void => {
    features[found++] = hashOf(letters, from, to, nextHash(0, kind))
  }
  const endWord = (): void => {
    if (letters[0]! >= FIRST_DIGIT) addWord(NUMBER_WORD)
    else {
      if (length >= LONG) {
        addPiece(BEGINNING, 0, SHORT_PIECE)
        addPiece(ENDING, length - SHORT_PIECE, length)
      }
      if (length >= VERY_LONG) {
        addPiece(BEGINNING, 0, LONG_PIECE)
        addPiece(ENDING, length - LONG_PIECE, length)
      }
      addWord(hashOf(letters, 0, length, 0))
    }
    length = 0
  }
  const endSentence = (): void => {
    if (words > 0) {
      addWord(EDGE_WORD)
      sentences.push({ start, end: behind, features: features.slice(0, found) })
    }
    found = 0
    words = 0
    before = EDGE_WORD
  }

  for (let at = 0; at < limit; at += 1) {
    const code = text.charCodeAt(at)
    const letter = classOf(code)
    if (letter > 0 && letter <= LAST_LETTER) {
      if (words === 0 && length === 0) start = at
      if (length < MAX_LETTERS) letters[length++] = letter
      behind = at + 1
      continue
    }
    if (letter === IGNORED) continue
    if (length > 0) endWord()
    if (words > 0 && code > 0x20) behind = at + 1
    if (words > 0 && code === 0x21) addWord(EXCLAMATION)
    if (words > 0 && code === 0x3f) addWord(QUESTION)
    if (words >= MAX_WORDS || endsSentence(text, at, code) || isHeading(text, at, code)) endSentence()
    else if (startsAddress(text, at, code)) {
      at = endOfAddress(text, at, limit) - 1
      if (words > 0) behind = at + 1
    }
  }
  if (length > 0) endWord()
  endSentence()
  return sentences
}

/** What stands above a list says what the list is. */
function isHeading(text: string, at: number, code: number): boolean {
  return code === 0x3a && !(text.charCodeAt(at + 1) > 0x20)
}

function hashOf(classes: Uint8Array, from: number, to: number, begin: number): number {
  let hash = begin
  for (let at = from; at < to; at += 1) hash = nextHash(hash, classes[at]!)
  return hash
}

/** Order counts. The upper bits are folded into the lower ones, which a product of two words in a row leaves alike. */
function mixed(first: number, second: number): number {
  const hash = nextHash(nextHash(first, 1) ^ (first >>> 15), second)
  return hash ^ (hash >>> 16)
}
