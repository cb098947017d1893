import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"

import fc from "fast-check"

import type { Block, Paper, Run } from "@sluis/core/paper/paper"

import { renderPaper } from "../../packages/server/src/pdf/render-paper.ts"
import { systemTest } from "../system-test.ts"
import { operationsOf } from "./content-stream.ts"
import { examplePaper, HOSTILE } from "./example-paper.ts"
import { readPdf } from "./pdf-file.ts"
import type { PdfFile } from "./pdf-file.ts"
import { tagFaults } from "./tag-check.ts"

async function withFile(octets: Uint8Array, use: (path: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluis-pdf-"))
  try {
    const path = join(folder, "paper.pdf")
    writeFileSync(path, octets)
    use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

for (const language of ["nl", "en"] as const) {
  systemTest(
    `a paper with everything in it, in ${language}, is tagged throughout`,
    { needs: ["qpdf"] },
    async ({ qpdf }) => {
      await withFile(await renderPaper(examplePaper(language)), (path) => {
        assert.deepEqual(tagFaults(readPdf(qpdf, path)), [])
        const { status, stdout } = spawnSync(qpdf, ["--check", path], { encoding: "utf8" })
        assert.equal(status, 0, stdout)
      })
    },
  )
}

/** Any text, in any place, of any length up to some pages. */
const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.constantFrom("woord ", "ש", "-", "👍", "\u202e", "\n", "lang"), maxLength: 1500 }),
)
const anyRuns: fc.Arbitrary<readonly Run[]> = fc.array(
  fc.oneof(
    anyText,
    anyText.map((strong) => ({ strong })),
    anyText.map((code) => ({ code })),
    anyText.map((text) => ({ text, link: "https://voorbeeld.example/" })),
  ),
  { maxLength: 4 },
)
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyRuns.map((text): Block => ({ kind: "paragraph", text })),
  anyText.map((text): Block => ({ kind: "heading", level: 1, text })),
  fc.record({ kind: fc.constant("remark" as const), tone: fc.constantFrom("info", "danger"), text: anyRuns }),
  fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(anyRuns) }),
  fc
    .array(fc.record({ name: anyText, value: anyRuns, unknown: fc.boolean() }))
    .map((fields): Block => ({ kind: "fields", fields })),
  fc.integer({ min: 1, max: 10 }).chain((columns) =>
    fc
      .record({
        caption: anyText,
        columns: fc.array(fc.record({ name: anyText, numeric: fc.boolean() }), {
          minLength: columns,
          maxLength: columns,
        }),
        rows: fc.array(fc.array(anyRuns, { minLength: columns, maxLength: columns }), { maxLength: 5 }),
      })
      .map((table): Block => ({ kind: "table", table })),
  ),
  fc.constant<Block>({ kind: "page-break" }),
)

systemTest("whatever a paper says, it is tagged throughout", { needs: ["qpdf"] }, async ({ qpdf }) => {
  const papers = fc.array(anyBlock, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(papers, async (blocks) => {
      await withFile(await renderPaper({ ...examplePaper("nl"), blocks }), (path) => {
        assert.deepEqual(tagFaults(readPdf(qpdf, path)), [])
      })
    }),
    { numRuns: 12 },
  )
})

systemTest(
  "another program reads the text in the order of the paper",
  { needs: ["pdftotext"] },
  async ({ pdftotext }) => {
    const paper = examplePaper("nl")
    await withFile(await renderPaper(paper), (path) => {
      const { stdout } = spawnSync(pdftotext, ["-raw", "-enc", "UTF-8", path, "-"], { encoding: "utf8" })
      const read = stdout.replaceAll(/\s+/g, "")
      let at = 0
      for (const text of textsOf(paper)) {
        const found = read.indexOf(text.replaceAll(/\s+/g, ""), at)
        assert.ok(found >= 0, `"${text}" is not there, or not after what stands before it`)
        at = found
      }
    })
  },
)

/** What is in one piece on one page, in reading order; what is replaced or goes on over pages is tested elsewhere. */
function textsOf({ title, subtitle, blocks }: Paper): readonly string[] {
  const hostile = new Set<unknown>(HOSTILE)
  const texts = blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case "heading":
        return [block.text]
      case "paragraph":
      case "remark":
        return hostile.has(block.text) ? [] : [block.text.map(wordsOf).join("")]
      case "list":
        return block.items.map((item) => item.map(wordsOf).join(""))
      case "fields":
        return block.fields.flatMap((field) => [field.name, ...field.value.map(wordsOf)])
      case "table":
        return [block.table.caption, ...block.table.columns.map((column) => column.name)]
      case "days":
      case "page-break":
        return []
    }
  })
  return [title, subtitle, ...texts]
}

function wordsOf(run: Run): string {
  if (typeof run === "string") return run
  return "strong" in run ? run.strong : "code" in run ? run.code : run.text
}

/** One of each on one page, and two remarks. */
const SMALL: Paper = {
  ...examplePaper("nl"),
  blocks: examplePaper("nl").blocks.filter((block, index) => index < 8 || block.kind === "remark"),
}

describe("what is wrong is found", async () => {
  const octets = await renderPaper(SMALL)
  /** A change of as many octets, so that all else stays where it is. */
  const changes: readonly [sentence: string, from: string, to: string, fault: RegExp][] = [
    ["no language", "/Lang (nl)", "/Xang (nl)", /^11-001/],
    ["not marked as tagged", "/Marked true", "/Xarked true", /^01-005/],
    ["the title is not shown", "/DisplayDocTitle true", "/XisplayDocTitle true", /^07-001/],
    ["no PDF/UA in XMP", "<pdfuaid:part>1<", "<pdfuaid:part>9<", /^06-002/],
    ["no title in XMP", "<dc:title>", "<dc:titel>", /^06-003/],
    ["no bookmarks", "/Outlines ", "/Xutlines ", /^no bookmarks/],
    ["a figure without alternative", "/Alt (", "/Xlt (", /^13-004/],
    ["a skipped heading", "/S /H2", "/S /H4", /^14-003/],
    ["a first heading that is not H1", "/S /H1", "/S /H2", /^14-002/],
    ["a type that is no standard type", "/S /LBody", "/S /XBody", /^02-001/],
    ["a cell that is not in a row", "/S /TR", "/S /P ", /^09-004 T[HD] in P/],
    ["a list in pieces", "/S /LI", "/S /P ", /^09-005 P in L/],
    ["a head of nothing", "/Scope /Row", "/Xcope /Row", /^15-003/],
    ["a list that does not say how it is numbered", "/ListNumbering", "/XistNumbering", /^16-001/],
    ["a note without id", "/ID (remark-000001)", "/XD (remark-000001)", /^19-003/],
    ["two notes with one id", "/ID (remark-000001)", "/ID (remark-000008)", /^19-004/],
    ["a link outside of the tree", "/Type /OBJR", "/Type /OBJX", /^28-011/],
    ["a link that does not say where it goes", "/Contents (", "/Xontents (", /^28-012/],
    ["a page without an order of tabs", "/Tabs /S", "/Tabs /R", /^28-008/],
    ["a font without characters", "/ToUnicode", "/XoUnicode", /^31-027/],
    ["a font that is not embedded", "/FontFile2", "/XontFile2", /^31-009/],
    ["a width that is not the glyph's", "/W [0 [600 ", "/W [0 [6000", /^31-016|^10-001/],
    ["a parent that is not the parent", "/StructParents 0", "/StructParents 1", /tree of parents/],
  ]
  for (const [sentence, from, to, fault] of changes) {
    systemTest(sentence, { needs: ["qpdf"] }, async ({ qpdf }) => {
      const paper = Buffer.from(octets).toString("latin1")
      assert.ok(paper.includes(from), `nothing like "${from}" is in the file`)
      const changed = paper.replaceAll(from, to)
      assert.equal(changed.length, paper.length)
      await withFile(Buffer.from(changed, "latin1"), (path) => {
        const faults = tagFaults(readPdf(qpdf, path))
        assert.ok(
          faults.some((found) => fault.test(found)),
          faults.join("\n"),
        )
      })
    })
  }

  const drawings: readonly [sentence: string, change: (stream: string) => string, fault: RegExp][] = [
    ["text that is neither tagged nor an artifact", (stream) => `BT <0001> Tj ET\n${stream}`, /^01-005 Tj/],
    ["a line that is neither", (stream) => `${stream}\n0 0 m 9 9 l S`, /^01-005 S/],
    [
      "an artifact in tagged content",
      (stream) => stream.replace(/(\/P <<\n\/MCID \d+\n>> BDC)/, "$1 /Artifact BMC EMC"),
      /^01-003/,
    ],
    [
      "tagged content in an artifact",
      (stream) => `/Artifact BMC /P <</MCID 0>> BDC EMC EMC ${stream}`,
      /^01-004/,
    ],
    ["content that does not end", (stream) => stream.slice(0, stream.lastIndexOf("EMC")), /does not end/],
    [
      "content that nothing in the tree has",
      (stream) => stream.replace("/MCID 2\n", "/MCID 99\n"),
      /not read as it is drawn/,
    ],
    ["a glyph that is none", (stream) => stream.replace(/\[<\d{4}/, "[<0000"), /^31-030/],
    ["a glyph that the font has not", (stream) => stream.replace(/\[<\d{4}/, "[<7fff"), /^31-011/],
  ]
  for (const [sentence, change, fault] of drawings) {
    systemTest(sentence, { needs: ["qpdf"] }, async ({ qpdf }) => {
      await withFile(octets, (path) => {
        const file = readPdf(qpdf, path)
        const contents = file.pages[0]?.dictionary["/Contents"]
        const drawn: PdfFile = {
          ...file,
          octets: (reference) => {
            const octets = Buffer.from(file.octets(reference))
            return reference === contents ? Buffer.from(change(octets.toString("latin1")), "latin1") : octets
          },
        }
        assert.deepEqual(tagFaults(file), [])
        const faults = tagFaults(drawn)
        assert.ok(
          faults.some((found) => fault.test(found)),
          faults.join("\n"),
        )
      })
    })
  }
})

test("what is no page can't be read", () => {
  assert.throws(() => operationsOf("1 0 0 { m"), /couldn't read the page/)
  assert.deepEqual(
    operationsOf("/P <</MCID 3>> BDC [<00ff> -20.5 (a\\)b)] TJ f*").map(({ operator, operands }) => [
      operator,
      operands.length,
    ]),
    [
      ["BDC", 5],
      ["TJ", 5],
      ["f*", 0],
    ],
  )
})

systemTest("a file that is no PDF is told", { needs: ["qpdf"] }, async ({ qpdf }) => {
  await withFile(readFileSync(import.meta.filename), (path) => {
    assert.throws(() => readPdf(qpdf, path), /couldn't read the PDF/)
  })
})
