import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf, octetString } from "../mail/octets.ts"
import { applySplices, type Splice } from "./splice.ts"

const splice = (start: number, end: number, text: string): Splice => ({
  start,
  end,
  replacement: octetsOf(text),
})

const table: readonly [name: string, splices: readonly Splice[], result: string][] = [
  ["none is the identity", [], "abcdef"],
  ["a removal", [splice(1, 3, "")], "adef"],
  ["an insertion", [splice(3, 3, "XY")], "abcXYdef"],
  ["a replacement that is longer", [splice(0, 1, "XYZ")], "XYZbcdef"],
  ["at the very end", [splice(6, 6, "!")], "abcdef!"],
  ["several that touch", [splice(0, 2, "1"), splice(2, 4, "2"), splice(4, 6, "3")], "123"],
]
for (const [name, splices, result] of table) {
  test(`splices: ${name}`, () => assert.equal(octetString(applySplices(octetsOf("abcdef"), splices)), result))
}

test("splices: zero splices are the identity on any octets", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(applySplices(bytes, []), bytes)))
})

test("splices: what no splice names stays, in order", () => {
  const cuts = fc
    .array(fc.nat(50), { maxLength: 10 })
    .map((list) => [...new Set(list)].toSorted((a, b) => a - b))
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 51, maxLength: 51 }), cuts, (bytes, points) => {
      const splices: Splice[] = []
      for (let at = 0; at + 1 < points.length; at += 2)
        splices.push(splice(points[at] ?? 0, points[at + 1] ?? 0, ""))
      const kept = Array.from(bytes).filter(
        (_, at) => !splices.some(({ start, end }) => at >= start && at < end),
      )
      assert.deepEqual(Array.from(applySplices(bytes, splices)), kept)
    }),
  )
})
