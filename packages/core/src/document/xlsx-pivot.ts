/**
 * The rows that a pivot table keeps of the list it was made of (ECMA-376-1 §18.10).
 *
 * Why this module exists: a pivot table shows numbers per department, and carries every row of the list behind it, also where
 * that list is on no sheet any more. One double click shows them.
 */
import { shownIsoDate, shownNumber, PLAIN_NUMBER } from "./cell-value.ts"
import type { DocumentBudget, Table, Unread } from "./document.ts"
import { sheetGrid } from "./sheet-grid.ts"
import { withoutEscapes } from "./xlsx-text.ts"
import { attributeOf, scanXml, skipElement, type XmlToken } from "./xml.ts"

export type PivotCache = { readonly tables: readonly Table[]; readonly unread: Unread | undefined }

type Field = { readonly name: string; readonly items: string[] }

/** @param records undefined where the rows are not kept: then what each field may be is all there is */
export function readPivotCache(
  definition: string,
  records: string | undefined,
  budget: DocumentBudget,
): PivotCache {
  const { fields, problem } = readFields(definition, budget)
  const grid = sheetGrid(budget)
  grid.row(false)
  let isWhole = fields.every((field, column) => grid.put(column, field.name))
  let unread: Unread | undefined = problem
  if (records === undefined) {
    const most = fields.reduce((length, { items }) => Math.max(length, items.length), 0)
    for (let at = 0; at < most && isWhole; at += 1) {
      grid.row(false)
      isWhole = fields.every(({ items }, column) => grid.put(column, items[at] ?? ""))
    }
  } else {
    const scanner = scanXml(records)
    let column = 0
    for (let token = scanner.next(); token !== undefined && isWhole; token = scanner.next()) {
      if (token.kind !== "start") continue
      if (token.name === "r") {
        grid.row(false)
        column = 0
        continue
      }
      const value =
        token.name === "x" ? fields[column]?.items[Number(attributeOf(token, "v"))] : itemOf(token)
      if (value === undefined) continue
      isWhole = grid.put(column, value)
      column += 1
    }
    unread ??= scanner.problem()
  }
  const found = grid.tables(false)
  if (!isWhole || !found.isWhole) unread ??= "beyond-limits"
  return { tables: found.tables.map(({ rows }) => ({ rows, concealed: "pivot-data" })), unread }
}

function readFields(
  definition: string,
  budget: DocumentBudget,
): { readonly fields: readonly Field[]; readonly problem: Unread | undefined } {
  const fields: Field[] = []
  let field: Field | undefined
  let left = budget.items
  const scanner = scanXml(definition)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === "end" && token.name === "sharedItems") field = undefined
    if (token.kind !== "start") continue
    if (token.name === "cacheField" || (field !== undefined && itemOf(token) !== undefined)) {
      if (left === 0) return { fields, problem: "beyond-limits" }
      left -= 1
    }
    if (token.name === "cacheField")
      fields.push({ name: withoutEscapes(attributeOf(token, "name") ?? ""), items: [] })
    else if (token.name === "sharedItems" && !token.isEmpty) field = fields.at(-1)
    else if (token.name === "fieldGroup")
      skipElement(scanner, token) // its items are the groups, not the values
    else if (field !== undefined) {
      const item = itemOf(token)
      if (item !== undefined) field.items.push(item)
    }
  }
  return { fields, problem: scanner.problem() }
}

/** §18.10.1: text, number, date, truth value, error, missing; undefined for anything else. */
function itemOf(tag: Extract<XmlToken, { kind: "start" }>): string | undefined {
  const value = (): string => attributeOf(tag, "v") ?? ""
  switch (tag.name) {
    case "s":
      return withoutEscapes(value())
    case "n":
      return shownNumber(value(), PLAIN_NUMBER, 1900)
    case "d":
      return shownIsoDate(value())
    case "b":
      return value() === "1" ? "TRUE" : "FALSE"
    case "e":
      return value()
    case "m":
      return ""
    default:
      return undefined
  }
}
