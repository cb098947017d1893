import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { FORM, MAX_UNITS, readSentences } from "./features.ts"

const sentencesIn = (text: string): readonly string[] =>
  readSentences(text, false).map(({ start, end }) => text.slice(start, end))
const featuresOf = (text: string, isHeadline = false): readonly number[] => [
  ...(readSentences(text, isHeadline)[0]?.features ?? []),
]

test("a sentence ends at its mark, an empty line, a list's item and what stands above one", () => {
  assert.deepEqual(sentencesIn("Beste dhr. Vos, kom je? Neem mee:\n- brood\n- zout\n\nGroet van J. Bos."), [
    "Beste dhr. Vos, kom je?",
    "Neem mee:",
    "brood",
    "zout",
    "Groet van J. Bos.",
  ])
})

test("an address ends no sentence, and hides no end of one", () => {
  assert.deepEqual(sentencesIn("Mail jan@x.example.\n\nKom langs. Zie https://x.example/a\nof bel."), [
    "Mail jan@x.example.",
    "Kom langs.",
    "Zie https://x.example/a\nof bel.",
  ])
})

test("case, diacritics, which number it is and the domain of an address say nothing", () => {
  const plain = featuresOf("De clienten komen om 9 uur.")
  assert.deepEqual(featuresOf("de CLIËNTEN komen om 0612345678 uur."), plain)
  assert.deepEqual(featuresOf("De clienten@ggz.example komen om 9 uur."), plain)
})

test("the order of words, a question and a headline do", () => {
  const plain = featuresOf("jullie stoppen vrijdag")
  assert.notDeepEqual(new Set(featuresOf("vrijdag stoppen jullie")), new Set(plain))
  assert.notDeepEqual(featuresOf("jullie stoppen vrijdag?"), plain)
  assert.notDeepEqual(featuresOf("jullie stoppen vrijdag", true), plain)
})

test("compounds have the features of their parts in common", () => {
  const share = (a: string, b: string): number => {
    const of = new Set(featuresOf(b))
    return featuresOf(a).filter((feature) => of.has(feature)).length
  }
  assert.ok(share("schuldregeling", "schuldregelaar") >= share("tafeltennis", "schuldregelaar") + 2)
  assert.ok(share("bijstandsuitkering", "ziektewetuitkering") > share("bijstandsuitkering", "tafeltennis"))
})

test("whatever the text, ranges lie in it one behind the other, and no sentence is without end", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "woord ",
      "a",
      "é",
      ". ",
      "? ",
      "!",
      ":",
      "\n",
      "\n\n",
      "\n- ",
      "@",
      "://",
      "12",
      "\ud800",
      "\u00ad",
      " ",
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
  )
  let sentences = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200, size: "max" }), fc.boolean(), (pieces, isHeadline) => {
      const text = pieces.join("")
      let before = 0
      for (const { start, end, features } of readSentences(text, isHeadline)) {
        assert.ok(before <= start && start < end && end <= text.length)
        assert.ok(features.length > 0)
        before = end
        sentences += 1
      }
    }),
  )
  assert.ok(sentences > 100)
})

test("a sentence without an end is cut, also one of addresses, and nothing of it is lost", () => {
  for (const word of ["woord ", "verzekeringen@ ", "verzekeringen@x.example\n", "a! "]) {
    const sentences = readSentences(word.repeat(200), true)
    assert.ok(sentences.length >= 3, word)
    for (const { features } of sentences) assert.ok(features.length < 448, word)
    assert.equal(sentences.at(-1)?.end, word.repeat(200).trim().length)
  }
})

/** FNV-1a over the features, in order. */
test("features are of this form: whoever changes them raises FORM and learns anew", () => {
  let hash = 0x811c9dc5
  for (const isHeadline of [false, true]) {
    for (const { features } of readSentences(
      "Beste dhr. Vos, kom je? Om 9 uur: cliëntenoverleg!\n- brood",
      isHeadline,
    )) {
      for (const feature of features) hash = Math.imul(hash ^ feature, 0x01000193)
    }
  }
  assert.deepEqual([FORM, hash >>> 0], [1, 2_498_988_312])
})

test("what lies behind the limit is not read", () => {
  const text = `${"a ".repeat(MAX_UNITS / 2)}slot`
  assert.equal(readSentences(text, false).at(-1)?.end, MAX_UNITS - 1)
})
