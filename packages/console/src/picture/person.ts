/** Who is drawn, and what of a message the picture needs. The same words as the API's, so its recipients fit as they are. */

/** Somebody who gets the message or is shown in it. */
export type Person = {
  readonly address: string
  /** "" where none is known. */
  readonly name: string
  /** In To or Cc. */
  readonly visible: boolean
  /** Not one of the sender's organisation. */
  readonly outside: boolean
  /** How many addresses this person would learn by the message as it was. */
  readonly introductions: number
  /** Of how many others this person would learn that they are on the list. */
  readonly exposures: number
}

/** Two people of whom at least one would learn something of the other; `one` and `other` are places in the list of people. */
export type Meeting = {
  readonly one: number
  readonly other: number
  /** "address": one sees an address that he did not have. "list": only that the other is on the list too. */
  readonly tells: "address" | "list"
}

export type Meetings = {
  /** All, or evenly chosen out of all. */
  readonly pairs: readonly Meeting[]
  readonly total: number
  /** False: the numbers are right, and who meets whom is a guess. */
  readonly exact: boolean
}

/** More people are counted, and not drawn: a screen has no room for them. */
export const PEOPLE_DRAWN = 1_000

/** Lines that a browser draws at once without anybody waiting; 112 people, who meet in 6,216 pairs, fit. */
export const LINES_DRAWN = 6_500
