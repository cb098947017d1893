import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf, octetString } from "../mail/octets.ts"
import { fullDocumentBudget } from "./limits.ts"
import { readTnef } from "./tnef.ts"

const u32 = (...values: readonly number[]): string =>
  values
    .map((value) =>
      String.fromCharCode(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255),
    )
    .join("")
const attribute = (id: number, data: string): string => `\u0002${u32(id, data.length)}${data}\0\0`
const stream = (...attributes: readonly string[]): string =>
  `${u32(0x223e9f78)}\u0001\0${attributes.join("")}`
const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, "\0")

const start = attribute(0x69002, "\0".repeat(14))
const title = (name: string): string => attribute(0x18010, `${name}\0`)
const data = (octets: string): string => attribute(0x6800f, octets)
const longName = (name: string): string => u32(0x3707001e, 1, name.length + 1) + padded(`${name}\0`)
const object = (octets: string): string =>
  u32(0x3701000d, 1, octets.length + 16) + padded("i".repeat(16) + octets)
const properties = (...list: readonly string[]): string =>
  attribute(0x69005, u32(list.length) + list.join(""))

const whole = stream(start, title("LIJST~1.CSV"), data("naam;bsn"), properties(longName("Lijst leden.csv")))

const rows: readonly (readonly [
  says: string,
  octets: string,
  files: readonly (readonly [name: string, octets: string])[],
  unread: string | undefined,
])[] = [
  [
    "a file with its short name",
    stream(start, title("LIJST.CSV"), data("a")),
    [["LIJST.CSV", "a"]],
    undefined,
  ],
  ["a file with its long name", whole, [["Lijst leden.csv", "naam;bsn"]], undefined],
  [
    "two files, of which one has no name",
    stream(start, data("a"), start, data("b"), title("b.csv")),
    [
      ["", "a"],
      ["b.csv", "b"],
    ],
    undefined,
  ],
  ["a message attached", stream(start, properties(object(whole))), [["", whole]], undefined],
  ["no files", stream(), [], undefined],
  [
    "a stream that breaks off behind a file",
    `${stream(start, data("a"))}\u0002\u0001`,
    [["", "a"]],
    "broken",
  ],
  ["octets that are no stream", "winmail", [], "broken"],
]
for (const [says, octets, files, unread] of rows) {
  test(`tnef: ${says}`, () => {
    const reading = readTnef(octetsOf(octets), fullDocumentBudget())
    assert.deepEqual(
      reading.inner.map((file) => [
        file.name,
        octetString(file.octets).slice(0, file.name === "" ? whole.length : 99),
      ]),
      files,
    )
    assert.equal(reading.unread, unread)
  })
}

test("tnef: as many files as may be are read, and one more is said", () => {
  const octets = octetsOf(stream(start, data("a"), start, data("b")))
  for (const [items, files, unread] of [
    [2, 2, undefined],
    [1, 1, "beyond-limits"],
  ] as const) {
    const reading = readTnef(octets, { ...fullDocumentBudget(), items })
    assert.deepEqual([reading.inner.length, reading.unread], [files, unread])
  }
})

test("tnef: never throws, cut anywhere and with any octets changed", () => {
  const octets = octetsOf(stream(start, properties(object(whole), longName("a")), data("b")))
  for (let end = 0; end <= octets.length; end += 1) readTnef(octets.subarray(0, end), fullDocumentBudget())
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const copy = octets.slice()
      for (const [at, octet] of changes) copy[at % copy.length] = octet
      assert.equal(readTnef(copy, fullDocumentBudget()).format, "tnef")
    }),
  )
})
