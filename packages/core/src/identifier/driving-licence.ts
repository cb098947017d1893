/**
 * Numbers of Dutch driving licences: ten digits, named as such.
 *
 * They have no public check digit, so that without a cue they are not looked for at all.
 */
import { hasCueAhead, type Cues } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { standsApartBefore, standsApartBehind } from "./unit.ts"

const CUES: Cues = [
  "rijbewijs*",
  "rijbewijzen",
  "driving licence*",
  "driving license*",
  "driver's licen*",
  "driver’s licen*",
  "drivers licen*",
  "driver licen*",
]
const CUE_REACH = 60
const DIGITS = 10

/** `at` and `end` are those of a run of digits. */
export function findDrivingLicence(text: string, at: number, end: number): FoundIdentifier | undefined {
  // One that begins with 0 would be a phone number.
  if (end - at !== DIGITS || text.charCodeAt(at) === 0x30) return undefined
  if (!standsApartBefore(text, at) || !standsApartBehind(text, end)) return undefined
  if (!hasCueAhead(text, at, CUES, CUE_REACH)) return undefined
  return { kind: "driving-licence", start: at, end, value: text.slice(at, end), certainty: "certain" }
}
