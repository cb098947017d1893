/**
 * The parameters of the law on breaches, each with the days between which it holds.
 *
 * Why data: how long an organisation has, and from what risk on, is being changed. A file keeps the law of the day on which
 * its clock began.
 *
 * Deliberately left out: what the law means for one breach (./duty.ts, ./clock.ts).
 */
import { AMSTERDAM, dayNumber, startOfDay } from "./day.ts"
import type { Words } from "../words.ts"

export type BreachLaw = {
  readonly id: string
  readonly name: Words
  /** Milliseconds since 1970; undefined: not the law (yet), and never chosen. */
  readonly inForce: number | undefined
  /** Up to but not including; undefined: until another takes its place. */
  readonly until: number | undefined
  /** From awareness to the authority. */
  readonly hours: number
  /** From what risk on the authority has to be told. The people are told of a high risk in either. */
  readonly threshold: "risk" | "high-risk"
  readonly source: string
}

export const GDPR: BreachLaw = {
  id: "gdpr-2018",
  name: {
    nl: "Algemene verordening gegevensbescherming (AVG)",
    en: "General Data Protection Regulation (GDPR)",
  },
  inForce: startOfDay(dayNumber(2018, 5, 25), AMSTERDAM), // GDPR Art. 99(2)
  until: undefined,
  hours: 72, // GDPR Art. 33(1)
  threshold: "risk",
  source: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
}

/** A proposal: switched off until it is the law, with the day on which it begins to apply. */
export const OMNIBUS_PROPOSAL: BreachLaw = {
  id: "omnibus-proposal-2025",
  name: {
    nl: "Voorstel Digitale Omnibus, COM(2025) 837",
    en: "Digital Omnibus proposal, COM(2025) 837",
  },
  inForce: undefined,
  until: undefined,
  hours: 96,
  threshold: "high-risk",
  source: "COM(2025) 837",
}

export const BREACH_LAWS: readonly BreachLaw[] = [GDPR, OMNIBUS_PROPOSAL]

/** The law that holds at `at`; the last that came into force where two do. Undefined before the first. */
export function lawAt(at: number, laws: readonly BreachLaw[] = BREACH_LAWS): BreachLaw | undefined {
  return laws
    .filter(
      ({ inForce, until }) => inForce !== undefined && inForce <= at && (until === undefined || at < until),
    )
    .toSorted((one, other) => (other.inForce ?? 0) - (one.inForce ?? 0))[0]
}
