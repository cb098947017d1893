/**
 * Header blocks of earlier mail that stand quoted in a text: "Van: … Aan: …", "Op … schreef …:", "> To: …".
 */
export type QuotedBlock = {
  /** Range in the text that was searched (UTF-16 units), from the first label to the end of the last value. */
  readonly start: number
  readonly end: number
  /** Addresses found per role, as written, in order. Names without an address are left out. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
}
