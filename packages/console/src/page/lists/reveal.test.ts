import assert from "node:assert/strict"
import { test } from "node:test"

import { CATEGORIES } from "@sluis/core/facts/facts"

import { revealOptions, revealWords } from "./reveal.ts"

test("every category can be chosen, in both languages, each by other words", () => {
  for (const locale of ["nl", "en"]) {
    const options = revealOptions(locale)
    assert.deepEqual(options.map(({ value }) => value).toSorted(), CATEGORIES.toSorted())
    assert.equal(new Set(options.map(({ label }) => label)).size, CATEGORIES.length)
  }
})

test("they stand in the order of their words", () => {
  assert.equal(revealOptions("nl")[0]?.label, "Afkomst")
  assert.equal(revealOptions("en")[0]?.label, "A criminal case")
})

test("words that stand by themselves begin with a capital", () => {
  assert.equal(revealWords("health", "nl"), "Gezondheid")
})
