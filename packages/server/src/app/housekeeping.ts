/**
 * What happens by itself as time passes: held messages that nobody decided on are dropped and their senders told, and
 * what has been kept long enough is deleted.
 *
 * A round that fails is told in the log and tried at the next; whatever it did not do is still due then.
 */
import type { Clock } from "./clock.ts"
import type { Retention, RetentionPeriods } from "./custody.ts"
import { expireHeld } from "./held-drop.ts"
import type { HeldPorts } from "./held.ts"
import type { Log } from "./log.ts"
import type { After } from "./queue-timer.ts"

export type HousekeepingPorts = {
  readonly held: HeldPorts
  readonly retention: Retention
  /** Something is due: a notice that a held message was not sent. */
  readonly wake: () => void
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type Housekeeping = { readonly stop: () => void }

/** Milliseconds. Expiry is in days; ten minutes late is nothing. */
const ROUND = 600_000
/** Before the first round, so that starting has the disk to itself. */
const FIRST = 10_000

export function startHousekeeping(ports: HousekeepingPorts, keep: RetentionPeriods): Housekeeping {
  let stopped = false
  let unset = ports.after(FIRST, () => void round())

  async function round(): Promise<void> {
    await keepHouse(ports, keep)
    if (!stopped) unset = ports.after(ROUND, () => void round())
  }
  return {
    stop: () => {
      stopped = true
      unset()
    },
  }
}

export async function keepHouse(
  { held, retention, wake, clock, log }: HousekeepingPorts,
  keep: RetentionPeriods,
): Promise<void> {
  try {
    const dropped = await expireHeld(held)
    if (dropped.length > 0) {
      log.info("held messages expired", { count: dropped.length })
      wake()
    }
    const swept = await retention.sweep(clock.now(), keep)
    const count = swept.finished + swept.correlations + swept.outbox
    if (count > 0) log.info("deleted what was kept long enough", { count })
  } catch (cause) {
    log.error("housekeeping failed", {}, cause)
  }
}
