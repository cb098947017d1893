/**
 * One connection to the database of the index: prepared statements, kept by their text.
 *
 * `synchronous=NORMAL` with a write-ahead log: a power cut may cost the last commits, and then somebody is asked once more; it
 * never damages the file. What was deleted is overwritten with zeros.
 */
import { DatabaseSync } from "node:sqlite"
import type { SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite"

export type Connection = {
  /** Of statements that give integers alone. */
  readonly first: (text: string, ...values: readonly SQLInputValue[]) => readonly number[] | undefined
  readonly all: (text: string, ...values: readonly SQLInputValue[]) => readonly (readonly number[])[]
  /** Of any other. */
  readonly rows: (text: string, ...values: readonly SQLInputValue[]) => readonly (readonly SQLOutputValue[])[]
  /** How many rows it changed. */
  readonly run: (text: string, ...values: readonly SQLInputValue[]) => number
  /** Any number of statements. */
  readonly execute: (text: string) => void
  /** All or nothing. */
  readonly transaction: <T>(body: () => T) => T
  readonly close: () => void
}

/** Milliseconds that a writer waits for another one. */
const WRITER_WAITS = 5_000
/** A reader waits only where the log is being repaired, and whoever judges a message waits with it. */
const READER_WAITS = 100
/** Of pages, and only as far as they are used: hashes lie everywhere, so most of what is read once is read again. */
const CACHE_KIBIOCTETS = 32 * 1024
/** Pages of the log before its content moves to the database: hashes lie everywhere, so the longer the fewer are written. */
const CHECKPOINT_PAGES = 4_000
/** The log of a burst is cut to this when it is reused. */
const LOG_OCTETS = 32 * 1024 * 1024

/** Throws what SQLite throws. */
export function connectToRead(path: string): Connection {
  return connect(path, true, `PRAGMA cache_size = -${CACHE_KIBIOCTETS};`)
}

/** The file must be there, empty or not. */
export function connectToWrite(path: string): Connection {
  return connect(
    path,
    false,
    `PRAGMA journal_mode = WAL;
     PRAGMA synchronous = NORMAL;
     PRAGMA secure_delete = ON;
     PRAGMA temp_store = MEMORY;
     PRAGMA cache_size = -${CACHE_KIBIOCTETS};
     PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
     PRAGMA journal_size_limit = ${LOG_OCTETS};`,
  )
}

function connect(path: string, readOnly: boolean, settings: string): Connection {
  const database = new DatabaseSync(path, { readOnly, timeout: readOnly ? READER_WAITS : WRITER_WAITS })
  try {
    database.exec(`PRAGMA trusted_schema = OFF; ${settings}`)
    return connectionOf(database)
  } catch (cause) {
    database.close()
    throw cause
  }
}

function connectionOf(database: DatabaseSync): Connection {
  const prepared = new Map<string, StatementSync>()
  const prepare = (text: string): StatementSync => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    const made = database.prepare(text)
    made.setReturnArrays(true)
    prepared.set(text, made)
    return made
  }
  // oxlint-disable typescript/no-unsafe-type-assertion -- statements return arrays; of which values, the statement says
  return {
    first: (text, ...values) => prepare(text).get(...values) as unknown as readonly number[] | undefined,
    all: (text, ...values) => prepare(text).all(...values) as unknown as readonly (readonly number[])[],
    rows: (text, ...values) =>
      prepare(text).all(...values) as unknown as readonly (readonly SQLOutputValue[])[],
    run: (text, ...values) => Number(prepare(text).run(...values).changes),
    execute: (text) => database.exec(text),
    transaction: (body) => {
      database.exec("BEGIN IMMEDIATE")
      try {
        const value = body()
        database.exec("COMMIT")
        return value
      } catch (cause) {
        if (database.isTransaction) database.exec("ROLLBACK")
        throw cause
      }
    },
    close: () => database.close(),
  }
  // oxlint-enable typescript/no-unsafe-type-assertion
}
