/**
 * Section 7 of the notification: what may come of it for the people, and how bad that is.
 *
 * Damage is proposed from the kinds of data alone, and said to be a proposal: what really threatens whom, an officer judges.
 */
import type { Category, Identifier } from "../../facts/facts.ts"
import type { Extent } from "../extent.ts"
import { chosen, fromFile, fromMessage, questions } from "./form-field.ts"
import type { FormOption, FormQuestion, Proposal } from "./form-field.ts"
import type { Band } from "../severity/severity.ts"

const DAMAGE: readonly FormOption[] = [
  {
    id: "control",
    name: {
      nl: "mensen hebben minder grip op hun gegevens",
      en: "people have less control over their data",
    },
  },
  { id: "discrimination", name: { nl: "discriminatie", en: "discrimination" } },
  { id: "identity-fraud", name: { nl: "identiteitsfraude", en: "identity fraud" } },
  { id: "financial", name: { nl: "financiële schade", en: "financial loss" } },
  { id: "reputation", name: { nl: "schade aan iemands goede naam", en: "damage to reputation" } },
  {
    id: "secrecy",
    name: { nl: "verlies van het beroepsgeheim", en: "loss of professional secrecy" },
  },
  { id: "physical", name: { nl: "lichamelijk gevaar of letsel", en: "physical danger or injury" } },
  { id: "phishing", name: { nl: "ongewenste mail of phishing", en: "unwanted mail or phishing" } },
  { id: "other", name: { nl: "andere schade", en: "other damage" } },
]

const DAMAGE_OF_CATEGORY: { readonly [category in Category]: readonly string[] } = {
  health: ["discrimination", "reputation"],
  rejection: ["reputation"],
  dismissal: ["reputation"],
  debt: ["reputation"],
  benefits: ["reputation"],
  "youth-care": ["reputation"],
  "domestic-violence": ["physical", "reputation"],
  crime: ["discrimination", "reputation"],
  religion: ["discrimination"],
  union: ["discrimination"],
  politics: ["discrimination"],
  sexuality: ["discrimination", "reputation"],
  origin: ["discrimination"],
}

const DAMAGE_OF_IDENTIFIER: { readonly [identifier in Identifier]: readonly string[] } = {
  bsn: ["identity-fraud"],
  iban: ["financial"],
  phone: ["phishing"],
  passport: ["identity-fraud"],
  "identity-card": ["identity-fraud"],
  "driving-licence": ["identity-fraud"],
  "birth-date": [],
  "licence-plate": [],
  "home-address": [],
  "patient-number": [],
  "case-number": [],
}

const SEVERITIES: readonly FormOption[] = [
  { id: "negligible", name: { nl: "verwaarloosbaar", en: "negligible" } },
  { id: "limited", name: { nl: "beperkt", en: "limited" } },
  { id: "significant", name: { nl: "aanzienlijk", en: "significant" } },
  { id: "maximum", name: { nl: "maximaal", en: "maximum" } },
]

/** Four bands of ENISA beside four levels of the authority: in the same order, and no more than that. */
const SEVERITY_OF_BAND: { readonly [band in Band]: string } = {
  low: "negligible",
  medium: "limited",
  high: "significant",
  "very-high": "maximum",
}

export const CONSEQUENCE: readonly FormQuestion[] = questions(7, [
  {
    id: "consequence.data",
    name: {
      nl: "Wat betekent het datalek voor de vertrouwelijkheid, integriteit of beschikbaarheid van de gegevens?",
      en: "What does the breach mean for the confidentiality, integrity or availability of the data?",
    },
    kind: "long-text",
    required: true,
    from: ["evidence"],
    propose: ({ extent: { recipientsShown } }) =>
      recipientsShown
        ? fromMessage({
            kind: "text",
            text: {
              nl: "De ontvangers hebben gegevens van elkaar gezien die niet voor hen bedoeld waren. Zij kunnen die gegevens bewaren of doorgeven.",
              en: "The recipients saw data of one another that were not meant for them. They can keep those data or pass them on.",
            },
          })
        : undefined,
  },
  {
    id: "consequence.damage",
    name: {
      nl: "Welke schade kunnen mensen oplopen?",
      en: "Which damage may people suffer?",
    },
    kind: "choices",
    options: DAMAGE,
    required: true,
    from: ["evidence"],
    propose: ({ extent }) => damage(extent),
  },
  {
    id: "consequence.damage-text",
    name: { nl: "Licht de mogelijke schade toe", en: "Explain the possible damage" },
    kind: "long-text",
  },
  {
    id: "consequence.severity",
    name: {
      nl: "Hoe ernstig zijn de mogelijke gevolgen voor de mensen?",
      en: "How severe are the possible consequences for the people?",
    },
    kind: "choice",
    options: SEVERITIES,
    required: true,
    from: ["officer"],
    propose: ({ account: { severity } }) =>
      severity === undefined
        ? undefined
        : fromFile(chosen(SEVERITY_OF_BAND[severity.band]), {
            nl: "uit de beoordeling met de methode van ENISA; u beslist zelf",
            en: "from the assessment by ENISA's method; you decide yourself",
          }),
  },
])

function damage({ addressesShown, membership, content, identifiers }: Extent): Proposal | undefined {
  const ids = new Set([
    ...(addressesShown ? ["control", "phishing"] : []),
    ...[...membership, ...content].flatMap((each) => ["control", ...DAMAGE_OF_CATEGORY[each]]),
    ...identifiers.flatMap((each) => ["control", ...DAMAGE_OF_IDENTIFIER[each]]),
  ])
  if (ids.size === 0) return undefined
  return fromMessage(chosen(...DAMAGE.filter(({ id }) => ids.has(id)).map(({ id }) => id)), {
    nl: "voorstel op grond van het soort gegevens; kijk of dit klopt",
    en: "proposed from the kind of data; see whether this is right",
  })
}
