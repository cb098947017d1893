/**
 * Dutch licence plates: letters and digits in the groups of one of the fourteen series.
 *
 * Source: RDW, series ("sidecodes") 1 to 14. From the fourth on no vowels, C or Q are given out, and some words never: written
 * with hyphens in capitals, nothing else looks like it. Deliberately left out: plates of other countries.
 */
import { hasCueNear, isOtherNumber, labelBefore, type Cues } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { tokenOf } from "./token.ts"
import { isAsciiLetter, isDigit } from "./unit.ts"

/** A plate without its hyphens is no more than six characters: nothing less than its name makes it one. */
const STRONG_CUES: Cues = [
  "kenteken*",
  "licence plate*",
  "license plate*",
  "number plate*",
  "registration number*",
  "vehicle registration",
  "nummerplaat",
  "nummerplaten",
]
const CUES: Cues = [
  ...STRONG_CUES,
  "auto",
  "auto's",
  "personenauto",
  "leaseauto*",
  "voertuig*",
  "bestelbus*",
  "scooter*",
  "motor",
  "motorfiets",
  "geparkeerd*",
  "vehicle*",
  "car",
]

/** Groups of letters (`X`) and digits (`9`). */
const OLD_SERIES = ["XX-99-99", "99-99-XX", "99-XX-99"]
const SERIES =
  "XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9".split(
    " ",
  )
const NO_LETTERS = "AEIOUCQ"
const NO_WORDS = new Set("GVD KKK NSB PKK PSV TBS SS SD PVV SGP VVD".split(" "))

const WITH_HYPHENS = 8
const WITHOUT_HYPHENS = 6

/** `at` and `end` are those of a run of digits. */
export function findLicencePlate(text: string, at: number, end: number): FoundIdentifier | undefined {
  if (end - at > 3) return undefined
  const before = text.charCodeAt(at - 1)
  const behind = text.charCodeAt(end)
  // Digits that are tied to nothing are out at this first look.
  if (before === HYPHEN || behind === HYPHEN) return written(text, at)
  return isAsciiLetter(before) || isAsciiLetter(behind) ? writtenPlain(text, at) : undefined
}

const HYPHEN = 0x2d

function written(text: string, at: number): FoundIdentifier | undefined {
  const token = tokenOf(text, at, WITH_HYPHENS, true)
  if (token === undefined) return undefined
  const asWritten = text.slice(token.start, token.end)
  const plate = asWritten.toUpperCase()
  const series = seriesOf(plate)
  if (series === undefined || isOtherNumber(labelBefore(text, token.start))) return undefined
  const isPlain = plate === asWritten && series === "new"
  const isCertain = isPlain || hasCueNear(text, token.start, token.end, CUES)
  if (!isCertain && plate !== asWritten) return undefined
  return found(token.start, token.end, plate.replaceAll("-", ""), isCertain)
}

function writtenPlain(text: string, at: number): FoundIdentifier | undefined {
  const token = tokenOf(text, at, WITHOUT_HYPHENS, false)
  if (token === undefined) return undefined
  const plate = text.slice(token.start, token.end).toUpperCase()
  if (!HYPHENS.some(([first, second]) => seriesOf(hyphened(plate, first, second)) !== undefined))
    return undefined
  if (!hasCueNear(text, token.start, token.end, STRONG_CUES)) return undefined
  if (isOtherNumber(labelBefore(text, token.start))) return undefined
  return found(token.start, token.end, plate, true)
}

function found(start: number, end: number, value: string, isCertain: boolean): FoundIdentifier {
  return { kind: "licence-plate", start, end, value, certainty: isCertain ? "certain" : "assumed" }
}

/** Where the hyphens of a plate without hyphens would be. */
const HYPHENS = [
  [2, 4],
  [2, 5],
  [1, 4],
  [3, 5],
  [1, 3],
] as const

function hyphened(plate: string, first: number, second: number): string {
  return `${plate.slice(0, first)}-${plate.slice(first, second)}-${plate.slice(second)}`
}

function seriesOf(plate: string): "new" | "old" | undefined {
  let form = ""
  for (let at = 0; at < plate.length; at += 1) {
    form += plate.charAt(at) === "-" ? "-" : isDigit(plate.charCodeAt(at)) ? "9" : "X"
  }
  if (OLD_SERIES.includes(form)) return "old"
  if (!SERIES.includes(form)) return undefined
  for (const letter of plate) if (NO_LETTERS.includes(letter)) return undefined
  return plate.split("-").some((group) => NO_WORDS.has(group)) ? undefined : "new"
}
