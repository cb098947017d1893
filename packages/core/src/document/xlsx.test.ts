import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import type { DocumentBudget, Reading } from "./document.ts"
import { readXlsx } from "./xlsx.ts"

const budgetOf = (change: Partial<DocumentBudget> = {}): DocumentBudget => ({
  octets: 10_000_000,
  items: 100_000,
  units: 1_000_000,
  ...change,
})

const STRICT = "http://purl.oclc.org/ooxml"
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

type Parts = Readonly<Record<string, string>>
type SheetPart = { readonly xml: string; readonly state?: string; readonly rels?: Parts }

function rels(roles: Parts): string {
  const all = Object.entries(roles).map(
    ([target, role], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${role}" Target="${target}"/>`,
  )
  return `<Relationships>${all.join("")}</Relationships>`
}

/** A workbook of these sheets; `more` are further parts. */
function workbook(
  sheets: readonly SheetPart[],
  more: Parts = {},
  roles: Parts = {},
  properties = "",
): Uint8Array {
  const targets = Object.fromEntries(sheets.map((_, at) => [`worksheets/sheet${at + 1}.xml`, "worksheet"]))
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": rels({ "xl/workbook.xml": "officeDocument" }),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets
      .map(
        ({ state }, at) =>
          `<sheet name="Blad${at + 1}" sheetId="${at + 1}" ${state ?? ""} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": rels({
      ...targets,
      ...("xl/sharedStrings.xml" in more ? { "sharedStrings.xml": "sharedStrings" } : {}),
      ...("xl/styles.xml" in more ? { "styles.xml": "styles" } : {}),
      ...roles,
    }),
    ...more,
  }
  sheets.forEach(({ xml, rels: roles }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${MAIN}">${xml}</worksheet>`
    if (roles !== undefined) parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = rels(roles)
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`
const row = (values: readonly string[], attributes = ""): string =>
  `<row ${attributes}>${values.map(text).join("")}</row>`
const data = (...rows: readonly string[]): string => `<sheetData>${rows.join("")}</sheetData>`
const read = (octets: Uint8Array, budget = budgetOf()): Reading => readXlsx(octets, budget)

test("xlsx: shared strings, with their runs and without how they are pronounced", () => {
  const strings = `<sst><si><t>Naam</t></si><si><r><t>Piet </t></r><r><t>Jansen</t></r><rPh><t>x</t></rPh></si><si/></sst>`
  const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>9</v></c></row>`
  const { format, tables, unread } = read(
    workbook([{ xml: data(sheet) }], { "xl/sharedStrings.xml": strings }),
  )
  assert.deepEqual(tables, [{ rows: [["Naam"], ["Piet Jansen"]], concealed: undefined }])
  assert.equal(format, "xlsx")
  assert.equal(unread, undefined)
})

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="000000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49"/></cellXfs></styleSheet>`
const values: readonly [name: string, cell: string, shown: string][] = [
  ["a number", `<c><v>42</v></c>`, "42"],
  ["a date", `<c s="1"><v>31118</v></c>`, "12-03-1985"],
  ["a date in a format of its own", `<c s="2"><v>31118</v></c>`, "12-03-1985"],
  ["a number shown with a zero in front", `<c s="3"><v>12345678</v></c>`, "012345678"],
  ["digits that are text", `<c t="str" s="4"><v>012345678</v></c>`, "012345678"],
  ["a long number", `<c><v>1.2345678901E10</v></c>`, "12345678901"],
  ["a date of the strict form", `<c t="d"><v>1985-03-12T00:00:00</v></c>`, "12-03-1985"],
  ["the result of a formula", `<c t="str"><f>A1&amp;"x"</f><v>Piet_x000D_</v></c>`, "Piet"],
  ["a truth value", `<c t="b"><v>1</v></c>`, "TRUE"],
  ["an error", `<c t="e"><v>#N/A</v></c>`, "#N/A"],
]
for (const [name, cell, shown] of values) {
  test(`xlsx: ${name}`, () => {
    const { tables } = read(workbook([{ xml: data(`<row>${cell}</row>`) }], { "xl/styles.xml": styles }))
    assert.deepEqual(tables[0]?.rows, [[shown]])
  })
}

test("xlsx: days may count from 1904", () => {
  const octets = workbook(
    [{ xml: data(`<row><c s="1"><v>29656</v></c></row>`) }],
    { "xl/styles.xml": styles },
    {},
    `<workbookPr date1904="1"/>`,
  )
  assert.deepEqual(read(octets).tables[0]?.rows, [["12-03-1985"]])
})

test("xlsx: columns stand where they are, and those without anything are left out", () => {
  const xml = data(
    `<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row><c r="XFD2"><v>3</v></c></row>`,
  )
  assert.deepEqual(read(workbook([{ xml }])).tables[0]?.rows, [
    ["1", "2"],
    ["", "3"],
  ])
})

for (const state of ["hidden", "veryHidden"]) {
  test(`xlsx: a sheet that is ${state}`, () => {
    const { tables, texts, concealed } = read(
      workbook([
        { xml: data(row(["a"])) },
        { xml: data(row(["b"], 'hidden="1"')), state: `state="${state}"` },
      ]),
    )
    assert.deepEqual(tables, [
      { rows: [["a"]], concealed: undefined },
      { rows: [["b"]], concealed: "hidden-sheet" },
    ])
    assert.deepEqual(concealed, ["hidden-sheet"])
    assert.deepEqual(texts, [
      { text: "Blad1\n", concealed: undefined },
      { text: "Blad2\n", concealed: "hidden-sheet" },
    ])
  })
}

test("xlsx: hidden columns are a table of their own", () => {
  const xml = `<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="true"/></cols>${data(row(["naam", "bsn", "plaats"]), row(["Piet", "1", "Ede"]))}`
  const { tables, concealed } = read(workbook([{ xml }]))
  assert.deepEqual(tables, [
    {
      rows: [
        ["naam", "plaats"],
        ["Piet", "Ede"],
      ],
      concealed: undefined,
    },
    { rows: [["bsn"], ["1"]], concealed: "hidden-column" },
  ])
  assert.deepEqual(concealed, ["hidden-column"])
})

test("xlsx: hidden rows have the columns of those that are seen", () => {
  const xml = `<cols><col min="2" max="2" width="0"/></cols>${data(row(["naam", "bsn"]), row(["Piet", "1"], 'hidden="1"'), row(["Karin", "2"], 'ht="0"'))}`
  const { tables, concealed } = read(workbook([{ xml }]))
  assert.deepEqual(tables, [
    { rows: [["naam"]], concealed: undefined },
    { rows: [["Piet"], ["Karin"]], concealed: "hidden-row" },
    { rows: [["bsn"], ["1"], ["2"]], concealed: "hidden-column" },
  ])
  assert.deepEqual(concealed, ["hidden-row", "hidden-column"])
})

test("xlsx: columns that are hidden and empty conceal nothing", () => {
  const xml = `<cols><col min="5" max="16384" hidden="1"/></cols>${data(row(["naam"]))}`
  assert.deepEqual(read(workbook([{ xml }])).concealed, [])
})

test("xlsx: comments, threaded ones and what stands in shapes", () => {
  const { texts, concealed } = read(
    workbook(
      [
        {
          xml: data(row(["a"])),
          rels: {
            "../comments1.xml": "comments",
            "../threaded1.xml": "threadedComment",
            "../drawing1.xml": "drawing",
          },
        },
      ],
      {
        "xl/comments1.xml": `<comments><authors><author>Jan</author></authors><commentList><comment ref="A1"><text><r><t>heeft </t></r><r><t>PTSS</t></r></text></comment></commentList></comments>`,
        "xl/threaded1.xml": `<ThreadedComments><threadedComment ref="A1"><text>bellen</text></threadedComment></ThreadedComments>`,
        "xl/drawing1.xml": `<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>Let op</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>`,
      },
    ),
  )
  assert.deepEqual(texts, [
    { text: "Blad1\n", concealed: undefined },
    { text: "heeft PTSS\n", concealed: "comment" },
    { text: "bellen\n", concealed: "comment" },
    { text: "Let op\n", concealed: undefined },
  ])
  assert.deepEqual(concealed, ["comment"])
})

test("xlsx: headers and footers without their codes", () => {
  const xml = `${data(row(["a"]))}<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"Cliënten&amp;CR&amp;&amp;D</oddHeader><oddFooter>&amp;P</oddFooter></headerFooter>`
  assert.deepEqual(
    read(workbook([{ xml }])).texts.map((one) => one.text),
    ["Blad1\n", "Cliënten R&D\n"],
  )
})

const cache = `<pivotCacheDefinition><cacheFields><cacheField name="Naam"><sharedItems><s v="Piet"/><s v="Karin"/></sharedItems></cacheField><cacheField name="Uren"><sharedItems containsNumber="1"/></cacheField></cacheFields></pivotCacheDefinition>`
test("xlsx: the rows that a pivot table keeps", () => {
  const { tables, concealed } = read(
    workbook(
      [{ xml: data(row(["a"])) }],
      {
        "xl/pivot/c1.xml": cache,
        "xl/pivot/_rels/c1.xml.rels": rels({ "r1.xml": "pivotCacheRecords" }),
        "xl/pivot/r1.xml": `<pivotCacheRecords><r><x v="1"/><n v="8"/></r><r><x v="0"/><m/></r><r><x v="7"/></r></pivotCacheRecords>`,
      },
      { "pivot/c1.xml": "pivotCacheDefinition" },
    ),
  )
  assert.deepEqual(tables[1], {
    rows: [
      ["Naam", "Uren"],
      ["Karin", "8"],
      ["Piet", ""],
    ],
    concealed: "pivot-data",
  })
  assert.deepEqual(concealed, ["pivot-data"])
})

test("xlsx: a pivot table that keeps no rows still has what its fields may be", () => {
  const { tables } = read(
    workbook(
      [{ xml: data(row(["a"])) }],
      { "xl/pivot/c1.xml": cache },
      { "pivot/c1.xml": "pivotCacheDefinition" },
    ),
  )
  assert.deepEqual(tables[1]?.rows, [
    ["Naam", "Uren"],
    ["Piet", ""],
    ["Karin", ""],
  ])
})

test("xlsx: what is embedded is given as a document of its own", () => {
  const { inner } = read(workbook([{ xml: data(row(["a"])) }], { "xl/embeddings/Werkblad1.xlsx": "PK" }))
  assert.deepEqual(inner, [
    { name: "Werkblad1.xlsx", type: "application/octet-stream", octets: strToU8("PK") },
  ])
})

test("xlsx: the strict form with prefixes", () => {
  const parts: Parts = {
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="${STRICT}/officeDocument/relationships/officeDocument" Target="/xl/wb.xml"/></Relationships>`,
    "xl/wb.xml": `<x:workbook xmlns:x="${STRICT}/spreadsheetml/main"><x:sheets><x:sheet name="L" rel:id="b"/></x:sheets></x:workbook>`,
    "xl/_rels/wb.xml.rels": `<Relationships><Relationship Id="b" Type="${STRICT}/officeDocument/relationships/worksheet" Target="s.xml"/></Relationships>`,
    "xl/s.xml": `<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
  }
  const octets = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
  assert.deepEqual(read(octets).tables, [{ rows: [["1"]], concealed: undefined }])
})

/** An OLE file whose only directory sector has this name (MS-CFB §2.2, §2.6.1). */
function ole(name: string): Uint8Array {
  const octets = new Uint8Array(1024)
  octets.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  octets[30] = 9
  octets.set(Array.from(name, (unit) => [unit.charCodeAt(0), 0]).flat(), 512)
  return octets
}

const sound = workbook([{ xml: data(row(["Piet Jansen"])) }])
const bad: readonly [name: string, octets: Uint8Array, unread: Reading["unread"]][] = [
  ["a workbook with a password", ole("EncryptedPackage"), "encrypted"],
  ["a workbook of before 2007", ole("Workbook"), "unknown-format"],
  ["no octets", new Uint8Array(), "unknown-format"],
  ["a text", strToU8("naam;adres"), "unknown-format"],
  ["an archive of something else", zipSync({ "a.txt": strToU8("a") }), "unknown-format"],
  ["a workbook that is cut off", sound.subarray(0, sound.length - 40), "broken"],
  ["a sheet that is cut off", workbook([{ xml: "<sheetData><row><c><v>1</v></c></row><row" }]), "broken"],
  [
    "a sheet that is not there",
    workbook([{ xml: data(row(["a"])) }], { "xl/_rels/workbook.xml.rels": "<Relationships/>" }),
    "broken",
  ],
  ["a workbook without sheets", workbook([]), "broken"],
]
for (const [name, octets, unread] of bad)
  test(`xlsx: ${name}`, () => assert.equal(read(octets).unread, unread))

test("xlsx: entities that a sheet declares stay as they stand", () => {
  const xml = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${data(row(["&b;"]))}`
  assert.deepEqual(read(workbook([{ xml }])).tables[0]?.rows, [["&b;"]])
})

test("xlsx: a bomb is not inflated", () => {
  const budget = budgetOf({ octets: 100_000 })
  const { unread } = read(workbook([{ xml: " ".repeat(5_000_000) }]), budget)
  assert.equal(unread, "beyond-limits")
  assert.ok(budget.octets >= 0)
})

test("xlsx: cells up to the limit are read, and not one more", () => {
  const octets = workbook([{ xml: data(row(["a", "b"]), row(["c", "d"])) }])
  assert.equal(read(octets, budgetOf({ items: 5 })).unread, undefined) // four cells and the name of the sheet
  const short = read(octets, budgetOf({ items: 4 }))
  assert.equal(short.unread, "beyond-limits")
  assert.deepEqual(short.tables[0]?.rows[0], ["a", "b"])
})

test("xlsx: a sheet that is wide and empty costs what it would take", () => {
  const cell = (column: string, at: number): string => `<row><c r="${column}${at}"><v>1</v></c></row>`
  const rows = Array.from({ length: 702 }, (_, at) => {
    const [high, low] = [Math.floor(at / 26), at % 26].map((letter) => String.fromCharCode(64 + letter + 1))
    return cell(high === "[" ? "ZZ" : `${high}${low}`, at)
  })
  const budget = budgetOf({ items: 10_000 })
  const { unread, tables } = read(workbook([{ xml: data(...rows) }]), budget)
  assert.equal(unread, "beyond-limits")
  assert.ok((tables[0]?.rows.length ?? 0) < 15)
})

test("xlsx: one sheet that is named a thousand times is read as often as the limit allows", () => {
  const sheet = `<sheet name="a" r:id="rId1"/>`
  const read1 = (times: number): Reading =>
    read(
      workbook([{ xml: data(row(["a"])) }], {
        "xl/workbook.xml": `<workbook><sheets>${sheet.repeat(times)}</sheets></workbook>`,
      }),
    )
  assert.equal(read1(1024).tables.length, 1024)
  assert.equal(read1(1024).unread, undefined)
  assert.equal(read1(1025).tables.length, 1024)
  assert.equal(read1(1025).unread, "beyond-limits")
})

test("xlsx: no change of its octets makes it throw", () => {
  const octets = workbook(
    [{ xml: `<cols><col min="1" max="2" hidden="1"/></cols>${data(row(["a", "b"]))}` }],
    { "xl/styles.xml": styles },
  )
  const change = fc.tuple(fc.nat(octets.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(octets.length), (changes, length) => {
      const copy = octets.slice(0, length)
      for (const [at, octet] of changes) copy[at] = octet
      read(copy)
    }),
  )
})

test("xlsx: no sheet makes it throw", () => {
  const piece = fc.constantFrom(
    "<row",
    "<c",
    "<v>",
    "</v>",
    "</c>",
    "</row>",
    ' r="',
    "A1",
    'ZZZZZ9"',
    ' t="s"',
    ' s="-1"',
    ">",
    "/>",
    "1e999",
    "<cols>",
    '<col min="',
    '" max="',
    "<is>",
    "<t>",
    " hidden='1'",
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      (pieces) => void read(workbook([{ xml: pieces.join("") }])),
    ),
    { numRuns: 60 },
  )
})
