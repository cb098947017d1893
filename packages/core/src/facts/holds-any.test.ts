import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { growsAtMost } from "../../../../tools/growth.ts"
import { holdsAny } from "./holds-any.ts"
import { keyWordsOf, type KeyPhrase } from "./key-words.ts"
import { phraseBook, readPhrases } from "./phrases.ts"

const NOTHING = { frequent: new Set<string>(), common: new Set<string>() }
const alone = (words: string): KeyPhrase => ({ words, kind: 0 })
const phrases = keyWordsOf(
  ["bijstand", "schuld*", "*uitkering", "uit de kast", "niet … geselecteerd", "oud collega* met"].map(alone),
  { frequent: new Set(["uit", "de", "niet", "met"]), common: new Set(["kast", "collega"]) },
)

const table: readonly (readonly [name: string, text: string, holds: boolean])[] = [
  ["nothing", "", false],
  ["no such word", "het weer morgen", false],
  ["a whole word", "van de bijstand", true],
  ["a word within a longer one", "bijstandje", false],
  ["the beginning of a word", "schuldhulp", true],
  ["the end of a compound", "een werkloosheidsuitkering, ja", true],
  ["an ending alone", "uitkering", false],
  ["capitals, diacritics and soft hyphens", "Bij\u00ADst\u00E4nd", true],
  ["behind characters of two, three and four octets", "\u00E9\u20AC\u{1F600} bijstand", true],
  ["half a character of two units", "\uD83D bijstand", true],
  ["words in a row", "Uit\n de, kast", true],
  ["not with another between", "uit de oude kast", false],
  ["with an address between", "uit @naam de kast", true],
  ["a gap of four words", "niet a b c d geselecteerd", true],
  ["not one of five", "niet a b c d e geselecteerd", false],
  ["wherever sentences end", "Liever niet. Geselecteerd", true],
  ["a beginning within a row", "oud-collega's met", true],
  ["a mail address", "naar post@bijstand.example", false],
  ["a URL", "zie https://bijstand.example/schuld", false],
  ["the word in front of a mail address", "bijstand@voorbeeld.example", true],
  ["a colon that begins no URL", "over: bijstand", true],
  ["behind an address of several octets", "x@\u00E9\u20AC\u{1F600} bijstand", true],
]
for (const [name, text, holds] of table) {
  test(name, () => assert.equal(holdsAny(phrases, text, Infinity), holds))
}

test("the limit cuts like the end of the text", () => {
  assert.deepEqual([holdsAny(phrases, "x schuld", 8), holdsAny(phrases, "x schuld", 7)], [true, false])
})

test("what counts only in company is found only in company of its kind", () => {
  const kinds = keyWordsOf(
    [
      { words: "kliniek", kind: 1 },
      { words: "afspraak", kind: 1 },
      { words: "bezwaar", kind: 2 },
    ],
    NOTHING,
  )
  const texts = ["de kliniek", "afspraak in de kliniek", "kliniek, kliniek", "bezwaar bij de kliniek"]
  assert.deepEqual(
    texts.map((text) => holdsAny(kinds, text, Infinity)),
    [false, true, true, false],
  )
})

test("whatever the key of a phrase is, a text that holds the phrase is told of, and no text of other words", () => {
  const word = fc.constantFrom("op", "de", "kast", "kasten", "zee", "inloop")
  const step = fc.oneof(word, fc.constantFrom("kast*", "z*", "*loop", "*kast"))
  const phrase = fc
    .tuple(fc.array(fc.oneof(step, fc.constant("…")), { maxLength: 4 }), step)
    .map(([before, last]) => {
      const steps = before.filter((one, at) => one !== "…" || (at > 0 && before[at - 1] !== "…"))
      return [...steps, last].join(" ")
    })
  const sign = fc.constantFrom(" ", " ", " ", "-", " @", "://", ">", "'", "\u20AC")
  const text = fc.array(fc.tuple(word, sign), { maxLength: 12 }).map((pairs) => pairs.flat().join(""))
  const commonplace = fc
    .tuple(fc.subarray(["op", "de", "kast"]), fc.subarray(["zee", "kasten"]))
    .map(([frequent, common]) => ({ frequent: new Set(frequent), common: new Set(common) }))
  fc.assert(
    fc.property(
      fc.uniqueArray(phrase, { minLength: 1, maxLength: 4 }),
      text,
      commonplace,
      (list, read, common) => {
        let isMet = false
        const book = phraseBook(list.map((words) => ({ words, meaning: words })))
        const met = (): void => {
          isMet = true
        }
        readPhrases(book, read, read.length, { met, sentenceEnded: () => {} })
        assert.equal(holdsAny(keyWordsOf(list.map(alone), common), read, Infinity), isMet)
      },
    ),
    { numRuns: 3_000 },
  )
})

test("a text of nothing but keys takes no longer than it is long", () => {
  const many = keyWordsOf(
    Array.from({ length: 100 }, (_, number) => alone(`kast … x${number} … y`)),
    NOTHING,
  )
  for (const unit of ["kast ", "kast,", "kast@"]) {
    const read = (times: number) => (): boolean => holdsAny(many, unit.repeat(times), Infinity)
    assert.ok(growsAtMost(20, read(2_000), read(20_000)), unit)
  }
})
