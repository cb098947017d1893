/** That a page and the table of what it asks first name the same call. That it is asked once only, a browser tests (tools/console). */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

import { EARLY } from "@sluis/server/contract/early"
import type { Early } from "@sluis/server/contract/early"
import { ENDPOINTS } from "@sluis/server/contract/endpoint"

import { FIRST_PERIOD } from "../page/today/periods.ts"

const heldList = readFileSync(join(import.meta.dirname, "..", "page", "held", "held-list.tsx"), "utf8")
const ROWS = Number(/^const ROWS = (\d+)$/m.exec(heldList)?.[1])
const ORDER = /\border = "(\w+)"/.exec(heldList)?.[1]

test("what each page asks first is what it shows first", () => {
  const expected: readonly (readonly [string, readonly Early[]])[] = [
    ["/", [{ name: "statistics.show", query: { days: FIRST_PERIOD } }, { name: "health.show" }]],
    ["/held", [{ name: "held.list", query: { limit: ROWS, order: ORDER ?? "" } }]],
  ]
  assert.deepEqual([...EARLY], expected)
})

test("a browser can ask for it from a document: without a body, and without a parameter in the path", () => {
  for (const { name } of [...EARLY.values()].flat()) {
    assert.equal(ENDPOINTS[name].method, "GET")
    assert.doesNotMatch(ENDPOINTS[name].path, /:/)
  }
})
