import assert from "node:assert/strict"
import { test } from "node:test"
import { READABILITY_LIMITS, readabilityOf } from "./readability.ts"

const words = (count: number): string => `${Array.from({ length: count }, () => "boom").join(" ")}.`

test("readability: a sentence may have so many words, and not one more", () => {
  const [fine, long] = [words(READABILITY_LIMITS.sentence), words(READABILITY_LIMITS.sentence + 1)]
  const kinds = (text: string): readonly string[] =>
    readabilityOf(`${text} Ja. Nee. Ja. Nee.`, "nl").map(({ kind }) => kind)
  assert.deepEqual(kinds(fine), [])
  assert.deepEqual(kinds(long), ["long-sentence"])
})

test("readability: sentences may have so many words on average", () => {
  assert.deepEqual(readabilityOf(words(READABILITY_LIMITS.average), "nl"), [])
  assert.deepEqual(readabilityOf(words(READABILITY_LIMITS.average + 1), "nl"), [
    { kind: "long-on-average", words: READABILITY_LIMITS.average + 1 },
  ])
})

test("readability: a word may have so many letters", () => {
  const { nl } = READABILITY_LIMITS.word
  assert.deepEqual(readabilityOf(`Een ${"a".repeat(nl)}.`, "nl"), [])
  assert.deepEqual(readabilityOf(`Een ${"a".repeat(nl + 1)}.`, "nl"), [
    { kind: "long-word", word: "a".repeat(nl + 1) },
  ])
})

const rows: readonly [name: string, text: string, kinds: readonly string[]][] = [
  ["plain words", "Er is iets misgegaan. Wij lossen het op.", []],
  ["jargon", "De betrokkene is derhalve geïnformeerd.", ["jargon", "jargon"]],
  ["a word twice is named once", "Tevens dit. Tevens dat.", ["jargon"]],
  ["an address is not a word", "Mail naar functionarisgegevensbescherming@voorbeeld.example.", []],
  ["a time does not end a sentence", "Bel van 9.00 tot 17.00 uur.", []],
  ["nothing", "", []],
]
for (const [name, text, kinds] of rows) {
  test(`readability: ${name}`, () =>
    assert.deepEqual(
      readabilityOf(text, "nl").map(({ kind }) => kind),
      kinds,
    ))
}

test("readability: each language has its own jargon", () => {
  assert.deepEqual(readabilityOf("We mitigate this.", "en"), [
    { kind: "jargon", word: "mitigate", plain: "reduce" },
  ])
  assert.deepEqual(readabilityOf("We mitigate this.", "nl"), [])
})
