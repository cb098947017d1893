/** How much room there is where Sluis keeps things. */
import { statfs } from "node:fs/promises"

import type { DiskSpace } from "./app/health.ts"

/** Undefined where the system can't tell. Octets; free is what somebody without special rights may use. */
export async function diskSpace(folder: string): Promise<DiskSpace | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return undefined
  }
}
