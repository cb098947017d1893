import assert from "node:assert/strict"
import { test } from "node:test"

import { AMSTERDAM } from "@sluis/core/breach/clock/day"

import { asked } from "./asked.ts"
import { ledgerSearchOf } from "./search.ts"
import type { LedgerSearch } from "./search.ts"

const rows: readonly (readonly [name: string, given: Record<string, unknown>, kept: LedgerSearch])[] = [
  ["nothing", {}, {}],
  ["an action", { action: "message.held" }, { action: "message.held" }],
  ["an action that there is not", { action: "message.read" }, {}],
  ["days", { from: "2026-02-28", to: "2026-03-01" }, { from: "2026-02-28", to: "2026-03-01" }],
  ["a day that the calendar does not have", { from: "2026-02-29" }, {}],
  ["a day written otherwise", { to: "1-2-2026" }, {}],
  ["an object", { object: "m1" }, { object: "m1" }],
  ["an object of digits alone", { object: 12 }, { object: "12" }],
  ["an object that is too long", { object: "a".repeat(101) }, {}],
  ["an object as long as may be", { object: "a".repeat(100) }, { object: "a".repeat(100) }],
  ["an empty object", { object: "" }, {}],
  ["anything else", { who: "anna", from: ["2026-02-28"], object: {} }, {}],
]
for (const [name, given, kept] of rows) {
  test(`${name} in the address`, () => {
    assert.deepEqual(ledgerSearchOf(given), kept)
  })
}

test("a day is that of the organisation's clock, also where it has 23 hours", () => {
  assert.deepEqual(asked({ from: "2026-03-29", to: "2026-03-29" }, AMSTERDAM), {
    since: "2026-03-28T23:00:00.000Z",
    until: "2026-03-29T22:00:00.000Z",
  })
})
