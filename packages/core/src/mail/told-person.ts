/**
 * Whether a sentence tells of somebody: a person by name, or people by what they have in common.
 *
 * Why this module exists: where a text looks like what stands in every mail (a signature, a disclaimer), this is what shows that
 * it was written for this one. First names are those of ../document/first-name.ts; it need not know all.
 *
 * Deliberately left out: whether what is told is sensitive (../facts/sensitivity.ts).
 */
import { isCompanyWord } from "../document/company-word.ts"
import { FIRST_NAMES } from "../document/first-name.ts"

/** A word of a name, and what stands between two of them; sources of expressions with the flag `u`. */
export const NAME = "\\p{Lu}[\\p{L}'’.-]{0,30}"
export const INFIX = "van|de|der|den|het|ten|ter|te|el|al|von|da|bin|'t"

const FULL_NAME = new RegExp(`^${NAME}(?: (?:${INFIX})){0,3} ${NAME}`, "u")

/** "Piet Jansen", "P. van Dijk"; not "Piet". */
export function beginsWithFullName(text: string): boolean {
  return FULL_NAME.test(text)
}

const HONORIFIC = new RegExp(
  `(?<![\\p{L}])(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]w\\.|[Mm]evr\\.|[Dd]hr\\.|Mrs\\.?|Ms\\.?|Mr\\.) (?:(?:${INFIX}) ){0,3}${NAME}`,
  "u",
)
const VERBS =
  "is|heeft|had|was|wordt|werd|moet|kan|gaat|zit|krijgt|blijft|komt|ligt|lijdt|has|will|gets|suffers|wants"
const TOLD_OF = new RegExp(
  `(?<![\\p{L}])((?:${NAME} )(?:(?:${INFIX}|${NAME}) ){0,4})(?:${VERBS})(?![\\p{L}])`,
  "gu",
)
const NAMED = new RegExp(`(?<![\\p{L}])(${NAME}) (?:(?:${INFIX}) ){0,3}${NAME}`, "gu")

/** A lady or gentleman by name, or a name as the subject of the sentence: "Anna heeft", "Xander van Dijk is". */
export function tellsOfPerson(text: string): boolean {
  if (HONORIFIC.test(text)) return true
  for (const [, name = ""] of text.matchAll(TOLD_OF)) {
    const words = name.toLowerCase().trimEnd().split(" ")
    if (words.some(isCompanyWord) || isOrganisation(text)) continue
    if (FIRST_NAMES.has(words[0] ?? "") || beginsWithFullName(name)) return true
  }
  return false
}

/** "Pieter van Foreest is de zorgorganisatie voor …", "Macmillan is here for …": named after somebody. */
function isOrganisation(text: string): boolean {
  return ORGANISATION.test(text)
}
const ORGANISATION =
  /(?<![\p{L}])(?:is|zijn) (?:(?:een|de|het|onze|dé|hét|a|an|the|our) (?:[\p{L}-]{1,30} ){0,3}[\p{L}-]{0,30}(?:organisatie|instelling|ziekenhuis|centrum|stichting|huis|kliniek|school|vereniging|fonds|oprichter|beschermheer|organi[sz]ation|hospital|centre|center|charity|foundation|clinic|founder|patron)|er voor|gespecialiseerd in|specialised in|specialized in|here (?:for|to))(?![\p{L}])/iu

/** A person by name, wherever in the sentence. */
export function namesPerson(text: string): boolean {
  if (tellsOfPerson(text)) return true
  for (const [, first = ""] of text.matchAll(NAMED)) if (FIRST_NAMES.has(first.toLowerCase())) return true
  return false
}

const PEOPLE =
  "mensen|personen|cli[eë]nten|pati[eë]nten|leden|ouders|jongeren|kinderen|vrouwen|mannen|deelnemers|kandidaten|sollicitanten|" +
  "medewerkers|werknemers|collega['’]?s|leerlingen|studenten|bewoners|inwoners|gezinnen|families|klanten|people|persons|adults|" +
  "clients|patients|members|parents|children|women|men|participants|candidates|applicants|employees|colleagues|pupils|students|" +
  "residents|families|those|anyone|everyone|iedereen"
const OF_A_KIND =
  "lotgenoten|slachtoffers|nabestaanden|schuldenaren|verslaafden|daders|overlevenden|uitkeringsgerechtigden|" +
  "bijstandsgerechtigden|asielzoekers|statushouders|afgewezenen|survivors|victims|addicts|debtors|refugees|asylum seekers|the bereaved"
/** What readers of a newsletter have in common, and nobody else learns anything by. */
const ORDINARY =
  "(?:interesse|belangstelling|vragen|een (?:abonnement|account|vraag)|zich|hun|onze|deze|dit|eerder|ooit|hebben|bij ons|interest|" +
  "an (?:account|interest|subscription)|questions|have|signed|subscribed|opted|asked|are interested|receive|ontvangen)"
const PEOPLE_WITH = new RegExp(
  `(?<![\\p{L}])(?:(?:${OF_A_KIND})(?![\\p{L}])|(?:${PEOPLE}) (?:met|zonder|die|in de|with|without|who|whose|living with|on) (?!${ORDINARY}(?![\\p{L}]))\\p{L})`,
  "iu",
)

/** "mensen met een depressie", "cliënten die", "lotgenoten": people who have something in common. */
export function speaksOfPeople(text: string): boolean {
  return PEOPLE_WITH.test(text)
}
