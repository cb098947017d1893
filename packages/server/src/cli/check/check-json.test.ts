import { readFileSync } from "node:fs"
import { test } from "node:test"
import assert from "node:assert/strict"
import { examine } from "@sluis/core/examine"
import type { Examination } from "@sluis/core/examine"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"

import { Fault } from "../../app/fault.ts"
import { checkJson, faultJson } from "./check-json.ts"
import { mailTo } from "../spawn-sluis.ts"

const page = readFileSync(new URL("../../../../../docs/check-json.md", import.meta.url), "utf8")
const policy = loadPolicy(DEFAULT_POLICY, "builtin")
assert.ok(policy.ok)
const rejection = mailTo(3, "Afwijzing", "Helaas bent u afgewezen voor deze functie.")
const examination: Examination = examine(new TextEncoder().encode(rejection), { us: [] }, policy.value)
const line = checkJson({ file: "archive.mbox", offset: 42 }, examination)
const printed = parsed(line)

const tables: readonly [heading: string, value: unknown][] = [
  ["A message", printed],
  ["`evidence`", first(printed["evidence"])],
  ["`recipients`", first(printed["recipients"])],
  ["A fault", parsed(faultJson(new Fault("input/empty", "x.eml"), "en"))],
]
for (const [heading, value] of tables) {
  test(`the page says which keys there are under "${heading}"`, () => {
    assert.deepEqual(new Set(documented(heading)), new Set(Object.keys(value ?? {})))
  })
}

test("the page knows every key of a verdict", () => {
  const verdict = Object.keys(printed["verdict"] ?? {})
  assert.deepEqual(
    verdict.filter((key) => !documented("`verdict`").includes(key)),
    [],
  )
})

test("a message that is a file of its own has no offset", () => {
  assert.equal("offset" in parsed(checkJson({ file: "x.eml", offset: undefined }, examination)), false)
})

test("a message takes one line", () => {
  assert.doesNotMatch(line, /\n/)
})

function documented(heading: string): readonly (string | undefined)[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ""
  return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key)
}

function parsed(json: string): { readonly [key: string]: unknown } {
  const value: unknown = JSON.parse(json)
  return Object.fromEntries(Object.entries(value ?? {}))
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined
}
