import assert from "node:assert/strict"
import { test } from "node:test"

import { inSharedMemory, shareTables, sharedTable, takeTables } from "./shared-table.ts"

test("shared table: made once, when it is asked for; the same numbers when it is shared", () => {
  let made = 0
  const table = sharedTable("numbers", () => {
    made += 1
    return { rows: Int32Array.of(3, -1), letters: [Uint8Array.of(7), Int8Array.of(-7)], name: "a", size: 2 }
  })
  assert.equal(made, 0)
  const own = table()
  const shared = shareTables()
  assert.equal(made, 1)
  assert.deepEqual(table(), own)
  assert.equal(table(), shared.get("numbers"))
  assert.ok(table().rows.buffer instanceof SharedArrayBuffer)
  assert.ok(table().letters.every(({ buffer }) => buffer instanceof SharedArrayBuffer))
})

test("shared table: a structured clone is the same memory, and sharing twice shares the same", () => {
  const table = sharedTable("memory", () => ({ rows: Int32Array.of(1, 2) }))
  const clone: unknown = structuredClone(shareTables()).get("memory")
  assert.ok(
    clone !== null && typeof clone === "object" && "rows" in clone && clone.rows instanceof Int32Array,
  )
  assert.deepEqual(clone, table())
  table().rows[0] = 5
  assert.equal(clone.rows[0], 5)
  assert.equal(shareTables().get("memory"), table())
})

test("shared table: one that was taken over is not made again, even where it is known only later", () => {
  const taken = { rows: Int32Array.of(4) }
  takeTables(new Map([["later", taken]]))
  const table = sharedTable("later", () => assert.fail("made again"))
  assert.equal(table(), taken)
  assert.equal(shareTables().get("later"), taken)
})

test("shared table: two of one name, and numbers of a kind that nobody shares, are our mistakes", () => {
  sharedTable("twice", () => ({}))
  assert.throws(() => sharedTable("twice", () => ({})), /two tables/)
  assert.throws(() => inSharedMemory({ rows: Float64Array.of(0.5) }), /kind/)
})
