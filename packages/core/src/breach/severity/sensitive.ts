/**
 * Which data weigh by themselves, before anybody counts people.
 *
 * Deliberately left out: how much they weigh (./data-kind.ts).
 */
import type { Category, Identifier } from "../../facts/facts.ts"
import type { MessageEvidence } from "../evidence.ts"

/** GDPR Art. 9(1) and 10. */
const SPECIAL: ReadonlySet<Category> = new Set([
  "health",
  "religion",
  "union",
  "politics",
  "sexuality",
  "origin",
  "crime",
])
/** Not in those articles, and as hard on whoever it is about. */
const HARMFUL: ReadonlySet<Category> = new Set(["domestic-violence", "youth-care", "debt", "benefits"])
/** With these, somebody can pretend to be another person. */
const FOR_FRAUD: ReadonlySet<Identifier> = new Set(["bsn", "passport", "identity-card", "driving-licence"])

export function isSpecial(category: Category): boolean {
  return SPECIAL.has(category)
}

export function isSensitive(category: Category): boolean {
  return SPECIAL.has(category) || HARMFUL.has(category)
}

export function isForFraud(identifier: Identifier): boolean {
  return FOR_FRAUD.has(identifier)
}

/** What the messages give away about the people: by being on the list, in their text and in their attachments. Sorted, each once. */
export function categoriesIn(evidence: readonly MessageEvidence[]): readonly Category[] {
  const found = evidence.flatMap(({ sensitivity, membership, content, attachments }) => [
    ...(sensitivity === "none" ? [] : membership),
    ...content,
    ...attachments.categories,
  ])
  return [...new Set(found)].toSorted()
}

export function identifiersIn(evidence: readonly MessageEvidence[]): readonly Identifier[] {
  const found = evidence.flatMap(({ identifiers, attachments }) => [
    ...identifiers,
    ...attachments.identifiers,
  ])
  return [...new Set(found)].toSorted()
}
