/**
 * The greeting at the beginning of a text, and whom it names.
 *
 * Why this module exists: "Beste Karin" above a mail that goes to Piet is how a sender finds out too late. Failing direction:
 * what is not clearly a greeting of one named person is one of several or of nobody, and then it fits everybody.
 *
 * Deliberately left out: the words (./greeting-word.ts), and whether a name is somebody's (../addressing/). A text that begins
 * with anything else but a banner (./disclaimer.ts) or a letterhead has no greeting: further down it may be a quote.
 */
import { standingAt } from "./disclaimer.ts"
import {
  AND,
  FILLERS,
  foldWord,
  GREETING_PAIRS,
  GREETINGS,
  GROUPS,
  NO_NAME,
  NOBODY,
  NOBODY_ENDING,
  PARTICLES,
  PLURAL_TITLES,
  TITLES,
  TO_WHOM_IT_MAY_CONCERN,
} from "./greeting-word.ts"

export type Greeting = {
  /** UTF-16 range in the text, with the comma behind it. */
  readonly start: number
  readonly end: number
  /** As written, without titles: "Karin", "De Vries". */
  readonly names: readonly string[]
  /** How many people are greeted; `none` where it names nobody: "Geachte heer/mevrouw". */
  readonly kind: "one" | "several" | "none"
  /** A title stands before the (first) name, so that it is a family name. */
  readonly titled: boolean
  /** Whether the words say that it is a name: behind "Beste", with a capital and a comma. Else it may be any word. */
  readonly sure: boolean
}

/** Lines in front of a greeting: a banner, an address, a date, a reference. */
const MAX_LINES = 16
const MAX_LINE_UNITS = 200
const MAX_TOKENS = 24
const MAX_NAME_WORDS = 6

export function greetingOf(text: string): Greeting | undefined {
  let place: "top" | "behind-legal" = "top"
  let start = 0
  for (let lines = 0; lines < MAX_LINES && start < text.length;) {
    const lineFeed = text.indexOf("\n", start)
    const end = lineFeed < 0 ? text.length : lineFeed + 1
    const first = skipBlank(text, start, end)
    if (first >= end) {
      start = end
      continue
    }
    lines += 1
    const standing = standingAt(text, start, text.length, place)
    if (standing !== undefined && standing.kind !== "none") {
      if (standing.kind === "legal") place = "behind-legal"
      start = standing.end
      continue
    }
    const line = text.slice(first, Math.min(end, first + MAX_LINE_UNITS))
    const greeting = readGreeting(line.trimEnd(), first)
    if (greeting !== undefined) return greeting
    if (!LETTERHEAD.test(line)) return undefined
    start = end
  }
  return undefined
}

/** What stands above the greeting of a letter. */
const LETTERHEAD =
  /^(?:onderwerp|betreft|betreffende|subject|re|datum|date|kenmerk|ons kenmerk|uw kenmerk|onze referentie|referentie|reference|zaaknummer|dossier(?:nummer)?|behandeld door|bijlagen?|aan|van|to|from|t\.a\.v\.|ter attentie van)\s?:|^(?:[\p{L}'-]{2,30},? )?(?:\p{L}{2,12} )?\d{1,2}(?:[-/.]\d{1,2}[-/.]| \p{L}{3,10} )\d{2,4}\s{0,4}$|^[*_=#-]{3,}\s{0,4}$/iu

/** A line of names alone is a greeting where it ends so. */
const END_OF_NAMES = /[,:!–—-]$/
/** As many as `headLength` looks at. */
const HEAD_TOKENS = 2

type Token = {
  readonly kind: "word" | "comma" | "and" | "stop"
  readonly text: string
  readonly folded: string
  readonly end: number
}
type Person = {
  readonly name: string
  readonly titled: boolean
  readonly group: boolean
  readonly sure: boolean
}
type People = { readonly list: readonly Person[]; readonly next: number; readonly isClosed: boolean }

function readGreeting(line: string, offset: number): Greeting | undefined {
  const greeting = (
    { list }: People,
    end: number,
    isSure: boolean,
    isOfSeveral: boolean = list.some(({ group }) => group),
  ): Greeting => {
    const named = list.filter(({ name }) => name !== "")
    return {
      start: offset,
      end: offset + end,
      names: named.map(({ name }) => name),
      kind: isOfSeveral || named.length > 1 ? "several" : named.length === 1 ? "one" : "none",
      titled: named[0]?.titled ?? false,
      sure: isSure && named.every(({ sure }) => sure),
    }
  }
  if (TO_WHOM_IT_MAY_CONCERN.test(line)) return greeting(NOBODY_NAMED, line.length, true)
  // Most lines are no greeting, and need not be read to the end.
  if (!END_OF_NAMES.test(line) && headLength(tokensOf(line, HEAD_TOKENS)) === 0) return undefined
  const tokens = tokensOf(line, MAX_TOKENS)
  const head = headLength(tokens)
  if (head === 0) {
    const people = readPeople(tokens, 0)
    const isAlone = people.isClosed && people.next >= tokens.length && END_OF_NAMES.test(line)
    if (!isAlone || people.list.length === 0 || NO_NAME.has(tokens[0]?.folded ?? "")) return undefined
    return greeting(people, line.length, people.list[0]?.titled ?? false)
  }
  const behind = tokens[head]
  if (behind === undefined || behind.kind === "stop")
    return greeting(NOBODY_NAMED, behind?.end ?? line.length, true)
  if (behind.kind === "comma") {
    const people = readPeople(tokens, head + 1)
    return people.isClosed && people.next >= tokens.length && people.list.length > 0
      ? greeting(people, line.length, true)
      : greeting(NOBODY_NAMED, behind.end, true)
  }
  const people = readPeople(tokens, head)
  const isVague = people.list.every(({ name, group, titled }) => name === "" && !group && !titled)
  if (isVague && !people.isClosed) return undefined // "Beste is om ...", "Dag van de leraar"
  const isOpen = tokens[people.next - 1]?.text === "("
  return greeting(people, tokens[people.next - 1]?.end ?? line.length, people.isClosed, isOpen || undefined)
}
const NOBODY_NAMED: People = { list: [], next: 0, isClosed: true }

/** How many words greet: none, one or two. */
function headLength(tokens: readonly Token[]): number {
  const [first, second] = tokens
  if (first?.kind !== "word") return 0
  if (second?.kind === "word" && GREETING_PAIRS.has(`${first.folded} ${second.folded}`)) return 2
  return GREETINGS.has(first.folded) ? 1 : 0
}

/**
 * The people that are greeted, up to the comma behind them. `isClosed`: there is one, or the line ends; `next` is the index
 * behind it. Behind a comma there are more people only if the rest of the line is nothing else.
 */
function readPeople(tokens: readonly Token[], from: number): People {
  const list: Person[] = []
  let at = from
  for (;;) {
    const { person, next } = readPerson(tokens, at)
    if (person === undefined) return { list, next, isClosed: false }
    list.push(person)
    const behind = tokens[next]
    if (behind === undefined) return { list: withoutAlternatives(list, tokens, from), next, isClosed: true }
    switch (behind.kind) {
      case "word":
        return { list, next, isClosed: false }
      case "stop":
        return { list: withoutAlternatives(list, tokens, from), next: next + 1, isClosed: true }
      case "and":
        at = next + 1
        break
      case "comma": {
        const closed = { list: withoutAlternatives(list, tokens, from), next: next + 1, isClosed: true }
        if (next + 1 >= tokens.length) return closed
        const more = readPeople(tokens, next + 1)
        const isRest = more.isClosed && more.next >= tokens.length && more.list.every(({ sure }) => sure)
        if (!isRest) return closed
        return { list: [...list, ...more.list], next: more.next, isClosed: true }
      }
    }
  }
}

/** "heer/mevrouw Jansen" is one person; "heer en mevrouw Jansen" are two. */
function withoutAlternatives(
  list: readonly Person[],
  tokens: readonly Token[],
  from: number,
): readonly Person[] {
  const [first, second] = list
  if (list.length !== 2 || first?.name !== "" || second === undefined || second.name === "" || first.group)
    return list
  const isOr = tokens.some(({ kind, folded }, at) => at >= from && kind === "and" && OR.has(folded))
  return isOr ? [second] : [{ ...first, group: true }, second]
}
const OR: ReadonlySet<string> = new Set(["/", "of", "or"])

function readPerson(tokens: readonly Token[], from: number): { person: Person | undefined; next: number } {
  let at = from
  let titled = false
  let group = false
  const wordAt = (index: number): Token | undefined => {
    const token = tokens[index]
    return token?.kind === "word" ? token : undefined
  }
  for (let word = wordAt(at); word !== undefined; word = wordAt(at)) {
    const isBeforeTitle = PARTICLES.has(word.folded) && TITLES.has(wordAt(at + 1)?.folded ?? "")
    const isPlural = PLURAL_TITLES.has(word.folded)
    if (
      !isPlural &&
      !TITLES.has(word.folded) &&
      !FILLERS.has(word.folded) &&
      !isBeforeTitle &&
      !isGreetingAgain(word, at, from)
    )
      break
    group ||= isPlural
    titled ||= isPlural || TITLES.has(word.folded)
    at += 1
  }
  const words: string[] = []
  let sure = true
  for (let word = wordAt(at); word !== undefined && words.length < MAX_NAME_WORDS; word = wordAt(at)) {
    const following = tokens[at + 1]
    const isLast = following?.kind !== "word"
    if (AND_OTHERS.has(word.folded)) {
      group = true
      at += 1
      continue
    }
    if (words.length === 0 && !titled && (GROUPS.has(word.folded) || NOBODY_ENDING.test(word.folded))) {
      // "Beste leden van de commissie": whoever they are, they are no one.
      while (wordAt(at) !== undefined && at - from < MAX_TOKENS) at += 1
      return { person: { name: "", titled: false, group: true, sure: true }, next: at }
    }
    if (words.length === 0 && NOBODY.has(word.folded) && isLast) {
      at += 1
      return { person: { name: "", titled: true, group, sure: true }, next: at }
    }
    if (NO_NAME.has(word.folded) && words.length === 0 && !titled && from > 0 && !isLast) break
    if (isCapital(word.text)) words.push(word.text)
    else if (PARTICLES.has(word.folded) && !isLast && (words.length > 0 || titled)) words.push(word.text)
    else if (
      isLast &&
      /^\p{L}{2}/u.test(word.text) &&
      (words.length === 0 || PARTICLES.has(tokens[at - 1]?.folded ?? ""))
    ) {
      words.push(word.text)
      sure = false
    } else break
    at += 1
  }
  const isGroupName = words.some((word) => {
    const folded = foldWord(word)
    return !titled && (GROUPS.has(folded) || NOBODY_ENDING.test(folded))
  })
  if (isGroupName) return { person: { name: "", titled: false, group: true, sure: true }, next: at }
  if (words.length === 0 && at === from) return { person: undefined, next: at }
  return { person: { name: words.join(" "), titled, group, sure }, next: at }
}
/** "Karin e.a." */
const AND_OTHERS: ReadonlySet<string> = new Set(["e.a.", "c.s.", "cs", "ea", "et al.", "e.a", "c.s"])

/** "Beste Karin, beste Piet". */
function isGreetingAgain(word: Token, at: number, from: number): boolean {
  return at === from && from > 1 && GREETINGS.has(word.folded)
}

function isCapital(word: string): boolean {
  return /^['’]?\p{Lu}/u.test(word)
}

const TOKEN = /['’]?[\p{L}\p{M}\p{N}]+(?:[.'’`´-][\p{L}\p{M}\p{N}]+)*\.?|[^\s\p{L}\p{M}\p{N}]/gu

function tokensOf(line: string, most: number): readonly Token[] {
  const tokens: Token[] = []
  for (const match of line.matchAll(TOKEN)) {
    const [text] = match
    const end = match.index + text.length
    const folded = foldWord(text)
    if (!/[\p{L}\p{N}]/u.test(text)) {
      const kind = text === "," ? "comma" : AND.has(text) ? "and" : "stop"
      // Quotes and emphasis around a name part nothing.
      if (!"\"“”*_'’".includes(text)) tokens.push({ kind, text, folded, end })
    } else if (AND.has(folded)) tokens.push({ kind: "and", text, folded, end })
    else if (text.endsWith(".") && !isAbbreviation(folded)) {
      const word = text.slice(0, -1)
      tokens.push({ kind: "word", text: word, folded: foldWord(word), end: end - 1 })
      tokens.push({ kind: "stop", text: ".", folded: ".", end })
    } else {
      const isTitle = TITLES.has(folded.replace(/\.$/, ""))
      tokens.push({ kind: "word", text, folded: isTitle ? folded.replace(/\.$/, "") : folded, end })
    }
    if (tokens.length >= most) break
  }
  return tokens
}

/** "J.", "J.M.", "v.d.", "mr.": the full stop ends no sentence. */
function isAbbreviation(folded: string): boolean {
  const word = folded.slice(0, -1)
  return word.length === 1 || word.includes(".") || TITLES.has(word) || PARTICLES.has(word)
}

function skipBlank(text: string, from: number, end: number): number {
  let at = from
  while (at < end && BLANK.includes(text.charAt(at))) at += 1
  return at
}
const BLANK = " \t\r\n\u00A0\uFEFF\u200B\u200E*_"
