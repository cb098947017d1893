/**
 * `value; name=value` fields: Content-Type and Content-Disposition.
 *
 * Grammar: RFC 2045 §5.1, RFC 2183 §2; continuations, charsets and languages: RFC 2231 §3 and §4. Tolerant, because a
 * boundary or file name that the recipient's program would find must be found here too.
 */
import { decodeCharset } from "./charset.ts"
import { decodeEncodedWords } from "./encoded-word.ts"
import { octetsOf, readable } from "./octets.ts"

export type ParameterField = {
  /** Lower case, comments and white space removed: "text/plain", "attachment". */
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Parameters of one field. Real fields have fewer than ten; RFC 2231 pieces of a very long file name, some hundreds. */
const MAX_PARAMETERS = 1000

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map()

/** Reads the raw value (an octet string) of such a field. Never fails: an unreadable field has an empty value. */
export function parseParameters(raw: string): ParameterField {
  const end = endOfValue(raw)
  const value = withoutComments(raw.slice(0, end)).replace(/\s+/g, "").toLowerCase()
  return { value, parameters: end === raw.length ? NO_PARAMETERS : joined(readPairs(raw, end)) }
}

/** QUIRK: the first semicolon may be missing; no type has an equals sign, so what has one is a parameter. */
function endOfValue(raw: string): number {
  const semicolon = raw.indexOf(";")
  const end = semicolon < 0 ? raw.length : semicolon
  const name = FIRST_NAME.exec(raw.slice(0, end))
  return name === null ? end : name.index
}
const FIRST_NAME = /\s[\w*-]{1,40}\s{0,4}=/

type Pair = { readonly name: string; readonly value: string }

function readPairs(raw: string, from: number): Pair[] {
  const pairs: Pair[] = []
  let at = from
  let semicolon = raw.indexOf(";", at)
  let equals = raw.indexOf("=", at)
  while (at < raw.length && pairs.length < MAX_PARAMETERS) {
    at = skip(raw, at, SEMICOLON)
    if (raw[at] === "(") {
      at = endOfComment(raw, at)
      continue
    }
    // Only what lies behind is looked for again: time stays linear however many words have no value.
    if (equals >= 0 && equals < at) equals = raw.indexOf("=", at)
    if (semicolon >= 0 && semicolon < at) semicolon = raw.indexOf(";", at)
    if (equals < 0) break
    if (semicolon >= 0 && semicolon < equals) {
      at = semicolon + 1 // a word without a value
      continue
    }
    const name = raw.slice(at, equals).trim().toLowerCase()
    const begin = skip(raw, equals + 1, SPACE)
    const [value, end] = raw[begin] === '"' ? quoted(raw, begin) : bare(raw, begin, semicolon)
    pairs.push({ name, value })
    at = end
  }
  return pairs
}

/** A quoted string from its opening quote: text without escapes, and the index behind the closing quote. */
function quoted(raw: string, open: number): readonly [string, number] {
  let value = ""
  let from = open + 1
  for (let at = from; at < raw.length; at += 1) {
    const unit = raw[at]
    if (unit === '"') return [withoutFolding(value + raw.slice(from, at)), at + 1]
    // QUIRK: Windows programs write paths with single backslashes; only \" and \\ are taken as escapes.
    if (unit === "\\" && (raw[at + 1] === '"' || raw[at + 1] === "\\")) {
      value += raw.slice(from, at)
      from = at + 1
      at += 1
    }
  }
  return [withoutFolding(value + raw.slice(from)).trimEnd(), raw.length]
}

/**
 * QUIRK: an unquoted value may hold spaces (file names); it ends at the semicolon or, where that is missing, at a line
 * that begins with the name of another parameter (an example of RFC 2046 §5.2.3 is written so). `semicolon`: the last one
 * that was found, or -1 where there is none from there on.
 */
function bare(raw: string, from: number, semicolon: number): readonly [string, number] {
  const next = semicolon >= 0 && semicolon < from ? raw.indexOf(";", from) : semicolon
  const rest = raw.slice(from, next < 0 ? raw.length : next)
  let end = rest.length
  for (let line = rest.indexOf("\n"); line >= 0 && line < end; line = rest.indexOf("\n", line + 1)) {
    NAME_ON_LINE.lastIndex = line + 1
    if (NAME_ON_LINE.test(rest)) end = line
  }
  return [withoutFolding(withoutComments(rest.slice(0, end))).trim(), from + end]
}
const NAME_ON_LINE = /[ \t]{1,80}[A-Za-z][\w*-]{0,40}[ \t]{0,4}=/y

function withoutFolding(text: string): string {
  return text.includes("\n") ? text.replaceAll("\r\n", "").replaceAll("\n", "") : text
}

const SPACE = 0x20
const SEMICOLON = 0x3b

/** Index behind white space, and behind any `also`. */
function skip(text: string, from: number, also: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit !== SPACE && unit !== 0x09 && unit !== 0x0d && unit !== 0x0a && unit !== also) break
  }
  return at
}

function endOfComment(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const unit = text[at]
    if (unit === "\\") at += 1
    else if (unit === "(") depth += 1
    else if (unit === ")" && (depth -= 1) === 0) return at + 1
  }
  return text.length
}

function withoutComments(text: string): string {
  const open = text.indexOf("(")
  if (open < 0) return text
  let result = text.slice(0, open)
  let at = open
  while (at < text.length) {
    if (text[at] === "(") at = endOfComment(text, at)
    else {
      const next = text.indexOf("(", at)
      result += text.slice(at, next < 0 ? text.length : next)
      at = next < 0 ? text.length : next
    }
  }
  return result
}

/** RFC 2231 §3: `name*0`, `name*1*` … joined in the order of their numbers, §4: `charset'language'percent-encoded`. */
function joined(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>()
  const pieces = new Map<string, { index: number; encoded: boolean; value: string }[]>()
  for (const { name, value } of pairs) {
    const star = name.indexOf("*")
    if (star < 0) {
      // The first of two wins, as in the programs that recipients use most. The raw field is searched as well.
      if (!result.has(name)) result.set(name, decodeEncodedWords(readable(value)))
      continue
    }
    const base = name.slice(0, star)
    const encoded = name.endsWith("*")
    const number = Number.parseInt(name.slice(star + 1), 10)
    const list = pieces.get(base) ?? []
    list.push({ index: Number.isNaN(number) ? 0 : number, encoded, value })
    pieces.set(base, list)
  }
  for (const [base, list] of pieces) {
    list.sort((a, b) => a.index - b.index)
    let charset = ""
    let octets = ""
    for (const [position, { encoded, value }] of list.entries()) {
      let piece = value
      if (encoded && position === 0) {
        const first = piece.indexOf("'")
        const second = piece.indexOf("'", first + 1)
        if (first >= 0 && second > first) {
          charset = piece.slice(0, first)
          piece = piece.slice(second + 1)
        }
      }
      octets += encoded ? percentDecoded(piece) : piece
    }
    // The extended form wins over the plain one, which is there for old programs (RFC 6266 §4.3 says the same for HTTP).
    result.set(base, charset === "" ? readable(octets) : decodeCharset(octetsOf(octets), charset).text)
  }
  return result
}

/** Octet string with %XX undone; what is no escape stays. */
export function percentDecoded(text: string): string {
  if (!text.includes("%")) return text
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
