/**
 * Home addresses: a Dutch postcode with a house number, in front with the street ("Dorpsstraat 12, 1234 AB") or behind it.
 *
 * Source: postcode table of PostNL (four digits from 1000, two letters, never SA, SD or SS). Four digits and two capitals alone
 * are found in any text ("4000 MW"), so the house number is required. Deliberately left out: what is said to be the
 * organisation's own address, addresses without a postcode, and addresses abroad.
 */
import { MONTHS } from "./calendar-date.ts"
import { CUE_REACH, lastCueEnd, textBefore, type Cues } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { digitsEnd, isAsciiLetter, isDigit, isGlue, isLetter, isUpper } from "./unit.ts"

const ORGANISATION_CUES: Cues = [
  "bezoekadres*",
  "bezoek",
  "postadres*",
  "postbus*",
  "po box",
  "p.o. box",
  "antwoordnummer",
  "retouradres*",
  "vestigingsadres*",
  "kantooradres*",
  "kantoor*",
  "hoofdkantoor",
  "locatie*",
  "gemeentehuis",
  "stadhuis",
  "stadskantoor",
  "raadhuis",
  "politiebureau",
  "kvk*",
  "visiting address",
  "postal address",
  "office*",
  "headquarters",
]
/** Whose address it may be instead of somebody's: then it is only assumed to be a home. */
const ORGANISATIONS: Cues = [
  "gemeente",
  "politie",
  "stichting",
  "vereniging",
  "b.v",
  "bv",
  "n.v",
  "basisschool",
  "school",
  "college",
  "ziekenhuis",
  "praktijk",
  "huisartsenpraktijk",
  "restaurant",
  "hotel",
  "zaal",
  "gebouw",
  "buurthuis",
  "wijkcentrum",
  "bibliotheek",
]
const HOME_CUES: Cues = [
  "woon*",
  "woont",
  "huisadres",
  "thuisadres",
  "privéadres",
  "prive-adres",
  "privé-adres",
  "verblijft",
  "verblijfadres",
  "adres",
  "lives",
  "living",
  "resid*",
  "home address",
  "postcode",
]

/** UTF-16 units between house number and postcode. */
const GAP = 6
const HOUSE_DIGITS = 5
const SUFFIX = 6
const STREET = 30

/** `at` and `end` are those of a run of digits: the postcode's. */
export function findHomeAddress(text: string, at: number, end: number): FoundIdentifier | undefined {
  if (end - at !== 4 || text.charCodeAt(at) === 0x30) return undefined
  const lettersAt = text.charCodeAt(end) === 0x20 ? end + 1 : end
  const codeEnd = lettersAt + 2
  if (!isAsciiLetter(text.charCodeAt(lettersAt)) || !isAsciiLetter(text.charCodeAt(lettersAt + 1)))
    return undefined
  if (isGlue(text.charCodeAt(codeEnd)) || !mayBegin(text, at)) return undefined
  const letters = text.slice(lettersAt, codeEnd)
  if (NO_LETTERS.has(letters.toUpperCase())) return undefined
  const isCapital = isUpper(text.charCodeAt(lettersAt)) && isUpper(text.charCodeAt(lettersAt + 1))
  // "in 2009 is 12 …": small letters only without the blank, or behind a street.
  const before = houseBefore(text, at)
  const behind =
    before === undefined && (isCapital || lettersAt === end) ? houseBehind(text, codeEnd) : undefined
  const house = before ?? behind
  if (house === undefined) return undefined
  const start = Math.min(house.start, at)
  const words = textBefore(text, start, CUE_REACH)
  const home = lastCueEnd(words, HOME_CUES)
  if (lastCueEnd(`${words}${text.slice(start, at).toLowerCase()}`, ORGANISATION_CUES) > home) return undefined
  // "March 1, 2001 at": small letters need a word that says what they are.
  if (!isCapital && home < 0 && before?.isTyped !== true) return undefined
  // "in 2001 AT 9": a year is a postcode only where something says so.
  if (before === undefined && home < 0 && isYear(text.slice(at, end))) return undefined
  const isCertain = home >= 0 || (before !== undefined && isCapital && lastCueEnd(words, ORGANISATIONS) < 0)
  return {
    kind: "home-address",
    start,
    end: Math.max(house.end, codeEnd),
    value: `${text.slice(at, end)}${letters}${house.number}`.toUpperCase(),
    certainty: isCertain ? "certain" : "assumed",
  }
}

function isYear(digits: string): boolean {
  return digits >= "1900" && digits <= "2099"
}

const NO_LETTERS = new Set(["SA", "SD", "SS"])

function mayBegin(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return !isGlue(before) && before !== 0x2e && before !== 0x2f && before !== 0x3d
}

type House = {
  readonly start: number
  readonly end: number
  readonly number: string
  /** The street ends the way streets do. */
  readonly isTyped: boolean
}

/** "Dorpsstraat 12-a, 1234 AB": backwards over the gap, the suffix, the number and the street's last word. */
function houseBefore(text: string, at: number): House | undefined {
  let end = at
  while (at - end < GAP && isGap(text.charCodeAt(end - 1))) end -= 1
  if (end === at) return undefined
  // The number's own end is behind its last digit; what follows it up to the gap is the suffix.
  let digits = end
  while (end - digits < SUFFIX && isSuffix(text.charCodeAt(digits - 1))) digits -= 1
  let number = digits
  while (digits - number <= HOUSE_DIGITS && isDigit(text.charCodeAt(number - 1))) number -= 1
  if (number === digits || digits - number > HOUSE_DIGITS) return undefined
  if (text.charCodeAt(number - 1) === 0x2d) return beforeRange(text, number, digits, end)
  return withStreet(text, number, end, text.slice(number, digits) + suffixOf(text.slice(digits, end)))
}

/** "Dorpsstraat 12-14" and "Dorpsstraat 12-2": the first number is the house. */
function beforeRange(text: string, dash: number, digits: number, end: number): House | undefined {
  let number = dash - 1
  while (dash - number <= HOUSE_DIGITS && isDigit(text.charCodeAt(number - 1))) number -= 1
  if (number === dash - 1) return undefined
  return withStreet(text, number, end, text.slice(number, dash - 1) + text.slice(dash, digits))
}

/** A blank, and a word of letters in front of the number: a street begins with a capital. */
function withStreet(text: string, number: number, end: number, house: string): House | undefined {
  const nameEnd = number - 1
  if (text.charCodeAt(nameEnd) !== 0x20 || house.startsWith("0")) return undefined
  let start = nameEnd
  while (nameEnd - start < STREET && isStreet(text.charCodeAt(start - 1))) start -= 1
  const name = text.slice(start, nameEnd)
  if (name.length < 3 || isLetter(text.charCodeAt(start - 1))) return undefined
  const isCapitalised = name.charAt(0) !== name.charAt(0).toLowerCase()
  const isTyped = STREET_ENDINGS.some((ending) => name.endsWith(ending))
  if (MONTHS.has(name.toLowerCase())) return undefined
  return isCapitalised || isTyped ? { start, end, number: house, isTyped } : undefined
}

const STREET_ENDINGS =
  "straat str. weg laan plein kade gracht dijk hof pad steeg singel dreef park plantsoen markt ring baan wal haven veld burg".split(
    " ",
  )

/** "1234 AB 12a", "1234 AB, nr. 12", "1234AB-12", "1234 AB huisnummer 12". */
function houseBehind(text: string, codeEnd: number): House | undefined {
  let at = codeEnd
  while (at - codeEnd < GAP && isGap(text.charCodeAt(at))) at += 1
  const word = HOUSE_WORDS.find((each) => text.startsWith(each, at))
  if (word !== undefined) at += word.length
  while (at - codeEnd < GAP + STREET && isGap(text.charCodeAt(at))) at += 1
  if (at === codeEnd) return undefined
  const digits = digitsEnd(text, at, HOUSE_DIGITS + 1)
  if (digits === at || digits - at > HOUSE_DIGITS || text.charCodeAt(at) === 0x30) return undefined
  const next = text.charCodeAt(digits)
  // "1234 AB 12-03-2024" and "1234 AB 12.50" are no house.
  if (isDigit(text.charCodeAt(digits + 1)) && !isLetter(next) && next !== 0x20) return undefined
  const end = isLetter(next) && !isGlue(text.charCodeAt(digits + 1)) ? digits + 1 : digits
  if (isLetter(text.charCodeAt(end))) return undefined
  return { start: at, end, number: text.slice(at, end), isTyped: false }
}

const HOUSE_WORDS = ["huisnummer", "huisnr.", "huisnr", "nummer", "nr.", "nr", "no."]

function isGap(code: number): boolean {
  // blanks, one line's end, comma, hyphen, and what parts the columns of a table
  return (
    code === 0x20 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09 ||
    code === 0x2c ||
    code === 0x7c ||
    code === 0x3b ||
    code === 0x2d
  )
}

/** "12a", "12 bis", "12-hs", "12 II". */
function isSuffix(code: number): boolean {
  return isAsciiLetter(code) || code === 0x2d || code === 0x20
}

function suffixOf(written: string): string {
  return written.replaceAll(" ", "").replaceAll("-", "")
}

function isStreet(code: number): boolean {
  return isLetter(code) || code === 0x2e || code === 0x2d || code === 0x27 || code === 0x2019
}
