/**
 * What the one sentence above the picture says, as a value: which sentence, with which numbers. The words are in
 * ./sentence.tsx, in the user's language.
 */
import type { Person } from "./person.ts"

export type Telling =
  | { readonly kind: "nothing" }
  /** Addresses only. */
  | { readonly kind: "addresses"; readonly people: number; readonly times: number; readonly mutual: boolean }
  /** They have each other's address; what they learn is who else is on the list. */
  | { readonly kind: "list"; readonly people: number; readonly times: number }
  | {
      readonly kind: "both"
      readonly people: number
      readonly times: number
      readonly exposures: number
      readonly mutual: boolean
    }

/**
 * @param people all whom the message goes to or shows
 * @param others how many more there are than `people`; the totals count them too
 * @param totals of the whole message, where they are known; without them those of `people` are added up
 */
export function tellingOf(
  people: readonly Person[],
  others: number,
  totals?: { readonly introductions: number; readonly exposures: number },
): Telling {
  const introductions = totals?.introductions ?? sum(people, (person) => person.introductions)
  const exposures = totals?.exposures ?? sum(people, (person) => person.exposures)
  const learning = people.filter((person) => person.introductions > 0 || person.exposures > 0)
  // Of those who are not told here it is only known that the totals count them.
  const count = learning.length + (learning.length === people.length ? others : 0)
  // "Each other" is only true of people who are seen themselves.
  const mutual = learning.length > 1 && learning.every((person) => person.visible)
  if (introductions === 0 && exposures === 0) return { kind: "nothing" }
  if (exposures === 0) return { kind: "addresses", people: count, times: introductions, mutual }
  if (introductions === 0) return { kind: "list", people: count, times: exposures }
  return { kind: "both", people: count, times: introductions, exposures, mutual }
}

function sum(people: readonly Person[], of: (person: Person) => number): number {
  return people.reduce((total, person) => total + of(person), 0)
}

/** What becomes of the message, as far as it matters for who meets whom. */
export type Outcome =
  /** A copy for each; `showing`: whom the copies still show. */
  | { readonly kind: "copies"; readonly showing: "self" | "visible" }
  /** Waits. `separable`: copies can be made when it is released. */
  | { readonly kind: "held"; readonly separable: boolean }
  | { readonly kind: "as-it-is" }
  | { readonly kind: "refused" }

/** Whether there is an "after" to look at. */
export function hasAfter(outcome: Outcome): boolean {
  return outcome.kind === "copies" || (outcome.kind === "held" && outcome.separable)
}
