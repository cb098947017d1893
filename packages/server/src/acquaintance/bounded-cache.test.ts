import assert from "node:assert/strict"
import { test } from "node:test"

import { boundedCache } from "./bounded-cache.ts"

test("what was asked for least recently is forgotten first, and only beyond the bound", () => {
  const cache = boundedCache<string, number>(2)
  cache.set("a", 1)
  cache.set("b", 2)
  assert.equal(cache.get("a"), 1)
  cache.set("c", 3)
  assert.deepEqual([cache.get("a"), cache.get("b"), cache.get("c")], [1, undefined, 3])
  cache.set("c", 4)
  assert.deepEqual([cache.get("a"), cache.get("c")], [1, 4])
  cache.clear()
  assert.equal(cache.get("a"), undefined)
})
