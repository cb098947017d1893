/**
 * What was signed of the ledger, and who put a name or a time under it.
 *
 * A busy gateway signs thousands of times a day. After a day the last of each day is enough, whatever has a timestamp, and
 * the last that was witnessed: an entry is proved in any later tree as well.
 */
import { MAX_NOTE_SIGNATURES, readNote, readSignature, writeNote } from "@sluis/core/ledger/note"
import { sameOctets } from "@sluis/core/ledger/sha256"

import type { Handler } from "./handler.ts"
import type { LedgerCheckpoint } from "./request.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"

const DAY = 86_400_000

export const ledgerCheckpoint: Handler<"ledgerCheckpoint"> = ({ db }) => db.first(selectLast, {})

export const ledgerWitnessed: Handler<"ledgerWitnessed"> = ({ db }) => db.first(selectWitnessed, {})

/** Two processes may sign the same tree at once: the first stays. */
export const ledgerSigned: Handler<"ledgerSigned"> = ({ db }, checkpoint) => {
  db.run(insert, { ...checkpoint, day: Math.floor(checkpoint.at / DAY) })
  return undefined
}

export const ledgerCosigned: Handler<"ledgerCosigned"> = ({ db }, { size, lines }) => {
  const note = db.first(select, { size })?.note
  if (note === undefined) return false
  db.run(setNote, { size, note: lines.reduce(withSignature, note) })
  return true
}

export const ledgerTimestamped: Handler<"ledgerTimestamped"> = ({ db }, { size, at, token }) => {
  if (db.first(select, { size }) === undefined) return false
  db.run(insertTimestamp, { size, at, token })
  return true
}

export const ledgerTimestamps: Handler<"ledgerTimestamps"> = ({ db }, asks) => db.all(selectTimestamps, asks)

/** One of each witness: of two the later counts (C2SP tlog-cosignature). Ours stays the first. */
function withSignature(written: string, line: string): string {
  const note = readNote(written)
  const added = readSignature(line)
  if (!note.ok || added === undefined) throw new RangeError("a checkpoint or a signature is none")
  const [ours, ...others] = note.value.signatures
  const kept = others.filter(({ name, id }) => name !== added.name || !sameOctets(id, added.id))
  const signatures = [...(ours === undefined ? [] : [ours]), ...kept, added]
  if (signatures.length > MAX_NOTE_SIGNATURES) throw new RangeError("a note has too many signatures")
  return writeNote({ text: note.value.text, signatures })
}

export function sweepCheckpoints(db: Database, now: number, limit: number): number {
  const witnessed = db.first(selectWitnessed, {})?.size ?? -1
  return db.run(removeOutlived, { before: now - DAY, witnessed, limit })
}

const selectLast = statement((db) =>
  db
    .selectFrom("ledger_checkpoint")
    .select(["size", "at", "note", "frontier"])
    .orderBy("size", "desc")
    .limit(1),
)

/** Two lines of signatures (C2SP signed-note), of which ours is one. */
const COSIGNED = "%\n\u2014 %\n\u2014 %"

const selectWitnessed = statement((db) =>
  db
    .selectFrom("ledger_checkpoint")
    .select(["size", "at", "note", "frontier"])
    .where("note", "like", COSIGNED)
    .orderBy("size", "desc")
    .limit(1),
)

const select = statement((db, p: { readonly size: number }) =>
  db.selectFrom("ledger_checkpoint").select("note").where("size", "=", p.size),
)

const insert = statement((db, p: LedgerCheckpoint & { readonly day: number }) =>
  db
    .insertInto("ledger_checkpoint")
    .values({ size: p.size, at: p.at, day: p.day, note: p.note, frontier: p.frontier })
    .onConflict((conflict) => conflict.doNothing()),
)

const setNote = statement((db, p: { readonly size: number; readonly note: string }) =>
  db.updateTable("ledger_checkpoint").set({ note: p.note }).where("size", "=", p.size),
)

const insertTimestamp = statement(
  (db, p: { readonly size: number; readonly at: number; readonly token: Uint8Array }) =>
    db.insertInto("ledger_timestamp").values({ size: p.size, at: p.at, token: p.token }),
)

const selectTimestamps = statement((db, p: { readonly since: number; readonly limit: number }) =>
  db
    .selectFrom("ledger_timestamp")
    .select(["size", "at", "token"])
    .where("at", ">=", p.since)
    .orderBy("at")
    .orderBy("number")
    .limit(p.limit),
)

type Outlived = { readonly before: number; readonly witnessed: number; readonly limit: number }

const removeOutlived = statement((db, p: Outlived) =>
  db.deleteFrom("ledger_checkpoint").where("size", "in", (eb) =>
    eb
      .selectFrom("ledger_checkpoint as old")
      .select("old.size")
      .where("old.at", "<=", p.before)
      .where("old.size", "<>", p.witnessed)
      .where((old) =>
        old.exists(
          old
            .selectFrom("ledger_checkpoint as later")
            .select("later.size")
            .whereRef("later.day", "=", "old.day")
            .whereRef("later.size", ">", "old.size"),
        ),
      )
      .where((old) =>
        old.not(
          old.exists(
            old
              .selectFrom("ledger_timestamp as stamped")
              .select("stamped.number")
              .whereRef("stamped.size", "=", "old.size"),
          ),
        ),
      )
      .limit(p.limit),
  ),
)
