/**
 * What the ledger is told of what leaves nothing else on disk, such as a message that was refused: nobody waits for it, and
 * all of a second is written at once.
 *
 * What waited when the process died is not in the ledger. A client that floods us with refused messages can't fill memory:
 * beyond a bound they are counted in the log alone.
 */
import { StoreUnavailable } from "../held/custody.ts"
import { MAX_LEDGER_AT_ONCE } from "./ledger.ts"
import type { Ledger, NewLedgerEntry } from "./ledger.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"

export type LedgerTeller = {
  /** Never waits, never throws. */
  readonly tell: (entry: NewLedgerEntry) => void
  /** Writes what waits, and no more after that. */
  readonly stop: () => Promise<void>
}

export type LedgerTellerPorts = {
  readonly ledger: Pick<Ledger, "append">
  readonly after: After
  readonly log: Log
}

/** Milliseconds. */
const TELL_EVERY = 1_000
/** Some megabytes of entries: those of ten seconds in which nothing but refused mail comes. */
export const MAX_WAITING_ENTRIES = 10_000

export function startLedgerTeller({ ledger, after, log }: LedgerTellerPorts): LedgerTeller {
  let waiting: NewLedgerEntry[] = []
  let lost = 0
  let unset: (() => void) | undefined
  let running = Promise.resolve()

  function turn(): void {
    unset = undefined
    running = running.then(write)
  }

  async function write(): Promise<void> {
    if (lost > 0) log.error("the ledger was not told of everything", { count: lost })
    lost = 0
    let atOnce = MAX_LEDGER_AT_ONCE
    while (waiting.length > 0) {
      const some = waiting.slice(0, atOnce)
      try {
        await ledger.append(some)
      } catch (cause) {
        // It is told with what comes next; what then doesn't fit is counted.
        if (cause instanceof StoreUnavailable) return
        // All or none: one that no entry can be made of would keep the others out for ever.
        if (some.length > 1) {
          atOnce = 1
          continue
        }
        log.error("the ledger could not be told", {}, cause)
        atOnce = MAX_LEDGER_AT_ONCE
      }
      waiting = waiting.slice(some.length)
    }
  }

  return {
    tell: (entry) => {
      if (waiting.length >= MAX_WAITING_ENTRIES) lost += 1
      else waiting.push(entry)
      unset ??= after(TELL_EVERY, turn)
    },
    stop: async () => {
      unset?.()
      await running
      await write()
    },
  }
}
