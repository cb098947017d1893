/**
 * Tables that are plain text: CSV and TSV, and whatever else is cut into columns by one sign (RFC 4180; ./delimited.ts).
 *
 * Fails towards text: what is no table is given as a table of one column, so that a list of addresses still counts.
 */
import { readRows, separatorOf } from "./delimited.ts"
import type { DocumentBudget, Reading } from "./document.ts"
import { spend } from "./spend.ts"
import { textWithin } from "./text-within.ts"

/** A `ReadDocument`. In UTF-8, UTF-16 or windows-1252, with or without a byte order mark. */
export function readCsv(octets: Uint8Array, budget: DocumentBudget): Reading {
  const within = textWithin(octets, budget)
  const { text } = within
  let { unread } = within
  const rows: (readonly string[])[] = []
  for (const row of readRows(text, separatorOf(text))) {
    if (row.every((field) => field === "")) continue
    if (!row.every((field) => spend(budget, field.length))) {
      unread = "beyond-limits"
      break
    }
    rows.push(row)
  }
  const tables = rows.length === 0 ? [] : [{ rows, concealed: undefined }]
  return { format: "csv", texts: [], tables, concealed: [], inner: [], unread }
}
