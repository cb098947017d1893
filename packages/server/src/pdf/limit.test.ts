import assert from "node:assert/strict"
import { test } from "node:test"

import type { Block, Paper } from "@sluis/core/paper/paper"

import { checkSize, LIMITS, PaperTooLarge } from "./limit.ts"

const paperOf = (...blocks: Block[]): Paper => ({
  language: "nl",
  title: "",
  subtitle: "",
  author: "",
  foot: "",
  madeAt: 0,
  blocks,
})
const text = ["12345", { strong: "12345" }, { link: "12345", text: "12345" }, { code: "12345" }]
const table = (rows: number): Block => ({
  kind: "table",
  table: {
    caption: "12345",
    columns: [{ name: "12345", numeric: false }],
    rows: Array.from({ length: rows }, () => [text]),
  },
})

const rows: readonly [sentence: string, block: Block, characters: number, rows: number][] = [
  ["a heading", { kind: "heading", level: 1, text: "12345" }, 5, 1],
  ["a paragraph, with the addresses of links", { kind: "paragraph", text }, 25, 1],
  ["a remark", { kind: "remark", tone: "info", text }, 25, 1],
  ["a list and its items", { kind: "list", ordered: true, items: [text, text] }, 50, 3],
  ["a table and its rows", table(3), 85, 4],
  ["fields", { kind: "fields", fields: [{ name: "12345", value: text, unknown: false }] }, 30, 2],
  ["days", { kind: "days", days: [{ day: "2026-01-01", state: "good" }], said: "12345" }, 5, 2],
  ["a page break", { kind: "page-break" }, 0, 1],
]
for (const [sentence, block, characters, count] of rows) {
  test(`${sentence}: as much as is allowed, and one more`, () => {
    const limits = { ...LIMITS, characters, rows: count }
    checkSize(paperOf(block), limits)
    if (characters > 0)
      assert.throws(() => checkSize(paperOf(block), { ...limits, characters: characters - 1 }), PaperTooLarge)
    assert.throws(() => checkSize(paperOf(block), { ...limits, rows: count - 1 }), PaperTooLarge)
  })
}

test("the largest register that is allowed, and one row more", () => {
  checkSize(paperOf(table(LIMITS.rows - 1)), LIMITS)
  assert.throws(() => checkSize(paperOf(table(LIMITS.rows)), LIMITS), { limit: "rows" })
})

test("the title counts, and a text is counted as it was written", () => {
  const paper = { ...paperOf(), title: "é".repeat(LIMITS.characters) }
  checkSize(paper, LIMITS)
  assert.throws(() => checkSize({ ...paper, foot: "x" }, LIMITS), { limit: "characters" })
})
