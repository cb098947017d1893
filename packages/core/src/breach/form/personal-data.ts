/**
 * Whether a text that somebody typed holds what tells who a person is: addresses, phone numbers, a BSN and their like.
 *
 * Why this module exists: the supervisory authority asks to leave the data of the people concerned out of a notification, and
 * nobody should find them in a statement or a register. It warns and alters nothing.
 *
 * Failing direction: it warns once too often; what looks like a BSN is named even where no word says that it is one.
 * Deliberately left out: names. No list of names is complete, so a form says in words that names are to be left out.
 */
import { addressesIn } from "../../document/mailbox-person.ts"
import type { Identifier } from "../../facts/facts.ts"
import { findIdentifiers } from "../../identifier/find-identifiers.ts"
import { IDENTIFIER_WORDS } from "../data-words.ts"
import type { Words } from "../words.ts"

export type PersonalData = {
  readonly kind: "address" | Identifier
  /** UTF-16 range in the text. */
  readonly start: number
  readonly end: number
}

/** Findings in one text; a list that somebody pasted has more, and one warning is enough. */
export const MAX_PERSONAL_DATA = 100

/** A case number is how an organisation speaks of a case, and a phone number without a cue may be any number. */
const WARN_WHEN_ASSUMED: ReadonlySet<Identifier> = new Set(["bsn", "iban", "birth-date"])
const NO_PERSON: ReadonlySet<Identifier> = new Set(["case-number"])

/**
 * In the order of the text, at most `MAX_PERSONAL_DATA`.
 *
 * @param allowed addresses that may stand there, lower case: the organisation's own desk
 */
export function personalDataIn(
  text: string,
  allowed: ReadonlySet<string> = new Set(),
): readonly PersonalData[] {
  const addresses = addressesIn(text, MAX_PERSONAL_DATA)
    .filter(({ address }) => !allowed.has(address))
    .map(({ start, end }): PersonalData => ({ kind: "address", start, end }))
  const identifiers = findIdentifiers(text, [])
    .filter(({ kind, certainty }) => certainty === "certain" || WARN_WHEN_ASSUMED.has(kind))
    .filter(({ kind }) => !NO_PERSON.has(kind))
    .map(({ kind, start, end }): PersonalData => ({ kind, start, end }))
  return [...addresses, ...identifiers]
    .toSorted((one, other) => one.start - other.start)
    .slice(0, MAX_PERSONAL_DATA)
}

/** The kinds among them in words, each once: for a warning that itself repeats nothing. */
export function personalDataWords(found: readonly PersonalData[]): readonly Words[] {
  const kinds = new Set(found.map(({ kind }) => kind))
  return [...kinds].map((kind) =>
    kind === "address" ? { nl: "een e-mailadres", en: "an e-mail address" } : IDENTIFIER_WORDS[kind],
  )
}
