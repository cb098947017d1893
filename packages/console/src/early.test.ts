import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

import { ENDPOINTS } from "@sluis/server/contract/endpoint"
import type { EndpointName } from "@sluis/server/contract/endpoint"

import { addressOf } from "./api/address.ts"
import { FIRST_PERIOD } from "./page/today/periods.ts"

const source = readFileSync(join(import.meta.dirname, "early.ts"), "utf8")

const ASKED: readonly (readonly [EndpointName, Readonly<Record<string, unknown>>, string])[] = [
  ["session.show", {}, "const session = ask("],
  ["statistics.show", { days: FIRST_PERIOD }, 'if (permissions.includes("statistics")) void ask('],
  ["health.show", {}, 'if (permissions.includes("settings")) void ask('],
]
for (const [name, query, asking] of ASKED) {
  test(`asks for ${name} where the contract has it`, () => {
    assert.equal(ENDPOINTS[name].method, "GET")
    assert.ok(source.includes(`${asking}"${addressOf(ENDPOINTS[name], {}, query)}")`))
  })
}

test("asks for figures by the permissions that they need", () => {
  assert.equal(ENDPOINTS["statistics.show"].to, "statistics")
  assert.equal(ENDPOINTS["health.show"].to, "settings")
})

test("imports nothing: it must not wait for what it runs ahead of", () => {
  assert.doesNotMatch(source, /^import\b/m)
})
