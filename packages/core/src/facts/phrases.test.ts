import assert from "node:assert/strict"
import { test } from "node:test"
import { phraseBook, readPhrases } from "./phrases.ts"

const PHRASES = ["niet … geselecteerd", "oud collega* met", "cliënten", "client*", "a b c", "a b"]
const book = phraseBook(PHRASES.map((words) => ({ words, meaning: words })))

function read(text: string): readonly string[] {
  const met: string[] = []
  readPhrases(book, text, text.length, {
    met: (meaning, first, last, start, end) =>
      met.push(`${meaning}: ${first}-${last} "${text.slice(start, end)}"`),
    sentenceEnded: () => {},
  })
  return met
}

const table: readonly [name: string, text: string, expected: readonly string[]][] = [
  ["words in a row", "De oud-collega's met PTSS", [`oud collega* met: 1-3 "oud-collega's met"`]],
  ["not with a word between", "oud en collega met", []],
  ["a gap may be empty", "niet geselecteerd", [`niet … geselecteerd: 0-1 "niet geselecteerd"`]],
  [
    "a gap of four words",
    "niet a1 b1 c1 d1 geselecteerd",
    [`niet … geselecteerd: 0-5 "niet a1 b1 c1 d1 geselecteerd"`],
  ],
  ["not one of five", "niet a1 b1 c1 d1 e1 geselecteerd", []],
  ["not across sentences", "Liever niet. Geselecteerd", []],
  ["two phrases at one place", "Clienten", [`client*: 0-0 "Clienten"`, `cliënten: 0-0 "Clienten"`]],
  ["a phrase that begins another", "a b c", [`a b: 0-1 "a b"`, `a b c: 0-2 "a b c"`]],
  [
    "a phrase behind one that came to nothing",
    "a niet a geselecteerd",
    [`niet … geselecteerd: 1-3 "niet a geselecteerd"`],
  ],
  ["a false start", "a a b", [`a b: 1-2 "a b"`]],
]
for (const [name, text, expected] of table) test(name, () => assert.deepEqual(read(text), expected))

test("a text of nothing but beginnings is read like any other", () => {
  assert.equal(read("niet ".repeat(100) + "geselecteerd").length, 5)
})

test("32 phrases half read are kept, a 33rd is not begun", () => {
  const met = (open: number): number => {
    const beginnings = Array.from({ length: open }, (_none, index) => `${"x".repeat(index + 1)}* y`)
    let count = 0
    const many = phraseBook(beginnings.map((words) => ({ words, meaning: words })))
    readPhrases(many, `${"x".repeat(open)} y`, Infinity, { met: () => (count += 1), sentenceEnded: () => {} })
    return count
  }
  assert.equal(met(32), 32)
  assert.equal(met(33), 32)
})
