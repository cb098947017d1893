import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { decodeCharset, type Decoded } from "./charset.ts"
import { octetsOf } from "./octets.ts"

type Row = readonly [
  why: string,
  label: string,
  octets: string,
  text: string,
  charset: string,
  problem: Decoded["problem"],
]
const rows: readonly Row[] = [
  ["UTF-8", "utf-8", "\xc3\xa9", "é", "utf-8", "none"],
  ["a label in capitals, in quotes and with white space", ' "UTF-8" ', "\xc3\xa9", "é", "utf-8", "none"],
  ["a label without its hyphen", "utf8", "\xc3\xa9", "é", "utf-8", "none"],
  ["octets that are no UTF-8", "utf-8", "a\xe9b", "a\uFFFDb", "utf-8", "malformed"],
  ["U+FFFD that was really written", "utf-8", "\xef\xbf\xbd", "\uFFFD", "utf-8", "none"],
  [
    "U+FFFD that was written, beside what is no UTF-8",
    "utf-8",
    "\xef\xbf\xbd\xff",
    "\uFFFD\uFFFD",
    "utf-8",
    "malformed",
  ],
  ["latin 1, which everybody reads as windows-1252", "iso-8859-1", "\x80\xe9", "€é", "windows-1252", "none"],
  ["latin 9", "ISO-8859-15", "\xa4", "€", "iso-8859-15", "none"],
  ["an ISO label with other hyphens", "iso8859_2", "\xb1", "ą", "iso-8859-2", "none"],
  ["a code page with a hyphen too many", "cp-1252", "\x80", "€", "windows-1252", "none"],
  ["a code page by another name", "win-1251", "\xcf", "П", "windows-1251", "none"],
  ["visual Hebrew", "iso-8859-8", "\xf9", "ש", "iso-8859-8", "none"],
  ["logical Hebrew", "iso-8859-8-i", "\xf9", "ש", "iso-8859-8-i", "none"],
  ["an octet that the charset does not have", "iso-8859-7", "\xff", "\uFFFD", "iso-8859-7", "malformed"],
  ["Cyrillic", "koi8-r", "\xf0", "П", "koi8-r", "none"],
  ["Chinese", "gb2312", "\xc4\xe3", "你", "gbk", "none"],
  ["Chinese, traditional", "big5", "\xa7\x41", "你", "big5", "none"],
  ["Korean", "ks_c_5601-1987", "\xc7\xd1", "한", "euc-kr", "none"],
  ["Japanese", "shift_jis", "\x83e", "テ", "shift_jis", "none"],
  ["Japanese in seven bits", "iso-2022-jp", "\x1b$B%F\x1b(Ba", "テa", "iso-2022-jp", "none"],
  ["Japanese in seven bits, cut off", "iso-2022-jp", "\x1b$B%", "\uFFFD", "iso-2022-jp", "malformed"],
  ["UTF-16 without a mark", "utf-16", "a\0b\0", "ab", "utf-16le", "none"],
  ["UTF-16 with the mark of the other order", "utf-16", "\xfe\xff\0a\0b", "ab", "utf-16be", "none"],
  ["UTF-16 under the label of something else", "windows-1252", "\xff\xfea\0b\0", "ab", "utf-16le", "none"],
  ["UTF-16 under the label of the other order", "utf-16le", "\xfe\xff\0a\0b", "ab", "utf-16be", "none"],
  ["UTF-16 without a label", "", "\xff\xfea\0b\0", "ab", "utf-16le", "none"],
  [
    "UTF-8 with a mark under the label of something else",
    "windows-1252",
    "\xef\xbb\xbf\xc3\xa9",
    "é",
    "utf-8",
    "none",
  ],
  ["UTF-8 with a mark", "utf-8", "\xef\xbb\xbf\xc3\xa9", "é", "utf-8", "none"],
  ["UTF-32", "utf-32", "a\0\0\0b\0\0\0", "ab", "utf-32le", "none"],
  ["UTF-32, big end first", "UTF-32", "\0\0\0a\0\0\0b", "ab", "utf-32be", "none"],
  ["UTF-32 with a mark and no label", "", "\xff\xfe\0\0a\0\0\0", "a", "utf-32le", "none"],
  ["UTF-32 with the other mark", "us-ascii", "\0\0\xfe\xff\0\0\0a", "a", "utf-32be", "none"],
  ["no label, UTF-8", "", "\xc3\xa9", "é", "utf-8", "none"],
  ["no label, no UTF-8", "", "\xe9\x80", "é€", "windows-1252", "none"],
  ["us-ascii that is", "us-ascii", "abc", "abc", "utf-8", "none"],
  ["us-ascii that is UTF-8", "us-ascii", "\xc3\xa9", "é", "utf-8", "none"],
  ["ascii that is windows-1252", "ANSI_X3.4-1968", "\xe9", "é", "windows-1252", "none"],
  ["a label that says it does not know", "x-unknown", "\xc3\xa9", "é", "utf-8", "none"],
  ["ansi, which is no charset", "ansi", "\x80", "€", "windows-1252", "none"],
  ["an unknown label", "klingon", "\xc3\xa9", "é", "utf-8", "unknown"],
  ["a charset that nobody may decode", "iso-2022-kr", "\x1b$)Cabc", "\x1b$)Cabc", "utf-8", "unknown"],
  ["another one", "hz-gb-2312", "~{\xe9", "~{é", "windows-1252", "unknown"],
  ["the name of the encoding that is none", "replacement", "abc", "abc", "utf-8", "unknown"],
  ["a label of the language itself", "constructor", "abc", "abc", "utf-8", "unknown"],
  ["an endless label", "u".repeat(10_000), "abc", "abc", "utf-8", "unknown"],
  ["UTF-7", "utf-7", "Jos+AOk-", "José", "utf-7", "utf-7"],
  ["UTF-7 by its old name", "UNICODE-1-1-UTF-7", "a+AEA-b", "a@b", "utf-7", "utf-7"],
]
for (const [why, label, octets, text, charset, problem] of rows) {
  test(`decode: ${why}`, () =>
    assert.deepEqual(decodeCharset(octetsOf(octets), label), { text, charset, problem }))
}

test("what one text leaves behind does not touch the next", () => {
  decodeCharset(octetsOf("\x1b$B%"), "iso-2022-jp")
  assert.equal(decodeCharset(octetsOf("AB"), "iso-2022-jp").text, "AB")
  decodeCharset(octetsOf("\x81"), "shift_jis")
  assert.equal(decodeCharset(octetsOf("A"), "shift_jis").text, "A")
})

test("there is always a text, whatever octets and label", () => {
  const label = fc.oneof(fc.string(), fc.constantFrom(...rows.map((row) => row[1])))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), label, (bytes, name) => {
      const { text, charset } = decodeCharset(bytes, name)
      assert.equal(typeof text, "string")
      assert.notEqual(charset, "")
    }),
    { numRuns: 1000 },
  )
})

test("ASCII is ASCII in every charset that mail is written in", () => {
  for (const label of [
    "utf-8",
    "windows-1252",
    "iso-8859-15",
    "koi8-r",
    "gbk",
    "big5",
    "euc-kr",
    "iso-2022-jp",
  ]) {
    assert.equal(decodeCharset(octetsOf("jan@voorbeeld.example"), label).text, "jan@voorbeeld.example", label)
  }
})
