import assert from "node:assert/strict"
import { test } from "node:test"
import { growsAtMost } from "./growth.ts"

function work(steps: number): number {
  let sum = 0
  for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step)
  return sum
}

test("growth: twice the work is at most three times the time", () => {
  assert.ok(
    growsAtMost(
      3,
      () => work(1_000_000),
      () => work(2_000_000),
    ),
  )
})

test("growth: sixteen times the work is not", () => {
  assert.ok(
    !growsAtMost(
      3,
      () => work(1_000_000),
      () => work(16_000_000),
    ),
  )
})
