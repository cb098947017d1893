/**
 * Phone numbers: Dutch ones as people write them, others in international form.
 *
 * Source: Nummerplan telefoon- en ISDN-diensten (Dutch numbers), ITU-T E.164 §6 (length), and libphonenumber for the plans of
 * other countries. Dutch numbers are checked here and not by the library: they are nearly all there is, and this takes a
 * hundredth of the time. Deliberately left out: numbers that belong to a service and to nobody (0800, 0900, 088, 14 0xx, 112),
 * and numbers of other countries without their country code.
 */
import { parsePhoneNumberFromString } from "libphonenumber-js/core"
import metadata from "libphonenumber-js/min/metadata"
import { readDate } from "./calendar-date.ts"
import { hasCueAhead, isOtherNumber, labelBefore, type Cues } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { isDigit, isGlue } from "./unit.ts"

/** Foreign numbers that the library is asked about in one text: a call takes 20 microseconds. Those behind are not found. */
export const MAX_FOREIGN_CHECKS = 500

/** What is left of it; taken from while a text is searched. */
export type PhoneBudget = { foreignChecks: number }

const CUES: Cues = [
  "tel",
  "telefoon*",
  "telnr",
  "t",
  "m",
  "mob",
  "mobiel*",
  "mobile*",
  "cell*",
  "phone*",
  "gsm",
  "06-nummer",
  "bel",
  "bellen",
  "bereikbaar",
  "whatsapp",
  "app",
  "sms",
  "call",
  "fax",
  "noodnummer*",
]
const CUE_REACH = 40
const CUE_LABELS = new Set(["tel", "telefoon", "phone", "mobiel", "mobile", "gsm", "fax"])

const NETHERLANDS = "31"
const DUTCH_DIGITS = 9
const E164_DIGITS = { least: 8, most: 15 } as const // ITU-T E.164 §6.1; shorter ones are services
/** "+44 20 7946 0958 12": the number may end before the last group. */
const MAX_TRIES = 3

/** `at` and `end` are those of a run of digits. */
export function findPhone(
  text: string,
  at: number,
  end: number,
  budget: PhoneBudget,
): FoundIdentifier | undefined {
  const isInternational = text.charCodeAt(at - 1) === PLUS
  if (!isInternational && text.charCodeAt(at) !== ZERO) return undefined
  const start = startOf(text, isInternational ? at - 1 : at)
  if (!mayBegin(text, start)) return undefined
  if (isInternational) return international(text, start, at, true, budget)
  if (text.charCodeAt(at + 1) === ZERO)
    return end - at >= 4 ? international(text, start, at + 2, false, budget) : undefined
  return dutch(text, start, at, end)
}

const PLUS = 0x2b
const SLASH = 0x2f
const ZERO = 0x30

function startOf(text: string, at: number): number {
  return text.charCodeAt(at - 1) === 0x28 ? at - 1 : at // (
}

/** Not the tail of a longer number, of a word, or of what a URL says. */
function mayBegin(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (isGlue(before) || before === 0x3d || before === 0x26 || before === PLUS) return false
  const isTied = before === 0x2d || before === 0x2e || before === 0x2c || before === 0x2f
  return !isTied || !isDigit(text.charCodeAt(start - 2)) || before === 0x2f
}

function dutch(text: string, start: number, at: number, runEnd: number): FoundIdentifier | undefined {
  // "05/06/2024 12" is a day and an hour.
  if (readDate(text, at, runEnd)?.isFull === true) return undefined
  const read = readDigits(text, at + 1, DUTCH_DIGITS)
  if (read.digits.length < DUTCH_DIGITS || !mayEnd(text, read.end) || !isDutch(read.digits)) return undefined
  const label = labelBefore(text, start)
  const isNamed = CUE_LABELS.has(label)
  if (!isNamed && isOtherNumber(label)) return undefined
  // Ten digits in one piece, of a town: as likely the number of something else.
  const isPlain = runEnd === read.end && !isMobile(read.digits)
  const isCertain = !isPlain || isNamed || hasCueAhead(text, start, CUES, CUE_REACH)
  return found(start, read.end, `+${NETHERLANDS}${read.digits}`, isCertain)
}

function international(
  text: string,
  start: number,
  at: number,
  hasPlus: boolean,
  budget: PhoneBudget,
): FoundIdentifier | undefined {
  if (text.startsWith(NETHERLANDS, at)) {
    const read = readDigits(text, behindTrunkPrefix(text, at + NETHERLANDS.length), DUTCH_DIGITS)
    if (read.digits.length < DUTCH_DIGITS || !mayEnd(text, read.end) || !isDutch(read.digits))
      return undefined
    if (!hasPlus && isOtherNumber(labelBefore(text, start))) return undefined
    return found(start, read.end, `+${NETHERLANDS}${read.digits}`, true)
  }
  const read = readDigits(text, at, E164_DIGITS.most)
  const groups = read.groupEnds.filter(({ digits }) => digits >= E164_DIGITS.least).slice(-MAX_TRIES)
  for (const { digits, end } of groups.toReversed()) {
    if (!mayEnd(text, end)) continue
    if (budget.foreignChecks === 0) return undefined
    budget.foreignChecks -= 1
    const value = `+${read.digits.slice(0, digits)}`
    if (parsePhoneNumberFromString(value, metadata)?.isValid() !== true) continue
    const isCertain = hasPlus || hasCueAhead(text, start, CUES, CUE_REACH)
    return found(start, end, value, isCertain)
  }
  return undefined
}

function found(start: number, end: number, value: string, isCertain: boolean): FoundIdentifier {
  return { kind: "phone", start, end, value, certainty: isCertain ? "certain" : "assumed" }
}

/** The nine digits behind the 0: of a subscriber in a town, or of a mobile. */
export function isDutch(digits: string): boolean {
  const two = digits.slice(0, 2)
  if (isMobile(digits)) return true
  if (two === "85") return true // not tied to a place, and used by the self-employed
  return TWO_DIGIT_AREAS.has(two) || THREE_DIGIT_AREAS.has(digits.slice(0, 3))
}

function isMobile(digits: string): boolean {
  return digits.charCodeAt(0) === 0x36 && "123458".includes(digits.charAt(1))
}

const TWO_DIGIT_AREAS = new Set(
  "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79".split(" "),
)
const THREE_DIGIT_AREAS = new Set(
  (
    "111 113 114 115 117 118 161 162 164 165 166 167 168 172 174 180 181 182 183 184 186 187 222 223 224 226 227 228 229 " +
    "251 252 255 294 297 299 313 314 315 316 317 318 320 321 341 342 343 344 345 346 347 348 411 412 413 416 418 475 478 " +
    "481 485 486 487 488 492 493 495 497 499 511 512 513 514 515 516 517 518 519 521 522 523 524 525 527 528 529 541 543 544 " +
    "545 546 547 548 561 562 566 570 571 572 573 575 577 578 591 592 593 594 595 596 597 598 599"
  ).split(" "),
)

type GroupEnd = { readonly digits: number; readonly end: number }
type Digits = { readonly digits: string; readonly end: number; readonly groupEnds: readonly GroupEnd[] }

/** Up to `most` digits with blanks, points, hyphens, brackets and one slash between, on one line. */
function readDigits(text: string, at: number, most: number): Digits {
  let digits = ""
  let end = at
  let groupEnd = at
  let slashes = 0
  const groupEnds: GroupEnd[] = []
  while (digits.length < most) {
    const code = text.charCodeAt(end)
    if (isDigit(code)) {
      digits += text.charAt(end)
      end += 1
      groupEnd = end
      if (!isDigit(text.charCodeAt(end))) groupEnds.push({ digits: digits.length, end })
    } else if (isMark(code) && end - groupEnd < 3 && (code !== SLASH || slashes === 0)) {
      if (code === SLASH) slashes += 1
      end += 1
    } else break
  }
  return { digits, end: groupEnd, groupEnds }
}

function isMark(code: number): boolean {
  // blank ( ) - . /
  return code === 0x20 || code === 0x28 || code === 0x29 || (code >= 0x2d && code <= 0x2f)
}

function mayEnd(text: string, end: number): boolean {
  const behind = text.charCodeAt(end)
  if (isGlue(behind) || behind === 0x40) return false
  const isTied = behind === 0x2d || behind === 0x2e || behind === 0x3a
  return !isTied || !isDigit(text.charCodeAt(end + 1))
}

/** QUIRK: ITU-T E.123 §7.3 forbids "+31 (0)6 …", and half of all signatures have it. */
function behindTrunkPrefix(text: string, at: number): number {
  let behind = text.charCodeAt(at) === 0x20 ? at + 1 : at
  if (text.startsWith("(0)", behind)) behind += 3
  return text.charCodeAt(behind) === 0x20 || text.charCodeAt(behind) === 0x2d ? behind + 1 : behind
}
