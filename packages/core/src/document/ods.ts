/**
 * Spreadsheets as LibreOffice writes them: ODS, and the flat form that is one XML file (ODF 1.3 part 3 §9).
 *
 * Deliberately left out: charts and other objects inside, macros, the cells that a change took away or replaced, but for
 * their text.
 */
import type { Concealment } from "../facts/facts.ts"
import { shownIsoDate } from "./cell-value.ts"
import type { DocumentBudget, DocumentText, Reading, Table, Unread } from "./document.ts"
import { openPackage, type PackageFile } from "./package-file.ts"
import { MAX_COLUMNS, sheetGrid, type SheetGrid } from "./sheet-grid.ts"
import {
  attributeOf,
  scanXml,
  skipElement,
  textOfElement,
  xmlText,
  type XmlScanner,
  type XmlToken,
} from "./xml.ts"
import { addText } from "./shown-text.ts"

/**
 * How often one row, or one cell, is given that says it stands there many times. Rows that are all alike list nobody new;
 * and empty ones, of which there may be a million, are none.
 */
export const MAX_REPEATED = 100

type StartTag = Extract<XmlToken, { kind: "start" }>

type Found = {
  readonly tables: Table[]
  readonly texts: DocumentText[]
  readonly concealed: Set<Concealment>
  unread: Unread | undefined
}

/** A `ReadDocument`. */
export function readOds(octets: Uint8Array, budget: DocumentBudget): Reading {
  const found: Found = { tables: [], texts: [], concealed: new Set(), unread: undefined }
  if (isFlat(octets)) {
    if (octets.length > budget.octets) return reading("ods", { ...found, unread: "beyond-limits" })
    budget.octets -= octets.length
    readContent(xmlText(octets), budget, found)
    return reading("ods", found)
  }
  const file = openPackage(octets, budget)
  if (file === undefined) return reading("unknown", { ...found, unread: "unknown-format" })
  if (isEncrypted(file)) return reading("ods", { ...found, unread: "encrypted" })
  const content = file.read("content.xml")
  if (content === undefined)
    return reading("unknown", { ...found, unread: file.unread() ?? "unknown-format" })
  readContent(xmlText(content), budget, found)
  const styles = file.read("styles.xml")
  if (styles !== undefined) readHeaders(xmlText(styles), budget, found)
  return reading("ods", { ...found, unread: file.unread() ?? found.unread })
}

function reading(format: Reading["format"], { tables, texts, concealed, unread }: Found): Reading {
  return { format, texts, tables, concealed: [...concealed], inner: [], unread }
}

function isFlat(octets: Uint8Array): boolean {
  return xmlText(octets.subarray(0, 1024)).includes("<office:document ")
}

/** ODF 1.3 part 2 §4.4: the manifest says so of each part; with ODF 1.4 the whole is one encrypted part. */
function isEncrypted(file: PackageFile): boolean {
  const manifest = file.read("META-INF/manifest.xml")
  if (manifest === undefined) return false
  const scanner = scanXml(xmlText(manifest))
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "start" && token.name === "encryption-data") return true
  }
  return false
}

function readContent(xml: string, budget: DocumentBudget, found: Found): void {
  const hiddenStyles = new Set<string>()
  let style = ""
  const scanner = scanXml(xml)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start") continue
    if (token.name === "style") style = attributeOf(token, "name") ?? ""
    else if (token.name === "table-properties") {
      if (attributeOf(token, "display") === "false") hiddenStyles.add(style) // §20.231
    } else if (token.name === "tracked-changes") {
      found.concealed.add("tracked-change")
      addText(textOfElement(scanner, token), "tracked-change", budget, found)
    } else if (token.name === "table") {
      readTable(scanner, token, hiddenStyles.has(attributeOf(token, "style-name") ?? ""), budget, found)
    }
  }
  found.unread ??= scanner.problem()
}

/** §9.1.2 */
function readTable(
  scanner: XmlScanner,
  table: StartTag,
  isHiddenSheet: boolean,
  budget: DocumentBudget,
  found: Found,
): void {
  const where: Concealment | undefined = isHiddenSheet ? "hidden-sheet" : undefined
  if (where !== undefined) found.concealed.add(where)
  addText(attributeOf(table, "name") ?? "", where, budget, found)
  if (table.isEmpty) return
  const grid = sheetGrid(budget)
  const outside = scanner.depth() - 1
  let column = 0
  let isWhole = true
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "end" && scanner.depth() <= outside) break
    if (token.kind !== "start") continue
    if (token.name === "table-column") {
      const count = repeatOf(token, "number-columns-repeated")
      if (isCollapsed(token)) grid.hideColumns(column, column + count - 1)
      column += count
    } else if (token.name === "table-row") {
      if (isWhole) isWhole = readRow(scanner, token, grid, where, budget, found)
      else skipElement(scanner, token)
    } else if (token.name === "shapes") {
      addText(textOfElement(scanner, token), where, budget, found)
    }
  }
  const { tables, concealed, isWhole: hasRoom } = grid.tables(isHiddenSheet)
  found.tables.push(...tables)
  for (const one of concealed) found.concealed.add(one)
  if (!isWhole || !hasRoom) found.unread ??= "beyond-limits"
}

type Cell = { readonly column: number; readonly count: number; readonly text: string }

/** §9.1.3; false if the budget did not reach. */
function readRow(
  scanner: XmlScanner,
  row: StartTag,
  grid: SheetGrid,
  where: Concealment | undefined,
  budget: DocumentBudget,
  found: Found,
): boolean {
  if (row.isEmpty) return true
  const outside = scanner.depth() - 1
  const cells: Cell[] = []
  let column = 0
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "end" && scanner.depth() <= outside) break
    if (token.kind !== "start" || (token.name !== "table-cell" && token.name !== "covered-table-cell"))
      continue
    const count = repeatOf(token, "number-columns-repeated")
    const text = readCell(scanner, token, where, budget, found).trim()
    if (text !== "") cells.push({ column, count: Math.min(count, MAX_REPEATED), text })
    column += count
  }
  if (cells.length === 0) return true
  const times = Math.min(repeatOf(row, "number-rows-repeated"), MAX_REPEATED)
  for (let time = 0; time < times; time += 1) {
    grid.row(isCollapsed(row))
    for (const cell of cells)
      for (let at = 0; at < cell.count; at += 1) if (!grid.put(cell.column + at, cell.text)) return false
  }
  return true
}

/** §9.1.4: what is shown, but for a date and a whole number, which stand in an attribute as they are meant. */
function readCell(
  scanner: XmlScanner,
  cell: StartTag,
  where: Concealment | undefined,
  budget: DocumentBudget,
  found: Found,
): string {
  let shown = ""
  if (!cell.isEmpty) {
    const outside = scanner.depth() - 1
    for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
      if (token.kind === "end") {
        if (scanner.depth() <= outside) break
        if (token.name === "p") shown += "\n"
      } else if (token.kind === "text") shown += token.text
      else if (token.name === "annotation") {
        found.concealed.add("comment")
        addText(noteText(scanner, token), "comment", budget, found)
      } else if (token.name === "s" || token.name === "tab" || token.name === "line-break") shown += " "
      else if (token.name === "frame" || token.name === "custom-shape")
        addText(textOfElement(scanner, token), where, budget, found)
    }
  }
  const date = attributeOf(cell, "date-value")
  if (date !== undefined) return shownIsoDate(date)
  const number = attributeOf(cell, "value")
  return number !== undefined && WHOLE_NUMBER.test(number) && !WHOLE_NUMBER.test(shown.trim())
    ? number
    : shown
}

const WHOLE_NUMBER = /^\d{1,20}$/

/** Without its author and date (§14.1). */
function noteText(scanner: XmlScanner, note: StartTag): string {
  if (note.isEmpty) return ""
  const outside = scanner.depth() - 1
  let text = ""
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "end" && scanner.depth() <= outside) break
    if (token.kind === "start" && token.name === "p") text += `${textOfElement(scanner, token)}\n`
    else if (token.kind === "start") skipUnlessHolder(scanner, token)
  }
  return text
}

/** Lists hold paragraphs as well; a creator and a date hold none. */
function skipUnlessHolder(scanner: XmlScanner, tag: StartTag): void {
  if (tag.name === "creator" || tag.name === "date" || tag.name === "date-string") skipElement(scanner, tag)
}

/** Of the pages (§16.10): every header and footer that there is. */
function readHeaders(xml: string, budget: DocumentBudget, found: Found): void {
  const scanner = scanXml(xml)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "start" && HEADERS_AND_FOOTERS.has(token.name))
      addText(textOfElement(scanner, token), undefined, budget, found)
  }
}

const HEADERS_AND_FOOTERS: ReadonlySet<string> = new Set(["header", "footer", "header-left", "footer-left"])

/** §19.759: "collapse" is hidden by hand, "filter" by a filter. */
function isCollapsed(tag: StartTag): boolean {
  const visibility = attributeOf(tag, "visibility")
  return visibility === "collapse" || visibility === "filter"
}

function repeatOf(tag: StartTag, name: string): number {
  const count = Number(attributeOf(tag, name) ?? 1)
  return Number.isInteger(count) && count > 0 ? Math.min(count, MAX_COLUMNS) : 1
}
