/** How many messages a Postfix still has, without asking it: asking would cost it time. */
import { readdirSync } from "node:fs"
import { join } from "node:path"

const QUEUES = ["maildrop", "incoming", "active", "deferred"] as const

export function queueLength(queueFolder: string): number {
  return QUEUES.reduce((sum, name) => sum + filesIn(join(queueFolder, name)), 0)
}

function filesIn(folder: string): number {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce(
      (sum, entry) => sum + (entry.isDirectory() ? filesIn(join(folder, entry.name)) : 1),
      0,
    )
  } catch {
    return 0 // a folder that it makes when it first needs it
  }
}
