import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { overlapping, OVERLAPPING_PEOPLE } from "./overlap.ts"

const breaches = [
  { breach: "b1", people: new Set(["a", "b", "c"]) },
  { breach: "b2", people: new Set(["c", "d"]) },
]

const rows: readonly (readonly [what: string, visible: readonly string[], found: readonly string[]])[] = [
  ["nobody", [], []],
  ["strangers", ["x", "y", "z"], []],
  ["one person of a breach among strangers", ["a", "x", "y"], []],
  ["one person of each of two breaches", ["a", "d"], []],
  ["two people of a breach", ["a", "b"], ["b1 2"]],
  ["the same person twice", ["a", "a"], []],
  ["the whole list again", ["a", "b", "c"], ["b1 3"]],
  ["people of two breaches", ["b", "c", "d"], ["b1 2", "b2 2"]],
]
for (const [what, visible, found] of rows) {
  test(`${what}: ${found.length === 0 ? "no overlap" : found.join(", ")}`, () => {
    assert.deepEqual(
      overlapping(visible, breaches).map(({ breach, people }) => `${breach} ${String(people)}`),
      found,
    )
  })
}

test("it is an overlap exactly where two different people of the breach are shown", () => {
  const keys = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 8 })
  fc.assert(
    fc.property(keys, keys, (visible, people) => {
      const both = new Set(visible.filter((key) => people.includes(key))).size
      const found = overlapping(visible, [{ breach: "b", people: new Set(people) }])
      assert.deepEqual(found, both >= OVERLAPPING_PEOPLE ? [{ breach: "b", people: both }] : [])
    }),
  )
})
