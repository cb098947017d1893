/** A moment as a person says it: "zaterdag 21 november", "17:30". Formatters are dear to make and the same every time. */

export type DayAndTime = { readonly day: string; readonly time: string }

type Formatters = { readonly day: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat }

/** By locale and time zone: two locales, and one zone per configuration. */
const made = new Map<string, Formatters>()

/** `at`: milliseconds since 1970; `timeZone`: IANA name. */
export function dayAndTime(at: number, locale: "nl-NL" | "en-GB", timeZone: string): DayAndTime {
  const key = `${locale} ${timeZone}`
  const { day, time } = made.get(key) ?? make(key, locale, timeZone)
  return { day: day.format(at), time: time.format(at) }
}

function make(key: string, locale: string, timeZone: string): Formatters {
  const formatters = {
    day: new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone }),
    time: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone }),
  }
  made.set(key, formatters)
  return formatters
}
