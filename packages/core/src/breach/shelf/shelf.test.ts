import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { CATEGORIES } from "../../facts/facts.ts"
import { SHELF } from "./shelf-case.ts"
import { featuresOf, nearest, nearestTo, type Features } from "./shelf.ts"
import { caused, evident, fileWith, listOf, sent } from "../sample-steps.ts"
import { CAUSES } from "../step.ts"

const rows: readonly (readonly [what: string, features: Features, nearest: readonly string[]])[] = [
  [
    "people with a diagnosis, all in To",
    { cause: "visible-recipients", people: 112, categories: ["health"] },
    ["ico-central-ymca", "ico-hiv-scotland", "ico-nhs-highland"],
  ],
  [
    "guests of a party",
    { cause: "visible-recipients", people: 90, categories: ["politics"] },
    ["ap-pvv-overijssel"],
  ],
  [
    "addresses of parents that say nothing",
    { cause: "visible-recipients", people: 300, categories: [] },
    ["edpb-annex-b-x", "gba-03-2021", "ap-itself"],
  ],
  [
    "a list of clients attached",
    { cause: "wrong-attachment", people: 40_000, categories: ["benefits"] },
    ["edpb-14"],
  ],
  ["one mail to the wrong person", { cause: "wrong-recipient", people: 1, categories: [] }, ["uodo-enea"]],
]
for (const [what, features, expected] of rows) {
  test(`nearest to ${what}: ${expected.join(", ")}`, () => {
    const found = nearestTo(features, 20).map((near) => near.case.id)
    assert.deepEqual(found.slice(0, expected.length).toSorted(), [...expected].toSorted())
    const best = nearestTo(features, 1)[0]
    assert.ok(best && expected.includes(best.case.id))
  })
}

test("what is compared comes from the file: its cause, its people, its categories", () => {
  const list = listOf(112, { sensitivity: "certain", categories: ["health"] })
  assert.deepEqual(featuresOf(fileWith(evident(list))), {
    cause: "visible-recipients",
    people: 112,
    categories: ["health"],
  })
  assert.equal(featuresOf(fileWith(evident(sent()))).cause, undefined)
  assert.equal(featuresOf(fileWith(caused)).cause, "visible-recipients")
  assert.equal(nearest(fileWith(evident(list)), 3).length, 3)
})

test("a number of people is only a likeness within ten times as many or as few", () => {
  const said = (people: number): boolean => {
    const features: Features = { cause: "visible-recipients", people, categories: ["politics"] }
    const party = nearestTo(features, 20).find((near) => near.case.id === "ap-pvv-overijssel")
    return party?.why.some(({ en }) => en === "It concerned 101 people.") ?? false
  }
  assert.deepEqual([10, 11, 101, 1010, 1011].map(said), [false, true, true, true, false])
})

test("every near case says why, no more than asked for, the nearest first", () => {
  const features = fc.record({
    cause: fc.option(fc.constantFrom(...CAUSES), { nil: undefined }),
    people: fc.nat(100_000),
    categories: fc.subarray([...CATEGORIES]),
  })
  fc.assert(
    fc.property(features, fc.integer({ min: -1, max: 20 }), (given, most) => {
      const found = nearestTo(given, most)
      assert.equal(found.length <= Math.max(0, most), true)
      for (const [index, { why, nearness }] of found.entries()) {
        assert.equal(why.length > 0, true)
        assert.equal(nearness <= (found[index - 1]?.nearness ?? Infinity), true)
      }
    }),
  )
})

test("every case on the shelf has its own id, a source, and sentences in both languages", () => {
  assert.equal(new Set(SHELF.map(({ id }) => id)).size, SHELF.length)
  for (const { id, title, outcome, lesson, source, year, people } of SHELF) {
    assert.equal(year >= 2018 && year <= 2026, true, id)
    assert.equal(people === undefined || people > 0, true, id)
    assert.notEqual(source.reference, "", id)
    for (const words of [outcome, lesson]) {
      assert.match(words.nl, /^[A-Z0-9É].*\.$/, id)
      assert.match(words.en, /^[A-Z0-9].*\.$/, id)
    }
    assert.notEqual(title.nl, title.en, id)
  }
})
