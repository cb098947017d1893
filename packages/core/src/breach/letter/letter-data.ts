/**
 * What a breach of each kind of data may lead to, and what people can do about it themselves: sentences for a letter.
 *
 * In the words of whoever reads it, short, and without more alarm than the data give cause for. Sensitive categories are named
 * only where the letter has to say which data it is about.
 */
import type { Category, Identifier } from "../../facts/facts.ts"
import type { Extent } from "../extent.ts"
import { CATEGORY_WORDS } from "../data-words.ts"
import type { Words } from "../words.ts"

/** What was given away, each as a sentence without its end: an item of a list. */
export function revealed({
  recipientsShown,
  addressesShown,
  membership,
  content,
  identifiers,
}: Extent): readonly Words[] {
  return [
    ...(addressesShown ? [YOUR_ADDRESS] : []),
    ...(recipientsShown ? [YOUR_BELONGING] : []),
    ...membership.map((each) => ({
      nl: `dat de e-mail te maken had met ${CATEGORY_WORDS[each].nl}`,
      en: `that the e-mail had to do with ${CATEGORY_WORDS[each].en}`,
    })),
    ...content
      .filter((each) => !membership.includes(each))
      .map((each) => ({
        nl: `informatie over ${CATEGORY_WORDS[each].nl}`,
        en: `information about ${CATEGORY_WORDS[each].en}`,
      })),
    ...identifiers.map((each) => YOUR_IDENTIFIER[each]),
  ]
}

const YOUR_ADDRESS: Words = {
  nl: "uw e-mailadres, en uw naam als die bij het adres stond",
  en: "your e-mail address, and your name if it stood beside it",
}
const YOUR_BELONGING: Words = { nl: "dat u deze e-mail kreeg", en: "that you got this e-mail" }

const YOUR_IDENTIFIER: { readonly [identifier in Identifier]: Words } = {
  bsn: { nl: "een burgerservicenummer (BSN)", en: "a citizen service number (BSN)" },
  iban: { nl: "een rekeningnummer", en: "a bank account number" },
  phone: { nl: "een telefoonnummer", en: "a phone number" },
  passport: { nl: "het nummer van een paspoort", en: "the number of a passport" },
  "identity-card": { nl: "het nummer van een identiteitskaart", en: "the number of an identity card" },
  "driving-licence": { nl: "het nummer van een rijbewijs", en: "the number of a driving licence" },
  "birth-date": { nl: "een geboortedatum", en: "a date of birth" },
  "licence-plate": { nl: "een kenteken", en: "a licence plate" },
  "home-address": { nl: "een woonadres", en: "a home address" },
  "patient-number": { nl: "een patiëntnummer", en: "a patient number" },
  "case-number": { nl: "een zaaknummer", en: "a case number" },
}

/** Kinds of harm, in the order of a letter: the nearest to a person first. */
const HARMS = ["safety", "private", "identity", "money", "phishing"] as const
type Harm = (typeof HARMS)[number]

const HARM_OF_CATEGORY: { readonly [category in Category]: Harm } = {
  health: "private",
  rejection: "private",
  dismissal: "private",
  debt: "private",
  benefits: "private",
  "youth-care": "private",
  "domestic-violence": "safety",
  crime: "private",
  religion: "private",
  union: "private",
  politics: "private",
  sexuality: "private",
  origin: "private",
}

const HARM_OF_IDENTIFIER: { readonly [identifier in Identifier]: Harm | undefined } = {
  bsn: "identity",
  iban: "money",
  phone: "phishing",
  passport: "identity",
  "identity-card": "identity",
  "driving-licence": "identity",
  "birth-date": "identity",
  "licence-plate": undefined,
  "home-address": "private",
  "patient-number": "private",
  "case-number": undefined,
}

export type HarmWords = {
  /** As an item of a list about others. */
  readonly name: Words
  /** A sentence to whom it may happen. */
  readonly consequence: Words
  /** What he or she can do. */
  readonly advice: Words
}

const HARM_WORDS: { readonly [harm in Harm]: HarmWords } = {
  safety: {
    name: { nl: "gevaar voor iemands veiligheid", en: "danger to somebody's safety" },
    consequence: {
      nl: "Iemand kan te weten komen wat veilig moest blijven.",
      en: "Somebody may find out what had to stay safe.",
    },
    advice: {
      nl: "Bent u bang voor uw veiligheid? Bel ons meteen. Bel 112 als u nu in gevaar bent.",
      en: "Are you afraid for your safety? Call us at once. Call 112 if you are in danger now.",
    },
  },
  private: {
    name: { nl: "anderen weten iets persoonlijks", en: "others know something private" },
    consequence: {
      nl: "Anderen weten nu misschien iets over u dat u zelf wilde vertellen, of juist niet.",
      en: "Others may now know something about you that was yours to tell, or not to tell.",
    },
    advice: {
      nl: "Spreekt iemand u hierover aan? U hoeft niets uit te leggen. Vertel het ons als u er last van hebt.",
      en: "Does somebody bring this up with you? You do not have to explain anything. Tell us if it troubles you.",
    },
  },
  identity: {
    name: { nl: "identiteitsfraude", en: "identity fraud" },
    consequence: {
      nl: "Iemand kan proberen zich voor u uit te geven.",
      en: "Somebody may try to pretend to be you.",
    },
    advice: {
      nl: "Krijgt u post of rekeningen die u niet kent? Meld dat bij het Centraal Meldpunt Identiteitsfraude van de overheid.",
      en: "Do you get post or bills that you do not know? Report it to the government's Central Identity Fraud hotline (CMI).",
    },
  },
  money: {
    name: { nl: "financiële schade", en: "financial loss" },
    consequence: {
      nl: "Iemand kan proberen om met uw rekeningnummer geld te krijgen.",
      en: "Somebody may try to get money with your bank account number.",
    },
    advice: {
      nl: "Kijk de komende tijd goed naar de afschrijvingen van uw rekening. Klopt er iets niet? Bel dan uw bank.",
      en: "Keep an eye on what is debited from your account. Is something wrong? Call your bank.",
    },
  },
  phishing: {
    name: { nl: "ongewenste berichten of phishing", en: "unwanted messages or phishing" },
    consequence: {
      nl: "U kunt vaker ongewenste berichten krijgen.",
      en: "You may get more unwanted messages.",
    },
    advice: {
      nl: "Let goed op bij berichten die u niet verwacht. Klik niet zomaar op een link en geef geen wachtwoorden of codes door.",
      en: "Be careful with messages that you do not expect. Do not just click on a link, and never pass on passwords or codes.",
    },
  },
}

/** What may come of it and what helps, each once; what there is no harm of is not there. */
export function harmsOf({ addressesShown, membership, content, identifiers }: Extent): readonly HarmWords[] {
  const harms = new Set<Harm | undefined>([
    ...(addressesShown ? (["phishing"] as const) : []),
    ...[...membership, ...content].map((each) => HARM_OF_CATEGORY[each]),
    ...identifiers.map((each) => HARM_OF_IDENTIFIER[each]),
  ])
  return HARMS.filter((harm) => harms.has(harm)).map((harm) => HARM_WORDS[harm])
}
