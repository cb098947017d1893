/**
 * Whether a step may be taken, as the file is now.
 *
 * What the law asks for (deciding, notifying, informing) is refused only where it makes no sense: a notification that was made
 * is a fact, whatever the file says. The rest is bounded, and needs its reasons.
 *
 * Deliberately left out: who may (the permissions of the server), and whether it is wise (./clock/duty.ts).
 */
import { err, ok, type Result } from "../result.ts"
import { dayNumber, isMoment } from "./clock/day.ts"
import { isClosed, isMeasureOpen, standingNotification, type BreachFile, type FileMeasure } from "./file.ts"
import {
  CLOCK_SKEW_MILLISECONDS,
  MAX_ANSWERS,
  MAX_ANSWERS_UNITS,
  MAX_EVIDENCE,
  MAX_FILE_STEPS,
  MAX_MEASURES,
  MAX_TEXT_UNITS,
  RESERVED_FILE_STEPS,
} from "./file-limit.ts"
import { missing } from "./missing.ts"
import type { Refusal, RefusalCode } from "./refusal.ts"
import { checkAssessment, MAX_PEOPLE } from "./severity/severity.ts"
import type { BreachAct, FieldAnswer, Measure, Times } from "./step.ts"

/** Undefined: nothing against it. */
type Against = Refusal | undefined

/** Whether `act` may be the next step of `file`; undefined: of a file that is to be opened. `now`: milliseconds since 1970. */
export function allowed(
  file: BreachFile | undefined,
  act: BreachAct,
  now: number,
): Result<BreachAct, Refusal> {
  const against = againstText(act) ?? againstTime(act, now) ?? againstState(file, act)
  return against === undefined ? ok(act) : err(against)
}

/** Whether whoever takes a step can have seen that one: two officers may work at once, but nobody ahead of the file. */
export function seenIsPossible(file: BreachFile | undefined, seen: number): Result<number, Refusal> {
  const last = (file?.steps.length ?? 0) - 1
  const isPossible = Number.isSafeInteger(seen) && seen >= Math.min(0, last) && seen <= last
  return isPossible ? ok(seen) : err({ code: "seen-ahead", field: "seen" })
}

/** What every file refuses: texts that are empty or too long, numbers that no form knows. */
function againstText(act: BreachAct): Against {
  const { title, name, reference, reason, summary, note, form } = MAX_TEXT_UNITS
  switch (act.kind) {
    case "opened":
      return needed("title", act.title, title) ?? atMost("department", act.department, name)
    case "described":
      return (
        needed("title", act.title, title) ??
        atMost("department", act.department, name) ??
        atMost("summary", act.summary, summary)
      )
    case "evidence":
      return (
        atMost("message", act.evidence.message, reference) ?? atMost("digest", act.evidence.digest, reference)
      )
    case "times":
      return undefined
    case "aware":
      // A reason may come later: an officer who is certain at night should not have to write an essay first.
      return atMost("reason", act.awareness.reason, reason)
    case "near-miss":
    case "closed":
    case "reopened":
    case "measure-reopened":
      return reasoned(act.reason)
    case "cause":
      return atMost("reason", act.reason, reason)
    case "assessed":
      return checkAssessment(act.assessment).ok ? undefined : refuse("assessment-wrong", "assessment")
    case "authority":
      return reasoned(act.decision.reason)
    case "people":
      return (
        reasoned(act.decision.reason) ??
        (act.decision.inform && act.decision.exception !== undefined
          ? refuse("exception-while-informing", "exception")
          : undefined)
      )
    case "answered":
      return againstAnswers(act.answers)
    case "notified":
      return needed("reference", act.reference, reference) ?? needed("form", act.form, form)
    case "letter":
      return againstPeople(act.people, act.paper ?? 0) ?? needed("letter", act.letter, reference)
    case "measure":
      return againstMeasure(act.measure)
    case "measure-closed":
      return needed("reference", act.evidence.reference, reference) ?? atMost("note", act.evidence.note, note)
    case "noted":
      return needed("text", act.text, note)
  }
}

function againstPeople(people: number, paper: number): Against {
  if (![people, paper].every((count) => Number.isSafeInteger(count) && count >= 0) || people + paper < 1)
    return refuse("no-people", "people")
  return people + paper > MAX_PEOPLE ? refuse("too-many", "people") : undefined
}

function againstAnswers(answers: readonly FieldAnswer[]): Against {
  if (answers.length === 0) return refuse("text-missing", "answers")
  if (answers.length > MAX_ANSWERS) return refuse("too-many", "answers")
  if (new Set(answers.map(({ field }) => field)).size < answers.length)
    return refuse("twice-in-one", "answers")
  const units = answers.reduce((sum, { value }) => sum + (value?.length ?? 0), 0)
  if (units > MAX_ANSWERS_UNITS) return refuse("text-too-long", "answers")
  return firstOf(
    answers,
    ({ field, value }) =>
      needed("field", field, MAX_TEXT_UNITS.reference) ?? atMost(field, value ?? "", MAX_TEXT_UNITS.answer),
  )
}

function againstMeasure({ id, text, english, owner, due }: Measure): Against {
  const isDay = due === undefined || isCalendarDay(due)
  return (
    needed("id", id, MAX_TEXT_UNITS.reference) ??
    needed("text", text, MAX_TEXT_UNITS.reason) ??
    atMost("english", english ?? "", MAX_TEXT_UNITS.reason) ??
    atMost("owner", owner, MAX_TEXT_UNITS.name) ??
    (isDay ? undefined : refuse("no-day", "due"))
  )
}

/** "2026-12-01", and not "2026-02-30". */
function isCalendarDay(written: string): boolean {
  const [, year = 0, month = 0, day = 0] = /^(2\d{3})-(\d\d)-(\d\d)$/.exec(written)?.map(Number) ?? []
  if (month < 1 || month > 12 || day < 1) return false
  return dayNumber(year, month, day) < dayNumber(year, month + 1, 1)
}

function againstTime(act: BreachAct, now: number): Against {
  if (act.kind === "times") return againstTimes(act.times, now)
  if (act.kind === "aware") return past("at", act.awareness.at, now)
  return act.kind === "notified" ? past("at", act.at, now) : undefined
}

function againstTimes(times: Times, now: number): Against {
  const { occurredFrom, occurredUntil } = times
  for (const field of [
    "occurredFrom",
    "occurredUntil",
    "detectedAt",
    "suspectedAt",
    "processorToldAt",
  ] as const) {
    const at = times[field]
    const against = at === undefined ? undefined : past(field, at, now)
    if (against !== undefined) return against
  }
  const isTurned = occurredFrom !== undefined && occurredUntil !== undefined && occurredUntil < occurredFrom
  return isTurned ? refuse("turned", "occurredUntil") : undefined
}

function past(field: string, at: number, now: number): Against {
  if (!isMoment(at)) return refuse("no-moment", field)
  return at > now + CLOCK_SKEW_MILLISECONDS ? refuse("in-future", field) : undefined
}

/** What this file refuses as it is now. */
function againstState(file: BreachFile | undefined, act: BreachAct): Against {
  if (file === undefined) return act.kind === "opened" ? undefined : refuse("not-opened")
  return againstFull(file, act) ?? againstClosed(file, act) ?? againstOrder(file, act)
}

function againstFull({ steps }: BreachFile, { kind }: BreachAct): Against {
  const isNeeded =
    kind === "authority" ||
    kind === "people" ||
    kind === "notified" ||
    kind === "letter" ||
    kind === "aware" ||
    kind === "closed"
  const most = isNeeded ? MAX_FILE_STEPS : MAX_FILE_STEPS - RESERVED_FILE_STEPS
  return steps.length >= most ? refuse("full") : undefined
}

/** Improvement points live longer than the file: they are closed when they are done. */
function againstClosed(file: BreachFile, { kind }: BreachAct): Against {
  if (!isClosed(file)) return kind === "reopened" ? refuse("not-closed") : undefined
  const mayStill =
    kind === "reopened" || kind === "noted" || kind === "measure-closed" || kind === "measure-reopened"
  return mayStill ? undefined : refuse("closed")
}

function againstOrder(file: BreachFile, act: BreachAct): Against {
  switch (act.kind) {
    case "opened":
      return refuse("opened-already")
    case "evidence":
      return file.evidence.length >= MAX_EVIDENCE &&
        !file.evidence.some(({ key }) => key === (act.evidence.message || act.evidence.digest))
        ? refuse("too-many", "evidence")
        : undefined
    case "near-miss":
      return act.nearMiss && standingNotification(file) !== undefined
        ? refuse("near-miss-notified", "nearMiss")
        : undefined
    case "notified": {
      const standing = standingNotification(file)
      if (act.phase === "first")
        return standing === undefined ? undefined : refuse("notified-already", "phase")
      if (standing === undefined) return refuse("not-notified", "phase")
      return act.at < standing.value.at ? refuse("before-first", "at") : undefined
    }
    case "letter":
      return file.people.now?.value.inform === true ? undefined : refuse("not-informing")
    case "measure":
    case "measure-closed":
    case "measure-reopened":
      return againstMeasureOrder(file, act)
    case "closed":
      return missing(file).length > 0 ? refuse("things-missing") : undefined
    case "described":
    case "times":
    case "aware":
    case "cause":
    case "assessed":
    case "authority":
    case "people":
    case "answered":
    case "noted":
    case "reopened":
      return undefined
  }
}

function againstMeasureOrder(
  { measures }: BreachFile,
  act: Extract<BreachAct, { readonly kind: "measure" | "measure-closed" | "measure-reopened" }>,
): Against {
  const id = act.kind === "measure" ? act.measure.id : act.id
  const known = measures.find((measure) => measure.id === id && measure.plan.now !== undefined)
  switch (act.kind) {
    case "measure":
      if (known === undefined)
        return measures.length >= MAX_MEASURES ? refuse("too-many", "measure") : undefined
      return isMeasureOpen(known) || isTranslation(known, act.measure)
        ? undefined
        : refuse("measure-done", "id")
    case "measure-closed":
      if (known === undefined) return refuse("measure-unknown", "id")
      return isMeasureOpen(known) ? undefined : refuse("measure-done", "id")
    case "measure-reopened":
      if (known === undefined) return refuse("measure-unknown", "id")
      return isMeasureOpen(known) ? refuse("measure-not-done", "id") : undefined
  }
}

/** What was done stays as it is, but for how it is told in English. */
function isTranslation({ plan }: FileMeasure, { kind, text, english = "", owner, due }: Measure): boolean {
  const now = plan.now?.value
  if (now === undefined || (now.english ?? "") === english) return false
  return now.kind === kind && now.text === text && now.owner === owner && now.due === due
}

function refuse(code: RefusalCode, field = ""): Refusal {
  return { code, field }
}

function needed(field: string, text: string, units: number): Against {
  return text.trim() === "" ? refuse("text-missing", field) : atMost(field, text, units)
}

function atMost(field: string, text: string, units: number): Against {
  return text.length > units ? refuse("text-too-long", field) : undefined
}

function reasoned(reason: string): Against {
  return reason.trim() === ""
    ? refuse("reason-missing", "reason")
    : atMost("reason", reason, MAX_TEXT_UNITS.reason)
}

function firstOf<T>(items: readonly T[], against: (item: T) => Against): Against {
  for (const item of items) {
    const found = against(item)
    if (found !== undefined) return found
  }
  return undefined
}
