/**
 * Addresses written with hexadecimal digits: some octets, each behind a mark (`jan+40voorbeeld.example`), or all of them
 * (`6a616e40766f…`).
 *
 * `+` is the mark of xtext (RFC 3461 §4) and of the addresses that Exchange makes of others (`IMCEASMTP-`, `IMCEAEX-`), `-` that
 * of links in Proofpoint URL Defense 2, and `*` stands for `%` in version 3. Digits alone are tokens of links and of VERP.
 * What they have in common is the `40` of the `@`, with a host behind it: that tells nearly all of them apart from numbers,
 * hashes and times before anything is allocated. A host without a dot is not seen.
 */
import { readable } from "../mail/octets.ts"
import { hexPair } from "../mail/transfer-encoding.ts"
import { isLocalUnit } from "./find-address.ts"

const HEX_AT = "40"

/** Visits each `40` that stands for the separator of an address, in order. */
export function eachHexSeparator(text: string, visit: (at: number) => void): void {
  for (let at = text.indexOf(HEX_AT); at >= 0; at = text.indexOf(HEX_AT, at + 1))
    if (isHexSeparator(text, at)) visit(at)
}

/** Does the `40` at `at` stand for the separator of an address? Bounded, whatever stands around it. */
export function isHexSeparator(text: string, at: number): boolean {
  // Nearly every number that ends in 40 is done with here.
  if (!isWordUnit(text.charCodeAt(at + HEX_AT.length))) return false
  return markBefore(text, at) >= 0 || isAmongDigits(text, at)
}

/** The text with its marked escapes taken for octets, by each mark that stands before a separator. */
export function decodeMarked(text: string): readonly string[] {
  const marks = new Set<number>()
  eachHexSeparator(text, (at) => marks.add(markBefore(text, at)))
  return ESCAPES.flatMap(([mark, ...forms]) =>
    marks.has(mark) ? forms.map((form) => text.replace(form, octetsBehindMarks)) : [],
  )
}

/** The text with the digits around each `@` among them taken for octets; what is glued to them is another word. */
export function decodeDigits(text: string): string {
  const pieces: string[] = []
  let copied = 0
  for (let at = text.indexOf(HEX_AT); at >= 0; at = text.indexOf(HEX_AT, at + 1)) {
    if (at < copied || !isAmongDigits(text, at)) continue
    let start = at
    const floor = Math.max(copied, at - 2 * MAX_OCTETS)
    while (start - 2 >= floor && isShown(hexPair(text, start - 2))) start -= 2
    let end = at
    const ceiling = at + 2 * MAX_OCTETS
    while (end < ceiling && isShown(hexPair(text, end))) end += 2
    pieces.push(text.slice(copied, start), " ", octetsIn(text.slice(start, end), 0, 2), " ")
    copied = end
  }
  return copied === 0 ? text : pieces.join("") + text.slice(copied)
}

const PLUS = 43
const MINUS = 45
const STAR = 42
const DOT = 46

/**
 * Programs write capitals, and in what they leave alone `-be` is no octet; but a link may have been put in small letters.
 */
const ESCAPES = [
  [PLUS, /(?:\+[0-9A-F]{2})+/g, /(?:\+[0-9A-Fa-f]{2})+/g],
  [MINUS, /(?:-[0-9A-F]{2})+/g, /(?:-[0-9A-Fa-f]{2})+/g],
  [STAR, /(?:\*[0-9A-F]{2})+/g, /(?:\*[0-9A-Fa-f]{2})+/g],
] as const

/** `%40` in a link that is wrapped is `-2540`; nobody wraps it for ever. */
const MAX_WRAPPED = 4
/** Units of a host that are looked at for a dot. */
const MAX_HOST = 80
/** Octets on either side of an `@` among digits. */
const MAX_OCTETS = 400

/** The mark before the `40` at `at`; -1 if there is none, or nothing that it could part. */
function markBefore(text: string, at: number): number {
  let mark = at - 1
  for (let left = MAX_WRAPPED; left > 0 && text.startsWith("25", mark - 1); left -= 1) mark -= 2
  const unit = text.charCodeAt(mark)
  if (!isHexMark(unit)) return -1
  return isLocalUnit(text.charCodeAt(mark - 1)) && hasDotBehind(text, at + HEX_AT.length, unit) ? unit : -1
}

/** Numbers, dates and identifiers have a hyphen before `40` too; what follows has no dot. */
function hasDotBehind(text: string, start: number, mark: number): boolean {
  for (let at = start + 1; at < start + MAX_HOST; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === DOT) return isWordUnit(text.charCodeAt(at + 1))
    if (unit === mark && hexPair(text, at + 1) === DOT) return true
    if (unit !== mark && unit !== MINUS && !isWordUnit(unit)) return false
  }
  return false
}

function isAmongDigits(text: string, at: number): boolean {
  if (!isLocalUnit(hexPair(text, at - 2))) return false
  for (let octets = 1; octets < MAX_HOST; octets += 1) {
    const octet = hexPair(text, at + 2 * octets)
    if (octet === DOT) return octets > 1
    if (octet !== MINUS && !isWordUnit(octet)) return false
  }
  return false
}

export function isHexMark(unit: number): boolean {
  return unit === PLUS || unit === MINUS || unit === STAR
}

/** What a host may begin with: a letter, a digit, anything beyond ASCII. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit > 127
}

function isShown(octet: number): boolean {
  return octet > 31 && octet !== 127
}

function octetsBehindMarks(run: string): string {
  return octetsIn(run, 1, 3)
}

/** Of pairs of digits from `first` on, each `step` behind the last. */
function octetsIn(run: string, first: number, step: number): string {
  let octets = ""
  for (let at = first; at < run.length; at += step) octets += String.fromCharCode(hexPair(run, at))
  return readable(octets)
}
