/**
 * Messages that were delivered as they are, counted for the ledger: one entry for each hour in which there were any, and one
 * when Sluis stops. An entry for each would say nothing more, and would be most of the ledger.
 *
 * What was counted and not yet written when the process dies is not in the ledger: a plain deliver leaves nothing on disk,
 * so that it is never waited for. What could not be written because the disk is full is counted on, into the next entry.
 */
import type { Clock } from "../clock.ts"
import type { Ledger } from "./ledger.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"

export type DeliveredCountPorts = {
  readonly ledger: Pick<Ledger, "append">
  readonly clock: Pick<Clock, "now">
  readonly after: After
  readonly log: Log
}

export type DeliveredCount = {
  /** One message, to so many of the envelope. */
  readonly delivered: (recipients: number) => void
  /** Writes what was counted. */
  readonly stop: () => Promise<void>
}

/** Milliseconds. */
export const DELIVERED_INTERVAL = 3_600_000

export function startDeliveredCount({ ledger, clock, after, log }: DeliveredCountPorts): DeliveredCount {
  let messages = 0
  let recipients = 0
  let from = clock.now()
  let isFailing = false
  let stopping = false
  let running: Promise<void> | undefined
  let unset = after(DELIVERED_INTERVAL, turn)

  function turn(): void {
    running = write().finally(() => {
      running = undefined
      if (!stopping) unset = after(DELIVERED_INTERVAL, turn)
    })
  }

  async function write(): Promise<void> {
    const at = clock.now()
    const counted = { messages, recipients }
    if (counted.messages === 0) {
      from = at
      return
    }
    const words = { from: new Date(from).toISOString(), until: new Date(at).toISOString() }
    const entry = { at, action: "messages.delivered", role: "sluis", object: "", result: "done" } as const
    try {
      await ledger.append([{ ...entry, figures: counted, words }])
    } catch (cause) {
      if (!isFailing) log.error("couldn't write to the ledger how many messages were delivered", {}, cause)
      isFailing = true
      return
    }
    isFailing = false
    messages -= counted.messages
    recipients -= counted.recipients
    from = at
  }

  return {
    delivered: (to) => {
      messages += 1
      recipients += to
    },
    stop: async () => {
      stopping = true
      unset()
      await running
      await write()
    },
  }
}
