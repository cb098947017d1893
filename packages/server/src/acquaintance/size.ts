/** How much the index holds. Counting reads all of it: for the command line, not for every minute. */
import type { Connection } from "./connection.ts"

export type IndexSize = {
  /** Of the database, without its log. */
  readonly octets: number
  readonly people: number
  readonly domains: number
  /** Pairs of people who were in one open message of up to sixteen, or of whom one wrote to the other. */
  readonly pairs: number
  readonly circles: number
  readonly memberships: number
  readonly names: number
  readonly variants: number
  readonly lists: number
}

export function sizeOf(db: Connection): IndexSize {
  const value = (text: string): number => db.first(text)?.[0] ?? 0
  const rowsOf = (table: string): number => value(`SELECT count(*) FROM ${table}`)
  return {
    octets: value("PRAGMA page_count") * value("PRAGMA page_size"),
    people: rowsOf("person"),
    domains: rowsOf("domain"),
    pairs: rowsOf("pair") / 2,
    circles: rowsOf("circle"),
    memberships: rowsOf("member"),
    names: rowsOf("name"),
    variants: rowsOf("variant") + rowsOf("domain_variant"),
    lists: rowsOf("list"),
  }
}
