import assert from "node:assert/strict"
import { test } from "node:test"
import { recogniseList } from "./registered-list.ts"

const listOf = (name: string, size: number, here: number) => ({
  name,
  reveals: ["health"] as const,
  size,
  members: Array.from({ length: here }, (_, index) => index),
})

for (const [what, size, here, recipients, recognised] of [
  ["all of a short list", 4, 4, 4, true],
  ["all of it and as many others", 4, 4, 8, true],
  ["all of it and one other too many", 4, 4, 9, false],
  ["two of a list are a coincidence", 2, 2, 2, false],
  ["three of three", 3, 3, 3, true],
  ["a quarter of the list", 12, 3, 5, true],
  ["less than a quarter", 13, 3, 5, false],
  ["ten of a very long list", 4000, 10, 12, true],
  ["nine of it", 4000, 9, 12, false],
] as const) {
  test(`${what}: ${recognised ? "recognised" : "not"}`, () => {
    assert.equal(recogniseList([listOf("contactdag", size, here)], recipients) !== undefined, recognised)
  })
}

test("of several lists the one with most people here is told, then the first by name", () => {
  const lists = [listOf("c", 5, 5), listOf("b", 6, 6), listOf("a", 6, 6)]
  assert.equal(recogniseList(lists, 8)?.name, "a")
})
