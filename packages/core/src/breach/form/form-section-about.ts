/** Section 0 of the notification: under which law, whether it is new, and whether it is complete. */
import type { Notified } from "../account.ts"
import { ALL_PHASES, chosen, fromFile, fromMessage, questions, textValue } from "./form-field.ts"
import type { FormContext, FormOption, FormQuestion } from "./form-field.ts"
import type { Phase } from "../step.ts"
import { asTyped } from "../words.ts"

const LAWS: readonly FormOption[] = [
  { id: "avg", name: { nl: "AVG", en: "GDPR" } },
  { id: "tw", name: { nl: "Telecommunicatiewet", en: "Telecommunications Act" } },
  { id: "wpg", name: { nl: "Wet politiegegevens (Wpg)", en: "Police Data Act (Wpg)" } },
  {
    id: "wjsg",
    name: {
      nl: "Wet justitiële en strafvorderlijke gegevens (Wjsg)",
      en: "Judicial Data and Criminal Records Act (Wjsg)",
    },
  },
]

const KINDS: readonly FormOption[] = [
  { id: "new", name: { nl: "nieuwe melding", en: "new notification" } },
  { id: "follow-up", name: { nl: "vervolgmelding", en: "follow-up notification" } },
  {
    id: "withdrawal",
    name: { nl: "intrekking van een eerdere melding", en: "withdrawal of an earlier notification" },
  },
]
const KIND_OF_PHASE: { readonly [phase in Phase]: string } = {
  first: "new",
  "follow-up": "follow-up",
  withdrawal: "withdrawal",
}

const COMPLETENESS: readonly FormOption[] = [
  { id: "complete", name: { nl: "volledige melding", en: "complete notification" } },
  {
    id: "provisional",
    name: {
      nl: "voorlopige melding; een aanvulling volgt",
      en: "provisional notification; more will follow",
    },
  },
]

export const ABOUT: readonly FormQuestion[] = questions(0, [
  {
    id: "about.law",
    name: { nl: "Op grond van welke wet meldt u?", en: "Under which law do you notify?" },
    help: {
      nl: "Voor de meeste organisaties is dat de AVG. Voor politietaken is het de Wpg.",
      en: "For most organisations this is the GDPR. For police tasks it is the Wpg.",
    },
    kind: "choice",
    options: LAWS,
    required: true,
    phases: ALL_PHASES,
  },
  {
    id: "about.kind",
    name: { nl: "Soort melding", en: "Kind of notification" },
    kind: "choice",
    options: KINDS,
    required: true,
    phases: ALL_PHASES,
    from: ["officer"],
    propose: ({ phase }) => fromFile(chosen(KIND_OF_PHASE[phase])),
  },
  {
    id: "about.earlier-number",
    name: { nl: "Nummer van de eerdere melding", en: "Number of the earlier notification" },
    kind: "text",
    required: true,
    phases: ["follow-up", "withdrawal"],
    from: ["officer"],
    propose: ({ account: { notified } }) => {
      const reference = lastReference(notified)
      return reference === "" ? undefined : fromFile(textValue(asTyped(reference)))
    },
  },
  {
    id: "about.withdrawal-reason",
    name: { nl: "Waarom trekt u de melding in?", en: "Why do you withdraw the notification?" },
    kind: "long-text",
    required: true,
    phases: ["withdrawal"],
  },
])

/** Asked last, for only then it is known what is missing; shown in section 0. */
export const COMPLETE: readonly FormQuestion[] = questions(0, [
  {
    id: "about.complete",
    name: { nl: "Is deze melding volledig?", en: "Is this notification complete?" },
    help: {
      nl: "Weet u nog niet alles? Meld dan voorlopig en vul later aan (artikel 33, lid 4, AVG).",
      en: "Not everything known yet? Notify provisionally and add to it later (Article 33(4) GDPR).",
    },
    kind: "choice",
    options: COMPLETENESS,
    required: true,
    from: ["evidence"],
    propose: completeness,
  },
])

/** Only that it is incomplete can be seen; that nothing is missing is for an officer to say. */
function completeness({ unknown }: FormContext): ReturnType<FormQuestion["propose"]> {
  if (unknown === 0) return undefined
  return fromMessage(chosen("provisional"), {
    nl:
      unknown === 1
        ? "1 verplicht antwoord is nog onbekend"
        : `${unknown} verplichte antwoorden zijn nog onbekend`,
    en:
      unknown === 1 ? "1 required answer is still unknown" : `${unknown} required answers are still unknown`,
  })
}

/** The number that the authority gave last. */
function lastReference(notified: readonly Notified[]): string {
  return notified.findLast(({ reference }) => reference.trim() !== "")?.reference.trim() ?? ""
}
