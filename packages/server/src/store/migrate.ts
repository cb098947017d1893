/**
 * Brings a database to the tables that this program knows: forward only, each migration in a transaction of its own, so a
 * crash leaves the version before or after it. A database of a newer program is left alone.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"
import type { StoreFault } from "./request.ts"

const VERSION_TABLE = "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY)"

/** Two processes may do this at once: the second waits for the lock, and finds it done. */
export function migrate(db: Database, migrations: readonly string[]): Result<undefined, StoreFault> {
  db.execute(VERSION_TABLE)
  for (;;) {
    db.execute("BEGIN IMMEDIATE")
    try {
      const version = db.first(latest, {})?.number ?? 0
      const next = migrations[version]
      if (next === undefined) {
        db.execute("ROLLBACK")
        const isKnown = version <= migrations.length
        return isKnown ? ok(undefined) : err({ kind: "newer-database", detail: String(version) })
      }
      for (const text of next.split(";")) if (text.trim() !== "") db.execute(text)
      db.run(record, { number: version + 1 })
      db.execute("COMMIT")
    } catch (cause) {
      if (db.inTransaction()) db.execute("ROLLBACK")
      throw cause
    }
  }
}

const latest = statement((db) =>
  db.selectFrom("migration").select("number").orderBy("number", "desc").limit(1),
)
const record = statement((db, { number }: { readonly number: number }) =>
  db.insertInto("migration").values({ number }),
)
