/**
 * Public holidays of the Netherlands, for the working days of Regulation 1182/71.
 *
 * Which ones: Regulation 1182/71 Art. 2(1) means the days that a Member State designates. The Dutch law that does so is the
 * Algemene termijnenwet, Art. 3: New Year's Day, Easter Monday, Ascension Day, Whit Monday, both days of Christmas, the day
 * on which the King's birthday is celebrated, and 5 May; Good Friday is put on a par with them (Art. 3(2)). So 5 May counts
 * every year: that it is a day off only once in five years is a habit of employers, not the law.
 *
 * Deliberately left out: days that a royal decree adds for a few years at a time (Art. 3(3), such as the Friday after
 * Ascension Day). They can't be computed, and a deadline that is too early does no harm.
 */
import { dayNumber, weekdayOf } from "./day.ts"

export const HOLIDAYS = [
  "new-year",
  "good-friday",
  "easter-monday",
  "kings-day",
  "liberation-day",
  "ascension-day",
  "whit-monday",
  "christmas-day",
  "second-christmas-day",
] as const
export type Holiday = (typeof HOLIDAYS)[number]

/** The holidays of a year of the Gregorian calendar, each as the number of its day (./day.ts). Two may share one. */
export function dutchHolidays(year: number): Readonly<Record<Holiday, number>> {
  const easter = easterOf(year)
  const kingsBirthday = dayNumber(year, 4, 27)
  return {
    "new-year": dayNumber(year, 1, 1),
    "good-friday": easter - 2,
    "easter-monday": easter + 1,
    // On a Sunday it is celebrated the day before.
    "kings-day": weekdayOf(kingsBirthday) === 0 ? kingsBirthday - 1 : kingsBirthday,
    "liberation-day": dayNumber(year, 5, 5),
    "ascension-day": easter + 39,
    "whit-monday": easter + 50,
    "christmas-day": dayNumber(year, 12, 25),
    "second-christmas-day": dayNumber(year, 12, 26),
  }
}

/** Regulation 1182/71 Art. 2(2): all days but holidays, Sundays and Saturdays. */
export function isWorkingDay(day: number): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !isDutchHoliday(day)
}

export function isDutchHoliday(day: number): boolean {
  return Object.values(dutchHolidays(yearOf(day))).includes(day)
}

/** Of the Gregorian calendar; exact, because the guess is at most one year off. */
function yearOf(day: number): number {
  const guess = 1970 + Math.floor(day / 365.2425)
  if (day < dayNumber(guess, 1, 1)) return guess - 1
  return day >= dayNumber(guess + 1, 1, 1) ? guess + 1 : guess
}

/**
 * Easter Sunday: the first Sunday after the full moon of the church on or after 21 March. Gauss's way of counting, with the
 * corrections for the Gregorian calendar.
 */
function easterOf(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const sunCorrection = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + sunCorrection - moonCorrection + 15) % 30
  // Two full moons of a cycle would fall on one day, or a day too late: the calendar moves them.
  const moon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0)
  const fullMoon = dayNumber(year, 3, 21) + moon
  return fullMoon + 7 - weekdayOf(fullMoon)
}
