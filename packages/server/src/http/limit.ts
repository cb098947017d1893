/**
 * How often somebody may do something: so many times in a minute that begins with the first.
 *
 * The table is bounded. When it is full of callers of this minute, all further ones count as one: whoever comes from ten
 * thousand addresses gets as much as somebody who comes from one, and nobody is forgotten before the minute is over.
 */
import type { Clock } from "../app/clock.ts"

export type Limiter = {
  /** Milliseconds until it is possible again; 0: it is now, and was counted. */
  readonly take: (key: string, perMinute: number) => number
}

const MINUTE = 60_000
/** About 2 MB. */
export const MAX_CALLERS = 10_000
/** No key of a caller begins like this. */
const OTHERS = "all others"

export function openLimiter({ elapsed }: Pick<Clock, "elapsed">): Limiter {
  // In the order of `since`, because a window that is over is taken out before it begins anew.
  const windows = new Map<string, { readonly since: number; count: number }>()
  const forget = (now: number): void => {
    for (const [key, { since }] of windows) {
      if (now - since < MINUTE) return
      windows.delete(key)
    }
  }
  return {
    take: (asked, perMinute) => {
      const now = elapsed()
      forget(now)
      const key = windows.has(asked) || windows.size < MAX_CALLERS ? asked : `${OTHERS} ${perMinute}`
      const window = windows.get(key) ?? { since: now, count: 0 }
      windows.set(key, window)
      if (window.count >= perMinute) return window.since + MINUTE - now
      window.count += 1
      return 0
    },
  }
}
