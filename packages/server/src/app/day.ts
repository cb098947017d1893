/** Days as people count them: YYYY-MM-DD in the organisation's zone. */

/** `YYYY-MM-DD`; such days sort as text. */
export type Day = string

/** Milliseconds. Every zone is a multiple of it away from UTC, so no day begins within one. */
const QUARTER = 900_000
const DAY = 86_400_000

/** The day of a moment (milliseconds since 1970). Asked for every message, so the last answer is kept. */
export function dayIn(timeZone: string): (moment: number) => Day {
  // en-CA writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  })
  let quarter = Number.NaN
  let day = ""
  return (moment) => {
    const now = Math.floor(moment / QUARTER)
    if (now !== quarter) {
      quarter = now
      day = format.format(moment)
    }
    return day
  }
}

/** So many days before; negative for later. */
export function daysBefore(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY).toISOString().slice(0, 10)
}

/** Both included, in order. */
export function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = []
  for (let day = first; day <= last; day = daysBefore(day, -1)) days.push(day)
  return days
}
