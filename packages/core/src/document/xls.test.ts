import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { DocumentBudget, Reading } from "./document.ts"
import { fullDocumentBudget } from "./limits.ts"
import { compoundOf, type CompoundNode } from "./write-compound-file.ts"
import { readXls } from "./xls.ts"
import { MAX_SHEETS } from "./xls-globals.ts"

const word = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >> 8])))
const long = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer)
const double = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer)
const latin = (text: string): Buffer => Buffer.from(text, "latin1")
const wide = (text: string): Buffer => Buffer.from(text, "utf16le")
/** A length of two octets, flags, letters. */
const string = (text: string, flags = 0): Buffer =>
  Buffer.concat([word(text.length), Buffer.from([flags]), flags === 1 ? wide(text) : latin(text)])
const record = (type: number, ...data: readonly Uint8Array[]): Buffer => {
  const all = Buffer.concat(data)
  return Buffer.concat([word(type, all.length), all])
}

const BOF = record(0x0809, word(0x0600, 0x0005))
const EOF = record(0x000a)
const label = (row: number, column: number, text: string): Buffer =>
  record(0x0204, word(row, column, 0), string(text))
const number = (row: number, column: number, value: number, style = 0): Buffer =>
  record(0x0203, word(row, column, style), double(value))
const shared = (row: number, column: number, index: number): Buffer =>
  record(0x00fd, word(row, column, 0), long(index))
const rowInfo = (row: number, height: number, flags: number): Buffer =>
  record(0x0208, word(row, 0, 9, height, 0, 0, flags, 0))
const columns = (first: number, last: number, width: number, flags: number): Buffer =>
  record(0x007d, word(first, last, width, 0, flags, 0))
const styles = (...ids: readonly number[]): Buffer =>
  Buffer.concat(ids.map((id) => record(0x00e0, word(0, id), Buffer.alloc(16))))

type Sheet = { readonly records: readonly Buffer[]; readonly state?: number; readonly kind?: number }

/** The stream of a workbook with these sheets, and with these records for all of them. */
function stream(sheets: readonly Sheet[], globals: readonly Buffer[] = []): Buffer {
  const contents = sheets.map(({ records }) =>
    Buffer.concat([record(0x0809, word(0x0600, 0x0010)), ...records, EOF]),
  )
  const bounds = (starts: readonly number[]): Buffer[] =>
    sheets.map(({ state = 0, kind = 0 }, at) => {
      const name = `Blad${at + 1}`
      return record(0x0085, long(starts[at] ?? 0), Buffer.from([state, kind, name.length, 0]), latin(name))
    })
  const head = (starts: readonly number[]): Buffer => Buffer.concat([BOF, ...globals, ...bounds(starts), EOF])
  let next = head([]).length
  const starts = contents.map((content) => {
    next += content.length
    return next - content.length
  })
  return Buffer.concat([head(starts), ...contents])
}

const file = (content: Uint8Array, ...more: readonly CompoundNode[]): Uint8Array =>
  compoundOf([{ name: "Workbook", content }, ...more])
const book = (sheets: readonly Sheet[], ...globals: readonly Buffer[]): Uint8Array =>
  file(stream(sheets, globals))
const read = (octets: Uint8Array, budget: Partial<DocumentBudget> = {}): Reading =>
  readXls(octets, { ...fullDocumentBudget(), ...budget })
const rowsOf = (octets: Uint8Array): unknown => read(octets).tables[0]?.rows

const FORMATS = [
  record(0x041e, word(164), string("d\\ mmmm\\ yyyy;@")),
  record(0x041e, word(165), string("000000000", 1)),
  styles(0, 14, 164, 165),
]
const formula = (value: Buffer): Buffer => record(0x0006, word(0, 0, 0), value, Buffer.alloc(8))
const cells: readonly (readonly [name: string, cell: readonly Buffer[], shown: unknown])[] = [
  ["a text in the cell", [label(0, 0, "René")], [["René"]]],
  ["a text with formatting in the cell", [record(0x00d6, word(0, 0, 0), string("Jan"), word(0))], [["Jan"]]],
  ["a number", [number(0, 0, 12345678901)], [["12345678901"]]],
  ["a date", [number(0, 0, 31118, 1)], [["12-03-1985"]]],
  ["a date in a format of its own", [number(0, 0, 31118, 2)], [["12-03-1985"]]],
  ["a number shown with a zero in front", [number(0, 0, 12345678, 3)], [["012345678"]]],
  ["a whole number of 30 bits", [record(0x027e, word(0, 0, 0), long((42 << 2) | 2))], [["42"]]],
  ["a negative one", [record(0x027e, word(0, 0, 0), long(((-7 << 2) | 2) >>> 0))], [["-7"]]],
  ["one in hundredths", [record(0x027e, word(0, 0, 0), long((1234 << 2) | 3))], [["12.34"]]],
  ["the high half of a number", [record(0x027e, word(0, 0, 0), long(0x3ff80000))], [["1.5"]]],
  [
    "several numbers in a row",
    [record(0x00bd, word(0, 1, 0), long((1 << 2) | 2), word(1), long((31118 << 2) | 2), word(2))],
    [["1", "12-03-1985"]],
  ],
  ["the number of a formula", [formula(double(31118))], [["31118"]]],
  [
    "the text of a formula, also behind what several formulas share",
    [formula(word(0, 0, 0, 0xffff)), record(0x04bc, word(0)), record(0x0207, string("Karin", 1))],
    [["Karin"]],
  ],
  ["the truth value of a formula", [formula(word(1, 1, 0, 0xffff)), label(0, 1, "x")], [["x"]]],
  ["a number that is none", [number(0, 0, Number.NaN), label(0, 1, "x")], [["x"]]],
  ["a string that is not there", [shared(0, 0, 9), label(0, 1, "x")], [["x"]]],
  ["a chart in the sheet is passed over", [BOF, label(0, 0, "as"), EOF, label(0, 0, "Jan")], [["Jan"]]],
]
for (const [name, records, shown] of cells)
  test(`xls: ${name}`, () => assert.deepEqual(rowsOf(book([{ records }], ...FORMATS)), shown))

test("xls: days may count from 1904", () => {
  const octets = book([{ records: [number(0, 0, 29656, 1)] }], record(0x0022, word(1)), ...FORMATS)
  assert.deepEqual(rowsOf(octets), [["12-03-1985"]])
})

test("xls: shared strings, of one octet a letter and of two, without formatting and how they are pronounced", () => {
  const rich = Buffer.concat([
    word(3),
    Buffer.from([0x0d]),
    word(1),
    long(5),
    wide("Łuk"),
    Buffer.alloc(9, 0x41),
  ])
  const strings = record(0x00fc, long(3), long(3), string("Piet"), rich, string("Karin", 1))
  const records = [0, 1, 2].map((index) => shared(0, index, index))
  assert.deepEqual(rowsOf(book([{ records }], strings)), [["Piet", "Łuk", "Karin"]])
})

test("xls: shared strings go on in the next record, wherever they are cut", () => {
  const head = Buffer.concat([long(9), long(9)])
  const rich = Buffer.concat([word(4), Buffer.from([0x08]), word(2), latin("Piet"), Buffer.alloc(8, 0x41)])
  const records = [0, 1].map((index) => shared(0, index, index))
  const tail = string("Karin")
  for (let cut = 0; cut <= 4; cut += 1) {
    // Behind the cut the letters are of two octets.
    const strings = [
      record(0x00fc, head, rich.subarray(0, 5 + cut)),
      cut < 4
        ? record(0x003c, Buffer.from([1]), wide("Piet".slice(cut)), rich.subarray(9), tail)
        : record(0x003c, rich.subarray(9), tail),
    ]
    assert.deepEqual(rowsOf(book([{ records }], ...strings)), [["Piet", "Karin"]], `${cut}`)
  }
  const inRuns = [record(0x00fc, head, rich.subarray(0, 12)), record(0x003c, rich.subarray(12), tail)]
  assert.deepEqual(rowsOf(book([{ records }], ...inRuns)), [["Piet", "Karin"]])
})

test("xls: shared strings that the budget has no room for are not passed over in silence", () => {
  const octets = book([{ records: [] }], record(0x00fc, long(2), long(2), string("Jan"), string("Piet")))
  assert.equal(read(octets, { items: 2 }).unread, undefined)
  assert.equal(read(octets, { items: 1 }).unread, "beyond-limits")
})

for (const state of [1, 2])
  test(`xls: a sheet that is ${state === 1 ? "hidden" : "very hidden"}`, () => {
    const hidden = { records: [rowInfo(0, 255, 0x20), label(0, 0, "b")], state }
    const { tables, texts, concealed, format, unread } = read(book([{ records: [label(0, 0, "a")] }, hidden]))
    assert.deepEqual(tables, [
      { rows: [["a"]], concealed: undefined },
      { rows: [["b"]], concealed: "hidden-sheet" },
    ])
    assert.deepEqual(texts, [
      { text: "Blad1\n", concealed: undefined },
      { text: "Blad2\n", concealed: "hidden-sheet" },
    ])
    assert.deepEqual([concealed, format, unread], [["hidden-sheet"], "xls", undefined])
  })

test("xls: hidden rows and columns, and those of no height or width, also where that is told behind the cells", () => {
  const names = ["naam", "bsn", "pgb"]
  const records = ["", "1", "2"].flatMap((mark, row) => names.map((name, at) => label(row, at, name + mark)))
  const hiding = [rowInfo(1, 255, 0x20), rowInfo(2, 0, 0), columns(1, 1, 100, 1), columns(2, 2, 0, 0)]
  for (const all of [
    [...hiding, ...records],
    [...records, ...hiding],
  ])
    assert.deepEqual(read(book([{ records: all }])).tables, [
      { rows: [["naam"]], concealed: undefined },
      { rows: [["naam1"], ["naam2"]], concealed: "hidden-row" },
      {
        rows: [
          ["bsn", "pgb"],
          ["bsn1", "pgb1"],
          ["bsn2", "pgb2"],
        ],
        concealed: "hidden-column",
      },
    ])
})

test("xls: headers and footers, notes and text boxes", () => {
  const object = (kind: number): Buffer => record(0x005d, word(0x15, 0x12, kind, 1), Buffer.alloc(14))
  const box = (text: string): Buffer =>
    Buffer.concat([
      record(0x01b6, Buffer.alloc(10), word(text.length, 16), Buffer.alloc(4)),
      record(0x003c, Buffer.from([0]), latin(text.slice(0, 3))),
      record(0x003c, Buffer.from([1]), wide(text.slice(3))),
      record(0x003c, Buffer.alloc(16)),
    ])
  const records = [
    record(0x0014, string("&LCliënten")),
    object(0x19),
    box("heeft PTSS"),
    object(0x06),
    box("Let op"),
  ]
  const { texts, concealed } = read(book([{ records }]))
  assert.deepEqual(
    texts.map(({ text, concealed: how }) => [text, how]),
    [
      ["Blad1\n", undefined],
      ["Cliënten\n", undefined],
      ["heeft PTSS\n", "comment"],
      ["Let op\n", undefined],
    ],
  )
  assert.deepEqual(concealed, ["comment"])
})

test("xls: that there is a pivot table is told, and a newer document inside is handed on", () => {
  const { concealed, inner } = read(
    file(
      stream([{ records: [] }]),
      { name: "_SX_DB_CUR", children: [] },
      { name: "MBD0001", children: [{ name: "Package", content: latin("PK") }] },
    ),
  )
  assert.deepEqual(concealed, ["pivot-data"])
  assert.deepEqual(
    inner.map(({ name, octets }) => [name, Buffer.from(octets).toString()]),
    [["MBD0001", "PK"]],
  )
})

const sound = stream([{ records: [label(0, 0, "Piet")] }])
const bad: readonly (readonly [
  name: string,
  octets: Uint8Array,
  unread: Reading["unread"],
  tables: number,
])[] = [
  ["with a password", book([{ records: [label(0, 0, "a")] }], record(0x002f, word(1))), "encrypted", 0],
  [
    "with a password of newer Office",
    compoundOf([{ name: "EncryptedPackage", content: latin("x") }]),
    "encrypted",
    0,
  ],
  ["before 97", compoundOf([{ name: "Book", content: latin("x") }]), "unknown-format", 0],
  ["with an older stream", file(record(0x0809, word(0x0500, 5))), "unknown-format", 0],
  ["of another program", compoundOf([{ name: "WordDocument", content: latin("x") }]), "unknown-format", 0],
  ["that is no compound file", latin("naam;bsn"), "broken", 0],
  ["that is cut off", file(sound).subarray(0, 1024), "broken", 0],
  ["whose last sheet is cut off", file(sound.subarray(0, sound.length - 4)), "broken", 1],
  ["whose sheet is not there", file(sound.subarray(0, sound.length - 40)), "broken", 0],
  ["without sheets", book([]), "broken", 0],
]
for (const [name, octets, unread, tables] of bad)
  test(`xls: a workbook ${name}`, () => {
    const reading = read(octets)
    assert.deepEqual([reading.unread, reading.tables.length], [unread, tables])
  })

test("xls: cells, units and octets up to the budget are read, and not one more", () => {
  const octets = book([{ records: [label(0, 0, "a"), label(0, 1, "bc")] }])
  const used = fullDocumentBudget()
  assert.equal(readXls(octets, used).unread, undefined)
  const full = fullDocumentBudget()
  for (const key of ["items", "units", "octets"] as const) {
    const exact = full[key] - used[key]
    assert.equal(read(octets, { [key]: exact }).unread, undefined, key)
    assert.equal(read(octets, { [key]: exact - 1 }).unread, "beyond-limits", key)
  }
})

test("xls: sheets up to a limit are read", () => {
  const sheets = (count: number): Reading =>
    read(book(Array.from({ length: count }, () => ({ records: [label(0, 0, "a")] }))))
  assert.deepEqual([sheets(MAX_SHEETS).tables.length, sheets(MAX_SHEETS).unread], [MAX_SHEETS, undefined])
  const more = sheets(MAX_SHEETS + 1)
  assert.deepEqual([more.tables.length, more.unread], [MAX_SHEETS, "beyond-limits"])
})

test("xls: one sheet that is named many times is not read as often", () => {
  const cells = Array.from({ length: 500 }, (_, row) => label(row, 0, "a"))
  const octets = stream([{ records: cells }, ...Array.from({ length: 50 }, () => ({ records: [] }))])
  const start = octets.readUInt32LE(BOF.length + 4)
  for (let sheet = 0, at = BOF.length; sheet < 51; sheet += 1) {
    octets.writeUInt32LE(start, at + 4)
    at += 4 + octets.readUInt16LE(at + 2)
  }
  const { tables, unread } = read(file(octets))
  assert.equal(unread, "broken")
  assert.ok(tables.reduce((sum, { rows }) => sum + rows.length, 0) < 1000)
})

test("xls: nothing that is altered or cut off makes it throw or overspend", () => {
  const records = [
    rowInfo(0, 255, 0x20),
    columns(1, 2, 0, 1),
    ...cells.flatMap(([, one]) => one),
    shared(1, 0, 0),
    record(0x01b6, Buffer.alloc(10), word(3, 16), Buffer.alloc(4)),
    record(0x003c, Buffer.from([0]), latin("abc")),
  ]
  const strings = record(0x00fc, long(1), long(1), string("Piet"))
  const content = stream([{ records }, { records: [label(0, 0, "x")], state: 2 }], [...FORMATS, strings])
  const change = fc.tuple(fc.nat(content.length - 1), fc.nat(255))
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 12 }),
      fc.boolean(),
      fc.nat(),
      fc.nat(60),
      (changes, isInside, cut, left) => {
        const octets = isInside ? Buffer.from(content) : Buffer.from(file(content))
        for (const [at, octet] of changes) octets[at] = octet
        const short = octets.subarray(0, cut % (octets.length + 1))
        for (const one of [octets, short])
          for (const budget of [fullDocumentBudget(), { octets: left * 20, items: left, units: left }]) {
            readXls(isInside ? file(one) : one, budget)
            assert.ok(budget.octets >= 0 && budget.items >= 0 && budget.units >= 0)
          }
      },
    ),
    { numRuns: 500 },
  )
})
