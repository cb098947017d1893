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

const rows = automatonOf(["uit de", "de kast uit", "*heid van je", "gezond*", "op"])
const inRows: readonly (readonly [text: string, holds: boolean])[] = [
  ["uit de kast", true],
  ["uit\n de", true],
  ["uit @naam de", true],
  ["fruit de", false],
  ["uit deze", false],
  ["uit uit de", true],
  ["de kast en de kast uit", true],
  ["de kast, op", true],
  ["ziet de gezondheid", true],
  ["blijheid van je", true],
  ["heid van je", false],
  ["blijheid van jou", false],
]
for (const [text, holds] of inRows) {
  test(`words in a row: ${text}`, () => assert.equal(holdsAny(rows, text, Infinity), holds))
}

test("words in a row are found wherever they stand in a text of any words", () => {
  const word = fc.constantFrom(..."uit de kast op van je blijheid heid gezonde".split(" "))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(" ")
      const holds = /\b(?:uit de|de kast uit|\w+heid van je|gezond\w*|op)\b/.test(text)
      assert.equal(holdsAny(rows, text, Infinity), holds)
    }),
    { numRuns: 1_000 },
  )
})

test("in a text of any length what is confirmed of all of it is confirmed of a passage", () => {
  const piece = fc.constantFrom(
    "op ",
    "rood ",
    "blauw ",
    "post@op.example ",
    "\u00EB ",
    "x ".repeat(30),
    "op ".repeat(90),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("")
      const isMeant = (passage: string): boolean => /\brood (?:\S+ ){0,3}op\b(?! blauw)/.test(`${passage} .`)
      const holds = holdsAny(rows, text, Infinity, undefined, (passage) => isMeant(passage))
      if (isMeant(text)) assert.ok(holds)
    }),
    { numRuns: 1_000 },
  )
})

test("a text full of patterns is asked about in few passages", () => {
  const asked = (repeats: number): number => {
    let units = 0
    holdsAny(rows, "op ".repeat(repeats), Infinity, undefined, (passage) => {
      units += passage.length
      return false
    })
    return units / (3 * repeats)
  }
  assert.ok(asked(40_000) < 3)
})
