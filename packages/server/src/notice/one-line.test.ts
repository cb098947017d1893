import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { oneLine } from "./one-line.ts"

const cases: readonly [name: string, text: string, units: number, shown: string][] = [
  ["ordinary words stay", "Open dag, 21 november", 99, "Open dag, 21 november"],
  ["line breaks become spaces", "a\r\nBcc: b\u2028c", 99, "a Bcc: b c"],
  ["an override that turns words around goes", "a\u202Egpj.exe", 99, "agpj.exe"],
  ["letters keep their accents", "café zu\u0308rich", 99, "café zu\u0308rich"],
  ["a pile of marks is taken down", `e${"\u0301".repeat(50)}`, 99, `e${"\u0301".repeat(4)}`],
  ["ten units fit in ten", "1234567890", 10, "1234567890"],
  ["that there was an eleventh is told", "12345678901", 10, "123456789…"],
  ["no half of a surrogate pair is left", "12345678\u{1F600}01", 10, "12345678…"],
]
for (const [name, text, units, shown] of cases) test(name, () => assert.equal(oneLine(text, units), shown))

test("whatever comes in, one bounded line without control characters comes out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const line = oneLine(text, 40)
      assert.ok(line.length <= 40)
      assert.ok(line.isWellFormed())
      assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})
