import assert from "node:assert/strict"
import { describe, test } from "node:test"

import fc from "fast-check"

import { lineCount, lineNumbers, spanAt } from "./text-place.ts"

const TEXT = "version: 1\nrules:\n  - id: a\n"

describe("where a line stands", () => {
  const rows: readonly [name: string, line: number, column: number, selected: string][] = [
    ["the first line", 1, 1, "version: 1"],
    ["from a column", 3, 5, "id: a"],
    ["a column beyond its end selects nothing", 2, 99, ""],
    ["the empty line after the last break", 4, 1, ""],
    ["a line beyond the end is the last", 99, 1, ""],
    ["line 0 is the first", 0, 1, "version: 1"],
  ]
  for (const [name, line, column, selected] of rows)
    test(name, () => {
      const { from, to } = spanAt(TEXT, line, column)
      assert.equal(TEXT.slice(from, to), selected)
    })

  test("a selection never leaves the text or its line", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.integer(), (text, line, column) => {
        const { from, to } = spanAt(text, line, column)
        assert.ok(0 <= from && from <= to && to <= text.length)
        assert.ok(!text.slice(from, to).includes("\n"))
      }),
    )
  })
})

test("as many numbers as lines", () => {
  assert.equal(lineNumbers("a\nb\n"), "1\n2\n3")
  assert.equal(lineCount(""), 1)
})
