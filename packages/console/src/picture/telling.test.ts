import assert from "node:assert/strict"
import { test } from "node:test"

import type { Person } from "./person.ts"
import { hasAfter, tellingOf } from "./telling.ts"

function people(count: number, introductions: number, exposures: number, visible = true): readonly Person[] {
  return Array.from({ length: count }, (_, index) => ({
    address: `p${index}@home${index}.example`,
    name: "",
    visible,
    outside: true,
    introductions,
    exposures,
  }))
}

for (const [why, telling, expected] of [
  ["nobody", tellingOf([], 0), { kind: "nothing" }],
  ["one person", tellingOf(people(1, 0, 0), 0), { kind: "nothing" }],
  [
    "112 strangers with one diagnosis",
    tellingOf(people(112, 111, 111), 0),
    { kind: "both", people: 112, times: 12_432, exposures: 12_432, mutual: true },
  ],
  [
    "sixty journalists",
    tellingOf(people(60, 55, 0), 0),
    { kind: "addresses", people: 60, times: 3_300, mutual: true },
  ],
  [
    "twelve colleagues who are ill",
    tellingOf(people(12, 0, 11), 0),
    { kind: "list", people: 12, times: 132 },
  ],
  [
    "one in Bcc who sees who is in To",
    tellingOf([...people(1, 0, 0), ...people(1, 1, 0, false)], 0),
    { kind: "addresses", people: 1, times: 1, mutual: false },
  ],
  [
    "more people than are told, whom the totals count",
    tellingOf(people(100, 4_999, 0), 4_900, { introductions: 24_995_000, exposures: 0 }),
    { kind: "addresses", people: 5_000, times: 24_995_000, mutual: true },
  ],
] as const) {
  test(`telling of ${why}`, () => assert.deepEqual(telling, expected))
}

test("only where copies are or can be made there is an after to look at", () => {
  assert.equal(hasAfter({ kind: "copies", showing: "self" }), true)
  assert.equal(hasAfter({ kind: "held", separable: true }), true)
  assert.equal(hasAfter({ kind: "held", separable: false }), false)
  assert.equal(hasAfter({ kind: "as-it-is" }), false)
  assert.equal(hasAfter({ kind: "refused" }), false)
})
