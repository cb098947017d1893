import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { applySplices } from "@sluis/core/rewrite/splice"
import { copyPieces, copySize } from "./queue-copy.ts"

test("the pieces of a copy are the octets of the copy, whatever is spliced", () => {
  const cuts = fc
    .uniqueArray(fc.nat(600_000), { maxLength: 8 })
    .map((places) => places.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(cuts, fc.uint8Array({ maxLength: 5 }), (places, replacement) => {
      const original = new Uint8Array(600_000).map((_, index) => index % 251)
      const splices = []
      for (let at = 0; at + 1 < places.length; at += 2) {
        splices.push({ start: places[at] ?? 0, end: places[at + 1] ?? 0, replacement })
      }
      const pieces = [...copyPieces(original, splices)]
      assert.deepEqual(Buffer.concat(pieces), Buffer.from(applySplices(original, splices)))
      assert.equal(copySize(original.length, splices), Buffer.concat(pieces).length)
      assert.ok(pieces.every((piece) => piece.length > 0 && piece.length <= 262_144))
    }),
    { numRuns: 20 },
  )
})
