import assert from "node:assert/strict"
import { test } from "node:test"
import type { PartialFacts } from "./neutral-facts.ts"
import { factsOf } from "./neutral-facts.ts"
import { parseSentence, sayIn } from "./sentence.ts"

const said: readonly [sentence: string, facts: PartialFacts, nl: string][] = [
  ["Niets bijzonders.", {}, "Niets bijzonders."],
  ["{audience.visible} mensen", { audience: { visible: 112 } }, "112 mensen"],
  ["van { sender.domain }", {}, "van voorbeeld.example"],
  [
    "over {membership.categories}!",
    { membership: { categories: ["health", "debt"] } },
    "over gezondheid, schulden!",
  ],
  ["over {membership.categories}!", {}, "over iets persoonlijks!"],
  ["{membership.sensitivity}", { membership: { sensitivity: "certain" } }, "zeker"],
  ["} blijft staan", {}, "} blijft staan"],
]
for (const [sentence, facts, nl] of said) {
  test(`"${sentence}" says "${nl}"`, () => {
    const parsed = parseSentence(sentence)
    assert.ok(parsed.ok)
    assert.equal(sayIn(parsed.value, factsOf(facts), "nl"), nl)
  })
}

const wrong: readonly [sentence: string, start: number, en: string][] = [
  ["a {audience.visble}", 2, "unknown fact `audience.visble` in braces; did you mean `audience.visible`?"],
  ["a {audience.visible", 2, "the `}` of this `{` is missing"],
  ["{form.signed}", 0, "`form.signed` is true or false and does not fit into a sentence"],
  ["{}", 0, "unknown fact `` in braces"],
]
for (const [sentence, start, en] of wrong) {
  test(`refused: "${sentence}"`, () => {
    const parsed = parseSentence(sentence)
    assert.ok(!parsed.ok)
    assert.deepEqual(
      parsed.error.map((problem) => [problem.start, problem.en]),
      [[start, en]],
    )
  })
}
