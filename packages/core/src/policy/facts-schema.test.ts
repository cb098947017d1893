import assert from "node:assert/strict"
import { test } from "node:test"
import type { FactValue } from "./facts-schema.ts"
import { factAt, GROUP_NAMES, LEAVES, valueInWords } from "./facts-schema.ts"
import { neutralFacts } from "./neutral-facts.ts"

function typeOf(value: FactValue): string {
  if (typeof value === "number") return "int"
  if (typeof value === "boolean") return "bool"
  return typeof value === "string" ? "string" : "list<string>"
}

test("the table has exactly the leaves that facts have, each with its type", () => {
  const { version: _, ...groups } = neutralFacts
  const observed = Object.entries(groups).flatMap(([group, leaves]) =>
    Object.entries<FactValue>(leaves).map(([name, value]) => `${group}.${name}: ${typeOf(value)}`),
  )
  const declared = [...LEAVES.values()].map((leaf) => `${leaf.path}: ${leaf.type}`)
  assert.deepEqual(declared.toSorted(), observed.toSorted())
  assert.deepEqual([...GROUP_NAMES].toSorted(), Object.keys(groups).toSorted())
})

test("no two facts mean the same, in either language", () => {
  for (const language of ["nl", "en"] as const) {
    const meanings = [...LEAVES.values()].map((leaf) => leaf.means[language])
    assert.equal(new Set(meanings).size, LEAVES.size)
  }
})

test("the neutral facts are values that the table allows", () => {
  for (const leaf of LEAVES.values()) {
    const value = factAt(neutralFacts, leaf)
    if (leaf.values === undefined || typeof value !== "string") continue
    assert.ok(Object.hasOwn(leaf.values, value), leaf.path)
  }
})

test("a fact is shown in the words of the reader", () => {
  const categories = LEAVES.get("content.categories")
  const signed = LEAVES.get("form.signed")
  assert.ok(categories !== undefined && signed !== undefined)
  assert.equal(valueInWords(categories, ["crime"], "nl"), "een strafzaak")
  assert.equal(valueInWords(categories, ["crime"], "en"), "a criminal case")
  assert.equal(valueInWords(signed, false, "nl"), "nee")
})
