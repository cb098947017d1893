import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { TransferEncoding } from "./message.ts"
import { octetsOf, octetString } from "./octets.ts"
import {
  decodeTransfer,
  encodeBase64,
  encodeQuotedPrintable,
  transferEncodingOf,
} from "./transfer-encoding.ts"

const table: readonly [name: string, encoding: string, encoded: string, decoded: string][] = [
  ["7bit is a view", "7bit", "abc=41", "abc=41"],
  ["base64 over lines", "base64", "amFu\r\nQHg=\r\n", "jan@x"],
  ["base64 with rubbish between", "base64", "am!Fu\r\n-QHg=", "jan@x"],
  ["base64 without padding", "base64", "amFuQHg", "jan@x"],
  ["two base64 texts joined", "base64", "YQ==YmM=", "abc"],
  ["quoted-printable", "quoted-printable", "jan=40x=\r\n.nl", "jan@x.nl"],
  ["quoted-printable in lower case", "quoted-printable", "=e9=C3", "\u00e9\u00c3"],
  ["a soft break with white space behind", "quoted-printable", "a= \t\r\nb", "ab"],
  ["a soft break with a bare line feed", "quoted-printable", "a=\nb", "ab"],
  ["an equals sign that is no escape", "quoted-printable", "a=xyz=", "a=xyz="],
  ["uuencode", "x-uuencode", "begin 644 a.txt\n#0V%T\n`\nend\n", "Cat"],
]

for (const [name, label, encoded, decoded] of table) {
  test(`transfer encoding: ${name}`, () => {
    assert.equal(octetString(decodeTransfer(octetsOf(encoded), transferEncodingOf(label))), decoded)
  })
}

const labels: readonly [name: string, label: string, encoding: TransferEncoding][] = [
  ["an unknown one is told apart", "x-gzip64", "unknown"],
  ["the first of a list", "base64,8bit", "base64"],
  ["the first of a list that is known", "x-gzip64;quoted-printable", "quoted-printable"],
  ["a list of unknown ones", "x-gzip64,,;", "unknown"],
  ["a list without end", `${"x,".repeat(100_000)}base64`, "unknown"],
]
for (const [name, label, encoding] of labels) {
  test(`transfer encoding: ${name}`, () => assert.equal(transferEncodingOf(label), encoding))
}

test("transfer encoding: decoding never throws", () => {
  const encodings = fc.constantFrom<TransferEncoding>(
    "identity",
    "base64",
    "quoted-printable",
    "uuencode",
    "unknown",
  )
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      encodings,
      (bytes, label) => void decodeTransfer(bytes, label),
    ),
  )
})

test("transfer encoding: base64 and quoted-printable come back as they went, in lines of at most 76", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      for (const [encoding, encode] of [
        ["base64", encodeBase64],
        ["quoted-printable", encodeQuotedPrintable],
      ] as const) {
        const encoded = encode(bytes)
        assert.deepEqual(Array.from(decodeTransfer(encoded, encoding)), Array.from(bytes))
        for (const line of octetString(encoded).split("\r\n")) assert.ok(line.length <= 76)
      }
    }),
  )
})
