/**
 * What a lexicon of one category holds: terms in four grades, Dutch and English together.
 *
 * How a term is written: ../phrases.ts. Spelling, case and diacritics as in a dictionary; `*` stands for the rest of a
 * compound or an inflection. A term is put into the highest grade in which it does no harm in an ordinary office.
 */
import type { Category } from "../facts.ts"

export type Lexicon = {
  readonly category: Category
  /** Says it of the reader by itself: "beste lotgenoten", "your application was unsuccessful". */
  readonly telling: readonly string[]
  /** Names the group or situation; says it of the reader once the reader is addressed: "PTSS", "bijstand". */
  readonly strong: readonly string[]
  /** Names the subject; never says it of the reader: "zorgverzekeraar", "griepprik". */
  readonly topic: readonly string[]
  /** Means the category only beside another weak term of it in the same sentence: "afspraak" with "kliniek". */
  readonly weak: readonly string[]
}

/** What is the reader's own, in the one word that says so. */
export const OWN = ["uw", "jouw", "je", "jullie", "your"] as const

/** Every first part before every second one: what combines freely is written once. */
export function combined(firsts: readonly string[], seconds: readonly string[]): readonly string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`))
}

/** Combinations overlap: each term once. */
export function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)]
}
