import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { amountOf, writtenNumber } from "./written-number.ts"

for (const locale of ["nl", "en"]) {
  test(`numbers are written as Intl does in ${locale}`, () => {
    const intl = new Intl.NumberFormat(locale)
    const isSame = (value: number): void => assert.equal(writtenNumber(value, locale), intl.format(value))
    for (const value of [0, 9, 10, 999, 1000, 12_432, 999_999, 1_000_000, -1, -999, -1000]) isSame(value)
    fc.assert(fc.property(fc.integer(), isSame))
  })
}

test("nothing, one and more are told apart as both languages do", () => {
  assert.deepEqual([0, 1, 2, 112].map(amountOf), ["none", "one", "more", "more"])
  for (const locale of ["nl", "en"]) {
    const rules = new Intl.PluralRules(locale)
    for (const count of [1, 2, 10, 11, 21, 100, 101, 1001])
      assert.equal(amountOf(count) === "one", rules.select(count) === "one", `${count} in ${locale}`)
  }
})
