/** The time, as a port: tests turn it. */
export type Clock = {
  /** Milliseconds since 1970; may jump. */
  readonly now: () => number
  /** Milliseconds since some moment; never goes back. */
  readonly elapsed: () => number
}
