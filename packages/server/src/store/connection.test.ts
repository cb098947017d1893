import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { Worker } from "node:worker_threads"

import { StoreUnavailable } from "../app/held/custody.ts"
import { connect } from "./connection.ts"
import type { WorkerOptions } from "./request.ts"
import { newFolder, SEALING } from "./test-store.ts"

test("a thread that ends is told to who waits, and started anew at the next request", async () => {
  const path = join(newFolder(), "sluis.db")
  const workerData: WorkerOptions = {
    path,
    sealingKey: SEALING,
    reclaim: false,
    maxPages: undefined,
    origin: "gateway",
  }
  const threads: Worker[] = []
  let died = 0
  const spawn = () => {
    const thread = new Worker(join(import.meta.dirname, "worker.ts"), { workerData })
    threads.push(thread)
    return thread
  }
  const connected = await connect(spawn, {
    damaged: () => undefined,
    lost: () => undefined,
    died: () => {
      died += 1
    },
  })
  assert.ok(connected.ok)
  const { ask, close } = connected.value
  assert.equal(await ask("nextDue", undefined), undefined)
  const asked = ask("nextDue", undefined)
  await Promise.all([assert.rejects(asked, StoreUnavailable), threads[0]?.terminate()])
  assert.equal(died, 1)
  const both = await Promise.all([ask("nextDue", undefined), ask("heldWith", { prefix: "" })])
  assert.deepEqual(both, [undefined, []])
  assert.equal(threads.length, 2)
  await close()
  assert.equal(died, 1)
})
