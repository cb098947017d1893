import assert from "node:assert/strict"
import { test } from "node:test"

import { breachSearchOf } from "./search.ts"
import type { BreachSearch } from "./search.ts"

const CASES: readonly (readonly [string, Readonly<Record<string, unknown>>, BreachSearch])[] = [
  ["nothing is the open files", {}, {}],
  ["the open files are not written out", { view: "open" }, {}],
  ["near misses are", { view: "near-misses" }, { view: "near-misses" }],
  ["what nobody knows is left out", { view: "secret", name: "Karin" }, {}],
]
for (const [what, search, wanted] of CASES)
  test(`the address of the list: ${what}`, () => assert.deepEqual(breachSearchOf(search), wanted))
