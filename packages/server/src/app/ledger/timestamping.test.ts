/** When the ledger is timestamped, and what becomes of a service that does not answer. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { err, ok } from "@sluis/core/result"
import type { NewLedgerEntry } from "./ledger.ts"
import { SILENT_LOG } from "../silent.ts"
import { startTimestamping } from "./timestamping.ts"
import type { Timestamping, TimestampFailure } from "./timestamping.ts"

const HOUR = 3_600_000
const MINUTE = 60_000
const note = (size: number): string => `log\n${size}\nAAAA\n\n— log AAAAAAA=\n`

type Played = {
  readonly timestamping: Timestamping
  readonly pass: (milliseconds: number) => Promise<void>
  readonly stamped: readonly string[]
  readonly appended: readonly NewLedgerEntry[]
  refuses: TimestampFailure | undefined
}

function play(before: readonly number[] = []): Played {
  let now = 1000 * HOUR
  const kept = before.map((ago) => now - ago)
  const alarms = new Set<{ readonly at: number; readonly ring: () => void }>()
  const stamped: string[] = []
  const appended: NewLedgerEntry[] = []
  const timestamping = startTimestamping({
    service: {
      stamp: async (octets) => {
        if (played.refuses !== undefined) return err(played.refuses)
        stamped.push(new TextDecoder().decode(octets))
        return ok({ token: octets, at: now + 5 })
      },
    },
    ledger: {
      timestamps: async (since) =>
        kept.filter((at) => at >= since).map((at) => ({ size: 0, at, token: new Uint8Array() })),
      timestamped: async () => void kept.push(now),
      append: async (entries) => appended.push(...entries),
    },
    clock: { now: () => now, elapsed: () => now },
    after: (milliseconds, ring) => {
      const alarm = { at: now + milliseconds, ring }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    log: SILENT_LOG,
  })
  const played: Played = {
    timestamping,
    stamped,
    appended,
    refuses: undefined,
    pass: async (milliseconds) => {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...alarms].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        alarms.delete(next)
        now = Math.max(now, next.at)
        next.ring()
        for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      }
      now = end
    },
  }
  return played
}

test("the first checkpoint is stamped at once, then one a day, the newest there is", async () => {
  const { timestamping, pass, stamped, appended } = play()
  timestamping.signed({ size: 5, at: 0, note: note(5) })
  await pass(0)
  assert.deepEqual(stamped, ["log\n5\nAAAA\n"])
  timestamping.signed({ size: 6, at: 0, note: note(6) })
  await pass(23 * HOUR)
  assert.equal(stamped.length, 1)
  timestamping.signed({ size: 9, at: 0, note: note(9) })
  await pass(2 * HOUR)
  assert.deepEqual(stamped.slice(1), ["log\n9\nAAAA\n"])
  await pass(24 * 10 * HOUR)
  assert.equal(stamped.length, 11)
  assert.deepEqual(
    appended.slice(0, 2).map(({ action, figures }) => [action, figures]),
    [
      ["ledger.timestamped", { size: 5 }],
      ["ledger.timestamped", { size: 9 }],
    ],
  )
  assert.equal(timestamping.state().stamped?.ahead, 5)
})

test("after a restart the day of before goes on", async () => {
  const { timestamping, pass, stamped } = play([20 * HOUR])
  timestamping.signed({ size: 5, at: 0, note: note(5) })
  await pass(3 * HOUR)
  assert.equal(stamped.length, 0)
  await pass(2 * HOUR)
  assert.equal(stamped.length, 1)
})

test("a clock that was put back a year does not do without for a year", async () => {
  const { timestamping, pass, stamped } = play([-365 * 24 * HOUR])
  timestamping.signed({ size: 5, at: 0, note: note(5) })
  await pass(0)
  assert.equal(stamped.length, 1)
  await pass(25 * HOUR)
  assert.equal(stamped.length, 2)
})

test("a service that does not answer is asked again in minutes, and it is known since when", async () => {
  const played = play()
  const { timestamping, pass, stamped } = played
  played.refuses = { kind: "no-answer", why: "ECONNREFUSED" }
  timestamping.signed({ size: 5, at: 0, note: note(5) })
  await pass(25 * MINUTE)
  assert.deepEqual(timestamping.state(), {
    stamped: undefined,
    failing: { since: 1000 * HOUR, why: "no-answer" },
  })
  played.refuses = { kind: "wrong-token", why: "nonce" }
  await pass(10 * MINUTE)
  assert.deepEqual(timestamping.state().failing, { since: 1000 * HOUR, why: "wrong-token" })
  played.refuses = undefined
  await pass(10 * MINUTE)
  assert.equal(stamped.length, 1)
  assert.equal(timestamping.state().failing, undefined)
})

test("before anything is signed, and after the end, nobody is asked", async () => {
  const { timestamping, pass, stamped } = play()
  await pass(50 * HOUR)
  assert.equal(stamped.length, 0)
  timestamping.signed({ size: 5, at: 0, note: note(5) })
  await timestamping.stop()
  await pass(50 * HOUR)
  assert.equal(stamped.length, 0)
})
