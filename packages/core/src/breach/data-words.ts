/**
 * What the data are called, in plain words: for a letter to the people, an answer to a council, a row of the register.
 *
 * Each fits behind "gegevens over" and "information about", or is a thing by itself; none of them says more than its category.
 */
import type { Category, Identifier } from "../facts/facts.ts"
import type { Extent } from "./extent.ts"
import { capital, inBoth, listText } from "./words.ts"
import type { Words } from "./words.ts"

/** Behind "gegevens over" and "information about". */
export const CATEGORY_WORDS: { readonly [category in Category]: Words } = {
  health: { nl: "gezondheid", en: "health" },
  rejection: { nl: "een afwijzing", en: "a rejection" },
  dismissal: { nl: "ontslag", en: "dismissal" },
  debt: { nl: "schulden", en: "debts" },
  benefits: { nl: "een uitkering", en: "benefits" },
  "youth-care": { nl: "jeugdhulp", en: "youth care" },
  "domestic-violence": { nl: "huiselijk geweld", en: "domestic violence" },
  crime: { nl: "strafbare feiten", en: "criminal offences" },
  religion: { nl: "geloof of levensovertuiging", en: "religion or belief" },
  union: { nl: "lidmaatschap van een vakbond", en: "trade union membership" },
  politics: { nl: "politieke voorkeur", en: "political opinions" },
  sexuality: { nl: "seksualiteit", en: "sexuality" },
  origin: { nl: "afkomst", en: "origin" },
}

/** Things by themselves. */
export const IDENTIFIER_WORDS: { readonly [identifier in Identifier]: Words } = {
  bsn: { nl: "burgerservicenummers (BSN)", en: "citizen service numbers (BSN)" },
  iban: { nl: "rekeningnummers", en: "bank account numbers" },
  phone: { nl: "telefoonnummers", en: "phone numbers" },
  passport: { nl: "paspoortnummers", en: "passport numbers" },
  "identity-card": { nl: "nummers van identiteitskaarten", en: "identity card numbers" },
  "driving-licence": { nl: "nummers van rijbewijzen", en: "driving licence numbers" },
  "birth-date": { nl: "geboortedatums", en: "dates of birth" },
  "licence-plate": { nl: "kentekens", en: "licence plates" },
  "home-address": { nl: "woonadressen", en: "home addresses" },
  "patient-number": { nl: "patiëntnummers", en: "patient numbers" },
  "case-number": { nl: "zaaknummers", en: "case numbers" },
}

export const ADDRESSES: Words = { nl: "e-mailadressen", en: "e-mail addresses" }

/** Kinds of data, each as an item of a list: "e-mailadressen", "gegevens over gezondheid". */
export function dataItems({ addressesShown, membership, content, identifiers }: Extent): readonly Words[] {
  const about = new Set([...membership, ...content])
  return [
    ...(addressesShown ? [ADDRESSES] : []),
    ...identifiers.map((each) => IDENTIFIER_WORDS[each]),
    ...[...about].map((each) => ({
      nl: `gegevens over ${CATEGORY_WORDS[each].nl}`,
      en: `information about ${CATEGORY_WORDS[each].en}`,
    })),
  ]
}

/** One line, with a capital; "" where nothing is known. */
export function dataText(extent: Extent): Words {
  const items = dataItems(extent)
  return inBoth((language) =>
    capital(
      listText(
        items.map((item) => item[language]),
        language,
      ),
    ),
  )
}
