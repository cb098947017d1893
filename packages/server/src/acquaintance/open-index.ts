/**
 * Opens the index: the file, its version, its key.
 *
 * A wrong key would find nobody and remember everybody a second time, so a keyed hash of nothing tells it beforehand.
 */
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { connectToRead, connectToWrite } from "./connection.ts"
import type { Connection } from "./connection.ts"
import { faultOf } from "./fault.ts"
import type { AcquaintanceFault } from "./fault.ts"
import { keyedHashes } from "./keyed-hash.ts"
import type { KeyedHashes } from "./keyed-hash.ts"
import { APPLICATION, TABLES, VERSION } from "./schema.ts"

export type OpenIndex = { readonly db: Connection; readonly hashes: KeyedHashes }

const FILE_OWNER_ONLY = 0o600
const FOLDER_OWNER_ONLY = 0o700

export function openToRead(path: string, key: Uint8Array): Result<OpenIndex, AcquaintanceFault> {
  // SQLite says the same of a file that is not there and of one that may not be read.
  if (!existsSync(path)) return err({ kind: "missing", detail: "" })
  return openWith(() => connectToRead(path), key)
}

/** Makes the file, for its owner alone, and its tables where there are none yet. */
export function openToWrite(path: string, key: Uint8Array): Result<OpenIndex, AcquaintanceFault> {
  return openWith(
    () => {
      mkdirSync(dirname(path), { recursive: true, mode: FOLDER_OWNER_ONLY })
      closeSync(openSync(path, "a", FILE_OWNER_ONLY)) // the log gets the mode of the database from SQLite
      return connectToWrite(path)
    },
    key,
    makeTables,
  )
}

function openWith(
  connect: () => Connection,
  key: Uint8Array,
  prepare?: (index: OpenIndex) => void,
): Result<OpenIndex, AcquaintanceFault> {
  let db: Connection | undefined
  try {
    db = connect()
    const index = { db, hashes: keyedHashes(key) }
    prepare?.(index)
    const kind = obstacle(index)
    if (kind === undefined) return ok(index)
    db.close()
    return err({ kind, detail: "" })
  } catch (cause) {
    db?.close()
    const fault = faultOf(cause)
    if (fault === undefined) throw cause
    return err(fault)
  }
}

function obstacle({ db, hashes }: OpenIndex): AcquaintanceFault["kind"] | undefined {
  const version = versionOf(db)
  if (version === 0) return "missing"
  if (version !== VERSION) return "other-version"
  const isRight =
    db.first("SELECT 1 FROM meta WHERE name = 'key' AND value = ?", hashes.check("")) !== undefined
  return isRight ? undefined : "wrong-key"
}

function makeTables({ db, hashes }: OpenIndex): void {
  if (versionOf(db) !== 0) return
  db.transaction(() => {
    if (versionOf(db) !== 0) return // another process was faster
    db.execute(`${TABLES} PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION};`)
    db.run("INSERT INTO meta VALUES ('key', ?)", hashes.check(""))
  })
}

function versionOf(db: Connection): number {
  return db.first("PRAGMA user_version")?.[0] ?? 0
}
