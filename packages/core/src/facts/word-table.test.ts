import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { CLASSES } from "./folding.ts"
import { nextHash } from "./hash-index.ts"
import { BEGINNING, WORD } from "./word-pattern.ts"
import { lookUp, lookUpEndings, mayEndCompound, nextWindow, wordTable } from "./word-table.ts"

const classesOf = (word: string): readonly number[] =>
  Array.from(word, (unit) => CLASSES[unit.charCodeAt(0)]!)

test("a pattern that stands twice, folded, is a mistake of ours", () => {
  assert.throws(() => wordTable(["cliënt", "client"]), Error)
  assert.throws(() => wordTable(["op*", "op*"]), Error)
})

test("words whose hashes are the same are told apart by their letters", () => {
  const patterns = wordTable(["ziek", "ziek*"])
  const found: number[] = []
  const tell = (pattern: number): number => found.push(pattern)
  const hash = classesOf("ziek").reduce(nextHash, 0)
  lookUp(patterns, "zuur", 3, hash, BEGINNING, tell)
  lookUp(patterns, "ziek", 3, nextHash(hash, 0), BEGINNING, tell)
  assert.deepEqual(found, [])
  lookUp(patterns, "ziek", 3, nextHash(hash, 0), WORD, tell)
  lookUp(patterns, "ziek", 3, hash, BEGINNING, tell)
  assert.deepEqual(found, [0, 1])
})

test("every ending leaves its window, and is found from the last letter on, the shortest first", () => {
  const endings = ["dag", "middag", "namiddag", "groep"]
  const patterns = wordTable(endings.map((ending) => `*${ending}`))
  const word = fc
    .array(fc.constantFrom("dag", "mid", "na", "groep", "x", "'", "\u00AD"), { maxLength: 6 })
    .map((parts) => parts.join(""))
  fc.assert(
    fc.property(word, (text) => {
      const bare = text.replaceAll(/['\u00AD]/g, "")
      const expected = endings.filter((ending) => bare.endsWith(ending) && bare !== ending)
      const found: string[] = []
      if (text !== "")
        lookUpEndings(patterns, text, text.length - 1, (ending) => found.push(endings[ending]!))
      assert.deepEqual(found, expected)
      const window = classesOf(bare).reduce(nextWindow, 0)
      if (expected.length > 0) assert.equal(mayEndCompound(patterns, window), 1)
    }),
  )
})
