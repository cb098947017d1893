/**
 * Finds many words in a text, in one pass.
 *
 * Why this module exists: a few thousand terms must be looked for in every message within microseconds. All patterns
 * are laid into one finite automaton over folded letters (for the endings of compounds after Aho and Corasick), so that
 * a unit of text costs one table look-up, and a pattern is found exactly or not at all: no hash could collide.
 *
 * Folded: case, diacritics (also decomposed), apostrophes, soft hyphens and zero-width characters. A hyphen parts two
 * words. Mail addresses and URLs are stepped over: the name of a domain says nothing about the reader.
 *
 * Deliberately out of scope: what the words mean, terms of several words (./phrases.ts; words in a row can be laid
 * into an automaton all the same, for the quick look of ./whole-words.ts, and `scan` passes over them), scripts other than Latin.
 */

/** Classes of units: 1 to 36 are letters and digits. Rows of the automaton are found by a shift. */
export const ROW_BITS = 6
const ROW = 1 << ROW_BITS
export const SEPARATOR = 0
/** A separator that is looked at more closely: it may end a sentence or belong to an address. */
export const MARK = 62
export const IGNORED = 63
/** Below it folding is a table look-up: Latin, its extensions A and B, and the combining marks. */
export const TABLE_SIZE = 0x370
export const CLASSES = foldingTable()

/** Between words. State 1 is within a word in which no pattern is going on. */
export const BETWEEN = 0

/** A sentence without an end is cut here, so that what is said far apart isn't taken together. */
const SENTENCE_TOKENS = 80

/** Patterns are numbered from 0, as they were given. */
export type Automaton = {
  /** A row of 64 targets per state. */
  readonly next: Uint32Array
  /** Targets from here on are worth a look: a pattern `x*` was found, or what ends here has to be looked up. */
  readonly firstEvent: number
  /** Per state: the pattern `x*` whose last letter leads to it, -1 for none. */
  readonly begun: Int32Array
  /** Per state: the patterns `x` and `*x` that are found where the word ends. */
  readonly ended: readonly (readonly number[])[]
  /** Per state: where a separator leads to, whatever is found there; for patterns of several words. */
  readonly behind: Uint32Array
}

/** `token` counts words from 0; `at` is the UTF-16 index of some unit of the word (see `wordStart`, `wordEnd`). */
export type Visitor = {
  readonly found: (pattern: number, token: number, at: number) => void
  /** `at` is the UTF-16 index behind the sentence: of the mark that ends it, or of the word that is one too many. */
  readonly sentenceEnded: (at: number) => void
}

/** Tells `visitor` of every pattern in `text` up to `limit` (UTF-16 units). Linear in the text. */
export function scan(automaton: Automaton, text: string, limit: number, visitor: Visitor): void {
  const { next, firstEvent, begun, ended } = automaton
  const classes = CLASSES
  const end = Math.min(limit, text.length)
  let state = BETWEEN
  let token = 0
  let sentenceStart = 0
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const letter = code < TABLE_SIZE ? classes[code]! : classOfRare(code)
    const target = next[(state << ROW_BITS) | letter]!
    // Words are counted at the separator behind them, without a branch: where words end can't be predicted.
    token += ((letter - 1) >>> 31) & (-state >>> 31)
    if (target < firstEvent) {
      state = target
    } else if (letter === SEPARATOR || letter === MARK) {
      if (letter === MARK && state !== BETWEEN) token += 1
      const last = token - 1
      if (last - sentenceStart >= SENTENCE_TOKENS) {
        visitor.sentenceEnded(wordStart(text, at))
        sentenceStart = last
      }
      for (const pattern of ended[state]!) visitor.found(pattern, last, at - 1)
      state = BETWEEN
      if (startsAddress(text, at, code)) {
        at = endOfAddress(text, at, end)
      } else if (token > sentenceStart && endsSentence(text, at, code)) {
        visitor.sentenceEnded(at)
        sentenceStart = token
      }
    } else {
      state = target
      if (letter !== IGNORED) {
        if (token - sentenceStart >= SENTENCE_TOKENS) {
          visitor.sentenceEnded(wordStart(text, at))
          sentenceStart = token
        }
        visitor.found(begun[state]!, token, at)
      }
    }
  }
  if (token - sentenceStart >= SENTENCE_TOKENS) visitor.sentenceEnded(wordStart(text, end))
  for (const pattern of ended[state]!) visitor.found(pattern, token, end - 1)
  visitor.sentenceEnded(end)
}

/** Start of the word that the unit at `at` belongs to. Not told of every word that is found: few are asked for. */
export function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && isWithinWord(text.charCodeAt(start - 1))) start -= 1
  return start
}

export function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isWithinWord(text.charCodeAt(end))) end += 1
  return end
}

function isWithinWord(code: number): boolean {
  const letter = code < TABLE_SIZE ? CLASSES[code]! : classOfRare(code)
  return letter !== SEPARATOR && letter !== MARK
}

/** A full stop, question or exclamation mark before a blank; an empty line; a line that begins as a list's item. */
function endsSentence(text: string, at: number, code: number): boolean {
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

/** `@` or `://`: what follows it belongs to a mail address or a URL. */
export function startsAddress(text: string, at: number, code: number): boolean {
  return code === 0x40 || (code === 0x3a && text.startsWith("//", at + 1))
}

export function endOfAddress(text: string, at: number, end: number): number {
  let behind = at
  while (behind < end && text.charCodeAt(behind) > 0x20 && text.charCodeAt(behind) !== 0x3e) behind += 1
  return behind
}

/** Class of a unit above the table: what is invisible within a word, and nothing else. */
export function classOfRare(code: number): number {
  if (code === 0x2019 || code === 0x2018) return IGNORED
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff ? IGNORED : SEPARATOR
}

function foldingTable(): Uint8Array {
  const classes = new Uint8Array(TABLE_SIZE)
  for (let code = 0; code < TABLE_SIZE; code += 1) {
    const base = String.fromCharCode(code).normalize("NFD").toLowerCase().charCodeAt(0)
    if (base >= 0x61 && base <= 0x7a) classes[code] = base - 0x61 + 1
    else if (base >= 0x30 && base <= 0x39) classes[code] = base - 0x30 + 27
  }
  for (const mark of ".!?@:\n") classes[mark.charCodeAt(0)] = MARK
  for (const code of [0x27, 0xad, 0x2bc]) classes[code] = IGNORED
  for (let mark = 0x300; mark < TABLE_SIZE; mark += 1) classes[mark] = IGNORED
  return classes
}

/** A pattern as it is compared: two that fold alike are the same one. */
export function foldPattern(pattern: string): string {
  return pattern
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036F'\u2019]/g, "")
}

/**
 * @param patterns each one word: `bijstand` the word itself, `bijstand*` the beginning of a word or all of it,
 *   `*uitkering` the end of a compound; or such words in a row with a blank between two, `*` only before the first or behind
 *   the last. What is none of these or stands twice is a mistake of ours: it throws.
 */
export function automatonOf(patterns: readonly string[]): Automaton {
  if (new Set(patterns.map(foldPattern)).size < patterns.length) throw new Error("a pattern stands twice")
  const trie = emptyTrie(patterns.reduce((sum, { length }) => sum + length, 0))
  patterns.forEach((text, pattern) => {
    const isEnding = text.startsWith("*")
    const isBeginning = text.endsWith("*")
    const letters = lettersOf(text.slice(isEnding ? 1 : 0, isBeginning ? -1 : undefined))
    if (letters.length === 0 || (isEnding && isBeginning)) throw new Error(`"${text}" is not one word`)
    let node = isEnding ? ENDINGS : WORDS
    for (const letter of letters) node = childOf(trie, node, letter) || addChild(trie, node, letter)
    if (isBeginning) trie.begun[node] = pattern
    else trie.ended[node] = [pattern]
  })
  return tableOf(trie)
}

function lettersOf(word: string): readonly number[] {
  const letters: number[] = []
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    const letter = code < TABLE_SIZE ? CLASSES[code]! : classOfRare(code)
    const isBlank = code === 0x20 && at > 0 && at < word.length - 1 && word.charCodeAt(at + 1) !== 0x20
    if ((letter === SEPARATOR && !isBlank) || letter === MARK) return []
    if (letter !== IGNORED) letters.push(letter)
  }
  return letters
}

/**
 * The patterns as a tree of letters, before it becomes a table. Nodes are numbers and their properties columns: tens of
 * thousands of objects would be as large again as the table, in each thread.
 */
type Trie = {
  size: number
  /** 0 where there is none: no node is the parent of a root. */
  readonly firstChild: Int32Array
  readonly sibling: Int32Array
  readonly letter: Uint8Array
  readonly fallback: Int32Array
  readonly begun: Int32Array
  /** Patterns that end there; most have the one empty list. */
  readonly ended: (readonly number[])[]
}

/** The roots: of what begins a word, and of what ends one. */
const WORDS = 0
const ENDINGS = 1
const NONE: readonly number[] = []

function emptyTrie(letters: number): Trie {
  const room = letters + 2
  const column = (): Int32Array => new Int32Array(room)
  return {
    size: 2,
    firstChild: column(),
    sibling: column(),
    letter: new Uint8Array(room),
    fallback: column(),
    begun: column().fill(-1),
    ended: [NONE, NONE],
  }
}

/** 0 if there is none. */
function childOf({ firstChild, sibling, letter }: Trie, node: number, wanted: number): number {
  let child = firstChild[node]!
  while (child !== 0 && letter[child] !== wanted) child = sibling[child]!
  return child
}

function addChild(trie: Trie, node: number, letter: number): number {
  const child = trie.size
  trie.size += 1
  trie.letter[child] = letter
  trie.sibling[child] = trie.firstChild[node]!
  trie.firstChild[node] = child
  trie.ended.push(NONE)
  return child
}

/** Nodes below both roots, parents first, each linked to its fallback. A compound has a letter before its ending. */
function linked(trie: Trie): Int32Array {
  const { firstChild, sibling, letter, fallback, begun, ended } = trie
  const nodes = new Int32Array(trie.size - 2)
  let count = 0
  for (const root of [ENDINGS, WORDS]) {
    for (let child = firstChild[root]!; child !== 0; child = sibling[child]!) {
      fallback[child] = ENDINGS
      nodes[count++] = child
    }
  }
  // The list grows while it is walked. Endings of one depth come before words of that depth plus one, which need them.
  for (let at = 0; at < count; at += 1) {
    const node = nodes[at]!
    for (let child = firstChild[node]!; child !== 0; child = sibling[child]!) {
      fallback[child] = step(trie, fallback[node]!, letter[child]!)
      nodes[count++] = child
    }
    const inherited = ended[fallback[node]!]!
    if (inherited.length > 0)
      ended[node] = ended[node]!.length > 0 ? [...ended[node]!, ...inherited] : inherited
    if (begun[node]! < 0) begun[node] = begun[fallback[node]!]!
  }
  return nodes
}

function step(trie: Trie, from: number, letter: number): number {
  let node = from
  // A compound has a letter before its ending: what begins a word begins none.
  while (node !== WORDS && node !== ENDINGS && childOf(trie, node, letter) === 0) node = trie.fallback[node]!
  return childOf(trie, node, letter) || (letter === SEPARATOR ? WORDS : ENDINGS)
}

/** A row of a state takes 256 octets: 32 MB, in each thread. */
export const MAX_STATES = 131_072

function tableOf(trie: Trie): Automaton {
  const { firstChild, sibling, letter, fallback, begun, ended } = trie
  const nodes = linked(trie)
  const states = [
    WORDS,
    ENDINGS,
    ...nodes.filter((node) => begun[node]! < 0),
    ...nodes.filter((node) => begun[node]! >= 0),
  ]
  const event = states.length // where a separator leads to, if it is an event
  if (event > MAX_STATES) throw new Error("too many patterns for one automaton")
  const numbers = new Uint32Array(trie.size)
  for (let number = 0; number < states.length; number += 1) numbers[states[number]!] = number
  const isBetween = new Uint8Array(trie.size)
  for (const node of nodes) isBetween[childOf(trie, node, SEPARATOR)] = 1

  const next = new Uint32Array(states.length << ROW_BITS).fill(ENDINGS)
  const behind = new Uint32Array(states.length)
  // Parents first: a letter that doesn't lead on leads where it does from the fallback, whose row is finished by then.
  for (const node of [ENDINGS, WORDS, ...nodes]) {
    const number = numbers[node]!
    const row = number << ROW_BITS
    const isRoot = node === WORDS || node === ENDINGS
    const before = numbers[fallback[node]!]!
    if (!isRoot) next.copyWithin(row, before << ROW_BITS, (before << ROW_BITS) + ROW)
    for (let child = firstChild[node]!; child !== 0; child = sibling[child]!)
      next[row | letter[child]!] = numbers[child]!
    const second = childOf(trie, node, SEPARATOR)
    if (!isRoot && isBetween[node] === 1) behind[number] = number
    else if (second !== 0) behind[number] = numbers[second]!
    else if (!isRoot) behind[number] = behind[before]!
    next[row | SEPARATOR] = ended[node]!.length > 0 ? event : behind[number]!
    next[row | MARK] = event
    next[row | IGNORED] = number
  }
  return {
    next,
    firstEvent: 2 + nodes.reduce((sum, node) => sum + (begun[node]! < 0 ? 1 : 0), 0),
    begun: Int32Array.from(states, (node) => begun[node]!),
    ended: states.map((node) => ended[node]!),
    behind,
  }
}
