/**
 * How long there is to tell the authority (GDPR Art. 33(1)), in three readings.
 *
 * The strict one is the target: hours from the moment at which the organisation was aware. The other two follow Regulation
 * 1182/71 and are shown beside it with what can be said against them; nobody should plan on them. Hours are real hours, so
 * summer time moves what the wall clock says and nothing else.
 *
 * Deliberately left out: what starts and stops the clock of a file (./file-clock.ts), and reminders (./reminder.ts).
 */
import { AMSTERDAM, dayAt, HOUR, isMoment, startOfDay, type Zone } from "./day.ts"
import { isWorkingDay } from "./holiday.ts"
import type { BreachLaw } from "./law.ts"
import type { Words } from "../words.ts"

export const READINGS = ["strict", "hour-rounded", "long-stop"] as const
export type Reading = (typeof READINGS)[number]

export type Deadline = {
  readonly reading: Reading
  /** Milliseconds since 1970; still in time up to and including this moment. */
  readonly at: number
  readonly why: Words
}

export type Deadlines = {
  /** When the clock began. */
  readonly from: number
  readonly law: BreachLaw
  /** Never before `from`, and none is before the one above it. */
  readonly strict: Deadline
  readonly hourRounded: Deadline
  readonly longStop: Deadline
}

/** The deadlines of a clock that began at `from`; undefined for what is no moment (./day.ts). */
export function deadlines(from: number, law: BreachLaw, zone: Zone = AMSTERDAM): Deadlines | undefined {
  const strict = from + law.hours * HOUR
  if (!isMoment(from) || !isMoment(strict + LONGEST_STRETCH_DAYS * 24 * HOUR)) return undefined
  const begun = nextFullHour(from, zone)
  const rounded = begun + law.hours * HOUR // Regulation 1182/71 Art. 3(2)(a)
  return {
    from,
    law,
    strict: { reading: "strict", at: strict, why: strictWords(law.hours) },
    hourRounded: { reading: "hour-rounded", at: rounded, why: HOUR_ROUNDED },
    longStop: {
      reading: "long-stop",
      at: Math.max(rounded, twoWorkingDaysAfter(begun, zone)),
      why: LONG_STOP,
    },
  }
}

/** Regulation 1182/71 Art. 3(1): the hour in which the event occurs is not counted, not even where it occurs on the hour. */
function nextFullHour(at: number, zone: Zone): number {
  const wall = at + zone.offsetAt(at)
  return at - (((wall % HOUR) + HOUR) % HOUR) + HOUR
}

/** Regulation 1182/71 Art. 3(5). */
const WORKING_TIME = 2 * 24 * HOUR
/** Two working days are found within this: no run of Dutch holidays and weekends lasts near as long. */
const LONGEST_STRETCH_DAYS = 31

/**
 * The moment by which 48 hours of working days have passed. Of the readings of "two working days" this is the earliest that
 * does not cut one short: half a Friday counts as half.
 */
function twoWorkingDaysAfter(from: number, zone: Zone): number {
  let left = WORKING_TIME
  const today = dayAt(from, zone)
  for (let day = today; day <= today + LONGEST_STRETCH_DAYS; day++) {
    if (!isWorkingDay(day)) continue
    const start = Math.max(from, startOfDay(day, zone))
    const length = startOfDay(day + 1, zone) - start
    if (length >= left) return start + left
    left -= length
  }
  return from
}

function strictWords(hours: number): Words {
  return {
    nl: `Dit is ${String(hours)} uur na het moment waarop de organisatie wist van het datalek. Houd deze tijd aan.`,
    en: `This is ${String(hours)} hours after the organisation was aware of the breach. Keep to this time.`,
  }
}

const HOUR_ROUNDED: Words = {
  nl: "Volgens artikel 3, lid 1, van Verordening 1182/71 telt het uur waarin de organisatie het wist niet mee. De termijn begint dan op het volgende hele uur. Reken hier niet op.",
  en: "By Article 3(1) of Regulation 1182/71, the hour in which the organisation became aware is not counted. The period then begins on the next full hour. Do not rely on it.",
}
const LONG_STOP: Words = {
  nl: "Volgens artikel 3, lid 5, van Verordening 1182/71 bevat een termijn van twee dagen of langer minstens twee werkdagen. Het is omstreden of dat ook geldt voor een termijn in uren. Reken hier niet op.",
  en: "By Article 3(5) of Regulation 1182/71, a period of two days or more includes at least two working days. Whether that holds for a period in hours too is disputed. Do not rely on it.",
}
