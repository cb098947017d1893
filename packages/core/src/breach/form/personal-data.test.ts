import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { MAX_PERSONAL_DATA, personalDataIn, personalDataWords } from "./personal-data.ts"

const rows: readonly [what: string, text: string, kinds: readonly string[]][] = [
  ["an address", "Mail naar jan@post.example.", ["address"]],
  ["a phone number", "Bel 06 12345678.", ["phone"]],
  ["a BSN that is named", "BSN 999990019", ["bsn"]],
  ["a BSN that nobody named", "Het ging om 999990019 in de lijst.", ["bsn"]],
  ["an account number", "Rekening NL91 ABNA 0417 1643 00.", ["iban"]],
  ["two of them", "jan@post.example, BSN 999990019", ["address", "bsn"]],
  ["our own desk", "Mail naar Vragen@voorbeeld.example.", []],
  ["numbers of people, days and hours", "Op 3 september om 9.05 uur kregen 112 mensen een e-mail.", []],
  ["nothing", "", []],
]
for (const [what, text, kinds] of rows) {
  test(`personal data: ${what}`, () => {
    const found = personalDataIn(text, new Set(["vragen@voorbeeld.example"]))
    assert.deepEqual(
      found.map(({ kind }) => kind),
      kinds,
    )
    for (const { start, end } of found) assert.ok(text.slice(start, end).length > 3)
  })
}

test("personal data: a pasted list ends in so many findings, and not one more", () => {
  const list = (count: number): string =>
    Array.from({ length: count }, (_, at) => `p${at}@post.example`).join("\n")
  assert.equal(personalDataIn(list(MAX_PERSONAL_DATA)).length, MAX_PERSONAL_DATA)
  assert.equal(personalDataIn(list(MAX_PERSONAL_DATA + 1)).length, MAX_PERSONAL_DATA)
})

test("personal data: the words of a finding repeat nothing of it", () => {
  const words = personalDataWords(personalDataIn("jan@post.example en piet@post.example, BSN 999990019"))
  assert.deepEqual(
    words.map(({ nl }) => nl),
    ["een e-mailadres", "burgerservicenummers (BSN)"],
  )
})

test("personal data: findings are within the text and in its order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let last = 0
      for (const { start, end } of personalDataIn(text)) {
        assert.ok(start >= last && end > start && end <= text.length)
        last = start
      }
    }),
  )
})
