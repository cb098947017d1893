/**
 * Advice on the two duties: telling the authority (GDPR Art. 33) and the people concerned (Art. 34).
 *
 * It advises and never decides: each advice has its reasons, and the officer writes down what was decided and why. Failing
 * direction: tell. Art. 33(1) asks to tell unless a risk is unlikely, so whatever is not known yet is no reason to keep silent
 * (EDPB Guidelines 9/2022).
 *
 * Deliberately left out: the score itself (../severity/severity.ts), and earlier cases (../shelf/shelf.ts).
 */
import type { MessageEvidence } from "../evidence.ts"
import type { BreachLaw } from "./law.ts"
import { categoriesIn, identifiersIn, isForFraud, isSensitive } from "../severity/sensitive.ts"
import type { Severity } from "../severity/severity.ts"
import type { PeopleDecision } from "../step.ts"
import type { Words } from "../words.ts"

/** "consider": both can be argued. */
export type Advice = {
  readonly advice: "tell" | "consider" | "not-needed"
  /** One or more, the weightiest first. */
  readonly reasons: readonly Words[]
}

export type Situation = {
  /** Undefined while nobody assessed it. */
  readonly severity: Severity | undefined
  readonly evidence: readonly MessageEvidence[]
  readonly nearMiss: boolean
  /** Nobody who got the data can read them: encrypted, and the key is safe. */
  readonly unintelligible: boolean
  /** It is no longer known who has the data: passed on, or posted. */
  readonly spread: boolean
  readonly law: Pick<BreachLaw, "threshold">
}

/** Whether the authority should be told. */
export function authorityAdvice(situation: Situation): Advice {
  const { nearMiss, unintelligible, evidence, law } = situation
  if (nearMiss) return nearMissAdvice(evidence)
  if (unintelligible) return { advice: "not-needed", reasons: [UNREADABLE] }
  const risks = risksOf(situation)
  if (law.threshold === "high-risk") {
    const { advice } = peopleAdvice(situation)
    return advice === "not-needed"
      ? { advice, reasons: [ONLY_HIGH_RISK] }
      : { advice, reasons: [ONLY_HIGH_RISK, ...risks] }
  }
  if (risks.length > 0) return { advice: "tell", reasons: [...risks, DELETION_IS_NO_REASON] }
  return situation.severity === undefined
    ? { advice: "consider", reasons: [NOT_ASSESSED] }
    : { advice: "not-needed", reasons: [RISK_UNLIKELY, REGISTER_ANYWAY] }
}

/** Whether the people concerned should be told. */
export function peopleAdvice(situation: Situation): Advice {
  const { severity, nearMiss, unintelligible, evidence } = situation
  if (nearMiss) return nearMissAdvice(evidence)
  if (unintelligible) return { advice: "not-needed", reasons: [UNREADABLE] }
  if (severity === undefined) return { advice: "consider", reasons: [NOT_ASSESSED, ...risksOf(situation)] }
  switch (severity.band) {
    case "high":
    case "very-high":
      return { advice: "tell", reasons: [HIGH_RISK, ...risksOf(situation), TELL_SOON] }
    case "medium":
      return { advice: "consider", reasons: [MEDIUM_RISK, ...risksOf(situation)] }
    case "low":
      return isHarmful(evidence)
        ? { advice: "consider", reasons: [...risksOf(situation)] }
        : { advice: "not-needed", reasons: [NO_HIGH_RISK] }
  }
}

export type ExceptionAdvice = {
  readonly exception: NonNullable<PeopleDecision["exception"]>
  readonly applies: "yes" | "perhaps" | "hardly"
  readonly reason: Words
}

/** The exceptions of Art. 34(3), each with whether it can be relied on here. */
export function exceptionAdvice({ unintelligible, spread }: Situation): readonly ExceptionAdvice[] {
  return [
    {
      exception: "unintelligible",
      applies: unintelligible ? "yes" : "hardly",
      reason: unintelligible ? UNREADABLE : READABLE,
    },
    {
      exception: "later-measures",
      applies: spread ? "hardly" : "perhaps",
      reason: spread ? SPREAD : LATER_MEASURES,
    },
    { exception: "disproportionate", applies: "hardly", reason: ADDRESSES_KNOWN },
  ]
}

function nearMissAdvice(evidence: readonly MessageEvidence[]): Advice {
  return evidence.every(({ outcome }) => outcome === "prevented")
    ? { advice: "not-needed", reasons: [NOBODY_GOT_IT] }
    : { advice: "consider", reasons: [NOT_SURE_PREVENTED] }
}

/** What makes a risk likely; empty: nothing that is known does. */
function risksOf({ severity, evidence, spread }: Situation): readonly Words[] {
  const unread = evidence.some(({ listed, attachments }) => !listed.complete || attachments.unreadable > 0)
  return [
    ...(severity !== undefined && severity.band !== "low" ? [SEVERE] : []),
    ...(categoriesIn(evidence).some(isSensitive) ? [SENSITIVE] : []),
    ...(identifiersIn(evidence).some(isForFraud) ? [FRAUD] : []),
    ...(severity?.manyPeople === true ? [MANY] : []),
    ...(spread ? [SPREAD] : []),
    ...(unread ? [UNREAD] : []),
  ]
}

function isHarmful(evidence: readonly MessageEvidence[]): boolean {
  return categoriesIn(evidence).some(isSensitive) || identifiersIn(evidence).some(isForFraud)
}

const NOBODY_GOT_IT: Words = {
  nl: "Niemand heeft de gegevens gekregen. Dit is een bijna-datalek: leg het vast en leer ervan.",
  en: "Nobody got the data. This is a near miss: record it and learn from it.",
}
const NOT_SURE_PREVENTED: Words = {
  nl: "Dit staat als bijna-datalek in het dossier, maar niet van elk bericht is zeker dat het is tegengehouden. Zoek dat eerst uit.",
  en: "The file says that this is a near miss, but not every message was certainly stopped. Find that out first.",
}
const UNREADABLE: Words = {
  nl: "Wie de gegevens kreeg, kan ze niet lezen: ze zijn goed versleuteld en de sleutel is veilig.",
  en: "Whoever got the data cannot read them: they are well encrypted, and the key is safe.",
}
const READABLE: Words = {
  nl: "De gegevens waren gewoon te lezen.",
  en: "The data could simply be read.",
}
const ONLY_HIGH_RISK: Words = {
  nl: "Deze wet vraagt alleen een melding als het risico hoog is.",
  en: "This law asks for a notification only where the risk is high.",
}
const NOT_ASSESSED: Words = {
  nl: "De ernst is nog niet beoordeeld. Doe dat eerst; de klok loopt door.",
  en: "The severity has not been assessed yet. Do that first; the clock goes on.",
}
const RISK_UNLIKELY: Words = {
  nl: "Het gaat om weinig mensen en om gegevens die weinig over hen zeggen, en het is bekend wie ze heeft gekregen. Een risico is niet waarschijnlijk.",
  en: "These are few people and data that say little about them, and it is known who got them. A risk is unlikely.",
}
const REGISTER_ANYWAY: Words = {
  nl: "Meldt u niet? Het datalek hoort wel in het register, met de reden (artikel 33, lid 5, AVG).",
  en: "Do you not notify? The breach belongs in the register all the same, with the reason (Art. 33(5) GDPR).",
}
const DELETION_IS_NO_REASON: Words = {
  nl: "Ook als alle ontvangers zeggen dat ze het bericht hebben verwijderd, kan melden verplicht zijn.",
  en: "Even where all recipients say that they deleted the message, notifying may be a duty.",
}
const SEVERE: Words = {
  nl: "Volgens de beoordeling is de ernst niet laag.",
  en: "By the assessment, the severity is not low.",
}
const SENSITIVE: Words = {
  nl: "Het gaat om gevoelige gegevens.",
  en: "The data are sensitive.",
}
const FRAUD: Words = {
  nl: "Met de gegevens kan iemand zich voor een ander uitgeven.",
  en: "With the data, somebody can pretend to be another person.",
}
const MANY: Words = {
  nl: "Het gaat om meer dan honderd mensen.",
  en: "More than a hundred people are concerned.",
}
const SPREAD: Words = {
  nl: "Het is niet meer bekend wie de gegevens heeft.",
  en: "It is no longer known who has the data.",
}
const UNREAD: Words = {
  nl: "Niet alles in de berichten was te lezen. Er kunnen meer gegevens in staan.",
  en: "Not everything in the messages could be read. There may be more data in them.",
}
const HIGH_RISK: Words = {
  nl: "Het risico voor deze mensen is hoog. Dan hebben zij er recht op het te weten (artikel 34 AVG).",
  en: "The risk to these people is high. Then they have a right to know (Art. 34 GDPR).",
}
const TELL_SOON: Words = {
  nl: "Stuur snel een eerste bericht. Wat u nog niet weet, vult u later aan.",
  en: "Send a first message soon. What you do not know yet, you can add later.",
}
const MEDIUM_RISK: Words = {
  nl: "Het risico is niet laag. Mensen willen dit meestal weten, ook als het niet verplicht is.",
  en: "The risk is not low. People usually want to know this, also where it is no duty.",
}
const NO_HIGH_RISK: Words = {
  nl: "Een hoog risico voor deze mensen is niet waarschijnlijk.",
  en: "A high risk to these people is unlikely.",
}
const LATER_MEASURES: Words = {
  nl: "Alleen als u zeker weet dat niemand de gegevens nog kan misbruiken. Een belofte van een ontvanger is daarvoor meestal niet genoeg.",
  en: "Only where you are certain that nobody can misuse the data any more. A recipient's promise is usually not enough.",
}
const ADDRESSES_KNOWN: Words = {
  nl: "U hebt de e-mailadressen van deze mensen. Een brief per persoon kost dan geen onevenredige moeite.",
  en: "You have the e-mail addresses of these people. A letter to each is no disproportionate effort then.",
}
