/** Held messages: showing them, and what somebody decides about them. */
import type { Expression, ExpressionBuilder, SqlBool } from "kysely"

import type { OtherParts } from "../app/held/custody.ts"
import { decide } from "./correlation.ts"
import { record } from "./handle-ledger.ts"
import type { Context, Handler } from "./handler.ts"
import { finishMessage, insertMessage, insertRecipients } from "./keep-message.ts"
import { promotePart } from "./held-part.ts"
import { messageKey, openSealed } from "./message-key.ts"
import type { DamagedRow, HeldRow, PartAsks } from "./request.ts"
import type { Tables } from "./schema.ts"
import { seal, SealBroken } from "./seal.ts"
import { openOrSetAside } from "./set-aside.ts"
import type { Database } from "./sqlite.ts"
import { DAMAGED, HELD, statement } from "./statement.ts"

/** Enough for a screen, and a bound on what is handed over at once. */
const MAX_IDS = 1_000

export const heldAfter: Handler<"heldAfter"> = (context, { after, limit }) => {
  const ids = context.db.all(selectAfter, { after, limit }).map(({ id }) => id)
  return {
    rows: ids.flatMap((id) => heldRowUnlessDamaged(context, id) ?? damagedRow(context, id) ?? []),
    next: ids.length < limit ? undefined : ids.at(-1),
  }
}

/**
 * For each of these its first part that can be read: what is damaged must not hide the others. Where none can, itself as
 * damaged, so that somebody restores it or drops it.
 */
export function heldRows(context: Context, ids: readonly string[]): readonly (HeldRow | DamagedRow)[] {
  return ids.flatMap((id) => {
    const row = heldRowUnlessDamaged(context, id)
    return row ?? firstReadable(context, id) ?? damagedRow(context, id) ?? []
  })
}

function firstReadable(context: Context, id: string): HeldRow | undefined {
  const { db } = context
  for (const part of partsBeside(db, id, db.first(select, { id })?.correlation ?? "")) {
    const row = heldRowUnlessDamaged(context, part)
    if (row !== undefined) return row
  }
  return undefined
}

function heldRowUnlessDamaged(context: Context, id: string): HeldRow | undefined {
  try {
    return heldRow(context, id)
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
    context.damaged(id)
    return undefined
  }
}

function damagedRow({ db }: Context, id: string): DamagedRow | undefined {
  const row = db.first(select, { id })
  if (row === undefined) return undefined
  const { at, size, recipients } = row
  return { id, at, expiresAt: row.expires_at, size, recipients, releasableBy: row.releasable_by }
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
  return {
    id,
    at: row.at,
    expiresAt: row.expires_at,
    size: row.size,
    eightBit: row.eight_bit === 1,
    correlation,
    record: sealed.record,
    parts: partsBeside(context.db, id, correlation),
  }
}

export const release: Handler<"release"> = (context, { parts, decision, at, expiresAt, others }) => {
  const { db, sealingKey } = context
  const waiting = allThatWait(db, parts, others)
  if (waiting === undefined) return false
  for (const { id, note, plan, ledger, row } of waiting) {
    const key = messageKey(context, id)
    if (key === undefined) throw new SealBroken(id)
    db.run(setPlan, { id, plan: seal(key, id, "plan", 0, plan) })
    db.run(queue, {
      id,
      purpose: decision.as === "copies" ? "individualise" : "deliver",
      due: row.recipients,
      nextAt: at,
      expiresAt,
      decidedAt: at,
      note: seal(sealingKey, id, "note", 0, note),
    })
    insertRecipients(context, id, row.recipients, at, at)
    decide(db, row.correlation, decision, at)
    record(context, ledger)
  }
  promoteWhatStays(db, waiting)
  return true
}

/** Nothing of it is opened, so that what is damaged can be dropped too. */
export const drop: Handler<"drop"> = (context, { parts, at, decided, reports, others }) => {
  const { db, sealingKey, orphan } = context
  const waiting = allThatWait(db, parts, others)
  if (waiting === undefined) {
    for (const { id, content } of reports) if (content.kind === "pieces") orphan(id)
    return false
  }
  // Of a part that was dropped alone nothing follows for the others.
  const isLeftBehind =
    others === "any" && waiting.some(({ id, row }) => partsBeside(db, id, row.correlation).length > 0)
  for (const { id, note, ledger, row } of waiting) {
    const sealed = seal(sealingKey, id, "note", 0, note)
    finishMessage(context, id, at, { what: decided ? "drop" : "expired", sealed })
    if (decided && !isLeftBehind) decide(db, row.correlation, { kind: "drop" }, at)
    record(context, ledger)
  }
  for (const report of reports) insertMessage(context, report)
  promoteWhatStays(db, waiting)
  return true
}

/**
 * These parts with their rows; undefined where one does not wait any more, or another one does that may not stay behind.
 *
 * INVARIANT (whole): what somebody decides is about all parts that he saw, and no part waits that he did not see. What was kept of
 * a part never changes while it waits, so where the same parts wait, what was read of them before this transaction is what
 * is here now: who may release them, too.
 */
function allThatWait<Part extends PartAsks>(
  db: Database,
  parts: readonly Part[],
  others: OtherParts,
): readonly (Part & { readonly row: WaitingRow })[] | undefined {
  const waiting = parts.flatMap((part) => {
    const row = db.first(select, { id: part.id })
    return row === undefined ? [] : [{ ...part, row }]
  })
  if (waiting.length < parts.length) return undefined
  if (others === "any") return waiting
  const seen = new Set([...parts.map(({ id }) => id), ...others])
  const isUnseen = waiting.some(({ id, row: { correlation } }) =>
    partsBeside(db, id, correlation).some((other) => !seen.has(other)),
  )
  return isUnseen ? undefined : waiting
}

/** When all have left, for one of those that leave must not be promoted. */
function promoteWhatStays(db: Database, gone: readonly { readonly row: WaitingRow }[]): void {
  for (const { row } of gone) promotePart(db, row)
}

/** Ids of the other held parts of the same message. */
function partsBeside(db: Database, id: string, correlation: string): readonly string[] {
  return correlation === "" ? [] : db.all(selectParts, { id, correlation }).map((part) => part.id)
}

type WaitingRow = {
  readonly recipients: number
  readonly correlation: string
  readonly leads: 0 | 1
}

/**
 * Milliseconds. It is looked every ten minutes, so what has been over for longer was over while nobody could decide: the machine
 * was off or slept, or its clock was behind when the message came.
 */
const FAR = 2 * 86_400_000
/** Milliseconds: a weekend. */
const GRACE = 3 * 86_400_000
/** Milliseconds: the most that `hold.expireAfter` takes. */
const LONGEST = 90 * 86_400_000

/**
 * Those that can be opened. What can't would come first at every round, and there may be more of it than is asked for. Whoever
 * must decide gets time where the machine or its clock took it away; not about what can't be opened, which has its end
 * (handle-sweep.ts) however often Sluis starts again.
 *
 * INVARIANT (no end by a wrong date): what seems to have come, or to end, too far from now was written by a clock that was ahead; or
 * the clock is behind now, and nobody here can tell. So an end is moved back only as far as leaves it over by more than `FAR`
 * when the date comes right, and then it gets `GRACE`. What is less far from now is left as it is, and waits for longer.
 */
export const expired: Handler<"expired"> = (context, { now }) => {
  const { db } = context
  for (const { id } of db.all(selectExpired, { since: 0, now: now - FAR, limit: MAX_IDS }))
    if (openOrSetAside(context, id) !== undefined) db.run(giveTime, { id, until: now + GRACE })
  db.run(comeNow, { now, latest: now + FAR })
  db.run(endSoon, { now, latest: now + LONGEST + GRACE, until: now + GRACE })
  // Those that are over for longer and were not looked at above get their time at the next round.
  return db
    .all(selectExpired, { since: now - FAR + 1, now, limit: MAX_IDS })
    .flatMap(({ id }) => (openOrSetAside(context, id) === undefined ? [] : [id]))
}

/** Whoever knows its id can still decide about one that was set aside. */
export const isUndecided = (eb: ExpressionBuilder<Tables, "message">): Expression<SqlBool> =>
  eb.or([eb("state", "=", HELD), eb("state", "=", DAMAGED).and("purpose", "=", "hold")])

const select = statement((db, p: { readonly id: string }) =>
  db
    .selectFrom("message")
    .select(["at", "expires_at", "size", "eight_bit", "recipients", "releasable_by", "correlation", "leads"])
    .where("id", "=", p.id)
    .where(isUndecided),
)

const selectAfter = statement((db, p: { readonly after: string; readonly limit: number }) =>
  db
    .selectFrom("message")
    .select("id")
    .where(isUndecided)
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
    .where(isUndecided)
    .where("correlation", "=", p.correlation)
    .where("id", "<>", p.id)
    .orderBy("id"),
)

const selectExpired = statement(
  (db, p: { readonly since: number; readonly now: number; readonly limit: number }) =>
    db
      .selectFrom("message")
      .select("id")
      .where("state", "=", HELD)
      .where("expires_at", ">=", p.since)
      .where("expires_at", "<=", p.now)
      .orderBy("expires_at")
      .limit(p.limit),
)

const giveTime = statement((db, p: { readonly id: string; readonly until: number }) =>
  db.updateTable("message").set({ expires_at: p.until }).where("id", "=", p.id),
)

/**
 * As long as it had from when it came, it has from now. Not before it seems to come later than it could have ended by a
 * clock that is behind: so it waits for twice its time and `FAR` at most.
 */
const comeNow = statement((db, p: { readonly now: number; readonly latest: number }) =>
  db
    .updateTable("message")
    .set((eb) => ({ at: p.now, expires_at: eb(eb("expires_at", "-", eb.ref("at")), "+", p.now) }))
    .where("state", "=", HELD)
    .where("at", ">", p.latest)
    .where((eb) => eb(eb("at", "-", p.now), ">", eb(eb("expires_at", "-", eb.ref("at")), "+", eb.lit(FAR)))),
)

/** What was given time by a clock that was ahead. How long it had before that is not known any more. */
const endSoon = statement(
  (db, p: { readonly now: number; readonly latest: number; readonly until: number }) =>
    db
      .updateTable("message")
      .set((eb) => ({ at: eb.fn<number>("min", ["at", eb.val(p.now)]), expires_at: p.until }))
      .where("state", "=", HELD)
      .where("expires_at", ">", p.latest)
      .where((eb) => eb(eb("expires_at", "-", eb.ref("at")), ">", LONGEST)),
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
