import assert from "node:assert/strict"
import { test } from "node:test"
import { setImmediate } from "node:timers/promises"

import { StoreUnavailable } from "../held/custody.ts"
import { startLedgerSigner } from "./ledger-signer.ts"
import type { LedgerSigner } from "./ledger-signer.ts"
import { LedgerBent } from "./ledger.ts"
import { SILENT_LOG } from "../silent.ts"

/** What `sign` does, turn after turn: the size that it signs, or why it does not. */
type Turn = number | Error

type Seen = {
  readonly signer: LedgerSigner
  readonly signed: readonly number[]
  readonly said: readonly string[]
  /** Lets the interval pass; false where nothing waits for that any more. */
  readonly pass: () => Promise<boolean>
}

function start(turns: readonly Turn[]): Seen {
  let turn = 0
  let waiting: (() => void) | undefined
  const signed: number[] = []
  const said: string[] = []
  const signer = startLedgerSigner(
    {
      ledger: {
        sign: async () => {
          const next = turns[turn]
          turn += 1
          if (typeof next !== "number") throw next ?? assert.fail("nothing was to be signed")
          return await Promise.resolve({ size: next, at: 1, note: "" })
        },
      },
      clock: { now: () => 7 },
      after: (milliseconds, callback) => {
        assert.equal(milliseconds, 10_000)
        waiting = callback
        return () => (waiting = undefined)
      },
      log: { ...SILENT_LOG, info: (event) => said.push(event), error: (event) => said.push(event) },
      signed: ({ size }) => signed.push(size),
    },
    10_000,
  )
  const pass = async (): Promise<boolean> => {
    const callback = waiting
    waiting = undefined
    callback?.()
    await setImmediate()
    return callback !== undefined
  }
  return { signer, signed, said, pass }
}

const away = new StoreUnavailable("gone")

test("each interval is signed, and who listens is told of what is new", async () => {
  const { signer, signed, pass } = start([3, 3, 5, 5, 6])
  assert.deepEqual(signer.state(), { kind: "fine", last: undefined })
  for (let round = 0; round < 4; round += 1) assert.ok(await pass())
  assert.deepEqual(signed, [3, 5])
  assert.deepEqual(signer.state(), { kind: "fine", last: { size: 5, at: 1, note: "" } })
  await signer.stop()
  assert.deepEqual(signed, [3, 5, 6])
  assert.equal(await pass(), false)
})

test("a store that is away is told once, and tried again", async () => {
  const { signer, signed, said, pass } = start([3, away, away, 4, away])
  for (let round = 0; round < 3; round += 1) assert.ok(await pass())
  assert.deepEqual(signer.state(), { kind: "failing", since: 7 })
  assert.equal(said.length, 1)
  assert.ok(await pass())
  assert.deepEqual([signed, said.length, signer.state().kind], [[3, 4], 2, "fine"])
  await signer.stop()
  assert.equal(signer.state().kind, "failing")
})

test("a tree that bent is told, and not signed any more, also not at the end", async () => {
  const { signer, signed, said, pass } = start([3, new LedgerBent("an entry")])
  for (let round = 0; round < 2; round += 1) assert.ok(await pass())
  assert.deepEqual(signer.state(), { kind: "bent", since: 7, where: "an entry" })
  assert.equal(await pass(), false)
  await signer.stop()
  assert.deepEqual([signed, said.length], [[3], 1])
})
