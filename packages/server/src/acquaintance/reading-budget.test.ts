import assert from "node:assert/strict"
import { test } from "node:test"

import { readWithin } from "./reading-budget.ts"
import type { Found } from "./reading-budget.ts"

const few: Found = [0, 11, 2, 0]
const more: Found = [1, 12, 3, 0]
const ours: Found = [2, 13, 1, 1]

const table: readonly [says: string, most: number, found: readonly Found[], ids: readonly number[]][] = [
  ["all who are outside, where the budget is just enough", 5, [few, more, ours], [11, 12]],
  ["not the last one, where one contact is too many", 4, [few, more, ours], [11]],
  ["nobody, where the first is too much", 1, [few, more, ours], []],
  ["none of ours", 100, [ours], []],
]
for (const [says, most, found, ids] of table) {
  test(`contacts are read of ${says}`, () => assert.deepEqual(readWithin(most, found), ids))
}
