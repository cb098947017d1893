/**
 * Numbers of Dutch passports and identity cards: nine capitals and digits, of which the first two are letters and the last is a
 * digit.
 *
 * Source: RvIG, "Echtheidskenmerken"; ICAO Doc 9303-3 §5 (nine characters). New numbers begin with I (identity card) or N
 * (passport), or with D, S, A, R or B; they have no letter O, and since December 2019 no 0. Deliberately left out: documents of
 * other countries, unless they are named.
 */
import { hasCueAhead, holdsCue, isOtherNumber, labelBefore, textBefore, type Cues } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { tokenOf } from "./token.ts"
import { isAsciiLetter, isDigit, isUpper } from "./unit.ts"

const PASSPORT_CUES: Cues = ["paspoort*", "pasp", "passport*"]
const CARD_CUES: Cues = [
  "identiteitskaart*",
  "id-kaart*",
  "idkaart*",
  "id kaart*",
  "identity card*",
  "id card*",
  "id-card*",
  "nik",
]
const CUES: Cues = [
  ...PASSPORT_CUES,
  ...CARD_CUES,
  "identiteitsbewijs*",
  "legitimatie*",
  "reisdocument*",
  "travel document*",
  "documentnummer*",
  "documentnr",
  "document number*",
  "document no",
]
const CUE_REACH = 80

const UNITS = 9
const NEW_LETTERS = "INDSARB"

/** `at` and `end` are those of a run of digits. */
export function findTravelDocument(text: string, at: number, end: number): FoundIdentifier | undefined {
  // The two letters in front of the first digits stand right there: most numbers are out at this first look.
  if (end - at > UNITS - 2 || !isAsciiLetter(text.charCodeAt(at - 1))) return undefined
  const token = tokenOf(text, at, UNITS, false)
  if (token === undefined || !isDigit(text.charCodeAt(token.end - 1)) || token.start + 2 > at)
    return undefined
  const asWritten = text.slice(token.start, token.end)
  const value = asWritten.toUpperCase()
  if (value.includes("O")) return undefined
  const hasCue = hasCueAhead(text, token.start, CUES, CUE_REACH)
  const isNew = NEW_LETTERS.includes(value.charAt(0))
  if (!hasCue && (!isNew || asWritten !== value || isOtherNumber(labelBefore(text, token.start))))
    return undefined
  return {
    kind: kindOf(text, token.start, value),
    start: token.start,
    end: token.end,
    value,
    certainty: hasCue || isModern(value) ? "certain" : "assumed",
  }
}

/** I or N, no 0, and digits and letters mixed: "BUDGET199" and "NR1234567" have the form of a number too. */
function isModern(value: string): boolean {
  if ((!value.startsWith("I") && !value.startsWith("N")) || value.includes("0")) return false
  let letterBehindDigit = 0
  for (let at = 1; at < value.length; at += 1) {
    if (isUpper(value.charCodeAt(at)) && isDigit(value.charCodeAt(at - 1))) letterBehindDigit += 1
  }
  return letterBehindDigit > 0
}

function kindOf(text: string, start: number, value: string): "passport" | "identity-card" {
  if (value.startsWith("I")) return "identity-card"
  if (value.startsWith("N")) return "passport"
  const words = textBefore(text, start, CUE_REACH)
  return holdsCue(words, CARD_CUES) && !holdsCue(words, PASSPORT_CUES) ? "identity-card" : "passport"
}
