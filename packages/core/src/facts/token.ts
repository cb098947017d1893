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
 * Deliberately out of scope: what the words mean, terms of several words (./phrases.ts), scripts other than Latin.
 */

/** Classes of units: 1 to 36 are letters and digits. Rows of the automaton are found by a shift. */
export const ROW_BITS = 6
const ROW = 1 << ROW_BITS
export const SEPARATOR = 0
/** A separator that is looked at more closely: it may end a sentence or belong to an address. */
export const MARK = 62
const IGNORED = 63
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
  readonly next: Uint16Array
  /** Targets from here on are worth a look: a pattern `x*` was found, or what ends here has to be looked up. */
  readonly firstEvent: number
  /** Per state: the pattern `x*` whose last letter leads to it, -1 for none. */
  readonly begun: Int32Array
  /** Per state: the patterns `x` and `*x` that are found where the word ends. */
  readonly ended: readonly (readonly number[])[]
}

/** `token` counts words from 0; `at` is the UTF-16 index of some unit of the word (see `wordStart`, `wordEnd`). */
export type Visitor = {
  readonly found: (pattern: number, token: number, at: number) => void
  readonly sentenceEnded: () => void
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
        visitor.sentenceEnded()
        sentenceStart = last
      }
      for (const pattern of ended[state]!) visitor.found(pattern, last, at - 1)
      state = BETWEEN
      if (startsAddress(text, at, code)) {
        at = endOfAddress(text, at, end)
      } else if (token > sentenceStart && endsSentence(text, at, code)) {
        visitor.sentenceEnded()
        sentenceStart = token
      }
    } else {
      state = target
      if (letter !== IGNORED) {
        if (token - sentenceStart >= SENTENCE_TOKENS) {
          visitor.sentenceEnded()
          sentenceStart = token
        }
        visitor.found(begun[state]!, token, at)
      }
    }
  }
  if (token - sentenceStart >= SENTENCE_TOKENS) visitor.sentenceEnded()
  for (const pattern of ended[state]!) visitor.found(pattern, token, end - 1)
  visitor.sentenceEnded()
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

type Node = {
  readonly children: Map<number, Node>
  /** The longest ending of what was read that begins an ending `*x`. Undefined until the endings are linked. */
  fallback: Node | undefined
  begun: number
  ended: number[]
}

/**
 * @param patterns each one word: `bijstand` the word itself, `bijstand*` the beginning of a word or all of it,
 *   `*uitkering` the end of a compound. What is no such word or stands twice is a mistake of ours: it throws.
 */
export function automatonOf(patterns: readonly string[]): Automaton {
  if (new Set(patterns.map(foldPattern)).size < patterns.length) throw new Error("a pattern stands twice")
  const words = emptyNode()
  const endings = emptyNode()
  patterns.forEach((text, pattern) => {
    const isEnding = text.startsWith("*")
    const isBeginning = text.endsWith("*")
    const letters = lettersOf(text.slice(isEnding ? 1 : 0, isBeginning ? -1 : undefined))
    if (letters.length === 0 || (isEnding && isBeginning)) throw new Error(`"${text}" is not one word`)
    const node = nodeAt(isEnding ? endings : words, letters)
    if (isBeginning) node.begun = pattern
    else node.ended.push(pattern)
  })
  return tableOf(words, endings)
}

function emptyNode(): Node {
  return { children: new Map(), fallback: undefined, begun: -1, ended: [] }
}

function nodeAt(root: Node, letters: readonly number[]): Node {
  let node = root
  for (const letter of letters) {
    const child = node.children.get(letter) ?? emptyNode()
    node.children.set(letter, child)
    node = child
  }
  return node
}

function lettersOf(word: string): readonly number[] {
  const letters: number[] = []
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    const letter = code < TABLE_SIZE ? CLASSES[code]! : classOfRare(code)
    if (letter === SEPARATOR || letter === MARK) return []
    if (letter !== IGNORED) letters.push(letter)
  }
  return letters
}

/** Nodes below both roots, parents first, each linked to its fallback. A compound has a letter before its ending. */
function linked(words: Node, endings: Node): readonly Node[] {
  for (const child of [...words.children.values(), ...endings.children.values()]) child.fallback = endings
  const nodes = [...endings.children.values(), ...words.children.values()]
  // The list grows while it is walked. Endings of one depth come before words of that depth plus one, which need them.
  for (const node of nodes) {
    for (const [letter, child] of node.children) {
      child.fallback = step(node.fallback!, letter, endings)
      nodes.push(child)
    }
    node.ended = [...node.ended, ...node.fallback!.ended]
  }
  return nodes
}

function step(from: Node, letter: number, endings: Node): Node {
  let node = from
  while (node !== endings && !node.children.has(letter)) node = node.fallback!
  return node.children.get(letter) ?? endings
}

function tableOf(words: Node, endings: Node): Automaton {
  const nodes = linked(words, endings)
  const states = [
    words,
    endings,
    ...nodes.filter((node) => node.begun < 0),
    ...nodes.filter((node) => node.begun >= 0),
  ]
  const event = states.length // where a separator leads to, if it is an event
  if (event > 0xffff) throw new Error("too many patterns for one automaton")
  const numbers = new Map(states.map((node, number) => [node, number]))

  const next = new Uint16Array(states.length << ROW_BITS).fill(numbers.get(endings)!)
  const rowOf = (node: Node): number => numbers.get(node)! << ROW_BITS
  // Parents first: a letter that doesn't lead on leads where it does from the fallback, whose row is finished by then.
  for (const node of [endings, words, ...nodes]) {
    const row = rowOf(node)
    if (node.fallback !== undefined) next.copyWithin(row, rowOf(node.fallback), rowOf(node.fallback) + ROW)
    for (const [letter, child] of node.children) next[row | letter] = numbers.get(child)!
    next[row | SEPARATOR] = node.ended.length > 0 ? event : BETWEEN
    next[row | MARK] = event
    next[row | IGNORED] = row >> ROW_BITS
  }
  return {
    next,
    firstEvent: 2 + nodes.filter((node) => node.begun < 0).length,
    begun: Int32Array.from(states, (node) => node.begun),
    ended: states.map((node) => node.ended),
  }
}
