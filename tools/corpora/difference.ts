/** Something that is not as it was expected: a fault of ours, or to be explained in docs/quirks.md. */
export type Difference = {
  readonly file: string
  /** What was looked at, in a few words that name nobody. */
  readonly what: string
  /** What Sluis reads there, and what was expected: may name people, and is shown only when asked for. */
  readonly ours: string
  readonly theirs: string
}
