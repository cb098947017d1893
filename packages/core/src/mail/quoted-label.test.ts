import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import {
  ATTRIBUTION_LEAD,
  ATTRIBUTION_VERB,
  labelRole,
  type LabelRole,
  LONGEST_LABEL,
  mayBeginLabel,
} from "./quoted-label.ts"

const labels: readonly (readonly [words: string, role: LabelRole | undefined])[] = [
  ["Van", "from"],
  ["AAN", "to"],
  ["Cc", "cc"],
  ["Bcc", "bcc"],
  ["Cc/Bcc", "bcc"],
  ["Blinde kopie", "bcc"],
  ["Verzonden", "date"],
  ["Onderwerp", "subject"],
  ["Bijlagen", "other"],
  ["Reply-To", "also-from"],
  ["Antwoord aan", "also-from"],
  [" Kopie  (CC)\t", "cc"],
  ["De\u00A0la ", "from"],
  ["**Van**", "from"],
  ["<strong>Van</strong>", "from"],
  ["\uFEFFVan", "from"],
  ["E\u0301", undefined],
  ["A\u0300", "to"],
  ["Vanaf", undefined],
  ["To the point", undefined],
  ["", undefined],
]
for (const [words, role] of labels) {
  test(`"${words}" is ${role ?? "no label"}`, () => {
    assert.equal(labelRole(words), role)
    assert.ok(role === undefined || mayBeginLabel(`x${words}:`, 1))
  })
}

test("no label is longer than how far a line is looked at, emphasis included", () => {
  assert.equal(labelRole("**bcc (blinde kopie)**"), "bcc")
  assert.ok("**bcc (blinde kopie)**:".length <= LONGEST_LABEL)
})

test("a verb counts as a word of its own, whatever the letters around it", () => {
  for (const words of ["Jan schreef:", "a écrit :", "napsal(a):", "НАПИСАЛ:", "写道："])
    assert.ok(ATTRIBUTION_VERB.test(words))
  for (const words of ["beschreef:", "schreefs:", "überwrote:"]) assert.ok(!ATTRIBUTION_VERB.test(words))
})

test("an attribution begins with a whole word", () => {
  for (const words of ["Op 3 mei", "On May 3", "W dniu 3", "D. 3/5"]) assert.ok(ATTRIBUTION_LEAD.test(words))
  for (const words of ["Opa 3 mei", "Zo op 3 mei"]) assert.ok(!ATTRIBUTION_LEAD.test(words))
})

const lines: readonly (readonly [line: string, may: boolean])[] = [
  ["to: x", true],
  ["TO : x", true],
  ["T<i>o</i>: x", true],
  ["to the point", true],
  ["tot ziens: x", false],
  ["Thanks: x", false],
  ["12: x", false],
  ["", false],
]
for (const [line, may] of lines) {
  test(`"${line}" ${may ? "may be" : "is not"} the beginning of a label`, () =>
    assert.equal(mayBeginLabel(line, 0), may))
}

test("what may not begin a label never is one", () => {
  const piece = fc.constantFrom(
    "a",
    "T",
    "o",
    "à",
    "A\u0300",
    "ntwoord",
    " ",
    "*",
    "<b>",
    "-",
    "1",
    "От",
    "\u212A",
    "opie",
  )
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 6 }), (words) =>
      assert.ok(labelRole(words) === undefined || mayBeginLabel(`${words}:`, 0)),
    ),
    { numRuns: 1_000 },
  )
})

test("emphasis and white space around a label never matter", () => {
  const around = fc.string({ unit: fc.constantFrom("*", "_", " ", "\t", "\u00A0", "<b>", "</b>", "\uFEFF") })
  fc.assert(
    fc.property(around, around, (before, after) => assert.equal(labelRole(`${before}Aan${after}`), "to")),
  )
})
