/** Days as the months of a calendar: which square of which row each of them is. */
import type { PaperDay } from "@sluis/core/paper/paper"

export type Square = {
  readonly day: PaperDay
  /** Of the month. */
  readonly number: number
  /** 0 is Monday (ISO 8601). */
  readonly column: number
  readonly row: number
}

export type Month = {
  /** Its first day. */
  readonly start: Temporal.PlainDate
  readonly squares: readonly Square[]
  /** Weeks from its first day that is given to its last. */
  readonly rows: number
}

/** Months in which there are days, in the order of the first of each. @throws {RangeError} for a day that is not YYYY-MM-DD. */
export function monthsOf(days: readonly PaperDay[]): readonly Month[] {
  const dated = days.map((day) => ({ day, date: Temporal.PlainDate.from(day.day) }))
  const byMonth = Map.groupBy(dated, ({ date }) => date.toPlainYearMonth().toString())
  return [...byMonth.values()].map((inMonth) => {
    const [first] = inMonth
    if (first === undefined) throw new Error("a month without days")
    const start = first.date.with({ day: 1 })
    const rowOf = (date: Temporal.PlainDate): number => Math.floor((start.dayOfWeek + date.day - 2) / 7)
    const rows = inMonth.map(({ date }) => rowOf(date))
    const top = Math.min(...rows)
    const squares = inMonth.map(({ day, date }): Square => {
      return { day, number: date.day, column: date.dayOfWeek - 1, row: rowOf(date) - top }
    })
    return { start, squares, rows: Math.max(...rows) - top + 1 }
  })
}
