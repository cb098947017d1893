/**
 * Messages that are attached (.eml, .mht), and whole mailboxes (mbox): what they say, whom they name, what hangs on them.
 *
 * Of the same text in several forms the last is read, as mail programs show it (RFC 2046 §5.1.4).
 *
 * Deliberately left out: fields of the way that a message went.
 */
import { isEncryptedPart } from "../facts/form.ts"
import { mailboxesOf, parseAddressList } from "../mail/address-list.ts"
import { bodyText, decodedBody } from "../mail/body.ts"
import { decodeEncodedWords } from "../mail/encoded-word.ts"
import { fieldValue, rawValue } from "../mail/header.ts"
import { mboxSplitter, startsMbox } from "../mail/mbox.ts"
import { parseMessage, type Message, type Part } from "../mail/message.ts"
import { readable } from "../mail/octets.ts"
import type { DocumentBudget, DocumentText, InnerDocument, Reading, Table, Unread } from "./document.ts"
import { readHtmlText } from "./html.ts"
import { spend } from "./spend.ts"
import { addText } from "./text-within.ts"

/** A `ReadDocument`. Of a mailbox, each message is a document inside. */
export function readMessage(octets: Uint8Array, budget: DocumentBudget): Reading {
  return startsMbox(octets) ? readMailbox(octets, budget) : readOne(octets, budget)
}

function readMailbox(octets: Uint8Array, budget: DocumentBudget): Reading {
  const most = Math.min(octets.length, Math.max(0, budget.octets))
  budget.octets -= most
  const splitter = mboxSplitter(most)
  const inner: InnerDocument[] = []
  let unread: Unread | undefined = most < octets.length ? "beyond-limits" : undefined
  for (const { bytes } of [...splitter.feed(octets.subarray(0, most)), ...splitter.finish()]) {
    if (bytes === undefined || !spend(budget, 0)) unread = "beyond-limits"
    else if (bytes.length > 0) inner.push({ name: "", type: "message/rfc822", octets: bytes })
  }
  return { format: "message", texts: [], tables: [], concealed: [], inner, unread }
}

type Found = {
  readonly texts: DocumentText[]
  readonly tables: Table[]
  readonly concealed: Set<Reading["concealed"][number]>
  readonly inner: InnerDocument[]
  unread: Unread | undefined
}

function readOne(octets: Uint8Array, budget: DocumentBudget): Reading {
  const message = parseMessage(octets)
  const found: Found = { texts: [], tables: [], concealed: new Set(), inner: [], unread: undefined }
  if (message.root.header.fields.every(({ name }) => name === "")) found.unread = "broken"
  else if (message.beyond.length > 0) found.unread = "beyond-limits"
  readHeader(message, budget, found)
  readPart(message, message.root, budget, found)
  return { format: "message", ...found, concealed: [...found.concealed] }
}

/** RFC 5322 §3.6.2 and §3.6.3, and what a copy that was saved by its sender still has. */
const PEOPLE: ReadonlySet<string> = new Set(["from", "sender", "reply-to", "to", "cc", "bcc", "resent-to"])

function readHeader({ root }: Message, budget: DocumentBudget, found: Found): void {
  const { header } = root
  const rows: (readonly string[])[] = [["Naam", "E-mail"]]
  for (const field of header.fields) {
    if (field.name === "subject") {
      const subject = decodeEncodedWords(fieldValue(header, field))
      if (!addText(found.texts, subject, undefined, budget)) found.unread ??= "beyond-limits"
    } else if (PEOPLE.has(field.name)) {
      for (const { name, address } of mailboxesOf(
        parseAddressList(rawValue(header, field), field.valueStart),
      )) {
        const row = [name, readable(`${address.local}@${address.domain}`)]
        if (row.every((cell) => spend(budget, cell.length))) rows.push(row)
        else found.unread ??= "beyond-limits"
      }
    }
  }
  if (rows.length > 1) found.tables.push({ rows, concealed: undefined })
}

function readPart(message: Message, part: Part, budget: DocumentBudget, found: Found): void {
  if (isEncryptedPart(part)) found.unread ??= "encrypted"
  else if (part.children.length > 0) {
    for (const child of shownOf(part)) readPart(message, child, budget, found)
  } else if (part.bodyEnd - part.bodyStart > budget.octets) found.unread ??= "beyond-limits"
  else if (part.encoding === "unknown") found.unread ??= "unknown-format"
  else if (isShownText(part)) {
    budget.octets -= part.bodyEnd - part.bodyStart
    const { text } = bodyText(message, part)
    if (part.type === "text/html") readHtmlBody(text, budget, found)
    else if (!addText(found.texts, text, undefined, budget)) found.unread ??= "beyond-limits"
  } else if (part.bodyEnd > part.bodyStart) {
    if (!spend(budget, 0)) {
      found.unread ??= "beyond-limits"
      return
    }
    const octets = decodedBody(message, part)
    budget.octets -= octets.length
    found.inner.push({ name: part.filename, type: part.type, octets })
  }
}

/** Of alternatives in plain text and HTML the latter; anything else (an invitation, related pictures) is no alternative. */
function shownOf({ type, children }: Part): readonly Part[] {
  if (type !== "multipart/alternative") return children
  const hasOther = children.some((child) => child.type !== "text/plain" && holdsHtml(child))
  return hasOther ? children.filter((child) => child.type !== "text/plain") : children
}

function holdsHtml(part: Part): boolean {
  return part.type === "text/html" || part.children.some(holdsHtml)
}

function isShownText({ type, disposition, filename }: Part): boolean {
  return (type === "text/plain" || type === "text/html") && disposition !== "attachment" && filename === ""
}

function readHtmlBody(html: string, budget: DocumentBudget, found: Found): void {
  const { texts, tables, concealed, unread } = readHtmlText(html, budget)
  for (const text of texts) found.texts.push(text)
  for (const table of tables) found.tables.push(table)
  for (const one of concealed) found.concealed.add(one)
  found.unread ??= unread
}
