/**
 * Data in a text that tell who somebody is: what was found, where, and how sure it is.
 *
 * A pattern only proposes. What makes it sure is its check (the 11-test, mod 97) together with its context (a cue word
 * within reach, a form that nothing else has): a random number of nine digits passes the 11-test in one of eleven.
 */
import type { Identifier } from "../facts/facts.ts"

export type FoundIdentifier = {
  readonly kind: Identifier
  /** UTF-16 range in the text. */
  readonly start: number
  readonly end: number
  /** Without blanks, dots and hyphens, upper case: two spellings of one number are one. Never logged. */
  readonly value: string
  /** `certain`: check and context agree. `assumed`: one of them is missing; never enough for a verdict by itself. */
  readonly certainty: "certain" | "assumed"
}

/**
 * A number that an organisation gives out itself, as the policy declares it. `shape`: `9` is a digit, `A` a letter, anything
 * else itself ("P-9999999"). With `cues`, one of these words must stand near.
 */
export type NumberShape = {
  readonly kind: "patient-number" | "case-number"
  readonly shape: string
  readonly cues: readonly string[]
}
