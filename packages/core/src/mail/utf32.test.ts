import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { decodeUtf32 } from "./utf32.ts"

function encoded(text: string, littleEndian: boolean): Uint8Array {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const view = new DataView(new ArrayBuffer(points.length * 4))
  for (const [index, point] of points.entries()) view.setUint32(index * 4, point, littleEndian)
  return new Uint8Array(view.buffer)
}

test("UTF-32: any text comes back as it went, in either order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      if (text.startsWith("\uFEFF")) return
      assert.deepEqual(decodeUtf32(encoded(text, true), "utf-32le"), { text, problem: "none" })
      assert.equal(decodeUtf32(encoded(text, false), "utf-32be").text, text)
    }),
  )
})

test("UTF-32: more than one call makes is one text", () => {
  const text = "a".repeat(4095) + "\u{1f600}" + "b".repeat(4096)
  assert.equal(decodeUtf32(encoded(text, true), "utf-32le").text, text)
})

const malformed: readonly [name: string, octets: readonly number[], text: string][] = [
  ["a number that is no code point", [0, 0, 0x11, 0], "\uFFFD"],
  ["half of a surrogate pair", [0, 0xd8, 0, 0], "\uFFFD"],
  ["octets that are left over", [97, 0, 0, 0, 98], "a\uFFFD"],
]
for (const [name, octets, text] of malformed) {
  test(`UTF-32: ${name}`, () => {
    assert.deepEqual(decodeUtf32(Uint8Array.from(octets), "utf-32le"), { text, problem: "malformed" })
  })
}
