/**
 * How many messages' facts are recorded: twenty a second, and never more than a tenth of one processor.
 *
 * Making all facts costs more than judging, and a hostile message can make it cost much more; so time is counted as well as
 * messages. Whoever is above it is counted and not recorded.
 */

/** A second; an organisation that sends more is rare, and knows by the count of what was not recorded. */
export const FACTS_PER_SECOND = 20
/** Milliseconds in a second that making facts may take in the thread that all clients wait for. */
export const FACTS_MILLISECONDS = 100
/** Of the same: what one dear message may borrow is what is not spent in ten seconds, and what it can owe is as much. */
const MOST_MILLISECONDS = 10 * FACTS_MILLISECONDS

export type FactBudget = {
  /** Whether there is room for one more, which takes it. */
  readonly take: () => boolean
  /** It took so many milliseconds. */
  readonly spent: (milliseconds: number) => void
}

/** `elapsed`: milliseconds since some moment. */
export function factBudget(elapsed: () => number): FactBudget {
  let messages = FACTS_PER_SECOND
  let milliseconds = MOST_MILLISECONDS
  let at = elapsed()
  return {
    take: () => {
      const now = elapsed()
      const seconds = (now - at) / 1000
      at = now
      messages = Math.min(FACTS_PER_SECOND, messages + seconds * FACTS_PER_SECOND)
      milliseconds = Math.min(MOST_MILLISECONDS, milliseconds + seconds * FACTS_MILLISECONDS)
      if (messages < 1 || milliseconds <= 0) return false
      messages -= 1
      return true
    },
    spent: (took) => {
      // A machine that slept, or had much else to do, is no reason to record nothing for minutes.
      milliseconds = Math.max(-MOST_MILLISECONDS, milliseconds - took)
    },
  }
}
