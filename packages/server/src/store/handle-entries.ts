/**
 * Small records of which others know the meaning: sealed, found by id, by a keyed hash that is theirs alone, or by one that
 * they share.
 *
 * INVARIANT (whole): everything about an entry is authenticated with its value. Whoever writes to the database can put back
 * an older version of the same entry (TRUST: design §6), but can't give one another name, more time or another owner.
 */
import type { ExpressionBuilder } from "kysely"

import type { EntryKind } from "../app/entries.ts"
import { recordIf } from "./handle-ledger.ts"
import type { Context, Handler } from "./handler.ts"
import type { EntryRow } from "./request.ts"
import type { Tables } from "./schema.ts"
import { open, seal, SealBroken } from "./seal.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"
import type { Queries } from "./statement.ts"

/** Of what is handed over at once. A single entry may have more. */
const PAGE_OCTETS = 1024 * 1024

type Row = Tables["entry"]
type Open = Omit<Row, "sealed">

export const entryFind: Handler<"entryFind"> = (context, asks) => {
  const row = context.db.first(select, asks)
  return row === undefined ? undefined : opened(context, row)
}

export const entryFindByKey: Handler<"entryFindByKey"> = (context, asks) => {
  const row = context.db.first(selectByKey, asks)
  return row === undefined ? undefined : opened(context, row)
}

export const entryFindEach: Handler<"entryFindEach"> = (context, { kind, ids, now }) =>
  ids.map((id) => {
    const row = context.db.first(select, { kind, id, now })
    return row === undefined ? null : (openedOrTold(context, row) ?? "damaged")
  })

export const entryList: Handler<"entryList"> = (context, { kind, groups, order, after, limit, now }) => {
  const { db } = context
  const isNewest = order === "newest"
  const from = after ?? { at: isNewest ? Number.MAX_SAFE_INTEGER : -1, id: "" }
  const page = { kind, now, at: from.at, id: from.id, limit: limit + 1 }
  const found =
    groups === undefined
      ? db.all(isNewest ? selectNewest : selectOldest, page)
      : firstOf(
          groups.flatMap((group) => db.all(isNewest ? selectNewestOf : selectOldestOf, { ...page, group })),
          order,
          page.limit,
        )
  const rows: EntryRow[] = []
  let octets = 0
  let last: (typeof found)[number] | undefined
  for (const each of found.slice(0, limit)) {
    octets += each.octets
    if (last !== undefined && octets > PAGE_OCTETS) break
    last = each
    const row = db.first(select, { kind, id: each.id, now })
    const shown = row === undefined ? undefined : openedOrTold(context, row)
    if (shown !== undefined) rows.push(shown)
  }
  const isAll = last === undefined || last.id === found.at(-1)?.id
  return { rows, next: isAll || last === undefined ? undefined : { at: last.at, id: last.id } }
}

/** What has expired holds no name. */
export const entryAdd: Handler<"entryAdd"> = (context, asks) => {
  const { db, keys } = context
  const { kind, id, key, group, at, expiresAt, value, now } = asks
  db.run(removeExpired, { kind, id, now })
  if (key !== null) db.run(removeExpiredWith, { kind, key, now })
  const row: Open = { kind, id, key_hash: key, group_hash: group, at, expires_at: expiresAt, version: 1 }
  const added = db.run(insert, { ...row, sealed: sealed(keys.entry, row, value) }) === 1
  return recordIf(context, added, asks.ledger)
}

export const entryChange: Handler<"entryChange"> = (context, asks) => {
  const { db, keys } = context
  const { kind, id, version, value, key, group, expiresAt, now } = asks
  const row = db.first(select, { kind, id, now })
  if (row?.version !== version) return false
  if (key !== undefined && key !== row.key_hash && isTaken(db, { kind, key, now })) return false
  const changed: Open = {
    ...row,
    key_hash: key ?? row.key_hash,
    group_hash: group ?? row.group_hash,
    expires_at: expiresAt ?? row.expires_at,
    version: version + 1,
  }
  const isChanged = db.run(update, { ...changed, sealed: sealed(keys.entry, changed, value) }) === 1
  return recordIf(context, isChanged, asks.ledger)
}

export const entryTogether: Handler<"entryTogether"> = (context, { writes, ledger }) => {
  const { db } = context
  db.execute("SAVEPOINT together")
  const isWritten = writes.every((each) =>
    each.write === "add"
      ? entryAdd(context, { ...each.asks, ledger: "" })
      : entryChange(context, { ...each.asks, ledger: "" }),
  )
  if (!isWritten) db.execute("ROLLBACK TO together")
  db.execute("RELEASE together")
  return recordIf(context, isWritten, ledger)
}

export const entryRemove: Handler<"entryRemove"> = (context, { ledger, ...asks }) =>
  recordIf(context, context.db.run(remove, asks) === 1, ledger)

export const entryRemoveGroup: Handler<"entryRemoveGroup"> = ({ db }, asks) => db.run(removeSome, asks)

/** By time, which is how they are found; of entries with the same time all go. */
export function sweepEntries(db: Database, before: number, limit: number): number {
  const last = db.first(expiredAt, { before, skip: limit - 1 })?.expires_at
  return db.run(removeAllExpired, { before: last ?? before })
}

function isTaken(
  db: Database,
  asks: { readonly kind: EntryKind; readonly key: string; readonly now: number },
): boolean {
  db.run(removeExpiredWith, asks)
  return db.first(selectByKey, asks) !== undefined
}

function sealed(key: Uint8Array, row: Open, value: string): Uint8Array {
  return seal(key, contextOf(row), "entry", row.version, value)
}

function opened({ keys }: Context, row: Row): EntryRow {
  const { id, at, expires_at: expiresAt, version } = row
  // Whoever writes to the database may have put a text there.
  if (!(row.sealed instanceof Uint8Array)) throw new SealBroken(nameOf(row))
  try {
    const value = open(keys.entry, contextOf(row), "entry", version, row.sealed).toString()
    return { id, at, expiresAt, version, value }
  } catch (cause) {
    throw cause instanceof SealBroken ? new SealBroken(nameOf(row)) : cause
  }
}

/** Undefined: it is damaged. The others are shown. */
function openedOrTold(context: Context, row: Row): EntryRow | undefined {
  try {
    return opened(context, row)
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
    context.damaged(cause.id)
    return undefined
  }
}

type Found = Pick<Row, "at" | "id"> & { readonly octets: number }

/** Of several groups, each in this order already: the first ones of all of them. */
function firstOf(found: readonly Found[], order: "newest" | "oldest", limit: number): readonly Found[] {
  const direction = order === "newest" ? -1 : 1
  return found
    .toSorted((one, other) => direction * (one.at - other.at || (one.id < other.id ? -1 : 1)))
    .slice(0, limit)
}

function contextOf({ kind, id, key_hash: key, group_hash: group, at, expires_at: expiresAt }: Open): string {
  return JSON.stringify([kind, id, key, group, at, expiresAt])
}

function nameOf({ kind, id }: Open): string {
  return `${kind}/${id}`
}

type Kind = { readonly kind: EntryKind }
type Now = Kind & { readonly now: number }
type ById = Now & { readonly id: string }
type ByKey = Now & { readonly key: string }
type Page = Now & { readonly at: number; readonly id: string; readonly limit: number }
type PageOf = Page & { readonly group: string }

const isThere = (now: number) => (eb: ExpressionBuilder<Tables, "entry">) =>
  eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)])

const select = statement((db, p: ById) =>
  db.selectFrom("entry").selectAll().where("kind", "=", p.kind).where("id", "=", p.id).where(isThere(p.now)),
)

const selectByKey = statement((db, p: ByKey) =>
  db
    .selectFrom("entry")
    .selectAll()
    .where("kind", "=", p.kind)
    .where("key_hash", "=", p.key)
    .where(isThere(p.now)),
)

/** SQLite knows a length without reading what is that long. */
const selectPage = (db: Queries, p: Page, order: "asc" | "desc") =>
  db
    .selectFrom("entry")
    .select((eb) => ["id", "at", eb.fn<number>("length", ["sealed"]).as("octets")])
    .where("kind", "=", p.kind)
    .where("at", order === "asc" ? ">=" : "<=", p.at)
    .where((eb) => {
      const behind = order === "asc" ? ">" : "<"
      return eb.or([eb("at", behind, p.at), eb("id", behind, p.id)])
    })
    .where(isThere(p.now))
    .orderBy("at", order)
    .orderBy("id", order)
    .limit(p.limit)

const selectOldest = statement((db, p: Page) => selectPage(db, p, "asc"))
const selectNewest = statement((db, p: Page) => selectPage(db, p, "desc"))
const selectOldestOf = statement((db, p: PageOf) =>
  selectPage(db, p, "asc").where("group_hash", "=", p.group),
)
const selectNewestOf = statement((db, p: PageOf) =>
  selectPage(db, p, "desc").where("group_hash", "=", p.group),
)

const insert = statement((db, p: Row) =>
  db
    .insertInto("entry")
    .values({
      kind: p.kind,
      id: p.id,
      key_hash: p.key_hash,
      group_hash: p.group_hash,
      at: p.at,
      expires_at: p.expires_at,
      version: p.version,
      sealed: p.sealed,
    })
    .onConflict((conflict) => conflict.doNothing()),
)

const update = statement((db, p: Row) =>
  db
    .updateTable("entry")
    .set({
      key_hash: p.key_hash,
      group_hash: p.group_hash,
      expires_at: p.expires_at,
      version: p.version,
      sealed: p.sealed,
    })
    .where("kind", "=", p.kind)
    .where("id", "=", p.id),
)

const remove = statement((db, p: ById) =>
  db.deleteFrom("entry").where("kind", "=", p.kind).where("id", "=", p.id).where(isThere(p.now)),
)

const removeSome = statement((db, p: Now & { readonly group: string; readonly limit: number }) =>
  db
    .deleteFrom("entry")
    .where("kind", "=", p.kind)
    .where("id", "in", (eb) =>
      eb
        .selectFrom("entry")
        .select("id")
        .where("kind", "=", p.kind)
        .where("group_hash", "=", p.group)
        .where(isThere(p.now))
        .limit(p.limit),
    ),
)

const removeExpired = statement((db, p: ById) =>
  db.deleteFrom("entry").where("kind", "=", p.kind).where("id", "=", p.id).where("expires_at", "<=", p.now),
)

const removeExpiredWith = statement((db, p: ByKey) =>
  db
    .deleteFrom("entry")
    .where("kind", "=", p.kind)
    .where("key_hash", "=", p.key)
    .where("expires_at", "<=", p.now),
)

const expiredAt = statement((db, p: { readonly before: number; readonly skip: number }) =>
  db
    .selectFrom("entry")
    .select("expires_at")
    .where("expires_at", "<=", p.before)
    .orderBy("expires_at")
    .limit(1)
    .offset(p.skip),
)

const removeAllExpired = statement((db, p: { readonly before: number }) =>
  db.deleteFrom("entry").where("expires_at", "<=", p.before),
)
