/**
 * What happened since it was last written down: so many of what, on which day, in which department (./counts.ts).
 *
 * Bounded: departments and rules come from the policy, so there are few; whatever is beyond the bound is lost, because a
 * statistic is worth less than memory that mail needs.
 */
import type { Count } from "./counts.ts"
import type { Day } from "../day.ts"

/** Different counts that wait to be written. */
export const MAX_WAITING_COUNTS = 10_000

export type DailyCounts = {
  readonly add: (day: Day, department: string, name: string, value: number) => void
  /** All that wait; they wait no more. */
  readonly take: () => readonly Count[]
}

type Waiting = { readonly day: Day; readonly department: string; readonly name: string; value: number }

export function dailyCounts(): DailyCounts {
  let waiting = new Map<string, Waiting>()
  return {
    add: (day, department, name, value) => {
      if (value === 0) return
      const key = `${day}\n${name}\n${department}`
      const known = waiting.get(key)
      if (known !== undefined) known.value += value
      else if (waiting.size < MAX_WAITING_COUNTS) waiting.set(key, { day, department, name, value })
    },
    take: () => {
      const taken = [...waiting.values()]
      waiting = new Map()
      return taken
    },
  }
}
