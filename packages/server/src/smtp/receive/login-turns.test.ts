/** Who may have a password looked at, and when. */
import assert from "node:assert/strict"
import { test } from "node:test"

import {
  AT_ONCE,
  AT_ONCE_PER_ADDRESS,
  FREE_FAILURES,
  MAX_ADDRESSES,
  MOST_SLOWED_BY,
  newLoginTurns,
  REMEMBERED,
  SLOWED_BY,
  WAITING_WHEN_SLOWED,
} from "./login-turns.ts"
import type { LoginOutcome, LoginTurns } from "./login-turns.ts"

const ATTACKER = "198.51.100.1"
const HONEST = "192.0.2.1"

type Attempt = {
  readonly ip: string
  /** Undefined: it waits or is under way. */
  outcome: LoginOutcome | "rejected" | undefined
  readonly leave: () => void
}

type Desk = {
  readonly turns: LoginTurns
  readonly come: (ip: string) => Attempt
  /** Addresses whose passwords are being looked at, in the order in which that began. */
  readonly underWay: () => readonly string[]
  /** The first that is under way, or the first of that address, is done. */
  readonly finish: (isRight: boolean | Error, ip?: string) => Promise<void>
  readonly pass: (milliseconds: number) => Promise<void>
}

function newDesk(): Desk {
  let now = 0
  const turns = newLoginTurns(() => now)
  const looks: { readonly ip: string; readonly done: PromiseWithResolvers<boolean> }[] = []
  return {
    turns,
    come(ip) {
      const gone = new AbortController()
      const attempt: Attempt = { ip, outcome: undefined, leave: () => gone.abort() }
      const look = (): Promise<boolean> => {
        const done = Promise.withResolvers<boolean>()
        looks.push({ ip, done })
        return done.promise
      }
      turns.take(ip, look, gone.signal).then(
        (outcome) => (attempt.outcome = outcome),
        () => (attempt.outcome = "rejected"),
      )
      return attempt
    },
    underWay: () => looks.map(({ ip }) => ip),
    async finish(isRight, ip) {
      const at = looks.findIndex((look) => ip === undefined || look.ip === ip)
      const [look] = looks.splice(at, 1)
      if (isRight instanceof Error) look?.done.reject(isRight)
      else look?.done.resolve(isRight)
      await settled()
    },
    async pass(milliseconds) {
      now += milliseconds
      turns.tick()
      await settled()
    },
  }
}

/** All promises that can be settled are. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function fail(desk: Desk, ip: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    desk.come(ip)
    await desk.finish(false, ip)
    await desk.pass(count + 1 < times ? MOST_SLOWED_BY : 0)
  }
}

test("one address has so many under way and no more, and its others wait their turn", async () => {
  const desk = newDesk()
  const all = Array.from({ length: 60 }, () => desk.come(HONEST))
  assert.equal(desk.underWay().length, AT_ONCE_PER_ADDRESS)
  for (const attempt of all) {
    assert.equal(attempt.outcome, undefined)
    await desk.finish(true)
    assert.equal(attempt.outcome, "right")
  }
  assert.equal(desk.turns.size(), 0)
})

test("a crowd of one address is in nobody else's way", () => {
  const desk = newDesk()
  for (let count = 0; count < 60; count += 1) desk.come(ATTACKER)
  desk.come(HONEST)
  assert.ok(desk.underWay().includes(HONEST))
})

test("all addresses together have so many under way; then they take turns", async () => {
  const desk = newDesk()
  for (let number = 0; number < AT_ONCE; number += 1) desk.come(`198.51.100.${number}`)
  for (const ip of ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1"]) desk.come(ip)
  assert.equal(desk.underWay().length, AT_ONCE)
  for (let number = 0; number < AT_ONCE; number += 1) await desk.finish(true)
  assert.deepEqual(desk.underWay(), ["192.0.2.1", "192.0.2.2", "192.0.2.1"])
})

test("who failed less goes first", async () => {
  const desk = newDesk()
  await fail(desk, ATTACKER, 1)
  for (let number = 0; number < AT_ONCE; number += 1) desk.come(`198.51.100.${number + 10}`)
  desk.come(ATTACKER)
  desk.come(HONEST)
  await desk.finish(true)
  assert.equal(desk.underWay().at(-1), HONEST)
})

test("so many failures are free; after that an address waits, longer each time and never longer than that", async () => {
  const desk = newDesk()
  await fail(desk, ATTACKER, FREE_FAILURES - 1)
  desk.come(ATTACKER)
  assert.deepEqual(desk.underWay(), [ATTACKER])
  await desk.finish(false)
  for (let wait = SLOWED_BY; wait <= MOST_SLOWED_BY + 2 * SLOWED_BY; wait += SLOWED_BY) {
    desk.come(ATTACKER)
    const expected = Math.min(wait, MOST_SLOWED_BY)
    await desk.pass(expected - 1)
    assert.deepEqual(desk.underWay(), [])
    await desk.pass(1)
    assert.deepEqual(desk.underWay(), [ATTACKER])
    await desk.finish(false)
  }
})

test("a right password makes up for nothing, and what could not be looked at is no failure", async () => {
  const desk = newDesk()
  await fail(desk, ATTACKER, FREE_FAILURES - 1)
  const broken = desk.come(ATTACKER)
  await desk.finish(new Error("the store is away"))
  assert.equal(broken.outcome, "rejected")
  desk.come(ATTACKER)
  await desk.finish(true)
  desk.come(ATTACKER)
  assert.deepEqual(desk.underWay(), [ATTACKER])
  await desk.finish(false)
  desk.come(ATTACKER)
  assert.deepEqual(desk.underWay(), [])
})

test("of a slowed address so many wait and no more, those that came before it was slowed too", async () => {
  const desk = newDesk()
  await fail(desk, ATTACKER, FREE_FAILURES - 1)
  const before = Array.from({ length: AT_ONCE_PER_ADDRESS + WAITING_WHEN_SLOWED + 1 }, () =>
    desk.come(ATTACKER),
  )
  await desk.finish(false)
  const crowded = before.filter(({ outcome }) => outcome === "crowded")
  assert.deepEqual(crowded, [before.at(-1)])
  const late = desk.come(ATTACKER)
  await settled()
  assert.equal(late.outcome, "crowded")
  before.at(-2)?.leave()
  const next = desk.come(ATTACKER)
  await settled()
  assert.equal(next.outcome, undefined)
})

test("who has left is not looked at", async () => {
  const desk = newDesk()
  for (let count = 0; count < AT_ONCE_PER_ADDRESS; count += 1) desk.come(HONEST)
  const gone = desk.come(HONEST)
  gone.leave()
  await settled()
  assert.equal(gone.outcome, "unknown")
  for (let count = 0; count < AT_ONCE_PER_ADDRESS; count += 1) await desk.finish(true)
  assert.deepEqual(desk.underWay(), [])
})

test("an address is remembered for so long and no longer", async () => {
  for (const [after, expected] of [
    [REMEMBERED - 1, 1],
    [REMEMBERED, 0],
  ] as const) {
    const desk = newDesk()
    await fail(desk, ATTACKER, FREE_FAILURES)
    await desk.pass(after)
    assert.equal(desk.turns.size(), expected)
  }
})

test("so many addresses are remembered and no more, and a network of IPv6 is one", async () => {
  const desk = newDesk()
  await fail(desk, "2001:db8::1", 1)
  await fail(desk, "2001:db8::2", 1)
  assert.equal(desk.turns.size(), 1)
  for (let number = 0; number < MAX_ADDRESSES; number += 1) {
    desk.come(`10.0.${number >> 8}.${number & 255}`)
    await desk.finish(false)
  }
  assert.equal(desk.turns.size(), MAX_ADDRESSES)
})
