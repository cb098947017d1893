/**
 * The days of a period as bars: each day its own, or weeks where so many days would be too thin to see. A week is seven days from
 * the last one backwards, so that the newest bar is always complete; the first may be shorter, and says so.
 */
import type { Gives } from "@sluis/server/contract/form"

export type Day = Gives<"statistics.show">["days"][number]

/** `from` and `to` are days (2026-11-22), both included. */
export type Span = {
  readonly from: string
  readonly to: string
  readonly passed: number
  readonly separate: number
  readonly stopped: number
}

/** More bars than this are not told apart on a telephone. */
const MOST_BARS = 31
const WEEK = 7

/** @param days in the order of time */
export function spansOf(days: readonly Day[]): readonly Span[] {
  const length = days.length > MOST_BARS ? WEEK : 1
  const spans: Span[] = []
  for (let end = days.length; end > 0; end -= length) {
    const span = spanOf(days.slice(Math.max(0, end - length), end))
    if (span !== undefined) spans.push(span)
  }
  return spans.toReversed()
}

/** As many dates as stand beside each other under the bars on a telephone. */
const MOST_LABELS = 5
/** So few that each bar has its own. */
const MOST_OWN_LABELS = 7

/** Which bars carry a date: every so many, from the first. Even, as the chart itself leaves out half of many. */
export function labelEvery(bars: number): number {
  return bars <= MOST_OWN_LABELS ? 1 : 2 * Math.ceil(bars / (2 * MOST_LABELS))
}

function spanOf(days: readonly Day[]): Span | undefined {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const sum = (value: (day: Day) => number): number => days.reduce((total, day) => total + value(day), 0)
  return {
    from: first.day,
    to: last.day,
    passed: sum((day) => day.delivered),
    separate: sum((day) => day.individualised),
    stopped: sum((day) => day.held + day.refused),
  }
}
