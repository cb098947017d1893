import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"

import { differences, lineDifferences, MOST_COMPARED, wordDifferences, type Piece } from "./difference.ts"

const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, kind }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind]).join("")

for (const [why, before, after, expected] of [
  ["nothing changed", "een twee", "een twee", "een twee"],
  ["a word went", "een twee drie", "een drie", "een [-twee -]drie"],
  ["a word came", "een drie", "een twee drie", "een [+twee +]drie"],
  ["a word became another", "een twee drie", "een 2 drie", "een [-twee-][+2+] drie"],
  ["everything went", "een twee", "", "[-een twee-]"],
  ["everything is new", "", "een", "[+een+]"],
  ["two empty texts", "", "", ""],
  [
    "of three recipients the first stays",
    "Ans <a@x.example>, Bo <b@y.example>, Cor <c@z.example>",
    "Ans <a@x.example>",
    "Ans <a@x.example>[-, Bo <b@y.example>, Cor <c@z.example>-]",
  ],
  [
    "of three recipients the second stays",
    "Ans <a@x.example>, Bo <b@y.example>, Cor <c@z.example>",
    "Bo <b@y.example>",
    "[-Ans <a@x.example>, -]Bo <b@y.example>[-, Cor <c@z.example>-]",
  ],
] as const) {
  test(`words: ${why}`, () => assert.equal(shown(wordDifferences(before, after)), expected))
}

test("lines: each is a piece, whatever its line end was", () => {
  assert.deepEqual(lineDifferences("a\r\nb\r\nc", "a\nc"), [
    { text: "a", kind: "same" },
    { text: "b", kind: "gone" },
    { text: "c", kind: "same" },
  ])
})

const texts = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 20 })

test("for any two lists: what is not new is the one, what is not gone is the other", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const found = differences(before, after)
      const without = (kind: Piece["kind"]) =>
        found.filter((piece) => piece.kind !== kind).map(({ text }) => text)
      assert.deepEqual(without("new"), before)
      assert.deepEqual(without("gone"), after)
    }),
  )
})

test("for any list, nothing differs from itself, and no word is marked that both have throughout", () => {
  fc.assert(
    fc.property(texts, (list) => {
      assert.ok(differences(list, list).every(({ kind }) => kind === "same"))
    }),
  )
})

test("at the limit two lists are compared, one item beyond it all of them counts as changed", () => {
  const side = Math.sqrt(MOST_COMPARED)
  const list = (name: string, length: number) => [
    "x",
    ...Array.from({ length: length - 2 }, (_, at) => `${name}${at}`),
    "y",
  ]
  const inside = (length: number) =>
    differences(["1", ...list("a", length - 1)], [...list("b", side - 1), "2"])
  assert.ok(inside(side).some(({ kind, text }) => kind === "same" && text === "x"))
  assert.ok(inside(side + 1).every(({ kind }) => kind !== "same"))
})
