import assert from "node:assert/strict"
import { test } from "node:test"
import { factsOf, neutralFacts } from "@sluis/core/policy/neutral-facts"
import { recordedFacts } from "./recorded.ts"

const line = (facts: object, version = 1): string => JSON.stringify({ version, file: "x.eml", facts })

test("facts come back as they were recorded", () => {
  const facts = factsOf({
    audience: { visible: 12, strangers: 12 },
    membership: { sensitivity: "certain", categories: ["health"] },
    form: { automatic: true },
  })
  assert.deepEqual(recordedFacts(line(facts)), facts)
})

test("a fact that an older Sluis did not know gives nothing away", () => {
  const { addressing, ...older } = neutralFacts
  assert.ok(addressing)
  assert.deepEqual(recordedFacts(line(older)), neutralFacts)
})

const wrong: readonly (readonly [name: string, text: string])[] = [
  ["no JSON", "From: jan@voorbeeld.nl"],
  ["no object", "[]"],
  ["a fault", JSON.stringify({ version: 1, file: "x", fault: { code: "input/empty" } })],
  ["lines of another version", line(neutralFacts, 2)],
  ["facts of another version", line({ ...neutralFacts, version: 2 })],
  ["a count that is a text", line({ ...neutralFacts, audience: { visible: "12" } })],
  ["a count with a fraction", line({ ...neutralFacts, audience: { visible: 1.5 } })],
  ["a list that is a text", line({ ...neutralFacts, content: { categories: "health" } })],
  ["a list of numbers", line({ ...neutralFacts, content: { categories: [1] } })],
  ["a group that is none", line({ ...neutralFacts, form: null })],
]
for (const [name, text] of wrong)
  test(`${name} is not understood`, () => assert.equal(recordedFacts(text), undefined))
