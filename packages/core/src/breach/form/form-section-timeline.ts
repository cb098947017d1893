/** Section 2 of the notification: when it began and ended, when it was discovered, and why the notification is late if it is. */
import { HOUR } from "../clock/day.ts"
import { fromFile, fromMessage, questions } from "./form-field.ts"
import type { FieldValue, FormContext, FormQuestion, Proposal } from "./form-field.ts"
import { GDPR, lawAt } from "../clock/law.ts"

export const TIMELINE: readonly FormQuestion[] = questions(2, [
  {
    id: "timeline.occurred-from",
    name: { nl: "Wanneer begon het datalek?", en: "When did the breach begin?" },
    kind: "date",
    required: true,
    from: ["evidence", "officer"],
    propose: ({ account }) => date(account.times.occurredFrom) ?? sent(account.evidence, Math.min),
  },
  {
    id: "timeline.occurred-until",
    name: { nl: "Wanneer was het datalek voorbij?", en: "When was the breach over?" },
    help: {
      nl: "Bij een verzonden e-mail is dat het moment van verzenden. De gevolgen kunnen langer duren.",
      en: "For an e-mail that was sent this is the moment of sending. Its consequences may last longer.",
    },
    kind: "date",
    from: ["evidence", "officer"],
    propose: ({ account }) =>
      account.times.ongoing
        ? undefined
        : (date(account.times.occurredUntil) ?? sent(account.evidence, Math.max)),
  },
  {
    id: "timeline.ongoing",
    name: { nl: "Duurt het datalek nog voort?", en: "Is the breach still going on?" },
    kind: "yes-no",
    required: true,
    from: ["officer"],
    propose: ({ account: { times } }) =>
      times.ongoing || times.occurredUntil !== undefined
        ? fromFile({ kind: "yes-no", yes: times.ongoing })
        : undefined,
  },
  {
    id: "timeline.discovered",
    name: { nl: "Wanneer ontdekte u het datalek?", en: "When did you discover the breach?" },
    kind: "date",
    required: true,
    from: ["officer"],
    propose: ({ account: { times } }) => date(times.detectedAt),
  },
  {
    id: "timeline.discovered-how",
    name: { nl: "Hoe ontdekte u het datalek?", en: "How did you discover the breach?" },
    kind: "text",
  },
  {
    id: "timeline.aware",
    name: {
      nl: "Wanneer wist u met redelijke zekerheid dat het een datalek was?",
      en: "When were you reasonably certain that it was a breach?",
    },
    help: {
      nl: "Vanaf dit moment loopt de termijn om te melden.",
      en: "The time to notify runs from this moment.",
    },
    kind: "date",
    required: true,
    from: ["officer"],
    propose: ({ account: { awareness } }) => date(awareness?.at),
  },
  {
    id: "timeline.processor-told",
    name: {
      nl: "Wanneer heeft de verwerker u over het datalek verteld?",
      en: "When did the processor tell you of the breach?",
    },
    kind: "date",
    from: ["officer"],
    applies: ({ account: { times } }) => times.processorToldAt !== undefined,
    propose: ({ account: { times } }) => date(times.processorToldAt),
  },
  {
    id: "timeline.late-reason",
    name: {
      nl: "Waarom meldt u na de termijn die de wet geeft?",
      en: "Why do you notify after the time that the law allows?",
    },
    kind: "long-text",
    required: true,
    applies: isLate,
  },
])

/** Art. 33(1) GDPR: the strict reading of the term. What else the clock shows is the matter of ../clock/clock.ts. */
function isLate({ account: { awareness, notified }, now }: FormContext): boolean {
  if (awareness === undefined) return false
  const law = lawAt(awareness.at) ?? GDPR
  return (notified[0]?.at ?? now) - awareness.at > law.hours * HOUR
}

function date(at: number | undefined): Proposal | undefined {
  return at === undefined ? undefined : fromFile(dateValue(at))
}

function sent(
  evidence: FormContext["account"]["evidence"],
  pick: (...times: readonly number[]) => number,
): Proposal | undefined {
  const times = evidence.flatMap(({ sentAt, sentAtFrom }) =>
    sentAt === undefined ? [] : [{ sentAt, sentAtFrom }],
  )
  if (times.length === 0) return undefined
  const isOurs = times.every(({ sentAtFrom }) => sentAtFrom === "gateway")
  return fromMessage(dateValue(pick(...times.map(({ sentAt }) => sentAt))), isOurs ? BY_GATEWAY : BY_DATE)
}

const dateValue = (at: number): FieldValue => ({ kind: "date", at })

const BY_GATEWAY = {
  nl: "het moment waarop Sluis het bericht verwerkte",
  en: "the moment at which Sluis handled the message",
}
const BY_DATE = {
  nl: "de datum die in het bericht staat; die komt van de computer van de afzender",
  en: "the date in the message, which is that of the sender's computer",
}
