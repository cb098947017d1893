/** Sections 8 and 9 of the notification: what was done, who was told, other countries, and what else there is to say. */
import type { BreachAccount, Told } from "../account.ts"
import { chosen, fromFile, isChosen, isYes, questions, textValue } from "./form-field.ts"
import type { FormOption, FormQuestion, Proposal } from "./form-field.ts"
import type { PeopleDecision } from "../step.ts"
import { asTyped } from "../words.ts"

const INFORMED: readonly FormOption[] = [
  { id: "told", name: { nl: "ja, zij zijn geïnformeerd", en: "yes, they were informed" } },
  { id: "will", name: { nl: "nog niet, maar dat gaat gebeuren", en: "not yet, but they will be" } },
  { id: "not", name: { nl: "nee", en: "no" } },
]

const WHY_NOT: readonly FormOption[] = [
  {
    id: "no-high-risk",
    name: { nl: "er is waarschijnlijk geen hoog risico voor hen", en: "a high risk to them is not likely" },
  },
  {
    id: "unintelligible",
    name: {
      nl: "de gegevens waren onbegrijpelijk voor anderen (artikel 34, lid 3, onder a, AVG)",
      en: "the data were unintelligible to others (Article 34(3)(a) GDPR)",
    },
  },
  {
    id: "later-measures",
    name: {
      nl: "door maatregelen achteraf is er geen hoog risico meer (artikel 34, lid 3, onder b, AVG)",
      en: "measures taken afterwards removed the high risk (Article 34(3)(b) GDPR)",
    },
  },
  {
    id: "disproportionate",
    name: {
      nl: "iedereen informeren kost onevenredig veel moeite (artikel 34, lid 3, onder c, AVG)",
      en: "informing everybody would take disproportionate effort (Article 34(3)(c) GDPR)",
    },
  },
]

export const FOLLOW_UP: readonly FormQuestion[] = questions(8, [
  {
    id: "follow-up.informed",
    name: {
      nl: "Hebt u de mensen om wie het gaat geïnformeerd?",
      en: "Have you informed the people concerned?",
    },
    kind: "choice",
    options: INFORMED,
    required: true,
    from: ["officer"],
    propose: ({ account }) => informed(account),
  },
  {
    id: "follow-up.informed-when",
    name: { nl: "Wanneer hebt u hen geïnformeerd?", en: "When did you inform them?" },
    kind: "date",
    required: true,
    from: ["officer"],
    applies: ({ value }) => isChosen(value("follow-up.informed"), "told"),
    propose: ({ account: { told } }) =>
      told.firstAt === undefined ? undefined : fromFile({ kind: "date", at: told.firstAt }),
  },
  {
    id: "follow-up.informed-number",
    name: { nl: "Hoeveel mensen hebt u geïnformeerd?", en: "How many people did you inform?" },
    kind: "range",
    required: true,
    from: ["officer"],
    applies: ({ value }) => isChosen(value("follow-up.informed"), "told"),
    propose: ({ account: { told } }) => {
      const { people } = told
      return people === 0 ? undefined : fromFile({ kind: "range", range: { least: people, most: people } })
    },
  },
  {
    id: "follow-up.informed-channel",
    name: { nl: "Op welke manier?", en: "By which means?" },
    kind: "text",
    required: true,
    from: ["officer"],
    applies: ({ value }) => isChosen(value("follow-up.informed"), "told", "will"),
    propose: ({ account: { told } }) => channel(told),
  },
  {
    id: "follow-up.informed-text",
    name: { nl: "Wat hebt u hun geschreven?", en: "What did you write to them?" },
    help: {
      nl: "Neem de tekst van de brief over, zonder namen.",
      en: "Copy the text of the letter, without names.",
    },
    kind: "long-text",
    applies: ({ value }) => isChosen(value("follow-up.informed"), "told", "will"),
  },
  {
    id: "follow-up.not-informed-why",
    name: { nl: "Waarom informeert u hen niet?", en: "Why do you not inform them?" },
    kind: "choice",
    options: WHY_NOT,
    required: true,
    from: ["officer"],
    applies: ({ value }) => isChosen(value("follow-up.informed"), "not"),
    propose: ({ account: { people } }) =>
      people?.exception === undefined ? undefined : fromFile(chosen(people.exception)),
  },
  {
    id: "follow-up.not-informed-reason",
    name: { nl: "Licht uw keuze toe", en: "Explain your choice" },
    kind: "long-text",
    required: true,
    from: ["officer"],
    applies: ({ value }) => isChosen(value("follow-up.informed"), "not"),
    propose: ({ account: { people } }) => reasonOf(people),
  },
  {
    id: "follow-up.public-notice",
    name: {
      nl: "Hoe informeert u hen dan met een openbaar bericht?",
      en: "How do you inform them by a public notice instead?",
    },
    kind: "long-text",
    required: true,
    applies: ({ value }) => isChosen(value("follow-up.not-informed-why"), "disproportionate"),
  },
  {
    id: "follow-up.measures",
    name: {
      nl: "Welke maatregelen nam of neemt u tegen het datalek en tegen herhaling?",
      en: "Which measures did or do you take against the breach and against its repetition?",
    },
    kind: "long-text",
    required: true,
    from: ["officer"],
    propose: ({ account }) => measures(account),
  },
  {
    id: "follow-up.cross-border",
    name: {
      nl: "Gaat het om een verwerking in meer landen van de Europese Unie?",
      en: "Does the processing concern more countries of the European Union?",
    },
    kind: "yes-no",
    required: true,
  },
  {
    id: "follow-up.other-authorities",
    name: {
      nl: "Bij welke toezichthouders in andere landen hebt u ook gemeld?",
      en: "Which supervisory authorities in other countries did you notify too?",
    },
    kind: "text",
    applies: ({ value }) => isYes(value("follow-up.cross-border")),
  },
])

export const OTHER: readonly FormQuestion[] = questions(9, [
  {
    id: "other.follow-up-at",
    name: { nl: "Wanneer volgt een aanvulling?", en: "When will more follow?" },
    kind: "date",
    applies: ({ unknown }) => unknown > 0,
  },
  {
    id: "other.remarks",
    name: { nl: "Hebt u nog opmerkingen?", en: "Is there anything else to say?" },
    kind: "long-text",
  },
  {
    id: "other.attachments",
    name: { nl: "Welke bijlagen stuurt u mee?", en: "Which attachments do you send along?" },
    help: {
      nl: "Haal eerst de persoonsgegevens van de mensen om wie het gaat uit de bijlagen.",
      en: "First take the personal data of the people concerned out of the attachments.",
    },
    kind: "long-text",
  },
])

function channel({ people, byHand }: Told): Proposal | undefined {
  if (people === 0) return undefined
  if (byHand === 0)
    return fromFile(
      textValue({
        nl: "Een persoonlijke brief per e-mail, aan ieder apart.",
        en: "A personal letter by e-mail, to each of them separately.",
      }),
    )
  if (byHand === people)
    return fromFile(
      textValue({
        nl: "Een persoonlijke brief op papier, of een telefoongesprek.",
        en: "A personal letter on paper, or a telephone call.",
      }),
    )
  return fromFile(
    textValue({
      nl: `Een persoonlijke brief per e-mail, aan ieder apart. Aan ${byHand} van hen op papier of per telefoon.`,
      en: `A personal letter by e-mail, to each of them separately. To ${byHand} of them on paper or by telephone.`,
    }),
  )
}

function informed(account: BreachAccount): Proposal | undefined {
  if (account.told.people > 0) return fromFile(chosen("told"))
  return account.people === undefined ? undefined : fromFile(chosen(account.people.inform ? "will" : "not"))
}

function reasonOf(people: PeopleDecision | undefined): Proposal | undefined {
  const reason = people?.reason.trim() ?? ""
  return reason === "" ? undefined : fromFile(textValue(asTyped(reason)))
}

/** Without owners: who does what inside the organisation is not asked. */
function measures({ measures: taken }: BreachAccount): Proposal | undefined {
  if (taken.length === 0) return undefined
  return fromFile(
    textValue({
      nl: taken.map(({ text, closed }) => `- ${text}${closed === undefined ? "" : " (gereed)"}`).join("\n"),
      en: taken.map(({ text, closed }) => `- ${text}${closed === undefined ? "" : " (done)"}`).join("\n"),
    }),
  )
}
