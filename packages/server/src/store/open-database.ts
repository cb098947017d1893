/**
 * Opens the database for the thread that has it: file, tables, key.
 *
 * Order: the file is made for its owner alone and its name is synced, before SQLite writes to it; a database whose name a
 * power cut could take away would lose what was acknowledged.
 */
import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { systemCode } from "../app/fault.ts"
import { reclaimLeases } from "./handle-due.ts"
import type { Context } from "./handler.ts"
import { makeFile, refusedFile } from "./make-file.ts"
import { migrate } from "./migrate.ts"
import { MIGRATIONS } from "./migrations.ts"
import type { StoreFault, WorkerOptions } from "./request.ts"
import { reserveOf } from "./reserve.ts"
import { open, seal, SealBroken } from "./seal.ts"
import { openSqlite, unavailability } from "./sqlite.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"
import { subKey } from "./sub-key.ts"

const FOLDER_OWNER_ONLY = 0o700

/** `migrations`: another list, for tests. */
export function openDatabase(
  { path, sealingKey, maxPages, reclaim, origin }: WorkerOptions,
  notices: Pick<Context, "orphan" | "damaged" | "lost">,
  migrations: readonly string[] = MIGRATIONS,
): Result<Context, StoreFault> {
  let db: Database | undefined
  try {
    makeDatabase(path)
    db = openSqlite(path, maxPages)
    const migrated = migrate(db, migrations)
    const opened: Result<Context, StoreFault> = !migrated.ok
      ? migrated
      : isKeyOf(db, sealingKey)
        ? ok({
            db,
            sealingKey,
            keys: {
              entry: subKey(sealingKey, "entry"),
              facts: subKey(sealingKey, "facts"),
              salt: subKey(sealingKey, "salt"),
            },
            reserve: reserveOf(db, dirname(path)),
            origin,
            ...notices,
          })
        : err({ kind: "wrong-key", detail: "" })
    if (!opened.ok) db.close()
    else if (reclaim) inTransaction(db, () => reclaimLeases(opened.value))
    return opened
  } catch (cause) {
    db?.close()
    const detail = unavailability(cause) ?? systemCode(cause)
    if (detail === undefined) throw cause
    const file = refusedFile([path, `${path}-wal`, `${path}-shm`])
    return err(
      file === undefined ? { kind: "unavailable", detail } : { kind: "unavailable", detail: "EACCES", file },
    )
  }
}

function makeDatabase(path: string): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: FOLDER_OWNER_ONLY })
  makeFile(path) // the log and its index get the mode and the owner of the database from SQLite
  const descriptor = openSync(folder, "r")
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Without this a wrong key would find every message damaged. */
function isKeyOf(db: Database, sealingKey: Uint8Array): boolean {
  return inTransaction(db, () => {
    const row = db.first(selectCheck, { name: CHECK })
    if (row === undefined) {
      db.run(insertCheck, { name: CHECK, value: seal(sealingKey, CHECK, "check", 0, CHECK) })
      return true
    }
    try {
      return open(sealingKey, CHECK, "check", 0, row.value).toString() === CHECK
    } catch (cause) {
      if (cause instanceof SealBroken) return false
      throw cause
    }
  })
}

function inTransaction<T>(db: Database, body: () => T): T {
  db.execute("BEGIN IMMEDIATE")
  try {
    const value = body()
    db.execute("COMMIT")
    return value
  } catch (cause) {
    if (db.inTransaction()) db.execute("ROLLBACK")
    throw cause
  }
}

const CHECK = "key-check"

const selectCheck = statement((db, p: { readonly name: string }) =>
  db.selectFrom("meta").select("value").where("name", "=", p.name),
)

const insertCheck = statement((db, p: { readonly name: string; readonly value: Uint8Array }) =>
  db.insertInto("meta").values({ name: p.name, value: p.value }),
)
