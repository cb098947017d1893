/**
 * What happens by itself as time passes: held messages that nobody decided on are dropped and their senders told, and
 * what has been kept long enough is deleted; once a day, whoever was not seen for long is forgotten.
 *
 * A round that fails is told in the log and tried at the next; whatever it did not do is still due then.
 */
import type { Clock } from "./clock.ts"
import type { Retention, RetentionPeriods } from "./held/custody.ts"
import { expireHeld } from "./held/held-drop.ts"
import type { HeldPorts } from "./held/held.ts"
import type { Log } from "./log.ts"
import type { After } from "./queue/queue-timer.ts"

export type HousekeepingPorts = {
  readonly held: HeldPorts
  readonly retention: Retention
  /** Forgets whoever was not seen since (milliseconds since 1970): how many people; undefined: it failed, and was told. */
  readonly forgetBefore: (moment: number) => Promise<number | undefined>
  /** Held messages of these departments were not sent, each with a notice that is due now. */
  readonly expired: (departments: readonly string[]) => void
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type Housekeeping = { readonly stop: () => void }

/** Milliseconds. Expiry is in days; ten minutes late is nothing. */
const ROUND = 600_000
/** Before the first round, so that starting has the disk to itself. */
const FIRST = 10_000

/** Milliseconds: forgetting looks at all that is known. */
const FORGET_EVERY = 86_400_000

/** `forgetAfter`: milliseconds. */
export function startHousekeeping(
  ports: HousekeepingPorts,
  keep: RetentionPeriods,
  forgetAfter: number,
): Housekeeping {
  let stopped = false
  let forgotAt = -Infinity
  let unset = ports.after(FIRST, () => void round())

  async function round(): Promise<void> {
    await keepHouse(ports, keep)
    const now = ports.clock.now()
    if (!stopped && now - forgotAt >= FORGET_EVERY && (await forget(ports, now - forgetAfter))) forgotAt = now
    if (!stopped) unset = ports.after(ROUND, () => void round())
  }
  return {
    stop: () => {
      stopped = true
      unset()
    },
  }
}

/** Each apart: what breaks in one must not stop the other. */
export async function keepHouse(ports: HousekeepingPorts, keep: RetentionPeriods): Promise<void> {
  await expire(ports)
  await sweep(ports, keep)
}

async function expire({ held, expired, log }: HousekeepingPorts): Promise<void> {
  try {
    const dropped = await expireHeld(held, log)
    if (dropped.length === 0) return
    log.info("held messages expired", { count: dropped.length })
    expired(dropped.flatMap(({ departments }) => departments))
  } catch (cause) {
    log.error("held messages could not expire", {}, cause)
  }
}

async function sweep({ retention, clock, log }: HousekeepingPorts, keep: RetentionPeriods): Promise<void> {
  try {
    const swept = await retention.sweep(clock.now(), keep)
    const count = Object.values(swept).reduce((sum, one) => sum + one, 0)
    if (count > 0) log.info("deleted what was kept long enough", { count })
  } catch (cause) {
    log.error("what was kept long enough could not be deleted", {}, cause)
  }
}

/** Whether it was done. */
async function forget({ forgetBefore, log }: HousekeepingPorts, moment: number): Promise<boolean> {
  try {
    const count = await forgetBefore(moment)
    if (count !== undefined && count > 0) log.info("forgot who was not seen for long", { count })
    return count !== undefined
  } catch (cause) {
    log.error("forgetting failed", {}, cause)
    return false
  }
}
