/**
 * The addresses of a registered list, out of what somebody pasted or chose on a screen: addresses, a CSV, or a spreadsheet.
 *
 * A spreadsheet is hostile and may take long, so whoever reads one does it in a thread that can be killed. Of the cells that a
 * reader does not see nothing is taken, unless there is nothing else.
 *
 * Deliberately left out: which column has addresses (./member-column.ts).
 */
import type { Table } from "@sluis/core/document/document"
import { formatOf } from "@sluis/core/document/format"
import { fullDocumentBudget } from "@sluis/core/document/limits"
import { readerOf } from "@sluis/core/document/readers"
import type { PersonKey } from "@sluis/core/mail/address"
import type { Result } from "@sluis/core/result"

import type { Fault } from "../fault.ts"
import { addressesOf, membersInRows, rowsIn } from "./member-column.ts"
import type { Row } from "./member-column.ts"

export type MemberTable = {
  /** Each once. */
  readonly people: readonly PersonKey[]
  /** Lines that have something else in that column. */
  readonly unreadable: number
  /** Titles, or numbers where there are none: what `column` can be. */
  readonly columns: readonly string[]
  /** Several columns have addresses and none was chosen: nobody was taken. */
  readonly undecided: boolean
}

export type MemberSource =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly octets: Uint8Array; readonly name: string }

/** A value that goes from one thread to another, so without the class of a fault. */
export type ReadTable =
  | { readonly kind: "table"; readonly table: MemberTable }
  | { readonly kind: "fault"; readonly code: Fault["code"]; readonly detail: string }

/** "busy": too many others are waiting. */
export type NotRead = "broke" | "took-too-long" | "busy"

/** Never throws for what is in a table. */
export type ReadMemberTable = (
  source: MemberSource,
  column: string | undefined,
) => Promise<Result<ReadTable, NotRead>>

/** What faults are about. */
const TABLE = "table"
/** Columns that are named, and UTF-16 units of a name: what a person can choose from. */
const MAX_COLUMNS = 100
const MAX_TITLE = 200

/** Faults: list/no-addresses, list/no-column. May throw, where there is a mistake in Sluis. */
export async function readMemberTable(source: MemberSource, column: string | undefined): Promise<ReadTable> {
  const rows =
    source.kind === "text" ? rowsIn(new TextEncoder().encode(source.text)) : await rowsOfFile(source)
  const columns = columnsOf(rows)
  const people = source.kind === "text" && column === undefined ? pasted(rows) : undefined
  if (people !== undefined) return tableOf({ people, unreadable: 0, columns: [], undecided: false })
  const members = membersInRows(rows, column, TABLE)
  if (members.ok) {
    const { unreadable } = members.value
    return tableOf({
      people: members.value.people,
      unreadable: unreadable.length,
      columns,
      undecided: false,
    })
  }
  const { code, detail } = members.error
  return code === "list/columns"
    ? tableOf({ people: [], unreadable: 0, columns, undecided: true })
    : { kind: "fault", code, detail }
}

function tableOf(table: MemberTable): ReadTable {
  return { kind: "table", table }
}

async function rowsOfFile({
  octets,
  name,
}: Extract<MemberSource, { readonly kind: "file" }>): Promise<readonly Row[]> {
  const format = formatOf(octets, "", name)
  if (format !== "xlsx" && format !== "xls" && format !== "ods") return rowsIn(octets)
  const read = await readerOf(format)
  const reading = await read?.(octets, fullDocumentBudget())
  return rowsOfTable(reading?.tables ?? [])
}

/** The first that has addresses. */
function rowsOfTable(tables: readonly Table[]): readonly Row[] {
  const shown = tables.toSorted(
    (one, other) => Number(one.concealed !== undefined) - Number(other.concealed !== undefined),
  )
  const chosen = shown.find(({ rows }) =>
    rows.some((cells) => cells.some((cell) => addressesOf(cell).length > 0)),
  )
  return (chosen?.rows ?? []).map((cells, index) => ({ line: index + 1, cells }))
}

/** Nothing but addresses, however they are set out; undefined where there is anything else. */
function pasted(rows: readonly Row[]): readonly PersonKey[] | undefined {
  const people = new Set<PersonKey>()
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell === "") continue
      const addresses = addressesOf(cell)
      if (addresses.length === 0) return undefined
      for (const address of addresses) people.add(address)
    }
  }
  return people.size === 0 ? undefined : [...people]
}

function columnsOf(rows: readonly Row[]): readonly string[] {
  const first = rows[0]?.cells ?? []
  const width = Math.min(
    MAX_COLUMNS,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  )
  const hasTitles = !first.some((cell) => cell.includes("@"))
  return Array.from({ length: width }, (_, at) => {
    const title = hasTitles ? (first[at] ?? "").slice(0, MAX_TITLE) : ""
    return title === "" ? String(at + 1) : title
  })
}
