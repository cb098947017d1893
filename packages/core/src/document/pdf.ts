/**
 * PDF (ISO 32000-2): the words of its pages, forms, comments and attached files, read by pdf.js (./pdf-library.ts).
 *
 * Bounds: what the streams of the file inflate to is measured before anything of it is read (./pdf-inflation.ts); pages, runs
 * of letters and units are counted. What else a page can make pdf.js do has no bound of its own: that is why documents are
 * read where they can be stopped.
 *
 * Deliberately left out: text in pictures, forms in XFA, layers that are switched off, and white letters.
 */
import type { Concealment } from "../facts/facts.ts"
import type { DocumentBudget, DocumentText, InnerDocument, Reading, Unread } from "./document.ts"
import { measurePdf } from "./pdf-inflation.ts"
import { joinedTables, placedTables, runningText, type PlacedTable } from "./pdf-layout.ts"
import { pdfLibrary, type PdfAnnotation, type PdfFile, type PdfItem, type PdfPage } from "./pdf-library.ts"
import { spend } from "./spend.ts"
import { addText } from "./text-within.ts"

/** Pages of one file; at some milliseconds each a third of the time that judging may take. */
export const MAX_PDF_PAGES = 2000
/** Pages that are announced and can't be read; then the number of pages is a lie. */
const MAX_BROKEN_PAGES = 20
/** Annotations of one page that are looked at. */
const MAX_ANNOTATIONS = 10_000

type Found = {
  readonly texts: DocumentText[]
  readonly tables: (readonly PlacedTable[])[]
  readonly concealed: Set<Concealment>
  readonly inner: InnerDocument[]
  /** Attached files that were met. */
  readonly files: Map<string, string>
  unread: Unread | undefined
}

/** A `ReadDocument`. A file that opens without a password is read, encrypted or not. */
export async function readPdf(octets: Uint8Array, budget: DocumentBudget): Promise<Reading> {
  const found: Found = {
    texts: [],
    tables: [],
    concealed: new Set(),
    inner: [],
    files: new Map(),
    unread: undefined,
  }
  const measured = measurePdf(octets, budget)
  if (measured.kind === "unsafe") found.unread = measured.why
  else await readFile(measured.octets, budget, found)
  const { texts, concealed, inner, unread } = found
  return {
    format: "pdf",
    texts,
    tables: joinedTables(found.tables),
    concealed: [...concealed],
    inner,
    unread,
  }
}

/** What is wrong with a file pdf.js says by throwing: any error is the file's. */
async function readFile(octets: Uint8Array, budget: DocumentBudget, found: Found): Promise<void> {
  const library = await pdfLibrary()
  const task = library.getDocument({
    data: octets,
    verbosity: 0,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
  })
  try {
    const file = await task.promise
    await readPages(file, budget, found)
    await readAttachments(file, budget, found)
  } catch (error) {
    found.unread ??= error instanceof Error && error.name === "PasswordException" ? "encrypted" : "broken"
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function readPages(file: PdfFile, budget: DocumentBudget, found: Found): Promise<void> {
  if (file.numPages === 0) found.unread ??= "broken"
  let broken = 0
  for (let number = 1; number <= file.numPages; number += 1) {
    if (number > MAX_PDF_PAGES || !spend(budget, 0)) {
      found.unread = "beyond-limits"
      return
    }
    try {
      const page = await file.getPage(number)
      await readPage(page, budget, found)
      page.cleanup()
    } catch {
      found.unread ??= "broken"
      broken += 1
      if (broken === MAX_BROKEN_PAGES) return
    }
    if (found.unread === "beyond-limits") return
  }
}

async function readPage(page: PdfPage, budget: DocumentBudget, found: Found): Promise<void> {
  const items: PdfItem[] = []
  const reader = page.streamTextContent({ disableNormalization: false }).getReader()
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    for (const item of value?.items ?? []) {
      if (!("str" in item)) continue
      if (!spend(budget, item.str.length)) {
        found.unread = "beyond-limits"
        break
      }
      items.push(item)
    }
    if (found.unread === "beyond-limits") {
      await reader.cancel(new Error("beyond limits"))
      break
    }
  }
  const text = runningText(items).trim()
  if (text !== "") found.texts.push({ text: `${text}\n`, concealed: undefined })
  const { tables, isWhole } = placedTables(items, budget)
  found.tables.push(tables)
  if (!isWhole) found.unread = "beyond-limits"
  const annotations = await page.getAnnotations()
  if (annotations.length > MAX_ANNOTATIONS) found.unread ??= "beyond-limits"
  for (const annotation of annotations.slice(0, MAX_ANNOTATIONS)) readAnnotation(annotation, budget, found)
}

/** ISO 32000-2 §12.5.6.2: what is said of the page, §12.7: what is filled in on it, §12.5.6.15: what hangs on it. */
function readAnnotation(annotation: PdfAnnotation, budget: DocumentBudget, found: Found): void {
  const { subtype = "", contentsObj, fieldValue, fileId, file } = annotation
  const add = (text: string, concealed: Concealment | undefined): void => {
    if (text.trim() === "") return
    if (concealed !== undefined) found.concealed.add(concealed)
    if (!addText(found.texts, text, concealed, budget)) found.unread = "beyond-limits"
  }
  if (subtype === "Widget") {
    const label = annotation.alternativeText || annotation.fieldName || ""
    const value = valueText(fieldValue)
    if (value !== "") add(`${label}: ${value}`, annotation.hidden === true ? "hidden-text" : undefined)
  } else add(contentsObj?.str ?? "", SHOWN_ON_PAGE.has(subtype) ? undefined : "comment")
  if (fileId !== undefined) found.files.set(fileId, file?.filename ?? "")
}

/** Text boxes and stamps show what they say; of a link it is what a pointer is shown. */
const SHOWN_ON_PAGE: ReadonlySet<string> = new Set(["FreeText", "Stamp", "Link"])

function valueText(value: unknown): string {
  if (typeof value === "string") return value === "Off" ? "" : value // §12.7.5.2.3: a box that is not ticked
  return Array.isArray(value) ? value.filter((one) => typeof one === "string").join(", ") : ""
}

async function readAttachments(file: PdfFile, budget: DocumentBudget, found: Found): Promise<void> {
  for (const [id, { filename }] of (await file.getAttachments()) ?? []) found.files.set(id, filename)
  for (const [id, name] of found.files) {
    if (!spend(budget, 0)) {
      found.unread = "beyond-limits"
      return
    }
    const octets = await file.getAttachmentContent(id).catch(() => null)
    if (octets === null) found.unread ??= "broken"
    else if (octets.length > budget.octets) found.unread = "beyond-limits"
    else {
      budget.octets -= octets.length
      found.inner.push({ name, type: "", octets })
    }
  }
}
