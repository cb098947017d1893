import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateSync } from "node:zlib"
import type { DocumentBudget, Reading } from "./document.ts"
import { fullDocumentBudget } from "./limits.ts"
import { MAX_PDF_PAGES, readPdf } from "./pdf.ts"

const NOTHING = { concealed: [], inner: [], unread: undefined } as const

/** A file of these objects, numbered from 1, the first of them the catalogue. */
function pdfOf(objects: readonly string[], trailer = ""): Uint8Array {
  let text = "%PDF-1.7\n"
  const starts = objects.map((object, index) => {
    const start = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = text.length
  const entries = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("")
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(text, "latin1")
}

function stream(octets: string, dictionary = ""): string {
  return `<< /Length ${octets.length} ${dictionary} >>\nstream\n${octets}\nendstream`
}

function deflated(octets: string | Uint8Array): string {
  return deflateSync(octets).toString("latin1")
}

type More = { readonly catalogue?: string; readonly page?: string; readonly objects?: readonly string[] }

/** One page per content; what is more begins with the object of number 4 + 2 × pages. */
function pagesOf(
  contents: readonly string[],
  { catalogue = "", page = "", objects = [] }: More = {},
): Uint8Array {
  const kids = contents.map((_, index) => `${4 + 2 * index} 0 R`).join(" ")
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${contents.length} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> ` +
        `/Contents ${5 + 2 * index} 0 R ${page} >>`,
      content.startsWith("<<") ? content : stream(content),
    ]),
    ...objects,
  ])
}

function at(x: number, y: number, text: string): string {
  return `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET\n`
}

function read(octets: Uint8Array, budget: Partial<DocumentBudget> = {}): Promise<Reading> {
  return readPdf(octets, { ...fullDocumentBudget(), ...budget })
}

const textOf = ({ texts }: Reading): string => texts.map(({ text }) => text).join("")

test("pdf: words, lines and pages are read in the order of writing", async () => {
  const reading = await read(
    pagesOf([at(50, 800, "Beste Karin,") + at(50, 780, "tot morgen."), at(50, 800, "Blad twee")]),
  )
  assert.deepEqual(reading, {
    format: "pdf",
    texts: [
      { text: "Beste Karin,\ntot morgen.\n", concealed: undefined },
      { text: "Blad twee\n", concealed: undefined },
    ],
    tables: [],
    ...NOTHING,
  })
})

const LIST = [
  ["Naam", "E-mail", "Telefoon"],
  ["Jan Jansen", "jan@voorbeeld.example", "020-5550101"],
  ["Fatima el Amrani", "fatima@voorbeeld.example", ""],
  ["Piet de Vries", "piet@voorbeeld.example", "020-5550103"],
]
const lineOf = (row: readonly string[], y: number): string =>
  row.map((cell, column) => (cell === "" ? "" : at(50 + column * 170, y, cell))).join("")
const rowsAt = (rows: readonly (readonly string[])[], top: number): string =>
  rows.map((row, index) => lineOf(row, top - index * 14)).join("")

const tables: readonly (readonly [
  name: string,
  contents: readonly string[],
  rows: readonly (readonly string[])[],
])[] = [
  ["a list is a table, with a cell that is empty", [rowsAt(LIST, 800)], LIST],
  [
    "a list that was written column by column",
    [
      [0, 1, 2]
        .map((column) =>
          LIST.map((row, y) =>
            row[column] === "" ? "" : at(50 + column * 170, 800 - y * 14, row[column] ?? ""),
          ).join(""),
        )
        .join(""),
    ],
    LIST,
  ],
  [
    "words around a list are not of it",
    [at(50, 830, "Deelnemers") + rowsAt(LIST, 800) + at(50, 700, "Groet, Karin")],
    LIST,
  ],
  [
    "a list goes on over the page",
    [rowsAt(LIST, 800), rowsAt([...LIST].slice(1), 800)],
    [...LIST, ...LIST.slice(1)],
  ],
]
for (const [name, contents, rows] of tables) {
  test(`pdf: ${name}`, async () => {
    assert.deepEqual((await read(pagesOf(contents))).tables, [{ rows, concealed: undefined }])
  })
}

test("pdf: prose and two lines with a gap are no table", async () => {
  const prose = at(50, 800, "Dit is een brief.") + at(50, 786, "Nog een regel.") + at(50, 772, "En nog een.")
  assert.deepEqual((await read(pagesOf([prose]))).tables, [])
  assert.deepEqual((await read(pagesOf([rowsAt(LIST.slice(0, 2), 800)]))).tables, [])
})

test("pdf: comments, filled-in fields and attached files are read", async () => {
  const reading = await read(
    pagesOf([at(50, 800, "Formulier")], {
      catalogue:
        "/Names << /EmbeddedFiles << /Names [(lijst.csv) 6 0 R] >> >> /AcroForm << /Fields [9 0 R 10 0 R] >>",
      page: "/Annots [8 0 R 9 0 R 10 0 R 11 0 R]",
      objects: [
        "<< /Type /Filespec /F (lijst.csv) /EF << /F 7 0 R >> >>",
        stream("naam;geboortedatum", "/Type /EmbeddedFile"),
        "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (bel Jan Jansen terug) >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (naam) /V (Karin de Wit) /Rect [0 0 9 9] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (kenmerk) /V (geheim) /Rect [0 0 9 9] /F 2 >>",
        "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (in een kader) >>",
      ],
    }),
  )
  assert.deepEqual(
    reading.texts.slice(1),
    [
      { text: "bel Jan Jansen terug\n", concealed: "comment" },
      { text: "in een kader\n", concealed: undefined },
      { text: "naam: Karin de Wit\n", concealed: undefined },
      { text: "kenmerk: geheim\n", concealed: "hidden-text" },
    ].toSorted(
      (one, other) =>
        reading.texts.findIndex(({ text }) => text === one.text) -
        reading.texts.findIndex(({ text }) => text === other.text),
    ),
  )
  assert.deepEqual([...reading.concealed].toSorted(), ["comment", "hidden-text"])
  assert.deepEqual(
    reading.inner.map(({ name, octets }) => [name, Buffer.from(octets).toString()]),
    [["lijst.csv", "naam;geboortedatum"]],
  )
  assert.equal(reading.unread, undefined)
})

/** With a user password: of the empty one the check does not come out (ISO 32000-1 §7.6.3.4, algorithm 6). */
const LOCKED = pdfOf(
  [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 0 /Kids [] >>",
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${"28".repeat(32)}> /U <${"29".repeat(32)}> >>`,
  ],
  "/Encrypt 3 0 R /ID [<01><01>]",
)

const whole = pagesOf([at(50, 800, "Beste Karin")])
const unreadable: readonly (readonly [name: string, octets: Uint8Array, unread: Reading["unread"]])[] = [
  ["one with a password", LOCKED, "encrypted"],
  ["nothing", new Uint8Array(0), "broken"],
  ["garbage", new Uint8Array(2000).fill(0x41), "broken"],
  ["a header alone", Buffer.from("%PDF-1.7\n"), "broken"],
  ["a catalogue without pages", pdfOf(["<< /Type /Catalog >>"]), "broken"],
  [
    "pages in a ring",
    pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 5 /Kids [2 0 R] >>"]),
    "broken",
  ],
  [
    "pages that are only announced",
    pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2000000000 /Kids [] >>"]),
    "broken",
  ],
]
for (const [name, octets, unread] of unreadable) {
  test(`pdf: ${name} is "${unread}"`, async () => {
    const { unread: found, texts } = await read(octets)
    assert.deepEqual([found, texts], [unread, []])
  })
}

test("pdf: without its table of objects it is read still, and cut off anywhere it never throws", async () => {
  const cut = whole.subarray(0, whole.length - 15)
  assert.equal(textOf(await read(cut)), "Beste Karin\n")
  for (let length = 0; length < whole.length; length += 37) await read(whole.subarray(0, length))
})

test("pdf: tables of objects in a ring end", async () => {
  const text = Buffer.from(whole).toString("latin1")
  const start = text.indexOf("xref")
  await read(Buffer.from(text.replace("/Root", `/Prev ${start} /Root`), "latin1"))
})

test("pdf: deflated pages are read; one that inflates beyond the budget is not", async () => {
  const content = at(50, 800, "Hallo") + " ".repeat(100_000)
  const packed = deflated(content)
  const octets = pagesOf([stream(packed, "/Filter /FlateDecode")])
  const cost = octets.length + 4096 + content.length
  assert.equal(textOf(await read(octets, { octets: cost })), "Hallo\n")
  const { unread, texts } = await read(octets, { octets: cost - 1 })
  assert.deepEqual([unread, texts], ["beyond-limits", []])
})

/** ISO 32000-2 §7.4.3 */
function ascii85(octets: string): string {
  let text = ""
  for (let at = 0; at < octets.length; at += 4) {
    const word = Buffer.from(octets.slice(at, at + 4).padEnd(4, "\0"), "latin1").readUInt32BE()
    const digits = [4, 3, 2, 1, 0].map((power) => Math.floor(word / 85 ** power) % 85)
    text += word === 0 ? "z" : String.fromCharCode(...digits.map((digit) => digit + 33))
  }
  return `${text}~>`
}

test("pdf: pages deflated in ASCII are read", async () => {
  const packed = deflated(at(50, 800, "Hallo"))
  const hex = Buffer.from(packed, "latin1").toString("hex")
  assert.equal(
    textOf(await read(pagesOf([stream(ascii85(packed), "/Filter [/ASCII85Decode /FlateDecode]")]))),
    "Hallo\n",
  )
  assert.equal(
    textOf(await read(pagesOf([stream(`${hex}>`, "/Filter [/ASCIIHexDecode /FlateDecode]")]))),
    "Hallo\n",
  )
})

for (const filter of [
  "/LZWDecode",
  "[/FlateDecode /RunLengthDecode]",
  "[ /FlateDecode 9 0 R ]",
  "9 0 R",
  "/#4cZWDecode",
]) {
  test(`pdf: a page that is packed with ${filter} is of an unknown format`, async () =>
    assert.equal((await read(pagesOf([stream("x", `/Filter ${filter}`)]))).unread, "unknown-format"))
}

const bomb = deflated(new Uint8Array(20_000_000))
const bombs: readonly (readonly [name: string, octets: Uint8Array])[] = [
  ["of a thousand times its size", pagesOf([stream(bomb, "/Filter /FlateDecode")])],
  [
    "deflated twice",
    pagesOf([stream(deflated(Buffer.from(bomb, "latin1")), "/Filter [/FlateDecode /FlateDecode]")]),
  ],
  [
    "in hexadecimal",
    pagesOf([stream(Buffer.from(bomb, "latin1").toString("hex"), "/Filter [/ASCIIHexDecode /FlateDecode]")]),
  ],
  ["in ASCII85", pagesOf([stream(ascii85(bomb), "/Filter [/ASCII85Decode /FlateDecode]")])],
  [
    "behind a lying end",
    pagesOf([stream(`${bomb}`.replace(/^(..)/s, "$1\0\x09\0\xf6\xffendstream"), "/Filter /FlateDecode")]),
  ],
]
for (const [name, octets] of bombs) {
  test(`pdf: a bomb ${name} is "beyond-limits"`, async () =>
    assert.equal((await read(octets, { octets: 10_000_000 })).unread, "beyond-limits"))
}

test("pdf: a picture is not inflated, whatever it would become", async () => {
  const content = at(50, 800, "Foto")
  const picture = stream(bomb, "/Type /XObject /Subtype /Image /Width 9 /Height 9 /Filter /FlateDecode")
  const reading = await read(pagesOf([content], { objects: [picture] }))
  assert.deepEqual([textOf(reading), reading.unread], ["Foto\n", undefined])
  // Nor is a page that is called a picture.
  const lie = await read(pagesOf([stream(bomb, "/Subtype /Image /Filter /FlateDecode")]))
  assert.equal(textOf(lie), "")
})

test("pdf: runs of letters, units and pages are counted", async () => {
  const octets = pagesOf([at(50, 800, "Beste Karin")])
  for (const [name, enough] of [
    ["units", 11],
    ["items", 2],
  ] as const) {
    const reading = await read(octets, { [name]: enough })
    assert.deepEqual([textOf(reading), reading.unread], ["Beste Karin\n", undefined], name)
    assert.equal((await read(octets, { [name]: enough - 1 })).unread, "beyond-limits", name)
  }
  const kids = (count: number): Uint8Array =>
    pdfOf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      `<< /Type /Pages /Count ${count} /Kids [${"3 0 R ".repeat(count)}] >>`,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ])
  assert.equal((await read(kids(MAX_PDF_PAGES))).unread, undefined)
  assert.equal((await read(kids(MAX_PDF_PAGES + 1))).unread, "beyond-limits")
})

test("pdf: empty cells of a table are counted", async () => {
  const octets = pagesOf([rowsAt(LIST, 800)])
  const most = fullDocumentBudget()
  await readPdf(octets, most)
  const items = fullDocumentBudget().items - most.items
  assert.equal((await read(octets, { items })).unread, undefined)
  const { unread, tables: found } = await read(octets, { items: items - 1 })
  assert.deepEqual([unread, found[0]?.rows.length], ["beyond-limits", 2])
})
