/**
 * The header block of a message or part as offsets.
 *
 * `text` is an octet string (./octets.ts): the unit at index i is the octet at `start + i`.
 */
export type Header = {
  readonly start: number
  /** Just behind the empty line that ends the block, or the end of the part where there is none. */
  readonly end: number
  readonly text: string
  readonly fields: readonly Field[]
}

export type Field = {
  /** Lower case; "" for a line that is no field at all (no colon). */
  readonly name: string
  /** Octet offsets: the field from its first octet, the value behind the colon, and the end behind its line end. */
  readonly start: number
  readonly valueStart: number
  readonly end: number
}
