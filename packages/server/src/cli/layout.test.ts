import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { columnsOf, cut, padEnd, padStart, wrap } from "./layout.ts"

const widths: readonly [name: string, text: string, columns: number][] = [
  ["letters", "abc", 3],
  ["accented letters", "één", 3],
  ["letters with marks of their own", "e\u0301e", 2],
  ["wide characters", "日本", 4],
  ["a pictograph", "👍", 2],
  ["nothing", "", 0],
]
for (const [name, text, columns] of widths)
  test(`${name} take ${columns} columns`, () => assert.equal(columnsOf(text), columns))

test("text is cut at its width and not before", () => {
  assert.equal(cut("abcdef", 6, "…"), "abcdef")
  assert.equal(cut("abcdefg", 6, "…"), "abcde…")
  assert.equal(cut("ab cdefg", 4, "…"), "ab…")
  assert.equal(cut("日本日本", 5, "…"), "日本…")
})

test("text is padded by columns, not by characters", () => {
  assert.equal(padEnd("日", 4), "日  ")
  assert.equal(padStart("12", 4), "  12")
  assert.equal(padStart("12345", 4), "12345")
})

test("lines are broken at spaces", () => {
  assert.deepEqual(wrap("to be or not", 5), ["to be", "or", "not"])
  assert.deepEqual(wrap("", 5), [""])
  assert.deepEqual(wrap("abcdefghijk l", 5), ["abcde", "fghij", "k l"])
})

test("an address of the web stays whole, on a line of its own", () => {
  assert.deepEqual(wrap("see https://a.example/b#c d", 8), ["see", "https://a.example/b#c", "d"])
  assert.deepEqual(wrap("https-like-word", 8), ["https-li", "ke-word"])
})

test("wrapping loses nothing but spaces, and no line is too long", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "é", "日", " ") }),
      fc.integer({ min: 2, max: 20 }),
      (text, columns) => {
        const lines = wrap(text, columns)
        assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""))
        for (const line of lines) assert.ok(columnsOf(line) <= columns, line)
      },
    ),
  )
})
