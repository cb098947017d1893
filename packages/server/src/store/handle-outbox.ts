/** The outbox of a demonstration: sealed like everything else, and never more than its newest entries. */
import { deleteSealed, insertSealed } from "./keep-message.ts"
import type { Context, Handler } from "./handler.ts"
import { openSealed } from "./message-key.ts"
import { statement } from "./statement.ts"

/** app/queue/outbox.ts says so. */
export const MAX_ENTRIES = 10_000

export const outboxPut: Handler<"outboxPut"> = (context, { id, at, size, record, content }) => {
  const { db } = context
  context.reserve.use(content.kind === "whole" ? content.octets.length : 0)
  const number = (db.first(selectLast, {})?.number ?? 0) + 1
  insertSealed(context, id, record, null, content)
  db.run(insert, { number, id, at, size, pieces: content.kind === "pieces" ? content.pieces : 0 })
  remove(context, db.all(selectUpTo, { number: number - MAX_ENTRIES, limit: MAX_ENTRIES }))
  return number
}

export const outboxList: Handler<"outboxList"> = (context, { limit }) =>
  context.db
    .all(selectNewest, { limit })
    .toReversed()
    .flatMap(({ number, id, at, size }) => {
      const sealed = openSealed(context, id)
      return sealed === undefined ? [] : [{ number, at, size, record: sealed.record }]
    })

export const outboxFind: Handler<"outboxFind"> = (context, { number }) => {
  const row = context.db.first(selectOne, { number })
  const sealed = row === undefined ? undefined : openSealed(context, row.id)
  return row === undefined || sealed === undefined ? undefined : { ...row, record: sealed.record }
}

export const outboxClear: Handler<"outboxClear"> = (context, { limit }) =>
  remove(context, context.db.all(selectUpTo, { number: Number.MAX_SAFE_INTEGER, limit }))

export function sweepOutbox(context: Context, before: number, limit: number): number {
  return remove(context, context.db.all(selectBefore, { before, limit }))
}

type Entry = { readonly number: number; readonly id: string; readonly pieces: number }

function remove(context: Context, entries: readonly Entry[]): number {
  for (const { number, id, pieces } of entries) {
    deleteSealed(context, id, pieces)
    context.db.run(removeOne, { number })
  }
  return entries.length
}

const insert = statement(
  (
    db,
    p: {
      readonly number: number
      readonly id: string
      readonly at: number
      readonly size: number
      readonly pieces: number
    },
  ) =>
    db.insertInto("outbox").values({ number: p.number, id: p.id, at: p.at, size: p.size, pieces: p.pieces }),
)

const selectLast = statement((db) =>
  db.selectFrom("outbox").select("number").orderBy("number", "desc").limit(1),
)

const selectOne = statement((db, p: { readonly number: number }) =>
  db.selectFrom("outbox").select(["number", "id", "at", "size"]).where("number", "=", p.number),
)

const selectNewest = statement((db, p: { readonly limit: number }) =>
  db.selectFrom("outbox").select(["number", "id", "at", "size"]).orderBy("number", "desc").limit(p.limit),
)

const selectUpTo = statement((db, p: { readonly number: number; readonly limit: number }) =>
  db
    .selectFrom("outbox")
    .select(["number", "id", "pieces"])
    .where("number", "<=", p.number)
    .orderBy("number")
    .limit(p.limit),
)

const selectBefore = statement((db, p: { readonly before: number; readonly limit: number }) =>
  db
    .selectFrom("outbox")
    .select(["number", "id", "pieces"])
    .where("at", "<=", p.before)
    .orderBy("number")
    .limit(p.limit),
)

const removeOne = statement((db, p: { readonly number: number }) =>
  db.deleteFrom("outbox").where("number", "=", p.number),
)
