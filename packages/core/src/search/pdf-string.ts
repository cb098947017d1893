/**
 * The words that the pages of a PDF file show (ISO 32000-2 §7.3.4, §9.4.3, §9.10.3).
 *
 * `[(jan)-3(@voor)] TJ` is one word with a letter moved. Many programs number the letters of a font in their own way and
 * add a map back to Unicode; which font a string is shown in is not followed: each map is tried on all strings.
 */
import { hexPair, hexValue } from "../mail/transfer-encoding.ts"

const OPEN = 40
const CLOSE = 41
const LESS = 60
const GREATER = 62
const BACKSLASH = 92

/** Stand between strings, where no octet of a string is meant: they are no octets. */
const LINE_END = "\u2028"
const SPACE = "\u2002"

/** The strings of a content stream, in one: octets, and what stands between two that are not one word. Linear. */
export function pdfStrings(content: string): string {
  const pieces: string[] = []
  let behind = -1
  for (let at = 0; at < content.length;) {
    const unit = content.charCodeAt(at)
    const string =
      unit === OPEN ? literalAt(content, at + 1) : unit === LESS ? hexadecimalAt(content, at + 1) : undefined
    if (string === undefined) {
      at += 1
      continue
    }
    if (behind >= 0) pieces.push(between(content, behind, at))
    pieces.push(string.octets)
    at = behind = string.end
  }
  return pieces.join("")
}

type PdfString = { readonly octets: string; readonly end: number }

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\r": "",
  "\n": "",
}
const OCTAL = /[0-7]{1,3}/y

/** §7.3.4.2 */
function literalAt(content: string, start: number): PdfString {
  let octets = ""
  let depth = 1
  let from = start
  let at = start
  for (; at < content.length; at += 1) {
    const unit = content.charCodeAt(at)
    if (unit === OPEN) depth += 1
    else if (unit === CLOSE) {
      depth -= 1
      if (depth === 0) break
    } else if (unit === BACKSLASH) {
      octets += content.slice(from, at)
      OCTAL.lastIndex = at + 1
      const octal = OCTAL.exec(content)?.[0]
      const escaped = content.charAt(at + 1)
      octets +=
        octal === undefined
          ? (ESCAPES[escaped] ?? escaped)
          : String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      at += octal?.length ?? 1
      from = at + 1
    }
  }
  return { octets: octets + content.slice(from, at), end: at + 1 }
}

/** §7.3.4.3 */
function hexadecimalAt(content: string, start: number): PdfString | undefined {
  let digits = ""
  let at = start
  for (; at < content.length; at += 1) {
    const unit = content.charCodeAt(at)
    if (hexValue(unit) >= 0) digits += content.charAt(at)
    else if (unit > 32) break
  }
  return content.charCodeAt(at) === GREATER ? { octets: octetsOfHex(digits), end: at + 1 } : undefined
}

function octetsOfHex(digits: string): string {
  const even = digits.length % 2 === 0 ? digits : `${digits}0`
  let octets = ""
  for (let at = 0; at < even.length; at += 2) octets += String.fromCharCode(hexPair(even, at))
  return octets
}

const MAX_MOVE = 40
/** Numbers between two strings of one array. */
const MOVE = /^[\s\d.+-]*$/
/** A move by more than that, in thousandths of the letter size, is a space to the eye. */
const MIN_SPACE = 180

function between(content: string, from: number, to: number): string {
  const move = to - from > MAX_MOVE ? undefined : content.slice(from, to)
  if (move === undefined || !MOVE.test(move)) return LINE_END
  return Math.abs(Number.parseFloat(move)) > MIN_SPACE ? SPACE : ""
}

/** The strings as they are in the fonts that number letters as everybody does; what is UTF-16 loses its zeros. */
export function plainWords(strings: string): string {
  return strings.replaceAll("\u0000", "").replaceAll(LINE_END, "\n").replaceAll(SPACE, " ")
}

/** How a font numbers its letters. */
export type LetterMap = { readonly width: number; readonly letters: ReadonlyMap<string, string> }

const SINGLE = /<([0-9A-Fa-f]{2,8})>\s{0,4}<([0-9A-Fa-f]{2,64})>/g
const RANGE =
  /<([0-9A-Fa-f]{2,8})>\s{0,4}<([0-9A-Fa-f]{2,8})>\s{0,4}(?:<([0-9A-Fa-f]{2,64})>|\[([^\][]{0,20000})\])/g
/** A font has 65,536 letters at most. */
const MAX_LETTERS = 65_536

/** The map of a ToUnicode stream (§9.10.3); undefined where the content is none. */
export function letterMap(content: string): LetterMap | undefined {
  if (!content.includes("beginbf")) return undefined
  const letters = new Map<string, string>()
  let width = 0
  let left = MAX_LETTERS
  const add = (code: number, digits: number, letter: string): void => {
    width = digits >> 1
    left -= 1
    letters.set(octetsOfHex(code.toString(16).padStart(digits, "0")), letter)
  }
  for (const block of blocks(content, "beginbfchar")) {
    for (const [, code = "", unicode = ""] of block.matchAll(SINGLE)) {
      if (left > 0) add(Number.parseInt(code, 16), code.length, utf16OfHex(unicode))
    }
  }
  for (const block of blocks(content, "beginbfrange")) {
    for (const [, first = "", last = "", unicode = "", list] of block.matchAll(RANGE)) {
      const names = list?.match(/[0-9A-Fa-f]{2,64}/g)
      const from = Number.parseInt(first, 16)
      const to = Number.parseInt(last, 16)
      for (let code = from; code <= to && left > 0; code += 1) {
        add(
          code,
          first.length,
          list === undefined ? following(unicode, code - from) : utf16OfHex(names?.[code - from] ?? ""),
        )
      }
    }
  }
  return letters.size === 0 ? undefined : { width, letters }
}

function blocks(content: string, begin: string): readonly string[] {
  return content
    .split(begin)
    .slice(1)
    .map((block) => block.slice(0, Math.max(0, block.indexOf("endbf"))))
}

/** The letter `steps` behind another. */
function following(unicode: string, steps: number): string {
  const letter = utf16OfHex(unicode)
  const last = letter.length - 1
  return letter.slice(0, last) + String.fromCharCode(letter.charCodeAt(last) + steps)
}

function utf16OfHex(digits: string): string {
  let text = ""
  for (let at = 0; at < digits.length; at += 4)
    text += String.fromCharCode(Number.parseInt(digits.slice(at, at + 4), 16))
  return text
}

/** The strings in a font with that map; letters that it does not have are left out. */
export function mappedWords(strings: string, { width, letters }: LetterMap): string {
  let text = ""
  for (let at = 0; at < strings.length;) {
    const unit = strings.charCodeAt(at)
    if (unit > 0xff) {
      text += strings.charAt(at) === SPACE ? " " : "\n"
      at += 1
    } else {
      text += letters.get(strings.slice(at, at + width)) ?? ""
      at += width
    }
  }
  return text
}
