import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import type { DocumentBudget, Reading } from "./document.ts"
import { readPptx } from "./pptx.ts"

type Parts = Readonly<Record<string, string>>

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

function relations(...targets: readonly (readonly [id: string, role: string, target: string])[]): string {
  const list = targets.map(
    ([id, role, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${role}" Target="${target}"/>`,
  )
  return `<Relationships>${list.join("")}</Relationships>`
}

const p = (text: string): string => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`
const shape = (text: string, hidden = ""): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Titel"${hidden}/></p:nvSpPr><p:txBody>${p(text)}</p:txBody></p:sp>`
const slide = (content: string, attributes = ""): string =>
  `<p:sld${attributes}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:sld>`

/** Two slides, shown in the order second, first; the others are as given. */
function pptx(first: string, second: string, others: Parts = {}): Uint8Array {
  const parts: Parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(["rId1", "officeDocument", "ppt/presentation.xml"]),
    "ppt/presentation.xml":
      '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId3"/><p:sldId r:id="rId2" id="257"/></p:sldIdLst></p:presentation>',
    "ppt/_rels/presentation.xml.rels": relations(
      ["rId2", "slide", "slides/slide1.xml"],
      ["rId3", "slide", "slides/slide2.xml"],
      ["rId1", "slideMaster", "slideMasters/slideMaster1.xml"],
    ),
    "ppt/slides/slide1.xml": first,
    "ppt/slides/slide2.xml": second,
    "ppt/slideMasters/slideMaster1.xml": slide(shape("Klik om te bewerken")),
    ...others,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

function fullBudget(): DocumentBudget {
  return { octets: 1_000_000, items: 10_000, units: 100_000 }
}

function read(first: string, second = slide(""), others: Parts = {}): Reading {
  return readPptx(pptx(first, second, others), fullBudget())
}

function outline({ texts }: Reading): readonly (readonly [string, string])[] {
  return texts.map(({ concealed, text }) => [concealed ?? "", text] as const)
}

test("pptx: slides in the order they are shown, without what masters say", () => {
  const reading = read(slide(shape("tweede")), slide(shape("eerste")))
  assert.deepEqual(outline(reading), [["", "eerste\ntweede\n"]])
  assert.equal(reading.unread, undefined)
  assert.deepEqual(reading.concealed, [])
})

const besides: readonly [
  name: string,
  role: string,
  xml: string,
  ...expected: readonly (readonly [string, string])[],
][] = [
  [
    "notes for the speaker",
    "notesSlide",
    slide(shape("Jan is ziek")),
    ["", "dia\n"],
    ["speaker-note", "Jan is ziek\n"],
  ],
  [
    "notes without text",
    "notesSlide",
    slide(`<a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p>`),
    ["", "dia\n"],
  ],
  [
    "comments",
    "comments",
    "<p:cmLst><p:cm><p:text>klopt dit?</p:text></p:cm><p:cm><p:text>ja</p:text></p:cm></p:cmLst>",
    ["", "dia\n"],
    ["comment", "klopt dit?\nja\n"],
  ],
  [
    "threaded comments",
    "comments",
    `<p188:cmLst><p188:cm><p188:txBody>${p("klopt dit?")}</p188:txBody></p188:cm></p188:cmLst>`,
    ["", "dia\n"],
    ["comment", "klopt dit?\n"],
  ],
  [
    "diagrams",
    "diagramData",
    `<dgm:dataModel><dgm:t>${p("Jan Jansen")}</dgm:t></dgm:dataModel>`,
    ["", "dia\nJan Jansen\n"],
  ],
]
for (const [name, role, xml, ...expected] of besides) {
  test(`pptx: ${name}`, () => {
    const reading = read(slide(shape("dia")), slide(""), {
      "ppt/slides/_rels/slide1.xml.rels": relations(["rId1", role, "../beside/beside1.xml"]),
      "ppt/beside/beside1.xml": xml,
    })
    assert.deepEqual(outline(reading), expected)
    assert.deepEqual(
      reading.concealed,
      expected.slice(1).map(([concealed]) => concealed),
    )
  })
}

test("pptx: a slide that is not shown is hidden, with its tables; the empty one too", () => {
  const table = "<a:tbl><a:tr><a:tc><a:txBody>" + p("Jan") + "</a:txBody></a:tc></a:tr></a:tbl>"
  for (const show of ["0", "false"]) {
    const reading = read(slide(shape("weg") + table, ` show="${show}"`), slide(shape("dia")))
    assert.deepEqual(outline(reading), [
      ["", "dia\n"],
      ["hidden-text", "weg\nJan\n"],
    ])
    assert.deepEqual(reading.tables, [{ rows: [["Jan"]], concealed: "hidden-text" }])
  }
  assert.deepEqual(read(slide("", ' show="0"')).concealed, ["hidden-text"])
  assert.deepEqual(outline(read(slide(shape("dia"), ' show="1"'))), [["", "dia\n"]])
})

test("pptx: a shape that is not shown is hidden, the one behind it is not", () => {
  const reading = read(slide(shape("weg", ' hidden="1"') + shape("dia")))
  assert.deepEqual(outline(reading), [
    ["", "dia\n"],
    ["hidden-text", "weg\n"],
  ])
})

test("pptx: tables are tables, workbooks inside are handed on", () => {
  const cell = (text: string): string => `<a:tc><a:txBody>${p(text)}</a:txBody></a:tc>`
  const reading = read(slide(`<a:tbl><a:tr>${cell("Jan")}${cell("PTSS")}</a:tr></a:tbl>`), slide(""), {
    "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": "PK",
  })
  assert.deepEqual(reading.tables, [{ rows: [["Jan", "PTSS"]], concealed: undefined }])
  assert.deepEqual(
    reading.inner.map(({ name }) => name),
    ["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"],
  )
})

test("pptx: a slide that is in no order is read, one that is not there is said", () => {
  const listed = relations(["rId9", "slide", "slides/slide2.xml"], ["rId2", "slide", "slides/slide3.xml"])
  const reading = read(slide(""), slide(shape("los")), { "ppt/_rels/presentation.xml.rels": listed })
  assert.deepEqual(outline(reading), [["", "los\n"]])
  assert.equal(reading.unread, "broken")
})

const broken: readonly [name: string, octets: Uint8Array, unread: string][] = [
  ["no archive", strToU8("dia"), "broken"],
  ["an archive of something else", zipSync({ "list.csv": strToU8("a") }), "broken"],
  ["an archive that is cut off", pptx(slide(""), slide("")).subarray(0, -30), "broken"],
  ["XML that is cut off", pptx("<p:sld><p:cSld>", slide("")), "broken"],
]
for (const [name, octets, unread] of broken)
  test(`pptx: ${name}`, () => assert.equal(readPptx(octets, fullBudget()).unread, unread))

test("pptx: paragraphs and octets up to the budget are read, one more is not", () => {
  const octets = pptx(slide(shape("een")), slide(shape("twee")))
  const spent = fullBudget()
  readPptx(octets, spent)
  const enough = { items: 2, units: 7, octets: 1_000_000 - spent.octets }
  assert.equal(readPptx(octets, { ...enough }).unread, undefined)
  for (const key of ["items", "units", "octets"] as const)
    assert.equal(readPptx(octets, { ...enough, [key]: enough[key] - 1 }).unread, "beyond-limits", key)
})

test("pptx: never throws, whatever is changed in a file", () => {
  const whole = zipParts()
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const copy = whole.slice()
      for (const [at, octet] of changes) copy[at % copy.length] = octet
      const budget = fullBudget()
      readPptx(copy, budget)
      assert.ok(budget.octets >= 0 && budget.items >= 0 && budget.units >= 0)
    }),
    { numRuns: 300 },
  )
})

function zipParts(): Uint8Array {
  return pptx(slide(shape("een", ' hidden="1"')), slide(shape("twee"), ' show="0"'), {
    "ppt/slides/_rels/slide1.xml.rels": relations(["rId1", "notesSlide", "../n.xml"]),
    "ppt/n.xml": slide(shape("noot")),
  })
}
