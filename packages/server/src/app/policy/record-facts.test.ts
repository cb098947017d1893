import assert from "node:assert/strict"
import { test } from "node:test"

import { LEAVES } from "@sluis/core/policy/facts-schema"
import { factsOf, neutralFacts } from "@sluis/core/policy/neutral-facts"
import fc from "fast-check"

import { factsToRecord, recordLine } from "./record-facts.ts"
import { recordedFacts } from "./recorded.ts"

test("recorded facts: those of a message that gives nothing away are none", () => {
  assert.deepEqual(
    factsToRecord(() => neutralFacts),
    {},
  )
})

test("recorded facts: what can't be made is not recorded, and nobody hears of it", () => {
  const facts = factsToRecord(() => {
    throw new Error("bug")
  })
  assert.equal(facts, undefined)
})

test("recorded facts: whatever they are, read again they are the same but for the sender, who is not in them", () => {
  const count = fc.nat({ max: 5000 })
  const words = fc.subarray(["health", "debt"] as const)
  fc.assert(
    fc.property(
      count,
      count,
      words,
      fc.boolean(),
      fc.string(),
      (visible, size, categories, reply, department) => {
        const facts = factsOf({
          sender: { address: "ziek@voorbeeld.example", domain: "elders.example", department },
          audience: { visible },
          content: { categories },
          form: { size, reply },
        })
        const made = factsToRecord(() => facts)
        assert.ok(made !== undefined)
        const line = recordLine(made, "abc234")
        assert.ok(!line.includes("ziek"))
        assert.deepEqual(recordedFacts(line), { ...facts, sender: { ...facts.sender, address: "abc234" } })
      },
    ),
  )
})

test("recorded facts: every fact is there to be recorded but the sender's address", () => {
  const other = { int: 77, bool: undefined, string: "x", "list<string>": ["x"] }
  const groups: Record<string, Record<string, unknown>> = {}
  for (const { group, name, type } of LEAVES.values()) {
    const neutral: Readonly<Record<string, unknown>> = neutralFacts[group]
    ;(groups[group] ??= {})[name] = type === "bool" ? neutral[name] !== true : other[type]
  }
  const facts = recordedFacts(JSON.stringify({ version: 1, facts: { version: 1, ...groups } }))
  assert.ok(facts !== undefined)
  const made = factsToRecord(() => facts) ?? {}
  const recorded = Object.entries(made).flatMap(([group, leaves]) =>
    Object.keys(leaves).map((name) => `${group}.${name}`),
  )
  assert.deepEqual(
    [...LEAVES.keys()].filter((path) => !recorded.includes(path)),
    ["sender.address"],
  )
})
