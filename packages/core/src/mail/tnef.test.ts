import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { isTnef, tnefRecipients } from "./tnef.ts"

const u32 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])
const padded = (octets: readonly number[]): number[] => [
  ...octets,
  ...Array<number>((4 - (octets.length % 4)) % 4).fill(0),
]
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0))

const attribute = (id: number, data: readonly number[]): number[] => [
  1,
  ...u32(id),
  ...u32(data.length),
  ...data,
  0,
  0,
]
const text = (id: number, value: string): number[] => [
  ...u32((id * 0x10000 + 0x1e) >>> 0, 1, value.length),
  ...padded(ascii(value)),
]
const properties = (...list: readonly (readonly number[])[]): number[] => [
  ...u32(list.length),
  ...list.flat(),
]
const table = (...rows: readonly (readonly number[])[]): number[] =>
  attribute(0x69004, [...u32(rows.length), ...rows.flat()])
const message = (...list: readonly (readonly number[])[]): number[] => attribute(0x69003, properties(...list))
const stream = (...attributes: readonly (readonly number[])[]): number[] => [
  ...u32(0x223e9f78),
  1,
  0,
  ...attributes.flat(),
]
const object = (octets: readonly number[]): number[] => [
  ...u32(0x3701000d, 1, octets.length + 16),
  ...Array<number>(16).fill(7),
  ...padded(octets),
]

const jan = properties(text(0x3001, "Jan"), text(0x39fe, "jan@example.nl"))
const piet = properties(text(0x3003, "piet@example.org"))

const cases: readonly (readonly [
  name: string,
  octets: readonly number[],
  expected: readonly [addresses: readonly string[], table: boolean, readable: boolean],
])[] = [
  ["a recipient table", stream(table(jan, piet)), [["jan@example.nl", "piet@example.org"], true, true]],
  ["a recipient table with nobody in it", stream(table()), [[], false, true]],
  [
    "a recipient table that breaks off",
    stream(attribute(0x69004, [...u32(2), ...jan])),
    [["jan@example.nl"], true, false],
  ],
  [
    "the lists of display names",
    stream(message(text(0x0e04, "jan@example.nl; Piet"), text(0x0e02, "els@example.nl"))),
    [["jan@example.nl", "els@example.nl"], false, true],
  ],
  [
    "the header of the message",
    stream(message(text(0x007d, "To: jan@example.nl\r\n"))),
    [["jan@example.nl"], false, true],
  ],
  [
    "the same address twice",
    stream(table(jan), message(text(0x0e04, "JAN@example.nl"))),
    [["jan@example.nl"], true, true],
  ],
  [
    "neither body nor message id",
    stream(message(text(0x1000, "jan@example.nl"), text(0x1035, "<1@example.nl>"))),
    [[], false, true],
  ],
  [
    "the old field for the sender",
    stream(attribute(0x08000, [4, 0, 2, 0, ...ascii("Jan\0SMTP:jan@example.nl\0")])),
    [["jan@example.nl"], false, true],
  ],
  [
    "other attributes",
    stream(attribute(0x18004, ascii("Letter\0")), table(jan)),
    [["jan@example.nl"], true, true],
  ],
  [
    "a message within the message",
    stream(attribute(0x69005, properties(object(stream(table(piet)))))),
    [["piet@example.org"], true, true],
  ],
  [
    "an object that is no message",
    stream(attribute(0x69005, properties(object([1, 2, 3, 4])))),
    [[], false, true],
  ],
  ["zeros behind the end", [...stream(table(jan)), 0, 0, 0, 0, 13, 10], [["jan@example.nl"], true, true]],
  ["something else behind the end", [...stream(table(jan)), 9, 9, 9], [["jan@example.nl"], true, false]],
  ["an attribute that breaks off", stream(table(jan)).slice(0, -4), [[], false, false]],
  ["no TNEF at all", ascii("Beste Jan"), [[], false, false]],
  ["nothing", [], [[], false, false]],
]
for (const [name, octets, [addresses, hasRecipientTable, readable]] of cases) {
  test(name, () =>
    assert.deepEqual(tnefRecipients(new Uint8Array(octets)), { addresses, hasRecipientTable, readable }),
  )
}

test("TNEF is known by its signature", () => {
  assert.equal(isTnef(new Uint8Array(stream())), true)
  assert.equal(isTnef(new Uint8Array([0x78, 0x9f, 0x3e])), false)
  assert.equal(isTnef(new Uint8Array([0x22, 0x3e, 0x9f, 0x78])), false)
})

test("a stream may lie anywhere in its buffer", () => {
  const octets = new Uint8Array([9, 9, 9, ...stream(table(jan))])
  assert.deepEqual(tnefRecipients(octets.subarray(3)).addresses, ["jan@example.nl"])
})

test("sixty-three messages within one another are read, the sixty-fourth is not", () => {
  const nested = (depth: number): number[] => {
    let inner = stream(table(jan))
    for (let level = 0; level < depth; level += 1)
      inner = stream(attribute(0x69005, properties(object(inner))))
    return inner
  }
  assert.equal(tnefRecipients(new Uint8Array(nested(63))).readable, true)
  assert.equal(tnefRecipients(new Uint8Array(nested(64))).readable, false)
})

test("one altered octet never throws", () => {
  const octets = stream(message(text(0x0e04, "jan@example.nl")), table(jan, piet))
  fc.assert(
    fc.property(fc.nat(octets.length - 1), fc.nat(255), (at, value) => {
      assert.ok(tnefRecipients(new Uint8Array(octets.with(at, value))))
    }),
    { numRuns: 2000 },
  )
})
