import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isOneSlip, shortened } from "./slip.ts"

const table: readonly (readonly [why: string, one: string, other: string, isSlip: boolean])[] = [
  ["the same", "gmail", "gmail", false],
  ["neighbours exchanged", "gmail", "gmial", true],
  ["the first two exchanged", "gmail", "mgail", true],
  ["one missing at the end", "gmail", "gmai", true],
  ["one missing in front", "gmail", "mail", true],
  ["one more", "gmail", "gmaill", true],
  ["another one", "gmail", "gnail", true],
  ["two others", "gmail", "gnaul", false],
  ["two exchanged that are no neighbours", "gmail", "gliam", false],
  ["two more", "gmail", "ggmaill", false],
  ["nothing and a letter", "", "a", true],
]
for (const [why, one, other, isSlip] of table) {
  test(`${isSlip ? "a slip" : "no slip"}: ${why}`, () => {
    assert.equal(isOneSlip(one, other), isSlip)
    assert.equal(isOneSlip(other, one), isSlip)
  })
}

test("two words that are a slip apart share a shortened form, or one is the other's", () => {
  const word = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 }).map((letters) => letters.join(""))
  fc.assert(
    fc.property(word, word, (one, other) => {
      if (!isOneSlip(one, other)) return
      const forms = new Set([one, ...shortened(one)])
      assert.ok([other, ...shortened(other)].some((form) => forms.has(form)))
    }),
    { numRuns: 2000 },
  )
})
