import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { MAX_UNITS, readSentences } from "./features.ts"

const sentencesIn = (text: string): readonly string[] =>
  readSentences(text, false).map(({ start, end }) => text.slice(start, end).trim())
const featuresOf = (text: string, isHeadline = false): readonly number[] => [
  ...(readSentences(text, isHeadline)[0]?.features ?? []),
]

test("a sentence ends at its mark, an empty line, a list's item and what stands above one", () => {
  assert.deepEqual(sentencesIn("Beste dhr. Vos, kom je? Neem mee:\n- brood\n- zout\n\nGroet van J. Bos."), [
    "Beste dhr. Vos, kom je?",
    "Neem mee:",
    "- brood",
    "- zout",
    "Groet van J. Bos.",
  ])
})

test("case, diacritics, which number it is and an address say nothing", () => {
  const plain = featuresOf("De clienten komen om 9 uur.")
  assert.deepEqual(featuresOf("de CLIËNTEN komen om 11 uur!".replace("!", ".")), plain)
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
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.boolean(), (text, isHeadline) => {
      let before = 0
      for (const { start, end, features } of readSentences(text, isHeadline)) {
        assert.ok(before <= start && start < end && end <= text.length)
        assert.ok(features.length > 0)
        before = end
      }
    }),
  )
  const [longest = 0] = readSentences("woord ".repeat(2_000), true)
    .map(({ features }) => features.length)
    .toSorted((a, b) => b - a)
  assert.ok(longest <= 64 * 7)
})

test("what lies behind the limit is not read", () => {
  const text = `${"a ".repeat(MAX_UNITS / 2)}slot`
  assert.equal(readSentences(text, false).at(-1)?.end, MAX_UNITS)
})
