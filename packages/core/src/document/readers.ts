/** The reader of each format. */
import { readCalendar } from "./calendar.ts"
import { readCsv } from "./csv.ts"
import { readDoc } from "./doc.ts"
import { readDocx } from "./docx.ts"
import type { Format, ReadDocument } from "./document.ts"
import { readHtml } from "./html.ts"
import { readMessage } from "./message.ts"
import { readOds } from "./ods.ts"
import { readOdt } from "./odt.ts"
import { readOutlookItem } from "./outlook-item.ts"
import { readPdf } from "./pdf.ts"
import { readPptx } from "./pptx.ts"
import { readRtf } from "./rtf.ts"
import { readText } from "./text.ts"
import { readTnef } from "./tnef.ts"
import { readVcard } from "./vcard.ts"
import { readXls } from "./xls.ts"
import { readXlsx } from "./xlsx.ts"
import { readZip } from "./zip-file.ts"

/** What is heavy to load its reader loads when it is needed (./pdf-library.ts): most messages have no documents. */
export async function readerOf(format: Format): Promise<ReadDocument | undefined> {
  switch (format) {
    case "csv":
      return readCsv
    case "xlsx":
      return readXlsx
    case "xls":
      return readXls
    case "ods":
      return readOds
    case "docx":
      return readDocx
    case "doc":
      return readDoc
    case "pptx":
      return readPptx
    case "odt":
    case "odp":
      return readOdt
    case "zip":
      return readZip
    case "pdf":
      return readPdf
    case "rtf":
      return readRtf
    case "html":
      return readHtml
    case "text":
      return readText
    case "message":
      return readMessage
    case "outlook-item":
      return readOutlookItem
    case "tnef":
      return readTnef
    case "vcard":
      return readVcard
    case "calendar":
      return readCalendar
  }
}
