/**
 * Workbooks as Excel wrote them from 97 to 2003, and as older systems still export them: BIFF8 in a compound file ([MS-XLS]).
 *
 * Why this module exists: like its successor (./xlsx.ts) such a workbook carries more than its first sheet shows.
 *
 * Deliberately left out: workbooks before 97 ("unknown-format"), macros, charts, what other workbooks are linked to, the rows
 * behind a pivot table (that there are any is told), and objects of other programs but newer Office documents. A workbook
 * that is encrypted is not read, also where the password is the one that every Excel knows.
 */
import type { Concealment } from "../facts/facts.ts"
import { openCompoundFile, type CompoundEntry } from "./compound-file.ts"
import type { DocumentBudget, DocumentText, Reading, Table, Unread } from "./document.ts"
import { nothingRead } from "./embedded.ts"
import { packagesIn } from "./object-pool.ts"
import { readGlobals, type XlsSheet } from "./xls-globals.ts"
import { readXlsSheet } from "./xls-sheet.ts"
import type { Workbook } from "./xlsx-sheet.ts"
import { addText } from "./shown-text.ts"

type Found = {
  readonly tables: Table[]
  readonly texts: DocumentText[]
  readonly concealed: Set<Concealment>
  unread: Unread | undefined
}

/** A `ReadDocument`. */
export function readXls(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openCompoundFile(octets)
  if (file === undefined) return nothingRead("xls", "broken")
  const entry = streamOf(file.children, "workbook")
  if (entry === undefined) {
    const isEncrypted = streamOf(file.children, "encryptedpackage") !== undefined
    return nothingRead("unknown", isEncrypted ? "encrypted" : "unknown-format")
  }
  const stream = file.read(entry)
  if (stream === undefined) return nothingRead("xls", "broken")

  const most = Math.min(stream.length, Math.max(0, budget.octets))
  budget.octets -= most
  const found: Found = { tables: [], texts: [], concealed: new Set(), unread: undefined }
  if (most < stream.length) found.unread = "beyond-limits"
  const { sheets, workbook, unread } = readGlobals(stream.subarray(0, most), budget.items)
  found.unread ??= unread
  readSheets(stream.subarray(0, most), unread === "encrypted" ? [] : sheets, workbook, budget, found)
  if (file.children.some(({ name }) => name.toUpperCase() === PIVOT_CACHES)) found.concealed.add("pivot-data")
  const inner = packagesIn(file, budget)
  return {
    format: "xls",
    texts: found.texts,
    tables: found.tables,
    concealed: [...found.concealed],
    inner: inner.documents,
    unread: found.unread ?? inner.unread,
  }
}

/** [MS-XLS] §2.1.2: the storage of what pivot tables keep. */
const PIVOT_CACHES = "_SX_DB_CUR"

function streamOf(entries: readonly CompoundEntry[], name: string): CompoundEntry | undefined {
  return entries.find((entry) => entry.kind === "stream" && entry.name.toLowerCase() === name)
}

function readSheets(
  stream: Uint8Array,
  sheets: readonly XlsSheet[],
  workbook: Workbook,
  budget: DocumentBudget,
  found: Found,
): void {
  // INVARIANT (linear): sheets do not overlap, so together they have no more octets than there are.
  let left = stream.length
  for (const { name, start, isHidden } of sheets) {
    const where: Concealment | undefined = isHidden ? "hidden-sheet" : undefined
    if (where !== undefined) found.concealed.add(where)
    addText(name, where, budget, found)
    const { grid, texts, unread, end } = readXlsSheet(stream, start, left, workbook, budget)
    left -= Math.max(0, end - start)
    const { tables, concealed, isWhole } = grid.tables(isHidden)
    found.tables.push(...tables)
    for (const one of concealed) found.concealed.add(one)
    found.unread ??= unread ?? (isWhole ? undefined : "beyond-limits")
    for (const { text, isNote } of texts) {
      if (isNote) found.concealed.add("comment")
      addText(text, isNote ? "comment" : where, budget, found)
    }
  }
}
