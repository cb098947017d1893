import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { automatonOf, scan } from "./token.ts"
import { holdsAny, weigh, weightsOf } from "./whole-words.ts"

const PATTERNS = ["bijstand", "schuld*", "*uitkering", "ziek", "op", "zo*", "*we"]
const any = automatonOf(PATTERNS)
const WORDS = ["ziek", "op", "is"]
const whole = automatonOf(WORDS)
const weights = weightsOf(whole, (word) => 10 ** word)

const table: readonly (readonly [name: string, text: string, holds: boolean, weight: number])[] = [
  ["nothing", "", false, 0],
  ["no such word", "het weer morgen", false, 0],
  ["a whole word", "hij is ziek", true, 101],
  ["a word within a longer one", "ziekte visite", false, 0],
  ["the beginning of a word", "schuldhulp", true, 0],
  ["the end of a compound", "een werkloosheidsuitkering, ja", true, 0],
  ["an ending alone", "uitkering", false, 0],
  ["capitals, diacritics and soft hyphens", "Zi\u00ADëk", true, 1],
  ["words on both sides of a mark", "ziek.op\nis", true, 111],
  ["the same word twice", "op en op", true, 20],
  ["a mail address", "naar post@ziek.example is", false, 100],
  ["a URL", "zie https://ziek.example/op is", false, 100],
  ["the word in front of a mail address", "ziek@voorbeeld.example", true, 1],
  ["a colon that begins no URL", "is: ziek", true, 101],
]
for (const [name, text, holds, weight] of table) {
  test(name, () => {
    assert.equal(holdsAny(any, text, Infinity), holds)
    assert.equal(weigh(whole, weights, text, Infinity), weight)
  })
}

test("the limit cuts like the end of the text", () => {
  assert.deepEqual([holdsAny(any, "x ziek", 6), holdsAny(any, "x ziek", 5)], [true, false])
  assert.deepEqual([weigh(whole, weights, "x ziek", 6), weigh(whole, weights, "x ziek", 5)], [1, 0])
})

test("both see in any text what the full reading of it sees", () => {
  const words = "schuld uit uitkering bijstand op ziek is s we zo".split(" ")
  const signs = [" ", ". ", "-", "@", "://", ">", "\n", "'", "é", "\u200B", "\u4E00"]
  const piece = fc.constantFrom(...words, ...signs)
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(60), (pieces, limit) => {
      const text = pieces.join("")
      assert.equal(holdsAny(any, text, limit), found(any, text, limit).length > 0)
      const expected = found(whole, text, limit).reduce((sum, word) => sum + 10 ** word, 0)
      assert.equal(weigh(whole, weights, text, limit), expected)
    }),
    { numRuns: 1_000 },
  )
})

function found(automaton: typeof whole, text: string, limit: number): readonly number[] {
  const patterns: number[] = []
  scan(automaton, text, limit, { found: (pattern) => patterns.push(pattern), sentenceEnded: () => {} })
  return patterns
}
