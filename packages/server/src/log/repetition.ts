/**
 * Bounds what one kind of warning can write: a flood of connections must not fill the disk with lines that say the same.
 *
 * In every minute the first lines of a kind are written; the others are counted, and the count is written when the minute
 * is over. There is no timer: the count comes with the next line of the log, whatever that is.
 */
export type Repetition = {
  /** Whether this one is to be written. */
  readonly admit: (kind: string) => boolean
  /** Counts of windows that are over; `all`: of every window. */
  readonly over: (all: boolean) => readonly Suppressed[]
}

export type Suppressed = { readonly kind: string; readonly count: number }

/** Lines of one kind in one window. */
export const MOST_PER_WINDOW = 20
export const WINDOW_MILLISECONDS = 60_000
/** Kinds are fixed words of ours; should one ever vary, the rest share one. */
export const MOST_KINDS = 200
const OTHER = "other"

/** `elapsed`: milliseconds, never going back. */
export function repetition(elapsed: () => number): Repetition {
  const windows = new Map<string, { readonly since: number; count: number }>()
  let firstEnds = Infinity
  return {
    admit(asked) {
      const kind = windows.has(asked) || windows.size < MOST_KINDS ? asked : OTHER
      const window = windows.get(kind)
      if (window === undefined) {
        const since = elapsed()
        windows.set(kind, { since, count: 1 })
        firstEnds = Math.min(firstEnds, since + WINDOW_MILLISECONDS)
        return true
      }
      window.count += 1
      return window.count <= MOST_PER_WINDOW
    },
    over(all) {
      if (windows.size === 0) return []
      const now = elapsed()
      if (!all && now < firstEnds) return []
      const ended = [...windows].filter(([, { since }]) => all || now >= since + WINDOW_MILLISECONDS)
      for (const [kind] of ended) windows.delete(kind)
      firstEnds = Math.min(Infinity, ...[...windows.values()].map(({ since }) => since + WINDOW_MILLISECONDS))
      return ended
        .map(([kind, { count }]) => ({ kind, count: count - MOST_PER_WINDOW }))
        .filter(({ count }) => count > 0)
    },
  }
}
