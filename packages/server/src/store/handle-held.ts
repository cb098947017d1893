/** Held messages: showing them, and what somebody decides about them. */
import type { ExpressionBuilder } from "kysely"

import { decide } from "./correlation.ts"
import { record } from "./handle-ledger.ts"
import type { Context, Handler } from "./handler.ts"
import { finishMessage, insertMessage, insertRecipients } from "./keep-message.ts"
import { promotePart } from "./held-part.ts"
import { messageKey, openSealed } from "./message-key.ts"
import type { HeldRow } from "./request.ts"
import type { Tables } from "./schema.ts"
import { seal, SealBroken } from "./seal.ts"
import { openOrSetAside } from "./set-aside.ts"
import { DAMAGED, HELD, statement } from "./statement.ts"

/** Enough for a screen, and a bound on what is handed over at once. */
const MAX_IDS = 1_000

export const heldAfter: Handler<"heldAfter"> = (context, { after, limit }) => {
  const ids = context.db.all(selectAfter, { after, limit }).map(({ id }) => id)
  return { rows: heldRows(context, ids), next: ids.length < limit ? undefined : ids.at(-1) }
}

/** Without those that can't be read: the others are shown, and by its id a damaged one can still be dropped. */
export function heldRows(context: Context, ids: readonly string[]): readonly HeldRow[] {
  return ids.flatMap((id) => {
    try {
      return heldRow(context, id) ?? []
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause
      context.damaged(id)
      return []
    }
  })
}

export const heldWith: Handler<"heldWith"> = ({ db }, { prefix }) =>
  db.all(selectWith, { pattern: `${prefix}%`, limit: MAX_IDS }).map(({ id }) => id)

/** Throws `SealBroken`. */
export const openHeld: Handler<"openHeld"> = (context, { id }) => heldRow(context, id)

function heldRow(context: Context, id: string): HeldRow | undefined {
  const row = context.db.first(select, { id })
  if (row === undefined) return undefined
  const sealed = openSealed(context, id)
  if (sealed === undefined) throw new SealBroken(id)
  const { correlation } = row
  const parts = correlation === "" ? [] : context.db.all(selectParts, { id, correlation })
  return {
    id,
    at: row.at,
    expiresAt: row.expires_at,
    size: row.size,
    eightBit: row.eight_bit === 1,
    correlation,
    record: sealed.record,
    parts: parts.map((part) => part.id),
  }
}

export const release: Handler<"release"> = (context, asks) => {
  const { id, decision, plan, expiresAt, note } = asks
  const { db, sealingKey } = context
  const row = db.first(select, { id })
  const key = row === undefined ? undefined : messageKey(context, id)
  if (row === undefined || key === undefined) return false
  db.run(setPlan, { id, plan: seal(key, id, "plan", 0, plan) })
  db.run(queue, {
    id,
    purpose: decision.as === "copies" ? "individualise" : "deliver",
    due: row.recipients,
    nextAt: note.at,
    expiresAt,
    decidedAt: note.at,
    note: seal(sealingKey, id, "note", 0, note.note),
  })
  insertRecipients(context, id, row.recipients, note.at, note.at)
  promotePart(db, row)
  decide(db, row.correlation, decision, note.at)
  record(context, asks.ledger)
  return true
}

/** Nothing of it is opened, so that what is damaged can be dropped too. */
export const drop: Handler<"drop"> = (context, { id, note, report, ledger }) => {
  const { db, sealingKey, orphan } = context
  const row = db.first(select, { id })
  if (row === undefined) {
    if (report?.content.kind === "pieces") orphan(report.id)
    return false
  }
  const sealed = seal(sealingKey, id, "note", 0, note.note)
  finishMessage(context, id, note.at, { what: note.decided ? "drop" : "expired", sealed })
  promotePart(db, row)
  if (note.decided) decide(db, row.correlation, { kind: "drop" }, note.at)
  if (report !== undefined) insertMessage(context, report)
  record(context, ledger)
  return true
}

/** Those that can be opened. What can't would come first at every round, and there may be more of it than is asked for. */
export const expired: Handler<"expired"> = (context, { now }) =>
  context.db
    .all(selectExpired, { now, limit: MAX_IDS })
    .flatMap(({ id }) => (openOrSetAside(context, id) === undefined ? [] : [id]))

/** Whoever knows its id can still decide about one that was set aside. */
const isUndecided = (eb: ExpressionBuilder<Tables, "message">) =>
  eb.or([eb("state", "=", HELD), eb("state", "=", DAMAGED).and("purpose", "=", "hold")])

const select = statement((db, p: { readonly id: string }) =>
  db
    .selectFrom("message")
    .select(["at", "expires_at", "size", "eight_bit", "recipients", "correlation", "leads"])
    .where("id", "=", p.id)
    .where(isUndecided),
)

const selectAfter = statement((db, p: { readonly after: string; readonly limit: number }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", "held")
    .where("id", ">", p.after)
    .orderBy("id")
    .limit(p.limit),
)

const selectWith = statement((db, p: { readonly pattern: string; readonly limit: number }) =>
  db
    .selectFrom("message")
    .select("id")
    .where(isUndecided)
    .where("id", "like", p.pattern)
    .orderBy("id")
    .limit(p.limit),
)

const selectParts = statement((db, p: { readonly id: string; readonly correlation: string }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", HELD)
    .where("correlation", "=", p.correlation)
    .where("id", "<>", p.id)
    .orderBy("id"),
)

const selectExpired = statement((db, p: { readonly now: number; readonly limit: number }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", HELD)
    .where("expires_at", "<=", p.now)
    .orderBy("expires_at")
    .limit(p.limit),
)

const setPlan = statement((db, p: { readonly id: string; readonly plan: Uint8Array }) =>
  db.updateTable("sealed").set({ plan: p.plan }).where("id", "=", p.id),
)

const queue = statement(
  (
    db,
    p: {
      readonly id: string
      readonly purpose: "individualise" | "deliver"
      readonly due: number
      readonly nextAt: number
      readonly expiresAt: number
      readonly decidedAt: number
      readonly note: Uint8Array
    },
  ) =>
    db
      .updateTable("message")
      .set({
        state: "queued",
        purpose: p.purpose,
        due: p.due,
        next_at: p.nextAt,
        expires_at: p.expiresAt,
        decision: "release",
        decided_at: p.decidedAt,
        sealed_note: p.note,
      })
      .where("id", "=", p.id),
)
