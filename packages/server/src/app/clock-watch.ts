/**
 * Whether the wall clock can be believed by what destroys for good: it may jump (NTP mends the date of a machine that
 * started in 2020; somebody sets a wrong one for a minute), while elapsed time only goes on. Where the two disagree, one of them
 * is wrong and nobody here knows which, so nothing is destroyed until they have agreed for long.
 *
 * A machine that slept looks the same, for elapsed time stands still in sleep (CLOCK_MONOTONIC on Linux). It needs nobody: the
 * clocks agree from then on, and what was over is destroyed some hours late.
 *
 * Deliberately left out: a date that was wrong before the process began, and stays so. There is nothing to compare it with.
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

export type ClockWatch = {
  /** The time, where it can be believed. Looked at every round, and just before it is used. */
  readonly believed: () => number | undefined
  /** When it was seen to jump (milliseconds since 1970, by the clock after it), as long as that matters. */
  readonly jumpedAt: () => number | undefined
}

export function watchClock(clock: Clock, log: Pick<Log, "info" | "warn">): ClockWatch {
  let last = { now: clock.now(), elapsed: clock.elapsed() }
  let jump: typeof last | undefined
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
      return jump === undefined ? seen.now : undefined
    },
    jumpedAt: () => jump?.now,
  }
}
