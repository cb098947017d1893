/**
 * What one file of a breach may hold. Every number is far above what a breach asks for, and low enough that a file is folded
 * and shown in one go.
 */

/** Steps of one file. The largest breaches take some hundreds: a day's work of several officers, for weeks. */
export const MAX_FILE_STEPS = 5_000
/** Of those, the last may only be what the law asks for: deciding, notifying, informing, closing. */
export const RESERVED_FILE_STEPS = 100

/** UTF-16 code units of what officers type. */
export const MAX_TEXT_UNITS = {
  /** A line in a list. */
  title: 200,
  /** A name, of a department, a role or a document. */
  name: 200,
  /** An id, a version. */
  reference: 200,
  /** Two pages. */
  reason: 8_000,
  summary: 20_000,
  note: 20_000,
  answer: 20_000,
  /** The whole form as it was sent: all its answers, each at its longest, do not occur together. */
  form: 1_000_000,
} as const

/** Fields answered in one step: more than the form has. */
export const MAX_ANSWERS = 200
/** UTF-16 code units of all answers of one step together: a form that is filled to the brim takes several steps. */
export const MAX_ANSWERS_UNITS = 200_000
/** Measures of one file. */
export const MAX_MEASURES = 200
/** Messages of one file: a mailing that went out in parts. */
export const MAX_EVIDENCE = 200
/** How far a browser's clock may be ahead of ours before a time counts as one in the future. */
export const CLOCK_SKEW_MILLISECONDS = 5 * 60_000
