import assert from "node:assert/strict"
import { test } from "node:test"

import { initialsOf, shortName } from "./initials.ts"

for (const [name, address, initials] of [
  ["Anneke Brouwer", "anneke@brouwer.example", "AB"],
  ["Bram van Leeuwen", "b@x.example", "BL"],
  ["Daniëlle de Vries-Gerritsen", "d@x.example", "DG"],
  ["Esra Yıldız", "e@x.example", "EY"],
  ["Madonna", "m@x.example", "M"],
  ["", "c.vandongen@x.example", "CV"],
  ["jan@x.example", "jan@x.example", "J"],
  ["Van der", "v@x.example", "VD"],
  ["", "12345@x.example", "?"],
  ["", "", "?"],
  ["𠮷田 太郎", "y@x.example", "𠮷太"],
] as const) {
  test(`${name || address || "nobody"} is ${initials}`, () =>
    assert.equal(initialsOf(name, address), initials))
}

test("a name of eighteen letters stands there whole, one of nineteen is cut", () => {
  assert.equal(shortName("a".repeat(18), ""), "a".repeat(18))
  assert.equal(shortName("a".repeat(19), ""), `${"a".repeat(17)}…`)
  assert.equal(shortName(" ", "jan@x.example"), "jan@x.example")
  assert.equal(shortName("", "jan@elders.example"), "jan@elders.example")
  assert.equal(shortName("", "joost@vermeulen-online.example"), "joost@…")
})
