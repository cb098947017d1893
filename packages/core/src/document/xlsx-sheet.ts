/**
 * One worksheet: its cells, what of it is hidden, and its header and footer (ECMA-376-1 §18.3.1).
 *
 * Deliberately left out: formulas (their last result is what is shown), protection (it hides nothing) and grouping.
 */
import { shownIsoDate, shownNumber, PLAIN_NUMBER, type NumberFormat } from "./cell-value.ts"
import { MAX_COLUMNS, sheetGrid, type SheetGrid } from "./sheet-grid.ts"
import type { DocumentBudget, Unread } from "./document.ts"
import { headerFooterText, richText, withoutEscapes } from "./xlsx-text.ts"
import { attributeOf, isSet, scanXml, textOfElement, type XmlToken } from "./xml.ts"

export type Workbook = {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  /** The year that days are counted from. */
  readonly epoch: 1900 | 1904
}

export type Worksheet = {
  readonly grid: SheetGrid
  readonly headersAndFooters: readonly string[]
  readonly unread: Unread | undefined
}

/** §18.3.1.46: those of the first, of odd and of even pages. */
const HEADERS_AND_FOOTERS: ReadonlySet<string> = new Set([
  "oddHeader",
  "oddFooter",
  "evenHeader",
  "evenFooter",
  "firstHeader",
  "firstFooter",
])

type StartTag = Extract<XmlToken, { kind: "start" }>
type Cell = { readonly type: string; readonly style: number }

export function readWorksheet(xml: string, workbook: Workbook, budget: DocumentBudget): Worksheet {
  const grid = sheetGrid(budget)
  const headersAndFooters: string[] = []
  const scanner = scanXml(xml)
  let column = -1
  let cell: Cell = { type: "n", style: 0 }
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start") continue
    if (token.name === "c") {
      column = columnOf(attributeOf(token, "r")) ?? column + 1
      cell = { type: attributeOf(token, "t") ?? "n", style: Number(attributeOf(token, "s") ?? 0) }
    } else if (token.name === "v" || token.name === "is") {
      const text =
        token.name === "is"
          ? richText(scanner, token)
          : shownValue(textOfElement(scanner, token), cell, workbook)
      if (!grid.put(column, text)) return { grid, headersAndFooters, unread: "beyond-limits" }
    } else if (token.name === "row") {
      grid.row(isHidden(token, "ht"))
      column = -1
    } else if (token.name === "col") {
      if (isHidden(token, "width"))
        grid.hideColumns(Number(attributeOf(token, "min")) - 1, Number(attributeOf(token, "max")) - 1)
    } else if (HEADERS_AND_FOOTERS.has(token.name)) {
      const text = headerFooterText(textOfElement(scanner, token))
      if (text !== "") headersAndFooters.push(text)
    }
  }
  return { grid, headersAndFooters, unread: scanner.problem() }
}

/** §18.3.1.73 and §18.3.1.13. A filter hides rows in the same way. What is 0 high or wide is not seen either. */
function isHidden(tag: StartTag, extent: "ht" | "width"): boolean {
  return isSet(tag, "hidden") || Number(attributeOf(tag, extent) ?? 1) === 0
}

/** §18.18.11, ST_CellType. */
function shownValue(stored: string, { type, style }: Cell, workbook: Workbook): string {
  switch (type) {
    case "s":
      return workbook.strings[Number(stored)] ?? ""
    case "str":
      return withoutEscapes(stored)
    case "d":
      return shownIsoDate(stored)
    case "b":
      return stored === "1" ? "TRUE" : "FALSE"
    case "n":
      return shownNumber(stored, workbook.formats[style] ?? PLAIN_NUMBER, workbook.epoch)
    default:
      return stored // an error, or nothing that the standard knows
  }
}

/** Of "AB12": 27. undefined where the cell does not say: then it stands next to the last one (§18.3.1.4). */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let at = 0; at < reference.length && column <= MAX_COLUMNS; at += 1) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? undefined : column - 1
}
