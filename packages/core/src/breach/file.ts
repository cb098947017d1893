/**
 * What the file of a breach says now: its steps added up.
 *
 * Why a fold: nothing is ever overwritten, so every earlier version is there with who wrote it and when. Two officers who
 * worked at once each wrote a version that the other had not seen; both count, and the file says so until somebody who saw
 * both writes a newer one.
 *
 * INVARIANT (nothing lost): every step stands in the file, in the section that it is about.
 *
 * Deliberately left out: how versions settle each other (./section.ts), which steps may be taken (./allowed.ts), what still has to be done (./missing.ts), and the clock
 * (./clock/file-clock.ts).
 */
import { err, ok, type Result } from "../result.ts"
import type { MessageEvidence } from "./evidence.ts"
import { MAX_FILE_STEPS } from "./file-limit.ts"
import { grouped, pick, sectionOf, type Section, type Version } from "./section.ts"
import { decidedSince, sentAfterAll } from "./sent-after-all.ts"
import type { Assessment } from "./severity/severity.ts"
import type {
  AuthorityDecision,
  Awareness,
  BreachAct,
  BreachSource,
  BreachStep,
  Cause,
  ClosingEvidence,
  Measure,
  PeopleDecision,
  Phase,
  Times,
} from "./step.ts"

export type Description = { readonly title: string; readonly department: string; readonly summary: string }
export type NearMiss = { readonly nearMiss: boolean; readonly reason: string }
export type StatedCause = { readonly cause: Cause; readonly reason: string }
export type Closing = { readonly closed: boolean; readonly reason: string }
export type Notification = {
  readonly phase: Phase
  /** When it was sent to the authority, as the officer says; the version has when that was written down. */
  readonly at: number
  readonly reference: string
  readonly form: string
}
export type LettersSent = {
  readonly letter: string
  readonly round: "first" | "fuller"
  /** By e-mail and by hand. */
  readonly people: number
  /** Of them: by hand. */
  readonly paper: number
}

export type MeasureClosing =
  | { readonly closed: true; readonly evidence: ClosingEvidence }
  | { readonly closed: false; readonly reason: string }

export type FileMeasure = {
  readonly id: string
  readonly plan: Section<Measure>
  /** Empty until it was closed once. */
  readonly closing: Section<MeasureClosing>
}

export type FileEvidence = {
  /** Id of the message, else its digest, else the number of the step. */
  readonly key: string
  readonly said: Section<MessageEvidence>
}

export type FileAnswer = { readonly field: string; readonly said: Section<string | undefined> }

export type SectionName =
  | "description"
  | "times"
  | "awareness"
  | "nearMiss"
  | "cause"
  | "assessment"
  | "authority"
  | "people"
  | "closing"
  | "evidence"
  | "answer"
  | "measure"
  | "measure-closing"

export type Conflict = {
  readonly section: SectionName
  /** Field, measure or message; "" where the file has one of it. */
  readonly key: string
  /** Numbers of the steps that say something different. */
  readonly steps: readonly number[]
}

export type BreachFile = {
  /** All of them, in order. */
  readonly steps: readonly BreachStep[]
  readonly openedAt: number
  /** "" for Sluis itself. */
  readonly openedBy: string
  readonly source: BreachSource
  /** Opening it is the first version. */
  readonly description: Section<Description>
  /** Opening it is the first version. */
  readonly nearMiss: Section<NearMiss>
  readonly times: Section<Times>
  readonly awareness: Section<Awareness>
  readonly cause: Section<StatedCause>
  readonly assessment: Section<Assessment>
  /** Of these two, what was decided before a stopped message went out after all is among the versions, and is not what holds now. */
  readonly authority: Section<AuthorityDecision>
  readonly people: Section<PeopleDecision>
  readonly closing: Section<Closing>
  readonly evidence: readonly FileEvidence[]
  /** Of the form, in the order in which they were first given. */
  readonly answers: readonly FileAnswer[]
  readonly measures: readonly FileMeasure[]
  /** Oldest first; phases can't contradict each other, so there is nothing to settle. */
  readonly notifications: readonly Version<Notification>[]
  readonly letters: readonly Version<LettersSent>[]
  readonly notes: readonly Version<string>[]
  readonly conflicts: readonly Conflict[]
  /** Numbers of steps that were taken at an earlier time than the one before: the machine's clock went backwards. */
  readonly backwards: readonly number[]
}

/** Only a damaged store hands over steps like these. */
export type FileProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "too-many"; readonly most: number }
  /** The first step does not open the file, or a later one opens it again. */
  | { readonly kind: "opening"; readonly step: number }
  /** Numbers are not 0, 1, 2 ... */
  | { readonly kind: "numbering"; readonly step: number }
  /** A step claims to have seen itself or a later one. */
  | { readonly kind: "seen-ahead"; readonly step: number }

/** Folds `steps`, in order, to what the file says. */
export function fileOf(steps: readonly BreachStep[]): Result<BreachFile, FileProblem> {
  const [first] = steps
  if (first === undefined) return err({ kind: "empty" })
  if (steps.length > MAX_FILE_STEPS) return err({ kind: "too-many", most: MAX_FILE_STEPS })
  if (first.act.kind !== "opened") return err({ kind: "opening", step: 0 })
  for (const [index, { number, act, seen }] of steps.entries()) {
    if (number !== index) return err({ kind: "numbering", step: index })
    if (act.kind === "opened" && index > 0) return err({ kind: "opening", step: index })
    if (index > 0 && seen >= number) return err({ kind: "seen-ahead", step: index })
  }
  const { source } = first.act
  const sections = sectionsOf(steps)
  return ok({
    steps,
    openedAt: first.at,
    openedBy: first.by,
    source,
    ...sections,
    notifications: pick(steps, notifiedBy),
    letters: pick(steps, lettersBy),
    notes: pick(steps, (act) => (act.kind === "noted" ? act.text : undefined)),
    conflicts: conflictsIn(sections),
    backwards: steps.filter(({ at }, index) => at < (steps[index - 1]?.at ?? at)).map(({ number }) => number),
  })
}

/** What the messages of this file say now. */
export function evidenceIn(file: BreachFile): readonly MessageEvidence[] {
  return file.evidence.flatMap(({ said: { now } }) => (now === undefined ? [] : [now.value]))
}

/** Whether it was closed, and not reopened. */
export function isClosed(file: BreachFile): boolean {
  return file.closing.now?.value.closed ?? false
}

export function isNearMiss(file: BreachFile): boolean {
  return file.nearMiss.now?.value.nearMiss ?? false
}

/** The first notification that has not been withdrawn; what came later adds to it. */
export function standingNotification(file: BreachFile): Version<Notification> | undefined {
  let standing: Version<Notification> | undefined
  for (const version of file.notifications) {
    if (version.value.phase === "withdrawal") standing = undefined
    else standing ??= version
  }
  return standing
}

export function isMeasureOpen({ closing }: FileMeasure): boolean {
  return !(closing.now?.value.closed ?? false)
}

export function openMeasures(file: BreachFile): readonly FileMeasure[] {
  return file.measures.filter(isMeasureOpen)
}

type Sections = Pick<
  BreachFile,
  | "description"
  | "nearMiss"
  | "times"
  | "awareness"
  | "cause"
  | "assessment"
  | "authority"
  | "people"
  | "closing"
  | "evidence"
  | "answers"
  | "measures"
>

function sectionsOf(steps: readonly BreachStep[]): Sections {
  const section = <T>(read: (act: BreachAct) => T | undefined): Section<T> => sectionOf(pick(steps, read))
  const event = sentAfterAll(steps)
  const decision = <T>(read: (act: BreachAct) => T | undefined): Section<T> =>
    decidedSince(pick(steps, read), event)
  return {
    description: section(describedBy),
    nearMiss: section(nearMissBy),
    times: section((act) => (act.kind === "times" ? act.times : undefined)),
    awareness: section((act) => (act.kind === "aware" ? act.awareness : undefined)),
    cause: section((act) => (act.kind === "cause" ? { cause: act.cause, reason: act.reason } : undefined)),
    assessment: section((act) => (act.kind === "assessed" ? act.assessment : undefined)),
    authority: decision((act) => (act.kind === "authority" ? act.decision : undefined)),
    people: decision((act) => (act.kind === "people" ? act.decision : undefined)),
    closing: section(closedBy),
    evidence: evidenceOfSteps(steps),
    answers: answersOf(steps),
    measures: measuresOf(steps),
  }
}

function describedBy(act: BreachAct): Description | undefined {
  if (act.kind !== "described" && act.kind !== "opened") return undefined
  const { title, department } = act
  return { title, department, summary: act.kind === "described" ? act.summary : "" }
}

function nearMissBy(act: BreachAct): NearMiss | undefined {
  if (act.kind !== "near-miss" && act.kind !== "opened") return undefined
  return { nearMiss: act.nearMiss, reason: act.kind === "near-miss" ? act.reason : "" }
}

function closedBy(act: BreachAct): Closing | undefined {
  if (act.kind === "closed") return { closed: true, reason: act.reason }
  return act.kind === "reopened" ? { closed: false, reason: act.reason } : undefined
}

function notifiedBy(act: BreachAct): Notification | undefined {
  if (act.kind !== "notified") return undefined
  const { phase, at, reference, form } = act
  return { phase, at, reference, form }
}

function lettersBy(act: BreachAct): LettersSent | undefined {
  if (act.kind !== "letter") return undefined
  const { letter, round, people, paper = 0 } = act
  return { letter, round, people: people + paper, paper }
}

function evidenceOfSteps(steps: readonly BreachStep[]): readonly FileEvidence[] {
  const said = pick(steps, (act) => (act.kind === "evidence" ? act.evidence : undefined))
  const groups = grouped(said, ({ value, step }) => value.message || value.digest || String(step))
  return groups.map(([key, versions]) => ({ key, said: sectionOf(versions) }))
}

function answersOf(steps: readonly BreachStep[]): readonly FileAnswer[] {
  const given = pick(steps, (act) => (act.kind === "answered" ? act.answers : undefined)).flatMap((version) =>
    version.value.map((answer) => ({ ...version, value: answer })),
  )
  return grouped(given, ({ value }) => value.field).map(([field, versions]) => ({
    field,
    said: sectionOf(versions.map((version) => ({ ...version, value: version.value.value }))),
  }))
}

function measuresOf(steps: readonly BreachStep[]): readonly FileMeasure[] {
  const acts = pick(steps, (act) =>
    act.kind === "measure" || act.kind === "measure-closed" || act.kind === "measure-reopened"
      ? act
      : undefined,
  )
  const idOf = ({ value }: (typeof acts)[number]): string =>
    value.kind === "measure" ? value.measure.id : value.id
  return grouped(acts, idOf).map(([id, versions]) => ({
    id,
    plan: sectionOf(
      versions.flatMap((version) =>
        version.value.kind === "measure" ? [{ ...version, value: version.value.measure }] : [],
      ),
    ),
    closing: sectionOf(
      versions.flatMap((version): readonly Version<MeasureClosing>[] => {
        const { value } = version
        if (value.kind === "measure") return []
        return value.kind === "measure-closed"
          ? [{ ...version, value: { closed: true, evidence: value.evidence } }]
          : [{ ...version, value: { closed: false, reason: value.reason } }]
      }),
    ),
  }))
}

function conflictsIn(sections: Sections): readonly Conflict[] {
  const one = (section: SectionName, key: string, { conflict }: Section<unknown>): readonly Conflict[] =>
    conflict.length === 0 ? [] : [{ section, key, steps: conflict.map(({ step }) => step) }]
  return [
    ...one("description", "", sections.description),
    ...one("times", "", sections.times),
    ...one("awareness", "", sections.awareness),
    ...one("nearMiss", "", sections.nearMiss),
    ...one("cause", "", sections.cause),
    ...one("assessment", "", sections.assessment),
    ...one("authority", "", sections.authority),
    ...one("people", "", sections.people),
    ...one("closing", "", sections.closing),
    ...sections.evidence.flatMap(({ key, said }) => one("evidence", key, said)),
    ...sections.answers.flatMap(({ field, said }) => one("answer", field, said)),
    ...sections.measures.flatMap(({ id, plan, closing }) => [
      ...one("measure", id, plan),
      ...one("measure-closing", id, closing),
    ]),
  ]
}
