/**
 * The addresses of a registered list, out of a table that somebody exported: the column that has them, and where it has none.
 *
 * What can't be read is told by the number of its line: the table is full of people.
 */
import { readRows, separatorOf } from "@sluis/core/document/delimited"
import { parseAddress } from "@sluis/core/mail/address"
import type { PersonKey } from "@sluis/core/mail/address"
import { decodeCharset } from "@sluis/core/mail/charset"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"

export type Members = {
  /** Each once, in order. */
  readonly people: readonly PersonKey[]
  /** Lines that have something in the column that is no address; the first is 1. */
  readonly unreadable: readonly number[]
  /** Rows without anything in the column. */
  readonly empty: number
}

/** Of a table; `line` is that of the file, from 1. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

/**
 * @param octets a CSV or TSV in any usual encoding, with or without titles
 * @param column its title or its number, from 1; undefined: the one column that has addresses
 * @param file what a fault is about
 */
export function membersIn(
  octets: Uint8Array,
  column: string | undefined,
  file: string,
): Result<Members, Fault> {
  return membersInRows(rowsIn(octets), column, file)
}

/** The same for a table that was read already. */
export function membersInRows(
  rows: readonly Row[],
  column: string | undefined,
  file: string,
): Result<Members, Fault> {
  const at = column === undefined ? columnOf(rows, file) : namedColumn(rows, column, file)
  if (!at.ok) return at
  const people = new Set<PersonKey>()
  const unreadable: number[] = []
  let empty = 0
  for (const [index, { line, cells }] of rows.entries()) {
    const cell = cells[at.value] ?? ""
    const addresses = addressesOf(cell)
    if (cell === "") empty += 1
    else if (addresses.length > 0) for (const address of addresses) people.add(address)
    else if (index > 0 || !isTitle(cell)) unreadable.push(line)
  }
  if (people.size === 0) return err(new Fault("list/no-addresses", file))
  return ok({ people: [...people], unreadable, empty })
}

/** Rows that have something in them. */
export function rowsIn(octets: Uint8Array): readonly Row[] {
  const text = decodeCharset(octets, "").text.replace(/^\uFEFF/, "")
  const rows: Row[] = []
  let line = text.slice(0, 4).toLowerCase() === "sep=" ? 2 : 1 // QUIRK: a line that only Excel reads
  for (const cells of readRows(text, separatorOf(text))) {
    if (cells.some((cell) => cell !== "")) rows.push({ line, cells })
    line += 1
    for (const cell of cells) line += cell.split("\n").length - 1
  }
  return rows
}

function columnOf(rows: readonly Row[], file: string): Result<number, Fault> {
  const found = new Set<number>()
  for (const { cells } of rows) {
    cells.forEach((cell, at) => {
      if (!found.has(at) && addressesOf(cell).length > 0) found.add(at)
    })
  }
  const [first, ...others] = [...found].toSorted((a, b) => a - b)
  if (first === undefined) return err(new Fault("list/no-addresses", file))
  if (others.length > 0)
    return err(new Fault("list/columns", file, [first, ...others].map((at) => at + 1).join(", ")))
  return ok(first)
}

/** A title goes before a number. */
function namedColumn(rows: readonly Row[], column: string, file: string): Result<number, Fault> {
  const titles = rows[0]?.cells ?? []
  const titled = titles.findIndex((title) => folded(title) === folded(column))
  if (titled >= 0) return ok(titled)
  const number = /^[1-9]\d{0,4}$/.test(column) ? Number(column) : 0
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return number >= 1 && number <= width ? ok(number - 1) : err(new Fault("list/no-column", file))
}

function folded(title: string): string {
  return title.normalize("NFKC").trim().toLowerCase()
}

/** Of the first row: words above the addresses, which have an @ where they are addresses that went wrong. */
function isTitle(cell: string): boolean {
  return !cell.includes("@")
}

/** Several in a cell are tolerated; none where one of them is no address. */
export function addressesOf(cell: string): readonly PersonKey[] {
  if (!cell.includes("@") || cell.length > MAX_CELL) return []
  const bracketed = /<([^<>]{1,320})>/.exec(cell)?.[1]
  const pieces = (bracketed ?? cell).split(/[;,\s]+/).filter((piece) => piece !== "")
  const addresses: PersonKey[] = []
  for (const piece of pieces) {
    const address = parseAddress(piece.replace(/^mailto:/i, ""))
    if (!address.ok) return []
    addresses.push(address.value.key)
  }
  return addresses
}

const MAX_CELL = 10_000
