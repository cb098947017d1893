import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { breakLines, widthsOf } from "./line.ts"
import type { Measure } from "./line.ts"
import type { Span } from "./span.ts"

/** Every character is one wide. */
const measure: Measure = (_, text) => text.length
const span = (text: string): Span => ({ text, face: "regular", link: undefined, instead: undefined })
const linesOf = (width: number, ...texts: string[]): readonly string[] =>
  breakLines(texts.map(span), width, 1, measure).map((line) => line.parts.map((part) => part.text).join(""))

const rows: readonly [sentence: string, width: number, texts: readonly string[], lines: readonly string[]][] =
  [
    ["nothing has no lines", 10, [], []],
    ["what fits is one line", 10, ["een twee"], ["een twee"]],
    ["the space at the end of a line stays and takes no room", 8, ["een twee drie"], ["een twee ", "drie"]],
    ["a line ends after a hyphen between letters", 8, ["oud-collega"], ["oud-", "collega"]],
    ["and after a slash", 8, ["zij/haar/hun"], ["zij/", "haar/hun"]],
    ["but not after a minus before a number", 6, ["is -5 en"], ["is -5 ", "en"]],
    ["a word of two runs stays together", 8, ["een twee", "drie"], ["een ", "tweedrie"]],
    ["a word that is wider than a line is broken", 4, ["abcdefghij"], ["abcd", "efgh", "ij"]],
    ["it begins on a line that is less than half full", 6, ["a bcdefghijk"], ["a bcde", "fghijk"]],
    ["and on the next where more is taken", 6, ["abcd efghijklm"], ["abcd ", "efghij", "klm"]],
    ["where no character fits there is one to a line", 0, ["abc"], ["a", "b", "c"]],
  ]
for (const [sentence, width, texts, lines] of rows) {
  test(sentence, () => assert.deepEqual(linesOf(width, ...texts), lines))
}

test("a line ends where the text says so, and an empty line stays", () => {
  const spans = [{ ...span("een "), ends: 1 } as const, { ...span("twee "), ends: 2 } as const, span("drie")]
  const lines = breakLines(spans, 20, 1, measure).map((line) => line.parts.map((part) => part.text).join(""))
  assert.deepEqual(lines, ["een ", "twee ", "", "drie"])
  assert.deepEqual(widthsOf(spans, 1, measure), { least: 4, natural: 5 })
})

test("a word that is broken ends its line too", () => {
  const spans = [{ ...span("abcdef "), ends: 1 } as const, span("x")]
  const lines = breakLines(spans, 4, 1, measure).map((line) => line.parts.map((part) => part.text).join(""))
  assert.deepEqual(lines, ["abcd", "ef ", "x"])
})

test("nothing gets lost, and no line is wider than it may be", () => {
  const unit = fc.constantFrom("a", "b", " ", "-", "/", "é", "👍")
  const texts = fc.array(fc.string({ unit, minLength: 1, maxLength: 60 }), { maxLength: 6 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 30 }), (all, width) => {
      const spans = all.map(span)
      const lines = breakLines(spans, width, 1, measure)
      const parts = lines.flatMap((line) => line.parts)
      assert.equal(parts.map((part) => part.text).join(""), all.join(""))
      for (const part of parts) {
        assert.equal(part.span.text.slice(part.from, part.from + part.text.length), part.text)
      }
      for (const line of lines) assert.ok(line.width <= width, JSON.stringify([width, line]))
    }),
  )
})

test("a word that goes on for ever is broken as well", () => {
  const lines = linesOf(1000, "x".repeat(2_500))
  assert.deepEqual(
    lines.map((line) => line.length),
    [1000, 1000, 500],
  )
})

test("a column needs its widest word and would like everything on one line", () => {
  assert.deepEqual(widthsOf([span("een "), span("verantwoording x")], 2, measure), { least: 28, natural: 40 })
})

test("a code asks for less than its whole length, because it may be broken anywhere", () => {
  const code: Span = { ...span("0123456789abcdef"), face: "code" }
  assert.deepEqual(widthsOf([code], 1, measure), { least: 5, natural: 16 })
})
