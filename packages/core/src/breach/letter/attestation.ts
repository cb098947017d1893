/**
 * What an unintended recipient says to have done with a message: the answers, and how many gave each.
 *
 * Why this module exists: the letters, the form and the severity all rest on these answers. They are claims, not proof, and are
 * told as such. Deliberately left out: who gave which answer, and to whom they passed it on; that stays sealed with the person.
 */
import type { Words } from "../words.ts"

export const ATTESTATION_ANSWERS = ["deleted", "not-opened", "forwarded", "printed", "kept"] as const
export type AttestationAnswer = (typeof ATTESTATION_ANSWERS)[number]

/** People who were asked, and how many of them gave each answer. One person may give several ("printed", then "deleted"). */
export type Attestations = {
  readonly asked: number
  /** People who gave any answer. */
  readonly answered: number
  readonly answers: { readonly [answer in AttestationAnswer]: number }
}

export const NO_ATTESTATIONS: Attestations = {
  asked: 0,
  answered: 0,
  answers: { deleted: 0, "not-opened": 0, forwarded: 0, printed: 0, kept: 0 },
}

/** As a choice, in the first person of whoever answers. */
export const ANSWER_WORDS: { readonly [answer in AttestationAnswer]: Words } = {
  deleted: {
    nl: "Ik heb het bericht verwijderd, ook uit mijn prullenbak.",
    en: "I deleted the message, from my deleted items too.",
  },
  "not-opened": { nl: "Ik heb het bericht niet geopend.", en: "I did not open the message." },
  forwarded: {
    nl: "Ik heb het bericht doorgestuurd of laten zien.",
    en: "I passed the message on, or showed it to somebody.",
  },
  printed: { nl: "Ik heb het bericht geprint.", en: "I printed the message." },
  kept: { nl: "Ik heb het bericht nog.", en: "I still have the message." },
}

/** As a heading of a column or of a figure. */
export const ANSWER_NAMES: { readonly [answer in AttestationAnswer]: Words } = {
  deleted: { nl: "verwijderd", en: "deleted" },
  "not-opened": { nl: "niet geopend", en: "not opened" },
  forwarded: { nl: "doorgestuurd", en: "passed on" },
  printed: { nl: "geprint", en: "printed" },
  kept: { nl: "bewaard", en: "kept" },
}

/** UTF-16 units of the free text beside "forwarded": a few names with a sentence each. */
export const MAX_ATTESTATION_TEXT = 2_000
