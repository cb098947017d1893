/**
 * What can't be opened is set aside: it stops nothing else, is counted (./handle-load.ts), and is tried again at the next
 * start. A held message only when its time is over: till then somebody may decide about it.
 *
 * Its purpose says where it came from: what is there to be held was held, all else was queued.
 */
import type { Context } from "./handler.ts"
import { firstPart, promotePart } from "./held-part.ts"
import { openSealed } from "./message-key.ts"
import type { Opened } from "./message-key.ts"
import { SealBroken } from "./seal.ts"
import { DAMAGED, statement } from "./statement.ts"

export function openOrSetAside(context: Context, id: string): Opened | undefined {
  try {
    const opened = openSealed(context, id)
    if (opened !== undefined) return opened
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
  }
  setAside(context, id)
  return undefined
}

/** Told once. */
export function setAside(context: Context, id: string): void {
  const { db } = context
  const row = db.first(select, { id })
  if (row === undefined || row.state === "damaged") return
  db.run(leave, { id })
  if (row.state === "held") promotePart(db, row)
  context.damaged(id)
}

/** INVARIANT (one-leads): one after the other, for two of them may be parts of the same message. */
export function putBack({ db }: Pick<Context, "db">): void {
  db.run(queueAgain, {})
  for (const { id, correlation } of db.all(selectHeld, {})) {
    db.run(holdAgain, { id, leads: firstPart(db, correlation) === undefined ? 1 : 0 })
  }
}

type ById = { readonly id: string }

const select = statement((db, p: ById) =>
  db.selectFrom("message").select(["state", "correlation", "leads"]).where("id", "=", p.id),
)

const leave = statement((db, p: ById) =>
  db.updateTable("message").set({ state: "damaged", leads: 0 }).where("id", "=", p.id),
)

const queueAgain = statement((db) =>
  db
    .updateTable("message")
    .set({ state: "queued" })
    .where("state", "=", DAMAGED)
    .where("purpose", "<>", "hold"),
)

const selectHeld = statement((db) =>
  db
    .selectFrom("message")
    .select(["id", "correlation"])
    .where("state", "=", DAMAGED)
    .where("purpose", "=", "hold")
    .orderBy("at")
    .orderBy("id"),
)

const holdAgain = statement((db, p: ById & { readonly leads: 0 | 1 }) =>
  db.updateTable("message").set({ state: "held", leads: p.leads }).where("id", "=", p.id),
)
