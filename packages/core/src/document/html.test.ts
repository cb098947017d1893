import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentBudget, Reading } from "./document.ts"
import { readHtml } from "./html.ts"
import { fullDocumentBudget } from "./limits.ts"

function read(html: string | Uint8Array, budget: Partial<DocumentBudget> = {}): Reading {
  const octets = typeof html === "string" ? Buffer.from(html) : html
  return readHtml(octets, { ...fullDocumentBudget(), ...budget })
}

const rowsOf = ({ tables }: Reading): unknown => tables.map(({ rows }) => rows)

test("html: what is seen, and what is hidden apart", () => {
  const { texts, concealed } = read(
    "<title>Kop</title><!-- menu --><p>Beste Karin<div style='display:none'>Jan Jansen</div>",
  )
  assert.deepEqual(texts, [
    { text: "Beste Karin\n", concealed: undefined },
    { text: "Jan Jansen\n", concealed: "hidden-text" },
  ])
  assert.deepEqual(concealed, ["hidden-text"])
  assert.deepEqual(read("<title>Kop</title><!-- menu --><p>Beste Karin").concealed, [])
})

const tables: readonly (readonly [name: string, html: string, rows: unknown])[] = [
  [
    "cells with words in them",
    "<table><tr><th>Naam</th><th>BSN<tr><td><b>Jan</b><br>Jansen<td>&#49;23</table>",
    [
      [
        ["Naam", "BSN"],
        ["Jan Jansen", "123"],
      ],
    ],
  ],
  [
    "a table in a table is its own",
    "<table><tr><td>kop <table><tr><td>a<td>b</table> voet</table>",
    [[["a", "b"]], [["kop voet"]]],
  ],
  ["a cell over two columns", "<table><tr><td colspan=2>a<td>b</table>", [[["a", "", "b"]]]],
  [
    "no hidden rows and cells",
    "<table><tr hidden><td>a<tr><td style='display: none'>b<td>c</table>",
    [[["c"]]],
  ],
  [
    "no scripts, styles, comments",
    "<table><tr><td>a<script>'<td>'</script><style>b</style><!--<td>c--></table>",
    [[["a"]]],
  ],
  ["one that never ends", "<table><tr><td>a", [[["a"]]]],
  ["no empty ones", "<table><tr><td></td></tr></table>", []],
]
for (const [name, html, rows] of tables)
  test(`html: tables: ${name}`, () => assert.deepEqual(rowsOf(read(html)), rows))

test("html: the charset is the one that the page names", () => {
  assert.deepEqual(read(Buffer.from("<meta charset=iso-8859-7><p>\xe1", "latin1")).texts[0]?.text, "α\n")
  assert.deepEqual(read(Buffer.from("<meta charset=utf-16><p>é")).texts[0]?.text, "é\n")
})

test("html: XML of another kind has its records as rows", () => {
  const person = (name: string, more = ""): string =>
    `<p:persoon nr="7"><naam>${name}</naam>${more}</p:persoon>`
  const xml = `<?xml version="1.0"?><lijst>${person("Jan Jansen")}${person("Piet &amp; Co", "<bsn>1</bsn>")}</lijst>`
  const reading = read(xml)
  assert.deepEqual(rowsOf(reading), [
    [
      ["nr", "naam", "bsn"],
      ["7", "Jan Jansen"],
      ["7", "Piet & Co", "1"],
    ],
  ])
  assert.equal(reading.texts[0]?.text, "7\nJan Jansen\n7\nPiet & Co\n1\n")
  assert.equal(read(`<?xml version="1.0"?><a><b>`).unread, "broken")
})

test("html: units, items and octets are counted", () => {
  const page = "<p>Karin</p>"
  for (const [name, enough] of [
    ["units", page.length],
    ["items", 1],
    ["octets", page.length],
  ] as const) {
    assert.equal(read(page, { [name]: enough }).unread, undefined, name)
    assert.equal(read(page, { [name]: enough - 1 }).unread, "beyond-limits", name)
  }
  const table = "<table><tr><td colspan=9999>a</table>"
  assert.equal(read(table, { items: 1 + 63 }).unread, undefined)
  assert.deepEqual(read(table, { items: 1 }).unread, "beyond-limits")
})
