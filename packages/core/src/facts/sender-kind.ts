/**
 * What an organisation is for, by its name alone: its domain, the mailbox, the display name.
 *
 * Why this module exists: a letter about a bus that doesn't run says nothing, unless a clinic for addicts sends it to people who
 * have nothing else in common. Only for those does anybody ask (./membership.ts); colleagues and partners of a clinic are no patients.
 */
import { CATEGORIES, type Category } from "./facts.ts"
import { INSIDE, WHOLE } from "./lexicon/sender-name.ts"

export type SenderName = {
  readonly host: string
  readonly local: string
  /** The display name, "" for none. */
  readonly name: string
}

/** Of a name so much is looked at: RFC 5321 §4.5.3.1 allows a domain of 255 octets. */
const MAX_UNITS = 255

/** In the order of CATEGORIES; empty for nearly every sender. */
export function kindOfSender({ host, local, name }: SenderName): readonly Category[] {
  const places = [host.slice(0, Math.max(0, host.lastIndexOf("."))), local, name].map(folded)
  const joined = places.map((place) => place.replaceAll(NO_LETTER, ""))
  const words = new Set(places.slice(0, 1).flatMap((place) => place.split(NO_LETTER)))
  return CATEGORIES.filter(
    (category) =>
      INSIDE[category].some((part) => joined.some((place) => place.includes(part))) ||
      WHOLE[category].some((word) => words.has(word)),
  )
}

const NO_LETTER = /[^a-z0-9]+/g

function folded(text: string): string {
  return text.slice(0, MAX_UNITS).normalize("NFD").replaceAll(MARKS, "").toLowerCase()
}
const MARKS = /[\u0300-\u036F]/g
