import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import type { DocumentBudget, Reading } from "./document.ts"
import { readOdt } from "./odt.ts"

type Parts = Readonly<Record<string, string>>

function content(body: string, styles = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`
}

function odt(body: string, styles = "", others: Parts = {}): Uint8Array {
  const parts: Parts = {
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": content(body, styles),
    "META-INF/manifest.xml": "<manifest:manifest/>",
    ...others,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

function fullBudget(): DocumentBudget {
  return { octets: 1_000_000, items: 10_000, units: 100_000 }
}

function read(body: string, styles = "", others: Parts = {}): Reading {
  return readOdt(odt(body, styles, others), fullBudget())
}

function outline({ texts }: Reading): readonly (readonly [string, string])[] {
  return texts.map(({ concealed, text }) => [concealed ?? "", text] as const)
}

const p = (text: string, style = "Standard"): string => `<text:p text:style-name="${style}">${text}</text:p>`
const HIDDEN = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
const comment = `<office:annotation><dc:creator>Piet</dc:creator><dc:date>2026</dc:date>${p("klopt dit?")}</office:annotation>`
const deletion = `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Piet</dc:creator></office:change-info>${p("Klaas")}</text:deletion></text:changed-region></text:tracked-changes>`

/** What is seen, then what is concealed: [concealment, text]. */
const rows: readonly [name: string, body: string, ...expected: readonly (readonly [string, string])[]][] = [
  [
    "paragraphs and headings",
    `<text:h>Kop</text:h>${p("Beste <text:span>Karin</text:span>,")}`,
    ["", "Kop\nBeste Karin,\n"],
  ],
  ["white space", p("a\n   b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"), ["", "a b c\td\ne\n"]],
  [
    "a field for a date, and one for a title",
    p("<text:date>1-2-2026</text:date> <text:title>Plan</text:title>"),
    ["", "1-2-2026 Plan\n"],
  ],
  [
    "a footnote without its digit",
    p(
      "Jan<text:note><text:note-citation>1</text:note-citation><text:note-body>" +
        p("noot") +
        "</text:note-body></text:note>",
    ),
    ["", "Jan\nnoot\n"],
  ],
  [
    "a frame, without what its picture shows",
    p(`Jan<draw:frame><svg:title>foto</svg:title><draw:text-box>${p("doos")}</draw:text-box></draw:frame>`),
    ["", "Jan\ndoos\n"],
  ],
  ["a deletion, without who did it", deletion + p("Jan"), ["", "Jan\n"], ["tracked-change", "Klaas\n"]],
  [
    "a comment does not end the paragraph",
    p(`Aan ${comment}Jan`),
    ["", "Aan Jan\n"],
    ["comment", "klopt dit?\n"],
  ],
  [
    "hidden characters",
    p(`u<text:span text:style-name="T1">geheim</text:span>`),
    ["", "u\n"],
    ["hidden-text", "geheim\n"],
  ],
  [
    "a hidden section",
    `<text:section text:display="none">${p("weg")}</text:section>${p("u")}`,
    ["", "u\n"],
    ["hidden-text", "weg\n"],
  ],
  [
    "a hidden field",
    p(`u<text:hidden-text text:string-value="geheim" text:is-hidden="true"/>`),
    ["", "u\n"],
    ["hidden-text", "geheim\n"],
  ],
  [
    "a hidden field that shows",
    p(`<text:hidden-text text:string-value="zie" text:is-hidden="false">zie</text:hidden-text>`),
    ["", "zie\n"],
  ],
  [
    "a table",
    `<table:table><table:table-row><table:table-cell>${p("Jan")}</table:table-cell><table:table-cell>${p("PTSS")}</table:table-cell></table:table-row></table:table>${p("Groet")}`,
    ["", "Jan\tPTSS\nGroet\n"],
  ],
]
for (const [name, body, ...expected] of rows) {
  test(`odt: ${name}`, () => {
    const reading = read(body, HIDDEN)
    assert.deepEqual(outline(reading), expected)
    assert.deepEqual(
      reading.concealed,
      expected.filter(([concealed]) => concealed !== "").map(([concealed]) => concealed),
    )
    assert.equal(reading.unread, undefined)
    assert.equal(reading.format, "odt")
    const flat = strToU8(
      `<office:document office:mimetype="application/vnd.oasis.opendocument.text">${content(body, HIDDEN)}</office:document>`,
    )
    assert.deepEqual(outline(readOdt(flat, fullBudget())), expected)
  })
}

test("odt: rows and cells of a table, with those that lie over others", () => {
  const cell = (text: string): string => `<table:table-cell>${p(text)}</table:table-cell>`
  const { tables } = read(
    `<table:table><table:table-row>${cell("Naam")}<table:covered-table-cell/>${cell("Reden")}</table:table-row></table:table>`,
  )
  assert.deepEqual(tables, [{ concealed: undefined, rows: [["Naam", "", "Reden"]] }])
})

test("odt: an empty comment and an empty deletion count", () => {
  assert.deepEqual(read(`<office:annotation/><text:deletion/>`).concealed, ["comment", "tracked-change"])
})

test("odt: headers, objects in folders, and objects of other programs", () => {
  const { texts, inner } = read(p("tekst"), "", {
    "styles.xml": `<office:document-styles><style:header>${p("kop")}</style:header></office:document-styles>`,
    "Object 1/content.xml": content(p("blad")),
    "Object 2": "OLE",
    "ObjectReplacements/Object 2": "picture",
  })
  assert.equal(texts[0]?.text, "tekst\nkop\nblad\n")
  assert.deepEqual(
    inner.map(({ name }) => name),
    ["Object 2"],
  )
})

test("odt: what is broken does not keep what follows from being read", () => {
  const { texts, unread } = read(`${p("tekst")}<text:p`, "", { "styles.xml": p("kop") })
  assert.equal(texts[0]?.text, "tekst\nkop\n")
  assert.equal(unread, "broken")
})

test("odp: notes are the speaker's, a slide that is not shown is hidden, masters are not read", () => {
  const styles = `<style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>`
  const page = (style: string, text: string, note: string): string =>
    `<draw:page draw:style-name="${style}">${p(text)}<presentation:notes>${p(note)}</presentation:notes></draw:page>`
  const reading = read(page("dp1", "dia", "Jan is ziek") + page("dp2", "weg", ""), styles, {
    mimetype: "application/vnd.oasis.opendocument.presentation",
    "styles.xml": `<style:master-page>${p("Klik om te bewerken")}</style:master-page>`,
  })
  assert.deepEqual(outline(reading), [
    ["", "dia\n"],
    ["speaker-note", "Jan is ziek\n"],
    ["hidden-text", "weg\n"],
  ])
  assert.deepEqual(reading.concealed, ["speaker-note", "hidden-text"])
  assert.equal(reading.format, "odp")
})

const sealed = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
const unread: readonly [name: string, octets: Uint8Array, expected: string][] = [
  ["one with a password", odt("noise", "", { "META-INF/manifest.xml": sealed }), "encrypted"],
  [
    "one that is one encrypted part",
    zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.text"),
      "encrypted-package": strToU8("x"),
      "META-INF/manifest.xml": strToU8(sealed),
    }),
    "encrypted",
  ],
  ["no archive", strToU8("Beste Karin"), "broken"],
  ["an archive of something else", zipSync({ "list.csv": strToU8("a") }), "broken"],
  ["XML that is cut off", odt("<text:p>"), "broken"],
  ["elements inside each other without end", odt("<text:section>".repeat(1000)), "beyond-limits"],
]
for (const [name, octets, expected] of unread)
  test(`odt: ${name}`, () => assert.equal(readOdt(octets, fullBudget()).unread, expected))

test("odt: paragraphs, units and octets up to the budget are read, one more is not", () => {
  const octets = odt(p("een") + p("twee"))
  const spent = fullBudget()
  readOdt(octets, spent)
  const enough = { items: 2, units: 7, octets: 1_000_000 - spent.octets }
  assert.equal(readOdt(octets, { ...enough }).unread, undefined)
  for (const key of ["items", "units", "octets"] as const)
    assert.equal(readOdt(octets, { ...enough, [key]: enough[key] - 1 }).unread, "beyond-limits", key)
})

test("odt: never throws, whatever is changed in a file", () => {
  const xml = strToU8(content(rows.map(([, body]) => body).join(""), HIDDEN))
  const whole = odt(rows.map(([, body]) => body).join(""), HIDDEN)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const altered = (octets: Uint8Array): Uint8Array => {
        const copy = octets.slice()
        for (const [at, octet] of changes) copy[at % copy.length] = octet
        return copy
      }
      const budget = fullBudget()
      readOdt(altered(whole), budget)
      readOdt(zipSync({ "content.xml": altered(xml) }, { level: 0 }), budget)
      assert.ok(budget.octets >= 0 && budget.items >= 0 && budget.units >= 0)
    }),
    { numRuns: 200 },
  )
})
