/** Every text of the console exists in Dutch and in English, and every Dutch text is said somewhere. */
import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { placesOf, texts } from "./console-texts.ts"

describe("texts of the console", () => {
  test("each has its Dutch, and no Dutch is left over", async () => {
    const { faults, dutch } = await texts()
    assert.ok(dutch.size > 100)
    assert.deepEqual(faults, [])
  })

  const rows: readonly [what: string, english: string, dutch: string, same: boolean][] = [
    ["a name that is filled in", "Log in with {name}", "Inloggen met {name}", true],
    ["a name that is lost", "Log in with {name}", "Inloggen", false],
    ["a name that is translated", "Log in with {name}", "Inloggen met {naam}", false],
    ["two names in another order", "{count} of {total}", "{total}, waarvan {count}", true],
    ["a tag that is lost", "<0>Read</0> this", "Lees dit", false],
    [
      "a plural whose branches differ",
      "{n, plural, one {# person} other {# people}}",
      "{n, plural, one {# persoon} other {# mensen}}",
      true,
    ],
    [
      "a plural with another number",
      "{n, plural, one {# person} other {# people}}",
      "{m, plural, one {# persoon} other {# mensen}}",
      false,
    ],
  ]
  for (const [what, english, dutch, same] of rows) {
    test(`${what} is ${same ? "right" : "a fault"}`, () =>
      assert.equal(placesOf(english) === placesOf(dutch), same))
  }
})
