/** Retention (app/held/custody.ts): everything has an end, and what is past it goes. */
import type { Retention } from "../app/held/custody.ts"
import type { Connection } from "./connection.ts"

/** Rows of each kind that go in one step. */
const SWEPT_AT_ONCE = 200

export function retentionOf({ ask, checkpoint }: Connection): Retention {
  return {
    sweep: async (now, keep) => {
      const before = {
        finished: now - keep.finished,
        damaged: now - keep.finished,
        correlation: now - keep.correlation,
        outbox: now - keep.outbox,
        entries: now,
        statistics: now - keep.statistics,
        facts: now - keep.records,
        ledger: startOfDay(now - keep.ledger),
      }
      const swept = {
        finished: 0,
        correlations: 0,
        outbox: 0,
        entries: 0,
        statistics: 0,
        records: 0,
        ledger: 0,
      }
      for (;;) {
        const step = await ask("sweep", { now, before, limit: SWEPT_AT_ONCE })
        swept.finished += step.finished
        swept.correlations += step.correlation
        swept.outbox += step.outbox
        swept.entries += step.entries
        swept.statistics += step.statistics
        swept.records += step.facts
        swept.ledger += step.ledger
        if (Math.max(...Object.values(step)) < SWEPT_AT_ONCE) break
      }
      // What was deleted may still stand in the log.
      await checkpoint()
      return swept
    },
  }
}

const DAY = 86_400_000

/** In whole days: that salts went is an entry of the ledger, and one a day is enough. */
function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY
}
