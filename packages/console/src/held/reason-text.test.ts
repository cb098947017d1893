import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { firstSentence, hasEnoughWords } from "./reason-text.ts"

const REASONS: readonly (readonly [string, boolean])[] = [
  ["", false],
  ["   ", false],
  ["is goed", false],
  ["is goed .", false],
  ["- - - -", false],
  ["dit is goed", true],
  ["dit\nis\tgoed", true],
  ["ze kennen elkaar al van het project", true],
]
for (const [reason, expected] of REASONS) {
  test(`${JSON.stringify(reason)} ${expected ? "says why" : "is no reason"}`, () => {
    assert.equal(hasEnoughWords(reason), expected)
  })
}

const SENTENCES: readonly (readonly [string, string])[] = [
  ["Iedereen ziet elkaar. Stuur hem apart.", "Iedereen ziet elkaar."],
  ["Klopt het adres? Dan mag het.", "Klopt het adres?"],
  ["Geen punt", "Geen punt"],
  ["Het staat in winmail.dat en nergens anders. Tip.", "Het staat in winmail.dat en nergens anders."],
  ["", ""],
]
for (const [text, expected] of SENTENCES) {
  test(`the first sentence of ${JSON.stringify(text)}`, () => assert.equal(firstSentence(text), expected))
}

test("a long sentence is cut between words, at 110 characters", () => {
  const exact = `${"a".repeat(109)}.`
  assert.equal(firstSentence(exact), exact)
  assert.equal(firstSentence(`woord ${exact}`).endsWith("…"), true)
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => firstSentence(text).length <= 110))
})
