/** What was seen in messages that were judged: sealed, in the order of time, and never more than the newest so many. */
import { MAX_RECORDS_KEPT } from "../app/policy/records.ts"
import type { FactsRecord } from "../app/policy/records.ts"
import type { Context, Handler } from "./handler.ts"
import { open, seal, SealBroken } from "./seal.ts"
import { statement } from "./statement.ts"

/** Of a row, with its place in the index. */
const ROW_OCTETS = 80

/** They come after mail: not into the room that is kept for settling (reserve.ts). */
export const factsAdd: Handler<"factsAdd"> = ({ db, keys, reserve }, { records }) => {
  reserve.use(records.reduce((sum, { facts }) => sum + facts.length + ROW_OCTETS, 0))
  let number = db.first(selectLast, {})?.number ?? 0
  for (const { at, facts } of records) {
    number += 1
    db.run(insert, { number, at, sealed: seal(keys.facts, String(at), "facts", number, facts) })
  }
  return undefined
}

export const factsScan: Handler<"factsScan"> = (context, { since, after, limit }) => {
  const from = after === undefined || after.at < since ? { at: since, number: 0 } : after
  const rows = context.db.all(select, { ...from, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    records: shown.flatMap((row) => openedOrTold(context, row)),
    next: rows.length > limit && last !== undefined ? { at: last.at, number: last.number } : undefined,
  }
}

/** `most`: for tests. */
export function sweepFacts(
  { db }: Pick<Context, "db">,
  before: number,
  limit: number,
  most = MAX_RECORDS_KEPT,
): number {
  const removed = db.run(removeBefore, { before, limit })
  const beyond = Math.min((db.first(count, {})?.count ?? 0) - most, limit - removed)
  return removed + (beyond > 0 ? db.run(removeOldest, { limit: beyond }) : 0)
}

type Row = { readonly number: number; readonly at: number; readonly sealed: Uint8Array }

/** A figure over the others is still a figure. */
function openedOrTold(context: Context, { number, at, sealed }: Row): readonly FactsRecord[] {
  try {
    return [{ at, facts: open(context.keys.facts, String(at), "facts", number, sealed).toString() }]
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
    context.damaged(`facts/${number}`)
    return []
  }
}

const insert = statement((db, p: Row) =>
  db.insertInto("facts").values({ number: p.number, at: p.at, sealed: p.sealed }),
)

const selectLast = statement((db) =>
  db.selectFrom("facts").select("number").orderBy("number", "desc").limit(1),
)

const select = statement((db, p: { readonly at: number; readonly number: number; readonly limit: number }) =>
  db
    .selectFrom("facts")
    .select(["number", "at", "sealed"])
    .where("at", ">=", p.at)
    .where((eb) => eb.or([eb("at", ">", p.at), eb("number", ">", p.number)]))
    .orderBy("at")
    .orderBy("number")
    .limit(p.limit),
)

const count = statement((db) => db.selectFrom("facts").select((eb) => eb.fn.countAll<number>().as("count")))

const removeBefore = statement((db, p: { readonly before: number; readonly limit: number }) =>
  db
    .deleteFrom("facts")
    .where("number", "in", (eb) =>
      eb
        .selectFrom("facts as old")
        .select("old.number")
        .where("old.at", "<=", p.before)
        .orderBy("old.at")
        .limit(p.limit),
    ),
)

const removeOldest = statement((db, p: { readonly limit: number }) =>
  db
    .deleteFrom("facts")
    .where("number", "in", (eb) =>
      eb
        .selectFrom("facts as old")
        .select("old.number")
        .orderBy("old.at")
        .orderBy("old.number")
        .limit(p.limit),
    ),
)
