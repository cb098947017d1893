/**
 * Makes a file of the data folder.
 *
 * Commands are often run by root, because the key is root's. What they make belongs to whoever the folder belongs to, or the
 * gateway could not open it.
 */
import { closeSync, constants, fchownSync, openSync, statSync, accessSync } from "node:fs"
import { dirname } from "node:path"

import { systemCode } from "../app/fault.ts"

const FILE_OWNER_ONLY = 0o600

/** An empty file for its owner alone where there is none; throws what the system says, also of one that is there. */
export function makeFile(path: string): void {
  const made = openNew(path)
  if (made === undefined) {
    closeSync(openSync(path, "a", FILE_OWNER_ONLY))
    return
  }
  try {
    if (process.getuid?.() === 0) {
      const { uid, gid } = statSync(dirname(path))
      fchownSync(made, uid, gid)
    }
  } finally {
    closeSync(made)
  }
}

/** Never through a link: whoever owns the folder could have root give away a file elsewhere. */
function openNew(path: string): number | undefined {
  try {
    return openSync(path, "ax", FILE_OWNER_ONLY)
  } catch (cause) {
    if (systemCode(cause) === "EEXIST") return undefined
    throw cause
  }
}

/** The first of these that this user may not open, in a folder that is this user's to work in. */
export function refusedFile(paths: readonly string[]): string | undefined {
  return paths.find((path) => !isRefused(dirname(path)) && isRefused(path))
}

function isRefused(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return false
  } catch (cause) {
    return systemCode(cause) === "EACCES"
  }
}
