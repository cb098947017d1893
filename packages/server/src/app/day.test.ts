import assert from "node:assert/strict"
import { test } from "node:test"

import { dayIn, daysBefore, daysFrom } from "./day.ts"

const moments: readonly [says: string, zone: string, moment: string, day: string][] = [
  ["an hour before midnight in Amsterdam", "Europe/Amsterdam", "2026-11-21T22:59:59Z", "2026-11-21"],
  ["midnight in Amsterdam", "Europe/Amsterdam", "2026-11-21T23:00:00Z", "2026-11-22"],
  ["midnight in Amsterdam in summer", "Europe/Amsterdam", "2026-07-31T22:00:00Z", "2026-08-01"],
  [
    "midnight in a zone with three quarters of an hour",
    "Asia/Kathmandu",
    "2026-11-21T18:15:00Z",
    "2026-11-22",
  ],
  ["UTC", "UTC", "2026-01-01T00:00:00Z", "2026-01-01"],
]
for (const [says, zone, moment, day] of moments) {
  test(`day: ${says}`, () => assert.equal(dayIn(zone)(Date.parse(moment)), day))
}

test("day: one that was kept is not given for another moment", () => {
  const dayOf = dayIn("Europe/Amsterdam")
  const at = (moment: string): string => dayOf(Date.parse(moment))
  assert.equal(at("2026-11-21T22:59:00Z"), "2026-11-21")
  assert.equal(at("2026-11-21T23:00:00Z"), "2026-11-22")
  assert.equal(at("2026-11-21T22:59:00Z"), "2026-11-21")
})

test("days: over a month, a leap day and the end of a year", () => {
  assert.equal(daysBefore("2026-12-01", 1), "2026-11-30")
  assert.equal(daysBefore("2026-03-01", -1), "2026-03-02")
  assert.deepEqual(daysFrom("2028-02-28", "2028-03-01"), ["2028-02-28", "2028-02-29", "2028-03-01"])
  assert.deepEqual(daysFrom("2026-12-31", "2027-01-01"), ["2026-12-31", "2027-01-01"])
  assert.deepEqual(daysFrom("2026-12-31", "2026-12-30"), [])
})
