/**
 * The signs of an address field: words, quoted strings, comments, and what stands between them. RFC 5322 §3.2, §4.1.
 *
 * Why this module exists: it is the only place that looks at single octets of an address field (but for the short cut
 * of ./plain-mailbox.ts), and the place where a quote or parenthesis without its partner is kept from swallowing the
 * addresses behind it.
 *
 * Deliberately out of scope: what the signs mean together (./address-entry.ts).
 */
import { encodedWordReader } from "./encoded-word.ts"
import { seeker } from "./seeker.ts"

/** Indices in the raw field. A "word" is an atom with dots (RFC 5322 §3.2.3), encoded words and stray signs included. */
export type Sign = {
  readonly kind:
    "word" | "quoted" | "comment" | "bracket" | "at" | "comma" | "semicolon" | "colon" | "less" | "greater"
  readonly start: number
  readonly end: number
}
/** A quote or parenthesis that nothing closes. */
export type Stray = { readonly kind: "stray"; readonly start: number; readonly end: number }
/** What stands between angle brackets; not closed where another sign had to end it. */
export type Angle = {
  readonly kind: "angle"
  readonly start: number
  readonly end: number
  readonly inner: readonly Sign[]
  readonly closed: boolean
}
export type Token = Sign | Angle

/** Signs of one entry. Real ones have a few; what has more is cut into several, so that memory stays bounded. */
export const MAX_SIGNS = 4096

export type Lexer = {
  /** The next sign at or behind an index, undefined at the end. Indices must not go down from call to call. */
  readonly next: (at: number) => Sign | Stray | undefined
  /** All between the `<` that was just read and its `>`. */
  readonly angle: (less: Sign) => Angle
}

export function addressLexer(raw: string): Lexer {
  const encodedWordAt = encodedWordReader(raw)
  const nextLess = seeker(raw, "<")
  const nextGreater = seeker(raw, ">")
  let quotesClose = true
  let commentsClose = true

  function next(from: number): Sign | Stray | undefined {
    for (let at = from; at < raw.length; at += 1) {
      const unit = raw.charCodeAt(at)
      const single = SINGLE[unit]
      if (single !== undefined) return { kind: single, start: at, end: at + 1 }
      if (isSpace(unit) || unit === PAREN_CLOSE || unit === BRACKET_CLOSE) continue
      if (unit === QUOTE) {
        const end = quotesClose ? endOfQuoted(raw, at) : -1
        if (end > 0) return { kind: "quoted", start: at, end }
        quotesClose = false // There is no quote behind this one but escaped ones: nothing needs to look for it again.
        return { kind: "stray", start: at, end: at + 1 }
      }
      if (unit === PAREN_OPEN) {
        const end = commentsClose ? endOfComment(raw, at) : -1
        if (end > 0) return { kind: "comment", start: at, end }
        commentsClose = false // Inner ones might be closed, but looking for each again would take quadratic time.
        return { kind: "stray", start: at, end: at + 1 }
      }
      if (unit === BRACKET_OPEN) {
        const end = endOfBracket(raw, at)
        if (end < 0) continue
        return { kind: "bracket", start: at, end }
      }
      return { kind: "word", start: at, end: endOfWord(at) }
    }
    return undefined
  }

  function endOfWord(start: number): number {
    let at = start
    while (at < raw.length) {
      const unit = raw.charCodeAt(at)
      if (isSpace(unit) || isSpecial(unit)) break
      // QUIRK: encoded words hold commas, quotes and brackets in the wild, though RFC 2047 §5 (3) forbids them.
      const word = unit === EQUALS ? encodedWordAt(at) : undefined
      at = word === undefined || hasSpace(raw, word.textStart, word.textEnd) ? at + 1 : word.end
    }
    return at
  }

  function angle(less: Sign): Angle {
    const inner: Sign[] = []
    let end = less.end
    let route = false
    let address = false
    for (;;) {
      const sign = inner.length < MAX_SIGNS ? next(end) : undefined
      const ended = (closed: boolean, at: number): Angle => ({
        kind: "angle",
        start: less.start,
        end: at,
        inner,
        closed,
      })
      if (sign === undefined || sign.kind === "semicolon") return ended(false, end)
      switch (sign.kind) {
        case "greater":
          return ended(true, raw.charCodeAt(sign.end) === GREATER ? sign.end + 1 : sign.end) // QUIRK: <<a@b>>
        case "less":
          if (inner.length > 0) return ended(false, end)
          break
        case "comma":
          if (inner.length === 0) break
          if (route && continuesRoute(sign.end)) break // RFC 5322 §4.4 obs-domain-list
          if (route || address || !isClosedFrom(sign.end)) return ended(false, end)
          // QUIRK: a comma in the name of a directory entry: <Vries, Jan de/Zorg@VOORBEELD>
          inner.push({ ...sign, kind: "word" })
          break
        case "at":
          if (inner.length === 0) route = true
          else if (!route) address = true
          inner.push(sign)
          break
        case "colon":
          if (!route && !isClosedFrom(sign.end)) return ended(false, end)
          route = false
          inner.push(sign)
          break
        case "stray":
          return ended(false, end) // it is reported when the same sign is read outside
        case "word":
        case "quoted":
        case "comment":
        case "bracket":
          inner.push(sign)
          break
      }
      end = sign.end
    }
  }

  function continuesRoute(from: number): boolean {
    let at = from
    while (isSpace(raw.charCodeAt(at)) || raw.charCodeAt(at) === COMMA) at += 1
    return raw.charCodeAt(at) === AT
  }

  function isClosedFrom(at: number): boolean {
    const greater = nextGreater(at)
    const less = nextLess(at)
    return greater >= 0 && (less < 0 || greater < less)
  }

  return { next, angle }
}

/** Index of the first token at or behind `at` that is no comment. */
export function skipComments(tokens: readonly Token[], at: number): number {
  let index = at
  while (tokens[index]?.kind === "comment") index += 1
  return index
}

const QUOTE = 0x22
const PAREN_OPEN = 0x28
const PAREN_CLOSE = 0x29
const COMMA = 0x2c
const COLON = 0x3a
const SEMICOLON = 0x3b
const LESS = 0x3c
const EQUALS = 0x3d
const GREATER = 0x3e
const AT = 0x40
const BRACKET_OPEN = 0x5b
const BACKSLASH = 0x5c
const BRACKET_CLOSE = 0x5d

const SINGLE: Readonly<Record<number, Sign["kind"]>> = {
  [COMMA]: "comma",
  [COLON]: "colon",
  [SEMICOLON]: "semicolon",
  [LESS]: "less",
  [GREATER]: "greater",
  [AT]: "at",
}

/** RFC 5322 §3.2.3 `specials` but dot and backslash, which are read as parts of words. */
const SPECIALS: ReadonlySet<number> = new Set(Array.from('"(),:;<>@[]', (sign) => sign.charCodeAt(0)))

function isSpecial(unit: number): boolean {
  return SPECIALS.has(unit)
}

/** White space, line ends of folding, and every control character: none of them is part of anything. */
export function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0x7f
}

function hasSpace(raw: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isSpace(raw.charCodeAt(at))) return true
  return false
}

/** RFC 5322 §3.2.4 */
function endOfQuoted(raw: string, start: number): number {
  for (let at = start + 1; at < raw.length; at += 1) {
    const unit = raw.charCodeAt(at)
    if (unit === QUOTE) return at + 1
    if (unit === BACKSLASH) at += 1
  }
  return -1
}

/** RFC 5322 §3.2.2. Counting instead of recursion: comments may be nested as deep as they like. */
function endOfComment(raw: string, start: number): number {
  let depth = 0
  for (let at = start; at < raw.length; at += 1) {
    const unit = raw.charCodeAt(at)
    if (unit === BACKSLASH) at += 1
    else if (unit === PAREN_OPEN) depth += 1
    else if (unit === PAREN_CLOSE) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}

/** RFC 5322 §3.4.1 `domain-literal`. Other signs inside end the attempt, and with it its cost. */
function endOfBracket(raw: string, start: number): number {
  for (let at = start + 1; at < raw.length; at += 1) {
    const unit = raw.charCodeAt(at)
    if (unit === BRACKET_CLOSE) return at + 1
    if (unit !== COLON && unit !== AT && isSpecial(unit)) return -1
  }
  return -1
}
