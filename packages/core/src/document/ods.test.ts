import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import type { DocumentBudget, Reading } from "./document.ts"
import { MAX_REPEATED, readOds } from "./ods.ts"

const budgetOf = (change: Partial<DocumentBudget> = {}): DocumentBudget => ({
  octets: 10_000_000,
  items: 100_000,
  units: 1_000_000,
  ...change,
})

function content(tables: string, styles = ""): string {
  return `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
}
function ods(tables: string, styles = "", more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = {
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": content(tables, styles),
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}
const cell = (text: string, attributes = ""): string =>
  `<table:table-cell ${attributes}>${text === "" ? "" : `<text:p>${text}</text:p>`}</table:table-cell>`
const row = (texts: readonly string[], attributes = ""): string =>
  `<table:table-row ${attributes}>${texts.map((text) => cell(text)).join("")}</table:table-row>`
const table = (inside: string, attributes = ""): string =>
  `<table:table table:name="Blad1" ${attributes}>${inside}</table:table>`
const read = (octets: Uint8Array, budget = budgetOf()): Reading => readOds(octets, budget)

const cells: readonly [name: string, written: string, shown: string][] = [
  ["text in spans", cell("Piet <text:span>Jansen</text:span>"), "Piet Jansen"],
  ["paragraphs", `<table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell>`, "a\nb"],
  ["spaces that are an element", cell("a<text:s/>b"), "a b"],
  ["a date", cell("12 mrt 85", `office:value-type="date" office:date-value="1985-03-12"`), "12-03-1985"],
  ["a number with separators", cell("123.456.782", `office:value="123456782"`), "123456782"],
  ["a number shown with a zero in front", cell("012345678", `office:value="12345678"`), "012345678"],
  ["a number with decimals", cell("1,5", `office:value="1.5"`), "1,5"],
]
for (const [name, written, shown] of cells) {
  test(`ods: ${name}`, () =>
    assert.deepEqual(read(ods(table(`<table:table-row>${written}</table:table-row>`))).tables[0]?.rows, [
      [shown],
    ]))
}

test("ods: a hidden sheet", () => {
  const style = `<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`
  const { tables, concealed, format } = read(
    ods(table(row(["a"])) + table(row(["b"]), `table:style-name="ta2"`), style),
  )
  assert.deepEqual(tables, [
    { rows: [["a"]], concealed: undefined },
    { rows: [["b"]], concealed: "hidden-sheet" },
  ])
  assert.deepEqual(concealed, ["hidden-sheet"])
  assert.equal(format, "ods")
})

test("ods: hidden columns, and rows that a filter or a hand hid", () => {
  const columns = `<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/><table:table-column/>`
  const { tables, concealed } = read(
    ods(
      table(
        columns +
          row(["naam", "bsn", "", "plaats"]) +
          row(["Piet", "1", "", "Ede"], `table:visibility="filter"`) +
          row(["Karin", "", "", "Ede"], `table:visibility="collapse"`),
      ),
    ),
  )
  assert.deepEqual(tables, [
    { rows: [["naam", "plaats"]], concealed: undefined },
    {
      rows: [
        ["Piet", "Ede"],
        ["Karin", "Ede"],
      ],
      concealed: "hidden-row",
    },
    { rows: [["bsn"], ["1"]], concealed: "hidden-column" },
  ])
  assert.deepEqual(concealed, ["hidden-row", "hidden-column"])
})

test("ods: a comment is no part of its cell", () => {
  const note = `<office:annotation><dc:creator>Jan</dc:creator><dc:date>2026</dc:date><text:p>heeft PTSS</text:p></office:annotation>`
  const { tables, texts, concealed } = read(
    ods(
      table(
        `<table:table-row><table:table-cell>${note}<text:p>Piet</text:p></table:table-cell></table:table-row>`,
      ),
    ),
  )
  assert.deepEqual(tables[0]?.rows, [["Piet"]])
  assert.deepEqual(texts.at(-1), { text: "heeft PTSS\n", concealed: "comment" })
  assert.deepEqual(concealed, ["comment"])
})

test("ods: what a tracked change took away", () => {
  const { texts, concealed } = read(
    ods(
      `<table:tracked-changes><table:cell-content-change><table:previous><text:p>Piet</text:p></table:previous></table:cell-content-change></table:tracked-changes>${table(row(["a"]))}`,
    ),
  )
  assert.deepEqual(texts[0], { text: "Piet\n", concealed: "tracked-change" })
  assert.deepEqual(concealed, ["tracked-change"])
})

test("ods: headers and footers", () => {
  const styles = `<office:styles><style:header><text:p>Cliënten</text:p></style:header></office:styles>`
  assert.deepEqual(
    read(ods(table(row(["a"])), "", { "styles.xml": styles })).texts.map((one) => one.text),
    ["Blad1\n", "Cliënten\n"],
  )
})

test("ods: a million empty rows and columns are none", () => {
  const empty = `<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
  const { tables, unread } = read(ods(table(row(["a"]) + empty + row(["b"]))))
  assert.deepEqual(tables[0]?.rows, [["a"], ["b"]])
  assert.equal(unread, undefined)
})

test("ods: a cell that stands there many times moves what is behind it", () => {
  const written = `<table:table-row>${cell("x", `table:number-columns-repeated="2"`)}${cell("y")}</table:table-row>${row(["a", "b", "c"])}`
  assert.deepEqual(read(ods(table(written))).tables[0]?.rows, [
    ["x", "x", "y"],
    ["a", "b", "c"],
  ])
})

for (const [written, given] of [
  [MAX_REPEATED, MAX_REPEATED],
  [MAX_REPEATED + 1, MAX_REPEATED],
  [1_048_576, MAX_REPEATED],
] as const) {
  test(`ods: a row that is there ${written} times is given ${given} times, and so is a cell`, () => {
    const rows = read(ods(table(row(["x"], `table:number-rows-repeated="${written}"`)))).tables[0]?.rows
    assert.equal(rows?.length, given)
    const columns = `<table:table-row>${cell("x", `table:number-columns-repeated="${written}"`)}</table:table-row>`
    assert.equal(read(ods(table(columns))).tables[0]?.rows[0]?.length, given)
  })
}

test("ods: cells up to the limit are read, and not one more", () => {
  const octets = ods(table(row(["a", "b"]) + row(["c", "d"])))
  assert.equal(read(octets, budgetOf({ items: 5 })).unread, undefined) // four cells and the name of the sheet
  const short = read(octets, budgetOf({ items: 4 }))
  assert.equal(short.unread, "beyond-limits")
  assert.deepEqual(short.tables[0]?.rows[0], ["a", "b"])
})

test("ods: the flat form", () => {
  const flat = `<?xml version="1.0"?><office:document office:version="1.3"><office:body>${table(row(["a"]))}</office:body></office:document>`
  assert.deepEqual(read(strToU8(flat)).tables[0]?.rows, [["a"]])
  assert.equal(read(strToU8(flat), budgetOf({ octets: flat.length })).unread, undefined)
  assert.equal(read(strToU8(flat), budgetOf({ octets: flat.length - 1 })).unread, "beyond-limits")
})

const manifest = `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
const sound = ods(table(row(["a"])))
const bad: readonly [name: string, octets: Uint8Array, unread: Reading["unread"]][] = [
  ["one with a password", ods("", "", { "META-INF/manifest.xml": manifest }), "encrypted"],
  ["no octets", new Uint8Array(), "unknown-format"],
  ["a text", strToU8("naam;adres"), "unknown-format"],
  ["an archive of something else", zipSync({ "a.txt": strToU8("a") }), "unknown-format"],
  ["one that is cut off", sound.subarray(0, sound.length - 40), "broken"],
  [
    "a content that is cut off",
    zipSync({ "content.xml": strToU8(content(table(row(["a"]))).slice(0, -80)) }),
    "broken",
  ],
]
for (const [name, octets, unread] of bad)
  test(`ods: ${name}`, () => assert.equal(read(octets).unread, unread))

test("ods: no change of its octets makes it throw", () => {
  const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(sound.length), (changes, length) => {
      const copy = sound.slice(0, length)
      for (const [at, octet] of changes) copy[at] = octet
      read(copy)
    }),
  )
})

test("ods: no content makes it throw", () => {
  const piece = fc.constantFrom(
    "<table:table>",
    "</table:table>",
    "<table:table-row>",
    "</table:table-row>",
    "<table:table-cell>",
    "</table:table-cell>",
    "<text:p>",
    "</text:p>",
    "a",
    "<office:annotation>",
    "</office:annotation>",
    `<table:table-column table:number-columns-repeated="99999999999" table:visibility="collapse"/>`,
    `<table:table-cell table:number-columns-repeated="-1">`,
    `<table:table-row table:number-rows-repeated="1e9">`,
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void read(ods(pieces.join("")))),
    { numRuns: 60 },
  )
})
