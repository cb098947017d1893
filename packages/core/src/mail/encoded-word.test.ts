import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { decodeEncodedWords } from "./encoded-word.ts"

const rows: readonly [why: string, written: string, read: string][] = [
  ["no encoded word at all", "Jan de Vries", "Jan de Vries"],
  ["Q", "=?iso-8859-1?Q?Ren=E9?=", "René"],
  ["Q in small letters", "=?ISO-8859-1?q?Ren=e9?=", "René"],
  ["an underscore is a space", "=?utf-8?Q?Jan_de_Vries?=", "Jan de Vries"],
  ["B", "=?utf-8?B?UmVuw6k=?=", "René"],
  ["B in small letters and without its padding", "=?utf-8?b?UmVuw6k?=", "René"],
  ["RFC 2047 §8: adjacent words", "(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)"],
  ["RFC 2047 §8: any white space between", "(=?ISO-8859-1?Q?a?=  \r\n\t =?ISO-8859-1?Q?b?=)", "(ab)"],
  ["RFC 2047 §8: a space that is meant", "(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)"],
  ["RFC 2047 §8: a word and plain text", "(=?ISO-8859-1?Q?a?= b)", "(a b)"],
  ["RFC 2231 §5: with a language", "=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"],
  ["a character split over two words", "=?utf-8?Q?Ren=C3?= =?utf-8?Q?=A9?=", "René"],
  ["the same, in B", "=?utf-8?B?UmVuww==?= =?utf-8?B?qQ==?=", "René"],
  ["the same, the first in B, the second in Q", "=?utf-8?B?UmVuww==?= =?UTF-8?Q?=A9?=", "René"],
  ["a group of base64 split over two words", "=?utf-8?B?UmVu?= =?utf-8?B?w6?= =?utf-8?B?k=?=", "René"],
  ["two charsets are not joined", "=?utf-8?Q?=C3?= =?iso-8859-1?Q?=A9?=", "\uFFFD©"],
  ["words with text between are not joined", "=?utf-8?Q?=C3?= x =?utf-8?Q?=A9?=", "\uFFFD x \uFFFD"],
  ["words that nothing separates", "=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"],
  ["a word glued to text", "x=?utf-8?Q?a?=y", "xay"],
  ["a word in quotes", '"=?utf-8?Q?Ren=C3=A9?="', '"René"'],
  ["spaces inside, which are forbidden", "=?utf-8?Q?Jan de Vries?=", "Jan de Vries"],
  ["text that is not ASCII inside, which is forbidden", "=?utf-8?Q?René =C3=A9?=", "René é"],
  ["an equals sign at the end", "=?utf-8?Q?a=?=", "a="],
  ["an equals sign without two digits", "=?utf-8?Q?a=4?= =?utf-8?Q?=zz?=", "a=4=zz"],
  ["a question mark inside", "=?utf-8?Q?wie?_ik??=", "wie? ik?"],
  ["nothing inside", "=?utf-8?Q??=", ""],
  ["longer than 75 characters", `=?utf-8?Q?${"a".repeat(200)}?=`, "a".repeat(200)],
  ["an unknown charset", "=?klingon?Q?a?=", "a"],
  ["an address inside", "=?utf-8?Q?jan=40voorbeeld.example?=", "jan@voorbeeld.example"],
  ["no charset: broken", "=??Q?a?=", "=??Q?a?="],
  ["another encoding: broken", "=?utf-8?X?a?=", "=?utf-8?X?a?="],
  ["no end: broken", "=?utf-8?Q?a", "=?utf-8?Q?a"],
  ["no end, but another word behind", "=?utf-8?Q?a =?utf-8?Q?b?=", "=?utf-8?Q?a b"],
  ["white space around a broken word stays", "=?utf-8?Q?a?= =?utf-8?Q?b", "a =?utf-8?Q?b"],
  ["only the begin", "=?", "=?"],
]
for (const [why, written, read] of rows) test(why, () => assert.equal(decodeEncodedWords(written), read))

test("a charset of 79 characters is read, one of 80 is not", () => {
  assert.equal(decodeEncodedWords(`=?${"x".repeat(79)}?Q?a?=`), "a")
  const beyond = `=?${"x".repeat(80)}?Q?a?=`
  assert.equal(decodeEncodedWords(beyond), beyond)
})

test("text without encoded words is the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      if (!text.includes("=?")) assert.equal(decodeEncodedWords(text), text)
    }),
  )
})

test("what was encoded in words of any size comes back", () => {
  const size = fc.integer({ min: 1, max: 10 })
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), size, fc.boolean(), (text, octets, base64) => {
      const bytes = Buffer.from(text.toWellFormed(), "utf8")
      const words: string[] = []
      for (let at = 0; at < bytes.length; at += octets) {
        const piece = bytes.subarray(at, at + octets)
        const hex = Array.from(piece, (octet) => `=${octet.toString(16).padStart(2, "0")}`).join("")
        words.push(base64 ? `=?utf-8?B?${piece.toString("base64")}?=` : `=?utf-8?Q?${hex}?=`)
      }
      // A decoder takes a byte order mark at the very begin as a mark.
      assert.equal(decodeEncodedWords(words.join("\r\n ")), text.toWellFormed().replace(/^\uFEFF/, ""))
    }),
  )
})

test("a megabyte of anything is read, and nothing throws", () => {
  const pieces = [
    "=?",
    "=?a?q?",
    "=?utf-8?q?x",
    "=?utf-8?b?=",
    "?=",
    "=?utf-8?q?a?= ",
    "=?utf-8?q?a?=",
    "=?x*y?q?= ?=",
  ]
  for (const piece of pieces) decodeEncodedWords(piece.repeat(2 ** 20 / piece.length))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, " ", "é", "?", "=", "utf-8", "\r\n ")), (parts) => {
      assert.equal(typeof decodeEncodedWords(parts.join("")), "string")
    }),
  )
})
