/**
 * A small file that is there whole or as it was before: written under another name, synced, renamed, and its folder synced.
 * When this resolves it survives a power cut; a crash before that leaves at most the other name, which the next write takes.
 */
import { open, rename } from "node:fs/promises"
import { dirname } from "node:path"

const OWNER_ONLY = 0o600

export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`
  const file = await open(temporary, "w", OWNER_ONLY)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  const folder = await open(dirname(path), "r")
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
