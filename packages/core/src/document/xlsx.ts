/**
 * Workbooks as Excel writes them since 2007: xlsx, xlsm, xltx, strict and transitional (ISO/IEC 29500-1 §12 and §18).
 *
 * Why this module exists: a workbook carries more than its first sheet shows: hidden sheets, columns and rows, comments, the
 * list behind a pivot table, whole workbooks inside.
 *
 * Deliberately left out: binary workbooks ("unknown-format"; those before 2007: ./xls.ts), macros, defined names, what other
 * workbooks are linked to, and charts.
 */
import type { Concealment } from "../facts/facts.ts"
import { whyClosed } from "../search/archive.ts"
import type { DocumentBudget, DocumentText, InnerDocument, Reading, Table, Unread } from "./document.ts"
import { nothingRead } from "./embedded.ts"
import { openPackage, type PackageFile } from "./package-file.ts"
import { relationshipsOf, type Relationship } from "./relationship.ts"
import { readPivotCache } from "./xlsx-pivot.ts"
import { readWorksheet, type Workbook } from "./xlsx-sheet.ts"
import { readStyles } from "./xlsx-style.ts"
import { readSharedStrings, richText } from "./xlsx-text.ts"
import { attributeOf, isSet, scanXml, xmlText } from "./xml.ts"
import { addText } from "./shown-text.ts"

/** More sheets, pivot tables or embedded files of one workbook are not read. */
const MAX_PARTS = 1024

/** What is found, part by part. */
type Found = {
  readonly tables: Table[]
  readonly texts: DocumentText[]
  readonly concealed: Set<Concealment>
  readonly inner: InnerDocument[]
  unread: Unread | undefined
}

type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean }

/** A `ReadDocument`. */
export function readXlsx(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openPackage(octets, budget)
  if (file === undefined)
    return nothingRead("unknown", whyClosed(octets) === "encrypted" ? "encrypted" : "unknown-format")
  const part = workbookPart(file)
  const xml = textOfPart(file, part)
  if (xml === undefined) return nothingRead("unknown", file.unread() ?? "unknown-format")

  const found: Found = { tables: [], texts: [], concealed: new Set(), inner: [], unread: undefined }
  const relationships = relationshipsOf(file, part)
  const { sheets, epoch, problem } = readWorkbook(xml, relationships)
  found.unread = problem
  const workbook = { epoch, ...readShared(file, relationships, budget) }
  for (const sheet of sheets) readSheet(file, sheet, workbook, budget, found)
  for (const { role, target } of relationships.slice(0, MAX_PARTS))
    if (role === "pivotCacheDefinition") readPivot(file, target, budget, found)
  readEmbedded(file, found)
  return {
    format: "xlsx",
    texts: found.texts,
    tables: found.tables,
    concealed: [...found.concealed],
    inner: found.inner,
    unread: file.unread() ?? found.unread,
  }
}

function textOfPart(file: PackageFile, part: string): string | undefined {
  const octets = file.read(part)
  return octets === undefined ? undefined : xmlText(octets)
}

function workbookPart(file: PackageFile): string {
  return relationshipsOf(file, "").find(({ role }) => role === "officeDocument")?.target ?? "xl/workbook.xml"
}

/** §18.2.19 and §18.2.28. */
function readWorkbook(
  xml: string,
  relationships: readonly Relationship[],
): { readonly sheets: readonly Sheet[]; readonly epoch: 1900 | 1904; readonly problem: Unread | undefined } {
  const targets = new Map(relationships.map(({ id, target }) => [id, target]))
  const sheets: Sheet[] = []
  let epoch: 1900 | 1904 = 1900
  const scanner = scanXml(xml)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start") continue
    if (token.name === "workbookPr" && isSet(token, "date1904")) epoch = 1904
    if (token.name !== "sheet") continue
    if (sheets.length === MAX_PARTS) return { sheets, epoch, problem: "beyond-limits" }
    sheets.push({
      name: attributeOf(token, "name") ?? "",
      part: targets.get(attributeOf(token, "id") ?? "") ?? "",
      isHidden: (attributeOf(token, "state") ?? "visible") !== "visible", // "hidden" or "veryHidden", §18.18.68
    })
  }
  return { sheets, epoch, problem: scanner.problem() ?? (sheets.length === 0 ? "broken" : undefined) }
}

function readShared(
  file: PackageFile,
  relationships: readonly Relationship[],
  budget: DocumentBudget,
): Pick<Workbook, "strings" | "formats"> {
  const partOf = (role: string): string =>
    textOfPart(file, relationships.find((one) => one.role === role)?.target ?? "") ?? ""
  return {
    strings: readSharedStrings(partOf("sharedStrings"), budget.items),
    formats: readStyles(partOf("styles")),
  }
}

function readSheet(
  file: PackageFile,
  sheet: Sheet,
  workbook: Workbook,
  budget: DocumentBudget,
  found: Found,
): void {
  const where: Concealment | undefined = sheet.isHidden ? "hidden-sheet" : undefined
  if (where !== undefined) found.concealed.add(where)
  addText(sheet.name, where, budget, found)
  const xml = textOfPart(file, sheet.part)
  if (xml === undefined) {
    found.unread ??= "broken"
    return
  }
  const { grid, headersAndFooters, unread } = readWorksheet(xml, workbook, budget)
  const { tables, concealed, isWhole } = grid.tables(sheet.isHidden)
  found.tables.push(...tables)
  for (const one of concealed) found.concealed.add(one)
  found.unread ??= unread ?? (isWhole ? undefined : "beyond-limits")
  for (const text of headersAndFooters) addText(text, where, budget, found)
  for (const { role, target } of relationshipsOf(file, sheet.part).slice(0, MAX_PARTS)) {
    if (role === "comments") readTexts(file, target, "comment", "comment", budget, found)
    else if (role === "threadedComment") readTexts(file, target, role, "comment", budget, found)
    else if (role === "drawing") readTexts(file, target, "txBody", where, budget, found)
  }
}

/** The text of each element of that name: comments (§18.7.3, [MS-XLSX] §2.6.205), text in shapes (§20.5.2.34). */
function readTexts(
  file: PackageFile,
  part: string,
  element: "comment" | "threadedComment" | "txBody",
  concealed: Concealment | undefined,
  budget: DocumentBudget,
  found: Found,
): void {
  const scanner = scanXml(textOfPart(file, part) ?? "")
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind !== "start" || token.name !== element) continue
    if (concealed !== undefined) found.concealed.add(concealed)
    addText(richText(scanner, token), concealed, budget, found)
  }
  found.unread ??= scanner.problem()
}

function readPivot(file: PackageFile, part: string, budget: DocumentBudget, found: Found): void {
  const definition = textOfPart(file, part)
  if (definition === undefined) return
  const records = relationshipsOf(file, part).find(({ role }) => role === "pivotCacheRecords")
  const { tables, unread } = readPivotCache(
    definition,
    records === undefined ? undefined : textOfPart(file, records.target),
    budget,
  )
  found.tables.push(...tables)
  found.concealed.add("pivot-data")
  found.unread ??= unread
}

const EMBEDDED = /^\/?xl\/embeddings\/([^/]+)$/i

function readEmbedded(file: PackageFile, found: Found): void {
  for (const name of file.names) {
    const inside = EMBEDDED.exec(name)?.[1]
    if (inside === undefined) continue
    if (found.inner.length === MAX_PARTS) {
      found.unread ??= "beyond-limits"
      return
    }
    const octets = file.read(name)
    // What it is, its octets tell: the package knows it by a name that Excel made up.
    if (octets !== undefined) found.inner.push({ name: inside, type: "application/octet-stream", octets })
  }
}
