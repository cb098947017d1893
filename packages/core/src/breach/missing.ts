/**
 * What is still missing before a file can be closed.
 *
 * A near miss asks for little: why it nearly happened. A breach asks for what Art. 33(5) GDPR wants documented (the facts, the
 * effects, what was done), for both decisions with their reasons, and for what follows from them.
 *
 * Deliberately left out: improvement points that are planned. They have an owner and a day, and outlive the file.
 */
import {
  isMeasureOpen,
  isNearMiss,
  standingNotification,
  type BreachFile,
  type FileMeasure,
  type SectionName,
} from "./file.ts"
import { clockStop } from "./clock/file-clock.ts"
import type { Section } from "./section.ts"
import type { Words } from "./words.ts"

export const MISSING = {
  conflict: {
    nl: "Twee mensen hebben tegelijk iets anders opgeschreven. Kies wat klopt.",
    en: "Two people wrote something different at the same time. Choose what is right.",
  },
  cause: { nl: "De oorzaak.", en: "The cause." },
  summary: {
    nl: "Een korte beschrijving van wat er is gebeurd.",
    en: "A short description of what happened.",
  },
  occurred: { nl: "Wanneer het is gebeurd.", en: "When it happened." },
  ongoing: {
    nl: "Er staat nog dat het datalek doorgaat. Leg vast wanneer het is gestopt.",
    en: "It still says that the breach goes on. Record when it stopped.",
  },
  detected: { nl: "Wanneer het is ontdekt.", en: "When it was discovered." },
  aware: {
    nl: "Wanneer de organisatie er zeker van was, en waarom toen.",
    en: "When the organisation was certain of it, and why then.",
  },
  assessment: { nl: "Een beoordeling van de ernst.", en: "An assessment of the severity." },
  "authority-decision": {
    nl: "Het besluit of u dit meldt aan de Autoriteit Persoonsgegevens, met de reden.",
    en: "The decision whether you notify the supervisory authority, with the reason.",
  },
  "authority-decision-again": {
    nl: "Een nieuw besluit of u dit meldt aan de Autoriteit Persoonsgegevens: het bericht is na het vorige besluit alsnog verstuurd.",
    en: "A new decision whether you notify the supervisory authority: the message was sent after all since the last one.",
  },
  notification: {
    nl: "De melding aan de Autoriteit Persoonsgegevens: u hebt besloten te melden, maar er is nog geen melding vastgelegd.",
    en: "The notification to the supervisory authority: you decided to notify, but none has been recorded yet.",
  },
  "notified-against-decision": {
    nl: "Het datalek is gemeld, maar er staat een besluit om niet te melden. Pas het besluit aan, of trek de melding in.",
    en: "The breach has been notified, but a decision says not to. Change the decision, or withdraw the notification.",
  },
  "clock-running": {
    nl: "De klok loopt nog. Meld het datalek, of leg vast waarom u dat niet doet.",
    en: "The clock is still running. Notify the breach, or record why you do not.",
  },
  "people-decision": {
    nl: "Het besluit of u de mensen informeert om wie het gaat, met de reden.",
    en: "The decision whether you inform the people concerned, with the reason.",
  },
  "people-decision-again": {
    nl: "Een nieuw besluit of u de mensen informeert: het bericht is na het vorige besluit alsnog verstuurd.",
    en: "A new decision whether you inform the people: the message was sent after all since the last one.",
  },
  letters: {
    nl: "De brieven: u hebt besloten de mensen te informeren, maar er is nog geen brief verstuurd.",
    en: "The letters: you decided to inform the people, but no letter has been sent yet.",
  },
  "immediate-measure": {
    nl: "Een maatregel tegen dit datalek die nog niet is afgerond.",
    en: "A measure against this breach that has not been completed.",
  },
  "improvement-unplanned": {
    nl: "Een verbeterpunt zonder eigenaar of datum.",
    en: "An improvement point without an owner or a date.",
  },
} as const satisfies Record<string, Words>
export type MissingCode = keyof typeof MISSING

export type Missing = {
  readonly code: MissingCode
  readonly words: Words
  /** Where in the file it belongs; undefined for the letters and notifications. */
  readonly section: SectionName | undefined
  /** Measure, field or message; "" where the file has one of it. */
  readonly key: string
}

/** What `file` lacks, in the order in which the clock lets it be worked through; empty: it may be closed. */
export function missing(file: BreachFile): readonly Missing[] {
  return [
    ...file.conflicts.map(({ section, key }) => lack("conflict", section, key)),
    ...(isNearMiss(file) ? lacksOfNearMiss(file) : lacksOfBreach(file)),
    ...unless(file.cause.now !== undefined, "cause", "cause"),
    ...file.measures.filter(isMeasureOpen).flatMap(lacksOfMeasure),
  ]
}

/** Where somebody said when it became known as a breach, a clock runs, and only a decision stops it. */
function lacksOfNearMiss(file: BreachFile): readonly Missing[] {
  const isRunning = file.awareness.now !== undefined && clockStop(file) === undefined
  return unless(!isRunning, "clock-running", "authority")
}

function lacksOfBreach(file: BreachFile): readonly Missing[] {
  const { times, awareness, authority, people, assessment, description, letters } = file
  const known = times.now?.value
  const isNotified = standingNotification(file) !== undefined
  const decided = authority.now?.value
  return [
    ...unless((description.now?.value.summary.trim() ?? "") !== "", "summary", "description"),
    // The clock counts from it.
    ...unless((awareness.now?.value.reason.trim() ?? "") !== "", "aware", "awareness"),
    ...unless(known?.occurredFrom !== undefined, "occurred", "times"),
    ...unless(known?.ongoing !== true, "ongoing", "times"),
    ...unless(known?.detectedAt !== undefined, "detected", "times"),
    ...unless(assessment.now !== undefined, "assessment", "assessment"),
    ...undecided(authority, "authority-decision", "authority"),
    ...unless(decided?.notify !== true || isNotified, "notification", undefined),
    ...unless(decided?.notify !== false || !isNotified, "notified-against-decision", "authority"),
    ...undecided(people, "people-decision", "people"),
    ...unless(people.now?.value.inform !== true || letters.length > 0, "letters", undefined),
  ]
}

/** Again, where what was decided was about a message that nobody had got yet. */
function undecided(
  { now, versions }: Section<unknown>,
  code: "authority-decision" | "people-decision",
  section: SectionName,
): readonly Missing[] {
  return unless(now !== undefined, versions.length > 0 ? `${code}-again` : code, section)
}

function lacksOfMeasure({ id, plan }: FileMeasure): readonly Missing[] {
  const measure = plan.now?.value
  if (measure === undefined) return []
  if (measure.kind === "immediate") return [lack("immediate-measure", "measure", id)]
  const isPlanned = measure.owner.trim() !== "" && measure.due !== undefined
  return unless(isPlanned, "improvement-unplanned", "measure", id)
}

function unless(
  isThere: boolean,
  code: MissingCode,
  section: SectionName | undefined,
  key = "",
): readonly Missing[] {
  return isThere ? [] : [lack(code, section, key)]
}

function lack(code: MissingCode, section: SectionName | undefined, key = ""): Missing {
  return { code, words: MISSING[code], section, key }
}
