import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf, octetString } from "../mail/octets.ts"
import { encodeBase64 } from "../mail/transfer-encoding.ts"
import { armouredFiles } from "./armour.ts"

const FILE = `PK\u0003\u0004${"een bestand, niet zo klein; ".repeat(9)}\u0000`
const LINES = octetString(encodeBase64(octetsOf(FILE)))

function files(text: string): readonly string[] {
  return Array.from(armouredFiles(text), ({ bytes }) => octetString(bytes))
}

const rows: readonly [name: string, text: string, expected: readonly string[]][] = [
  ["base64 behind a header", `Content-Transfer-Encoding: base64\r\n\r\n${LINES}\r\n\r\n--b--`, [FILE]],
  ["base64 with bare line feeds", `x\n\n${LINES.replaceAll("\r\n", "\n")}\n\nx`, [FILE]],
  ["base64 in one line", `data:application/zip;base64,${LINES.replaceAll("\r\n", "")}" x`, [FILE]],
  ["two files", `${LINES}\r\n\r\n${LINES}`, [FILE, FILE]],
  ["uuencode", "hi\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\nbye", ["Cat"]],
  ["uuencode without an end", "begin 644 a.txt\n#0V%T\n", ["Cat"]],
  ["a sentence", "We begin 644 times\r\nand end", []],
  ["a line that begins so", "begin met de lijst\r\n#0V%T\r\nend", []],
  ["a long link", `https://www.voorbeeld.example/${"Nieuws2026/".repeat(20)}`, []],
  ["text", "Beste mensen,\r\n\r\nDit is een gewone brief.\r\n", []],
]
for (const [name, text, expected] of rows)
  test(`armour: ${name}`, () => assert.deepEqual(files(text), expected))

test("armour: never throws, whatever the text", () => {
  const piece = fc.constantFrom(
    "begin 644 a\n",
    "\nend",
    "\r\n",
    "=",
    "A",
    "aB3/".repeat(20),
    "UEsDB",
    " ",
    "-",
    "#0V%T",
    "\u20ac",
  )
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void files(pieces.join(""))))
})
