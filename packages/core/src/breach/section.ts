/**
 * One thing that a file says, with everything that it ever said about it.
 *
 * Deliberately left out: which things those are (./file.ts).
 */
import type { BreachAct, BreachStep } from "./step.ts"

/** What one step wrote. */
export type Version<T> = {
  /** Number of the step. */
  readonly step: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Id of a person; "" for Sluis itself. */
  readonly by: string
  /** The last step that its writer had seen. */
  readonly seen: number
  readonly value: T
}

/** One thing that the file says, and everything that it ever said about it. */
export type Section<T> = {
  /** The newest version; undefined while nobody wrote any. */
  readonly now: Version<T> | undefined
  /** Oldest first. */
  readonly versions: readonly Version<T>[]
  /** Versions that were written without seeing one another and that nobody has settled since: two or more, or none. */
  readonly conflict: readonly Version<T>[]
}

/** What `read` finds in the steps, each with who wrote it and when. */
export function pick<T>(
  steps: readonly BreachStep[],
  read: (act: BreachAct) => T | undefined,
): readonly Version<T>[] {
  return steps.flatMap(({ number, at, by, seen, act }) => {
    const value = read(act)
    return value === undefined ? [] : [{ step: number, at, by, seen, value }]
  })
}

/**
 * A newer version settles every older one that its writer had seen; what is left beside it is in conflict. Within one step the
 * last counts. `versions`: in the order of their steps.
 */
export function sectionOf<T>(versions: readonly Version<T>[]): Section<T> {
  let first = versions.length
  let seen = -1
  // Once one is settled, so is all that came before it.
  for (const version of versions.toReversed()) {
    if (version.step <= seen) break
    seen = Math.max(seen, version.seen)
    first--
  }
  const standing = versions.slice(first).filter(({ step }, index, all) => step !== all[index + 1]?.step)
  return { now: versions.at(-1), versions, conflict: standing.length > 1 ? standing : [] }
}

/** The items by their key, in the order in which each key came first. */
export function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [key: string, items: readonly T[]])[] {
  return [...Map.groupBy(items, keyOf)]
}
