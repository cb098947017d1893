import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readProperties } from "./mapi.ts"

const u32 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0))
const wide = (text: string): number[] => Array.from(text, (character) => [character.charCodeAt(0), 0]).flat()
const padded = (octets: readonly number[]): number[] => [
  ...octets,
  ...Array<number>((4 - (octets.length % 4)) % 4).fill(0),
]
const valueOf = (octets: readonly number[]): number[] => [...u32(octets.length), ...padded(octets)]
const set = Array<number>(16).fill(7)
const last = [...u32(0x3003001e, 1), ...valueOf(ascii("jan@example.nl\0"))]

const before: readonly (readonly [name: string, octets: readonly number[]])[] = [
  ["an empty value", u32(0x00010001)],
  ["a short integer", u32(0x00010002, 5)],
  ["a truth value", u32(0x0001000b, 1)],
  ["a date", u32(0x00010040, 1, 2)],
  ["an identifier of 16 octets", [...u32(0x00010048), ...set]],
  ["several short integers", u32(0x00011002, 3, 1, 2, 3)],
  ["several dates", u32(0x00011040, 2, 1, 2, 3, 4)],
  ["binary data with padding", [...u32(0x00010102, 1), ...valueOf([1, 2, 3, 4, 5])]],
  ["several pieces of binary data", [...u32(0x00011102, 2), ...valueOf([1]), ...valueOf([1, 2])]],
  ["a property named by number", [...u32(0x80000003), ...set, ...u32(0, 0x8238, 1)]],
  ["a property named by text", [...u32(0x80000003), ...set, ...u32(1, 6), ...padded(wide("abc")), ...u32(1)]],
]
for (const [name, octets] of before) {
  test(`a text is found behind ${name}`, () => {
    const bytes = new Uint8Array([...u32(2), ...octets, ...last])
    const { properties, end, whole } = readProperties(bytes, 0, bytes.length)
    assert.deepEqual(
      [properties, end, whole],
      [[{ kind: "text", id: 0x3003, text: "jan@example.nl" }], bytes.length, true],
    )
  })
}

test("texts in UTF-16, several of them, and named properties under their own number", () => {
  const texts = [...valueOf(wide("zoë\0")), ...valueOf(wide("jan\0"))]
  const bytes = new Uint8Array([...u32(1, 0x8001101f), ...set, ...u32(0, 0x8238, 2), ...texts])
  assert.deepEqual(readProperties(bytes, 0, bytes.length).properties, [
    { kind: "text", id: 0x8238, text: "zoë" },
    { kind: "text", id: 0x8238, text: "jan" },
  ])
})

test("an embedded object is named by its place", () => {
  const bytes = new Uint8Array([...u32(1, 0x3701000d, 1), ...valueOf([1, 2, 3])])
  assert.deepEqual(readProperties(bytes, 0, bytes.length).properties, [
    { kind: "object", id: 0x3701, start: 16, end: 19 },
  ])
})

const broken: readonly (readonly [name: string, octets: readonly number[]])[] = [
  ["no count", [1, 0]],
  ["fewer properties than counted", u32(1)],
  ["an unknown type", u32(1, 0x00010077, 0, 0)],
  ["a text longer than what there is", u32(1, 0x3003001e, 1, 5, 0)],
  ["more values than there are", u32(1, 0x00011003, 0x7fffffff, 0)],
]
for (const [name, octets] of broken) {
  test(`not whole: ${name}`, () =>
    assert.equal(readProperties(new Uint8Array(octets), 0, octets.length).whole, false))
}

test("no octets ever throw, and nothing outside the range is read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
      const bytes = new Uint8Array([...u32(3), ...noise])
      assert.ok(readProperties(bytes, 0, bytes.length).end <= bytes.length)
    }),
  )
})
