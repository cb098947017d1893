import assert from "node:assert/strict"
import { test } from "node:test"

import { getDocumentProxy } from "unpdf"

import type { Block, Paper } from "@sluis/core/paper/paper"

import { examplePaper } from "../../../../tools/pdf/example-paper.ts"
import { LIMITS, MAX_COLUMNS, PaperTooLarge } from "./limit.ts"
import { renderPaper } from "./render-paper.ts"

const EXAMPLE = examplePaper("nl")
const withBlocks = (...blocks: Block[]): Paper => ({ ...EXAMPLE, blocks })
const open = async (paper: Paper): ReturnType<typeof getDocumentProxy> =>
  getDocumentProxy(await renderPaper(paper))

test("the same paper gives the same octets, another time others", async () => {
  const first = await renderPaper(EXAMPLE)
  assert.deepEqual(await renderPaper(structuredClone(EXAMPLE)), first)
  assert.notDeepEqual(await renderPaper({ ...EXAMPLE, madeAt: EXAMPLE.madeAt + 1000 }), first)
})

test("a title that looks like XML stands in the properties and in XMP as it is", async () => {
  const title = "A < B & <dc:title>C</dc:title>"
  const { info, metadata } = await (
    await open({ ...EXAMPLE, title, author: "\u0000Zorg & Co" })
  ).getMetadata()
  assert.equal("Title" in info && info.Title, title)
  assert.equal(metadata.get("dc:title"), title)
  assert.equal("Author" in info && info.Author, "�Zorg & Co")
})

test("headings are bookmarks, each below the one it belongs to", async () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text })
  const pdf = await open(
    withBlocks(
      heading(1, "een"),
      heading(2, "twee\n"),
      heading(3, "drie"),
      heading(2, "vier"),
      heading(1, "vijf"),
    ),
  )
  const tree = JSON.stringify(await pdf.getOutline(), ["title", "items"])
  assert.deepEqual(JSON.parse(tree), [
    {
      title: "een",
      items: [
        { title: "twee", items: [{ title: "drie", items: [] }] },
        { title: "vier", items: [] },
      ],
    },
    { title: "vijf", items: [] },
  ])
})

const row = (cells: number): readonly (readonly string[])[] => Array.from({ length: cells }, () => ["x"])
const table = (columns: number, ...cells: number[]): Block => ({
  kind: "table",
  table: {
    caption: "c",
    columns: Array.from({ length: columns }, () => ({ name: "n", numeric: false })),
    rows: cells.map(row),
  },
})
const mistakes: readonly [sentence: string, wrong: Block, right: Block][] = [
  ["a skipped level", { kind: "heading", level: 2, text: "a" }, { kind: "heading", level: 1, text: "a" }],
  ["a row with a cell too few", table(2, 2, 1), table(2, 2, 2)],
  ["a row with a cell too many", table(2, 3), table(2)],
  ["a table without columns", table(0), table(1)],
  ["a table with too many columns", table(MAX_COLUMNS + 1), table(MAX_COLUMNS)],
]
for (const [sentence, wrong, right] of mistakes) {
  test(`${sentence} is our mistake`, async () => {
    await renderPaper(withBlocks(right))
    await assert.rejects(renderPaper(withBlocks(wrong)), (cause) => !(cause instanceof PaperTooLarge))
  })
}

test("as many pages as are allowed, and one more", async () => {
  const pages = 4
  const [fits, tooMany] = [pages - 1, pages].map((breaks) =>
    withBlocks(
      ...Array.from({ length: breaks }, (): Block[] => [
        { kind: "page-break" },
        { kind: "paragraph", text: ["x"] },
      ]).flat(),
    ),
  )
  assert.ok(fits !== undefined && tooMany !== undefined)
  assert.equal((await getDocumentProxy(await renderPaper(fits, { ...LIMITS, pages }))).numPages, pages)
  await assert.rejects(renderPaper(tooMany, { ...LIMITS, pages }), { limit: "pages" })
})

test("as many octets as are allowed, and one more", async () => {
  const { length } = await renderPaper(EXAMPLE)
  await renderPaper(EXAMPLE, { ...LIMITS, octets: length })
  await assert.rejects(renderPaper(EXAMPLE, { ...LIMITS, octets: length - 1 }), { limit: "octets" })
})

test("a paper without anything but a title has one page", async () => {
  assert.equal((await open({ ...withBlocks(), subtitle: "", author: "", foot: "" })).numPages, 1)
})

test("page breaks after each other, or at the end, make no empty pages", async () => {
  const pdf = await open(
    withBlocks(
      { kind: "page-break" },
      { kind: "page-break" },
      { kind: "paragraph", text: ["x"] },
      { kind: "page-break" },
    ),
  )
  assert.equal(pdf.numPages, 2)
})

/** Of each page the rows of the table on it. */
async function rowsByPage(before: number, rows: number): Promise<readonly number[]> {
  const pdf = await open(
    withBlocks(...Array.from({ length: before }, (): Block => ({ kind: "paragraph", text: ["x"] })), {
      kind: "table",
      table: {
        caption: "c",
        columns: [{ name: "n", numeric: false }],
        rows: Array.from({ length: rows }, () => [["rij"]]),
      },
    }),
  )
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.filter((item) => "str" in item && item.str === "rij").length
    }),
  )
  return pages.filter((count) => count > 0)
}

test("a small table is on one page, and no last row of a larger one stands alone", async () => {
  // A paragraph is as high as a row: where these begin, the end of the page would come between their rows.
  for (const before of [16, 17, 18, 19]) assert.deepEqual(await rowsByPage(before, 5), [5])
  assert.deepEqual(await rowsByPage(9, 12), [12])
  assert.deepEqual(await rowsByPage(10, 12), [10, 2])
  assert.deepEqual(await rowsByPage(11, 12), [10, 2])
})

test("a heading stands on the page of the table below it", async () => {
  for (const before of [14, 15, 16, 17]) {
    const pdf = await open(
      withBlocks(
        ...Array.from({ length: before }, (): Block => ({ kind: "paragraph", text: ["x"] })),
        { kind: "heading", level: 1, text: "kop" },
        { kind: "heading", level: 2, text: "kop" },
        table(1, 1, 1, 1, 1, 1),
      ),
    )
    const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent()
    assert.equal(items.filter((item) => "str" in item && item.str === "kop").length, 2, String(before))
  }
})

test("whose paper it is stands once above its title", async () => {
  const text = async (subtitle: string): Promise<string> => {
    const pdf = await open({ ...withBlocks(), author: "Gemeente Voorbeeld", subtitle })
    const { items } = await (await pdf.getPage(1)).getTextContent()
    return items.map((item) => ("str" in item ? item.str : "")).join("|")
  }
  assert.equal((await text("Gemeente Voorbeeld")).split("Gemeente Voorbeeld").length, 2)
  assert.match(await text("2026"), /Gemeente Voorbeeld · /)
})
