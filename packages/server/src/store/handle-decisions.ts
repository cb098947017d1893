/** What was decided about held messages: of those on their way, and of those of which numbers are left. */
import type { Context, Handler } from "./handler.ts"
import { encodeNote } from "./record.ts"
import type { DecisionRow, Place } from "./request.ts"
import type { Tables } from "./schema.ts"
import { open, SealBroken } from "./seal.ts"
import { statement } from "./statement.ts"
import type { Queries } from "./statement.ts"

export const decisions: Handler<"decisions"> = (context, { after, limit }) => {
  const { db } = context
  const from = after ?? { at: Number.MAX_SAFE_INTEGER, id: "" }
  const page = { at: from.at, id: from.id, limit: limit + 1 }
  const found = [...db.all(selectQueued, page), ...db.all(selectFinished, page)].toSorted(newestFirst)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.flatMap((row) => openedOrTold(context, row)),
    next: last === undefined ? undefined : placeOf(last),
  }
}

/** That something was decided, and what, is known without its note: many ask for no more. */
export const decisionOn: Handler<"decisionOn"> = (context, { id }) => {
  const row = context.db.first(queuedOne, { id }) ?? context.db.first(finishedOne, { id })
  if (row === undefined) return undefined
  const [whole] = openedOrTold(context, row)
  return whole ?? { ...formOf(row), note: row.decision === null ? "" : NO_NOTE }
}

const NO_NOTE = encodeNote({ reason: "", by: "", department: "" })

type Row = Pick<
  Tables["finished"],
  "id" | "purpose" | "at" | "recipients" | "rules" | "decision" | "decided_at" | "sealed_note"
>

function opened({ sealingKey }: Context, row: Row): DecisionRow {
  const { id, sealed_note: sealed } = row
  const note = sealed === null ? "" : open(sealingKey, id, "note", 0, sealed).toString()
  return { ...formOf(row), note }
}

function formOf({
  id,
  purpose,
  at,
  recipients,
  rules,
  decision,
  decided_at,
}: Row): Omit<DecisionRow, "note"> {
  return { id, purpose, at, decidedAt: decided_at ?? 0, decision, recipients, rules }
}

/** The others are shown. */
function openedOrTold(context: Context, row: Row): readonly DecisionRow[] {
  try {
    return [opened(context, row)]
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
    context.damaged(row.id)
    return []
  }
}

function placeOf({ decided_at: at, id }: Row): Place {
  return { at: at ?? 0, id }
}

function newestFirst(a: Row, b: Row): number {
  const [one, other] = [placeOf(a), placeOf(b)]
  return other.at - one.at || (one.id < other.id ? 1 : -1)
}

type ById = { readonly id: string }
type Page = ById & { readonly at: number; readonly limit: number }

const COLUMNS = [
  "id",
  "purpose",
  "at",
  "recipients",
  "rules",
  "decision",
  "decided_at",
  "sealed_note",
] as const satisfies readonly (keyof Row)[]

const selectDecided = (db: Queries, table: "message" | "finished") =>
  db.selectFrom(table).select(COLUMNS).where("decided_at", "is not", null)

const selectPage = (db: Queries, p: Page, table: "message" | "finished") =>
  selectDecided(db, table)
    .where("decided_at", "<=", p.at)
    .where((eb) => eb.or([eb("decided_at", "<", p.at), eb("id", "<", p.id)]))
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(p.limit)

const selectQueued = statement((db, p: Page) => selectPage(db, p, "message"))
const selectFinished = statement((db, p: Page) => selectPage(db, p, "finished"))
const queuedOne = statement((db, p: ById) => selectDecided(db, "message").where("id", "=", p.id))
const finishedOne = statement((db, p: ById) => selectDecided(db, "finished").where("id", "=", p.id))
