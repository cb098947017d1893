import assert from "node:assert/strict"
import { test } from "node:test"

import {
  MAX_COUNTED,
  MAX_WRONG,
  MAX_WRONG_OF_ADDRESS,
  MAX_WRONG_OF_CLIENT,
  openLockOut,
  SLOW,
  WINDOW,
} from "./lock-out.ts"

const ANNA = "anna@voorbeeld.example"

function turned() {
  let time = 0
  const lockOut = openLockOut({ now: () => 0, elapsed: () => time })
  return {
    turn: (milliseconds: number) => {
      time += milliseconds
    },
    /** False: locked. */
    wrong: (address: string, client: string): boolean => lockOut.begin(address, client).ok,
    right: (address: string, client: string): boolean => {
      const attempt = lockOut.begin(address, client)
      if (attempt.ok) attempt.value.succeeded()
      return attempt.ok
    },
  }
}

/** How many of so many are let through. */
function passed(count: number, attempt: (n: number) => boolean): number {
  return Array.from({ length: count }, (_, n) => attempt(n)).filter(Boolean).length
}

test("ten wrong passwords for an address from one network, and the eleventh is not looked at", () => {
  const { wrong, right, turn } = turned()
  assert.equal(
    passed(MAX_WRONG + 5, () => wrong(ANNA, "a")),
    MAX_WRONG,
  )
  assert.ok(!right(ANNA, "a"), "not even when it is right")
  assert.ok(right(ANNA, "b"), "its owner is elsewhere")
  turn(WINDOW - 1)
  assert.ok(!right(ANNA, "a"))
  turn(1)
  assert.ok(right(ANNA, "a"))
})

test("a right password forgets the wrong ones before it", () => {
  const { wrong, right } = turned()
  for (let round = 0; round < 20; round += 1) {
    assert.equal(
      passed(MAX_WRONG - 1, () => wrong(ANNA, "a")),
      MAX_WRONG - 1,
    )
    assert.ok(right(ANNA, "a"))
  }
})

test("a network that tries a hundred addresses is locked, but for who logged in there before", () => {
  const { wrong, right } = turned()
  right(ANNA, "a")
  assert.equal(
    passed(MAX_WRONG_OF_CLIENT + 5, (n) => wrong(`${n}@voorbeeld.example`, "a")),
    MAX_WRONG_OF_CLIENT,
  )
  assert.ok(!right("ben@voorbeeld.example", "a"))
  assert.ok(right(ANNA, "a"))
})

test("an own account does not take back what was tried on those of others", () => {
  const { wrong, right } = turned()
  const tried = passed(MAX_WRONG_OF_CLIENT * 3, (n) => {
    if (n % 5 === 0) right("eigen@voorbeeld.example", "a")
    return wrong(`${n}@voorbeeld.example`, "a")
  })
  assert.equal(tried, MAX_WRONG_OF_CLIENT)
})

test("an address that is tried from everywhere becomes slow, and is never locked for good", () => {
  const { wrong, right, turn } = turned()
  right(ANNA, "home")
  assert.equal(
    passed(1000, (n) => wrong(ANNA, `network ${n}`)),
    MAX_WRONG_OF_ADDRESS + 1,
  )
  assert.ok(right(ANNA, "home"), "who was there before is not held up")
  assert.ok(!right(ANNA, "train"))
  turn(SLOW)
  assert.ok(right(ANNA, "train"), "and who was not, for some seconds")
})

test("a thousand networks try no more than six passwords of one address in a minute", () => {
  const { wrong, turn } = turned()
  passed(MAX_WRONG_OF_ADDRESS, (n) => wrong(ANNA, `first ${n}`))
  let looked = 0
  for (let second = 0; second < 600; second += 1) {
    looked += passed(10, (n) => wrong(ANNA, `network ${second * 10 + n}`))
    turn(1000)
  }
  assert.equal(looked, 60)
})

test("a table that is full forgets the oldest", () => {
  const { wrong } = turned()
  passed(MAX_WRONG, () => wrong(ANNA, "a"))
  passed(MAX_COUNTED - 1, (n) => wrong(`${n}@voorbeeld.example`, `network ${n}`))
  assert.ok(!wrong(ANNA, "a"), "it is the oldest of those that are kept")
  wrong("een@voorbeeld.example", "one more")
  assert.ok(wrong(ANNA, "a"))
})
