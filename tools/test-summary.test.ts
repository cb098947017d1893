import assert from "node:assert/strict"
import { test } from "node:test"

import { isOfTheEnd, summaryOf } from "./test-summary.ts"

test("figures of several runners are added up, but for the time; what was skipped comes before them", () => {
  const one = ["↷ a lock: no boat", "# tests 3", "# pass 1", "# fail 1", "# skipped 1", "# duration_ms 900.5"]
  const other = ["# tests 40", "# pass 40", "# fail 0", "# skipped 0", "# duration_ms 100.25"]
  assert.deepEqual(summaryOf([other, one], 950.75), [
    "↷ a lock: no boat",
    "# tests 43",
    "# pass 41",
    "# fail 1",
    "# skipped 1",
    "# duration_ms 950.75",
  ])
})

const lines: readonly [line: string, isOne: boolean][] = [
  ["# tests 9515", true],
  ["# duration_ms 12.5", true],
  ["↷ needs a mail server: to enable: install one", true],
  ["# seed 12", false],
  ["# tests 12 of 13", false],
  ["✖ the lock > stays shut", false],
]
for (const [line, isOne] of lines) {
  test(`"${line}" is ${isOne ? "of the end" : "told as it comes"}`, () =>
    assert.equal(isOfTheEnd(line), isOne))
}
