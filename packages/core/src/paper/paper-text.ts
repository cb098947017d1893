/**
 * A paper as plain text: for a mail, a console, or to copy from.
 *
 * Lines are not wrapped: whoever shows them knows how wide they are. What a run holds stands on one line, whatever somebody
 * typed: a line end in it is a space, and a control character is not there.
 */
import { shownText } from "./shown-text.ts"
import type { Block, Paper, Run, Table } from "./paper.ts"

/** Lines end in "\n". */
export function paperText(paper: Paper): string {
  const head = [
    underlined(shownText(paper.title), "="),
    ...(paper.subtitle === "" ? [] : [shownText(paper.subtitle)]),
  ]
  const blocks = paper.blocks.map((block) => blockText(block, paper.language)).filter((text) => text !== "")
  const foot = paper.foot === "" ? [] : [`-- ${shownText(paper.foot)}`]
  return `${[...head, ...blocks, ...foot].join("\n\n")}\n`
}

function blockText(block: Block, language: Paper["language"]): string {
  switch (block.kind) {
    case "heading":
      return block.level === 3
        ? shownText(block.text)
        : underlined(shownText(block.text), block.level === 1 ? "-" : "~")
    case "paragraph":
      return runsText(block.text)
    case "list":
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : "-"} ${runsText(item)}`)
        .join("\n")
    case "table":
      return tableText(block.table)
    case "fields":
      return block.fields
        .map(({ name, value, unknown }) => {
          const mark = unknown ? { nl: " [nog niet bekend]", en: " [not known yet]" }[language] : ""
          return `${shownText(name)}:${mark} ${runsText(value)}`.trimEnd()
        })
        .join("\n")
    case "remark":
      return `${{ info: "(i)", warning: "(!)", danger: "(!!)" }[block.tone]} ${runsText(block.text)}`
    case "days":
      return shownText(block.said)
    case "page-break":
      return ""
  }
}

/** Each row as a line of its own, with the names of the columns: read aloud it is still a sentence. */
function tableText({ caption, columns, rows }: Table): string {
  const names = columns.map(({ name }) => shownText(name))
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? runsText(cell) : `${names[at] ?? ""}: ${runsText(cell)}`)).join("; "),
  )
  return [`${shownText(caption)}:`, ...lines.map((line) => `- ${line}`)].join("\n")
}

export function runsText(runs: readonly Run[]): string {
  return runs.map(runText).join("")
}

function runText(run: Run): string {
  if (typeof run === "string") return shownText(run)
  if ("strong" in run) return shownText(run.strong)
  if ("code" in run) return shownText(run.code)
  const [text, link] = [shownText(run.text), shownText(run.link)]
  return text === link ? link : `${text} (${link})`
}

function underlined(text: string, sign: string): string {
  return `${text}\n${sign.repeat(Math.max(1, text.length))}`
}
