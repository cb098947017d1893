import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseParameters } from "./parameter.ts"

const table: readonly [
  name: string,
  raw: string,
  value: string,
  parameters: Readonly<Record<string, string>>,
][] = [
  ["a plain type", " text/plain\r\n", "text/plain", {}],
  ["upper case and comments", " Text (plain) / HTML (c) ; Charset=UTF-8", "text/html", { charset: "UTF-8" }],
  [
    "a quoted boundary",
    ' multipart/mixed; boundary="a;b=\\"c\\""',
    "multipart/mixed",
    { boundary: 'a;b="c"' },
  ],
  ["folded in the middle", ' multipart/mixed;\r\n\tboundary="abc"', "multipart/mixed", { boundary: "abc" }],
  [
    "an unquoted file name with spaces",
    " attachment; filename=lijst van mensen.csv",
    "attachment",
    { filename: "lijst van mensen.csv" },
  ],
  [
    "a single backslash in a path stays",
    ' attachment; filename="C:\\tmp\\a.txt"',
    "attachment",
    { filename: "C:\\tmp\\a.txt" },
  ],
  [
    "RFC 2231 pieces in any order",
    ' attachment; filename*1="mple.txt"; filename*0="exa"',
    "attachment",
    { filename: "example.txt" },
  ],
  [
    "RFC 2231 with charset and language",
    " attachment; filename*=iso-8859-1'nl'caf%E9.txt",
    "attachment",
    { filename: "café.txt" },
  ],
  [
    "RFC 2231 encoded and plain pieces",
    " attachment; filename*0*=utf-8''caf%C3; filename*1*=%A9; filename*2=\".txt\"",
    "attachment",
    { filename: "café.txt" },
  ],
  [
    "the extended form wins",
    " attachment; filename=cafe.txt; filename*=utf-8''caf%C3%A9.txt",
    "attachment",
    { filename: "café.txt" },
  ],
  [
    "an encoded word in a quoted string",
    ' attachment; filename="=?utf-8?q?caf=C3=A9.txt?="',
    "attachment",
    { filename: "café.txt" },
  ],
  ["the first of two wins", " multipart/mixed; boundary=a; boundary=b", "multipart/mixed", { boundary: "a" }],
  ["an unterminated quote", ' multipart/mixed; boundary="abc', "multipart/mixed", { boundary: "abc" }],
  ["empty parts between semicolons", " text/plain;; ; charset=utf-8;", "text/plain", { charset: "utf-8" }],
  [
    "no semicolon before the first parameter",
    ' multipart/mixed\r\n\tboundary="a;b"',
    "multipart/mixed",
    { boundary: "a;b" },
  ],
  [
    "no semicolon before the first parameter, on one line",
    " text/plain charset = utf-8; format=flowed",
    "text/plain",
    { charset: "utf-8", format: "flowed" },
  ],
  [
    "no semicolon at the end of a line",
    ' a/b; access-type=mail-server\r\n server="list"\r\n mode=image;size=3',
    "a/b",
    { "access-type": "mail-server", server: "list", mode: "image", size: "3" },
  ],
  ["no semicolon between quoted values", ' a/b; one="1" two="2"', "a/b", { one: "1", two: "2" }],
  [
    "an unquoted value over two lines",
    " attachment; filename=lijst van\r\n mensen.csv; size=3",
    "attachment",
    { filename: "lijst van mensen.csv", size: "3" },
  ],
  [
    "an equals sign in a comment of the value",
    " text/plain (a=b); charset=utf-8",
    "text/plain",
    { charset: "utf-8" },
  ],
  ["a word without a value", " text/plain; flowed; charset=utf-8", "text/plain", { charset: "utf-8" }],
]

for (const [name, raw, value, parameters] of table) {
  test(`parameters: ${name}`, () => {
    const field = parseParameters(raw)
    assert.equal(field.value, value)
    assert.deepEqual(Object.fromEntries(field.parameters), parameters)
  })
}

test("parameters: never throw", () => {
  const alphabet = fc.string({
    unit: fc.constantFrom("a", "*", "0", "1", ";", "=", '"', "\\", "(", ")", "%", "'", "é", "\r\n ", " "),
    maxLength: 80,
  })
  fc.assert(fc.property(alphabet, (raw) => void parseParameters(raw)))
})

test("parameters: a million words without a value are read in one go", () => {
  const { value, parameters } = parseParameters(`text/plain;${"a;".repeat(1_000_000)}charset=utf-8`)
  assert.equal(value, "text/plain")
  assert.equal(parameters.get("charset"), "utf-8")
})
