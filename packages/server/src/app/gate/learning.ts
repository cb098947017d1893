/**
 * What the recipients of a message would learn, all of them taken together.
 *
 * INVARIANT (counts): the numbers are those of the facts, only gathered per person; nothing is decided here.
 */
import type { Person } from "@sluis/core/examine"

/** So many people would each learn about at least `fewest` and at most `most` others. */
export type Learning = { readonly people: number; readonly fewest: number; readonly most: number }

/** Of how many others people would learn that they belong to the list; undefined where nobody would. */
export function exposuresOf(people: readonly Person[]): Learning | undefined {
  return learning(people.map((person) => person.exposures))
}

/** How many addresses people would learn that they did not have; undefined where nobody would. */
export function introductionsOf(people: readonly Person[]): Learning | undefined {
  return learning(people.map((person) => person.introductions))
}

function learning(counts: readonly number[]): Learning | undefined {
  let people = 0
  let fewest = Number.POSITIVE_INFINITY
  let most = 0
  for (const count of counts) {
    if (count === 0) continue
    people += 1
    fewest = Math.min(fewest, count)
    most = Math.max(most, count)
  }
  return people === 0 ? undefined : { people, fewest, most }
}

/** Those who would learn most first; among equals those outside, then the order of the message. */
export function mostLearning(people: readonly Person[]): readonly Person[] {
  return people.toSorted(
    (a, b) =>
      b.exposures - a.exposures || b.introductions - a.introductions || Number(b.outside) - Number(a.outside),
  )
}
