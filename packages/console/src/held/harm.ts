/**
 * What a held message would have given away, as sentences that can be counted: from its numbers and its rules alone. The words
 * are in ./harm-words.tsx; the notice to the sender (server/notice) says the same, so that mail and screen agree.
 *
 * Deliberately empty where the numbers tell nothing (the wrong person, an attachment with people's data): there the rule's own
 * words are the news.
 */
import type { Gives } from "@sluis/server/contract/form"

export type Sight = NonNullable<Gives<"held.show">["sight"]>
type Category = Sight["categories"][number]

export type Place = "attached" | "quoted" | "text"

export type Harm =
  /** People who would have seen each other's address; `everybody`: none of them had any of the others'. */
  | { readonly kind: "introduced"; readonly people: number; readonly everybody: boolean }
  /** People who would have known of each other that they get this message. */
  | { readonly kind: "exposed"; readonly people: number }
  /** What that says about them. */
  | { readonly kind: "reveals"; readonly certain: boolean; readonly categories: readonly Category[] }
  /** Addresses from Bcc that everybody could have read in the header. */
  | { readonly kind: "bcc"; readonly people: number }
  /** Addresses of others in what was written or attached. */
  | { readonly kind: "listed"; readonly place: Place; readonly people: number }

const PLACES: readonly Place[] = ["attached", "quoted", "text"]

/** @param rules ids of the rules that stopped it */
export function harmsOf(sight: Sight | undefined, rules: readonly string[]): readonly Harm[] {
  if (sight === undefined) return []
  const { visible, introductions, exposures, listed } = sight
  const harms: Harm[] = []
  // Where only the content was wrong, who sees whom was meant and is no news.
  if (rules.some(isAboutAudience)) {
    if (introductions > 0) {
      harms.push({ kind: "introduced", people: visible, everybody: introductions >= visible * (visible - 1) })
    }
    if (exposures > 0 && sight.sensitivity !== "none") {
      harms.push({ kind: "exposed", people: visible })
      harms.push({
        kind: "reveals",
        certain: sight.sensitivity === "certain",
        categories: sight.categories,
      })
    }
  }
  if (listed.header > 0) harms.push({ kind: "bcc", people: listed.header })
  const isPacked = rules.some((rule) => PACKED.includes(rule))
  for (const place of PLACES) {
    // A package of addresses is the message itself, and its rule says so.
    if (listed[place] > 0 && !(isPacked && place === "attached")) {
      harms.push({ kind: "listed", place, people: listed[place] })
    }
  }
  return harms
}

/** The rule is about who would see whom; rules of the organisation's own count as such. */
export function isAboutAudience(rule: string): boolean {
  return !["listed/", "addressing/", "form/"].some((group) => rule.startsWith(group))
}

const PACKED: readonly string[] = ["sluis/tnef", "sluis/encrypted-recipients"]
