/**
 * Writing a message and everything that belongs to it, and taking it away again.
 */
import type { Context } from "./handler.ts"
import { firstPart } from "./held-part.ts"
import type { NewContent, NewMessage } from "./request.ts"
import { newKey, seal, sealPiece } from "./seal.ts"
import { REPORT, statement } from "./statement.ts"

export function insertMessage(context: Context, message: NewMessage): void {
  const { id, at, recipients, dueAt, readyAt, content } = message
  const isHeld = message.purpose === "hold"
  context.db.run(insertRow, {
    id,
    purpose: message.purpose,
    state: isHeld ? "held" : "queued",
    at,
    expiresAt: message.expiresAt,
    size: message.size,
    eightBit: message.eightBit ? 1 : 0,
    recipients,
    due: isHeld ? 0 : recipients,
    nextAt: isHeld ? null : readyAt,
    verdict: message.verdict,
    rules: message.rules,
    releasableBy: message.releasableBy,
    correlation: message.correlation,
    audience: message.audience,
    sender: message.sender,
    department: message.department,
    leads: isHeld && firstPart(context.db, message.correlation) === undefined ? 1 : 0,
    about: message.about,
    pieces: content.kind === "pieces" ? content.pieces : 0,
  })
  insertSealed(context, id, message.record, message.plan, content)
  if (!isHeld) insertRecipients(context, id, recipients, dueAt, readyAt)
}

/** Once, however often it comes: the report of a settlement that may have been written before. */
export function insertReport(context: Context, report: NewMessage): void {
  const { id, about } = report
  const known =
    context.db.first(selectReport, { id, about }) ?? context.db.first(selectFinishedReport, { id, about })
  if (known === undefined) insertMessage(context, report)
  else if (report.content.kind === "pieces") context.orphan(id) // where its key is still there they stay
}

export function insertRecipients(
  { db }: Context,
  id: string,
  recipients: number,
  dueAt: number,
  readyAt: number,
): void {
  for (let number = 0; number < recipients; number += 1)
    db.run(insertRecipient, { id, number, dueAt, readyAt })
}

export function insertSealed(
  { db, sealingKey }: Context,
  id: string,
  record: string,
  plan: string | null,
  content: NewContent,
): void {
  const key = content.kind === "pieces" ? content.key : newKey()
  if (content.kind === "pieces" && db.first(countPieces, { id })?.count !== content.pieces) {
    throw new Error("content is not there in all its pieces")
  }
  db.run(insertSealedRow, {
    id,
    wrappedKey: seal(sealingKey, id, "key", 0, key),
    record: seal(key, id, "record", 0, record),
    plan: plan === null ? null : seal(key, id, "plan", 0, plan),
    content: content.kind === "pieces" ? null : sealPiece(key, { id, number: 0, last: true }, content.octets),
  })
}

/** Order: the key goes first, and with it everything that could be read; the pieces follow in steps of their own. */
export function deleteSealed({ db, orphan }: Context, id: string, pieces: number): void {
  db.run(deleteSealedRow, { id })
  if (pieces > 0) orphan(id)
}

/** What is decided as the message ends, and the note about it. */
export type Ending = { readonly what: "drop" | "expired"; readonly sealed: Uint8Array }

/** The message is no more; numbers, times and rule ids are left, and what was decided about it. */
export function finishMessage(context: Context, id: string, at: number, ending: Ending | undefined): void {
  const { db } = context
  const row = db.first(selectEnd, { id })
  if (row === undefined) return
  deleteSealed(context, id, row.pieces)
  const { decision, decided_at: decidedAt, sealed_note: note } = row
  const decided =
    ending === undefined
      ? { decision, decidedAt, note }
      : { decision: ending.what, decidedAt: at, note: ending.sealed }
  db.run(insertFinished, { id, at, ...decided })
  db.run(deleteRecipients, { id })
  db.run(deleteRow, { id })
}

type ById = { readonly id: string }
type ReportOf = ById & { readonly about: string }

const selectReport = statement((db, p: ReportOf) =>
  db
    .selectFrom("message")
    .select("id")
    .where("id", "=", p.id)
    .where("purpose", "=", REPORT)
    .where("about", "=", p.about),
)

const selectFinishedReport = statement((db, p: ReportOf) =>
  db
    .selectFrom("finished")
    .select("id")
    .where("id", "=", p.id)
    .where("purpose", "=", REPORT)
    .where("about", "=", p.about),
)

const insertRow = statement(
  (
    db,
    p: {
      readonly id: string
      readonly purpose: NewMessage["purpose"]
      readonly state: "queued" | "held"
      readonly at: number
      readonly expiresAt: number
      readonly size: number
      readonly eightBit: 0 | 1
      readonly recipients: number
      readonly due: number
      readonly nextAt: number | null
      readonly verdict: string
      readonly rules: string
      readonly releasableBy: "sender" | "second-person" | null
      readonly correlation: string
      readonly audience: string
      readonly sender: string
      readonly department: string
      readonly leads: 0 | 1
      readonly about: string
      readonly pieces: number
    },
  ) =>
    db.insertInto("message").values({
      id: p.id,
      purpose: p.purpose,
      state: p.state,
      at: p.at,
      expires_at: p.expiresAt,
      size: p.size,
      eight_bit: p.eightBit,
      recipients: p.recipients,
      due: p.due,
      sent: 0,
      failed: 0,
      next_at: p.nextAt,
      verdict: p.verdict,
      rules: p.rules,
      releasable_by: p.releasableBy,
      correlation: p.correlation,
      audience: p.audience,
      about: p.about,
      pieces: p.pieces,
      sealed_note: null,
      sender: p.sender,
      department: p.department,
      leads: p.leads,
      decision: null,
      decided_at: null,
    }),
)

const insertRecipient = statement(
  (
    db,
    p: {
      readonly id: string
      readonly number: number
      readonly dueAt: number
      readonly readyAt: number
    },
  ) =>
    db.insertInto("recipient").values({
      message_id: p.id,
      number: p.number,
      state: "due",
      attempts: 0,
      due_at: p.dueAt,
      ready_at: p.readyAt,
      sealed_reply: null,
    }),
)

const insertSealedRow = statement(
  (
    db,
    p: {
      readonly id: string
      readonly wrappedKey: Uint8Array
      readonly record: Uint8Array
      readonly plan: Uint8Array | null
      readonly content: Uint8Array | null
    },
  ) =>
    db.insertInto("sealed").values({
      id: p.id,
      wrapped_key: p.wrappedKey,
      record: p.record,
      plan: p.plan,
      content: p.content,
    }),
)

const insertFinished = statement(
  (
    db,
    p: {
      readonly id: string
      readonly at: number
      readonly decision: "release" | "drop" | "expired" | null
      readonly decidedAt: number | null
      readonly note: Uint8Array | null
    },
  ) =>
    db
      .insertInto("finished")
      .columns([
        "id",
        "purpose",
        "at",
        "size",
        "recipients",
        "sent",
        "failed",
        "verdict",
        "rules",
        "about",
        "finished_at",
        "decision",
        "decided_at",
        "sealed_note",
      ])
      .expression((eb) =>
        eb
          .selectFrom("message")
          .select([
            "id",
            "purpose",
            "at",
            "size",
            "recipients",
            "sent",
            "failed",
            "verdict",
            "rules",
            "about",
            eb.val(p.at).as("finished_at"),
            eb.val(p.decision).as("decision"),
            eb.val(p.decidedAt).as("decided_at"),
            eb.val(p.note).as("sealed_note"),
          ])
          .where("id", "=", p.id),
      ),
)

const countPieces = statement((db, p: ById) =>
  db
    .selectFrom("piece")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("message_id", "=", p.id),
)

const selectEnd = statement((db, p: ById) =>
  db.selectFrom("message").select(["pieces", "decision", "decided_at", "sealed_note"]).where("id", "=", p.id),
)

const deleteSealedRow = statement((db, p: ById) => db.deleteFrom("sealed").where("id", "=", p.id))
const deleteRecipients = statement((db, p: ById) => db.deleteFrom("recipient").where("message_id", "=", p.id))
const deleteRow = statement((db, p: ById) => db.deleteFrom("message").where("id", "=", p.id))
