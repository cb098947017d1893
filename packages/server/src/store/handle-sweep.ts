/** What nobody needs any more, in steps: nobody has to wait for a month's rows to go. */
import { sweepCheckpoints } from "./handle-checkpoint.ts"
import { sweepCounts } from "./handle-counts.ts"
import { sweepEntries } from "./handle-entries.ts"
import { sweepFacts } from "./handle-facts.ts"
import { sweepSalts } from "./handle-ledger.ts"
import { sweepOutbox } from "./handle-outbox.ts"
import type { Context, Handler } from "./handler.ts"
import { finishMessage } from "./keep-message.ts"
import type { Database } from "./sqlite.ts"
import { DAMAGED, statement } from "./statement.ts"

export const sweep: Handler<"sweep"> = (context, { now, before, limit }) => ({
  finished: sweepFinished(context.db, before.finished, limit),
  damaged: sweepDamaged(context, { now, before: before.damaged, limit }),
  correlation: context.db.run(removeCorrelations, { before: before.correlation, limit }),
  outbox: sweepOutbox(context, before.outbox, limit),
  entries: sweepEntries(context.db, before.entries, limit),
  statistics: sweepCounts(context.db, dayOf(before.statistics), limit),
  facts: sweepFacts(context, before.facts, limit),
  ledger: sweepSalts(context, { now, before: before.ledger, limit }),
  checkpoints: sweepCheckpoints(context.db, now, limit),
})

/** Days are of the organisation's zone, so this may be one off. */
function dayOf(time: number): string {
  return new Date(Math.max(0, Math.min(time, LAST_TIME))).toISOString().slice(0, "YYYY-MM-DD".length)
}

/** Later days have more than four digits for their year, and would come before the others. */
const LAST_TIME = Date.UTC(9999, 11, 31)

/**
 * What is damaged has had its time, and then as long again as its numbers would be kept, in which somebody could put back
 * what was broken. Nobody can be told whose mail it was; the log gets its id.
 */
function sweepDamaged(
  context: Context,
  { now, before, limit }: { readonly now: number; readonly before: number; readonly limit: number },
): number {
  const ids = context.db.all(selectDamaged, { before, limit })
  for (const { id } of ids) {
    finishMessage(context, id, now, undefined)
    context.lost(id)
  }
  return ids.length
}

/** By time, which is how they are found; of rows with the same time all go. */
function sweepFinished(db: Database, before: number, limit: number): number {
  const last = db.first(finishedAt, { before, skip: limit - 1 })?.finished_at
  return db.run(removeFinished, { before: last ?? before })
}

const selectDamaged = statement((db, p: { readonly before: number; readonly limit: number }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", DAMAGED)
    .where("expires_at", "<=", p.before)
    .orderBy("expires_at")
    .limit(p.limit),
)

const finishedAt = statement((db, p: { readonly before: number; readonly skip: number }) =>
  db
    .selectFrom("finished")
    .select("finished_at")
    .where("finished_at", "<=", p.before)
    .orderBy("finished_at")
    .limit(1)
    .offset(p.skip),
)

const removeFinished = statement((db, p: { readonly before: number }) =>
  db.deleteFrom("finished").where("finished_at", "<=", p.before),
)

const removeCorrelations = statement((db, p: { readonly before: number; readonly limit: number }) =>
  db
    .deleteFrom("correlation")
    .where("hash", "in", (eb) =>
      eb
        .selectFrom("correlation as old")
        .select("old.hash")
        .where("old.at", "<=", p.before)
        .orderBy("old.at")
        .limit(p.limit),
    ),
)
