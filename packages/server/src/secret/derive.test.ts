import assert from "node:assert/strict"
import { test } from "node:test"

import { deriveKeys } from "./derive.ts"

const master = new Uint8Array(32).fill(1)

test("every purpose has a key of its own, always the same", () => {
  const keys = Object.values(deriveKeys(master)).map((key) => Buffer.from(key).toString("hex"))
  assert.equal(new Set(keys).size, 8)
  for (const key of keys) assert.equal(key.length, 64)
  assert.deepEqual(deriveKeys(master), deriveKeys(master.slice()))
})

test("another master key gives other keys", () => {
  assert.notDeepEqual(deriveKeys(master).sealing, deriveKeys(master.with(31, 2)).sealing)
})

// A change of this would make every database unreadable.
test("the keys are those of the first release", () => {
  assert.equal(
    Buffer.from(deriveKeys(master).sealing).toString("hex"),
    "3cafe185cfd77b6a82c8d47421a1c234e17d4ff652eb798bdb271f27e5fa8895",
  )
})
