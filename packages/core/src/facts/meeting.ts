/**
 * Who would meet whom by a message: its introductions and exposures as pairs, for a picture of them.
 *
 * Counting needs no pairs (./acquaintance.ts), and a verdict needs only counts; so pairs are made for whoever asks, and no
 * more of them than he can show.
 */
import type { Observation } from "./observe.ts"

/** Two people of whom at least one would learn something of the other. */
export type Meeting = {
  /** Numbers of members, in the order of the people of an examination; `one` is the lower. */
  readonly one: number
  readonly other: number
  /** "address": an introduction. "list": they have each other's address, but not that the other belongs to this list. */
  readonly tells: "address" | "list"
}

export type Meetings = {
  /** All of them, or every so-many-th where there are more than were asked for. */
  readonly pairs: readonly Meeting[]
  /** How many there are among the people who were looked at. */
  readonly total: number
}

export type MeetingLimits = {
  /** Only the first so many people are looked at. */
  readonly people: number
  readonly pairs: number
  /** Those of the kind "list" too. Where a list only may be sensitive, they say more than is known. */
  readonly lists: boolean
}

/** Time is that of `limits.people` squared. */
export function meetingsOf({ audience, learnsOf }: Observation, limits: MeetingLimits): Meetings {
  const people = Math.min(audience.members.length, limits.people)
  const found: Meeting[] = []
  let total = 0
  /** Every `stride`-th is kept; doubled whenever there are too many, and then half of those kept go. */
  let stride = 1
  for (let one = 0; one < people; one += 1) {
    for (let other = one + 1; other < people; other += 1) {
      const tells = together(learnsOf(one, other), learnsOf(other, one))
      if (tells === undefined || (tells === "list" && !limits.lists)) continue
      if (total % stride === 0) found.push({ one, other, tells })
      total += 1
      if (found.length > limits.pairs) {
        stride *= 2
        thin(found)
      }
    }
  }
  return { pairs: found, total }
}

function together(
  one: Meeting["tells"] | undefined,
  other: Meeting["tells"] | undefined,
): Meeting["tells"] | undefined {
  return one === "address" || other === "address" ? "address" : (one ?? other)
}

/** Keeps every second, the first among them. */
function thin(pairs: Meeting[]): void {
  const kept = Math.ceil(pairs.length / 2)
  for (let at = 1; at < kept; at += 1) pairs[at] = pairs[at * 2]!
  pairs.length = kept
}
