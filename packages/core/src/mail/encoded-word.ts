/**
 * Encoded words: `=?utf-8?Q?Ren=C3=A9?=` in header fields. RFC 2047; language suffix: RFC 2231 §5.
 *
 * Why this module exists: names and subjects are read here, and so are the addresses that a program wrongly put into
 * an encoded word. It is as tolerant as the mail programs that will show the field: words in quoted strings, glued to
 * other text, longer than 75 characters or with spaces inside are read. What can't be read stays as it is.
 *
 * Deliberately out of scope: where in a field an encoded word may stand (RFC 2047 §5), and encoding.
 */
import { decodeCharset } from "./charset.ts"
import { octetsOf, octetString, utf8OctetString } from "./octets.ts"
import { seeker } from "./seeker.ts"
import { decodeTransfer, hexValue } from "./transfer-encoding.ts"

export type EncodedWord = {
  /** Lower case, without the language. */
  readonly charset: string
  readonly encoding: "b" | "q"
  /** Indices in the text: of what is encoded, and behind the closing `?=`. */
  readonly textStart: number
  readonly textEnd: number
  readonly end: number
}

/** A charset with a language tag has 30 characters or so; further than this no `?` is looked for. */
const MAX_CHARSET = 80

/**
 * Reads the encoded word that begins at an index of `text`, undefined if there is none. The indices must not go down
 * from call to call: what was found ahead is kept, so that all calls together take linear time.
 */
export function encodedWordReader(text: string): (at: number) => EncodedWord | undefined {
  const nextClose = seeker(text, "?=")
  const nextOpen = seeker(text, "=?")
  return (at) => {
    if (text.charCodeAt(at) !== EQUALS || text.charCodeAt(at + 1) !== QUESTION) return undefined
    const charsetEnd = endOfCharset(text, at + 2)
    const letter = text.charCodeAt(charsetEnd + 1) | 0x20
    if (charsetEnd < 0 || (letter !== B && letter !== Q) || text.charCodeAt(charsetEnd + 2) !== QUESTION) {
      return undefined
    }
    const textStart = charsetEnd + 3
    const textEnd = nextClose(textStart)
    // The "=" that ends a base64 text may look like the begin of a word, with the "?" of the end.
    const open = nextOpen(textStart)
    if (textEnd < 0 || (open >= 0 && open < textEnd - 1)) return undefined
    const label = text.slice(at + 2, charsetEnd).toLowerCase()
    const star = label.indexOf("*")
    const charset = star < 0 ? label : label.slice(0, star)
    return { charset, encoding: letter === B ? "b" : "q", textStart, textEnd, end: textEnd + 2 }
  }
}

/** The text with its encoded words decoded. Without any it is the same string. */
export function decodeEncodedWords(text: string): string {
  let at = text.indexOf("=?")
  if (at < 0) return text
  const readWord = encodedWordReader(text)
  let result = ""
  let copied = 0
  let run: Run | undefined
  for (; at >= 0; at = text.indexOf("=?", Math.max(at + 1, copied))) {
    const word = readWord(at)
    if (word === undefined) continue
    // RFC 2047 §6.2: white space between adjacent encoded words is not displayed.
    if (run === undefined || !isBlank(text, copied, at)) {
      result += textOf(run) + text.slice(copied, at)
      run = undefined
    }
    if (run?.charset !== word.charset) {
      result += textOf(run)
      run = { charset: word.charset, octets: "", base64: "" }
    }
    add(run, word, text.slice(word.textStart, word.textEnd))
    copied = word.end
  }
  return result + textOf(run) + text.slice(copied)
}

/**
 * Adjacent words of one charset. QUIRK: characters may be split over them, which RFC 2047 §5 forbids, and even the
 * groups of base64; so the octets (and the base64) are joined before anything is decoded.
 */
type Run = { readonly charset: string; octets: string; base64: string }

function add(run: Run, word: EncodedWord, encoded: string): void {
  if (word.encoding === "b") {
    run.base64 += encoded
    return
  }
  run.octets = octetsOfRun(run) + unquoted(run.charset === "utf-8" ? utf8OctetString(encoded) : encoded)
  run.base64 = ""
}

function octetsOfRun(run: Run): string {
  if (run.base64 === "") return run.octets
  return run.octets + octetString(decodeTransfer(octetsOf(run.base64), "base64"))
}

function textOf(run: Run | undefined): string {
  return run === undefined ? "" : decodeCharset(octetsOf(octetsOfRun(run)), run.charset).text
}

/** RFC 2047 §4.2, as an octet string. A "=" without two digits stays. */
function unquoted(encoded: string): string {
  const text = encoded.replaceAll("_", " ")
  let equals = text.indexOf("=")
  let octets = ""
  let copied = 0
  while (equals >= 0) {
    const high = hexValue(text.charCodeAt(equals + 1))
    const low = hexValue(text.charCodeAt(equals + 2))
    if (high >= 0 && low >= 0) {
      octets += text.slice(copied, equals) + String.fromCharCode(high * 16 + low)
      copied = equals + 3
    }
    equals = text.indexOf("=", Math.max(equals + 1, copied))
  }
  return octets + text.slice(copied)
}

const EQUALS = 0x3d
const QUESTION = 0x3f
const B = 0x62
const Q = 0x71

/** Index of the `?` behind a charset that is not empty; -1 if there is none in reach. */
function endOfCharset(text: string, start: number): number {
  for (let at = start; at < start + MAX_CHARSET; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === QUESTION) return at > start ? at : -1
    if (!(unit > 0x20 && unit < 0x7f)) return -1
  }
  return -1
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0d && unit !== 0x0a) return false
  }
  return true
}
