import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

import { API_ROOT, ENDPOINTS } from "@sluis/server/contract/endpoint"

const source = readFileSync(join(import.meta.dirname, "early.ts"), "utf8")

test("asks for the session where the contract has it", () => {
  const { method, path } = ENDPOINTS["session.show"]
  assert.equal(method, "GET")
  assert.ok(source.includes(`fetch("${API_ROOT}${path}",`))
})

test("imports nothing: it must not wait for what it runs ahead of", () => {
  assert.doesNotMatch(source, /^import\b/m)
})
