import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { wordEnd, wordStart } from "./folding.ts"
import { scan } from "./token.ts"
import { wordTable } from "./word-table.ts"

const PATTERNS = ["bijstand", "schuld*", "schuldhulp*", "*uitkering", "ziek", "op", "pop*"] as const
const patterns = wordTable(PATTERNS)

/** "pattern@token" of everything found, "|" where a sentence ends. */
function seen(text: string, limit = Infinity): string {
  const all: string[] = []
  scan(patterns, text, limit, {
    found: (pattern, token) => all.push(`${PATTERNS[pattern]}@${token}`),
    sentenceEnded: () => all.push("|"),
  })
  return all.join(" ").replace(/( \|)+$|^\|$/, "")
}

const table: readonly [name: string, text: string, expected: string][] = [
  ["a whole word", "de bijstand stopt", "bijstand@1"],
  ["a whole word is not found in a longer one", "bijstandje", ""],
  ["the beginning of a word, each that fits", "schuldhulpverlener", "schuld*@0 schuldhulp*@0"],
  ["the end of a compound", "een werkloosheidsuitkering", "*uitkering@1"],
  ["an ending alone is no compound", "uitkering", ""],
  ["a word without the beginning", "onschuld", ""],
  ["capitals", "ZIEK", "ziek@0"],
  ["diacritics", "zíëk", "ziek@0"],
  ["decomposed diacritics", "zi\u0301e\u0308k", "ziek@0"],
  ["soft hyphens and zero-width characters", "z\u00ADi\u200Be\uFEFFk", "ziek@0"],
  ["a hyphen parts words", "ziek-op", "ziek@0 op@1"],
  ["an apostrophe does not", "op's pop’s", "pop*@1"],
  ["the end of the text ends a word", "ik ben ziek", "ziek@2"],
  ["blanks between words count for nothing", "a  ,  ziek", "ziek@1"],
  ["a full stop before a blank ends a sentence", "ziek. Op", "ziek@0 | op@1"],
  ["a full stop within a word does not", "ziek.op", "ziek@0 op@1"],
  ["a line end does not", "ziek\r\nop", "ziek@0 op@1"],
  ["an empty line does", "ziek\r\n\r\nop", "ziek@0 | op@1"],
  ["an item of a list does", "ziek\n- op", "ziek@0 | op@1"],
  ["a mail address is stepped over", "naar post@bijstand.example, ziek", "ziek@2"],
  ["a URL is stepped over", "zie https://x.example/ziek?op ziek", "ziek@2"],
  ["a sentence of 80 words is one", "x ".repeat(79) + "ziek", "ziek@79"],
  ["and of 81 it is cut", "x ".repeat(80) + "ziek", "| ziek@80"],
]
for (const [name, text, expected] of table) test(name, () => assert.equal(seen(text), expected))

test("the limit cuts like the end of the text", () => {
  assert.equal(seen("ziek ziek", 9), "ziek@0 ziek@1")
  assert.equal(seen("ziek ziek", 8), "ziek@0")
})

test("every unit told of leads to the whole word", () => {
  const ranges: string[] = []
  const text = "(Schuldhulp) bijstandsuitkering!"
  scan(patterns, text, text.length, {
    found: (_pattern, _token, at) => ranges.push(text.slice(wordStart(text, at), wordEnd(text, at))),
    sentenceEnded: () => {},
  })
  assert.deepEqual(ranges, ["Schuldhulp", "Schuldhulp", "bijstandsuitkering"])
})

test("finds in any text what looking word by word finds", () => {
  const piece = fc.constantFrom("schuld", "hulp", "uitkering", "op", "p", "ziek", "s", " ", "-", ".", "uit")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("")
      const words = text.split(/[ .-]+/).filter((word) => word !== "")
      const expected = words.flatMap((word, token) =>
        PATTERNS.filter((pattern) => matches(pattern, word)).map((pattern) => `${pattern}@${token}`),
      )
      assert.deepEqual(
        seen(text)
          .split(" ")
          .filter((one) => one.includes("@"))
          .toSorted(),
        expected.toSorted(),
      )
    }),
  )
})

function matches(pattern: string, word: string): boolean {
  if (pattern.startsWith("*")) return word.endsWith(pattern.slice(1)) && word.length >= pattern.length
  return pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : word === pattern
}

test("of words that are passed over nothing is left", () => {
  const soft = "b\u00ADij'sta\u200Bnd"
  assert.equal(seen(`${soft} x${soft} '${soft}'`), "bijstand@0 bijstand@2")
})
