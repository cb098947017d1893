/** Days of canaries as a calendar shows them. Pure: no clock but the one that is given. */

export type DayResult = {
  /** YYYY-MM-DD */
  readonly day: string
  readonly caught: number
  readonly missed: number
}

export type DayState = "good" | "bad" | "none"

/** Without a test there is no proof, and what was missed once spoils the day. */
export function stateOf({ caught, missed }: Pick<DayResult, "caught" | "missed">): DayState {
  if (missed > 0) return "bad"
  return caught > 0 ? "good" : "none"
}

/** Of one route, every day once, also those without a test. */
export function routeDays(
  counted: readonly {
    readonly day: string
    readonly route: string
    readonly caught: number
    readonly red: number
  }[],
  route: string,
  days: readonly string[],
): readonly DayResult[] {
  return days.map((day) => {
    const its = counted.filter((each) => each.route === route && each.day === day)
    const sum = (value: (each: (typeof its)[number]) => number): number =>
      its.reduce((total, each) => total + value(each), 0)
    return { day, caught: sum(({ caught }) => caught), missed: sum(({ red }) => red) }
  })
}

/** So many days, the last of them `last`, in order. */
export function daysUntil(last: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => dayAfter(last, index - count + 1))
}

/** So many days later; negative for earlier. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10)
}

const DAY = 86_400_000

/** Which day it is now on the clock of that zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  // en-CA writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(now)
}

export type NamedPeriod = { readonly from: string; readonly to: string }

/** From the first of the month of `today`; the whole month before it; from the first of the year. */
export function periodsOf(today: string): {
  readonly thisMonth: NamedPeriod
  readonly lastMonth: NamedPeriod
  readonly thisYear: NamedPeriod
} {
  const first = `${today.slice(0, 7)}-01`
  const before = dayAfter(first, -1)
  return {
    thisMonth: { from: first, to: today },
    lastMonth: { from: `${before.slice(0, 7)}-01`, to: before },
    thisYear: { from: `${today.slice(0, 4)}-01-01`, to: today },
  }
}
