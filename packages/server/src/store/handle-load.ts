/** What lies here, in numbers. */
import type { Handler } from "./handler.ts"
import { DAMAGED, HELD, QUEUED, statement } from "./statement.ts"

export const load: Handler<"load"> = ({ db }) => ({
  queuedMessages: db.first(countQueued, {})?.count ?? 0,
  queuedRecipients: db.first(countQueued, {})?.due ?? 0,
  held: db.first(countHeld, {})?.count ?? 0,
  damaged: db.first(countDamaged, {})?.count ?? 0,
  oldestDue: db.first(oldestDue, {})?.due_at ?? undefined,
})

const countQueued = statement((db) =>
  db
    .selectFrom("message")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.sum<number | null>("due").as("due")])
    .where("state", "=", QUEUED),
)

const countHeld = statement((db) =>
  db
    .selectFrom("message")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "=", HELD),
)

const countDamaged = statement((db) =>
  db
    .selectFrom("message")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "=", DAMAGED),
)

const oldestDue = statement((db) =>
  db
    .selectFrom("recipient")
    .select((eb) => eb.fn.min("due_at").as("due_at"))
    .where("state", "=", "due")
    .where("message_id", "not in", (eb) =>
      eb.selectFrom("message").select("id").where("state", "=", DAMAGED),
    ),
)
