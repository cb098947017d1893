import assert from "node:assert/strict"
import { test } from "node:test"

import { monthsOf } from "./month.ts"

const good = (day: string): { day: string; state: "good" } => ({ day, state: "good" })

test("a day stands in the column of its weekday and the row of its week", () => {
  // 1 August 2026 is a Saturday; the month ends in a sixth week.
  const [month] = monthsOf([good("2026-08-01"), good("2026-08-03"), good("2026-08-31")])
  assert.deepEqual(
    month?.squares.map(({ number, column, row }) => [number, column, row]),
    [
      [1, 5, 0],
      [3, 0, 1],
      [31, 0, 5],
    ],
  )
  assert.equal(month?.rows, 6)
})

test("weeks before the first day and after the last are not drawn", () => {
  const [month] = monthsOf([good("2026-08-20"), good("2026-08-24")])
  assert.deepEqual(
    month?.squares.map(({ column, row }) => [column, row]),
    [
      [3, 0],
      [0, 1],
    ],
  )
  assert.equal(month?.rows, 2)
})

test("each month is one, in the order of the days", () => {
  const months = monthsOf([good("2026-12-31"), good("2027-01-01"), good("2027-01-02")])
  assert.deepEqual(
    months.map((month) => [month.start.toString(), month.squares.length]),
    [
      ["2026-12-01", 1],
      ["2027-01-01", 2],
    ],
  )
})

test("what is no day is our mistake", () => {
  assert.throws(() => monthsOf([good("2026-02-30x")]), RangeError)
})
