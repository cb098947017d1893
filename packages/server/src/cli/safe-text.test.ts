import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { ascii, safe, safeJson } from "./safe-text.ts"

const table: readonly [name: string, text: string, shown: string][] = [
  ["ordinary text stays", "Café – ½ 日本 👍", "Café – ½ 日本 👍"],
  ["an escape sequence can be seen and does nothing", "a\u001B[2Jb", "a<U+001B>[2Jb"],
  ["an eight-bit escape sequence too", "a\u009B2Jb", "a<U+009B>2Jb"],
  ["a title that ends in a bell", "\u001B]0;x\u0007", "<U+001B>]0;x<U+0007>"],
  ["line ends and tabs are spaces", "a\r\n\tb", "a b"],
  ["a carriage return can't go back over the line", "safe\rsure", "safe sure"],
  ["a backspace", "a\bb", "a<U+0008>b"],
  ["NUL and DEL", "\u0000\u007F", "<U+0000><U+007F>"],
  ["an override of direction", "exe.\u202Efdp", "exe.<U+202E>fdp"],
  ["an isolate", "\u2066a\u2069", "<U+2066>a<U+2069>"],
  ["line and paragraph separators", "a\u2028b\u2029c", "a<U+2028>b<U+2029>c"],
  ["zero width characters and soft hyphens go", "a\u200Bb\u00ADc\uFEFFd", "abcd"],
  ["a tag", "a\u{E0041}b", "a<U+E0041>b"],
  ["a private use character", "a\uE0A0b", "a<U+E0A0>b"],
  ["half a surrogate pair", "a\uD83Db", "a<U+D83D>b"],
  ["marks on one letter stop at four", `a${"\u0301".repeat(40)}`, `a${"\u0301".repeat(4)}`],
]
for (const [name, text, shown] of table) test(name, () => assert.equal(safe(text), shown))

const DANGEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u

test("whatever the text, nothing is left in it that a terminal would act on", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !DANGEROUS.test(safe(text))))
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (DANGEROUS.test(safe(String.fromCodePoint(code)))) assert.fail(code.toString(16))
  }
})

test("JSON is the same value, and has nothing in it that a terminal would act on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = safeJson({ text })
      assert.deepEqual(JSON.parse(json), { text })
      assert.doesNotMatch(json, DANGEROUS)
    }),
  )
})

test("on a terminal without UTF-8 only ASCII is printed", () => {
  assert.equal(ascii("“Één” café – 日本\n"), '"Een" cafe - ??\n')
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => /^[\r\n -~]*$/.test(ascii(text))))
})
