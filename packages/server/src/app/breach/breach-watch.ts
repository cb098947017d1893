/**
 * What happens by itself in the breach desk as time passes: officers are told and reminded, interrupted rounds of mail go on, and
 * what was kept long enough goes. A round that fails is told in the log, and what it did not do is still due at the next.
 *
 * Nothing goes while the clock can't be believed (../clock-watch.ts), and is still due then; everything else goes on, for it
 * destroys nothing and is in a hurry.
 */
import type { Clock } from "../clock.ts"
import type { ClockWatch } from "../clock-watch.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Log } from "../log.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import type { After } from "../queue/queue-timer.ts"
import type { BreachAlarm } from "./breach-alarm.ts"
import type { Mailing } from "./mailing.ts"

export type BreachWatchPorts = {
  readonly alarm: BreachAlarm
  /** Files learn which of their messages were sent after all (./breach-release.ts). */
  readonly hearReleases: () => Promise<void>
  readonly mailing: Pick<Mailing, "resume">
  /** What was kept long enough goes. `now`: as it is believed. */
  readonly forget: (now: number) => Promise<unknown>
  readonly believed: ClockWatch["believed"]
  readonly clock: Pick<Clock, "elapsed">
  readonly after: After
  readonly log: Log
}

export type BreachWatch = {
  readonly start: () => void
  /** Looks now; resolves when that is done, and never rejects. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Milliseconds. A reminder a minute late is in time. */
export const BREACH_ROUND = 60_000
/** Milliseconds between two looks at what is old. */
const FORGET_EVERY = 3_600_000

export function openBreachWatch({
  alarm,
  hearReleases,
  mailing,
  forget,
  believed,
  clock,
  after,
  log,
}: BreachWatchPorts): BreachWatch {
  const inTurn = oneAtATime()
  let unset = (): void => undefined
  let forgotAt = -Infinity
  let stopped = false

  async function look(): Promise<void> {
    // Before officers are told, so that they hear it in the same look.
    await attempt(hearReleases)
    await attempt(alarm.tellOpened)
    await attempt(alarm.remind)
    await attempt(mailing.resume)
    const now = believed()
    if (now === undefined || clock.elapsed() - forgotAt < FORGET_EVERY) return
    if (await attempt(async () => await forget(now))) forgotAt = clock.elapsed()
  }

  /** One that fails keeps the others from nothing. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (cause) {
      if (cause instanceof StoreUnavailable) log.warn("the breach desk waits for the store")
      else log.error("the breach desk failed", {}, cause)
      return false
    }
  }

  const lookInTurn = (): Promise<void> => inTurn(async () => (stopped ? undefined : await look()))

  function round(): void {
    void lookInTurn()
    unset = after(BREACH_ROUND, round)
  }

  return {
    start: round,
    look: lookInTurn,
    stop: async () => {
      stopped = true
      unset()
      await inTurn(async () => undefined)
    },
  }
}
