/**
 * One gateway to a data folder: two would send everything twice.
 *
 * The lock is SQLite's own on a file of its own, which the system takes back when a process ends, however it ends. So a
 * kill leaves nothing behind that a person would have to clear away. Commands beside the gateway don't take it.
 */
import { DatabaseSync } from "node:sqlite"
import { join } from "node:path"

import { makeFile } from "./make-file.ts"

const FILE = "gateway.lock"

/** Holds the folder, which must be there, until what it gives is called; undefined where another process holds it. Throws what the system says. */
export function holdFolder(folder: string): (() => void) | undefined {
  const path = lockFile(folder)
  makeFile(path)
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    // Nothing is ever written, so there is nothing to take back: no journal beside it, which would have a mode of its own.
    database.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    return () => database.close()
  } catch (cause) {
    database.close()
    if (isBusy(cause)) return undefined
    throw cause
  }
}

export function lockFile(folder: string): string {
  return join(folder, FILE)
}

/** https://sqlite.org/rescode.html: SQLITE_BUSY. */
const BUSY = 5

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && "errcode" in cause && cause.errcode === BUSY
}
