/**
 * Taking responsibility for a message: it, its work list and our mail about it in one step, and nothing twice.
 */
import { follows } from "../app/held/later-part.ts"
import { findDecision, markNoticed } from "./correlation.ts"
import { record } from "./handle-ledger.ts"
import type { Handler } from "./handler.ts"
import { insertMessage } from "./keep-message.ts"
import type { NewMessage, TakeAnswer } from "./request.ts"
import type { Database } from "./sqlite.ts"
import { HELD, statement } from "./statement.ts"

export const take: Handler<"take"> = (context, { message, notice, ledger }) => {
  const { db, orphan } = context
  const known = message.purpose === "hold" ? knownBefore(db, message) : undefined
  if (known !== undefined) {
    for (const unused of [message, notice]) if (unused?.content.kind === "pieces") orphan(unused.id)
    return known
  }
  context.reserve.use(octetsOf(message) + (notice === undefined ? 0 : octetsOf(notice)))
  insertMessage(context, message)
  record(context, ledger)
  if (notice === undefined) return { kind: "taken", noticed: false }
  if (!markNoticed(db, message)) {
    if (notice.content.kind === "pieces") orphan(notice.id)
    return { kind: "taken", noticed: false }
  }
  insertMessage(context, notice)
  return { kind: "taken", noticed: true }
}

/** Roughly. Content in pieces was counted as it came. */
function octetsOf({ record, plan, content, recipients }: NewMessage): number {
  const whole = content.kind === "whole" ? content.octets.length : 0
  return whole + record.length + plan.length + recipients * ROW_OCTETS
}

/** Of a recipient, with its place in the index. */
const ROW_OCTETS = 60

/** Only for what is to be held: what goes out anyway is not stopped by a decision about a held message. */
function knownBefore(db: Database, message: NewMessage): TakeAnswer | undefined {
  const { correlation, audience } = message
  const part = { releasableBy: message.releasableBy ?? undefined, rules: message.rules.split(" ") }
  const decision = findDecision(db, correlation)
  if (decision !== undefined && follows(part, decision)) return { kind: "decided", decision }
  if (correlation === "") return undefined
  const same = db.first(heldWith, { correlation, audience })
  return same === undefined ? undefined : { kind: "held-already", id: same.id }
}

const heldWith = statement((db, p: { readonly correlation: string; readonly audience: string }) =>
  db
    .selectFrom("message")
    .select("id")
    .where("state", "=", HELD)
    .where("correlation", "=", p.correlation)
    .where("audience", "=", p.audience)
    .limit(1),
)
