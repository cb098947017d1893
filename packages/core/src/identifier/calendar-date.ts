/**
 * A day as people write it: 12-03-1985, 12/3/85, 1985-03-12, 12 maart 1985, March 12, 1985, 12e mrt '85, 12031985.
 *
 * Deliberately left out: days without a year, and what the day means (./birth-date.ts). Of 03/12/1985 the day comes first, as in
 * Dutch, unless only the other order is a day.
 */
import { digitsEnd, isDigit, isGlue, isLetter } from "./unit.ts"

export type CalendarDate = {
  readonly start: number
  readonly end: number
  /** yyyymmdd */
  readonly value: string
  /** A year of four digits, and marks or a month's name between. */
  readonly isFull: boolean
}

/** Whose birth could be written about. */
const YEARS = { least: 1900, most: 2030 } as const
/** Years of two digits: up to this one they are of this century. */
const LAST_SHORT_YEAR = 30

/** The day whose first digits stand at `at` to `end`; those are a run of digits. */
export function readDate(text: string, at: number, end: number): CalendarDate | undefined {
  const length = end - at
  if (length > 2 && length !== 4 && length !== 8) return undefined
  const before = text.charCodeAt(at - 1)
  if (isGlue(before) || (isMark(before) && isDigit(text.charCodeAt(at - 2)))) return undefined
  if (length === 8) return plain(text, at, end)
  if (length === 4) return yearFirst(text, at, end)
  const number = Number(text.slice(at, end))
  if (number === 0 || number > 31) return undefined
  return numeric(text, at, end, number) ?? named(text, at, end, number)
}

function plain(text: string, at: number, end: number): CalendarDate | undefined {
  if (isGlue(text.charCodeAt(end))) return undefined
  const part = (from: number, to: number): number => Number(text.slice(at + from, at + to))
  const value = valueOf(part(0, 4), part(4, 6), part(6, 8)) ?? valueOf(part(4, 8), part(2, 4), part(0, 2))
  return value === undefined ? undefined : { start: at, end, value, isFull: false }
}

function yearFirst(text: string, at: number, end: number): CalendarDate | undefined {
  const mark = text.charCodeAt(end)
  if (!isMark(mark)) return undefined
  const monthEnd = digitsEnd(text, end + 1, 2)
  const dayEnd = digitsEnd(text, monthEnd + 1, 2)
  if (text.charCodeAt(monthEnd) !== mark || monthEnd === end + 1 || dayEnd === monthEnd + 1) return undefined
  const behind = text.charCodeAt(dayEnd)
  // "1985-03-12T00:00" is what programs write for a day.
  if (isDigit(behind) || (isGlue(behind) && behind !== 0x54)) return undefined
  const value = valueOf(
    Number(text.slice(at, end)),
    Number(text.slice(end + 1, monthEnd)),
    Number(text.slice(monthEnd + 1, dayEnd)),
  )
  return value === undefined ? undefined : { start: at, end: dayEnd, value, isFull: true }
}

function numeric(text: string, at: number, end: number, first: number): CalendarDate | undefined {
  const marked = numericMark(text, end)
  if (marked === undefined) return undefined
  const secondEnd = digitsEnd(text, marked, 3)
  if (secondEnd === marked || secondEnd - marked > 2) return undefined
  const yearAt = numericMark(text, secondEnd)
  if (yearAt === undefined || yearAt - secondEnd !== marked - end) return undefined
  if (text.charCodeAt(secondEnd) !== text.charCodeAt(end)) return undefined
  const second = Number(text.slice(marked, secondEnd))
  const year = readYear(text, yearAt)
  if (year === undefined) return undefined
  const value = valueOf(year.year, second, first) ?? valueOf(year.year, first, second)
  return value === undefined ? undefined : { start: at, end: year.end, value, isFull: year.isFull }
}

/** Behind a mark, which may have blanks around it: "12 - 03 - 1985". */
function numericMark(text: string, at: number): number | undefined {
  if (isMark(text.charCodeAt(at))) return text.charCodeAt(at + 1) === 0x20 ? at + 2 : at + 1
  if (text.charCodeAt(at) !== 0x20) return undefined
  if (isMark(text.charCodeAt(at + 1))) return text.charCodeAt(at + 2) === 0x20 ? at + 3 : at + 2
  return at + 1
}

function isMark(code: number): boolean {
  return code >= 0x2d && code <= 0x2f // - . /
}

/** "12 maart 1985", "12th of March, 1985", "12-mrt-85", and "March 12, 1985". */
function named(text: string, at: number, end: number, day: number): CalendarDate | undefined {
  const dayEnd = behindOrdinal(text, end)
  let wordAt = behindBlanks(text, dayEnd)
  if (text.startsWith("of ", wordAt)) wordAt = behindBlanks(text, wordAt + 3)
  const month = mayBeMonth(text, wordAt) ? monthAt(text, wordAt, lettersEnd(text, wordAt)) : undefined
  if (month !== undefined) return withYear(text, at, behindBlanks(text, lettersEnd(text, wordAt)), month, day)
  // What goes before costs more to look at: only where a year may follow.
  if (
    !isDigit(text.charCodeAt(behindBlanks(text, dayEnd))) &&
    !isApostrophe(text, behindBlanks(text, dayEnd))
  )
    return undefined
  const before = monthBefore(text, at)
  return before === undefined
    ? undefined
    : withYear(text, before.start, behindBlanks(text, dayEnd), before.month, day)
}

function withYear(
  text: string,
  start: number,
  yearAt: number,
  month: number,
  day: number,
): CalendarDate | undefined {
  const year = readYear(text, yearAt)
  const value = year === undefined ? undefined : valueOf(year.year, month, day)
  return year === undefined || value === undefined
    ? undefined
    : { start, end: year.end, value, isFull: year.isFull }
}

function monthBefore(
  text: string,
  at: number,
): { readonly start: number; readonly month: number } | undefined {
  let end = at
  while (at - end < 3 && isBetween(text.charCodeAt(end - 1))) end -= 1
  let start = end
  while (end - start < LONGEST_MONTH && isLetter(text.charCodeAt(start - 1))) start -= 1
  if (end === at || end - start < 3 || isGlue(text.charCodeAt(start - 1))) return undefined
  const month = monthAt(text, start, end)
  return month === undefined ? undefined : { start, month }
}

const ORDINALS = ["ste", "de", "st", "nd", "rd", "th", "e"]

function behindOrdinal(text: string, at: number): number {
  const end = lettersEnd(text, at)
  if (end === at || end - at > 3) return at
  return ORDINALS.includes(text.slice(at, end).toLowerCase()) ? end : at
}

/** Blanks, a comma, a point or a hyphen, three at most. */
function behindBlanks(text: string, at: number): number {
  let behind = at
  while (behind - at < 3 && isBetween(text.charCodeAt(behind))) behind += 1
  return behind
}

function isBetween(code: number): boolean {
  return code === 0x20 || code === 0x2c || code === 0x2e || code === 0x2d
}

const LONGEST_MONTH = "september".length

function lettersEnd(text: string, at: number): number {
  let end = at
  while (end - at <= LONGEST_MONTH && isLetter(text.charCodeAt(end))) end += 1
  return end
}

export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    "januari january jan",
    "februari february feb febr",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
  ].flatMap((names, index) => names.split(" ").map((name): [string, number] => [name, index + 1])),
)

function monthAt(text: string, at: number, end: number): number | undefined {
  return mayBeMonth(text, at) ? MONTHS.get(text.slice(at, end).toLowerCase()) : undefined
}

/** A look at three letters spares most words the table. */
function mayBeMonth(text: string, at: number): boolean {
  return MONTH_BEGINNINGS[beginning(text, at)] === 1
}

function beginning(text: string, at: number): number {
  const letter = (offset: number): number => text.charCodeAt(at + offset) & 0x1f
  return (letter(0) << 10) | (letter(1) << 5) | letter(2)
}

const MONTH_BEGINNINGS = new Uint8Array(1 << 15)
for (const name of MONTHS.keys()) MONTH_BEGINNINGS[beginning(name, 0)] = 1

type Year = { readonly year: number; readonly end: number; readonly isFull: boolean }

/** Four digits, two, or two behind an apostrophe. */
function readYear(text: string, at: number): Year | undefined {
  const start = isApostrophe(text, at) ? at + 1 : at
  const end = digitsEnd(text, start, 5)
  if (isGlue(text.charCodeAt(end))) return undefined
  const behind = text.charCodeAt(end)
  if (isMark(behind) && isDigit(text.charCodeAt(end + 1))) return undefined
  const year = Number(text.slice(start, end))
  if (end - start === 4) return { year, end, isFull: true }
  if (end - start !== 2) return undefined
  return { year: year > LAST_SHORT_YEAR ? 1900 + year : 2000 + year, end, isFull: false }
}

function isApostrophe(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x27 || code === 0x2018 || code === 0x2019
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function valueOf(year: number, month: number, day: number): string | undefined {
  if (year < YEARS.least || year > YEARS.most || month < 1 || month > 12 || day < 1) return undefined
  if (day > DAYS[month - 1]! || (month === 2 && day === 29 && !isLeap(year))) return undefined
  return `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
