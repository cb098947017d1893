/**
 * Dates of birth: a day that a word says somebody was born on, or that stands in brackets right behind a name.
 *
 * Mail is full of days; one in brackets is only assumed to be that of a birth, because minutes are dated like that too.
 */
import { readDate, type CalendarDate } from "./calendar-date.ts"
import { CUE_REACH, hasDigit, holdsCue, lastCueEnd, textBefore, textBehind, type Cues } from "./context.ts"
import type { FoundIdentifier } from "./identifier.ts"
import { isLetter, isUpper } from "./unit.ts"

const CUES: Cues = [
  "geboren",
  "geboortedat*",
  "geboorte",
  "geboorte datum",
  "geboortedag",
  "geboorteplaats en datum",
  "geboorteplaats en -datum",
  "geboorteplaats/datum",
  "geboorteplaats/-datum",
  "geb",
  "geb.dat*",
  "geb. dat*",
  "geb dat*",
  "gebdat*",
  "dob",
  "d.o.b",
  "born",
  "birthdate*",
  "birth date*",
  "date of birth",
  "dates of birth",
  "birthday",
  "verjaardag",
]
/** Above a list of several. */
const LIST_CUES: Cues = ["geboortedata", "geboortedatums", "dates of birth", "birth dates", "birthdates"]
const CUES_BEHIND: Cues = ["geboren", "geb", "geboortedatum", "born"]
/** Every cue has one of these in it: most days are out at this glance. */
const GLANCE = /geb|born|birth|dob|d\.o\.b|verj/
const REACH = 70
const REACH_BEHIND = 16

/** Between the cue and the day: then the day is of something else. */
const TURNS: Cues = [
  "datum*",
  "date",
  "overleden",
  "overlijden",
  "gestorven",
  "died",
  "sinds",
  "since",
  "vanaf",
  "afspraak*",
  "ingang*",
  "opname*",
  "geldig*",
  "tot",
  "until",
  "uiterlijk",
  "verhuisd",
  "getrouwd",
  "gehuwd",
  "married",
]

/** `at` and `end` are those of a run of digits. */
export function findBirthDate(text: string, at: number, end: number): FoundIdentifier | undefined {
  const date = readDate(text, at, end)
  if (date === undefined) return undefined
  if (isSaidToBe(text, date)) return found(date, "certain")
  return date.isFull && isBehindName(text, date) ? found(date, "assumed") : undefined
}

function found(
  { start, end, value }: CalendarDate,
  certainty: FoundIdentifier["certainty"],
): FoundIdentifier {
  return { kind: "birth-date", start, end, value, certainty }
}

function isSaidToBe(text: string, { start, end }: CalendarDate): boolean {
  const before = textBefore(text, start, CUE_REACH)
  if (GLANCE.test(before)) {
    const words = before.slice(-REACH)
    const cueEnd = lastCueEnd(words, CUES)
    if (cueEnd >= 0 && !turnsAway(words.slice(cueEnd))) return true
    if (holdsCue(before, LIST_CUES)) return true
  }
  const behind = textBehind(text, end, REACH_BEHIND)
  return GLANCE.test(behind) && holdsCue(behind.slice(0, sentenceEnd(behind)), CUES_BEHIND)
}

/** Whether what stands between a cue and a day parts them. */
function turnsAway(between: string): boolean {
  if (hasDigit(between) || holdsCue(between, TURNS)) return true
  if (sentenceEnd(between) < between.length) return true
  // "Geboortedatum: onbekend" and then a line with a label of its own.
  const feed = between.lastIndexOf("\n")
  return feed >= 0 && between.includes(":", feed) && feed > between.length - between.trimStart().length
}

/** Where a sentence ends: a mark and a blank behind a word, not behind an initial or "d.d.". */
function sentenceEnd(words: string): number {
  for (let at = 2; at < words.length; at += 1) {
    const code = words.charCodeAt(at)
    const isMark = code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3b
    if (!isMark || words.charCodeAt(at + 1) > 0x20) continue
    if (isLetter(words.charCodeAt(at - 1)) && isLetter(words.charCodeAt(at - 2))) return at
  }
  return words.length
}

const NAME_REACH = 60
const PREFIXES = new Set(
  "van de der den het 't ten ter te von el al ben bin la le du di da dos da".split(" "),
)

/** "Jan de Vries (12-03-1985)": a capitalised word, and before it a capitalised word, an initial or a prefix. */
function isBehindName(text: string, { start, end }: CalendarDate): boolean {
  if (text.charCodeAt(start - 1) !== OPENING || text.charCodeAt(end) !== CLOSING) return false
  const line = text.slice(Math.max(0, start - 1 - NAME_REACH), start - 1)
  const [last = "", first = ""] = line
    .slice(line.lastIndexOf("\n") + 1)
    .trimEnd()
    .split(" ")
    .toReversed()
  return isName(last) && (PREFIXES.has(first.toLowerCase()) || isName(first) || isInitials(first))
}

const OPENING = 0x28
const CLOSING = 0x29

/** One capital, then small letters; a hyphen begins again. */
function isName(word: string): boolean {
  if (word.length < 2 || word.toLowerCase() === word || word.toUpperCase() === word) return false
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    if (!isLetter(code) && code !== 0x2d && code !== 0x27 && code !== 0x2019) return false
  }
  return word.charAt(0) !== word.charAt(0).toLowerCase() || word.startsWith("'")
}

function isInitials(word: string): boolean {
  return word.length <= 10 && word.endsWith(".") && isUpper(word.charCodeAt(0))
}
