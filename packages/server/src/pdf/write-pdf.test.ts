import assert from "node:assert/strict"
import { test } from "node:test"

import type { Paper } from "@sluis/core/paper/paper"

import { examplePaper } from "../../../../tools/pdf/example-paper.ts"
import { LIMITS } from "./limit.ts"
import { renderPaper } from "./render-paper.ts"
import { MAX_WAITING, NotWritten, openPdfWriter } from "./write-pdf.ts"
import type { PdfWriter } from "./write-pdf.ts"

const PAPER: Paper = { ...examplePaper("en"), blocks: [{ kind: "paragraph", text: ["A letter."] }] }

async function withWriter(body: (writer: PdfWriter) => Promise<void>, deadline?: number): Promise<void> {
  const writer = openPdfWriter(deadline)
  try {
    await body(writer)
  } finally {
    await writer.close()
  }
}

test("a thread writes what would be written here, and what is wrong with one paper is not the next one's", () =>
  withWriter(async ({ writePdf }) => {
    const tooLarge = writePdf({ ...PAPER, title: "x".repeat(LIMITS.characters) })
    const wrong = writePdf({ ...PAPER, blocks: [{ kind: "heading", level: 3, text: "x" }] })
    const right = writePdf(PAPER)
    await assert.rejects(tooLarge, { why: "too-large" })
    await assert.rejects(wrong, { why: "broke" })
    assert.deepEqual(Buffer.from(await right), Buffer.from(await renderPaper(PAPER)))
  }))

test("one too many is told at once, and closing tells all", async () => {
  const { writePdf, close } = openPdfWriter()
  const asked = Array.from({ length: 1 + MAX_WAITING }, () => writePdf(PAPER))
  const answers = Promise.allSettled(asked)
  await assert.rejects(writePdf(PAPER), { why: "busy" })
  await close()
  for (const answer of await answers) {
    assert.ok(answer.status === "rejected" && answer.reason instanceof NotWritten)
    assert.equal(answer.reason.why, "closed")
  }
  await assert.rejects(writePdf(PAPER), { why: "closed" })
})

test("a paper that takes too long is given up, and the next is written", () =>
  withWriter(async ({ writePdf }) => {
    await assert.rejects(writePdf(PAPER), { why: "took-too-long" })
    await assert.rejects(writePdf(PAPER), { why: "took-too-long" })
  }, 1))
