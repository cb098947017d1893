/**
 * How many people the new text, or a mail that goes along, lists with something private beside them: what `attachments.persons` is of a file.
 *
 * Who counts: a name with a sensitive word in its row (./listed-person.ts), a name with a number or a date in its row that tells who
 * that is, and each number that one person has alone. A phone number beside a name is no more than a phone list.
 *
 * Fails towards fewer: names and numbers that can't be put together are not added up, so that nobody is counted twice.
 */
import { birthOf } from "../document/person-column.ts"
import type { ContentIdentifiers } from "./content-identifier.ts"
import type { Identifier } from "./facts.ts"
import { namesInRow, namesInRowsBelow } from "./listed-person.ts"
import type { OwnWords } from "./own-words.ts"

/** Of these each person has one, and one alone is somebody. */
const OF_ONE_PERSON: ReadonlySet<Identifier> = new Set([
  "bsn",
  "passport",
  "identity-card",
  "driving-licence",
  "patient-number",
])
/** Private beside a name. */
const BESIDE_A_NAME: ReadonlySet<Identifier> = new Set([
  ...OF_ONE_PERSON,
  "iban",
  "birth-date",
  "home-address",
])

/** @param told the names beside which a sensitive word stands */
export function countPeopleListed(
  words: () => Pick<OwnWords, "newText" | "carried">,
  told: readonly string[],
  sightings: ContentIdentifiers["sightings"],
): number {
  const names = new Set(told)
  const numbers = new Map<Identifier, Set<string>>()
  const countedTo = { text: -1, carried: -1 }
  for (const { kind, zone, value, certainty, start } of sightings) {
    if ((zone !== "text" && zone !== "carried") || certainty !== "certain" || !BESIDE_A_NAME.has(kind))
      continue
    const text = zone === "text" ? words().newText : words().carried
    for (const name of namesInRow(text, start)) names.add(name)
    // A heading makes the first dates below it sure: the others stand in the same column.
    if (kind === "birth-date" && start > countedTo[zone]) {
      const below = namesInRowsBelow(text, start, (cell) => birthOf(cell) !== undefined)
      for (const name of below.names) names.add(name)
      countedTo[zone] = below.end
    }
    if (!OF_ONE_PERSON.has(kind)) continue
    const seen = numbers.get(kind) ?? new Set()
    numbers.set(kind, seen.add(value))
  }
  return Math.max(names.size, ...[...numbers.values()].map(({ size }) => size))
}
