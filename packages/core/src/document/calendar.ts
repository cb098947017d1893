/**
 * Calendars and invitations: who is invited as a table, what it is about as texts, what is attached as documents (RFC 5545).
 *
 * Deliberately left out: times and recurrences. A person who is invited to several events is one row.
 */
import { calendarAddress, contentLines, parameterValue, type ContentLine } from "../mail/calendar.ts"
import { htmlText } from "../mail/html-text.ts"
import { octetsOf, octetString, readable } from "../mail/octets.ts"
import { decodeTransfer } from "../mail/transfer-encoding.ts"
import type { DocumentBudget, DocumentText, InnerDocument, Reading, Unread } from "./document.ts"
import { unescaped } from "./escaped-value.ts"
import { spend } from "./spend.ts"
import { addText } from "./text-within.ts"

/** §3.8.1; X-ALT-DESC is the description in HTML, of Outlook. */
const TEXTS: ReadonlySet<string> = new Set([
  "SUMMARY",
  "DESCRIPTION",
  "LOCATION",
  "COMMENT",
  "CONTACT",
  "CATEGORIES",
  "X-ALT-DESC",
])

/** A `ReadDocument`. */
export function readCalendar(octets: Uint8Array, budget: DocumentBudget): Reading {
  const most = Math.min(octets.length, Math.max(0, budget.octets))
  budget.octets -= most
  const lines = contentLines(octetString(octets, 0, most))
  const texts: DocumentText[] = []
  const rows: (readonly string[])[] = [["Naam", "E-mail"]]
  const inner: InnerDocument[] = []
  const known = new Set<string>()
  let unread: Unread | undefined = most < octets.length ? "beyond-limits" : undefined
  if (!lines.some(({ name }) => name === "BEGIN")) unread = "broken"
  for (const line of lines) {
    const address = calendarAddress(line)
    if (address !== undefined) {
      const row = [readable(parameterValue(line, "CN")), address]
      const key = address.toLowerCase()
      if (known.has(key)) continue
      known.add(key)
      if (row.every((cell) => spend(budget, cell.length))) rows.push(row)
      else unread = "beyond-limits"
    } else if (TEXTS.has(line.name)) {
      if (!addText(texts, textOf(line), undefined, budget)) unread = "beyond-limits"
    } else if (line.name === "ATTACH" && parameterValue(line, "VALUE").toUpperCase() === "BINARY") {
      const document = attached(line)
      if (document.octets.length <= budget.octets && spend(budget, 0)) {
        budget.octets -= document.octets.length
        inner.push(document)
      } else unread = "beyond-limits"
    }
  }
  return {
    format: "calendar",
    texts,
    tables: rows.length === 1 ? [] : [{ rows, concealed: undefined }],
    concealed: [],
    inner,
    unread,
  }
}

function textOf(line: ContentLine): string {
  const text = unescaped(readable(line.value))
  const isHtml = /text\/html/i.test(parameterValue(line, "FMTTYPE"))
  return isHtml ? htmlText(text).text : text
}

/** §3.8.1.1; the name is not in the standard, but many programs write one. */
function attached(line: ContentLine): InnerDocument {
  const name = parameterValue(line, "FILENAME") || parameterValue(line, "X-FILENAME")
  return {
    name: readable(name),
    type: parameterValue(line, "FMTTYPE").toLowerCase(),
    octets: decodeTransfer(octetsOf(line.value), "base64"),
  }
}
