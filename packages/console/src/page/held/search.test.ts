import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { heldSearchOf, isFiltered, sinceOf } from "./search.ts"
import type { HeldSearch } from "./search.ts"

const ROWS: readonly (readonly [string, Readonly<Record<string, unknown>>, HeldSearch])[] = [
  ["nothing", {}, {}],
  [
    "everything",
    {
      tab: "waiting",
      rule: "membership/small-circle",
      department: "Zorg",
      by: "sender",
      days: "7",
      order: "newest",
    },
    {
      tab: "waiting",
      rule: "membership/small-circle",
      department: "Zorg",
      by: "sender",
      days: "7",
      order: "newest",
    },
  ],
  ["a number that the router read as one", { days: 30 }, { days: "30" }],
  ["a department that is called 112", { department: 112 }, { department: "112" }],
  [
    "what is not in the list",
    { tab: "others", by: "nobody", days: "365", order: "random", sender: "jan@voorbeeld.example" },
    {},
  ],
  ["empty and blank", { rule: "", department: "  " }, {}],
  ["a rule of 100 characters", { rule: "r".repeat(100) }, { rule: "r".repeat(100) }],
  ["a rule of 101 characters", { rule: "r".repeat(101) }, {}],
  ["things that are no text", { rule: ["a"], department: { a: 1 }, order: null }, {}],
]
for (const [name, search, expected] of ROWS) {
  test(`the view in the address: ${name}`, () => assert.deepEqual(heldSearchOf(search), expected))
}

test("reading it twice changes nothing, whatever stands there", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (search) => {
      const once = heldSearchOf(search)
      assert.deepEqual(heldSearchOf(once), once)
    }),
  )
})

test("a period begins on a whole hour, so that the view stays the same for as long", () => {
  const now = Date.parse("2026-11-22T10:59:59Z")
  assert.equal(sinceOf("7", now), "2026-11-15T10:00:00.000Z")
  assert.equal(sinceOf("7", now + 1000), "2026-11-15T11:00:00.000Z")
})

test("an order or a tab leaves nothing out, a filter does", () => {
  assert.equal(isFiltered({ tab: "waiting", order: "newest" }), false)
  assert.equal(isFiltered({ days: "1" }), true)
})
