import assert from "node:assert/strict"
import { test } from "node:test"

import { portion } from "./flow.ts"

const rows: readonly [sentence: string, lines: number, fit: number, isWhole: boolean, count: number][] = [
  ["all go where all fit", 3, 3, false, 3],
  ["as many as fit", 9, 5, false, 5],
  ["one line is not left for the next page", 6, 5, false, 4],
  ["none rather than one by itself", 5, 1, false, 0],
  ["none rather than one and one", 2, 1, false, 0],
  ["three that miss one wait as well", 3, 2, false, 0],
  ["on a page of its own there is always progress", 5, 1, true, 1],
  ["even where nothing fits", 5, 0, true, 1],
]
for (const [sentence, lines, fit, isWhole, count] of rows) {
  test(sentence, () => assert.equal(portion(lines, fit, isWhole), count))
}
