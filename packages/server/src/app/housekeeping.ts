/**
 * What happens by itself as time passes: held messages that nobody decided on are dropped and their senders told, and
 * what has been kept long enough is deleted; once a day, whoever was not seen for long is forgotten.
 *
 * A round that fails is told in the log and tried at the next; whatever it did not do is still due then. So is what is not done
 * while the clock can't be believed (./clock-watch.ts), which it never is at the start: all of this destroys.
 */
import type { Clock } from "./clock.ts"
import { watchClock } from "./clock-watch.ts"
import type { ClockWatch } from "./clock-watch.ts"
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

export type Housekeeping = Pick<ClockWatch, "jumpedAt"> & { readonly stop: () => void }

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
  const watch = watchClock(ports.clock, ports.log)
  let stopped = false
  /** By elapsed time: a day is a day, whatever is done to the date. */
  let forgotAt = -Infinity
  let unset = ports.after(FIRST, () => void round())

  async function round(): Promise<void> {
    await keepHouse(ports, keep, watch)
    const now = watch.believed()
    const elapsed = ports.clock.elapsed()
    const isDue = !stopped && elapsed - forgotAt >= FORGET_EVERY
    if (isDue && now !== undefined && (await forget(ports, now - forgetAfter))) forgotAt = elapsed
    if (!stopped) unset = ports.after(ROUND, () => void round())
  }
  return {
    jumpedAt: watch.jumpedAt,
    stop: () => {
      stopped = true
      unset()
    },
  }
}

/** Each apart: what breaks in one must not stop the other. By the time that was believed, and no later look at the clock. */
export async function keepHouse(
  ports: HousekeepingPorts,
  keep: RetentionPeriods,
  { believed }: Pick<ClockWatch, "believed">,
): Promise<void> {
  for (const chore of [expire, sweep]) {
    const now = believed()
    if (now !== undefined) await chore(ports, now, keep)
  }
}

async function expire({ held, expired, log }: HousekeepingPorts, now: number): Promise<void> {
  try {
    const dropped = await expireHeld(held, log, now)
    if (dropped.length === 0) return
    log.info("held messages expired", { count: dropped.length })
    expired(dropped.flatMap(({ departments }) => departments))
  } catch (cause) {
    log.error("held messages could not expire", {}, cause)
  }
}

async function sweep(
  { retention, log }: HousekeepingPorts,
  now: number,
  keep: RetentionPeriods,
): Promise<void> {
  try {
    const swept = await retention.sweep(now, keep)
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
