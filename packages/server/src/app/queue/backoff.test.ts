import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { backoff } from "./backoff.ts"

const table: readonly [attempts: number, minutes: number][] = [
  [0, 1],
  [1, 2],
  [2, 4],
  [5, 32],
  [6, 60],
  [7, 60],
  [10_000, 60],
]
for (const [attempts, minutes] of table) {
  test(`after ${attempts} earlier failures the next try is in about ${minutes} minutes`, () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const wait = backoff(attempts, id)
        assert.ok(wait >= minutes * 60_000 * 0.875 && wait <= minutes * 60_000 * 1.125)
        assert.equal(wait, backoff(attempts, id))
      }),
    )
  })
}

test("messages that failed together do not come back together", () => {
  const waits = new Set(Array.from({ length: 100 }, (_, index) => backoff(3, `message-${index}`)))
  assert.ok(waits.size > 90)
})
