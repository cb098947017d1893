/**
 * Content in pieces, each in a transaction of its own, so that a large message does not hold up the others.
 *
 * Order: the pieces first, then the row that refers to them. A crash in between leaves pieces that nobody refers to, whose
 * key was never written; they are found at the next start and pruned.
 */
import type { Handler } from "./handler.ts"
import { messageKey } from "./message-key.ts"
import { openPiece, sealPiece } from "./seal.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"

/** Pieces that go in one step: one megabyte is overwritten. */
export const PRUNED_AT_ONCE = 4

/**
 * Order: `settle` may come again after a failure of which nobody knows what it left. Pieces that nothing refers to are
 * written over; those of a report that was queued after all stay, for their key is the one that was kept.
 */
export const putPiece: Handler<"putPiece"> = (
  { db, reserve },
  { id, number, last, key, octets, reserved },
) => {
  if (!reserved) reserve.use(octets.length)
  if (db.first(selectKept, { id }) !== undefined) return undefined
  db.run(remove, { id, number })
  db.run(insert, { id, number, octets: sealPiece(key, { id, number, last }, octets) })
  return undefined
}

/** INVARIANT (referenced): pieces of which the key is there are never removed, whatever is asked. */
export const prune: Handler<"prune"> = ({ db }, { id }) =>
  db.run(removeSome, { id, limit: PRUNED_AT_ONCE }) === PRUNED_AT_ONCE

export const readPiece: Handler<"readPiece"> = (context, { id, number }) => {
  const { db } = context
  const key = messageKey(context, id)
  if (key === undefined) return undefined
  const pieces = piecesOf(db, id)
  const isWhole = pieces === 0
  if (number >= (isWhole ? 1 : pieces)) return undefined
  const sealed = isWhole ? db.first(selectContent, { id })?.content : db.first(select, { id, number })?.octets
  // What is missing is as bad as what was changed.
  const octets = openPiece(
    key,
    { id, number, last: isWhole || number === pieces - 1 },
    sealed ?? new Uint8Array(0),
  )
  return { octets, pieces: isWhole ? 1 : pieces }
}

/** Ids of which there are pieces and no key. */
export function findOrphans(db: Database): readonly string[] {
  return db.all(orphans, {}).map(({ message_id: id }) => id)
}

function piecesOf(db: Database, id: string): number {
  return (db.first(piecesOfMessage, { id }) ?? db.first(piecesOfEntry, { id }))?.pieces ?? 0
}

type ById = { readonly id: string }

const insert = statement(
  (db, p: { readonly id: string; readonly number: number; readonly octets: Uint8Array }) =>
    db.insertInto("piece").values({ message_id: p.id, number: p.number, octets: p.octets }),
)

const remove = statement((db, p: { readonly id: string; readonly number: number }) =>
  db.deleteFrom("piece").where("message_id", "=", p.id).where("number", "=", p.number),
)

const selectKept = statement((db, p: ById) => db.selectFrom("sealed").select("id").where("id", "=", p.id))

const select = statement((db, p: { readonly id: string; readonly number: number }) =>
  db.selectFrom("piece").select("octets").where("message_id", "=", p.id).where("number", "=", p.number),
)

const selectContent = statement((db, p: ById) =>
  db.selectFrom("sealed").select("content").where("id", "=", p.id),
)

const piecesOfMessage = statement((db, p: ById) =>
  db.selectFrom("message").select("pieces").where("id", "=", p.id),
)

const piecesOfEntry = statement((db, p: ById) =>
  db.selectFrom("outbox").select("pieces").where("id", "=", p.id),
)

const removeSome = statement((db, p: { readonly id: string; readonly limit: number }) =>
  db
    .deleteFrom("piece")
    .where("message_id", "=", p.id)
    .where("number", "in", (eb) =>
      eb
        .selectFrom("piece as one")
        .select("one.number")
        .where("one.message_id", "=", p.id)
        .orderBy("one.number")
        .limit(p.limit),
    )
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("sealed").select("sealed.id").where("sealed.id", "=", p.id))),
    ),
)

const orphans = statement((db) =>
  db
    .selectFrom("piece")
    .select("message_id")
    .distinct()
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom("sealed").select("sealed.id").whereRef("sealed.id", "=", "piece.message_id")),
      ),
    ),
)
