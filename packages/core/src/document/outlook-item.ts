/**
 * Outlook items (.msg): messages, appointments and contacts as Outlook saves them ([MS-OXMSG]).
 *
 * Each property is a stream of its own; of most of them nothing is read. A message that is attached to it is read with it.
 *
 * Deliberately left out: named properties (an appointment's place), texts that are there as compressed RTF alone (which is
 * said), and embedded objects of other programs.
 */
import { decodeCharset } from "../mail/charset.ts"
import type { CompoundEntry, CompoundFile } from "./compound-file.ts"
import { compoundKind, openCompoundFile } from "./compound-file.ts"
import type { DocumentBudget, DocumentText, InnerDocument, Reading, Table, Unread } from "./document.ts"
import { nothingRead } from "./embedded.ts"
import { readHtml } from "./html.ts"
import { spend } from "./spend.ts"
import { addText } from "./text-within.ts"

/** [MS-OXPROPS] §2: property identifiers. */
const SUBJECT = "0037"
const SENDER_NAME = "0C1A"
const SENDER_ADDRESS = ["5D01", "0C1F"]
const BODY = "1000"
const HTML = "1013"
const RICH_TEXT = "1009"
const DISPLAY_NAME = "3001"
const RECIPIENT_ADDRESS = ["39FE", "3003"] // of an address book, the SMTP address; else the address
const ATTACHED = "3701"
const ATTACHED_NAME = ["3707", "3704", "3001"]
const ATTACHED_TYPE = "370E"
const INTERNET_CODE_PAGE = 0x3fde
const MESSAGE_CODE_PAGE = 0x3ffd

/** [MS-OXMSG] §2.1.3: property types, as they stand in names. */
const UNICODE = "001F"
const STRING8 = "001E"
const BINARY = "0102"
const OBJECT = "000D"

/** Messages in messages; as many as documents in documents. */
const MAX_DEPTH = 8

type Found = {
  readonly file: CompoundFile
  readonly budget: DocumentBudget
  readonly texts: DocumentText[]
  readonly tables: Table[]
  readonly concealed: Set<Reading["concealed"][number]>
  readonly inner: InnerDocument[]
  unread: Unread | undefined
}

/** A `ReadDocument`. */
export function readOutlookItem(octets: Uint8Array, budget: DocumentBudget): Reading {
  const file = openCompoundFile(octets)
  if (file === undefined) return nothingRead("outlook-item", "broken")
  if (!file.children.some(({ name }) => name === PROPERTIES))
    return nothingRead("unknown", compoundKind(octets) === "encrypted" ? "encrypted" : "unknown-format")
  const found: Found = {
    file,
    budget,
    texts: [],
    tables: [],
    concealed: new Set(),
    inner: [],
    unread: undefined,
  }
  readItem(file.children, found, 1)
  const { texts, tables, concealed, inner, unread } = found
  return { format: "outlook-item", texts, tables, concealed: [...concealed], inner, unread }
}

const PROPERTIES = "__properties_version1.0"

/** §2.4: of the fixed properties, 16 octets each behind a header whose length depends on where they stand. */
function readItem(children: readonly CompoundEntry[], found: Found, depth: number): void {
  const item = propertiesOf(children, found, depth === 1 ? 32 : 24)
  addItemText(item.text(SUBJECT), found)
  const html = item.binary(HTML)
  if (html !== undefined) readHtmlBody(html, found)
  else {
    const body = item.text(BODY)
    addItemText(body, found)
    if (body === "" && item.has(RICH_TEXT)) found.unread ??= "unknown-format"
  }
  const sender = [item.text(SENDER_NAME), firstOf(SENDER_ADDRESS, item.text)]
  const rows: (readonly string[])[] = [["Naam", "E-mail"]]
  const addRow = (row: readonly string[]): void => {
    if (row.every((cell) => cell === "")) return
    if (row.every((cell) => spend(found.budget, cell.length))) rows.push(row)
    else found.unread ??= "beyond-limits"
  }
  addRow(sender)
  for (const child of children) {
    if (child.kind !== "storage") continue
    if (child.name.startsWith("__recip_version1.0_")) {
      const recipient = propertiesOf(child.children, found, 8)
      addRow([recipient.text(DISPLAY_NAME), firstOf(RECIPIENT_ADDRESS, recipient.text)])
    } else if (child.name.startsWith("__attach_version1.0_")) readAttachment(child.children, found, depth)
  }
  if (rows.length > 1) found.tables.push({ rows, concealed: undefined })
}

function readAttachment(children: readonly CompoundEntry[], found: Found, depth: number): void {
  const attachment = propertiesOf(children, found, 8)
  const octets = attachment.binary(ATTACHED)
  if (octets !== undefined) {
    if (spend(found.budget, 0))
      found.inner.push({
        name: firstOf(ATTACHED_NAME, attachment.text),
        type: attachment.text(ATTACHED_TYPE).toLowerCase(),
        octets,
      })
    else found.unread ??= "beyond-limits"
    return
  }
  const embedded = children.find(({ name }) => name === `__substg1.0_${ATTACHED}${OBJECT}`)
  if (embedded === undefined || !embedded.children.some(({ name }) => name === PROPERTIES)) return
  if (depth >= MAX_DEPTH) found.unread ??= "beyond-limits"
  else readItem(embedded.children, found, depth + 1)
}

type Properties = {
  /** "" where the property is not there. */
  readonly text: (id: string) => string
  readonly binary: (id: string) => Uint8Array | undefined
  readonly has: (id: string) => boolean
}

function propertiesOf(children: readonly CompoundEntry[], found: Found, headerOctets: number): Properties {
  const byName = new Map(children.map((child) => [child.name.toUpperCase(), child]))
  const stream = (id: string, type: string): Uint8Array | undefined => {
    const entry = byName.get(`__SUBSTG1.0_${id}${type}`)
    return entry?.kind === "stream" ? readStream(entry, found) : undefined
  }
  let codePage: string | undefined
  const label = (): string => {
    if (codePage === undefined) {
      const entry = byName.get(PROPERTIES.toUpperCase())
      codePage = codePageIn((entry && readStream(entry, found)) ?? new Uint8Array(0), headerOctets)
    }
    return codePage
  }
  return {
    text(id) {
      const wide = stream(id, UNICODE)
      if (wide !== undefined) return withoutEnd(decodeCharset(wide, "utf-16le").text)
      const narrow = stream(id, STRING8)
      return narrow === undefined ? "" : withoutEnd(decodeCharset(narrow, label()).text)
    },
    binary: (id) => stream(id, BINARY),
    has: (id) => byName.has(`__SUBSTG1.0_${id}${BINARY}`),
  }
}

function readStream(entry: CompoundEntry, found: Found): Uint8Array | undefined {
  if (entry.octets > found.budget.octets) {
    found.unread ??= "beyond-limits"
    return undefined
  }
  const octets = found.file.read(entry)
  if (octets === undefined) found.unread ??= "broken"
  else found.budget.octets -= octets.length
  return octets
}

/** §2.4.2.1; "" where nothing is said. */
function codePageIn(properties: Uint8Array, headerOctets: number): string {
  const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength)
  let page = 0
  for (let at = headerOctets; at + 16 <= properties.length; at += 16) {
    const id = view.getUint16(at + 2, true)
    if (id === MESSAGE_CODE_PAGE || (id === INTERNET_CODE_PAGE && page === 0))
      page = view.getUint32(at + 8, true)
  }
  return page === 0 ? "" : `cp${page}`
}

/** QUIRK: some programs end a text with the zero that C has. */
function withoutEnd(text: string): string {
  const end = text.indexOf("\0")
  return end < 0 ? text : text.slice(0, end)
}

function firstOf(ids: readonly string[], text: (id: string) => string): string {
  for (const id of ids) {
    const found = text(id)
    if (found !== "") return found
  }
  return ""
}

function addItemText(text: string, found: Found): void {
  if (!addText(found.texts, text, undefined, found.budget)) found.unread ??= "beyond-limits"
}

function readHtmlBody(octets: Uint8Array, found: Found): void {
  const { texts, tables, concealed, unread } = readHtml(octets, found.budget)
  for (const text of texts) found.texts.push(text)
  for (const table of tables) found.tables.push(table)
  for (const one of concealed) found.concealed.add(one)
  found.unread ??= unread
}
