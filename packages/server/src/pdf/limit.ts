/** How large a paper may be, and what happens beyond: nothing is written, because half a register would pass for a whole one. */
import type { Paper, Run } from "@sluis/core/paper/paper"

export type Limits = {
  readonly pages: number
  readonly octets: number
  /** Of all text together, in UTF-16 code units. */
  readonly characters: number
  /** Blocks, rows, items, fields and days together. */
  readonly rows: number
}

/**
 * A paper is read by people: the largest that is known to be asked for is a register of some thousand rows. Five hundred pages
 * hold about two million characters, and cost some seconds of processor time.
 */
export const LIMITS: Limits = {
  pages: 500,
  octets: 32 * 1024 * 1024,
  characters: 2_000_000,
  rows: 30_000,
}

/** No more than can stand beside each other on A4 with a word in each. */
export const MAX_COLUMNS = 10

export class PaperTooLarge extends Error {
  readonly limit: keyof Limits

  constructor(limit: keyof Limits) {
    super(`the paper has more ${limit} than fit`)
    this.name = "PaperTooLarge"
    this.limit = limit
  }
}

/** Before anything is laid out. @throws {PaperTooLarge} for characters and rows. */
export function checkSize(paper: Paper, limits: Limits): void {
  let rows = 0
  let characters = paper.title.length + paper.subtitle.length + paper.foot.length + paper.author.length
  const count = (more: number, runs: readonly Run[]): void => {
    rows += more
    for (const run of runs) characters += lengthOf(run)
    if (rows > limits.rows) throw new PaperTooLarge("rows")
    if (characters > limits.characters) throw new PaperTooLarge("characters")
  }
  count(0, [])
  for (const block of paper.blocks) {
    switch (block.kind) {
      case "heading":
        count(1, [block.text])
        break
      case "paragraph":
      case "remark":
        count(1, block.text)
        break
      case "list":
        count(1, [])
        for (const item of block.items) count(1, item)
        break
      case "table":
        count(1, [block.table.caption, ...block.table.columns.map((column) => column.name)])
        for (const row of block.table.rows) count(1, row.flat())
        break
      case "fields":
        count(1, [])
        for (const field of block.fields) count(1, [field.name, ...field.value])
        break
      case "days":
        count(1 + block.days.length, [block.said])
        break
      case "page-break":
        count(1, [])
    }
  }
}

function lengthOf(run: Run): number {
  if (typeof run === "string") return run.length
  if ("strong" in run) return run.strong.length
  if ("code" in run) return run.code.length
  return run.text.length + run.link.length
}
