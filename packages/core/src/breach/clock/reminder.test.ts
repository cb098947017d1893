import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { DAY, HOUR } from "./day.ts"
import { REMINDER_HOURS_LEFT, remindersDue, type Reminder } from "./reminder.ts"

const END = 1_760_000_000_000

function said(reminders: readonly Reminder[]): readonly string[] {
  return reminders.map((each) =>
    each.kind === "over" ? `over ${String(each.days)}` : `${String(each.hours)} left`,
  )
}

const rows: readonly (readonly [what: string, since: number, until: number, due: readonly string[]])[] = [
  ["at the moment itself", END - 48 * HOUR - 1, END - 48 * HOUR, ["48 left"]],
  ["not twice", END - 48 * HOUR, END - 47 * HOUR, []],
  ["not before", END - 49 * HOUR, END - 48 * HOUR - 1, []],
  ["at the end", END - 1, END, ["over 0"]],
  ["a day later", END + DAY - 1, END + DAY, ["over 1"]],
  ["between two days", END + DAY, END + 2 * DAY - 1, []],
  ["after a night without power", END - 13 * HOUR, END - 5 * HOUR, ["12 left", "6 left"]],
  ["all of them", END - 73 * HOUR, END, ["48 left", "24 left", "12 left", "6 left", "1 left", "over 0"]],
  ["after a month, one that says how long it is over", END + DAY, END + 31 * DAY, ["over 31"]],
  ["none where the clock went backwards", END, END - 5 * HOUR, []],
]
for (const [what, since, until, due] of rows) {
  test(`reminders: ${what}`, () => {
    assert.deepEqual(said(remindersDue(END, since, until)), due)
  })
}

test("looking more often never says one twice, and before the end never leaves one out", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -80 * HOUR, max: 5 * DAY }), { maxLength: 30 }), (moments) => {
      const times = [-81 * HOUR, ...moments.toSorted((one, other) => one - other), 5 * DAY].map(
        (after) => END + after,
      )
      const found = times.flatMap((until, index) => remindersDue(END, times[index - 1] ?? until, until))
      assert.equal(new Set(said(found)).size, found.length)
      const left = found.filter(({ kind }) => kind === "hours-left")
      assert.equal(left.length, REMINDER_HOURS_LEFT.length)
      assert.equal(said(found).includes("over 5"), true)
    }),
  )
})
