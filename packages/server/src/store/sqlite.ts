/**
 * SQLite: everything that is of this dialect but the types of columns (migrations.ts).
 *
 * `synchronous=FULL` with a write-ahead log: COMMIT returns when the log is synced (fsync), which is what the promise
 * of app/held/custody.ts stands on. A checkpoint syncs the log, then writes the database, then syncs that.
 *
 * What was deleted is overwritten with zeros (`secure_delete`). The log still has what was written until it is reused; it
 * holds sealed octets alone, and a sweep ends with an empty log.
 */
import { DatabaseSync } from "node:sqlite"
import type { StatementSync } from "node:sqlite"

import { Slot } from "./statement.ts"
import type { Statement, Value } from "./statement.ts"

export type Database = {
  readonly all: <P, R>(statement: Statement<P, R>, parameters: P) => readonly R[]
  readonly first: <P, R>(statement: Statement<P, R>, parameters: P) => R | undefined
  /** How many rows it changed. */
  readonly run: <P, R>(statement: Statement<P, R>, parameters: P) => number
  /** Text of this dialect. */
  readonly execute: (text: string) => void
  readonly inTransaction: () => boolean
  /** Octets that the database has room for within itself and may grow by, and the most that it may have. */
  readonly room: () => { readonly left: number; readonly most: number }
  /** Changes when another connection has committed. */
  readonly version: () => number
  readonly close: () => void
}

/** Milliseconds that a writer waits for the one of another process. */
const BUSY_MILLISECONDS = 5_000
/** Pages of the log before its content moves to the database: 16 MiB, some thousand messages. */
const CHECKPOINT_PAGES = 4_000
const PAGE_OCTETS = 4_096
/** The log of a burst is cut to this when it is reused. */
const LOG_OCTETS = 32 * 1024 * 1024

/** `maxPages` makes a disk that is full, for tests. Throws what SQLite throws. */
export function openSqlite(path: string, maxPages?: number): Database {
  const connection = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS, enableForeignKeyConstraints: true })
  try {
    connection.exec(`
      PRAGMA page_size = ${PAGE_OCTETS};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA trusted_schema = OFF;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = ${LOG_OCTETS};`)
    if (maxPages !== undefined) connection.exec(`PRAGMA max_page_count = ${maxPages}`)
    return databaseOf(connection)
  } catch (cause) {
    connection.close()
    throw cause
  }
}

function databaseOf(connection: DatabaseSync): Database {
  const prepared = new Map<string, StatementSync>()
  const prepare = (text: string) => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    const made = connection.prepare(text)
    prepared.set(text, made)
    return made
  }
  // oxlint-disable typescript/no-unsafe-type-assertion -- Kysely derived the row's type from the very text that is run
  return {
    all: <P, R>(statement: Statement<P, R>, parameters: P) =>
      prepare(statement.text).all(...valuesFor(statement, parameters)) as readonly unknown[] as readonly R[],
    first: <P, R>(statement: Statement<P, R>, parameters: P) =>
      prepare(statement.text).get(...valuesFor(statement, parameters)) as R | undefined,
    run: (statement, parameters) =>
      Number(prepare(statement.text).run(...valuesFor(statement, parameters)).changes),
    execute: (text) => {
      prepare(text).run()
    },
    inTransaction: () => connection.isTransaction,
    room: () => {
      const [used, unused, most] = ["page_count", "freelist_count", "max_page_count"].map((name) =>
        Number(prepare(`PRAGMA ${name}`).get()?.[name]),
      )
      return {
        left: ((most ?? 0) - (used ?? 0) + (unused ?? 0)) * PAGE_OCTETS,
        most: (most ?? 0) * PAGE_OCTETS,
      }
    },
    version: () => Number(prepare("PRAGMA data_version").get()?.["data_version"]),
    close: () => connection.close(),
  }
  // oxlint-enable typescript/no-unsafe-type-assertion
}

function valuesFor<P, R>({ slots }: Statement<P, R>, parameters: P): Value[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `statement` takes nothing but records of values
  const values = parameters as { readonly [name: string]: Value }
  return slots.map((slot) => {
    if (!(slot instanceof Slot)) return slot
    const value = values[slot.name]
    if (value === undefined) throw new TypeError(`a statement lacks its value "${slot.name}"`)
    return value
  })
}

/** Primary result codes (sqlite.org/rescode.html) after which nothing of the transaction is there. */
const UNAVAILABLE: ReadonlyMap<number, string> = new Map([
  [5, "SQLITE_BUSY"],
  [7, "SQLITE_NOMEM"],
  [8, "SQLITE_READONLY"],
  [10, "SQLITE_IOERR"],
  [11, "SQLITE_CORRUPT"],
  [13, "SQLITE_FULL"],
  [14, "SQLITE_CANTOPEN"],
  [26, "SQLITE_NOTADB"],
])

/** SQLite's name for what the disk or another process did; undefined for a mistake of ours. */
export function unavailability(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("errcode" in cause)) return undefined
  return UNAVAILABLE.get(Number(cause.errcode) & 0xff)
}
