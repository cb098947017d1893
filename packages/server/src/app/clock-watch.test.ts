/** A clock that jumps is not believed until it has agreed with elapsed time for hours, whichever way it went. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { AGREE_FOR, MAX_DISAGREEMENT, SETTLE_FOR, watchClock } from "./clock-watch.ts"

const START = Date.UTC(2026, 10, 21)
const ROUND = 600_000
const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR

/**
 * Steps of both clocks, and what is believed after each: of how much later than the start it is, or nothing. `ran`: for how long it
 * ran before.
 */
function watched(steps: readonly (readonly [passed: number, jump: number])[], ran = SETTLE_FOR) {
  let [now, elapsed] = [START - ran, 0]
  const told: string[] = []
  const log = {
    info: (event: string) => void told.push(event),
    warn: (event: string) => void told.push(event),
  }
  const watch = watchClock({ now: () => now, elapsed: () => elapsed }, log)
  now += ran
  elapsed += ran
  const believed = steps.map(([passed, jump]) => {
    elapsed += passed
    now += passed + jump
    const at = watch.believed()
    if (elapsed >= SETTLE_FOR) assert.equal(watch.jumpedAt() === undefined, at !== undefined)
    return at === undefined ? undefined : at - START
  })
  return { believed, told: told.map((event) => event.split(":")[0]) }
}

const JUMPED = "the clock jumped"
const AGAIN = "the clock can be believed again"
const even = (hours: number) => Array.from({ length: (hours * HOUR) / ROUND }, () => [ROUND, 0] as const)

test("a clock that runs evenly is believed always", () => {
  const { believed, told } = watched([[10_000, 0], ...even(30)])
  assert.deepEqual(believed[0], 10_000)
  assert.ok(!believed.includes(undefined))
  assert.deepEqual(told, [])
})

test("the date of a start is believed half an hour later, and nobody is told", () => {
  const { believed, told } = watched([[10_000, 0], [SETTLE_FOR - 10_001, 0], [1, 0], ...even(1)], 0)
  assert.deepEqual(believed.slice(0, 3), [undefined, undefined, SETTLE_FOR])
  assert.ok(!believed.slice(3).includes(undefined))
  assert.deepEqual(told, [])
})

test("a wrong date of a start that is mended in time is never believed", () => {
  for (const wrong of [3650 * 24 * HOUR, -7.5 * 24 * HOUR]) {
    const { believed, told } = watched(
      [[10_000, 0], [ROUND, 0], [ROUND, -wrong], ...even(AGREE_FOR / HOUR)],
      0,
    )
    assert.deepEqual(
      believed.filter((at) => at !== undefined),
      [10_000 + 2 * ROUND - wrong + AGREE_FOR],
    )
    assert.deepEqual(told, [JUMPED, AGAIN])
  }
})

const rows: readonly (readonly [says: string, jump: number, isBelieved: boolean])[] = [
  ["ahead by the bound", MAX_DISAGREEMENT, true],
  ["ahead by a moment more", MAX_DISAGREEMENT + 1, false],
  ["back by the bound", -MAX_DISAGREEMENT, true],
  ["back by a moment more", -MAX_DISAGREEMENT - 1, false],
  ["from 2020 to now", 6 * YEAR, false],
]
for (const [says, jump, isBelieved] of rows)
  test(`${says}: ${isBelieved ? "believed" : "not, and four hours of agreement later it is"}`, () => {
    const after = even(AGREE_FOR / HOUR)
    const { believed, told } = watched([[ROUND, 0], [ROUND, jump], ...after])
    assert.deepEqual(
      believed.slice(1, -1).map((at) => at !== undefined),
      after.map(() => isBelieved),
    )
    assert.equal(believed.at(-1), 2 * ROUND + jump + AGREE_FOR)
    assert.deepEqual(told, isBelieved ? [] : [JUMPED, AGAIN])
  })

test("the first look is compared with the beginning", () => {
  assert.deepEqual(watched([[10_000, 6 * YEAR]]).believed, [undefined])
})

test("a wrong date for a minute between two looks was never there", () => {
  assert.deepEqual(watched([[ROUND, 0]]).told, [])
})

test("a wrong date for some rounds is told once, and the hours count from when it was mended", () => {
  const wrong = [[ROUND, 4 * YEAR] as const, ...even(3), [ROUND, -4 * YEAR] as const]
  const { believed, told } = watched([...wrong, ...even(AGREE_FOR / HOUR)])
  assert.deepEqual(
    believed.slice(0, -1).filter((at) => at !== undefined),
    [],
  )
  assert.notEqual(believed.at(-1), undefined)
  assert.deepEqual(told, [JUMPED, AGAIN])
})

test("a machine that sleeps every night is believed again every day", () => {
  const night = [[ROUND, 16 * HOUR] as const]
  const days = Array.from({ length: 3 }, () => [...night, ...even(8)]).flat()
  const { believed } = watched(days)
  assert.equal(believed.filter((at) => at !== undefined).length, 3 * ((4 * HOUR) / ROUND + 1))
})
