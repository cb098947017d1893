import assert from "node:assert/strict"
import { describe, it } from "node:test"

import { daysUntil, periodsOf, routeDays, stateOf, todayIn } from "./day-state.ts"

describe("days of canaries", () => {
  const states = [
    ["with all of them stopped is good", { caught: 8, missed: 0 }, "good"],
    ["with one that was missed is not, whatever the others did", { caught: 7, missed: 1 }, "bad"],
    ["without any proves nothing", { caught: 0, missed: 0 }, "none"],
  ] as const
  for (const [what, day, state] of states) it(`a day ${what}`, () => assert.equal(stateOf(day), state))

  it("are there for every day, of one route, over its kinds together", () => {
    const counted = [
      { day: "2026-11-02", route: "gateway", caught: 1, red: 0 },
      { day: "2026-11-02", route: "gateway", caught: 0, red: 1 },
      { day: "2026-11-02", route: "printers", caught: 4, red: 0 },
    ]
    assert.deepEqual(routeDays(counted, "gateway", daysUntil("2026-11-02", 2)), [
      { day: "2026-11-01", caught: 0, missed: 0 },
      { day: "2026-11-02", caught: 1, missed: 1 },
    ])
  })

  it("go back over the end of a month, and over the night in which the clock changes", () => {
    assert.deepEqual(daysUntil("2026-03-30", 3), ["2026-03-28", "2026-03-29", "2026-03-30"])
    assert.deepEqual(daysUntil("2026-03-01", 2), ["2026-02-28", "2026-03-01"])
  })

  it("begin at midnight of the organisation", () => {
    const late = new Date("2026-10-31T23:30:00Z")
    assert.equal(todayIn("Europe/Amsterdam", late), "2026-11-01")
    assert.equal(todayIn("UTC", late), "2026-10-31")
  })

  it("make a month, the month before and a year", () => {
    assert.deepEqual(periodsOf("2026-01-15"), {
      thisMonth: { from: "2026-01-01", to: "2026-01-15" },
      lastMonth: { from: "2025-12-01", to: "2025-12-31" },
      thisYear: { from: "2026-01-01", to: "2026-01-15" },
    })
  })
})
