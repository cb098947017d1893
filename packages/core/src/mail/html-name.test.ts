import assert from "node:assert/strict"
import { test } from "node:test"
import { nameReader } from "./html-name.ts"

const NAMES = ["p", "pre", "h1", "o:p", "aria-label"]
const read = nameReader(NAMES)

const table: readonly [why: string, text: string, expected: number][] = [
  ["a name", "pre", 1],
  ["the beginning of another name", "p", 0],
  ["less than a name", "pr", -1],
  ["more than a name", "prey", -1],
  ["capitals", "Pre", 1],
  ["a digit", "H1", 2],
  ["a colon", "o:p", 3],
  ["a hyphen", "ARIA-Label", 4],
  ["nothing", "", -1],
  ["a sign that no name has", "p\u0000", -1],
  ["a letter that only looks like one", "\u0440", -1],
]
for (const [why, text, expected] of table) {
  test(why, () => assert.equal(read(`<${text}>`, 1, 1 + text.length), expected))
}
