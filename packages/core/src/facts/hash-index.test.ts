import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { hashIndex, mayLead, nextHash, numberOf } from "./hash-index.ts"

test("every hash leads to its number, and no other to any", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { maxLength: 300 }),
      fc.array(fc.integer()),
      (hashes, others) => {
        const index = hashIndex(hashes)
        for (const hash of [...hashes, ...others]) assert.equal(numberOf(index, hash), hashes.indexOf(hash))
      },
    ),
  )
})

test("hashes of one place, at the end of the table too, are told apart", () => {
  const hashes = Array.from({ length: 20 }, (_, low) => -1 - low)
  const index = hashIndex(hashes)
  hashes.forEach((hash, number) => assert.equal(numberOf(index, hash), number))
})

test("of ten thousand hashes that lead nowhere fewer than a hundred have to be looked up", () => {
  const hashOf = (number: number): number => Array.from(String(number), Number).reduce(nextHash, 0)
  const { bits, shift } = hashIndex(Array.from({ length: 10_000 }, (_, number) => hashOf(number)))
  let vain = 0
  for (let number = 10_000; number < 20_000; number += 1) vain += mayLead(bits, shift, hashOf(number))
  assert.ok(vain < 100, String(vain))
})
