/**
 * Contact cards: one row for each (vCard 4.0, RFC 6350; 3.0, RFC 2426; 2.1).
 *
 * Deliberately left out: pictures, sounds and keys.
 */
import { contentLines, parameterValue, type ContentLine } from "../mail/calendar.ts"
import { decodeCharset } from "../mail/charset.ts"
import { octetsOf, octetString } from "../mail/octets.ts"
import { decodeTransfer } from "../mail/transfer-encoding.ts"
import type { DocumentBudget, DocumentText, Reading, Unread } from "./document.ts"
import { unescaped } from "./escaped-value.ts"
import { spend } from "./spend.ts"
import { addText } from "./text-within.ts"

const HEADINGS = ["Naam", "E-mail", "Telefoon", "Geboortedatum", "Adres", "Organisatie"] as const
type Column = "name" | "email" | "phone" | "birthday" | "address" | "organisation"
type Card = Readonly<Record<Column, string[]>>

const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ["FN", "name"],
  ["EMAIL", "email"],
  ["TEL", "phone"],
  ["BDAY", "birthday"],
  ["ADR", "address"],
  ["ORG", "organisation"],
])

/** A `ReadDocument`. */
export function readVcard(octets: Uint8Array, budget: DocumentBudget): Reading {
  const most = Math.min(octets.length, Math.max(0, budget.octets))
  budget.octets -= most
  const text = octetString(octets, 0, most)
  const rows: (readonly string[])[] = [HEADINGS]
  const texts: DocumentText[] = []
  let unread: Unread | undefined = most < octets.length ? "beyond-limits" : undefined
  let card: Card | undefined
  let structuredName = ""
  const endCard = (): void => {
    if (card === undefined) return
    if (card.name.length === 0 && structuredName !== "") card.name.push(structuredName)
    const row = [card.name, card.email, card.phone, card.birthday, card.address, card.organisation].map(
      (values) => values.join(", "),
    )
    if (row.some((cell) => cell !== "")) {
      if (row.every((cell) => spend(budget, cell.length))) rows.push(row)
      else unread = "beyond-limits"
    }
    card = undefined
    structuredName = ""
  }
  for (const line of joinedLines(text)) {
    if (unread !== undefined) break
    const name = line.name.slice(line.name.lastIndexOf(".") + 1) // RFC 6350 §3.3: a group in front
    if (name === "BEGIN") {
      endCard()
      card = { name: [], email: [], phone: [], birthday: [], address: [], organisation: [] }
    } else if (name === "END") endCard()
    else if (card !== undefined) {
      const column = COLUMNS.get(name)
      if (name === "N") structuredName = nameOf(valueOf(line))
      else if (name === "NOTE" || name === "TITLE" || name === "ROLE") {
        if (!addText(texts, unescaped(valueOf(line)), undefined, budget)) unread = "beyond-limits"
      } else if (column !== undefined && card[column].length < MAX_VALUES) {
        const value = shown(column, valueOf(line))
        if (value !== "" && !card[column].includes(value)) card[column].push(value)
      }
    }
  }
  endCard()
  if (unread === undefined && rows.length === 1) unread = "broken"
  return {
    format: "vcard",
    texts,
    tables: rows.length === 1 ? [] : [{ rows, concealed: undefined }],
    concealed: [],
    inner: [],
    unread,
  }
}

/** Of one kind in one card: nobody has more telephones. */
const MAX_VALUES = 32

/** QUIRK: vCard 2.1 goes on behind the `=` that ends a line of quoted-printable, without the space that folding has. */
function* joinedLines(text: string): Generator<ContentLine> {
  let open: { readonly line: ContentLine; readonly values: string[] } | undefined
  for (const line of contentLines(text)) {
    if (open !== undefined) {
      const more = text.slice(line.start, line.end).replace(/[\r\n]{1,2}$/, "")
      open.values.push(more)
      if (more.endsWith("=")) continue
      yield { ...open.line, value: open.values.join("\r\n") }
      open = undefined
    } else if (isQuotedPrintable(line) && line.value.endsWith("=")) open = { line, values: [line.value] }
    else yield line
  }
  if (open !== undefined) yield { ...open.line, value: open.values.join("\r\n") }
}

function isQuotedPrintable(line: ContentLine): boolean {
  return /(?:^|;)(?:ENCODING=)?QUOTED-PRINTABLE(?:;|$)/i.test(line.params)
}

function valueOf(line: ContentLine): string {
  const octets = octetsOf(line.value)
  const plain = isQuotedPrintable(line) ? decodeTransfer(octets, "quoted-printable") : octets
  return decodeCharset(plain, parameterValue(line, "CHARSET")).text
}

function shown(column: Column, value: string): string {
  switch (column) {
    case "birthday":
      return asDate(value)
    case "address":
      // RFC 6350 §6.3.1: post box, extension, street, place, region, code, country
      return parts(value).filter(Boolean).join(", ")
    case "organisation":
      return parts(value).filter(Boolean).join(", ")
    case "phone":
    case "email":
      return unescaped(value)
        .replace(/^(?:tel|mailto):/i, "")
        .trim()
    case "name":
      return unescaped(value).trim()
  }
}

/** RFC 6350 §6.2.2: family names, given names, additional names, prefixes, suffixes. */
function nameOf(value: string): string {
  const [family = "", given = "", additional = "", prefix = "", suffix = ""] = parts(value)
  return [prefix, given, additional, family, suffix].filter(Boolean).join(" ")
}

/** Separated by semicolons that no backslash stands before (RFC 6350 §3.4). */
function parts(value: string): readonly string[] {
  const found: string[] = []
  let start = 0
  for (let at = 0; at <= value.length; at += 1) {
    if (value[at] === "\\") at += 1
    else if (at === value.length || value[at] === ";") {
      found.push(unescaped(value.slice(start, at)).trim())
      start = at + 1
    }
  }
  return found
}

/** RFC 6350 §4.3.1: 19850412, 1985-04-12, with or without a time behind it. */
function asDate(value: string): string {
  const date = /^(\d{4})-?(\d{2})-?(\d{2})(?:T|$)/i.exec(value.trim())
  return date === null ? value.trim() : `${date[3]}-${date[2]}-${date[1]}`
}
