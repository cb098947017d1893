import assert from "node:assert/strict"
import { test } from "node:test"
import { areNicknames, isGivenName } from "./given-name.ts"

const pairs: readonly (readonly [one: string, other: string, isSame: boolean])[] = [
  ["bert", "robert", true],
  ["bert", "albert", true],
  ["bert", "hubertus", true],
  ["robert", "albert", false],
  ["liesbeth", "elisabeth", true],
  ["bob", "robert", true],
  ["bill", "william", true],
  ["henk", "hendrik", true],
  ["hans", "johannes", true],
  ["truus", "geertruida", true],
  ["jeroen", "jerome", false],
  ["karin", "piet", false],
  ["karin", "onbekend", false],
]
for (const [one, other, isSame] of pairs)
  test(`${one} and ${other} ${isSame ? "may be" : "are not"} one name`, () => {
    assert.equal(areNicknames(one, other), isSame)
    assert.equal(areNicknames(other, one), isSame)
  })

test("a name without short forms is known, a word is not", () => {
  assert.ok(isGivenName("fatih"))
  assert.equal(isGivenName("voorstel"), false)
})
