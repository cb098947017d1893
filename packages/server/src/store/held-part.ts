/**
 * A message that came in several transactions is held in several parts, and lists show it once: by the part that leads.
 *
 * INVARIANT (one-leads): of the held parts with the same correlation exactly one leads.
 */
import type { Database } from "./sqlite.ts"
import { HELD, statement } from "./statement.ts"

/** The first part of a message is held no more: the next one stands for those that are. */
export function promotePart(
  db: Database,
  gone: { readonly correlation: string; readonly leads: 0 | 1 },
): void {
  const next = gone.leads === 1 ? firstPart(db, gone.correlation) : undefined
  if (next !== undefined) db.run(setLeads, { id: next.id })
}

/** The oldest that is held; undefined where none is, or the message is like no other. */
export function firstPart(db: Database, correlation: string): { readonly id: string } | undefined {
  return correlation === "" ? undefined : db.first(selectFirstPart, { correlation })
}

const selectFirstPart = statement((db, p: { readonly correlation: string }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", HELD)
    .where("correlation", "=", p.correlation)
    .orderBy("at")
    .orderBy("id")
    .limit(1),
)

const setLeads = statement((db, p: { readonly id: string }) =>
  db.updateTable("message").set({ leads: 1 }).where("id", "=", p.id),
)
