import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { asSentence, deviationOf, withoutFacts } from "./rule-shown.ts"
import type { PolicyRule } from "./rule-shown.ts"

function rule(id: string, level: PolicyRule["level"]): PolicyRule {
  const text = { nl: "", en: "" }
  return { id, level, when: "true", then: "hold", does: text, ...text, explained: text }
}

const RULES = [
  rule("floor/a", "floor"),
  rule("organisation/a", "organisation"),
  rule("organisation/b", "organisation"),
  rule("department/own", "department"),
  rule("department/of-others", "department"),
]

test("a department has its own rules besides, and goes without others", () => {
  const youth = { name: "Youth", members: [], rules: ["floor/a", "organisation/b", "department/own"] }
  assert.deepEqual(deviationOf(youth, RULES), { also: ["department/own"], without: ["organisation/a"] })
})

test("the floor is never gone without", () => {
  const none = { name: "Youth", members: [], rules: [] }
  assert.deepEqual(deviationOf(none, RULES).without, ["organisation/a", "organisation/b"])
})

describe("what a message fills in is left open", () => {
  const rows: readonly [text: string, shown: string][] = [
    ["{audience.visible} people would see it.", "… people would see it."],
    ["It is about {membership.categories}.", "It is about …"],
    ["Nothing to fill in.", "Nothing to fill in."],
  ]
  for (const [text, shown] of rows) test(text, () => assert.equal(withoutFacts(text), shown))
})

test("words become a sentence", () => {
  assert.equal(asSentence("aan iedereen apart sturen"), "Aan iedereen apart sturen.")
  assert.equal(asSentence(""), "")
})
