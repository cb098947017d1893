import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { hasBefore, hasBehind, sideFrom, type Side } from "./neighbours.ts"
import { scan } from "./token.ts"
import { wordTable } from "./word-table.ts"

const TEXT = "Aan: (een) 'twee', post@drie.example <vier>vijf ZES zeven"
const words = ({ starts, ends }: Side): string =>
  starts.map((start, word) => TEXT.slice(start, ends[word])).join(" ")

test("the words behind a place, of an address only the first", () => {
  const side = sideFrom(3)
  assert.equal(hasBehind(TEXT, side, 1), true)
  assert.equal(words(side), "een twee'")
  assert.equal(hasBehind(TEXT, side, 6), true)
  assert.equal(words(side), "een twee' post vier vijf ZES zeven")
  assert.equal(hasBehind(TEXT, side, 7), false)
})

test("the words before a place, the nearest first", () => {
  const side = sideFrom(TEXT.indexOf("ZES"))
  assert.equal(hasBefore(TEXT, side, 0), true)
  assert.equal(hasBefore(TEXT, side, 5), true)
  assert.equal(words(side), "vijf vier post twee' een Aan")
  assert.equal(hasBefore(TEXT, side, 6), false)
})

test("a word that lies 256 units away is known, a further one is not", () => {
  const near = `a${" ".repeat(255)}b`
  const far = `a${" ".repeat(257)}b`
  assert.deepEqual([hasBehind(near, sideFrom(1), 0), hasBehind(far, sideFrom(1), 0)], [true, undefined])
  const long = `${"-".repeat(300)} b`
  assert.equal(hasBefore(long, sideFrom(long.length - 1), 0), undefined)
  assert.equal(hasBefore(`${"-".repeat(200)} b`, sideFrom(201), 0), false)
})

test("both sides know the words that are read from the beginning", () => {
  const piece = fc.constantFrom("op", "de", " ", "@", "://", ">", ".", "'", "\u00EB", "\u4E00", "\u00AD")
  const patterns = wordTable(["op*", "de*", "e*"])
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join("")
      const places = new Map<number, number>()
      scan(patterns, text, text.length, {
        found: (_pattern, token, at) => places.set(token, at),
        sentenceEnded: () => {},
      })
      const all = [...places.values()]
      const behind = sideFrom(0)
      if (all.length > 0) assert.equal(hasBehind(text, behind, all.length - 1), true)
      assert.equal(hasBehind(text, behind, all.length), false)
      all.forEach((at, token) => assert.ok(behind.starts[token]! <= at && at < behind.ends[token]!))
      const last = all.at(-1)
      if (last === undefined) return
      const before = sideFrom(behind.starts.at(-1)!)
      if (all.length > 1) assert.equal(hasBefore(text, before, all.length - 2), true)
      assert.deepEqual(before.starts.toReversed(), behind.starts.slice(0, -1))
    }),
    { numRuns: 2_000 },
  )
})
