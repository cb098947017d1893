import assert from "node:assert/strict"
import { test } from "node:test"

import { shareText } from "./report.ts"

const ROWS: readonly (readonly [share: number, text: string])[] = [
  [0.143, "14 % (met)"],
  [31 / 156, "19.9 % (met)"],
  [0.1996, "19.96 % (met)"],
  [0.2, "20 % (missed)"],
  [0.2049, "20 % (missed)"],
]
for (const [share, text] of ROWS)
  test(`a share of ${share} is written as ${text}, which agrees with what it says of the aim`, () => {
    assert.equal(shareText(share), text)
  })
