/**
 * A period of whole days, as the organisation's clock counts them, and on which of them a moment falls.
 *
 * Why this module exists: a canary of half past midnight belongs to the new day, and the day on which summer time begins has 23
 * hours. Moments are compared as they stand in the ledger: RFC 3339 in UTC with milliseconds sorts as text.
 */
import { DAY, dayNumber, startOfDay } from "../breach/clock/day.ts"
import type { Zone } from "../breach/clock/day.ts"
import { err, ok } from "../result.ts"
import type { Result } from "../result.ts"

export type Period = {
  /** First and last day, both included: YYYY-MM-DD. */
  readonly from: string
  readonly to: string
  readonly zone: string
  /** In order. */
  readonly days: readonly string[]
  /** As an entry of the ledger writes it: the moment each day begins at, and at last the one after the last day. */
  readonly edges: readonly string[]
}

/** "day": not a day from 1970 to 2199. "order": it ends before it begins. */
export type PeriodFault = "day" | "order" | "too-long"

/** A year and what is left of a month: what a council asks about. */
export const MAX_PERIOD_DAYS = 400

export function periodOf(from: string, to: string, zone: Zone): Result<Period, PeriodFault> {
  const first = readDay(from)
  const last = readDay(to)
  if (first === undefined || last === undefined) return err("day")
  if (last < first) return err("order")
  const count = last - first + 1
  if (count > MAX_PERIOD_DAYS) return err("too-long")
  const numbers = Array.from({ length: count + 1 }, (_, index) => first + index)
  return ok({
    from,
    to,
    zone: zone.name,
    days: numbers.slice(0, -1).map(dayOfNumber),
    edges: numbers.map((day) => instantText(startOfDay(day, zone))),
  })
}

/** Which day of the period, counted from 0; -1 for before it, and as many as it has days for after it. */
export function dayWithin({ edges }: Period, at: string): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((edges[middle] ?? "") <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The moment at which it begins, and at which it is over. */
export function beginOf({ edges }: Period): string {
  return edges[0] ?? ""
}
export function endOf({ edges }: Period): string {
  return edges.at(-1) ?? ""
}

/** "2026-11-22T07:00:00.000Z" of milliseconds since 1970, up to and including 2199. */
export function instantText(at: number): string {
  const day = Math.floor(at / DAY)
  const rest = at - day * DAY
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0")
  const hours = two(rest / 3_600_000)
  const minutes = two((rest / 60_000) % 60)
  const seconds = two((rest / 1000) % 60)
  return `${dayOfNumber(day)}T${hours}:${minutes}:${seconds}.${String(rest % 1000).padStart(3, "0")}Z`
}

/** Milliseconds since 1970 of what an entry of the ledger has as its time. */
export function instantOf(text: string): number {
  const number = (from: number, to: number): number => Number(text.slice(from, to))
  const day = dayNumber(number(0, 4), number(5, 7), number(8, 10))
  return (
    day * DAY + number(11, 13) * 3_600_000 + number(14, 16) * 60_000 + number(17, 19) * 1000 + number(20, 23)
  )
}

/** Days since 1 January 1970 of YYYY-MM-DD. */
function readDay(text: string): number | undefined {
  const [, year, month, day] = /^(19[7-9]\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const found = dayNumber(Number(year), Number(month), Number(day))
  // 30 February is another day, written in its own way.
  return dayOfNumber(found) === text ? found : undefined
}

/** YYYY-MM-DD. Years are counted from March, as in `dayNumber`. */
function dayOfNumber(number: number): string {
  const days = number + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
}
