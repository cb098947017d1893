/**
 * Copies as files in a folder.
 *
 * Order: every name is looked at before anything is written, so a folder that is in use stays as it is. Each file is
 * written under a name of its own and renamed, so a reader never sees half a copy; a crash leaves at most one
 * `.sluis-*.tmp` file. Readable for their owner alone: these are other people's messages.
 *
 * TRUST: nobody else writes to the folder meanwhile; a file that appears between looking and renaming is overwritten.
 */
import { lstat, mkdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"

import { err, ok } from "@sluis/core/result"

import { Fault, systemCode } from "../app/fault.ts"
import type { KeepCopies } from "../app/gate/individualise.ts"

const OWNER_ONLY = 0o600

export const keepCopies: KeepCopies = async (folder, copies, overwrite) => {
  let path = folder
  try {
    const blocked = await makeFolder(resolve(folder))
    if (blocked !== undefined) return err(new Fault("output/not-a-folder", blocked))
    for (const copy of copies) {
      path = join(folder, copy.name)
      if (!overwrite && (await exists(path))) return err(new Fault("output/exists", path))
    }
    const written: string[] = []
    for (const copy of copies) {
      path = join(folder, copy.name)
      await writeWhole(path, folder, copy.octets())
      written.push(path)
    }
    return ok(written)
  } catch (cause) {
    const code = systemCode(cause)
    if (code === undefined) throw cause
    return err(new Fault("output/unwritable", path, code, cause))
  }
}

/**
 * Makes a folder and those above it, level by level: Node's own `recursive` tries for ever where a file system has no
 * room for names, such as /proc. Gives what stands in the way and is no folder, if anything does.
 */
async function makeFolder(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(missing)
  if (found !== undefined) return found.isDirectory() ? undefined : path
  const above = dirname(path)
  if (above !== path) {
    const blocked = await makeFolder(above)
    if (blocked !== undefined) return blocked
  }
  await mkdir(path)
  return undefined
}

/** ENOTDIR: something above is no folder, and is found on the way up. */
function missing(cause: unknown): undefined {
  const code = systemCode(cause)
  if (code !== "ENOENT" && code !== "ENOTDIR") throw cause
}

async function writeWhole(path: string, folder: string, octets: Uint8Array): Promise<void> {
  const temporary = join(folder, `.sluis-${process.pid}.tmp`)
  try {
    await rm(temporary, { force: true })
    await writeFile(temporary, octets, { flag: "wx", mode: OWNER_ONLY })
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined) // what went wrong first is what is told
    throw cause
  }
}

/** A link that leads nowhere exists too. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return false
    throw cause
  }
}
