import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readDoc } from "./doc.ts"
import type { DocumentBudget, Reading } from "./document.ts"
import { fullDocumentBudget } from "./limits.ts"
import { compoundOf, type CompoundNode } from "./write-compound-file.ts"

/** `wide`: UTF-16; otherwise windows-1252 (but only U+0000 to U+00FF is written here). */
type Piece = { readonly text: string; readonly isWide?: boolean }
type Paragraph = { readonly end: number; readonly mark: "in-table" | "row-end" | undefined }
type Options = {
  /** Units of the body, the footnotes, the headers, the reserved story and the comments. */
  readonly stories?: readonly number[]
  readonly flags?: number
  readonly version?: number
  /** Octets before the pieces in the table stream. */
  readonly properties?: Uint8Array
  /** Puts where each paragraph ends, in octets of the text, with what it is. */
  readonly paragraphs?: readonly Paragraph[]
}

const TEXT_AT = 1024

/** The streams of a document; the text lies at 1,024, the page of paragraph properties behind it. */
function streams(pieces: readonly Piece[], options: Options = {}): readonly [Uint8Array, Uint8Array] {
  const { stories = [], flags = 0x0200, version = 0xc1, properties = new Uint8Array(0), paragraphs } = options
  const texts = pieces.map(({ text, isWide }) => Buffer.from(text, isWide === true ? "utf16le" : "latin1"))
  const text = Buffer.concat(texts)
  const pageNumber = Math.ceil((TEXT_AT + text.length) / 512)
  const stream = Buffer.alloc((pageNumber + 1) * 512)
  stream.writeUInt16LE(0xa5ec, 0)
  stream.writeUInt16LE(version, 2)
  stream.writeUInt16LE(flags, 10)
  stories.forEach((units, index) => stream.writeUInt32LE(units, 76 + index * 4))
  text.copy(stream, TEXT_AT)

  const positions = Buffer.alloc((pieces.length + 1) * 4)
  const places = Buffer.alloc(pieces.length * 8)
  let units = 0
  let octets = TEXT_AT
  pieces.forEach((piece, index) => {
    units += piece.text.length
    positions.writeUInt32LE(units, (index + 1) * 4)
    places.writeUInt32LE(piece.isWide === true ? octets : octets * 2 + 0x40000000, index * 8 + 2)
    octets += texts[index]?.length ?? 0
  })
  const head = Buffer.alloc(5)
  head[0] = 2
  head.writeUInt32LE(positions.length + places.length, 1)
  const clx = Buffer.concat([properties, head, positions, places])
  stream.writeUInt32LE(0, 418)
  stream.writeUInt32LE(clx.length, 422)
  if (paragraphs === undefined) return [stream, clx]

  stream.writeUInt32LE(clx.length, 258)
  stream.writeUInt32LE(12, 262)
  const index = Buffer.alloc(12)
  index.writeUInt32LE(pageNumber, 8)
  const page = stream.subarray(pageNumber * 512)
  page[511] = paragraphs.length
  page.writeUInt32LE(TEXT_AT, 0)
  paragraphs.forEach(({ end, mark }, number) => {
    page.writeUInt32LE(TEXT_AT + end, (number + 1) * 4)
    if (mark === undefined) return
    const at = mark === "row-end" ? 400 : 440 // paragraphs that are alike share their properties
    page[(paragraphs.length + 1) * 4 + number * 13] = at / 2
    // A style, an alignment, tab stops, that it is in a table, and perhaps that it ends a row.
    const own = [
      0,
      0,
      0x03,
      0x24,
      1,
      0x0d,
      0xc6,
      2,
      0,
      0,
      0x16,
      0x24,
      1,
      ...(mark === "row-end" ? [0x17, 0x24, 1] : [0]),
    ]
    page.set(mark === "row-end" ? [0, own.length / 2, ...own] : [(own.length + 1) / 2, ...own], at)
  })
  return [stream, Buffer.concat([clx, index])]
}

function doc(pieces: readonly Piece[], options: Options = {}, ...more: readonly CompoundNode[]): Uint8Array {
  const [content, table] = streams(pieces, options)
  return compoundOf([{ name: "WordDocument", content }, { name: "1Table", content: table }, ...more])
}
const read = (octets: Uint8Array, budget: Partial<DocumentBudget> = {}): Reading =>
  readDoc(octets, { ...fullDocumentBudget(), ...budget })

const rows: readonly (readonly [name: string, pieces: readonly Piece[], text: string])[] = [
  ["paragraphs", [{ text: "Beste Karin,\rTot morgen\r" }], "Beste Karin,\nTot morgen\n"],
  ["letters of one octet, as Windows has them", [{ text: "Ren\xe9 \x80 5\r" }], "René € 5\n"],
  ["letters of two octets", [{ text: "Łukasz\r", isWide: true }], "Łukasz\n"],
  [
    "pieces, in their order",
    [{ text: "Beste " }, { text: "Łuk", isWide: true }, { text: "as\r" }],
    "Beste Łukas\n",
  ],
  ["a text whose end has no mark", [{ text: "Jan" }], "Jan\n"],
  ["tabs and breaks of lines, columns and pages", [{ text: "a\tb\vc\x0ed\fe\r" }], "a\tb\nc\nd\ne\n"],
  [
    "a hyphen that does not break, and one that is not seen",
    [{ text: "Jan\x1eWillem van\x1f daag\r" }],
    "Jan-Willem van daag\n",
  ],
  ["pictures, notes and drawings", [{ text: "\x01a\x02b\x05\x08\r" }], "ab\n"],
  ["a field shows its result", [{ text: '\x13HYPERLINK "x"\x14hier\x15 staat\r' }], "hier staat\n"],
  ["a field without a result", [{ text: "a\x13PAGE\x15b\r" }], "ab\n"],
  [
    "fields in each other",
    [{ text: "\x13IF \x13MERGEFIELD a\x14Jan\x15 \x14Piet \x13x\x14en\x15\x15\r" }],
    "Piet en\n",
  ],
]
for (const [name, pieces, text] of rows)
  test(`doc: ${name}`, () => {
    const { texts, unread, format } = read(doc(pieces))
    assert.deepEqual(texts, [{ text, concealed: undefined }])
    assert.deepEqual([unread, format], [undefined, "doc"])
  })

test("doc: a field without an end may hide what follows, and that is said", () => {
  assert.equal(read(doc([{ text: "Jan\x13PAGE\rPiet\r" }])).unread, "broken")
})

test("doc: properties may stand before the pieces", () => {
  const properties = Uint8Array.from([1, 2, 0, 9, 9, 1, 0, 0])
  assert.equal(read(doc([{ text: "Jan\r" }], { properties })).texts[0]?.text, "Jan\n")
})

test("doc: comments are apart; headers, footnotes and text boxes are text", () => {
  const texts = ["body\r", "note\r", "head\r", "\x05Is Jan ziek?\r", "box\r"]
  const units = texts.map((text) => text.length)
  const stories = [units[0] ?? 0, units[1] ?? 0, units[2] ?? 0, 0, units[3] ?? 0]
  const whole = texts.join("")
  for (const cut of [0, 5, 12, 15, 20, whole.length]) {
    const pieces = [{ text: whole.slice(0, cut) }, { text: whole.slice(cut), isWide: true }]
    const { texts: found, concealed } = read(doc(pieces, { stories }))
    assert.deepEqual(found, [
      { text: "body\nnote\nhead\nbox\n", concealed: undefined },
      { text: "Is Jan ziek?\n", concealed: "comment" },
    ])
    assert.deepEqual(concealed, ["comment"])
  }
})

/** Of a text in which "|" is a cell, "/" the end of a row, "," a paragraph in a table and "." one that is not. */
function withTable(text: string, isWide = false): Uint8Array {
  const kinds: Readonly<Record<string, readonly [unit: string, mark: Paragraph["mark"]]>> = {
    "|": ["\x07", "in-table"],
    "/": ["\x07", "row-end"],
    ",": ["\r", "in-table"],
    ".": ["\r", undefined],
  }
  const paragraphs: Paragraph[] = []
  const letters = Array.from(text, (unit, at) => {
    const kind = kinds[unit]
    if (kind === undefined) return unit
    paragraphs.push({ end: (at + 1) * (isWide ? 2 : 1), mark: kind[1] })
    return kind[0]
  })
  return doc([{ text: letters.join(""), isWide }], { paragraphs })
}

for (const isWide of [false, true])
  test(`doc: a table in letters of ${isWide ? "two octets" : "one"}: cells, empty ones, and paragraphs in a cell`, () => {
    const { texts, tables } = read(withTable("Lijst.Naam|Reden|/Jan||/Piet|ziek,thuis|/Groet.A|/", isWide))
    assert.deepEqual(tables, [
      {
        rows: [
          ["Naam", "Reden"],
          ["Jan", ""],
          ["Piet", "ziek\nthuis"],
        ],
        concealed: undefined,
      },
      { rows: [["A"]], concealed: undefined },
    ])
    assert.equal(texts[0]?.text, "Lijst\nNaam\tReden\nJan\nPiet\tziek\nthuis\nGroet\nA\n")
  })

test("doc: where nothing tells of paragraphs a cell without anything ends a row", () => {
  const { tables } = read(doc([{ text: "a\x07b\x07\x07c\x07d\x07\x07\r" }]))
  assert.deepEqual(tables[0]?.rows, [
    ["a", "b"],
    ["c", "d"],
  ])
})

test("doc: a newer document inside is handed on", () => {
  const { inner } = read(
    doc(
      [{ text: "a\r" }],
      {},
      {
        name: "ObjectPool",
        children: [{ name: "_1", children: [{ name: "Package", content: Buffer.from("PK") }] }],
      },
    ),
  )
  assert.deepEqual(
    inner.map(({ name, octets }) => [name, Buffer.from(octets).toString()]),
    [["_1", "PK"]],
  )
})

const objects: readonly (readonly [
  name: string,
  stream: string,
  content: string,
  unread: Reading["unread"],
])[] = [
  ["an older workbook", "Workbook", "x", "unknown-format"],
  ["a message", "__properties_version1.0", "x", "unknown-format"],
  ["a file that was wrapped up", "\u0001Ole10Native", "\x09\0\0\0\x02\0list", "unknown-format"],
  ["a picture", "\u0001Ole10Native", "\x09\0\0\0BM", undefined],
  ["an equation", "Equation Native", "x", undefined],
]
for (const [name, inside, content, unread] of objects)
  test(`doc: ${name} inside ${unread === undefined ? "holds nothing to read" : "is not read, and that is said"}`, () => {
    const object = { name: "_1", children: [{ name: inside, content: Buffer.from(content) }] }
    const octets = doc([{ text: "a\r" }], {}, { name: "ObjectPool", children: [object] })
    assert.equal(read(octets).unread, unread)
  })

const [stream, table] = streams([{ text: "Jan\r" }])
const bad: readonly (readonly [name: string, octets: Uint8Array, unread: Reading["unread"]])[] = [
  ["with a password", doc([{ text: "x" }], { flags: 0x0300 }), "encrypted"],
  [
    "with a password of newer Office",
    compoundOf([{ name: "EncryptedPackage", content: table }]),
    "encrypted",
  ],
  ["before 97", doc([{ text: "x" }], { version: 0x68 }), "unknown-format"],
  ["of another program", compoundOf([{ name: "Workbook", content: table }]), "unknown-format"],
  ["that is no compound file", Buffer.from("Beste Karin"), "broken"],
  ["without a list of pieces", compoundOf([{ name: "WordDocument", content: stream }]), "broken"],
  ["whose list has no pieces", doc([]), "broken"],
  ["whose list is in the other stream", doc([{ text: "x" }], { flags: 0 }), "broken"],
  [
    "whose list is cut off",
    compoundOf([
      { name: "WordDocument", content: stream },
      { name: "1Table", content: table.subarray(0, -1) },
    ]),
    "broken",
  ],
  [
    "whose header is cut off",
    compoundOf([
      { name: "WordDocument", content: stream.subarray(0, 425) },
      { name: "1Table", content: table },
    ]),
    "broken",
  ],
  [
    "whose text is cut off",
    compoundOf([
      { name: "WordDocument", content: stream.subarray(0, TEXT_AT + 3) },
      { name: "1Table", content: table },
    ]),
    "broken",
  ],
]
for (const [name, octets, unread] of bad)
  test(`doc: a document ${name}`, () => assert.equal(read(octets).unread, unread))

test("doc: what is there of a text that is cut off is read", () =>
  assert.equal(read(bad.at(-1)?.[1] ?? new Uint8Array()).texts[0]?.text, "Jan\n"))

test("doc: paragraphs, units and octets up to the budget are read, and not one more", () => {
  const octets = doc([{ text: "Jan\r" }, { text: "Łuk\r", isWide: true }])
  const full = fullDocumentBudget()
  const used = fullDocumentBudget()
  assert.equal(readDoc(octets, used).unread, undefined)
  for (const key of ["items", "units", "octets"] as const) {
    const exact = full[key] - used[key]
    assert.equal(read(octets, { [key]: exact }).unread, undefined, key)
    assert.equal(read(octets, { [key]: exact - 1 }).unread, "beyond-limits", key)
  }
})

test("doc: pieces that name the same octets again and again are read as often as the budget allows", () => {
  const [content, list] = streams(Array.from({ length: 400 }, () => ({ text: "a".repeat(100) })))
  for (let piece = 0; piece < 400; piece += 1)
    Buffer.from(list.buffer, list.byteOffset, list.length).writeUInt32LE(
      0x40000000 + TEXT_AT * 2,
      5 + 401 * 4 + piece * 8 + 2,
    )
  const octets = compoundOf([
    { name: "WordDocument", content },
    { name: "1Table", content: list },
  ])
  const budget = { ...fullDocumentBudget(), octets: 1000 }
  const { texts, unread } = readDoc(octets, budget)
  assert.deepEqual([texts[0]?.text.length, unread, budget.octets], [1001, "beyond-limits", 0])
})

test("doc: nothing that is altered or cut off makes it throw or overspend", () => {
  const text = "Jan\x13A\x14b\x15|".repeat(3)
  const paragraphs: Paragraph[] = [
    { end: 4, mark: "in-table" },
    { end: 9, mark: "row-end" },
  ]
  const pieces = [{ text: text.replaceAll("|", "\x07\x07") }, { text: "Łuk\r", isWide: true }]
  const options = { paragraphs, stories: [5, 2, 3, 0, 6] }
  const [content, list] = streams(pieces, options)
  const whole = doc(pieces, options)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
      fc.constantFrom("file", "text", "table"),
      fc.nat(),
      fc.nat(60),
      (changes, where, cut, left) => {
        const octets = (where === "file" ? whole : where === "text" ? content : list).slice()
        for (const [at, octet] of changes) octets[at % octets.length] = octet
        for (const one of [octets, octets.subarray(0, cut % (octets.length + 1))]) {
          const file =
            where === "file"
              ? one
              : compoundOf([
                  { name: "WordDocument", content: where === "text" ? one : content },
                  { name: "1Table", content: where === "table" ? one : list },
                ])
          for (const budget of [fullDocumentBudget(), { octets: left * 20, items: left, units: left }]) {
            readDoc(file, budget)
            assert.ok(budget.octets >= 0 && budget.items >= 0 && budget.units >= 0)
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})
