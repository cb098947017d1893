import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import { readDocx } from "./docx.ts"
import type { DocumentBudget, Reading } from "./document.ts"

type Parts = Readonly<Record<string, string>>

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function relations(...targets: readonly (readonly [role: string, target: string])[]): string {
  const list = targets.map(
    ([role, target], at) => `<Relationship Id="rId${at}" Type="${RELATIONS}/${role}" Target="${target}"/>`,
  )
  return `<?xml version="1.0"?><Relationships>${list.join("")}</Relationships>`
}

function docx(body: string, others: Parts = {}): Uint8Array {
  const parts: Parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(["officeDocument", "word/document.xml"]),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...others,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

function fullBudget(): DocumentBudget {
  return { octets: 1_000_000, items: 10_000, units: 100_000 }
}

function read(body: string, others: Parts = {}): Reading {
  return readDocx(docx(body, others), fullBudget())
}

const p = (content: string): string => `<w:p>${content}</w:p>`
const r = (text: string, properties = ""): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const cell = (text: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`

const WHITE = '<w:color w:val="FFFFFF"/>'
const deleted = '<w:del w:author="Jan"><w:r><w:delText>Piet Pietersen</w:delText></w:r></w:del>'

/** What is seen, then what is concealed: [concealment, text]. */
const rows: readonly [name: string, body: string, ...expected: readonly (readonly [string, string])[]][] = [
  ["paragraphs", p(r("Beste Karin,")) + p(r("Tot ") + r("morgen")), ["", "Beste Karin,\nTot morgen\n"]],
  ["entities", p(r("Jan &amp; Piet &#233;")), ["", "Jan & Piet é\n"]],
  [
    "tabs and line breaks",
    p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
    ["", "a\tb\nc\n"],
  ],
  ["a tab stop is no tab", p(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${r("a")}`), ["", "a\n"]],
  ["an insertion is text", p(`<w:ins w:author="Jan">${r("Jan")}</w:ins>`), ["", "Jan\n"]],
  [
    "a deletion is not",
    p(r("Aan ") + deleted + r("u")),
    ["", "Aan u\n"],
    ["tracked-change", "Piet Pietersen\n"],
  ],
  ["a deletion with ordinary text in it", p(`<w:del>${r("Piet")}</w:del>`), ["tracked-change", "Piet\n"]],
  [
    "text moved away",
    p(`<w:moveFrom>${r("weg")}</w:moveFrom>${r("u")}`),
    ["", "u\n"],
    ["tracked-change", "weg\n"],
  ],
  ["text moved here", p(`<w:moveTo>${r("hier")}</w:moveTo>`), ["", "hier\n"]],
  [
    "a deleted paragraph mark holds no text",
    p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r("u")}`),
    ["", "u\n"],
  ],
  ["hidden text", p(r("u") + r("geheim", "<w:vanish/>")), ["", "u\n"], ["hidden-text", "geheim\n"]],
  ["hidden switched off", p(r("u", '<w:vanish w:val="0"/>')), ["", "u\n"]],
  ["a hidden paragraph mark", p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${r("u")}`), ["", "u\n"]],
  [
    "what was hidden before a change",
    p(r("u", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
    ["", "u\n"],
  ],
  ["white text on paper", p(r("wit", WHITE)), ["hidden-text", "wit\n"]],
  ["black text", p(r("zwart", '<w:color w:val="000000"/>')), ["", "zwart\n"]],
  ["white text on a dark run", p(r("wit", `${WHITE}<w:shd w:fill="000000"/>`)), ["", "wit\n"]],
  [
    "white text on a dark paragraph",
    p(`<w:pPr><w:shd w:fill="0"/></w:pPr>${r("wit", WHITE)}`),
    ["", "wit\n"],
  ],
  ["white text in a style", p(`<w:pPr><w:pStyle w:val="Kop"/></w:pPr>${r("wit", WHITE)}`), ["", "wit\n"]],
  ["white text in a table", `<w:tbl><w:tr><w:tc>${p(r("wit", WHITE))}</w:tc></w:tr></w:tbl>`, ["", "wit\n"]],
  [
    "white text in a box",
    p(`<w:r><w:txbxContent>${p(r("wit", WHITE))}</w:txbxContent></w:r>`),
    ["", "wit\n"],
  ],
  [
    "a text box, once",
    p(
      `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r("doos"))}</w:txbxContent></mc:Choice><mc:Fallback>${p(r("doos"))}</mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    ["", "doos\n"],
  ],
  [
    "a text box does not go on from the words before it",
    p(`${r("voor")}<w:r><w:txbxContent>${p(r("doos"))}</w:txbxContent></w:r>`),
    ["", "voor\ndoos\n"],
  ],
  [
    "a field shows its result",
    p(`<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>${r("Jan")}`),
    ["", "Jan\n"],
  ],
  [
    "an entity that grows",
    `<!DOCTYPE a [<!ENTITY a "${"x".repeat(50)}"><!ENTITY b "&a;&a;&a;">]>${p(r("&b;"))}`,
    ["", "&b;\n"],
  ],
  [
    "a table",
    `<w:tbl><w:tr>${cell("Jan")}${cell("PTSS")}</w:tr></w:tbl>${p(r("Groet"))}`,
    ["", "Jan\tPTSS\nGroet\n"],
  ],
]
for (const [name, body, ...expected] of rows) {
  test(`docx: ${name}`, () => {
    const { texts, unread, format } = read(body)
    assert.deepEqual(
      texts.map(({ concealed, text }) => [concealed ?? "", text]),
      expected,
    )
    assert.equal(unread, undefined)
    assert.equal(format, "docx")
  })
}

test("docx: rows and cells of a table, with those that lie over several columns", () => {
  const span = '<w:gridSpan w:val="2"/>'
  const { tables } = read(
    `<w:tbl><w:tr>${cell("Naam", span)}${cell("Reden")}</w:tr><w:tr>${cell("Jan")}${cell("Jansen")}${cell("PTSS")}</w:tr></w:tbl>`,
  )
  assert.deepEqual(tables, [
    {
      concealed: undefined,
      rows: [
        ["Naam", "", "Reden"],
        ["Jan", "Jansen", "PTSS"],
      ],
    },
  ])
})

test("docx: headers, footers, notes, comments and diagrams are read, building blocks and properties are not", () => {
  const story = (text: string): string => `<w:x ${WORD}>${p(r(text))}</w:x>`
  const roles = ["header", "footer", "footnotes", "endnotes", "diagramData", "glossaryDocument", "customXml"]
  const { texts, concealed, unread } = read(p(r("body")), {
    "word/_rels/document.xml.rels": relations(...roles.map((role) => [role, `${role}.xml`] as const), [
      "comments",
      "comments.xml",
    ]),
    ...Object.fromEntries(roles.map((role) => [`word/${role}.xml`, story(role)])),
    "word/comments.xml": `<w:comments ${WORD}><w:comment w:id="0">${p(r("Is Jan ziek?"))}</w:comment></w:comments>`,
    "docProps/core.xml": story("properties"),
  })
  assert.deepEqual(texts, [
    { text: "body\nheader\nfooter\nfootnotes\nendnotes\ndiagramData\n", concealed: undefined },
    { text: "Is Jan ziek?\n", concealed: "comment" },
  ])
  assert.deepEqual(concealed, ["comment"])
  assert.equal(unread, undefined)
})

test("docx: what is concealed counts where it holds no text, and a list of comments without comments does not", () => {
  assert.deepEqual(read(p("<w:del><w:r/></w:del>")).concealed, ["tracked-change"])
  const rels = { "word/_rels/document.xml.rels": relations(["comments", "comments.xml"]) }
  assert.deepEqual(read(p(""), { ...rels, "word/comments.xml": "<w:comments/>" }).concealed, [])
  assert.deepEqual(
    read(p(""), { ...rels, "word/comments.xml": "<w:comments><w:comment/></w:comments>" }).concealed,
    ["comment"],
  )
})

test("docx: documents inside are handed on, pictures are not", () => {
  const { inner } = read(p(r("u")), {
    "word/_rels/document.xml.rels": relations(["aFChunk", "afchunk.html"]),
    "word/afchunk.html": "<p>Jan</p>",
    "word/embeddings/Blad.xlsx": "PK",
    "word/media/image1.png": "png",
  })
  assert.deepEqual(
    inner.map(({ name }) => name),
    ["word/afchunk.html", "word/embeddings/Blad.xlsx"],
  )
})

test("docx: the main part is the one that the package names", () => {
  const { texts } = read(p(r("not this")), {
    "_rels/.rels": relations(["officeDocument", "/word/document2.xml"]),
    "word/document2.xml": `<w:document>${p(r("this"))}</w:document>`,
  })
  assert.equal(texts[0]?.text, "this\n")
})

const broken: readonly [name: string, octets: Uint8Array, unread: string, texts: number][] = [
  ["no archive", strToU8("Beste Karin"), "broken", 0],
  ["an archive of something else", zipSync({ "list.csv": strToU8("a") }), "broken", 0],
  ["an archive that is cut off", docx(p(r("u"))).subarray(0, -30), "broken", 0],
  ["XML that is cut off gives what stands before", docx(`${p(r("u"))}<w:p`), "broken", 1],
  ["elements inside each other without end", docx(p(r("u")) + "<w:sdt>".repeat(1000)), "beyond-limits", 1],
]
for (const [name, octets, unread, texts] of broken) {
  test(`docx: ${name}`, () => {
    const reading = readDocx(octets, fullBudget())
    assert.equal(reading.unread, unread)
    assert.equal(reading.texts.length, texts)
  })
}

test("docx: what is broken does not keep what follows from being read", () => {
  const { texts, unread } = read(`${p(r("tekst"))}<w:p`, {
    "word/_rels/document.xml.rels": relations(["header", "h.xml"]),
    "word/h.xml": p(r("kop")),
  })
  assert.equal(texts[0]?.text, "tekst\nkop\n")
  assert.equal(unread, "broken")
})

test("docx: paragraphs, units and octets up to the budget are read, one more is not", () => {
  const octets = docx(p(r("een")) + p(r("twee")))
  const spent = fullBudget()
  readDocx(octets, spent)
  const enough = { items: 2, units: 7, octets: 1_000_000 - spent.octets }
  assert.equal(readDocx(octets, { ...enough }).unread, undefined)
  for (const key of ["items", "units", "octets"] as const) {
    assert.equal(readDocx(octets, { ...enough, [key]: enough[key] - 1 }).unread, "beyond-limits", key)
  }
})

test("docx: never throws and never gives more than the budget, whatever is changed in a file", () => {
  const xml = `<w:document>${rows.map(([, body]) => body).join("")}</w:document>`
  const change = fc.tuple(fc.nat(), fc.nat(255))
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.boolean(),
      fc.nat(3000),
      fc.nat(200),
      (changes, inXml, units, items) => {
        const altered = (octets: Uint8Array): Uint8Array => {
          const copy = octets.slice()
          for (const [at, octet] of changes) copy[at % copy.length] = octet
          return copy
        }
        const octets = inXml
          ? zipSync({ "word/document.xml": altered(strToU8(xml)) }, { level: 0 })
          : altered(docx(xml))
        const budget = { octets: 100_000, items, units }
        const reading = readDocx(octets, budget)
        assert.ok(reading.texts.reduce((sum, { text }) => sum + text.length, 0) <= 2 * units + 2 * items + 10)
        assert.ok(budget.octets >= 0 && budget.items >= 0 && budget.units >= 0)
      },
    ),
    { numRuns: 300 },
  )
})
