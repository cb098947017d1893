import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { gzipSync, strToU8, zipSync } from "fflate"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { mayInflate } from "./may-inflate.ts"

const zip = zipSync({ "a.txt": strToU8("Piet <piet@example.nl>\n".repeat(20_000)) })
const PNG = octetsOf(`\u0089PNG\r\n\u001a\n${"\0\u0001\u0002\u0003".repeat(2000)}`)

function lines(octets: Uint8Array): string {
  return octets.toBase64().replace(/(.{76})/g, "$1\r\n")
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return octetsOf(
    pieces.map((piece) => Array.from(piece, (octet) => String.fromCharCode(octet)).join("")).join(""),
  )
}

function part(header: string, body: string): string {
  return `From: jan@example.nl\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHallo\r\n--b\r\n${header}\r\n\r\n${body}\r\n--b--\r\n`
}

function picture(octets: Uint8Array): string {
  return part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", lines(octets))
}

const rows: readonly (readonly [says: string, message: string, may: boolean])[] = [
  ["a text", "From: jan@example.nl\r\n\r\nBeste Karin,\r\nTot morgen.\r\n", false],
  ["a picture", picture(PNG), false],
  [
    "a text in base64",
    part("Content-Transfer-Encoding: base64", lines(strToU8("Hallo. ".repeat(900)))),
    false,
  ],
  ["a picture with an archive behind it", picture(joined(PNG, zip)), true],
  ["an archive that says it is a picture", picture(zip), true],
  ["an archive as lines in the text", `From: jan@example.nl\r\n\r\nHallo\r\n${lines(zip)}\r\n`, true],
  [
    "the same in a text in base64",
    part("Content-Transfer-Encoding: base64", lines(strToU8(lines(zip)))),
    true,
  ],
  [
    "gzip in an address of a picture",
    part("Content-Type: text/html", `<img src="data:x;base64,${gzipSync(zip).toBase64()}">`),
    true,
  ],
  ["an archive before the first part", part("X: y", "Hallo").replace("--b", `${lines(zip)}\r\n--b`), true],
  ["an archive behind the last part", `${part("X: y", "Hallo")}${lines(zip)}\r\n`, true],
]
for (const [says, text, may] of rows) {
  test(`${says} ${may ? "may" : "can't"} inflate`, () => {
    assert.equal(mayInflate(parseMessage(octetsOf(text))), may)
  })
}

test("any octets get an answer", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (octets) => {
      assert.equal(typeof mayInflate(parseMessage(octets)), "boolean")
    }),
  )
})
