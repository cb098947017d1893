import assert from "node:assert/strict"
import { test } from "node:test"

import { labelEvery, spansOf } from "./chart-bars.ts"
import type { Day } from "./chart-bars.ts"

function day(at: number): Day {
  const date = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10)
  const zero = { released: 0, dropped: 0, copies: 0, introductionsPrevented: 0, exposuresPrevented: 0 }
  return { ...zero, day: date, messages: 7, delivered: 3, individualised: 2, held: 1, refused: 1 }
}
const days = (count: number): readonly Day[] => Array.from({ length: count }, (_, at) => day(at))

test("no days are no bars", () => assert.deepEqual(spansOf([]), []))

test("a day is a bar: what passed, what went separately, what was held or refused", () => {
  assert.deepEqual(spansOf(days(1)), [
    { from: "2026-01-01", to: "2026-01-01", passed: 3, separate: 2, stopped: 2 },
  ])
})

test("31 days stay days, and 32 become weeks", () => {
  assert.equal(spansOf(days(31)).length, 31)
  assert.equal(spansOf(days(32)).length, 5)
})

test("of ninety days the newest week is complete, the first one is short, and nothing is lost", () => {
  const spans = spansOf(days(90))
  assert.equal(spans.length, 13)
  assert.deepEqual(spans[0], { from: "2026-01-01", to: "2026-01-06", passed: 18, separate: 12, stopped: 12 })
  assert.deepEqual([spans.at(-1)?.from, spans.at(-1)?.to], ["2026-03-25", "2026-03-31"])
  const passed = spans.reduce((total, span) => total + span.passed, 0)
  assert.equal(passed, 270)
})

test("under the bars stand as many dates as there is room for", () => {
  for (const [bars, every] of [
    [1, 1],
    [7, 1],
    [8, 2],
    [13, 4],
    [30, 6],
    [31, 8],
  ] as const) {
    assert.equal(labelEvery(bars), every, String(bars))
    assert.ok(bars <= 7 || Math.ceil(bars / every) <= 5)
  }
})
