/**
 * Days as both our languages write them, and what the clock says somewhere, without `Intl`: the first use of that in a page costs a slow
 * machine a tenth of a second (main.tsx), and the start page would need it for a date and some dates under bars. A test
 * compares with `Intl`, day by day.
 *
 * Deliberately left out: times, and every other way of writing; component/moment.tsx has those.
 */
import type { Language } from "./language.ts"

/** `month`: 1 is January. */
export type Day = { readonly year: number; readonly month: number; readonly day: number }
/** `hour`: from 0. */
export type WallClock = Day & { readonly hour: number }

type Names = { readonly long: readonly string[]; readonly short: readonly string[] }

/** From Sunday. */
const WEEKDAYS: { readonly [language in Language]: Names } = {
  nl: {
    long: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
    short: ["zo", "ma", "di", "wo", "do", "vr", "za"],
  },
  en: {
    long: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    short: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
}
const MONTHS: { readonly [language in Language]: Names } = {
  nl: {
    long: "januari februari maart april mei juni juli augustus september oktober november december".split(
      " ",
    ),
    short: "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" "),
  },
  en: {
    long: "January February March April May June July August September October November December".split(" "),
    short: "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split(" "),
  },
}

/**
 * @param look `full`: "zondag 22 november 2026". `short`: "zo 22 nov". `numeric`: "22-11"
 * @param locale of the screen; whatever is not English is Dutch
 */
export function writtenDay(
  { year, month, day }: Day,
  look: "full" | "short" | "numeric",
  locale: string,
): string {
  const language = locale === "en" ? "en" : "nl"
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const [weekdays, months] = [WEEKDAYS[language], MONTHS[language]]
  switch (look) {
    case "full":
      return `${weekdays.long[weekday]}${language === "en" ? "," : ""} ${day} ${months.long[month - 1]} ${year}`
    case "short":
      return `${weekdays.short[weekday]} ${day} ${months.short[month - 1]}`
    case "numeric":
      return language === "en" ? `${twoDigits(day)}/${twoDigits(month)}` : `${day}-${month}`
  }
}

/** @param text "2026-11-22", as the API gives it */
export function dayOf(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number)
  return { year, month, day }
}

/** @param timeZone IANA name; throws a RangeError where there is no such zone */
export function wallClock(at: Date, timeZone: string): WallClock {
  // Not every browser has Temporal yet.
  return "Temporal" in globalThis ? byTemporal(at, timeZone) : byIntl(at, timeZone)
}

export function byTemporal(at: Date, timeZone: string): WallClock {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return { year: there.year, month: there.month, day: there.day, hour: there.hour }
}

export function byIntl(at: Date, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(at)
  const number = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  return { year: number("year"), month: number("month"), day: number("day"), hour: number("hour") }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0")
}
