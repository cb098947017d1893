/**
 * What is told of a breach: the part of a file (./file.ts) that the form, the letters, the register and the answers draw on.
 *
 * Why this module exists: those texts need what the file says now, and nothing about how it came to say so. Deliberately left
 * out: earlier versions, conflicts, and who of the officers did what: nothing here is about a member of staff.
 */
import type { Attestations } from "./letter/attestation.ts"
import type { MessageEvidence } from "./evidence.ts"
import { evidenceIn, isNearMiss } from "./file.ts"
import type { BreachFile, FileMeasure } from "./file.ts"
import type { FormAnswers } from "./form/form-answer.ts"
import { severityOf } from "./severity/severity.ts"
import type { Severity } from "./severity/severity.ts"
import type {
  AuthorityDecision,
  Awareness,
  BreachSource,
  Cause,
  ClosingEvidence,
  Measure,
  PeopleDecision,
  Phase,
  Times,
} from "./step.ts"

export type BreachAccount = {
  /** The number that the organisation knows the file by. */
  readonly id: string
  readonly source: BreachSource
  /** Typed by an officer, as are `department` and `summary`; "" where nothing was typed. */
  readonly title: string
  readonly department: string
  readonly summary: string
  readonly nearMiss: boolean
  /** Milliseconds since 1970, as every time here. */
  readonly openedAt: number
  readonly times: Times
  readonly awareness: Awareness | undefined
  readonly cause: Cause | undefined
  readonly evidence: readonly MessageEvidence[]
  readonly severity: Severity | undefined
  readonly authority: AuthorityDecision | undefined
  readonly people: PeopleDecision | undefined
  /** Oldest first. */
  readonly notified: readonly Notified[]
  readonly told: Told
  readonly attestations: Attestations
  readonly measures: readonly AccountMeasure[]
  readonly closedAt: number | undefined
}

/** A notification that somebody sent, with the form as it was then (`formJson` of ./form/form-json.ts). */
export type Notified = {
  readonly phase: Phase
  readonly at: number
  readonly reference: string
  readonly form: string
}

/**
 * People concerned who were told, each once. Counted from the people themselves: a round goes to those who got none yet, and some of
 * its letters fail, so what rounds went to is no such number.
 */
export type Told = {
  readonly people: number
  /** Of them: those who got no mail, and were written to on paper or called. */
  readonly byHand: number
  /** When the first of them was; undefined while nobody was. */
  readonly firstAt: number | undefined
}

export const NOBODY_TOLD: Told = { people: 0, byHand: 0, firstAt: undefined }

export type AccountMeasure = Measure & {
  /** What closed it; undefined while it is open. */
  readonly closed: ClosingEvidence | undefined
}

/**
 * What `file` says now. Where two officers wrote different things, the newest is told; ./file.ts says that they did.
 *
 * @param id the number of the file
 * @param attestations counted from the answers, which are kept apart from the file, as are the people in `told`
 */
export function accountOf(
  file: BreachFile,
  id: string,
  attestations: Attestations,
  told: Told,
): BreachAccount {
  const assessment = file.assessment.now?.value
  const closing = file.closing.now
  return {
    id,
    source: file.source,
    title: file.description.now?.value.title ?? "",
    department: file.description.now?.value.department ?? "",
    summary: file.description.now?.value.summary ?? "",
    nearMiss: isNearMiss(file),
    openedAt: file.openedAt,
    times: file.times.now?.value ?? NO_TIMES,
    awareness: file.awareness.now?.value,
    cause: file.cause.now?.value.cause,
    evidence: evidenceIn(file),
    severity: assessment === undefined ? undefined : severityOf(assessment),
    authority: file.authority.now?.value,
    people: file.people.now?.value,
    notified: file.notifications.map(({ value }) => value),
    told,
    attestations,
    measures: file.measures.flatMap(measureOf),
    closedAt: closing?.value.closed === true ? closing.at : undefined,
  }
}

/** Nothing is known of them yet. */
export const NO_TIMES: Times = {
  occurredFrom: undefined,
  occurredUntil: undefined,
  ongoing: false,
  detectedAt: undefined,
  suspectedAt: undefined,
  processorToldAt: undefined,
}

function measureOf({ plan, closing }: FileMeasure): readonly AccountMeasure[] {
  if (plan.now === undefined) return []
  const state = closing.now?.value
  return [{ ...plan.now.value, closed: state?.closed === true ? state.evidence : undefined }]
}

/** What officers answered in the form, by field. */
export function answersIn(file: BreachFile): FormAnswers {
  return Object.fromEntries(file.answers.map(({ field, said }) => [field, said.now?.value]))
}

/** The first notification since the last withdrawal: what the authority goes by now. */
export function standingNotice(notified: readonly Notified[]): Notified | undefined {
  return notified[notified.findLastIndex(({ phase }) => phase === "withdrawal") + 1]
}
