/** Counts (app/statistics/counts.ts) over the thread that has the database. */
import { MAX_COUNT_NAME, MAX_INCREMENTS } from "../app/statistics/counts.ts"
import type { Count, Counts } from "../app/statistics/counts.ts"
import type { Connection } from "./connection.ts"
import type { SealedNames } from "./sealed-name.ts"

/** Rows of one step, so that nobody waits for the reading of a year. */
const READ_AT_ONCE = 2_000
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/

export function countsOf({ ask }: Connection, names: SealedNames): Counts {
  return {
    add: async (increments) => {
      if (increments.length > MAX_INCREMENTS)
        throw new RangeError(`at most ${MAX_INCREMENTS} counts go in one step`)
      increments.forEach(check)
      const sealed = increments.map((one) => ({ ...one, department: names.seal(one.department) }))
      await ask("countAdd", { increments: sealed })
    },
    read: async (fromDay, toDay) => {
      for (const day of [fromDay, toDay]) checkDay(day)
      const opened = new Map<string, string>()
      const counts: Count[] = []
      let after: Omit<Count, "value"> = { day: fromDay, name: "", department: "" }
      for (;;) {
        const rows: readonly Count[] = await ask("countRead", { after, toDay, limit: READ_AT_ONCE })
        for (const row of rows) {
          const department = opened.get(row.department) ?? names.open(row.department)
          opened.set(row.department, department)
          counts.push({ ...row, department })
        }
        const last = rows.at(-1)
        if (last === undefined || rows.length < READ_AT_ONCE) return counts
        after = last
      }
    },
  }
}

function check({ day, department, name, value }: Count): void {
  checkDay(day)
  if (name === "" || Math.max(name.length, department.length) > MAX_COUNT_NAME)
    throw new RangeError(`what is counted has a name of at most ${MAX_COUNT_NAME} characters`)
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError("a count is a whole number from 0")
}

function checkDay(day: string): void {
  if (!DAY.test(day)) throw new RangeError("a day is written as YYYY-MM-DD")
}
