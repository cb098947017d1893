/**
 * What kind of data it is: the factor DPC of the ENISA method, as a rung on one of its four ladders.
 *
 * Each ladder begins at its base (simple 1, behavioural 2, financial 3, sensitive 4) and goes up or down by what can be learnt
 * from the data: simple data from which a diagnosis can be guessed stand as high as sensitive data that are only guessed at.
 *
 * Deliberately left out: behavioural data (journeys, searches), which mail seldom carries and no fact tells; an officer
 * chooses that kind.
 */
import type { Category, Identifier } from "../../facts/facts.ts"
import { CATEGORY_WORDS } from "../data-words.ts"
import type { DataKind } from "./severity.ts"
import type { Words } from "../words.ts"

export type Rung = { readonly kind: DataKind; readonly value: number; readonly reason: Words }

/** On which ladder, and DPC where the data say it and where it can only be guessed from them. */
type Subject = { readonly kind: DataKind; readonly certain: number; readonly assumed: number }

const SENSITIVE: Subject = { kind: "sensitive", certain: 4, assumed: 3 }
const FINANCIAL: Subject = { kind: "financial", certain: 3, assumed: 2 }
/** Simple data, raised by one: somebody's standing in society can be told from them. */
const STANDING: Subject = { kind: "simple", certain: 2, assumed: 2 }

const SUBJECTS: Readonly<Record<Category, Subject>> = {
  health: SENSITIVE,
  religion: SENSITIVE,
  union: SENSITIVE,
  politics: SENSITIVE,
  sexuality: SENSITIVE,
  origin: SENSITIVE,
  // Art. 10 GDPR keeps these apart, as Art. 9 does those above.
  crime: SENSITIVE,
  // Simple data, raised to the top of their ladder: the safety of vulnerable people.
  "domestic-violence": { kind: "simple", certain: 4, assumed: 3 },
  "youth-care": { kind: "simple", certain: 3, assumed: 2 },
  rejection: STANDING,
  dismissal: STANDING,
  debt: FINANCIAL,
  benefits: FINANCIAL,
}

/** `isCertain`: the data say it of somebody; else it can be guessed from them. */
export function rungOfCategory(category: Category, isCertain: boolean): Rung {
  const { kind, certain, assumed } = SUBJECTS[category]
  const about = CATEGORY_WORDS[category]
  return {
    kind,
    value: isCertain ? certain : assumed,
    reason: isCertain
      ? { nl: `De gegevens zeggen iets over ${about.nl}.`, en: `The data say something about ${about.en}.` }
      : {
          nl: `Uit de gegevens is iets af te leiden over ${about.nl}.`,
          en: `From the data, something can be guessed about ${about.en}.`,
        },
  }
}

const FRAUD: Rung = {
  kind: "simple",
  value: 2,
  reason: {
    nl: "Met deze nummers kan iemand zich voor een ander uitgeven.",
    en: "With these numbers, somebody can pretend to be another person.",
  },
}
const CONTACT: Rung = {
  kind: "simple",
  value: 1,
  reason: {
    nl: "Het gaat om contactgegevens of nummers die weinig over iemand zeggen.",
    en: "These are contact data, or numbers that say little about somebody.",
  },
}

const IDENTIFIER_RUNGS: Readonly<Record<Identifier, Rung>> = {
  bsn: FRAUD,
  passport: FRAUD,
  "identity-card": FRAUD,
  "driving-licence": FRAUD,
  iban: {
    kind: "financial",
    value: 2,
    reason: {
      nl: "Het gaat om rekeningnummers. Die zeggen op zichzelf weinig over iemands geldzaken.",
      en: "These are account numbers. By themselves they say little about somebody's finances.",
    },
  },
  "home-address": {
    kind: "simple",
    value: 2,
    reason: {
      nl: "Met een woonadres kan iemand thuis worden opgezocht.",
      en: "With a home address, somebody can be sought out at home.",
    },
  },
  "patient-number": {
    kind: "sensitive",
    value: 3,
    reason: {
      nl: "Uit een patiëntnummer is af te leiden dat iemand onder behandeling is.",
      en: "From a patient number, it can be guessed that somebody is being treated.",
    },
  },
  phone: CONTACT,
  "birth-date": CONTACT,
  "licence-plate": CONTACT,
  "case-number": CONTACT,
}

export function rungOfIdentifier(identifier: Identifier): Rung {
  return IDENTIFIER_RUNGS[identifier]
}

/** Where a message tells no more than who got it. */
export const ADDRESSES_ONLY: Rung = {
  kind: "simple",
  value: 1,
  reason: {
    nl: "Voor zover bekend gaat het alleen om namen en e-mailadressen.",
    en: "As far as is known, these are only names and e-mail addresses.",
  },
}
