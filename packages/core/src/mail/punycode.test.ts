import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { decodePunycode, encodePunycode } from "./punycode.ts"

// RFC 3492 §7.1, with lower-case digits: the mixed-case annotation of the samples is not ours.
const samples: readonly [name: string, points: string, punycode: string][] = [
  [
    "(A) Arabic",
    "0644 064A 0647 0645 0627 0628 062A 0643 0644 0645 0648 0634 0639 0631 0628 064A 061F",
    "egbpdaj6bu4bxfgehfvwxn",
  ],
  ["(B) Chinese, simplified", "4ED6 4EEC 4E3A 4EC0 4E48 4E0D 8BF4 4E2D 6587", "ihqwcrb4cv8a8dqg056pqjye"],
  ["(C) Chinese, traditional", "4ED6 5011 7232 4EC0 9EBD 4E0D 8AAA 4E2D 6587", "ihqwctvzc91f659drss3x8bo0yb"],
  [
    "(D) Czech",
    "0050 0072 006F 010D 0070 0072 006F 0073 0074 011B 006E 0065 006D 006C 0075 0076 00ED 010D 0065 0073 006B 0079",
    "Proprostnemluvesky-uyb24dma41a",
  ],
  [
    "(E) Hebrew",
    "05DC 05DE 05D4 05D4 05DD 05E4 05E9 05D5 05D8 05DC 05D0 05DE 05D3 05D1 05E8 05D9 05DD 05E2 05D1 05E8 05D9 05EA",
    "4dbcagdahymbxekheh6e0a7fei0b",
  ],
  [
    "(H) Korean",
    "C138 ACC4 C758 BAA8 B4E0 C0AC B78C B4E4 C774 D55C AD6D C5B4 B97C C774 D574 D55C B2E4 BA74 C5BC B9C8 B098 C88B C744 AE4C",
    "989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c",
  ],
  [
    "(I) Russian",
    "043F 043E 0447 0435 043C 0443 0436 0435 043E 043D 0438 043D 0435 0433 043E 0432 043E 0440 044F 0442 043F 043E 0440 0443 0441 0441 043A 0438",
    "b1abfaaepdrnnbgefbadotcwatmq2g4l",
  ],
  [
    "(K) Vietnamese",
    "0054 1EA1 0069 0073 0061 006F 0068 1ECD 006B 0068 00F4 006E 0067 0074 0068 1EC3 0063 0068 1EC9 006E 00F3 0069 0074 0069 1EBF 006E 0067 0056 0069 1EC7 0074",
    "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g",
  ],
  ["(L) Japanese with digits", "0033 5E74 0042 7D44 91D1 516B 5148 751F", "3B-ww4c5e180e575a65lsy2b"],
  [
    "(P) Japanese with a hyphen",
    "004D 0061 006A 0069 3067 004B 006F 0069 3059 308B 0035 79D2 524D",
    "MajiKoi5-783gue6qz075azm5e",
  ],
  ["(Q) Japanese with katakana", "30D1 30D5 30A3 30FC 0064 0065 30EB 30F3 30D0", "de-jg4avhby1noc0d"],
  ["(R) Japanese only", "305D 306E 30B9 30D4 30FC 30C9 3067", "d9juau41awczczp"],
  [
    "(S) no letter or digit beyond ASCII at all",
    "002D 003E 0020 0024 0031 002E 0030 0030 0020 003C 002D",
    "-> $1.00 <--",
  ],
]
for (const [name, points, punycode] of samples) {
  const text = String.fromCodePoint(...points.split(" ").map((point) => Number.parseInt(point, 16)))
  test(`RFC 3492 §7.1 ${name}`, () => {
    assert.equal(encodePunycode(text), punycode)
    assert.equal(decodePunycode(punycode), text)
  })
}

test("decoding undoes encoding for every well-formed text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
      const encoded = encodePunycode(text)
      assert.ok(encoded !== undefined)
      assert.equal(decodePunycode(encoded), text)
    }),
  )
})

test("a text beyond ASCII has one encoding in lower case", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{0,12}-?[a-z0-9]{1,10}$/), (encoded) => {
      const decoded = decodePunycode(encoded)
      if (decoded !== undefined && /[^\u0000-\u007F]/.test(decoded))
        assert.equal(encodePunycode(decoded), encoded)
    }),
    { numRuns: 5000 },
  )
})

test("nothing that is no Punycode throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      decodePunycode(text)
      encodePunycode(text)
    }),
  )
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{0,200}$/), (text) => {
      const decoded = decodePunycode(text)
      if (decoded !== undefined) assert.ok(decoded.isWellFormed())
    }),
  )
})

const wrong: readonly [why: string, encoded: string][] = [
  ["the last number is not complete", "z"],
  ["a sign that is no digit", "a-b!c"],
  ["a basic part that is not ASCII", "é-abc"],
  ["a code point beyond Unicode", "99999999"],
  ["a number beyond all bounds", "9".repeat(300)],
  ["half of a surrogate pair", "ib9b"],
]
for (const [why, encoded] of wrong) {
  test(`no Punycode: ${why}`, () => assert.equal(decodePunycode(encoded), undefined))
}

test("a lone surrogate can't be encoded", () => assert.equal(encodePunycode("a\uD800"), undefined))
