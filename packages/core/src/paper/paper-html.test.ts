import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Block, Paper, Run } from "./paper.ts"
import { isSafeLink, paperHtml } from "./paper-html.ts"
import { paperText } from "./paper-text.ts"
import { escapedText, shownText } from "./shown-text.ts"

const paperOf = (blocks: readonly Block[], change: Partial<Paper> = {}): Paper => ({
  language: "nl",
  title: "Titel",
  subtitle: "Ondertitel",
  author: "Gemeente Voorbeeld",
  madeAt: 1_788_419_100_000,
  blocks,
  foot: "Concept",
  ...change,
})
const paragraph = (...text: readonly Run[]): Block => ({ kind: "paragraph", text })

const ALL: readonly Block[] = [
  { kind: "heading", level: 1, text: "Een" },
  { kind: "heading", level: 2, text: "Twee" },
  { kind: "heading", level: 3, text: "Drie" },
  paragraph(
    "Gewoon, ",
    { strong: "sterk" },
    ", ",
    { link: "https://voorbeeld.example", text: "hier" },
    { code: "ab12" },
  ),
  { kind: "list", ordered: false, items: [["a"], ["b"]] },
  { kind: "list", ordered: true, items: [["c"]] },
  {
    kind: "table",
    table: {
      caption: "Aantallen",
      columns: [
        { name: "Afdeling", numeric: false },
        { name: "Aantal", numeric: true },
      ],
      rows: [[["Zorg"], ["7"]]],
    },
  },
  {
    kind: "fields",
    fields: [
      { name: "Naam", value: ["Gemeente"], unknown: false },
      { name: "Wet", value: ["nog onbekend"], unknown: true },
    ],
  },
  { kind: "remark", tone: "warning", text: ["Kijk dit na."] },
  {
    kind: "days",
    days: [
      { day: "2026-11-01", state: "good" },
      { day: "2026-11-02", state: "bad" },
      { day: "2026-11-03", state: "none" },
    ],
    said: "1 van de 3 dagen ging het goed.",
  },
  { kind: "page-break" },
]

const html: readonly [what: string, part: string][] = [
  ["its language", `<html lang="nl">`],
  ["its title once as a heading", `<h1>Titel</h1>`],
  ["headings below the title", `<h2>Een</h2>\n<h3>Twee</h3>\n<h4>Drie</h4>`],
  ["runs", `<strong>sterk</strong>, <a href="https://voorbeeld.example">hier</a><code>ab12</code>`],
  ["lists", `<ul><li>a</li><li>b</li></ul>\n<ol><li>c</li></ol>`],
  ["a caption", `<caption>Aantallen</caption>`],
  ["heads of columns", `<th scope="col">Afdeling</th><th scope="col" class="numeric">Aantal</th>`],
  ["heads of rows", `<th scope="row">Zorg</th><td class="numeric">7</td>`],
  ["a wide table that can be reached by keyboard", `role="region" aria-label="Aantallen" tabindex="0"`],
  ["what is unknown, in words", `<strong class="unknown">nog niet bekend</strong> nog onbekend`],
  ["the tone of a remark, in words", `<strong>Let op:</strong> Kijk dit na.`],
  ["days as a sentence", `<p>1 van de 3 dagen ging het goed.</p>`],
  ["days as signs, not by colour alone", `title="2026-11-02: niet goed">✗</span>`],
  ["its foot", `<footer>Concept</footer>`],
  ["rules for print", `@media print`],
]
for (const [what, part] of html) {
  test(`paper: as HTML it has ${what}`, () => assert.ok(paperHtml(paperOf(ALL)).includes(part)))
}

test("paper: as HTML nothing comes from elsewhere, and nothing runs", () => {
  const written = paperHtml(paperOf(ALL))
  assert.doesNotMatch(written, /<script|<link|<img|<iframe|@import|url\(|\son\w+=/i)
})

test("paper: English has English words", () => {
  const written = paperHtml(paperOf(ALL, { language: "en" }))
  assert.ok(written.includes(`<html lang="en">`) && written.includes("<strong>Please note:</strong>"))
  assert.ok(paperText(paperOf(ALL, { language: "en" })).includes("Wet: [not known yet]"))
})

test("paper: as text it says the same, without mark-up", () => {
  assert.equal(
    paperText(paperOf(ALL)),
    `Titel
=====

Ondertitel

Een
---

Twee
~~~~

Drie

Gewoon, sterk, hier (https://voorbeeld.example)ab12

- a
- b

1. c

Aantallen:
- Zorg; Aantal: 7

Naam: Gemeente
Wet: [nog niet bekend] nog onbekend

(!) Kijk dit na.

1 van de 3 dagen ging het goed.

-- Concept
`,
  )
})

const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='x`,
  `</style><script>`,
  `--><!--`,
  `&lt;b&gt;`,
  "a\u0000\u0008b\u202Ec\uFFFE",
  "\uD800",
]
/** A paper in which each place that takes a text has this one. */
function everywhere(text: string): Paper {
  return paperOf(
    [
      { kind: "heading", level: 1, text },
      paragraph(text, { strong: text }, { code: text }, { link: text, text }),
      { kind: "list", ordered: true, items: [[text]] },
      {
        kind: "table",
        table: { caption: text, columns: [{ name: text, numeric: false }], rows: [[[text]]] },
      },
      { kind: "fields", fields: [{ name: text, value: [text], unknown: true }] },
      { kind: "remark", tone: "danger", text: [text] },
      { kind: "days", days: [{ day: text, state: "good" }], said: text },
    ],
    { title: text, subtitle: text, author: text, foot: text },
  )
}
const shapeOf = (written: string): string =>
  (written.replace(/<style>[^]*?<\/style>/, "").match(/<[^>]*>/g) ?? [])
    .map((tag) => tag.replaceAll(/="[^"]*"/g, "="))
    .join("")

for (const text of HOSTILE) {
  test(`paper: ${JSON.stringify(text)} stays text wherever it stands`, () => {
    const written = paperHtml(everywhere(text))
    assert.equal(shapeOf(written), shapeOf(paperHtml(everywhere("x"))))
    assert.doesNotMatch(written, /[\u0000\u0008\u202E\uFFFE]/)
    assert.ok(written.isWellFormed())
  })
}

test("paper: no text adds an element or an attribute", () => {
  const expected = shapeOf(paperHtml(everywhere("x")))
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
      fc.pre(!isSafeLink(text))
      assert.equal(shapeOf(paperHtml(everywhere(`x${text}`))), expected)
    }),
  )
})

test("paper: as text no typed text begins a line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.ok(!shownText(text).includes("\n"))
      assert.doesNotMatch(shownText(text), /[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/)
      assert.doesNotMatch(escapedText(text), /[<>"']/)
    }),
  )
})

const links: readonly [link: string, isSafe: boolean][] = [
  ["https://voorbeeld.example/a?b=c&d", true],
  ["HTTP://voorbeeld.example", true],
  ["mailto:vragen@voorbeeld.example", true],
  ["javascript:alert(1)", false],
  [" https://voorbeeld.example", false],
  ["//voorbeeld.example", false],
  ["data:text/html,x", false],
  [`https://voorbeeld.example/"x`, false],
]
for (const [link, isSafe] of links) {
  test(`paper: ${link} is ${isSafe ? "a link" : "no link"}`, () => {
    const written = paperHtml(paperOf([paragraph({ link, text: "hier" })]))
    assert.equal(written.includes("<a href="), isSafe)
    assert.ok(written.includes("hier"))
  })
}
