import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { zlibSync } from "fflate"
import { octetsOf, octetString } from "../mail/octets.ts"
import { isPdf, pdfPieces } from "./pdf.ts"
import { letterMap, mappedWords, pdfStrings, plainWords } from "./pdf-string.ts"

const deflated = (content: string): string => octetString(zlibSync(octetsOf(content)))
const object = (dictionary: string, stream: string): string =>
  `1 0 obj<<${dictionary}>>stream\n${stream}\nendstream endobj\n`

function contents(source: string): readonly string[] {
  const pieces = Array.from(pdfPieces(octetsOf(source), { octets: 10_000 }), (piece) =>
    piece.kind === "closed" ? piece.why : piece.text,
  )
  return pieces.filter((text) => !text.includes("obj") && text.trim() !== "")
}

const rows: readonly [name: string, source: string, expected: readonly string[]][] = [
  ["an inflated stream", object("/Filter/FlateDecode", deflated("(jan) Tj")), ["(jan) Tj"]],
  ["one with a list of filters", object("/Filter [ /FlateDecode ]", deflated("(jan) Tj")), ["(jan) Tj"]],
  [
    "one that lacks its check sum",
    object("/Filter/FlateDecode", deflated("(jan) Tj").slice(0, -4)),
    ["(jan) Tj"],
  ],
  ["one that is none", object("/Filter/FlateDecode", "x\u0000\u0000\u0000"), ["broken"]],
  [
    "one in two coats",
    object("/Filter[/ASCII85Decode/FlateDecode]", ascii85(deflated("(jan) Tj"))),
    ["(jan) Tj"],
  ],
  ["one without a filter", object("/Length 3", "(jan) Tj"), ["(jan) Tj\n"]],
  ["one that nobody packs so any more", object("/Filter/LZWDecode", "x"), ["unsupported"]],
  ["an image", object("/Subtype/Image/Filter/FlateDecode", deflated("(jan) Tj")), []],
  ["a bomb", object("/Filter/FlateDecode", deflated("a".repeat(10_001))), ["beyond-limits"]],
  ["a file with a password", "trailer<</Encrypt 5 0 R>>", ["encrypted", "trailer<</Encrypt 5 0 R>>"]],
]
for (const [name, source, expected] of rows)
  test(`pdf: ${name}`, () => assert.deepEqual(contents(source), expected))

/** ISO 32000-2 §7.4.3 */
function ascii85(octets: string): string {
  let text = ""
  for (let at = 0; at < octets.length; at += 4) {
    const group = octets.slice(at, at + 4)
    let word = 0
    for (let index = 0; index < 4; index += 1)
      word = word * 256 + (index < group.length ? group.charCodeAt(index) : 0)
    const digits = Array.from({ length: 5 }, (_, index) =>
      String.fromCharCode(33 + (Math.floor(word / 85 ** (4 - index)) % 85)),
    )
    text += word === 0 && group.length === 4 ? "z" : digits.slice(0, group.length + 1).join("")
  }
  return `${text}~>`
}

const words: readonly [name: string, content: string, expected: string][] = [
  ["a string", "BT (jan@x.example) Tj ET", "jan@x.example"],
  ["letters that are moved", "[(jan)-3(@voor)12.5(beeld.example)] TJ", "jan@voorbeeld.example"],
  ["a move that is a space", "[(Jan)-250(jan@x.example)] TJ", "Jan jan@x.example"],
  ["two strings", "(jan) Tj 1 0 0 1 72 700 Tm (piet) Tj", "jan\npiet"],
  ["hexadecimal digits", "[<6a616e>-3<40 78>] TJ", "jan@x"],
  ["escapes", "(\\(jan\\)\\100x\\\n.example)", "(jan)@x.example"],
  ["parentheses in a string", "(jan (werk))", "jan (werk)"],
  ["UTF-16 in a dictionary", "<</Title (\u00fe\u00ff\0j\0a\0n)>>", "\u00fe\u00ffjan"],
  ["a string without an end", "(jan", "jan"],
]
for (const [name, content, expected] of words) {
  test(`pdf: the words of ${name}`, () => assert.equal(plainWords(pdfStrings(content)), expected))
}

test("pdf: letters that a font numbers in its own way", () => {
  const map = letterMap(
    "2 beginbfchar\n<0003> <006A>\n<0004><0061> endbfchar 2 beginbfrange <0005><0006><006E> <0007> <0008> [<0040> <0078>] endbfrange",
  )
  assert.ok(map !== undefined)
  assert.equal(
    mappedWords(pdfStrings("[<00030004>-3<0005>] TJ ET (\\000\\007\\000\\010) Tj"), map),
    "jan\n@x",
  )
  assert.equal(letterMap("1 beginbfchar <00> endbfchar"), undefined)
})

test("pdf: is told by its mark within the first 1024 octets", () => {
  assert.ok(isPdf(octetsOf(`${" ".repeat(1000)}%PDF-1.4`)))
  assert.ok(!isPdf(octetsOf(`${" ".repeat(1024)}%PDF-1.4`)))
  assert.ok(!isPdf(octetsOf("%PD")))
})

test("pdf: never throws, whatever the octets", () => {
  const piece = fc.constantFrom(
    "stream\n",
    "endstream",
    "/FlateDecode",
    "/ASCII85Decode",
    "(",
    ")",
    "<",
    ">",
    "<00>",
    "[",
    "\\",
    "beginbfchar",
    "beginbfrange",
    "endbf",
    "~",
    "z",
    deflated("x"),
    " obj",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join("")
      contents(source)
      const map = letterMap(source)
      if (map !== undefined) mappedWords(pdfStrings(source), map)
      plainWords(pdfStrings(source))
    }),
  )
})
