/**
 * Queries, written with Kysely and compiled once.
 *
 * Why: Kysely takes some ten microseconds to build and compile a query, which is more than SQLite takes to run it. So a
 * statement is built when its module is loaded, with a placeholder where each value goes; running it puts values in their
 * places. What is compiled for is said in one place below; the statements themselves say nothing that is of one dialect.
 *
 * Deliberately out of scope: running them (sqlite.ts).
 */
import { DummyDriver, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely"
import type { CompiledQuery } from "kysely"

import type { Tables } from "./schema.ts"

export type Value = string | number | null | Uint8Array

/** `Row`: what it gives. `Parameters`: what it takes, by name. */
export type Statement<Parameters, Row> = {
  readonly text: string
  /** In the order of the text: a name to look up, or a value that is always the same. */
  readonly slots: readonly (Slot | Value)[]
  /** For the compiler alone. */
  readonly types?: (parameters: Parameters) => Row
}

/** Written into the text, for an index over some of the rows is only used where the text names which. */
export const HELD = sql.lit("held" as const)
export const QUEUED = sql.lit("queued" as const)
export const DAMAGED = sql.lit("damaged" as const)
export const LEADS = sql.lit(1 as const)
export const REPORT = sql.lit("report" as const)
export const NO_OBJECT = sql.lit("")

export class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Compilable<Row> = { compile: () => CompiledQuery<Row> }

/** Builds queries and runs none. */
const queries = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

export type Queries = typeof queries

/** `build` is called once; the values of `parameters` can only be put somewhere, not looked at. */
export function statement<Parameters extends { readonly [name: string]: Value }, Row>(
  build: (db: Queries, parameters: Parameters) => Compilable<Row>,
): Statement<Parameters, Row> {
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- placeholders stand where the values will
  const { sql: text, parameters } = build(queries, slots as Parameters).compile()
  return { text, slots: parameters.map(slotOrValue) }
}

function slotOrValue(parameter: unknown): Slot | Value {
  if (parameter instanceof Slot || parameter instanceof Uint8Array || parameter === null) return parameter
  if (typeof parameter === "string" || typeof parameter === "number") return parameter
  throw new TypeError("a statement has a value that no column holds")
}
