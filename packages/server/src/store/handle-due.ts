/**
 * What is due: claiming it, and writing down what became of it.
 *
 * `message.next_at` is never later than the earliest `ready_at` of its due recipients, so whoever looks for the next
 * message looks at one index of messages. It may be earlier, after a recipient was settled; a claim that finds nobody
 * ready puts it right.
 */
import { LONG_OVER } from "../app/queue/queue-outcome.ts"
import type { Context, Handler } from "./handler.ts"
import { finishMessage, insertReport } from "./keep-message.ts"
import { messageKey } from "./message-key.ts"
import type { ClaimedMessage, OneSettlement } from "./request.ts"
import { open, seal, SealBroken } from "./seal.ts"
import { openOrSetAside, putBack, setAside } from "./set-aside.ts"
import { QUEUED, statement } from "./statement.ts"

/**
 * What one claim hands over: the main thread decodes it in one go, and answers nobody meanwhile. A single message may
 * have more.
 */
const CLAIM_RECIPIENTS = 2_000
/** Of records and plans. */
const CLAIM_OCTETS = 1024 * 1024
/**
 * Milliseconds. Nothing is due later than a day from now (a delay of the policy) or an hour (back-off), so what seems to be was
 * written by a clock that was ahead, and is as if it came now: else it would wait until that time really comes.
 */
const FARTHEST = 2 * 86_400_000
/** Messages; the next claim takes the others. */
const FAR_AT_ONCE = 1_000

export const claim: Handler<"claim"> = (context, { now, leaseUntil, limit }) => {
  const { db } = context
  if (leaseUntil <= now) throw new RangeError("a lease that has ended when it begins")
  for (const { id } of db.all(selectFar, { latest: now + FARTHEST })) {
    db.run(dueNow, { id, now, latest: now + FARTHEST })
    db.run(comeNow, { id, now, atLeast: now + FARTHEST })
  }
  const claimed: ClaimedMessage[] = []
  let recipients = 0
  let octets = 0
  // Every message that was looked at gets a later `next_at` or leaves the queue, so this ends.
  while (claimed.length < limit) {
    const candidates = db.all(selectReady, { now, limit: limit - claimed.length })
    if (candidates.length === 0) break
    for (const row of candidates) {
      const { id } = row
      recipients += row.recipients
      octets += db.first(selectWeight, { id })?.octets ?? 0
      if (claimed.length > 0 && (recipients > CLAIM_RECIPIENTS || octets > CLAIM_OCTETS)) return claimed
      const due = db.all(selectDue, { id, now })
      if (due.length > 0) db.run(lease, { id, now, leaseUntil })
      const isLongOver = row.expires_at < now - LONG_OVER
      const expiresAt = isLongOver ? now + LONG_OVER : row.expires_at
      if (isLongOver) db.run(setExpiry, { id, expiresAt })
      db.run(setNext, { id, nextAt: db.first(earliest, { id })?.ready_at ?? leaseUntil })
      if (due.length === 0) continue
      const opened = openOrSetAside(context, id)
      if (opened === undefined) continue
      claimed.push({
        id,
        purpose: row.purpose,
        at: row.at,
        expiresAt,
        size: row.size,
        eightBit: row.eight_bit === 1,
        about: row.about,
        ...opened,
        due: due.map(({ number: recipient, attempts }) => ({ recipient, attempts })),
      })
    }
  }
  return claimed
}

export const giveBack: Handler<"giveBack"> = ({ db }, { id }) => {
  db.run(endLeasesOf, { id })
  const nextAt = db.first(earliest, { id })?.ready_at
  if (nextAt !== undefined) db.run(setNext, { id, nextAt })
  return undefined
}

export const settle: Handler<"settle"> = (context, { settlements, reports, at }) => {
  for (const [id, some] of Map.groupBy(settlements, (settlement) => settlement.id)) {
    settleMessage(context, id, some, at)
  }
  for (const report of reports) insertReport(context, report)
  return undefined
}

/** A settlement may come twice: who was settled before is not counted again, nor who was postponed till then. */
function settleMessage(
  context: Context,
  id: string,
  settlements: readonly OneSettlement[],
  at: number,
): void {
  const { db } = context
  const message = db.first(selectCounts, { id })
  if (message === undefined) return
  const key = settlements.some(({ reply }) => reply !== null) ? keyOf(context, id) : undefined
  const settled = { sent: 0, failed: 0 }
  let nextAt = message.next_at
  for (const { recipient: number, kind, reply, dueAt } of settlements) {
    const sealed =
      reply === null || !(key instanceof Uint8Array) ? null : seal(key, id, "reply", number, reply)
    if (kind === "later") {
      if (db.run(postpone, { id, number, dueAt, reply: sealed }) === 1) {
        nextAt = Math.min(nextAt ?? dueAt, dueAt)
      }
    } else {
      settled[kind] += db.run(settleOne, { id, number, state: kind, reply: sealed })
    }
  }
  const due = message.due - settled.sent - settled.failed
  db.run(setCounts, {
    id,
    due,
    sent: message.sent + settled.sent,
    failed: message.failed + settled.failed,
    nextAt,
  })
  if (due === 0 && message.state !== "held") finishMessage(context, id, at, undefined)
  else if (key === "broken") setAside(context, id)
}

/** What the next host answered is written also where the reply can't be sealed: the others must not wait for it. */
function keyOf(context: Context, id: string): Uint8Array | "broken" | undefined {
  try {
    return messageKey(context, id)
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
    return "broken"
  }
}

export const lastReplies: Handler<"lastReplies"> = (context, { id }) => {
  const key = messageKey(context, id)
  if (key === undefined) return []
  return context.db
    .all(selectReplies, { id })
    .flatMap(({ number: recipient, sealed_reply: sealed }) =>
      sealed === null ? [] : [{ recipient, reply: open(key, id, "reply", recipient, sealed).toString() }],
    )
}

export const nextDue: Handler<"nextDue"> = ({ db }) => db.first(selectNext, {})?.next_at ?? undefined

/** Leases of a process that is no more; and what was damaged gets another try. */
export function reclaimLeases({ db }: Context): void {
  db.run(endLeases, {})
  putBack({ db })
  db.run(refreshNext, {})
}

type ById = { readonly id: string }

const selectReady = statement((db, p: { readonly now: number; readonly limit: number }) =>
  db
    .selectFrom("message")
    .select(["id", "purpose", "at", "expires_at", "size", "eight_bit", "recipients", "about"])
    .where("state", "=", QUEUED)
    .where("next_at", "<=", p.now)
    .orderBy("next_at")
    .limit(p.limit),
)

const selectFar = statement((db, p: { readonly latest: number }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", QUEUED)
    .where("next_at", ">", p.latest)
    .limit(FAR_AT_ONCE),
)

const dueNow = statement((db, p: { readonly id: string; readonly now: number; readonly latest: number }) =>
  db
    .updateTable("recipient")
    .set({ due_at: p.now, ready_at: p.now })
    .where("message_id", "=", p.id)
    .where("state", "=", "due")
    .where("ready_at", ">", p.latest),
)

/**
 * As long as it had from when it came, or from when it was released, it has from now: `expires_at` of the same clock would be as
 * wrong; and two days at the least, for that clock may have been right and this one be behind. Not by how late it is due: that is
 * also what was put off by a wrong clock and came by a right one.
 */
const comeNow = statement((db, p: { readonly id: string; readonly now: number; readonly atLeast: number }) =>
  db
    .updateTable("message")
    .set((eb) => {
      const since = eb.fn<number>("coalesce", ["decided_at", "at"])
      const ahead = eb.fn<number>("max", [eb(since, "-", p.now), eb.lit(0)])
      return {
        next_at: p.now,
        expires_at: eb
          .case()
          // A decision keeps its date, so one behind the end was seen to be ahead before.
          .when(since, ">", eb.ref("expires_at"))
          .then(eb.ref("expires_at"))
          .else(eb.fn<number>("max", [eb.val(p.atLeast), eb("expires_at", "-", ahead)]))
          .end(),
        at: eb.fn<number>("min", ["at", eb.val(p.now)]),
      }
    })
    .where("id", "=", p.id),
)

const setExpiry = statement((db, p: ById & { readonly expiresAt: number }) =>
  db.updateTable("message").set({ expires_at: p.expiresAt }).where("id", "=", p.id),
)

/** SQLite knows a length without reading what is that long. */
const selectWeight = statement((db, p: ById) =>
  db
    .selectFrom("sealed")
    .select((eb) =>
      eb(
        eb.fn<number>("length", ["record"]),
        "+",
        eb.fn<number>("coalesce", [eb.fn("length", ["plan"]), eb.lit(0)]),
      ).as("octets"),
    )
    .where("id", "=", p.id),
)

const selectDue = statement((db, p: { readonly id: string; readonly now: number }) =>
  db
    .selectFrom("recipient")
    .select(["number", "attempts"])
    .where("message_id", "=", p.id)
    .where("state", "=", "due")
    .where("ready_at", "<=", p.now)
    .orderBy("number"),
)

const lease = statement((db, p: { readonly id: string; readonly now: number; readonly leaseUntil: number }) =>
  db
    .updateTable("recipient")
    .set({ ready_at: p.leaseUntil })
    .where("message_id", "=", p.id)
    .where("state", "=", "due")
    .where("ready_at", "<=", p.now),
)

const earliest = statement((db, p: ById) =>
  db
    .selectFrom("recipient")
    .select((eb) => eb.fn.min("ready_at").as("ready_at"))
    .where("message_id", "=", p.id)
    .where("state", "=", "due"),
)

const setNext = statement((db, p: { readonly id: string; readonly nextAt: number }) =>
  db.updateTable("message").set({ next_at: p.nextAt }).where("id", "=", p.id),
)

const selectCounts = statement((db, p: ById) =>
  db.selectFrom("message").select(["state", "due", "sent", "failed", "next_at"]).where("id", "=", p.id),
)

const setCounts = statement(
  (
    db,
    p: {
      readonly id: string
      readonly due: number
      readonly sent: number
      readonly failed: number
      readonly nextAt: number | null
    },
  ) =>
    db
      .updateTable("message")
      .set({ due: p.due, sent: p.sent, failed: p.failed, next_at: p.nextAt })
      .where("id", "=", p.id),
)

const postpone = statement(
  (
    db,
    p: {
      readonly id: string
      readonly number: number
      readonly dueAt: number
      readonly reply: Uint8Array | null
    },
  ) =>
    db
      .updateTable("recipient")
      .set((eb) => ({
        attempts: eb("attempts", "+", 1),
        due_at: p.dueAt,
        ready_at: p.dueAt,
        sealed_reply: p.reply,
      }))
      .where("message_id", "=", p.id)
      .where("number", "=", p.number)
      .where("due_at", "<>", p.dueAt)
      .where("state", "=", "due"),
)

const settleOne = statement(
  (
    db,
    p: {
      readonly id: string
      readonly number: number
      readonly state: "sent" | "failed"
      readonly reply: Uint8Array | null
    },
  ) =>
    db
      .updateTable("recipient")
      .set({ state: p.state, sealed_reply: p.reply })
      .where("message_id", "=", p.id)
      .where("number", "=", p.number)
      .where("state", "=", "due"),
)

const selectReplies = statement((db, p: ById) =>
  db
    .selectFrom("recipient")
    .select(["number", "sealed_reply"])
    .where("message_id", "=", p.id)
    .where("sealed_reply", "is not", null)
    .orderBy("number"),
)

const selectNext = statement((db) =>
  db.selectFrom("message").select("next_at").where("state", "=", QUEUED).orderBy("next_at").limit(1),
)

const endLeasesOf = statement((db, p: ById) =>
  db
    .updateTable("recipient")
    .set((eb) => ({ ready_at: eb.ref("due_at") }))
    .where("message_id", "=", p.id)
    .where("state", "=", "due"),
)

const endLeases = statement((db) =>
  db
    .updateTable("recipient")
    .set((eb) => ({ ready_at: eb.ref("due_at") }))
    .where("state", "=", "due")
    .whereRef("ready_at", ">", "due_at"),
)

const refreshNext = statement((db) =>
  db
    .updateTable("message")
    .set((eb) => ({
      next_at: eb
        .selectFrom("recipient")
        .select((one) => one.fn.min("recipient.ready_at").as("ready_at"))
        .whereRef("recipient.message_id", "=", "message.id")
        .where("recipient.state", "=", "due"),
    }))
    .where("state", "=", "queued"),
)
