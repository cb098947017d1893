import { test } from "node:test"
import assert from "node:assert/strict"
import type { Person } from "@sluis/core/examine"
import { addressOf } from "@sluis/core/mail/address"
import { exposuresOf, introductionsOf, mostLearning } from "./learning.ts"

const table: readonly [
  name: string,
  counts: readonly number[],
  learning: ReturnType<typeof introductionsOf>,
][] = [
  ["nobody", [], undefined],
  ["nobody who learns anything", [0, 0], undefined],
  ["everybody learns as much", [3, 3], { people: 2, fewest: 3, most: 3 }],
  ["some learn more, some nothing", [0, 5, 2], { people: 2, fewest: 2, most: 5 }],
]
for (const [name, counts, learning] of table) {
  test(`${name}: ${learning === undefined ? "nothing learnt" : `${learning.people} people`}`, () => {
    assert.deepEqual(introductionsOf(counts.map((count) => person("x", count, 0))), learning)
    assert.deepEqual(exposuresOf(counts.map((count) => person("x", 0, count))), learning)
  })
}

test("those who would learn most come first, and among equals those outside", () => {
  const people = [person("a", 1, 0), person("b", 1, 0, true), person("c", 0, 1), person("d", 9, 0)]
  assert.deepEqual(
    mostLearning(people).map(({ address }) => address),
    ["c", "d", "b", "a"],
  )
})

function person(address: string, introductions: number, exposures: number, outside = false): Person {
  const { key } = addressOf(address, "voorbeeld.example")
  return { key, address, name: "", seen: "to", visible: true, outside, introductions, exposures }
}
