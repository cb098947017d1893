/**
 * The moment that a Date field names.
 *
 * Why this module exists: mail is put in order by it. Grammar: RFC 5322 §3.3 and §4.3 (years of two or three digits, zones by
 * name). The day of the week is not looked at, comments are.
 *
 * Deliberately left out: whether the moment is true. Senders' clocks are wrong, and dates can be forged.
 */

/** Longer than any date with a comment that a program writes. */
const MAX_UNITS = 128

/** In the order in which they must stand; each quantifier is bounded. */
const DATE_TIME =
  /(\d{1,2})\s{1,8}([A-Za-z]{3})[a-z]{0,6}\.?\s{1,8}(\d{2,4})\s{1,8}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s{0,8}([+-]\d{4}|[A-Za-z]{1,5}))?/

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** RFC 5322 §4.3 `obs-zone`, in hours; any other name says nothing and counts as UTC. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ["edt", -4],
  ["est", -5],
  ["cdt", -5],
  ["cst", -6],
  ["mdt", -6],
  ["mst", -7],
  ["pdt", -7],
  ["pst", -8],
])

/** Milliseconds since 1970 in UTC; undefined where it is no date, or one before 1970. `value`: unfolded. */
export function parseDateTime(value: string): number | undefined {
  const match = DATE_TIME.exec(value.slice(0, MAX_UNITS))
  if (match === null) return undefined
  const [, day = "", monthName = "", yearWritten = "", hour = "", minute = "", second = "0", zone = "+0000"] =
    match
  const month = MONTHS.indexOf(monthName.toLowerCase())
  const year = fullYear(yearWritten)
  const isInRange =
    month >= 0 &&
    Number(day) >= 1 &&
    Number(day) <= (MONTH_DAYS[month] ?? 0) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 60 // a leap second
  if (!isInRange) return undefined
  const minutes = Number(hour) * 60 + Number(minute) - offsetOf(zone)
  const milliseconds =
    daysSince1970(year, month + 1, Number(day)) * 86_400_000 + minutes * 60_000 + Number(second) * 1000
  return milliseconds < 0 ? undefined : milliseconds
}

/** RFC 5322 §4.3: 49 is 2049, 50 is 1950, and three digits count from 1900. */
function fullYear(written: string): number {
  const year = Number(written)
  if (written.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return written.length === 3 ? 1900 + year : year
}

/** Minutes east of UTC. */
function offsetOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return (ZONES.get(zone.toLowerCase()) ?? 0) * 60
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))
  return zone.startsWith("-") ? -minutes : minutes
}

/** Of the Gregorian calendar. Years are counted from March, so that a leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1
  const months = (month + 9) % 12
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400)
  return fromMarch * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1 - 719_468
}
