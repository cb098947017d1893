import assert from "node:assert/strict"
import { test } from "node:test"

import { foldName } from "./fold-name.ts"

const table: readonly [name: string, folded: string | undefined][] = [
  ["Anna de Wit", "anna de wit"],
  ["  ANNA   de  Wit ", "anna de wit"],
  ["de Wit, Anna", "anna de wit"],
  ["Wit, Anna de", "anna de wit"],
  ["Ánna dé Wït", "anna de wit"],
  ['"Anna" de-Wit', "anna de wit"],
  ["Anna", undefined],
  ["Anna 2", undefined],
  ["", undefined],
  ["anna de wit@burger.example", undefined],
  [`${"a".repeat(98)} ${"b".repeat(101)}`, `${"a".repeat(98)} ${"b".repeat(101)}`],
  [`${"a".repeat(98)} ${"b".repeat(102)}`, undefined],
]
for (const [name, folded] of table) {
  test(`${JSON.stringify(name.slice(0, 40))} is ${folded?.slice(0, 40) ?? "no name to go by"}`, () => {
    assert.equal(foldName(name), folded)
  })
}
