import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentBudget } from "./document.ts"
import { proseWriter, type Prose } from "./prose.ts"

function written(
  write: (prose: Prose) => void,
  budget: Partial<DocumentBudget> = {},
): ReturnType<Prose["finish"]> {
  const prose = proseWriter({ octets: 1000, items: 1000, units: 1000, ...budget })
  write(prose)
  return prose.finish()
}

function paragraph(prose: Prose, text: string): void {
  prose.startParagraph(undefined)
  prose.add(text, undefined)
  prose.endParagraph(undefined)
}

function cell(prose: Prose, ...paragraphs: readonly string[]): void {
  prose.startCell()
  for (const text of paragraphs) paragraph(prose, text)
  prose.endCell()
}

test("prose: a paragraph ends with a line feed, an empty one leaves none", () => {
  const { texts } = written((prose) =>
    ["Beste Karin,", "", "Tot morgen"].forEach((text) => paragraph(prose, text)),
  )
  assert.deepEqual(texts, [{ text: "Beste Karin,\nTot morgen\n", concealed: undefined }])
})

test("prose: what is concealed flows apart and is not read into the sentence around it", () => {
  const { texts } = written((prose) => {
    prose.startParagraph(undefined)
    prose.add("Aan Jan", undefined)
    prose.add("Piet", "tracked-change")
    prose.add(" Jansen", undefined)
    prose.endParagraph(undefined)
    prose.add("Klaas", "tracked-change")
  })
  assert.deepEqual(texts, [
    { text: "Aan Jan Jansen\n", concealed: undefined },
    { text: "Piet\nKlaas\n", concealed: "tracked-change" },
  ])
})

test("prose: a comment ends its own paragraph, not the one it stands in", () => {
  const { texts } = written((prose) => {
    prose.add("Aan ", undefined)
    prose.add("klopt dit?", "comment")
    prose.endParagraph("comment")
    prose.add("Jan", undefined)
  })
  assert.equal(texts[0]?.text, "Aan Jan\n")
})

test("prose: a table is rows of cells, and lines of text with tabs", () => {
  const { texts, tables } = written((prose) => {
    prose.startTable(undefined)
    prose.startRow()
    cell(prose, "Jan", "Jansen")
    cell(prose)
    cell(prose, "PTSS")
    prose.endRow()
    prose.startRow()
    cell(prose, "Piet")
    prose.endTable()
    paragraph(prose, "Groet")
  })
  assert.deepEqual(tables, [{ concealed: undefined, rows: [["Jan\nJansen", "", "PTSS"], ["Piet"]] }])
  assert.equal(texts[0]?.text, "Jan\nJansen\tPTSS\nPiet\nGroet\n")
})

test("prose: a cell over several columns keeps those behind it under their headings", () => {
  for (const [columns, cells] of [
    [1, 1],
    [3, 3],
    [63, 63],
    [64, 63],
    [-1, 1],
    [Number.NaN, 1],
  ] as const) {
    const { tables } = written((prose) => {
      prose.startTable(undefined)
      prose.startCell()
      prose.widenCell(columns)
      prose.add("Jan", undefined)
    })
    assert.equal(tables[0]?.rows[0]?.length, cells)
  }
})

test("prose: columns that a cell lies over cost as cells do", () => {
  for (const [items, full] of [
    [3, false],
    [2, true],
  ] as const) {
    const prose = proseWriter({ octets: 0, items, units: 100 })
    prose.startTable(undefined)
    prose.startCell()
    prose.widenCell(3)
    prose.endCell()
    assert.equal(prose.isFull(), full)
  }
})

test("prose: a table in a cell is a table of its own", () => {
  const { tables } = written((prose) => {
    prose.startTable(undefined)
    prose.startCell()
    prose.startTable(undefined)
    cell(prose, "inner")
    prose.endTable()
    paragraph(prose, "outer")
    prose.endTable()
  })
  assert.deepEqual(
    tables.map(({ rows }) => rows),
    [[["inner"]], [["outer"]]],
  )
})

test("prose: what was open at the end is closed, and what was never opened does no harm", () => {
  const { tables } = written((prose) => {
    prose.endTable()
    prose.endRow()
    prose.endCell()
    prose.startCell()
    prose.widenCell(3)
    prose.startTable("hidden-text")
    prose.startCell()
    prose.add("Jan", "hidden-text")
  })
  assert.deepEqual(tables, [{ concealed: "hidden-text", rows: [["Jan"]] }])
})

test("prose: as many items as the budget has are taken, one more is not", () => {
  for (const [items, full] of [
    [2, false],
    [1, true],
  ] as const) {
    const prose = proseWriter({ octets: 0, items, units: 100 })
    for (const text of ["een", "twee"]) paragraph(prose, text)
    assert.equal(prose.isFull(), full)
    assert.equal(prose.finish().texts[0]?.text, full ? "een\n" : "een\ntwee\n")
  }
})

test("prose: as many units as the budget has are taken, one more is not", () => {
  for (const [units, full] of [
    [7, false],
    [6, true],
  ] as const) {
    const prose = proseWriter({ octets: 0, items: 100, units })
    for (const text of ["een", "twee"]) paragraph(prose, text)
    assert.equal(prose.isFull(), full)
    assert.equal(prose.finish().texts[0]?.text, full ? "een\ntwe\n" : "een\ntwee\n")
  }
})
