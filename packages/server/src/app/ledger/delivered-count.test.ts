import assert from "node:assert/strict"
import { test } from "node:test"
import { setImmediate } from "node:timers/promises"

import { StoreUnavailable } from "../held/custody.ts"
import { DELIVERED_INTERVAL, startDeliveredCount } from "./delivered-count.ts"
import type { DeliveredCount } from "./delivered-count.ts"
import type { NewLedgerEntry } from "./ledger.ts"
import { SILENT_LOG } from "../silent.ts"

const START = Date.UTC(2026, 10, 22, 7)

type Written = readonly [messages: number, recipients: number, from: string, until: string]

type Seen = {
  readonly count: DeliveredCount
  readonly written: readonly Written[]
  readonly failures: () => number
  readonly pass: () => Promise<void>
}

/** `fails`: whether the append of this turn does. */
function start(fails: (turn: number) => boolean = () => false): Seen {
  let now = START
  let turn = 0
  let failures = 0
  let waiting: (() => void) | undefined
  const written: Written[] = []
  const count = startDeliveredCount({
    ledger: {
      append: async ([entry]) => {
        await setImmediate()
        turn += 1
        if (fails(turn)) throw new StoreUnavailable("full")
        written.push(shown(entry))
        return 0
      },
    },
    clock: { now: () => now },
    after: (milliseconds, callback) => {
      waiting = () => {
        now += milliseconds
        callback()
      }
      return () => (waiting = undefined)
    },
    log: { ...SILENT_LOG, error: () => (failures += 1) },
  })
  const pass = async (): Promise<void> => {
    waiting?.()
    await setImmediate()
    await setImmediate()
  }
  return { count, written, failures: () => failures, pass }
}

function shown(entry: NewLedgerEntry | undefined): Written {
  const { figures = {}, words = {}, action } = entry ?? assert.fail()
  assert.equal(action, "messages.delivered")
  return [figures["messages"] ?? 0, figures["recipients"] ?? 0, words["from"] ?? "", words["until"] ?? ""]
}

const hour = (hours: number): string => new Date(START + hours * DELIVERED_INTERVAL).toISOString()

test("what was delivered in an hour is one entry, and an hour without any is none", async () => {
  const { count, written, pass } = start()
  count.delivered(1)
  count.delivered(112)
  await pass()
  await pass()
  count.delivered(3)
  await pass()
  assert.deepEqual(written, [
    [2, 113, hour(0), hour(1)],
    [1, 3, hour(2), hour(3)],
  ])
})

test("what was counted is written at the end", async () => {
  const { count, written } = start()
  count.delivered(1)
  await count.stop()
  assert.deepEqual(written, [[1, 1, hour(0), hour(0)]])
})

test("what could not be written is counted on, and told once", async () => {
  const { count, written, failures, pass } = start((turn) => turn < 3)
  count.delivered(1)
  await pass()
  await pass()
  count.delivered(5)
  await pass()
  assert.deepEqual(written, [[2, 6, hour(0), hour(3)]])
  assert.equal(failures(), 1)
})

test("what is delivered while it is written goes into the next", async () => {
  const { count, written, pass } = start()
  count.delivered(1)
  const passing = pass()
  count.delivered(2)
  await passing
  await count.stop()
  assert.deepEqual(
    written.map(([messages, recipients]) => [messages, recipients]),
    [
      [1, 1],
      [1, 2],
    ],
  )
})
