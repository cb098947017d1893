/**
 * What is odd about the times of a file: in the future, in an order that can't be, or later than can be explained.
 *
 * Why remarks: a time that somebody typed is never refused because it looks odd; a breach can be discovered before anybody
 * knows when it began. Whoever reads the file is told.
 *
 * Deliberately left out: what the clock makes of these times (./file-clock.ts).
 */
import { NO_TIMES } from "../account.ts"
import { isMoment } from "./day.ts"
import { CLOCK_SKEW_MILLISECONDS } from "../file-limit.ts"
import type { Awareness, Times } from "../step.ts"
import type { Words } from "../words.ts"

export type TimeRemarkCode =
  | "no-moment"
  | "in-future"
  | "turned"
  | "ended-but-ongoing"
  | "detected-before-occurred"
  | "not-aware-yet"
  | "aware-before-occurred"
  | "aware-before-detected"
  | "aware-later-without-reason"
  | "aware-later-than-processor"
  | "clock-backwards"

export type TimeRemark = {
  readonly code: TimeRemarkCode
  /** Which of the times; "" where it is about several. */
  readonly field: keyof Times | "awareAt" | ""
  readonly words: Words
}

/** `backwards`: steps that were written at an earlier time than the one before (../file.ts). */
export function timeRemarks(
  times: Times | undefined,
  awareness: Awareness | undefined,
  backwards: readonly number[],
  now: number,
): readonly TimeRemark[] {
  const given = [
    ["occurredFrom", times?.occurredFrom],
    ["occurredUntil", times?.occurredUntil],
    ["detectedAt", times?.detectedAt],
    ["suspectedAt", times?.suspectedAt],
    ["processorToldAt", times?.processorToldAt],
    ["awareAt", awareness?.at],
  ] as const
  const remarks: TimeRemark[] = []
  const say = (code: TimeRemarkCode, field: TimeRemark["field"] = ""): void => {
    remarks.push({ code, field, words: WORDS[code] })
  }
  for (const [field, at] of given) {
    if (at === undefined) continue
    if (!isMoment(at)) say("no-moment", field)
    else if (at > now + CLOCK_SKEW_MILLISECONDS) say("in-future", field)
  }
  const { occurredFrom, occurredUntil, detectedAt, processorToldAt, ongoing } = times ?? NO_TIMES
  const aware = awareness?.at
  if (isBefore(occurredUntil, occurredFrom)) say("turned", "occurredUntil")
  if (ongoing && isBefore(occurredUntil, now)) say("ended-but-ongoing", "occurredUntil")
  if (isBefore(detectedAt, occurredFrom)) say("detected-before-occurred", "detectedAt")
  if (aware === undefined) say("not-aware-yet", "awareAt")
  if (isBefore(aware, occurredFrom)) say("aware-before-occurred", "awareAt")
  if (isBefore(aware, detectedAt)) say("aware-before-detected", "awareAt")
  if (isBefore(detectedAt, aware) && (awareness?.reason.trim() ?? "") === "")
    say("aware-later-without-reason", "awareAt")
  if (isBefore(processorToldAt, aware)) say("aware-later-than-processor", "awareAt")
  if (backwards.length > 0) say("clock-backwards")
  return remarks
}

function isBefore(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one < other
}

const WORDS: Readonly<Record<TimeRemarkCode, Words>> = {
  "no-moment": {
    nl: "Deze tijd kan niet kloppen. De klok telt hem niet mee.",
    en: "This time cannot be right. The clock does not count it.",
  },
  "in-future": {
    nl: "Deze tijd ligt in de toekomst.",
    en: "This time is in the future.",
  },
  turned: {
    nl: "Het einde ligt vóór het begin.",
    en: "The end is before the beginning.",
  },
  "ended-but-ongoing": {
    nl: "Er staat dat het datalek nog duurt, maar ook dat het al voorbij is.",
    en: "It says that the breach still goes on, and also that it has ended.",
  },
  "detected-before-occurred": {
    nl: "Het datalek is ontdekt voordat het begon. Controleer deze tijden.",
    en: "The breach was discovered before it began. Check these times.",
  },
  "not-aware-yet": {
    nl: "Niemand heeft nog vastgelegd wanneer de organisatie wist van het datalek. Tot die tijd telt de klok vanaf de ontdekking, of anders vanaf het openen van dit dossier.",
    en: "Nobody has recorded yet when the organisation was aware of the breach. Until then, the clock counts from its discovery, or else from the opening of this file.",
  },
  "aware-before-occurred": {
    nl: "De organisatie wist van het datalek voordat het begon. Controleer deze tijden.",
    en: "The organisation was aware of the breach before it began. Check these times.",
  },
  "aware-before-detected": {
    nl: "De organisatie wist van het datalek voordat het was ontdekt. Controleer deze tijden.",
    en: "The organisation was aware of the breach before it was discovered. Check these times.",
  },
  "aware-later-without-reason": {
    nl: "Er zit tijd tussen de ontdekking en het moment waarop de organisatie het zeker wist, en er staat niet waarom. Schrijf op wat u in die tijd hebt onderzocht.",
    en: "There is time between the discovery and the moment at which the organisation was certain, and it does not say why. Write down what you looked into in that time.",
  },
  "aware-later-than-processor": {
    nl: "Een verwerker had het datalek al eerder gemeld. De organisatie wist het dan vanaf dat moment.",
    en: "A processor had reported the breach earlier. The organisation then was aware from that moment on.",
  },
  "clock-backwards": {
    nl: "De klok van de computer is een keer teruggezet. De volgorde van de stappen klopt, maar de tijden misschien niet.",
    en: "The clock of the computer went backwards at some point. The order of the steps is right, but the times may not be.",
  },
}
