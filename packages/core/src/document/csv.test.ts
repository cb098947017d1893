import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf, utf8OctetString } from "../mail/octets.ts"
import { readCsv } from "./csv.ts"
import { readRows } from "./delimited.ts"
import type { DocumentBudget } from "./document.ts"

const budgetOf = (change: Partial<DocumentBudget> = {}): DocumentBudget => ({
  octets: 1_000_000,
  items: 1_000_000,
  units: 1_000_000,
  ...change,
})
const utf8 = (text: string): Uint8Array => octetsOf(utf8OctetString(text))
const read = (text: string): readonly (readonly string[])[] =>
  readCsv(utf8(text), budgetOf()).tables[0]?.rows ?? []

const people = [
  ["naam", "mail"],
  ["Jansen, P.", "piet@voorbeeld.example"],
  ["Bakker, K.", "karin@voorbeeld.example"],
]
const joined = (separator: string, end = "\r\n"): string =>
  people.map((row) => row.map((field) => `"${field}"`).join(separator)).join(end)

const rows: readonly [name: string, text: string, expected: readonly (readonly string[])[]][] = [
  ["semicolons", joined(";"), people],
  ["commas, with a comma in a field", joined(","), people],
  ["tabs", joined("\t"), people],
  ["bars", joined("|"), people],
  ["bare line feeds", joined(";", "\n"), people],
  ["bare carriage returns", joined(";", "\r"), people],
  ["a separator that is declared", `sep=|\r\n${joined("|")}`, people],
  [
    "commas inside fields that nobody quoted",
    "naam;plaats\nJansen, P.;Ede\nBakker, K.;Ede",
    [
      ["naam", "plaats"],
      ["Jansen, P.", "Ede"],
      ["Bakker, K.", "Ede"],
    ],
  ],
  [
    "a title and an empty line above",
    "Export\n\na;b\n1;2\n3;4\n5;6",
    [["Export"], ["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]],
  ],
  [
    "line ends and quotes in a field",
    'a;b\n"1\n""2""";3',
    [
      ["a", "b"],
      ['1\n"2"', "3"],
    ],
  ],
  [
    "empty fields",
    "a;b;c\n1;;3",
    [
      ["a", "b", "c"],
      ["1", "", "3"],
    ],
  ],
  [
    "a quote that is not closed",
    'a;b\n"1;2\n3;4',
    [
      ["a", "b"],
      ['"1', "2"],
      ["3", "4"],
    ],
  ],
  [
    "a quote inside a field",
    'a;b\n5" pijp;2',
    [
      ["a", "b"],
      ['5" pijp', "2"],
    ],
  ],
  [
    "one column",
    "piet@voorbeeld.example\nkarin@voorbeeld.example",
    [["piet@voorbeeld.example"], ["karin@voorbeeld.example"]],
  ],
  ["nothing", "", []],
]
for (const [name, text, expected] of rows) test(`csv: ${name}`, () => assert.deepEqual(read(text), expected))

const wide = (text: string): string => Array.from(text, (unit) => `${unit}\0`).join("")
const encodings: readonly [name: string, octets: Uint8Array][] = [
  ["UTF-8", utf8("naam;plaats\nRenée;Ede")],
  ["UTF-8 with its mark", utf8("\uFEFFnaam;plaats\nRenée;Ede")],
  ["windows-1252", octetsOf("naam;plaats\nRen\u00E9e;Ede")],
  ["UTF-16 with its mark", octetsOf("\u00FF\u00FE" + wide("naam;plaats\nRen\u00E9e;Ede"))],
  ["UTF-16 without a mark", octetsOf(wide("naam;plaats\nRen\u00E9e;Ede"))],
]
for (const [name, octets] of encodings) {
  test(`csv: in ${name}`, () =>
    assert.deepEqual(readCsv(octets, budgetOf()).tables[0]?.rows, [
      ["naam", "plaats"],
      ["Renée", "Ede"],
    ]))
}

const limits: readonly [name: string, budget: Partial<DocumentBudget>, less: Partial<DocumentBudget>][] = [
  ["octets", { octets: 7 }, { octets: 6 }],
  ["cells", { items: 4 }, { items: 3 }],
  ["units", { units: 4 }, { units: 3 }],
]
for (const [name, budget, less] of limits) {
  test(`csv: as many ${name} as there are is enough, one less is not`, () => {
    assert.equal(readCsv(utf8("a;b\n1;2"), budgetOf(budget)).unread, undefined)
    const short = readCsv(utf8("a;b\n1;2"), budgetOf(less))
    assert.equal(short.unread, "beyond-limits")
    assert.deepEqual(short.tables[0]?.rows[0], ["a", "b"])
  })
}

test("csv: a line of more fields than a row has goes on in the next", () => {
  const widths = (fields: number): readonly number[] =>
    Array.from(readRows(Array.from({ length: fields }, () => "1").join(";"), ";"), (row) => row.length)
  assert.deepEqual(widths(16_384), [16_384])
  assert.deepEqual(widths(16_385), [16_384, 1])
})

test("csv: what was written with quotes is read as it was", () => {
  const field = fc.stringMatching(/^[a-z;",\n]{0,5}$/).map((text) => text.trim())
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (table) => {
      const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(";")).join("\n")
      assert.deepEqual([...readRows(text, ";")], table)
    }),
  )
})

test("csv: no octets make it throw", () => {
  fc.assert(fc.property(fc.uint8Array(), (octets) => void readCsv(octets, budgetOf())))
  const piece = fc.constantFrom('"', ";", ",", "\n", "\r", "a", "sep=", "\t")
  fc.assert(fc.property(fc.array(piece), (pieces) => void read(pieces.join(""))))
})
