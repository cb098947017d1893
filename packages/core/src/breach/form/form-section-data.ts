/** Section 4 of the notification: which data, and how many records of them. */
import type { Category, Identifier } from "../../facts/facts.ts"
import { CATEGORY_WORDS, IDENTIFIER_WORDS } from "../data-words.ts"
import type { Extent } from "../extent.ts"
import { chosen, fromMessage, isChosen, questions, textValue } from "./form-field.ts"
import type { FormOption, FormQuestion } from "./form-field.ts"
import { capital, inBoth, listText } from "../words.ts"

const GENERAL: readonly FormOption[] = [
  { id: "name", name: { nl: "naam", en: "name" } },
  { id: "sex", name: { nl: "geslacht", en: "sex" } },
  { id: "birth", name: { nl: "geboortedatum of leeftijd", en: "date of birth or age" } },
  { id: "bsn", name: { nl: "burgerservicenummer (BSN)", en: "citizen service number (BSN)" } },
  {
    id: "contact",
    name: {
      nl: "contactgegevens, zoals adres, e-mailadres of telefoonnummer",
      en: "contact data, such as address, e-mail address or phone number",
    },
  },
  {
    id: "access",
    name: {
      nl: "toegangs- of identificatiegegevens, zoals een inlognaam of klantnummer",
      en: "access or identification data, such as a user name or customer number",
    },
  },
  { id: "financial", name: { nl: "financiële gegevens", en: "financial data" } },
  {
    id: "identity-document",
    name: { nl: "kopieën van identiteitsbewijzen", en: "copies of identity documents" },
  },
  { id: "location", name: { nl: "locatiegegevens", en: "location data" } },
  {
    id: "criminal",
    name: { nl: "strafrechtelijke gegevens", en: "data on criminal convictions and offences" },
  },
  { id: "other", name: { nl: "andere gegevens", en: "other data" } },
]

const SPECIAL: readonly FormOption[] = [
  { id: "origin", name: { nl: "ras of etnische afkomst", en: "racial or ethnic origin" } },
  { id: "politics", name: { nl: "politieke opvattingen", en: "political opinions" } },
  {
    id: "religion",
    name: { nl: "godsdienst of levensovertuiging", en: "religious or philosophical beliefs" },
  },
  { id: "union", name: { nl: "lidmaatschap van een vakbond", en: "trade union membership" } },
  {
    id: "sex-life",
    name: { nl: "seksueel gedrag of seksuele gerichtheid", en: "sex life or sexual orientation" },
  },
  { id: "health", name: { nl: "gezondheid", en: "health" } },
  { id: "genetic", name: { nl: "genetische gegevens", en: "genetic data" } },
  { id: "biometric", name: { nl: "biometrische gegevens", en: "biometric data" } },
]

const GENERAL_OF_IDENTIFIER: { readonly [identifier in Identifier]: string } = {
  bsn: "bsn",
  iban: "financial",
  phone: "contact",
  passport: "access",
  "identity-card": "access",
  "driving-licence": "access",
  "birth-date": "birth",
  "licence-plate": "other",
  "home-address": "contact",
  "patient-number": "access",
  "case-number": "other",
}

/** Of the authority's two lists; what is in neither is written out in `data.other`. */
const OPTION_OF_CATEGORY: {
  readonly [category in Category]: { readonly list: "general" | "special"; readonly id: string }
} = {
  health: { list: "special", id: "health" },
  rejection: { list: "general", id: "other" },
  dismissal: { list: "general", id: "other" },
  debt: { list: "general", id: "financial" },
  benefits: { list: "general", id: "financial" },
  "youth-care": { list: "general", id: "other" },
  "domestic-violence": { list: "general", id: "other" },
  crime: { list: "general", id: "criminal" },
  religion: { list: "special", id: "religion" },
  union: { list: "special", id: "union" },
  politics: { list: "special", id: "politics" },
  sexuality: { list: "special", id: "sex-life" },
  origin: { list: "special", id: "origin" },
}

export const DATA: readonly FormQuestion[] = questions(4, [
  {
    id: "data.general",
    name: { nl: "Welke gewone persoonsgegevens?", en: "Which ordinary personal data?" },
    help: {
      nl: "Sluis leest e-mailadressen en nummers. Of er ook namen bij staan, ziet u zelf het best.",
      en: "Sluis reads e-mail addresses and numbers. Whether names stand beside them, you can see best.",
    },
    kind: "choices",
    options: GENERAL,
    required: true,
    from: ["evidence"],
    propose: ({ extent }) => choice(generalOf(extent), GENERAL, extent),
  },
  {
    id: "data.other",
    name: { nl: "Welke andere gegevens?", en: "Which other data?" },
    kind: "text",
    required: true,
    from: ["evidence"],
    applies: ({ value }) => isChosen(value("data.general"), "other"),
    propose: ({ extent }) => {
      const others = othersOf(extent)
      if (others.length === 0) return undefined
      return fromMessage(
        textValue(
          inBoth((language) =>
            capital(
              listText(
                others.map((other) => other[language]),
                language,
              ),
            ),
          ),
        ),
      )
    },
  },
  {
    id: "data.special",
    name: { nl: "Welke bijzondere persoonsgegevens?", en: "Which special categories of personal data?" },
    help: {
      nl: "Ook wie op een lijst staat, kan iets verraden: op een lijst van patiënten staan zegt iets over gezondheid.",
      en: "Being on a list can give something away: being on a list of patients says something about health.",
    },
    kind: "choices",
    options: SPECIAL,
    from: ["evidence"],
    propose: ({ extent }) => choice(specialOf(extent), SPECIAL, extent),
  },
  {
    id: "data.records",
    name: { nl: "Hoeveel gegevensrecords?", en: "How many data records?" },
    help: {
      nl: "Bij benadering, als het minste en het meeste.",
      en: "Approximately, as the least and the most.",
    },
    kind: "range",
    required: true,
    from: ["evidence"],
    propose: ({ extent: { people } }) =>
      people === undefined
        ? undefined
        : fromMessage(
            { kind: "range", range: people },
            {
              nl: "geteld in het bericht, als één record per persoon",
              en: "counted in the message, as one record for each person",
            },
          ),
  },
])

function choice(
  ids: ReadonlySet<string>,
  options: readonly FormOption[],
  { sensitivity }: Extent,
): ReturnType<FormQuestion["propose"]> {
  if (ids.size === 0) return undefined
  const inOrder = options.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  return fromMessage(chosen(...inOrder), sensitivity === "assumed" ? ASSUMED : READ)
}

const READ = {
  nl: "gelezen in het bericht en zijn bijlagen",
  en: "read in the message and its attachments",
}
const ASSUMED = {
  nl: "gelezen in het bericht; waar de lijst over gaat, is niet zeker",
  en: "read in the message; what the list is about is not certain",
}

function generalOf({ addressesShown, identifiers, ...about }: Extent): ReadonlySet<string> {
  return new Set([
    ...(addressesShown ? ["contact"] : []),
    ...identifiers.map((each) => GENERAL_OF_IDENTIFIER[each]),
    ...categoriesOf(about)
      .map((each) => OPTION_OF_CATEGORY[each])
      .filter(({ list }) => list === "general")
      .map(({ id }) => id),
  ])
}

function specialOf(extent: Extent): ReadonlySet<string> {
  return new Set(
    categoriesOf(extent)
      .map((each) => OPTION_OF_CATEGORY[each])
      .filter(({ list }) => list === "special")
      .map(({ id }) => id),
  )
}

function othersOf({
  identifiers,
  ...about
}: Extent): readonly { readonly nl: string; readonly en: string }[] {
  return [
    ...identifiers
      .filter((each) => GENERAL_OF_IDENTIFIER[each] === "other")
      .map((each) => IDENTIFIER_WORDS[each]),
    ...categoriesOf(about)
      .filter((each) => OPTION_OF_CATEGORY[each].id === "other")
      .map((each) => ({
        nl: `gegevens over ${CATEGORY_WORDS[each].nl}`,
        en: `information about ${CATEGORY_WORDS[each].en}`,
      })),
  ]
}

function categoriesOf({ membership, content }: Pick<Extent, "membership" | "content">): readonly Category[] {
  return [...new Set([...membership, ...content])]
}
