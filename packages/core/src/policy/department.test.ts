import assert from "node:assert/strict"
import { test } from "node:test"
import { departmentOf } from "./department.ts"
import type { Policy } from "./policy.ts"
import { loadPolicy } from "./load.ts"

const RULE = `{ id: a, when: form.reply, then: refuse, say: { nl: x, en: y } }`

function policyWith(departments: string): Policy {
  const policy = loadPolicy(`version: 1\nrules: [${RULE}]\ndepartments: ${departments}\n`, "policy.yaml")
  assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
  return policy.value
}

const policy = policyWith(`{
  hr: { members: ["*@hr.voorbeeld.example", "piet@voorbeeld.example"] },
  care: { members: ["zorg-*@*.voorbeeld.example", "*@zorg.voorbeeld.example"] },
  all: { members: ["*@*"] },
}`)

const table: readonly [address: string, department: string][] = [
  ["els@hr.voorbeeld.example", "hr"],
  ["ELS@HR.Voorbeeld.Example", "hr"],
  ["piet@voorbeeld.example", "hr"],
  ["zorg-west@hr.voorbeeld.example", "care"],
  ["an@zorg.voorbeeld.example", "care"],
  ["piet@voorbeeld.example.org", "all"],
  ["els@xhr.voorbeeld.example", "all"],
  ["@", "all"],
  ["", ""],
  ["niemand", ""],
]
for (const [address, department] of table) {
  test(`"${address}" belongs to "${department}"`, () =>
    assert.equal(departmentOf(policy, address), department))
}

test("the order of departments never matters", () => {
  const turned = policyWith(`{
    all: { members: ["*@*"] },
    care: { members: ["*@zorg.voorbeeld.example", "zorg-*@*.voorbeeld.example"] },
    hr: { members: ["piet@voorbeeld.example", "*@hr.voorbeeld.example"] },
  }`)
  for (const [address, department] of table) assert.equal(departmentOf(turned, address), department)
})

test("pieces of a pattern never share characters", () => {
  const tight = policyWith(`{ x: { members: ["ab*ba@voorbeeld.example", "*aa*aa@x.example"] } }`)
  assert.equal(departmentOf(tight, "aba@voorbeeld.example"), "")
  assert.equal(departmentOf(tight, "abba@voorbeeld.example"), "x")
  assert.equal(departmentOf(tight, "aaa@x.example"), "")
  assert.equal(departmentOf(tight, "aaaa@x.example"), "x")
})
