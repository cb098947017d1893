import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { addressRuns } from "./address-run.ts"

const table: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ["a bare address", "jan@example.nl", ["jan@example.nl"]],
  [
    "in angle brackets, with a link behind it",
    "Jan <jan@example.nl<mailto:jan@example.nl>>",
    ["jan@example.nl"],
  ],
  ["in square brackets", "Jan [mailto:Jan.Jansen@example.nl]", ["Jan.Jansen@example.nl"]],
  ["in parentheses", "Jan (jan@example.nl)", ["jan@example.nl"]],
  ["in single quotation marks", "'jan@example.nl'", ["jan@example.nl"]],
  ["in emphasis", "*jan@example.nl*", ["jan@example.nl"]],
  ["at the end of a sentence", "Mail jan@example.nl.", ["jan@example.nl"]],
  ["an apostrophe in the middle", "o'brien@example.org", ["o'brien@example.org"]],
  ["a subaddress", "jan+werk@sub.example.nl", ["jan+werk@sub.example.nl"]],
  ["a hyphen in the domain, and none at its end", "jan@voor-beeld.example-", ["jan@voor-beeld.example"]],
  ["letters beyond ASCII", "zoë@café.example", ["zoë@café.example"]],
  [
    "a list with semicolons and commas",
    "a@example.nl;b@example.nl,c@example.nl",
    ["a@example.nl", "b@example.nl", "c@example.nl"],
  ],
  [
    "the same one in other case counts once, as first written",
    "Jan@Example.nl jan@example.nl",
    ["Jan@Example.nl"],
  ],
  ["full-width punctuation around it", "送信先：jan@example.nl、", ["jan@example.nl"]],
  ["behind a link", "https://x.example/aan/jan@example.nl", ["jan@example.nl"]],
  ["none: no dot", "jan@localhost", []],
  ["none: nothing in front", "@example.nl", []],
  ["none: nothing behind", "jan@ jan@. jan@.nl", []],
  ["two dots end the domain", "jan@example.nl..be", ["jan@example.nl"]],
]
for (const [name, text, expected] of table) test(name, () => assert.deepEqual(addressRuns(text), expected))

test("only what lies in the range counts", () => {
  const text = "aan jan@example.nl, piet@example.nl"
  assert.deepEqual(addressRuns(text, 5, 17), ["an@example.n"])
})

test("a local part of 64 units is whole, one of 65 is cut", () => {
  assert.deepEqual(addressRuns(`${"a".repeat(64)}@example.nl`), [`${"a".repeat(64)}@example.nl`])
  assert.deepEqual(addressRuns(`b${"a".repeat(64)}@example.nl`), [`${"a".repeat(64)}@example.nl`])
})

test("an address is found whatever punctuation stands around it, and nothing throws", () => {
  const around = fc.string({
    unit: fc.constantFrom(" ", "<", ">", "(", ")", "[", "]", ",", ";", ":", '"', "\n", "「"),
  })
  fc.assert(
    fc.property(around, around, (before, after) => {
      assert.deepEqual(addressRuns(`${before}jan@example.nl${after}`), ["jan@example.nl"])
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("@", ".", "-", "a", "'", "é") }), (text) =>
      assert.ok(addressRuns(text)),
    ),
  )
})
