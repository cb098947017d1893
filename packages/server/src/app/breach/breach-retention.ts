/**
 * Files that were closed long ago go: the people first, then what was sent to them, then the steps, then the file. What a crash
 * leaves of one is found again, for the file itself goes last. The ledger keeps that there was one.
 *
 * A file that somebody reopens in the same moment stays: it is let go as it was read, or not at all.
 */
import type { Entries } from "../entries.ts"
import type { Log } from "../log.ts"
import type { BreachFiles } from "./breach-files.ts"
import type { BreachPeople } from "./breach-people.ts"

export type BreachRetentionPorts = {
  readonly entries: Pick<Entries, "removeGroup">
  readonly files: Pick<BreachFiles, "closedUntil" | "letGo" | "remove">
  readonly people: Pick<BreachPeople, "removeAll">
  readonly log: Log
}

/** `moment`: those that were closed then or before. How many went. */
export async function forgetBreaches(ports: BreachRetentionPorts, moment: number): Promise<number> {
  const { entries, files, people, log } = ports
  let gone = 0
  for (const kept of await files.closedUntil(moment)) {
    if (!(await files.letGo(kept))) continue
    const { id } = kept
    await people.removeAll(id)
    await entries.removeGroup("breach-round", id)
    await files.remove(id)
    log.info("a file of a breach was kept long enough", { id })
    gone += 1
  }
  return gone
}
