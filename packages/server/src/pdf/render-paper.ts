/**
 * A paper as the octets of an accessible PDF: PDF 1.7 (ISO 32000-1), tagged throughout, meant to be PDF/UA-1 (ISO 14289-1). The same
 * paper gives the same octets.
 *
 * Why everything is placed here and not by pdfkit: tables that go on over pages, rows that stay whole and a tree that says what
 * is what need to know where every line goes. pdfkit writes the file, the fonts and the tree.
 *
 * Costs processor time: ./write-pdf.ts lets it run beside everything else.
 */
// oxlint-disable-next-line typescript/triple-slash-reference -- what declares a package cannot be imported
/// <reference path="./pdfkit.d.ts" />
import PDFDocument from "pdfkit"
import type { StructureElement } from "pdfkit"

import type { Block, Paper } from "@sluis/core/paper/paper"

import { openBookmarks } from "./bookmark.ts"
import { openFlow } from "./flow.ts"
import { setFurniture } from "./furniture.ts"
import { checkSize, LIMITS, PaperTooLarge } from "./limit.ts"
import type { Limits } from "./limit.ts"
import { SHEET } from "./look.ts"
import { setOpening } from "./opening.ts"
import { appendMetadata, propertiesOf } from "./property.ts"
import { headingHeight, setFields, setHeading, setList, setParagraph, setRemark } from "./set-block.ts"
import { setDays } from "./set-days.ts"
import { planTable, roomForStart, setTable } from "./set-table.ts"
import type { TablePlan } from "./set-table.ts"
import { pdfText } from "./setting.ts"
import type { Setting } from "./setting.ts"
import { openTypefaces } from "./typeface.ts"
import { wordsOf } from "./word.ts"

/** @throws {PaperTooLarge} @throws {Error} for a paper that breaks its own promises: a skipped level, a ragged table. */
export async function renderPaper(paper: Paper, limits: Limits = LIMITS): Promise<Uint8Array<ArrayBuffer>> {
  checkSize(paper, limits)
  checkLevels(paper.blocks)
  const doc = new PDFDocument({
    size: [SHEET.width, SHEET.height],
    margin: 0,
    pdfVersion: "1.7",
    lang: paper.language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    info: propertiesOf(paper),
  })
  appendMetadata(doc, paper)
  const ids = new Map<string, StructureElement>()
  const root = doc.struct("Document")
  doc.addStructure(root)
  const setting: Setting = {
    doc,
    flow: openFlow(doc, limits.pages),
    typefaces: openTypefaces(doc),
    words: wordsOf(paper.language),
    root,
    keepId: (id, element) => ids.set(id, element),
  }
  setOpening(setting, paper)
  setBlocks(setting, paper)
  setFurniture(setting, paper)
  indexIds(doc, ids)
  root.end()
  doc.end()
  return octetsOf(doc, limits.octets)
}

/** One of each level; more in a row is a list that looks like headings, and costs time for each that follows. */
const MAX_HEADINGS_TOGETHER = 3

function setBlocks(setting: Setting, { blocks, language }: Paper): void {
  const { doc, flow } = setting
  const bookmark = openBookmarks(doc)
  const plans = new Map<Block, TablePlan>()
  const planOf = (block: Extract<Block, { kind: "table" }>): TablePlan => {
    const plan = plans.get(block) ?? planTable(setting, block.table)
    plans.set(block, plan)
    return plan
  }
  /** Of what must stand below a heading on its page, as far as that is known beforehand. */
  const heightBelow = (index: number, headings = 0): number => {
    const next = blocks[index]
    if (next?.kind === "table") return roomForStart(planOf(next))
    if (next?.kind !== "heading" || headings === MAX_HEADINGS_TOGETHER) return 0
    return headingHeight(setting, next) + heightBelow(index + 1, headings + 1)
  }
  blocks.forEach((block, index) => {
    switch (block.kind) {
      case "heading":
        setHeading(setting, block, heightBelow(index + 1), (y) => bookmark(block.level, block.text, y))
        return
      case "paragraph":
        return setParagraph(setting, block.text)
      case "list":
        return setList(setting, block)
      case "table":
        return setTable(setting, planOf(block))
      case "fields":
        return setFields(setting, block.fields)
      case "remark":
        return setRemark(setting, block, `remark-${String(index).padStart(6, "0")}`)
      case "days":
        return setDays(setting, block.days, block.said, language)
      case "page-break":
        return flow.breakPage()
    }
  })
}

/** ISO 14289-1 §7.4.2: who listens finds the way by the levels. */
function checkLevels(blocks: readonly Block[]): void {
  let level = 0
  for (const block of blocks) {
    if (block.kind !== "heading") continue
    if (block.level > level + 1)
      throw new Error(`a heading of level ${block.level} follows one of level ${level}`)
    level = block.level
  }
}

/** ISO 32000-1 §14.7.2: elements that have an id are found by it. Ids are in the order of their octets. */
function indexIds(doc: PDFDocument, ids: ReadonlyMap<string, StructureElement>): void {
  if (ids.size === 0) return
  const names = [...ids].flatMap(([id, element]) => [pdfText(id), element.dictionary])
  doc.getStructTreeRoot().data["IDTree"] = { Names: names }
}

async function octetsOf(doc: PDFDocument, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of doc) {
    if (!(chunk instanceof Uint8Array)) throw new Error("a PDF is octets")
    size += chunk.length
    if (size > limit) throw new PaperTooLarge("octets")
    chunks.push(chunk)
  }
  const octets = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    octets.set(chunk, at)
    at += chunk.length
  }
  return octets
}
