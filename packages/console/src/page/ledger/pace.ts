/**
 * How fast the files of the ledger are asked for: a burst, then evenly, so that whoever verifies a long ledger can go on using the
 * console meanwhile, within what the server takes of one session (CALLS_PER_MINUTE).
 */
import { CALLS_PER_MINUTE } from "@sluis/server/contract/endpoint"

const MINUTE_MS = 60_000
/** Calls at once: a ledger of some ten thousand entries is there in a second. */
export const BURST = 100
/** Calls of a minute that are left to the pages. */
export const LEFT_TO_PAGES = 100
const EVERY_MS = MINUTE_MS / (CALLS_PER_MINUTE - BURST - LEFT_TO_PAGES)

/** Milliseconds from any beginning. */
export type PaceClock = {
  readonly now: () => number
  readonly pause: (milliseconds: number) => Promise<void>
}

/** Resolves when the next call may be made. Whoever asks at once is let through one after the other. */
export function pace({ now, pause }: PaceClock): () => Promise<void> {
  // The generic cell rate algorithm (ITU-T I.371): when all calls so far would have been made, had they been even.
  let even = 0
  return async () => {
    even = Math.max(even, now()) + EVERY_MS
    const wait = even - BURST * EVERY_MS - now()
    if (wait > 0) await pause(wait)
  }
}
