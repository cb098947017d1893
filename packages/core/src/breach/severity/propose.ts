/**
 * A first assessment, from what the messages of a breach say: each factor with its reason, for an officer to alter.
 *
 * Failing direction: of several kinds of data the worst counts, and where nobody knows how easily people are told, the
 * highest does.
 *
 * Deliberately left out: the ladders (./data-kind.ts, ./identification.ts) and the sum (./severity.ts).
 */
import type { MessageEvidence } from "../evidence.ts"
import { affectedPeople } from "../evidence-of.ts"
import { ADDRESSES_ONLY, rungOfCategory, rungOfIdentifier, type Rung } from "./data-kind.ts"
import { IDENTIFICATION, type PeopleGroup } from "./identification.ts"
import type { Assessment, Factor, GroupAssessment } from "./severity.ts"
import type { Words } from "../words.ts"

/** What no message tells. */
export type Circumstances = {
  /** Unintended recipients who answered that they passed it on. */
  readonly forwarded: number
  /** It stands where anybody may read it: social media, the press, a website. */
  readonly posted: boolean
  /** Somebody meant harm. */
  readonly intent: boolean
  /** How much the data really tell: "general" of something of little weight (an allergy), "none" of what is public or says nothing. */
  readonly insight: "specific" | "general" | "none"
  /** The people are in danger, or depend on others: informants, children, people in hiding. */
  readonly vulnerable: boolean
  readonly integrity: "kept" | "recoverable" | "lost"
  readonly availability: "kept" | "temporary" | "lost"
}

/** Nothing known beyond the messages themselves. */
export const PLAIN_CIRCUMSTANCES: Circumstances = {
  forwarded: 0,
  posted: false,
  intent: false,
  insight: "specific",
  vulnerable: false,
  integrity: "kept",
  availability: "kept",
}

/** `groups`: of the people concerned, not of those who got it; none where nobody looked at their addresses. */
export function proposeAssessment(
  evidence: readonly MessageEvidence[],
  groups: readonly PeopleGroup[],
  circumstances: Circumstances,
): Assessment {
  const context = contextOf(evidence, circumstances)
  const [first, ...others] = groups.filter(({ people }) => people > 0)
  const assessed = ({ group, people, identifiability }: PeopleGroup): GroupAssessment => {
    const { value, reason } = IDENTIFICATION[identifiability]
    return { group, people, context, identification: { value, reason, edited: false } }
  }
  return {
    method: "enisa-1.0",
    groups:
      first === undefined
        ? [{ group: "all", people: affectedPeople(evidence), context, identification: UNKNOWN_PEOPLE }]
        : [assessed(first), ...others.map(assessed)],
    circumstances: {
      confidentiality: confidentialityOf(evidence, circumstances),
      integrity: INTEGRITY[circumstances.integrity],
      availability: AVAILABILITY[circumstances.availability],
      intent: circumstances.intent ? MEANT : NOT_MEANT,
    },
  }
}

function contextOf(
  evidence: readonly MessageEvidence[],
  { insight, vulnerable }: Circumstances,
): GroupAssessment["context"] {
  const worst = evidence
    .flatMap(rungsOf)
    .reduce((high, rung) => (rung.value > high.value ? rung : high), ADDRESSES_ONLY)
  const lowered = insight === "specific" ? worst.value : Math.min(worst.value, insight === "general" ? 2 : 1)
  const value = vulnerable ? Math.min(4, lowered + 1) : lowered
  const reasons = [
    worst.reason,
    ...(lowered < worst.value ? [insight === "general" ? LITTLE_WEIGHT : NO_INSIGHT] : []),
    ...(value > lowered ? [VULNERABLE] : []),
  ]
  return { kind: worst.kind, value, reason: joined(reasons), edited: false }
}

function rungsOf(message: MessageEvidence): readonly Rung[] {
  const isAboutSomebody = message.identified > 0 || message.attachments.persons > 0
  return [
    ...(message.sensitivity === "none" ? [] : message.membership).map((category) =>
      rungOfCategory(category, message.sensitivity === "certain"),
    ),
    ...[...message.content, ...message.attachments.categories].map((category) =>
      rungOfCategory(category, isAboutSomebody),
    ),
    ...[...message.identifiers, ...message.attachments.identifiers].map(rungOfIdentifier),
  ]
}

function confidentialityOf(
  evidence: readonly MessageEvidence[],
  { forwarded, posted }: Circumstances,
): Factor {
  if (posted) return POSTED
  if (forwarded > 0) return FORWARDED
  const isPrevented = evidence.length > 0 && evidence.every(({ outcome }) => outcome === "prevented")
  return isPrevented ? PREVENTED : KNOWN
}

function factor(value: number, nl: string, en: string): Factor {
  return { value, reason: { nl, en }, edited: false }
}

function joined(reasons: readonly Words[]): Words {
  return { nl: reasons.map(({ nl }) => nl).join(" "), en: reasons.map(({ en }) => en).join(" ") }
}

const LITTLE_WEIGHT: Words = {
  nl: "De gegevens zijn algemeen en wegen hier licht. Daarom is de waarde verlaagd.",
  en: "The data are general and weigh little here. Therefore the value was lowered.",
}
const NO_INSIGHT: Words = {
  nl: "De gegevens zijn al openbaar, of zeggen hier niets over iemand. Daarom is de waarde verlaagd.",
  en: "The data are public already, or say nothing about anybody here. Therefore the value was lowered.",
}
const VULNERABLE: Words = {
  nl: "Het gaat om kwetsbare mensen. Daarom is de waarde verhoogd.",
  en: "These are vulnerable people. Therefore the value was raised.",
}

const UNKNOWN_PEOPLE = factor(
  1,
  "Het is nog niet bekend hoe herkenbaar deze mensen zijn. Daarom telt de hoogste waarde.",
  "It is not yet known how easily these people are told. Therefore the highest value counts.",
)
const PREVENTED = factor(
  0,
  "Niemand heeft de gegevens gekregen: Sluis hield het bericht tegen.",
  "Nobody got the data: Sluis stopped the message.",
)
const KNOWN = factor(0.25, "Het is bekend wie de gegevens hebben gekregen.", "It is known who got the data.")
const FORWARDED = factor(
  0.5,
  "Een ontvanger heeft de gegevens doorgestuurd. Het is niet meer bekend wie ze heeft.",
  "A recipient passed the data on. It is no longer known who has them.",
)
const POSTED = factor(
  0.5,
  "De gegevens staan waar iedereen ze kan lezen. Het is niet bekend wie ze heeft gezien.",
  "The data stand where anybody can read them. It is not known who saw them.",
)
const INTEGRITY: Readonly<Record<Circumstances["integrity"], Factor>> = {
  kept: factor(0, "Er zijn geen gegevens veranderd.", "No data were altered."),
  recoverable: factor(
    0.25,
    "Er zijn gegevens veranderd, maar ze zijn te herstellen.",
    "Data were altered, but can be restored.",
  ),
  lost: factor(
    0.5,
    "Er zijn gegevens veranderd en ze zijn niet te herstellen.",
    "Data were altered and cannot be restored.",
  ),
}
const AVAILABILITY: Readonly<Record<Circumstances["availability"], Factor>> = {
  kept: factor(0, "Er zijn geen gegevens kwijt.", "No data were lost."),
  temporary: factor(0.25, "De gegevens waren tijdelijk weg.", "The data were gone for a time."),
  lost: factor(0.5, "De gegevens zijn voorgoed weg.", "The data are gone for good."),
}
const NOT_MEANT = factor(
  0,
  "Het was een vergissing; niemand wilde schade doen.",
  "It was a mistake; nobody meant harm.",
)
const MEANT = factor(
  0.5,
  "Iemand heeft de gegevens met opzet misbruikt of verspreid.",
  "Somebody misused or spread the data on purpose.",
)
