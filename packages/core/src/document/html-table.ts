/**
 * The tables of a web page: lists that were exported or pasted (WHATWG HTML §4.9).
 *
 * A table inside a cell is a table of its own and its words are not those of the cell, so a page that is laid out by tables
 * costs no more than its length. Rows and cells that are hidden by their own style are left out: they are read as hidden text.
 *
 * Deliberately left out: what spans several rows, and lists that are no tables.
 */
import { decodeEntities } from "../mail/html-entity.ts"
import { emptyTag, readTag, type Tag } from "../mail/html-token.ts"
import { seeker } from "../mail/seeker.ts"
import type { DocumentBudget, Table } from "./document.ts"
import { spend } from "./spend.ts"

type OpenTable = {
  readonly rows: string[][]
  row: string[] | undefined
  /** undefined between cells. */
  cell: string | undefined
  columns: number
  isRowHidden: boolean
  isCellHidden: boolean
}

/** Tables inside each other; what lies deeper belongs to the one around it. */
const MAX_TABLES_DEEP = 32
/** Columns that one cell may lie over, as in ./prose.ts. */
const MAX_COLUMNS = 63

export function readHtmlTables(
  html: string,
  budget: DocumentBudget,
): { readonly tables: readonly Table[]; readonly isWhole: boolean } {
  const tables: Table[] = []
  const open: OpenTable[] = []
  const commentEnd = seeker(html, "-->")
  const tag = emptyTag()
  let isWhole = true
  let deeper = 0

  const endCell = (table: OpenTable): void => {
    if (table.cell === undefined) return
    const cell = table.cell.replace(/[\s\u00A0]+/g, " ").trim()
    table.cell = undefined
    if (table.isCellHidden || table.isRowHidden || !isWhole) return
    if (!spend(budget, cell.length)) {
      isWhole = false
      return
    }
    table.row ??= []
    table.row.push(cell)
    for (let column = 1; column < table.columns && spend(budget, 0); column += 1) table.row.push("")
  }
  const endRow = (table: OpenTable): void => {
    endCell(table)
    if (table.row !== undefined && table.row.some((cell) => cell !== "")) table.rows.push(table.row)
    table.row = undefined
    table.isRowHidden = false
  }
  const endTable = (): void => {
    const table = open.pop()
    if (table === undefined) return
    endRow(table)
    if (table.rows.length > 0) tables.push({ rows: table.rows, concealed: undefined })
  }
  const addText = (text: string): void => {
    const table = open.at(-1)
    if (table?.cell !== undefined) table.cell += decodeEntities(text)
  }
  const start = (name: string): void => {
    if (name === "table") {
      if (open.length === MAX_TABLES_DEEP) deeper += 1
      else
        open.push({
          rows: [],
          row: undefined,
          cell: undefined,
          columns: 1,
          isRowHidden: false,
          isCellHidden: false,
        })
      return
    }
    const table = open.at(-1)
    if (table === undefined || deeper > 0) return
    if (name === "tr") {
      endRow(table)
      table.isRowHidden = isHidden(html, tag)
    } else if (name === "td" || name === "th") {
      endCell(table)
      table.cell = ""
      table.isCellHidden = isHidden(html, tag)
      table.columns = columnsOf(html, tag)
    } else if (table.cell !== undefined && !INLINE.has(name)) table.cell += " "
  }
  const end = (name: string): void => {
    const table = open.at(-1)
    if (name === "table" && deeper > 0) deeper -= 1
    else if (name === "table") endTable()
    else if (table === undefined || deeper > 0) return
    else if (name === "tr") endRow(table)
    else if (name === "td" || name === "th") endCell(table)
    else if (table.cell !== undefined && !INLINE.has(name)) table.cell += " "
  }

  let at = 0
  while (at < html.length && isWhole) {
    const less = html.indexOf("<", at)
    addText(html.slice(at, less < 0 ? html.length : less))
    if (less < 0) break
    if (html.startsWith("<!--", less)) {
      const close = commentEnd(less + 4)
      at = close < 0 ? html.length : close + 3
      continue
    }
    if (!/[a-z]/i.test(html[html[less + 1] === "/" ? less + 2 : less + 1] ?? "")) {
      addText("<")
      at = less + 1
      continue
    }
    const behind = readTag(html, less, tag)
    if (behind < 0) break
    const name = html.slice(tag.nameStart, Math.min(tag.nameEnd, tag.nameStart + 16)).toLowerCase()
    if (tag.closing) end(name)
    else start(name)
    at = behind
    if (!tag.closing && (name === "script" || name === "style")) at = endOfRaw(html, name, behind)
  }
  while (open.length > 0) endTable()
  return { tables, isWhole }
}

/** Elements that don't part words; `<br>`, `<p>` and what is unknown do. */
const INLINE: ReadonlySet<string> = new Set(
  "a abbr b big cite code em font i ins label mark nobr o:p q s small span strike strong sub sup tt u wbr".split(
    " ",
  ),
)

const END_OF = { script: /<\/script/gi, style: /<\/style/gi } as const

function endOfRaw(html: string, name: "script" | "style", from: number): number {
  const endTag = END_OF[name]
  endTag.lastIndex = from
  return endTag.exec(html)?.index ?? html.length
}

function isHidden(html: string, { count, attributes }: Tag): boolean {
  for (let slot = 0; slot < count * 4; slot += 4) {
    const name = html.slice(attributes[slot], attributes[slot + 1]).toLowerCase()
    if (name === "hidden") return true
    if (name === "style" && HIDES.test(html.slice(attributes[slot + 2], attributes[slot + 3]))) return true
  }
  return false
}

const HIDES = /display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}hidden/i

function columnsOf(html: string, { count, attributes }: Tag): number {
  for (let slot = 0; slot < count * 4; slot += 4) {
    if (html.slice(attributes[slot], attributes[slot + 1]).toLowerCase() !== "colspan") continue
    const columns = Number(html.slice(attributes[slot + 2], attributes[slot + 3]))
    return columns >= 1 ? Math.min(Math.floor(columns), MAX_COLUMNS) : 1
  }
  return 1
}
