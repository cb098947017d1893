/**
 * A file of the folder, whole or not there: written under another name, synced and renamed. A crash leaves at most the
 * other name, which the next write takes.
 */
import { mkdir, open, rename } from "node:fs/promises"
import { dirname } from "node:path"

import { systemCode } from "../app/fault.ts"

/** Whoever reads the folder, a web server for one, is another user. Nothing in it leads to a person. */
const READABLE = 0o644

export async function writeWhole(path: string, octets: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`
  await mkdir(dirname(path), { recursive: true })
  const file = await open(temporary, "w", READABLE)
  try {
    await file.writeFile(octets)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

/**
 * The octets of a file; undefined where there is none.
 * Rejects with the system's error, and with `TooLarge` beyond `most` octets.
 */
export async function readWhole(path: string, most: number): Promise<Uint8Array | undefined> {
  try {
    await using file = await open(path)
    const { size } = await file.stat()
    if (size > most) throw new TooLarge(path)
    return await file.readFile()
  } catch (cause) {
    const code = systemCode(cause)
    // ENOTDIR: a file stands where a folder of the path should.
    if (code === "ENOENT" || code === "ENOTDIR") return undefined
    throw cause
  }
}

export class TooLarge extends Error {
  override readonly name = "TooLarge"
}
