import assert from "node:assert/strict"
import { test } from "node:test"
import { fits, wordPatterns } from "./word-pattern.ts"

const table: readonly (readonly [pattern: string, word: string, fits: boolean])[] = [
  ["ziek", "ziek", true],
  ["ziek", "zieken", false],
  ["ziek", "zie", false],
  ["schuld*", "schuld", true],
  ["schuld*", "Schuldhulp", true],
  ["schuld*", "onschuld", false],
  ["*uitkering", "bijstandsuitkering", true],
  ["*uitkering", "uitkering", false],
  ["*uitkering", "keuring", false],
  ["cliënt", "Clie\u0308nt", true],
  ["foto's", "foto\u2019s", true],
  ["*uitkering", "bijstands\u00ADuitke\u00ADring'", true],
  ["schuld*", "s\u200Bchul\u200Bd", true],
]
for (const [pattern, word, expected] of table) {
  test(`${pattern} ${expected ? "fits" : "does not fit"} ${JSON.stringify(word)}`, () => {
    assert.equal(
      fits(wordPatterns(["een", pattern, "twee*"]), 1, `een ${word}.`, 4, 4 + word.length),
      expected,
    )
  })
}

test("what is no pattern of one word is a mistake of ours", () => {
  for (const wrong of ["twee woorden", "ex-partner", "", "*", "*midden*", "*we", "e@mail"]) {
    assert.throws(() => wordPatterns([wrong]), Error, wrong)
  }
})
