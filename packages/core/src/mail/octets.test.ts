import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf, octetString, readable, readableBytes, utf8OctetString } from "./octets.ts"

test("every octet keeps its place, whatever the octets are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = octetString(bytes)
      assert.equal(text.length, bytes.length)
      assert.deepEqual(octetsOf(text), bytes)
    }),
  )
})

test("every octet keeps its place in valid UTF-8, U+FFFD and a byte order mark included", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "é", "€", "😀", "\uFFFD", "\uFEFF") }), (text) => {
      const bytes = new Uint8Array(Buffer.from(text, "utf8"))
      assert.equal(octetString(bytes).length, bytes.length)
      assert.deepEqual(octetsOf(octetString(bytes)), bytes)
    }),
  )
})

test("a part of the octets is read from start to end", () => {
  assert.equal(octetString(new Uint8Array([65, 66, 0xff, 68]), 1, 3), "B\u00ff")
})

test("octets beyond one chunk are joined without a seam", () => {
  const bytes = Uint8Array.from({ length: 8192 * 2 + 1 }, (_, at) => at & 0xff)
  assert.deepEqual(octetsOf(octetString(bytes)), bytes)
})

const readings: readonly [why: string, octets: number[], text: string][] = [
  ["ASCII stays", [0x4a, 0x61, 0x6e], "Jan"],
  ["UTF-8 is UTF-8", [0xc3, 0xa9], "é"],
  ["what is not UTF-8 is windows-1252", [0xe9, 0x80], "é€"],
  ["a byte order mark is a character", [0xef, 0xbb, 0xbf, 0x41], "\uFEFFA"],
  ["U+FFFD that was really written stays", [0xef, 0xbf, 0xbd], "\uFFFD"],
]
for (const [why, octets, text] of readings) {
  test(`readable: ${why}`, () => {
    assert.equal(readable(octetString(Uint8Array.from(octets))), text)
    assert.equal(readableBytes(Uint8Array.from(octets)), text)
  })
}

test("a text goes to UTF-8 octets and back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      assert.deepEqual(Buffer.from(octetsOf(utf8OctetString(text))), Buffer.from(text, "utf8"))
      assert.equal(readable(utf8OctetString(text)), text)
    }),
  )
})

test("a lone surrogate becomes U+FFFD", () => {
  assert.equal(readable(utf8OctetString("a\uD800b")), "a\uFFFDb")
})
