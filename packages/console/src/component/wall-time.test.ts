import assert from "node:assert/strict"
import { test } from "node:test"

import { AMSTERDAM } from "@sluis/core/breach/clock/day"
import fc from "fast-check"

import { fromWall, toWall } from "./wall-time.ts"

const AT: readonly (readonly [string, string, string])[] = [
  ["in winter, an hour ahead", "2026-01-15T09:05", "2026-01-15T08:05:00Z"],
  ["in summer, two hours ahead", "2026-07-15T09:05", "2026-07-15T07:05:00Z"],
  ["the hour that comes twice is the first", "2026-10-25T02:30", "2026-10-25T00:30:00Z"],
  ["the hour that is skipped is the one after it", "2026-03-29T02:30", "2026-03-29T01:30:00Z"],
  ["with seconds, as some browsers write it", "2026-01-15T09:05:30", "2026-01-15T08:05:30Z"],
]
for (const [what, text, moment] of AT) {
  test(`a wall clock: ${what}`, () => assert.equal(fromWall(text, AMSTERDAM), Date.parse(moment)))
}

for (const text of ["", "2026-01-15", "2026-13-40T09:05", "morgen", "1969-12-31T10:00"]) {
  test(`"${text}" is no moment`, () => assert.equal(fromWall(text, AMSTERDAM), undefined))
}

test("a whole minute comes back as it was, but for the hour that comes twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000, max: 60_000_000 }), (minutes) => {
      const at = minutes * 60_000
      const back = fromWall(toWall(at, AMSTERDAM), AMSTERDAM)
      assert.ok(back === at || back === at - 3_600_000)
      assert.equal(toWall(back, AMSTERDAM), toWall(at, AMSTERDAM))
    }),
  )
})
