import assert from "node:assert/strict"
import { test } from "node:test"
import { languageOf } from "./language.ts"

const table: readonly [header: string | undefined, language: string][] = [
  [undefined, "nl"],
  ["", "nl"],
  ["*", "nl"],
  ["de, fr", "nl"],
  ["en", "en"],
  ["en-GB,en;q=0.9,nl;q=0.8", "en"],
  ["nl-BE, en;q=0.9", "nl"],
  ["de, en;q=0.2, nl;q=0.4", "nl"],
  ["nl;q=0, en;q=0.1", "en"],
  ["EN", "en"],
  ["en;q=x", "nl"],
  [`${"x,".repeat(100)}en`, "nl"],
]
for (const [header, language] of table) {
  test(`who asks for "${header?.slice(0, 40)}" reads ${language}`, () => {
    assert.equal(languageOf(header), language)
  })
}
