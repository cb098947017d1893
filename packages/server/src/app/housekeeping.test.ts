/** What happens as time passes: every round what expired, and once a day whoever was not seen for long. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { keepHouse, startHousekeeping } from "./housekeeping.ts"
import type { HousekeepingPorts } from "./housekeeping.ts"
import { SILENT_LOG } from "./silent.ts"

const DAY = 86_400_000
const NOTHING = { finished: 0, correlations: 0, outbox: 0, entries: 0, statistics: 0, records: 0, ledger: 0 }
const KEEP = { finished: DAY, correlation: DAY, outbox: DAY, statistics: DAY, records: DAY, ledger: DAY }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- expiry fails, which must not keep anything else from being done
const BROKEN = { now: () => 0 } as unknown as HousekeepingPorts["held"]

/** Plays `days` days of rounds; what `forgetBefore` was asked, in days before the moment of asking. */
async function asked(days: number, answer: (time: number) => number | undefined): Promise<readonly number[]> {
  let now = 1000 * DAY
  const end = now + days * DAY
  let next: (() => void) | undefined
  const moments: number[] = []
  const ports: HousekeepingPorts = {
    held: BROKEN,
    retention: { sweep: async () => NOTHING },
    forgetBefore: async (moment) => {
      moments.push((now - moment) / DAY)
      return answer(moments.length)
    },
    expired: () => undefined,
    clock: { now: () => now, elapsed: () => now },
    after: (milliseconds, callback) => {
      next = () => {
        now += milliseconds
        callback()
      }
      return () => (next = undefined)
    },
    log: SILENT_LOG,
  }
  const { stop } = startHousekeeping(ports, KEEP, 400 * DAY)
  while (now < end) {
    assert.ok(next !== undefined, "no round follows")
    next()
    await new Promise((resolve) => setImmediate(resolve))
  }
  stop()
  return moments
}

test("whoever was not seen for long is forgotten once a day", async () => {
  const moments = await asked(2.5, () => 5)
  assert.deepEqual(moments, [400, 400, 400])
})

test("forgetting that failed is tried again at the next round", async () => {
  assert.equal((await asked(1, (time) => (time < 3 ? undefined : 0))).length, 3)
})

test("forgetting that breaks does not end the rounds", async () => {
  const moments = await asked(1, (time) => {
    if (time === 1) throw new Error("broken")
    return 0
  })
  assert.equal(moments.length, 2)
})

test("what was kept long enough is deleted also where expiry breaks", async () => {
  const did: string[] = []
  await keepHouse(
    {
      held: BROKEN,
      retention: {
        sweep: async () => {
          did.push("swept")
          return NOTHING
        },
      },
      forgetBefore: async () => 0,
      expired: () => undefined,
      clock: { now: () => 0, elapsed: () => 0 },
      after: () => () => undefined,
      log: { ...SILENT_LOG, error: (event) => did.push(event) },
    },
    KEEP,
  )
  assert.deepEqual(did, ["held messages could not expire", "swept"])
})
