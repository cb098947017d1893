import assert from "node:assert/strict"
import { test } from "node:test"

import { FACTS_PER_SECOND, factBudget } from "./fact-budget.ts"

function taken(take: () => boolean, times: number): number {
  return Array.from({ length: times }, take).filter(Boolean).length
}

test("fact budget: twenty at once, and not one more before time has passed", () => {
  let now = 0
  const { take } = factBudget(() => now)
  assert.equal(taken(take, FACTS_PER_SECOND), FACTS_PER_SECOND)
  assert.equal(take(), false)
  now += 1000 / FACTS_PER_SECOND
  assert.equal(taken(take, 3), 1)
  now += 3_600_000
  assert.equal(taken(take, 100), FACTS_PER_SECOND)
})

test("fact budget: what took long is paid for by not recording for as long as it takes to earn it back", () => {
  let now = 0
  const { take, spent } = factBudget(() => now)
  assert.equal(take(), true)
  spent(1_100)
  assert.equal(take(), false)
  now += 1_000
  assert.equal(take(), false)
  now += 1
  assert.equal(take(), true)
})

test("fact budget: a machine that stood still for minutes does not make it wait for longer than ten seconds", () => {
  let now = 0
  const { take, spent } = factBudget(() => now)
  assert.equal(take(), true)
  spent(600_000)
  now += 10_000
  assert.equal(take(), false)
  now += 1
  assert.equal(take(), true)
})
