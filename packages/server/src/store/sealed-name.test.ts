import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { SealBroken } from "./seal.ts"
import { sealedNames } from "./sealed-name.ts"

const KEY = new Uint8Array(32).fill(7)
const wellFormed = fc.string({ unit: "binary" }).map((text) => text.toWellFormed())

test("a name comes back as it was, and is always the same text", () => {
  const { seal, open } = sealedNames(KEY)
  fc.assert(
    fc.property(wellFormed, (name) => {
      assert.equal(open(seal(name)), name)
      assert.equal(sealedNames(KEY).seal(name), seal(name))
      assert.match(seal(name), /^[A-Za-z0-9_-]{38,}$/)
    }),
  )
})

test("another name and another key are another text", () => {
  const { seal } = sealedNames(KEY)
  const texts = [seal("wijkteam"), seal("Wijkteam"), seal(""), sealedNames(KEY.with(0, 8)).seal("wijkteam")]
  assert.equal(new Set(texts).size, 4)
})

test("a name that was changed or is of another key is not opened", () => {
  const { seal, open } = sealedNames(KEY)
  const sealed = seal("wijkteam")
  const changed = (sealed.startsWith("A") ? "B" : "A") + sealed.slice(1)
  for (const text of [changed, sealed.slice(0, -4), "", "x", sealedNames(KEY.with(0, 8)).seal("wijkteam")]) {
    assert.throws(() => open(text), SealBroken)
  }
})
