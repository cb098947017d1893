import assert from "node:assert/strict"
import { test } from "node:test"

import { StoreUnavailable } from "../held/custody.ts"
import { MAX_WAITING_ENTRIES, startLedgerTeller } from "./ledger-teller.ts"
import { MAX_LEDGER_AT_ONCE } from "./ledger.ts"
import type { NewLedgerEntry } from "./ledger.ts"
import { SILENT_LOG } from "../silent.ts"

const entry = (at: number): NewLedgerEntry => ({
  at,
  action: "message.refused",
  role: "sluis",
  object: "a",
  result: "done",
})

function world() {
  const batches: number[][] = []
  const errors: unknown[] = []
  let due: (() => void) | undefined
  let isFull = false
  let refused: number | undefined
  const teller = startLedgerTeller({
    ledger: {
      append: (entries) => {
        if (isFull) return Promise.reject(new StoreUnavailable("full"))
        if (entries.some(({ at }) => at === refused)) return Promise.reject(new RangeError("no entry"))
        batches.push(entries.map(({ at }) => at))
        return Promise.resolve(0)
      },
    },
    after: (_, turn) => {
      due = turn
      return () => (due = undefined)
    },
    log: { ...SILENT_LOG, error: (text, fields) => errors.push(fields?.count ?? text) },
  })
  const pass = async (): Promise<void> => {
    due?.()
    await new Promise(setImmediate)
  }
  return {
    teller,
    batches,
    errors,
    pass,
    fill: (is: boolean) => (isFull = is),
    refuse: (at: number) => (refused = at),
  }
}

test("what is told within a second is written at once, in its order", async () => {
  const { teller, batches, pass } = world()
  for (const at of [1, 2, 3]) teller.tell(entry(at))
  assert.deepEqual(batches, [])
  await pass()
  assert.deepEqual(batches, [[1, 2, 3]])
})

test("what the disk has no room for is told with what comes next", async () => {
  const { teller, batches, pass, fill } = world()
  fill(true)
  teller.tell(entry(1))
  await pass()
  fill(false)
  teller.tell(entry(2))
  await pass()
  assert.deepEqual(batches, [[1, 2]])
})

test("one that no entry can be made of is lost alone", async () => {
  const { teller, batches, errors, pass, refuse } = world()
  refuse(2)
  for (const at of [1, 2, 3]) teller.tell(entry(at))
  await pass()
  teller.tell(entry(4))
  await pass()
  assert.deepEqual(batches.flat(), [1, 3, 4])
  assert.equal(errors.length, 1)
})

test("what waits when Sluis stops is written", async () => {
  const { teller, batches } = world()
  teller.tell(entry(1))
  await teller.stop()
  assert.deepEqual(batches, [[1]])
})

test("so many wait, and one more is counted as lost", async () => {
  const { teller, batches, errors, pass } = world()
  for (let at = 0; at <= MAX_WAITING_ENTRIES; at += 1) teller.tell(entry(at))
  await pass()
  assert.deepEqual(errors, [1])
  assert.equal(batches.flat().length, MAX_WAITING_ENTRIES)
  assert.ok(batches.every(({ length }) => length <= MAX_LEDGER_AT_ONCE))
})
