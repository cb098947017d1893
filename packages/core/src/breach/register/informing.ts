/**
 * How many days it takes until people are told, over the breaches of a period.
 *
 * Why this module exists: the Autoriteit Persoonsgegevens found more than three weeks on average. Figures are of files, never
 * of officers, and only over as many files as hide which one it is.
 *
 * Deliberately left out: whether telling was needed (../clock/duty.ts).
 */
import { DAY } from "../clock/day.ts"
import { isNearMiss, type BreachFile } from "../file.ts"
import { clockStart } from "../clock/file-clock.ts"

/** Files below which no figure is given: one department's only breach would be told apart. */
export const MIN_GROUP = 5

export type InformingFigures =
  | { readonly kind: "too-few"; readonly least: number }
  | {
      readonly kind: "figures"
      /** Breaches of which the people were told. */
      readonly informed: number
      /** Breaches of which it was decided to tell them, and nobody has yet. */
      readonly waiting: number
      /** Days from awareness to the first letter, in tenths. */
      readonly median: number
      readonly average: number
      readonly longest: number
    }

/** Days from awareness to the first letter; undefined where none was sent. */
export function daysToInform(file: BreachFile): number | undefined {
  const [first] = file.letters
  return first === undefined ? undefined : daysBetween(clockStart(file).at, first.at)
}

/** `start`: of the clock. Never negative: a letter may come before certainty. */
export function daysBetween(start: number, informedAt: number): number {
  return Math.max(0, informedAt - start) / DAY
}

export function informingFigures(files: readonly BreachFile[], least = MIN_GROUP): InformingFigures {
  const breaches = files.filter((file) => !isNearMiss(file))
  const days = breaches.flatMap((file) => daysToInform(file) ?? []).toSorted((one, other) => one - other)
  const longest = days.at(-1)
  if (days.length < least || longest === undefined) return { kind: "too-few", least }
  const waiting = breaches.filter(
    ({ people, letters }) => people.now?.value.inform === true && letters.length === 0,
  ).length
  return {
    kind: "figures",
    informed: days.length,
    waiting,
    median: tenths(medianOf(days)),
    average: tenths(days.reduce((sum, each) => sum + each, 0) / days.length),
    longest: tenths(longest),
  }
}

/** Of numbers in order, at least one: the middle one, or halfway between the two. */
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const above = sorted[Math.floor(middle)] ?? 0
  const below = sorted[Math.ceil(middle) - 1] ?? 0
  return (above + below) / 2
}

function tenths(days: number): number {
  return Math.round(days * 10) / 10
}
