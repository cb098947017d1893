import assert from "node:assert/strict"
import { test } from "node:test"

import { reasonOf } from "./system-reason.ts"

const table: readonly [name: string, detail: string, nl: string, en: string][] = [
  ["nothing to add", "", "", ""],
  ["a name that has words", "ENOENT", ": bestaat niet (ENOENT)", ": does not exist (ENOENT)"],
  ["a name that has none", "EIO", " (EIO)", " (EIO)"],
  ["what is no name of a system", "line 3", " (line 3)", " (line 3)"],
]
for (const [name, detail, nl, en] of table) {
  test(`why, in words: ${name}`, () => {
    assert.deepEqual([reasonOf(detail, "nl"), reasonOf(detail, "en")], [nl, en])
  })
}
