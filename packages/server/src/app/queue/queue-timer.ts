/**
 * One alarm and short sleeps, over whatever timer the platform has.
 */

/** Calls back once, after so many milliseconds; gives what takes that back. */
export type After = (milliseconds: number, callback: () => void) => () => void

export type QueueTimer = {
  /** Replaces the alarm; an infinite time is none. */
  readonly set: (milliseconds: number) => void
  readonly clear: () => void
  readonly wait: (milliseconds: number) => Promise<void>
  /** Ends every `wait`, now and from now on. */
  readonly wakeAll: () => void
}

export function queueTimer(after: After, ring: () => void): QueueTimer {
  let unset: (() => void) | undefined
  let awake = false
  const sleepers = new Set<() => void>()
  const clear = (): void => {
    unset?.()
    unset = undefined
  }
  return {
    set: (milliseconds) => {
      clear()
      if (Number.isFinite(milliseconds)) unset = after(Math.ceil(milliseconds), ring)
    },
    clear,
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (awake) return resolve()
        const wake = (): void => {
          cancel()
          sleepers.delete(wake)
          resolve()
        }
        const cancel = after(milliseconds, wake)
        sleepers.add(wake)
      }),
    wakeAll: () => {
      awake = true
      for (const wake of sleepers) wake()
    },
  }
}
