import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { legible, originOf } from "./legible.ts"

const table: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["ordinary text", "BSN 12 é ’", "BSN 12 é ’"],
  ["blanks of all widths", "1\u00A02\u20093\u202F4\u30005", "1 2 3 4 5"],
  ["dashes", "1\u20102\u20113\u20134\u20145\u2212", "1-2-3-4-5-"],
  ["full-width digits", "\uFF10\uFF19", "09"],
  ["what is invisible", "1\u00AD2\u200B3\u200E4\u2060\uFEFF5", "12345"],
  ["line separators", "1\u20282\u2029", "1\n2\n"],
]
for (const [name, text, expected] of table) {
  test(name, () => assert.equal(legible(text).text, expected))
}

test("every unit of the legible text has its place in the original", () => {
  const unit = fc.constantFrom("a", "1", "\u00AD", "\u200B", "\u2060")
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const text = units.join("")
      const read = legible(text)
      const seen = Array.from(read.text, (_, at) => text.charAt(originOf(read, at)))
      assert.equal(seen.join(""), read.text)
    }),
  )
})
