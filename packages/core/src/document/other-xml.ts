/**
 * XML of any vocabulary: exports of registers, invoices, messages between programs.
 *
 * Nothing is known of its elements but how they lie: one with several fields in it (elements or attributes that hold text
 * alone) is a record, and records with the same fields are rows of one table, their names its headings. All text is read as
 * well, each piece on a line of its own.
 */
import type { DocumentBudget, Reading, Table, Unread } from "./document.ts"
import { decodeEntities } from "../mail/html-entity.ts"
import { spend } from "./spend.ts"
import { scanXml, xmlText } from "./xml.ts"

type Field = readonly [name: string, value: string]

type OpenElement = { readonly name: string; readonly fields: Field[]; text: string; hasChildren: boolean }

export function readOtherXml(octets: Uint8Array, budget: DocumentBudget): Reading {
  const most = Math.min(octets.length, Math.max(0, budget.octets))
  budget.octets -= most
  const scanner = scanXml(xmlText(octets.subarray(0, most)))
  const records = recordTables(budget)
  const open: OpenElement[] = []
  let text = ""
  let unread: Unread | undefined = most < octets.length ? "beyond-limits" : undefined
  const close = (element: OpenElement): void => {
    const value = element.text.trim()
    if (!element.hasChildren && value !== "") open.at(-1)?.fields.push([element.name, value])
    if (element.fields.length >= 2) records.add(element.fields)
  }
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "text") {
      const piece = token.text.trim()
      if (piece === "") continue
      if (!spend(budget, piece.length)) {
        unread = "beyond-limits"
        break
      }
      text += `${piece}\n`
      const element = open.at(-1)
      if (element !== undefined) element.text += token.text
    } else if (token.kind === "start") {
      const around = open.at(-1)
      if (around !== undefined) around.hasChildren = true
      const fields = attributeFields(token.attributes)
      if (!fields.every(([, value]) => spend(budget, value.length))) {
        unread = "beyond-limits"
        break
      }
      for (const [, value] of fields) text += `${value}\n`
      const element = { name: token.name, fields, text: "", hasChildren: false }
      if (token.isEmpty) close(element)
      else open.push(element)
    } else {
      const element = open.pop()
      if (element !== undefined) close(element)
    }
  }
  return {
    format: "html",
    texts: text === "" ? [] : [{ text, concealed: undefined }],
    tables: records.tables(),
    concealed: [],
    inner: [],
    unread: unread ?? scanner.problem(),
  }
}

/** XML 1.0 §3.1; declarations of namespaces are not of the document. One pass: values hold no quote of their own kind. */
function attributeFields(attributes: string): Field[] {
  const fields: Field[] = []
  let at = 0
  while (fields.length < MAX_FIELDS) {
    const equals = attributes.indexOf("=", at)
    if (equals < 0) break
    let start = equals + 1
    while (start < attributes.length && attributes.charCodeAt(start) <= 0x20) start += 1
    const quote = attributes[start]
    if (quote !== '"' && quote !== "'") {
      at = equals + 1
      continue
    }
    const stop = attributes.indexOf(quote, start + 1)
    if (stop < 0) break
    const name = attributes.slice(at, equals).trim()
    const value = decodeEntities(attributes.slice(start + 1, stop), "attribute").trim()
    if (value !== "" && !name.startsWith("xmlns") && !name.startsWith("xsi:")) fields.push([name, value])
    at = stop + 1
  }
  return fields
}

/** Fields of one record; more are text only. */
const MAX_FIELDS = 200
/** Kinds of records of one document. */
const MAX_TABLES = 64

type RecordTables = { add(fields: readonly Field[]): void; tables(): readonly Table[] }

/** QUIRK: a field that a record does not have is left out of it, so records with the same first field are of one kind. */
function recordTables(budget: DocumentBudget): RecordTables {
  const kinds = new Map<string, { readonly columns: Map<string, number>; readonly rows: string[][] }>()
  return {
    add(fields) {
      const first = fields[0]?.[0] ?? ""
      let kind = kinds.get(first)
      if (kind === undefined) {
        if (kinds.size === MAX_TABLES) return
        kind = { columns: new Map(), rows: [] }
        kinds.set(first, kind)
      }
      const row: string[] = []
      for (const [name, value] of fields) {
        const column = kind.columns.get(name) ?? kind.columns.size
        if (column >= MAX_FIELDS) continue
        kind.columns.set(name, column)
        while (row.length < column && spend(budget, 0)) row.push("")
        if (row.length < column) return
        row[column] = row[column] ? `${row[column]} ${value}` : value
      }
      kind.rows.push(row)
    },
    tables: () =>
      [...kinds.values()].map(({ columns, rows }) => ({
        rows: [[...columns.keys()], ...rows],
        concealed: undefined,
      })),
  }
}
