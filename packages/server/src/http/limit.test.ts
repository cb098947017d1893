import assert from "node:assert/strict"
import { test } from "node:test"
import { MAX_CALLERS, openLimiter } from "./limit.ts"
import type { Limiter } from "./limit.ts"

function limiterAt(): { readonly limiter: Limiter; readonly pass: (milliseconds: number) => void } {
  let now = 5000
  return {
    limiter: openLimiter({ elapsed: () => now }),
    pass: (milliseconds) => {
      now += milliseconds
    },
  }
}

test("as often as was said, then not before the minute is over", () => {
  const { limiter, pass } = limiterAt()
  assert.equal(limiter.take("a", 2), 0)
  pass(10_000)
  assert.equal(limiter.take("a", 2), 0)
  assert.equal(limiter.take("a", 2), 50_000)
  pass(49_999)
  assert.equal(limiter.take("a", 2), 1)
  pass(1)
  assert.deepEqual([limiter.take("a", 2), limiter.take("a", 2), limiter.take("a", 2)], [0, 0, 60_000])
})

test("one caller does not count for another", () => {
  const { limiter } = limiterAt()
  assert.deepEqual([limiter.take("a", 1), limiter.take("a", 1), limiter.take("b", 1)], [0, 60_000, 0])
})

test("when the table is full, those who are in it are counted as before, and all others as one", () => {
  const { limiter, pass } = limiterAt()
  for (let count = 0; count < MAX_CALLERS; count += 1) assert.equal(limiter.take(`caller ${count}`, 1), 0)
  assert.equal(limiter.take("caller 0", 1), 60_000)
  assert.equal(limiter.take("late", 1), 0)
  assert.equal(limiter.take("later", 1), 60_000)
  assert.equal(limiter.take("later", 3), 0, "of what may be done more often there is a count of its own")
  pass(60_000)
  assert.deepEqual([limiter.take("late", 1), limiter.take("later", 1)], [0, 0])
})
