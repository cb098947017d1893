/**
 * Days of the Gregorian calendar as numbers, and the wall clock of a zone.
 *
 * Why this module exists: core has no clock and no Date, and a deadline needs to know which day it is at a place. The zone's
 * rules come from the platform (Intl), so a change of summer time arrives with it.
 *
 * Deliberately left out: dates as people write them (../../identifier/calendar-date.ts, ../../mail/date-time.ts).
 */

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Days since 1 January 1970. `month` and `day` count from 1; month 13 is January of the next year. Years are counted from March: a leap day is the last of its year. */
export function dayNumber(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1
  const months = (month + 9) % 12
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400)
  return fromMarch * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1 - 719_468
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7 // 1 January 1970 was a Thursday
}

/** Where a wall clock hangs. */
export type Zone = {
  /** As in the IANA database: "Europe/Amsterdam". */
  readonly name: string
  /** Milliseconds that this zone is ahead of UTC at that moment. */
  readonly offsetAt: (at: number) => number
}

/** Moments that a zone can be asked about: 1970 up to and including 2199. Outside of them there is no breach, only a mistake. */
export function isMoment(at: number): boolean {
  return Number.isSafeInteger(at) && at >= 0 && at < LAST_MOMENT
}
const LAST_MOMENT = dayNumber(2200, 1, 1) * DAY

/** Throws a RangeError where the platform does not know this zone: its name is ours, never typed by somebody. */
export function zoneNamed(name: string): Zone {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  const offsetAt = (at: number): number => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const wall =
      dayNumber(part("year"), part("month"), part("day")) * DAY +
      part("hour") * HOUR +
      part("minute") * 60_000 +
      part("second") * 1000
    return wall - Math.floor(at / 1000) * 1000
  }
  return { name, offsetAt }
}

export const AMSTERDAM = zoneNamed("Europe/Amsterdam")

/** Number of the day that it is in `zone`. */
export function dayAt(at: number, zone: Zone): number {
  return Math.floor((at + zone.offsetAt(at)) / DAY)
}

/** The moment at which that day begins in `zone`: midnight, in no zone of Europe skipped by summer time. */
export function startOfDay(day: number, zone: Zone): number {
  const guess = day * DAY - zone.offsetAt(day * DAY)
  // Around a change the offset of the guess may be that of the other side.
  return day * DAY - zone.offsetAt(guess)
}
