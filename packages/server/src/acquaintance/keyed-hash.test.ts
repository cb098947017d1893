import assert from "node:assert/strict"
import { test } from "node:test"

import { keyedHashes, MAX_REMEMBERED } from "./keyed-hash.ts"

const KEY = new Uint8Array(32).fill(5)

test("the same text is another hash for each use, and with another key", () => {
  const text = "anna@burger.example"
  const all = [KEY, KEY.with(31, 1)].flatMap((key) =>
    Object.values(keyedHashes(key)).map((hash) => hash(text)),
  )
  assert.equal(new Set(all).size, 16)
})

test("a hash is the same before and after it was remembered", () => {
  const { person } = keyedHashes(KEY)
  const first = person("anna@burger.example")
  for (let number = 0; number <= MAX_REMEMBERED; number += 1) person(`p${number}@burger.example`)
  assert.equal(person("anna@burger.example"), first)
  assert.equal(keyedHashes(KEY).person("anna@burger.example"), first)
})

// A change of this would make every index unreadable.
test("the hashes are those of the first release", () => {
  assert.equal(keyedHashes(KEY).person("anna@burger.example"), 5_435_104_090_695_304_906n)
})
