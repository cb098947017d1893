/**
 * The Dutch citizen service number: eight or nine digits, alone or in groups, that pass the 11-test.
 *
 * Source: Wet algemene bepalingen burgerservicenummer; Besluit BSN art. 1 (the test). A company's RSIN has the same form and
 * the same test, and a random number passes in one of eleven: only a cue makes it certain.
 */
import {
  CUE_REACH,
  hasCueNear,
  holdsCue,
  isAmount,
  isOtherNumber,
  labelBefore,
  textBefore,
  type Cues,
} from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { digitsEnd, isDigit, isGlue, isLetter, standsApartBefore, standsApartBehind } from "./unit.ts"

const CUES: Cues = [
  "bsn*",
  "burgerservice*",
  "burger service nummer",
  "sofi",
  "sofinummer*",
  "sofinr*",
  "citizen service number*",
  "persoonsnummer*",
  "fiscaal nummer",
  "fiscaalnummer*",
  "social security number*",
]
/** A company's number, which is a BSN in form. */
const COMPANY: Cues = ["rsin*"]
const COMPANY_REACH = 30

/** `words` are lower case. */
export function isBsnCue(words: string): boolean {
  return holdsCue(words, CUES)
}

export function isCompanyCue(words: string): boolean {
  return holdsCue(words, COMPANY)
}

const LENGTHS = { least: 8, most: 9 } as const
/** How people group it. Three by three is left to cues where it has points: an amount looks like that. */
const USUAL_GROUPS = ["4.2.3", "4 2 3", "4 3 2", "3 3 3"]

/** `at` and `end` are those of a run of digits. */
export function findBsn(text: string, at: number, end: number): FoundIdentifier | undefined {
  const written = read(text, at, end)
  if (written === undefined || !passesElevenTest(written.digits)) return undefined
  const label = labelBefore(text, at)
  if (isOtherNumber(label) || isAmount(text, at, written.end)) return undefined
  const cue = hasCueNear(text, at, written.end, CUES)
  if (cue ? !mayFollowCue(text, at) : !written.isUsual || !standsApartBefore(text, at)) return undefined
  if (holdsCue(textBefore(text, at, label === "fiscaal" ? COMPANY_REACH : CUE_REACH), COMPANY)) {
    // "RSIN 999912345, BSN 999912356": what is named a BSN is one.
    if (!holdsCue(`${label} `, CUES)) return undefined
  }
  return {
    kind: "bsn",
    start: at,
    end: written.end,
    value: written.digits.padStart(LENGTHS.most, "0"),
    certainty: cue ? "certain" : "assumed",
  }
}

/** The weighted sum of the digits, 9 to 2 and -1, is divisible by 11. */
export function passesElevenTest(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const weight = digits.length - at
    sum += (weight === 1 ? -1 : weight) * (digits.charCodeAt(at) - 0x30)
  }
  return sum % 11 === 0 && sum !== 0
}

type Written = { readonly digits: string; readonly end: number; readonly isUsual: boolean }

function read(text: string, at: number, end: number): Written | undefined {
  const length = end - at
  if (length > LENGTHS.most) return undefined
  if (length >= LENGTHS.least) {
    if (!standsApartBehind(text, end)) return undefined
    const digits = text.slice(at, end)
    return { digits, end, isUsual: length === LENGTHS.most || !looksLikeDay(digits) }
  }
  return readGroups(text, at, end)
}

/** What parts the groups; between blanks, or not, but each time alike. A cue must stand near what has a rare one. */
const MARKS = ".-/_\u2013\u2014\u00B7\u2022:,|"

function markAt(text: string, at: number): string {
  const isSpaced = text.charAt(at) === " "
  const sign = text.charAt(isSpaced ? at + 1 : at)
  if (sign === "" || !MARKS.includes(sign)) return isSpaced ? " " : ""
  const behind = text.charAt(at + (isSpaced ? 2 : 1)) === " "
  return `${isSpaced ? " " : ""}${sign}${behind ? " " : ""}`
}

function readGroups(text: string, at: number, firstEnd: number): Written | undefined {
  const mark = markAt(text, firstEnd)
  // Most numbers have no other right behind them: out before anything is copied.
  if (mark === "" || !isDigit(text.charCodeAt(firstEnd + mark.length))) return undefined
  // Digits in front with the same mark: this is the tail of a longer number.
  if (text.startsWith(mark, at - mark.length) && isDigit(text.charCodeAt(at - mark.length - 1)))
    return undefined
  let digits = text.slice(at, firstEnd)
  let form = `${digits.length}`
  let end = firstEnd
  while (
    digits.length < LENGTHS.most &&
    text.startsWith(mark, end) &&
    isDigit(text.charCodeAt(end + mark.length))
  ) {
    const next = end + mark.length
    const behind = digitsEnd(text, next, LENGTHS.most)
    form += `${mark}${behind - next}`
    digits += text.slice(next, behind)
    end = behind
  }
  if (digits.length < LENGTHS.least || digits.length > LENGTHS.most) return undefined
  if (
    !standsApartBehind(text, end) ||
    (text.startsWith(mark, end) && isGlue(text.charCodeAt(end + mark.length)))
  )
    return undefined
  // Behind "BSN, geboren" stand days as well: 12/03/1985, and 1985-03-12.
  if (digits.length < LENGTHS.most && looksLikeDay(digits)) return undefined
  if (mark !== "." && mark !== " " && mark !== "-" && !GROUPS.has(form.replaceAll(mark, " ")))
    return undefined
  return { digits, end, isUsual: USUAL_GROUPS.includes(form) && !digits.startsWith("0") }
}

/** With any other mark, or with blanks around it, only as people group it: "12, 345, 6789" is a list. */
const GROUPS: ReadonlySet<string> = new Set(["4 2 3", "4 3 2", "3 3 3", "2 2 2 3", "3 2 2 2"])

/** 20240312 and 12032024 are days far more often than they are anybody. */
function looksLikeDay(digits: string): boolean {
  const isDay = (year: string, month: string, day: string): boolean =>
    (year.startsWith("19") || year.startsWith("20")) && month <= "12" && day <= "31"
  return (
    isDay(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)) ||
    isDay(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2))
  )
}

/** With a cue in reach: "BSN999912345", "bsn=999912345", "BSN-999912345", but not the tail of something else. */
function mayFollowCue(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (isDigit(before) || before === 0x5f) return false
  if (isLetter(before)) return holdsCue(`${labelBefore(text, at)} `, CUES)
  return !((before === 0x2e || before === 0x2c || before === 0x2d) && isDigit(text.charCodeAt(at - 2)))
}
