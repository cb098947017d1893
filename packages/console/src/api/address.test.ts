import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { ENDPOINTS } from "@sluis/server/contract/endpoint"

import { addressOf } from "./address.ts"

const show = ENDPOINTS["held.show"]
const list = ENDPOINTS["held.list"]

describe("the address of a call", () => {
  const rows: readonly [what: string, given: string, wanted: string][] = [
    ["has its parameters filled in", addressOf(show, { id: "ab-1" }, {}), "/api/v1/held/ab-1"],
    [
      "keeps a parameter in its place",
      addressOf(show, { id: "../people?x#y" }, {}),
      "/api/v1/held/..%2Fpeople%3Fx%23y",
    ],
    ["has a query", addressOf(list, {}, { limit: 50, after: "a&b" }), "/api/v1/held?limit=50&after=a%26b"],
    [
      "leaves out what is not asked",
      addressOf(list, {}, { after: undefined, department: "" }),
      "/api/v1/held",
    ],
    ["says no as a word", addressOf(list, {}, { open: false }), "/api/v1/held?open=false"],
  ]
  for (const [what, given, wanted] of rows) test(what, () => assert.equal(given, wanted))

  test("is never made of what is no text", () => {
    assert.throws(() => addressOf(show, {}, {}), TypeError)
    assert.throws(() => addressOf(list, {}, { after: {} }), TypeError)
  })
})
