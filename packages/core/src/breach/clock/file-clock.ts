/**
 * The clock of a file: when it began, how long there is, and what stopped it.
 *
 * INVARIANT (never silent): nothing stops this clock but a notification that was not withdrawn, or a decision not to notify
 * that gives its reason and that nobody contradicts. Either stays visible. Where nobody said when the organisation was aware,
 * the clock counts from the earliest moment that it could have been: an empty field wins no time. A moment before any law held (a
 * year that was mistyped) wins none either: then the law of the day on which the file was opened counts.
 *
 * Deliberately left out: the lengths and readings (./clock.ts), and what is odd about the times (./time-remark.ts).
 */
import { deadlines, type Deadlines } from "./clock.ts"
import { AMSTERDAM, HOUR, isMoment, type Zone } from "./day.ts"
import { isNearMiss, standingNotification, type BreachFile } from "../file.ts"
import { BREACH_LAWS, lawAt, type BreachLaw } from "./law.ts"

export type ClockStart = {
  readonly at: number
  /** "aware": as an officer argues. The others stand in for it until one does. */
  readonly from: "aware" | "processor-told" | "detected" | "opened"
}

export type ClockStop = {
  readonly kind: "notified" | "decided-not"
  /** Number of the step that stopped it. */
  readonly step: number
  /** When the authority was told, or when it was decided not to. */
  readonly at: number
}

export type FileClock =
  /** A near miss of which nobody said that it became known as a breach; or no law held then. */
  | { readonly kind: "none"; readonly why: "near-miss" | "no-law" }
  | {
      /** "soon": less than a day is left; "urgent": less than six hours. */
      readonly kind: "running" | "soon" | "urgent" | "over"
      readonly start: ClockStart
      readonly deadlines: Deadlines
      /** Milliseconds to the strict deadline; negative once it is over. */
      readonly left: number
    }
  | {
      readonly kind: "stopped"
      readonly start: ClockStart
      readonly deadlines: Deadlines
      readonly by: ClockStop
      /** Within the strict deadline. */
      readonly inTime: boolean
    }

const SOON = 24 * HOUR
const URGENT = 6 * HOUR

/** The clock of `file` at `now`. */
export function fileClock(
  file: BreachFile,
  now: number,
  laws: readonly BreachLaw[] = BREACH_LAWS,
  zone: Zone = AMSTERDAM,
): FileClock {
  if (isNearMiss(file) && file.awareness.now === undefined && file.nearMiss.conflict.length === 0)
    return { kind: "none", why: "near-miss" }
  const start = clockStart(file)
  const law = lawAt(start.at, laws) ?? lawAt(file.openedAt, laws)
  const until = law === undefined ? undefined : deadlines(start.at, law, zone)
  if (until === undefined) return { kind: "none", why: "no-law" }
  const by = clockStop(file)
  if (by !== undefined)
    return { kind: "stopped", start, deadlines: until, by, inTime: by.at <= until.strict.at }
  const left = until.strict.at - now
  return { kind: clockState(left), start, deadlines: until, left }
}

/** How a clock stands of which `left` milliseconds are left; fewer than none: it is over. */
export function clockState(left: number): "running" | "soon" | "urgent" | "over" {
  if (left < 0) return "over"
  if (left < URGENT) return "urgent"
  return left < SOON ? "soon" : "running"
}

/** Of versions that contradict each other the earliest counts. */
export function clockStart(file: BreachFile): ClockStart {
  const { now, conflict } = file.awareness
  const aware = [...(now === undefined ? [] : [now]), ...conflict]
    .map(({ value }) => value.at)
    .filter(isMoment)
  if (aware.length > 0) return { at: Math.min(...aware), from: "aware" }
  const times = file.times.now?.value
  const [earliest] = [
    // EDPB 9/2022: a controller is aware once its processor told it.
    { at: times?.processorToldAt, from: "processor-told" as const },
    { at: times?.detectedAt, from: "detected" as const },
  ]
    .flatMap(({ at, from }) => (at !== undefined && isMoment(at) ? [{ at, from }] : []))
    .toSorted((one, other) => one.at - other.at)
  return earliest ?? { at: file.openedAt, from: "opened" }
}

/** What stopped the clock; undefined while it runs. */
export function clockStop(file: BreachFile): ClockStop | undefined {
  const notified = standingNotification(file)
  if (notified !== undefined) return { kind: "notified", step: notified.step, at: notified.value.at }
  const { now, conflict } = file.authority
  const isContradicted = conflict.some(({ value }) => value.notify)
  if (now === undefined || now.value.notify || now.value.reason.trim() === "" || isContradicted)
    return undefined
  return { kind: "decided-not", step: now.step, at: now.at }
}
