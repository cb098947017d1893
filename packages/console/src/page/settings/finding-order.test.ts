import assert from "node:assert/strict"
import { test } from "node:test"

import { needingAttention, worstState } from "./finding-order.ts"
import type { Finding } from "./finding-order.ts"

function finding(name: string, state: Finding["state"]): Finding {
  return { name, state, nl: "", en: "", remedy: { nl: "", en: "" } }
}

test("what is wrong comes before what needs attention, and what is in order not at all", () => {
  const findings = [
    finding("a", "attention"),
    finding("b", "ok"),
    finding("c", "wrong"),
    finding("d", "attention"),
  ]
  assert.deepEqual(
    needingAttention(findings).map(({ name }) => name),
    ["c", "a", "d"],
  )
  assert.equal(worstState(findings), "wrong")
})

test("where nothing needs attention, all is in order", () => {
  assert.equal(worstState([finding("a", "ok")]), "ok")
  assert.equal(worstState([]), "ok")
})
