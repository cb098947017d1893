/**
 * The port of the statistics: how much of what happened, per day and department. No persons, no messages.
 *
 * Deliberately left out: what is counted, and that small departments are not shown (whoever shows them).
 */
export type Count = {
  /** YYYY-MM-DD, in the organisation's zone. */
  readonly day: string
  /** "" where there is none. Kept encrypted. */
  readonly department: string
  /** What was counted, such as `held` or the id of a rule; stands in the open. */
  readonly name: string
  readonly value: number
}

/** Increments in one step. */
export const MAX_INCREMENTS = 1_000
/** UTF-16 units of a name, and of a department. */
export const MAX_COUNT_NAME = 200

export type Counts = {
  /**
   * All of them or none, durable when it resolves. Rejects with `StoreUnavailable`; with a `RangeError` for more than
   * `MAX_INCREMENTS`, a day that is none, a name that is too long, or a value that is no whole number from 0.
   */
  readonly add: (increments: readonly Count[]) => Promise<void>
  /** Both days included, in the order of day, and then of name. */
  readonly read: (fromDay: string, toDay: string) => Promise<readonly Count[]>
}
