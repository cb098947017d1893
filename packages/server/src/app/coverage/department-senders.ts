/**
 * How many people of a department sent something on a day, as far as that matters: up to MIN_SENDERS, from which on a department
 * is a group whose figures may be shown (../statistics/statistics.ts).
 *
 * Kept is only the number. Who they were is in memory, for the day and for the first few of each department. After a restart
 * nobody knows whom was counted before; so the number is raised only when more different people were seen since than it says.
 */
import type { Count, Counts } from "../statistics/counts.ts"
import type { Day } from "../day.ts"
import { MIN_SENDERS } from "../policy/replay-count.ts"

/** Name of the count. */
export const SENDERS = "senders"

/** Departments of one day whose senders are told apart; a policy has a thousand at most. */
const MAX_DEPARTMENTS = 1_001

export type DepartmentSenders = {
  readonly saw: (day: Day, department: string, sender: string) => void
  /** By how much the counts that `read` gives are too low, where somebody new was seen. Rejects as `read` does. */
  readonly toCount: (read: Counts["read"]) => Promise<readonly Count[]>
  /** What was asked for last was not read or not written. */
  readonly again: () => void
}

type Seen = { readonly day: Day; readonly departments: Map<string, Set<string>>; isNew: boolean }

export function departmentSenders(): DepartmentSenders {
  let seen: Seen = { day: "", departments: new Map(), isNew: false }
  /** Of a day that ended before it was written. */
  let ended: Seen | undefined
  let given: readonly Seen[] = []
  return {
    saw: (day, department, sender) => {
      if (sender === "") return // nobody
      if (seen.day !== day) {
        if (seen.isNew) ended = seen
        seen = { day, departments: new Map(), isNew: false }
      }
      let senders = seen.departments.get(department)
      if (senders === undefined) {
        if (seen.departments.size >= MAX_DEPARTMENTS) return
        senders = new Set()
        seen.departments.set(department, senders)
      }
      if (senders.size >= MIN_SENDERS) return
      const before = senders.size
      senders.add(sender.toLowerCase())
      if (senders.size > before) seen.isNew = true
    },
    toCount: async (read) => {
      if (ended?.isNew === false) ended = undefined
      given = (ended === undefined ? [seen] : [ended, seen]).filter(({ isNew }) => isNew)
      for (const each of given) each.isNew = false
      const increments: Count[] = []
      for (const each of given) increments.push(...missing(each, await read(each.day, each.day)))
      return increments
    },
    again: () => {
      for (const each of given) each.isNew = true
    },
  }
}

function missing({ day, departments }: Seen, counted: readonly Count[]): readonly Count[] {
  const known = new Map(
    counted.filter(({ name }) => name === SENDERS).map(({ department, value }) => [department, value]),
  )
  return [...departments]
    .map(([department, { size }]) => ({
      day,
      department,
      name: SENDERS,
      value: size - (known.get(department) ?? 0),
    }))
    .filter(({ value }) => value > 0)
}
