/** What happens as time passes: every round what expired, and once a day whoever was not seen for long. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { SETTLE_FOR } from "./clock-watch.ts"
import { keepHouse, startHousekeeping } from "./housekeeping.ts"
import type { HousekeepingPorts } from "./housekeeping.ts"
import { SILENT_LOG } from "./silent.ts"

const DAY = 86_400_000
const ROUND = 600_000
const NOTHING = { finished: 0, correlations: 0, outbox: 0, entries: 0, statistics: 0, records: 0, ledger: 0 }
const KEEP = { finished: DAY, correlation: DAY, outbox: DAY, statistics: DAY, records: DAY, ledger: DAY }

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- expiry fails, which must not keep anything else from being done
const BROKEN = { now: () => 0 } as unknown as HousekeepingPorts["held"]

/**
 * Plays `days` days of rounds; what `forgetBefore` was asked, in days before the moment of asking. `jump`: days by which the clock
 * jumps after the first round that did anything.
 */
async function asked(
  days: number,
  answer: (time: number) => number | undefined,
  { jump, swept }: { readonly jump: number; readonly swept: number[] } = { jump: 0, swept: [] },
): Promise<readonly number[]> {
  let elapsed = 0
  let ahead = 1000 * DAY
  const timeOf = () => elapsed + ahead
  let next: (() => void) | undefined
  const moments: number[] = []
  const ports: HousekeepingPorts = {
    held: BROKEN,
    retention: {
      sweep: async (now) => {
        assert.equal(now, timeOf())
        swept.push(elapsed)
        return NOTHING
      },
    },
    forgetBefore: async (moment) => {
      moments.push((timeOf() - moment) / DAY)
      return answer(moments.length)
    },
    expired: () => undefined,
    clock: { now: timeOf, elapsed: () => elapsed },
    after: (milliseconds, callback) => {
      next = () => {
        elapsed += milliseconds
        if (elapsed > SETTLE_FOR + ROUND && ahead === 1000 * DAY) ahead += jump * DAY
        callback()
      }
      return () => (next = undefined)
    },
    log: SILENT_LOG,
  }
  const { stop } = startHousekeeping(ports, KEEP, 400 * DAY)
  while (elapsed < days * DAY) {
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

test("nothing is deleted or forgotten in the first half hour", async () => {
  const swept: number[] = []
  assert.deepEqual(await asked(SETTLE_FOR / DAY, () => 0, { jump: 0, swept }), [400])
  assert.deepEqual(swept, [SETTLE_FOR + 10_000])
})

test("nothing is deleted or forgotten after a jump of the clock until it has agreed for hours, and then all of it is", async () => {
  const hours = (elapsed: number) => Math.floor(elapsed / (DAY / 24))
  for (const jump of [2190, -3, 3]) {
    const swept: number[] = []
    const moments = await asked(1.5, (time) => (time === 1 ? undefined : 0), { jump, swept })
    const [first, second, ...others] = swept.map(hours)
    assert.deepEqual([first, second], [0, 4], `${jump} days`)
    assert.ok(others.length > 180, "and every round from then on")
    // Forgetting failed in the first round, was not tried while the clock was not believed, and then once a day.
    assert.deepEqual(moments, [400, 400, 400])
  }
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
    { believed: () => 0 },
  )
  assert.deepEqual(did, ["held messages could not expire", "swept"])
})
