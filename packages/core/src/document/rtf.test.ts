import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentBudget, DocumentText, Reading } from "./document.ts"
import { fullDocumentBudget } from "./limits.ts"
import { MAX_RTF_DEPTH, readRtf } from "./rtf.ts"

function read(rtf: string, budget: Partial<DocumentBudget> = {}): Reading {
  return readRtf(Buffer.from(rtf, "latin1"), { ...fullDocumentBudget(), ...budget })
}

const rtf = (body: string): string =>
  String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}` + `${body}}`
const seen = (text: string): DocumentText => ({ text, concealed: undefined })

const texts: readonly (readonly [name: string, body: string, texts: readonly DocumentText[]])[] = [
  [
    "paragraphs and lines",
    String.raw`\pard Beste Karin,\par tot\line morgen\par`,
    [seen("Beste Karin,\ntot\nmorgen\n")],
  ],
  ["line ends in the file are none", "Jan\r\nsen", [seen("Jansen\n")]],
  ["letters in the charset of the file", String.raw`Ren\'e9 co\'f6rdineert`, [seen("René coördineert\n")]],
  [
    "letters in Unicode, and what older readers get instead",
    String.raw`\u350?ahin \uc2\u233 ee!`,
    [seen("Şahin é!\n")],
  ],
  ["none instead", String.raw`{\uc0\u350 ahin}`, [seen("Şahin\n")]],
  ["a letter of two units", String.raw`\u-10179?\u-8704?`, [seen("😀\n")]],
  [
    "signs with a word or a backslash",
    String.raw`\ldblquote a\rdblquote\~\{b\}\\ c\_d`,
    [seen("“a”\u00A0{b}\\ c-d\n")],
  ],
  [
    "no properties, pictures, styles, fields or objects",
    String.raw`{\info{\author Piet}}{\pict 89504e47}{\stylesheet{\s1 Kop;}}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt hier}}{\object{\*\objdata 0105}{\result tabel}}{\*\onbekend weg}`,
    [seen("hiertabel\n")],
  ],
  ["octets with braces in them", "a{\\pict\\bin4 }}}}}b", [seen("ab\n")]],
  [
    "hidden text apart",
    String.raw`Aan {\v Jan }Piet\v  geheim\v0  einde`,
    [seen("Aan Piet einde\n"), { text: "Jan  geheim\n", concealed: "hidden-text" }],
  ],
  [
    "deleted text apart",
    String.raw`Aan {\deleted Jan }{\revised Piet}`,
    [seen("Aan Piet\n"), { text: "Jan \n", concealed: "tracked-change" }],
  ],
  [
    "comments apart, without who wrote them",
    String.raw`Rapport{\*\atnid PdV}{\*\atnauthor Piet}\chatn{\*\annotation{\*\atndate 1}\pard bel Jan terug}!`,
    [seen("Rapport!\n"), { text: "bel Jan terug\n", concealed: "comment" }],
  ],
]
for (const [name, body, expected] of texts) {
  test(`rtf: ${name}`, () => {
    const reading = read(rtf(body))
    assert.deepEqual(reading.texts, expected)
    assert.deepEqual(
      reading.concealed,
      expected.flatMap(({ concealed }) => concealed ?? []),
    )
    assert.equal(reading.unread, undefined)
  })
}

const row = (...cells: readonly string[]): string =>
  String.raw`\trowd\cellx1\cellx2\pard\intbl ` +
  cells.map((cell) => `${cell}\\cell `).join("") +
  String.raw`\row `

test("rtf: rows are a table, and what follows is not of it", () => {
  const { tables, texts } = read(
    rtf(
      `Lijst\\par ${row("Naam", "BSN")}${row("Jan Jansen", "")}${row("", "x")}\\pard Groet\\par ${row("a", "b")}`,
    ),
  )
  assert.deepEqual(
    tables.map(({ rows }) => rows),
    [
      [
        ["Naam", "BSN"],
        ["Jan Jansen", ""],
        ["", "x"],
      ],
      [["a", "b"]],
    ],
  )
  assert.match(texts[0]?.text ?? "", /^Lijst\nNaam\tBSN\nJan Jansen/)
})

test("rtf: what is no RTF or was cut off is broken, and what stands there is read", () => {
  assert.equal(read("Beste Karin").unread, "broken")
  assert.equal(read("").unread, "broken")
  const { unread, texts } = read(rtf("Beste Karin").slice(0, -1))
  assert.deepEqual([unread, texts], ["broken", [seen("Beste Karin\n")]])
})

test("rtf: groups are read up to a depth", () => {
  const nested = (depth: number): string => rtf(`${"{".repeat(depth)}diep${"}".repeat(depth)}`)
  assert.deepEqual(read(nested(MAX_RTF_DEPTH - 1)).texts, [seen("diep\n")])
  const { texts, unread } = read(nested(MAX_RTF_DEPTH))
  assert.deepEqual([texts, unread], [[], "beyond-limits"])
})

test("rtf: the budget ends it", () => {
  assert.equal(read(rtf("Karin"), { units: 5 }).unread, undefined)
  assert.deepEqual(read(rtf("Karin"), { units: 4 }).unread, "beyond-limits")
  assert.equal(read(rtf("Karin"), { octets: 10 }).unread, "beyond-limits")
  assert.equal(read(rtf(row("a", "b")), { items: 1 }).unread, "beyond-limits")
})
