/**
 * Whether the wall clock can be believed by what destroys for good: it may jump (NTP mends the date of a machine that
 * started in 2020; somebody sets a wrong one for a minute), while elapsed time only goes on. Where the two disagree, one of them
 * is wrong and nobody here knows which, so nothing is destroyed until they have agreed for long.
 *
 * A machine that slept looks the same, for elapsed time stands still in sleep (CLOCK_MONOTONIC on Linux). It needs nobody: the
 * clocks agree from then on, and what was over is destroyed some hours late.
 *
 * There is nothing to compare the date of the start with, and a machine that starts may have a wrong one until NTP mends it. So
 * a start is no more believed than a jump, for a shorter time: whatever is wrong then is mended within minutes, or seen as a jump.
 *
 * Deliberately left out: a date that was wrong before the process began, and stays so for longer than that.
 */
import type { Clock } from "./clock.ts"
import type { Log } from "./log.ts"

/**
 * Milliseconds between two looks. More than the pause of a virtual machine that is copied or moved, and than NTP steps a
 * clock that it looks after. No longer than the shortest time that anything is kept (`hold.expireAfter`, one hour).
 */
export const MAX_DISAGREEMENT = 3_600_000

/** Milliseconds of elapsed time. A wrong date is seen and mended within them; a machine that sleeps every night is awake for longer. */
export const AGREE_FOR = 4 * 3_600_000

/**
 * Milliseconds of elapsed time. NTP answers within minutes of the network being there. Shorter than an hour, so that a machine that
 * restarts every hour, or a process that crashes as often, still destroys what is due; where neither lives for that long,
 * no mail is guarded either, and until somebody mends that it is kept rather than destroyed by a date that nobody knows.
 */
export const SETTLE_FOR = 1_800_000

export type ClockWatch = {
  /** The time, where it can be believed. Looked at every round, and just before it is used. */
  readonly believed: () => number | undefined
  /** When it was seen to jump (milliseconds since 1970, by the clock after it), as long as that matters. A start is no jump: nobody need look. */
  readonly jumpedAt: () => number | undefined
}

export function watchClock(clock: Clock, log: Pick<Log, "info" | "warn">): ClockWatch {
  const start = { now: clock.now(), elapsed: clock.elapsed() }
  let last = start
  let jump: typeof start | undefined
  return {
    believed: () => {
      const seen = { now: clock.now(), elapsed: clock.elapsed() }
      const ahead = seen.now - last.now - (seen.elapsed - last.elapsed)
      last = seen
      if (Math.abs(ahead) > MAX_DISAGREEMENT) {
        if (jump === undefined)
          log.warn("the clock jumped: nothing expires or is deleted until it has agreed for hours", {
            milliseconds: Math.round(ahead),
          })
        jump = seen
      } else if (jump !== undefined && seen.elapsed - jump.elapsed >= AGREE_FOR) {
        log.info("the clock can be believed again")
        jump = undefined
      }
      const isSettled = seen.elapsed - start.elapsed >= SETTLE_FOR
      return jump === undefined && isSettled ? seen.now : undefined
    },
    jumpedAt: () => jump?.now,
  }
}
