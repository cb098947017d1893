import assert from "node:assert/strict"
import { test } from "node:test"

import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"

import { MAX_RULES_TOLD, toldRules } from "./told-rules.ts"

const OWN = Array.from({ length: MAX_RULES_TOLD + 1 }, (_, at) => `eigen/${at}`)

const rows: readonly (readonly [says: string, rules: readonly string[], words: string, salted: string])[] = [
  ["none", [], "", ""],
  ["one of the built-in policy", ["audience/strangers"], "audience/strangers", ""],
  ["one that Sluis has whatever the policy says", ["sluis/exit-check"], "sluis/exit-check", ""],
  [
    "one of the organisation, whose name may be that of a department",
    ["jeugdzorg/alles"],
    "+1",
    "jeugdzorg/alles",
  ],
  [
    "both, and one of them twice",
    ["jeugdzorg/alles", "audience/strangers", "jeugdzorg/alles"],
    "audience/strangers +1",
    "jeugdzorg/alles",
  ],
  ["as many as are told", OWN.slice(1), `+${MAX_RULES_TOLD}`, OWN.slice(1).join(" ")],
  ["one more", OWN, `+${MAX_RULES_TOLD + 1}`, [...OWN.slice(0, -1), "+1"].join(" ")],
]

for (const [says, rules, words, salted] of rows)
  test(`the ledger is told of rules: ${says}`, () => {
    assert.deepEqual(toldRules(rules), {
      words: { rules: words },
      salted: salted === "" ? {} : { rules: salted },
    })
  })

test("every rule of the built-in policy is told by its name", () => {
  const rules = [...BUILTIN_POLICY.floor, ...BUILTIN_POLICY.rules].map(({ id }) => id)
  assert.ok(rules.length > 0 && rules.length <= MAX_RULES_TOLD)
  assert.deepEqual(toldRules(rules), { words: { rules: rules.join(" ") }, salted: {} })
})
