/**
 * How severe a breach is, by the method of ENISA (version 1.0, December 2013): SE = DPC × EI + CB.
 *
 * It advises; the officer decides. It is not the test of Art. 33 or 34 GDPR, and is shown as reasoning.
 *
 * Deliberately left out: where the numbers come from (./propose.ts), and what should follow (../clock/duty.ts).
 */
import { err, ok, type Result } from "../../result.ts"
import { MAX_TEXT_UNITS } from "../file-limit.ts"
import type { Words } from "../words.ts"

/** Kinds of data, with the base of each: 1, 2, 3, 4. */
export const DATA_KINDS = ["simple", "behavioural", "financial", "sensitive"] as const
export type DataKind = (typeof DATA_KINDS)[number]

/** A number and why it is that. The reason is a sentence in both languages, or what an officer typed (in both the same). */
export type Factor = {
  readonly value: number
  readonly reason: Words
  /** Set by an officer, in place of what the evidence said. */
  readonly edited: boolean
}

/** Of people who are equally easy to tell: named work addresses apart from opaque private ones. */
export type GroupAssessment = {
  /** "all", a kind of ./identification.ts ("work-named", "opaque"), or what an officer called it. */
  readonly group: string
  readonly people: number
  /** Data processing context: 1 to 4. */
  readonly context: Factor & { readonly kind: DataKind }
  /** Ease of identification: 0.25, 0.5, 0.75 or 1. */
  readonly identification: Factor
}

export type Assessment = {
  readonly method: "enisa-1.0"
  readonly groups: readonly [GroupAssessment, ...GroupAssessment[]]
  /** Circumstances of the breach, each apart, for they add up. */
  readonly circumstances: {
    /** 0, 0.25 (a known number of recipients) or 0.5 (unknown). */
    readonly confidentiality: Factor
    readonly integrity: Factor
    readonly availability: Factor
    /** 0 or 0.5. */
    readonly intent: Factor
  }
}

export const BANDS = ["low", "medium", "high", "very-high"] as const
export type Band = (typeof BANDS)[number]

export type Severity = {
  /** The highest of its groups. */
  readonly score: number
  readonly band: Band
  readonly byGroup: readonly { readonly group: string; readonly score: number; readonly band: Band }[]
  /** More than 100 people: outside the score. */
  readonly manyPeople: boolean
}

/** From these scores on. */
const BAND_FROM = { medium: 2, high: 3, "very-high": 4 } as const
/** The method flags more than this many people, and leaves the score alone. */
export const MANY_PEOPLE = 100

/** Groups of people in one assessment: by how easy they are to tell, and what officers add. */
export const MAX_GROUPS = 20
/** More people than any organisation here mails. */
export const MAX_PEOPLE = 100_000_000

/** The score of `assessment`, per group and at its highest. Quarters are exact in binary, so that bands begin where they should. */
export function severityOf({ groups, circumstances }: Assessment): Severity {
  const { confidentiality, integrity, availability, intent } = circumstances
  const added = confidentiality.value + integrity.value + availability.value + intent.value
  const byGroup = groups.map(({ group, context, identification }) => {
    const score = context.value * identification.value + added
    return { group, score, band: bandOf(score) }
  })
  const score = Math.max(...byGroup.map((each) => each.score))
  const people = groups.reduce((sum, group) => sum + group.people, 0)
  return { score, band: bandOf(score), byGroup, manyPeople: people > MANY_PEOPLE }
}

export function bandOf(score: number): Band {
  if (score >= BAND_FROM["very-high"]) return "very-high"
  if (score >= BAND_FROM.high) return "high"
  return score >= BAND_FROM.medium ? "medium" : "low"
}

export type AssessmentProblem = {
  readonly kind: "groups" | "group-name" | "people" | "value" | "reason"
  /** Group or circumstance that it is about. */
  readonly about: string
}

const CONTEXTS = [1, 2, 3, 4]
const IDENTIFICATIONS = [0.25, 0.5, 0.75, 1]
const CIRCUMSTANCES = [0, 0.25, 0.5]
const INTENTS = [0, 0.5]

/** Whether every number is one that the method knows, with a reason of a length that can be read. */
export function checkAssessment(assessment: Assessment): Result<Assessment, AssessmentProblem> {
  const { groups, circumstances } = assessment
  const problem = (kind: AssessmentProblem["kind"], about: string): Result<never, AssessmentProblem> =>
    err({ kind, about })
  if (groups.length === 0 || groups.length > MAX_GROUPS) return problem("groups", "")
  if (new Set(groups.map(({ group }) => group)).size < groups.length) return problem("group-name", "")
  for (const { group, people, context, identification } of groups) {
    if (group === "" || group.length > MAX_TEXT_UNITS.name) return problem("group-name", group.slice(0, 40))
    if (!Number.isSafeInteger(people) || people < 0 || people > MAX_PEOPLE) return problem("people", group)
    if (!CONTEXTS.includes(context.value) || !IDENTIFICATIONS.includes(identification.value))
      return problem("value", group)
    if (!isReasoned(context) || !isReasoned(identification)) return problem("reason", group)
  }
  const { confidentiality, integrity, availability, intent } = circumstances
  for (const [about, factor, values] of [
    ["confidentiality", confidentiality, CIRCUMSTANCES],
    ["integrity", integrity, CIRCUMSTANCES],
    ["availability", availability, CIRCUMSTANCES],
    ["intent", intent, INTENTS],
  ] as const) {
    if (!values.includes(factor.value)) return problem("value", about)
    if (!isReasoned(factor)) return problem("reason", about)
  }
  return ok(assessment)
}

function isReasoned({ reason: { nl, en } }: Factor): boolean {
  return [nl, en].every((text) => text.trim() !== "" && text.length <= MAX_TEXT_UNITS.reason)
}
