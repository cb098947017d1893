/**
 * Whom the sender's own words tell apart: identifiers that are sure, in the subject, the title of an event, the new text, and what
 * stands below it. Of a signature only what one person has alone: its telephone and bank account are the sender's own.
 */
import { findIdentifiers } from "../identifier/find-identifiers.ts"
import type { FoundIdentifier, NumberShape } from "../identifier/identifier.ts"
import { IDENTIFIERS, type Identifier } from "./facts.ts"
import type { OwnWords } from "./own-words.ts"

type IdentifierZone = "subject" | "event" | "text" | "signature" | "carried"

export type ContentIdentifiers = {
  readonly kinds: readonly Identifier[]
  readonly identified: number
  /** Certain and assumed; ranges are those of the zone. */
  readonly sightings: readonly (FoundIdentifier & { readonly zone: IdentifierZone })[]
}

/** Of these each person has one of his own. A family shares a bank account, a phone and an address. */
const OF_ONE_PERSON: ReadonlySet<Identifier> = new Set([
  "bsn",
  "passport",
  "identity-card",
  "driving-licence",
  "birth-date",
  "patient-number",
])

export const NO_IDENTIFIERS: ContentIdentifiers = { kinds: [], identified: 0, sightings: [] }

export function observeIdentifiers(
  {
    subject,
    eventTitle,
    newText,
    signature,
    carried,
  }: Pick<OwnWords, "subject" | "eventTitle" | "newText" | "signature" | "carried">,
  numbers: readonly NumberShape[],
): ContentIdentifiers {
  const within = (zone: IdentifierZone, text: string): ContentIdentifiers["sightings"] =>
    findIdentifiers(text, numbers, subject).map((found) => ({ ...found, zone }))
  const sightings = [
    ...within("subject", subject),
    ...within("event", eventTitle),
    ...within("text", newText),
    ...[...within("signature", signature), ...within("carried", carried)].filter(({ kind }) =>
      OF_ONE_PERSON.has(kind),
    ),
  ]
  const values = new Map<Identifier, Set<string>>()
  for (const { kind, value, certainty } of sightings) {
    if (certainty !== "certain") continue
    const seen = values.get(kind) ?? new Set()
    values.set(kind, seen.add(value))
  }
  return {
    kinds: IDENTIFIERS.filter((kind) => values.has(kind)),
    identified: Math.max(0, ...[...values].map(([kind, { size }]) => (OF_ONE_PERSON.has(kind) ? size : 0))),
    sightings,
  }
}
