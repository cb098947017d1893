/**
 * What is appended to the ledger, in the transaction and savepoint of what it accompanies: entry, salts, full tiles and the
 * tree's new frontier are there together, or none of them is.
 *
 * Several processes append. The frontier is read where BEGIN IMMEDIATE keeps the others out, so each goes on where the last
 * one stopped, and no index is given twice.
 *
 * INVARIANT (only ever longer): nothing here changes or removes an entry or a tile. What may go is salts.
 *
 * Deliberately left out: reading (handle-ledger-read.ts), and what is signed (handle-checkpoint.ts).
 */
import { randomBytes } from "node:crypto"

import { encodeEntry } from "@sluis/core/ledger/encode-entry"
import { leafHash, openFrontier, rootOf } from "@sluis/core/ledger/merkle"
import { SALT_OCTETS, salted } from "@sluis/core/ledger/salted"
import { TILE_WIDTH } from "@sluis/core/ledger/tile"

import type { Context, Handler } from "./handler.ts"
import { readRows } from "./ledger-rows.ts"
import type { LedgerRow } from "./ledger-rows.ts"
import type { LedgerRows, LedgerState } from "./request.ts"
import type { Tables } from "./schema.ts"
import { seal } from "./seal.ts"
import { sha256 } from "./sha256.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"

/** Of an entry and its salts on disk, roughly, for each character that came: rows, indexes, tiles and the log. */
const OCTETS_PER_CHARACTER = 4

/** Appends what accompanies a change. Called where the change succeeded. */
export function record(context: Context, rows: LedgerRows): void {
  if (rows !== "") append(context, readRows(rows))
}

/** `record` where something became of it; gives that back. */
export function recordIf(context: Context, isDone: boolean, rows: LedgerRows): boolean {
  if (isDone) record(context, rows)
  return isDone
}

/** They come after mail: not into the room that is kept for settling (reserve.ts). */
export const ledgerAppend: Handler<"ledgerAppend"> = (context, { ledger }) => {
  context.reserve.use(ledger.length * OCTETS_PER_CHARACTER)
  return append(context, readRows(ledger))
}

export const ledgerBegin: Handler<"ledgerBegin"> = (context, { origin, ledger }) => {
  const { db } = context
  if (db.first(selectState, {}) !== undefined) return undefined
  db.run(insertState, { size: 0, frontier: openFrontier(sha256).octets(), origin })
  record(context, ledger)
  return undefined
}

export const ledgerState: Handler<"ledgerState"> = ({ db }) => db.first(selectState, {})

export const ledgerErase: Handler<"ledgerErase"> = (context, { about, now }) => {
  const { db } = context
  const erased = db.first(countSaltsAbout, { about })?.salts ?? 0
  db.run(removeSaltsAbout, { about })
  recordErased(context, erased, now)
  return erased
}

/** By time, which is how they are found; of those with the same time all go. Gives of how many entries. */
export function sweepSalts(
  context: Context,
  { now, before, limit }: { readonly now: number; readonly before: number; readonly limit: number },
): number {
  const { db } = context
  const until = db.first(saltAt, { before, skip: limit - 1 })?.at ?? before
  const erased = db.first(countSaltsBefore, { until })?.salts ?? 0
  const entries = db.run(removeSaltsBefore, { until })
  recordErased(context, erased, now)
  return entries
}

function recordErased(context: Context, salts: number, at: number): void {
  if (salts === 0) return
  const { origin } = context
  // Time erases in the gateway; whoever erases a person does so by a command.
  const role = origin === "command-line" ? origin : "sluis"
  const base = { at, role, object: "", result: "done", origin } as const
  append(context, [{ ...base, action: "ledger.erased", figures: { salts } }])
}

/** Index of the first. */
function append(context: Context, rows: readonly LedgerRow[]): number {
  const { db } = context
  const state = stateOf(db)
  const frontier = openFrontier(sha256, state.frontier)
  const newSalt = saltsFor(rows)
  let index = state.size
  for (const row of rows) {
    const octets = encodeEntry({
      v: 1,
      at: new Date(row.at).toISOString(),
      action: row.action,
      role: row.role,
      object: row.object,
      result: row.result,
      origin: row.origin,
      figures: row.figures ?? {},
      words: row.words ?? {},
      salted: insertSalts(context, index, row, newSalt),
    })
    const leaf = leafHash(sha256, octets)
    db.run(insertEntry, { idx: index, at: row.at, action: row.action, object: row.object, octets, leaf })
    frontier.append(leaf)
    index += 1
    if (index % TILE_WIDTH === 0) keepFullTile(db, 0, index / TILE_WIDTH - 1)
  }
  if (rows.length > 0) db.run(updateState, { size: index, frontier: frontier.octets() })
  return state.size
}

/** Salted hashes by name. */
function insertSalts(
  { db, keys }: Context,
  index: number,
  row: LedgerRow,
  newSalt: () => Buffer,
): Record<string, string> {
  const values = Object.entries(row.salted ?? {})
  if (values.length === 0) return {}
  const hashes: Record<string, string> = {}
  const opening = values.map(([name, value]): SealedSalt => {
    const salt = newSalt()
    hashes[name] = salted(sha256, salt, name, value)
    return [name, salt.toString("base64"), value]
  })
  const open = { about_hash: row.about ?? null, at: row.at, salts: values.length }
  const sealed = seal(keys.salt, saltContext(open), "salt", index, JSON.stringify(opening))
  db.run(insertSalt, { idx: index, ...open, sealed })
  return hashes
}

/** As many as these entries need, drawn at once: asking for each takes longer than hashing with it. */
function saltsFor(rows: readonly LedgerRow[]): () => Buffer {
  const count = rows.reduce((sum, { salted: values = {} }) => sum + Object.keys(values).length, 0)
  let left = randomBytes(SALT_OCTETS * count)
  return () => {
    const salt = left.subarray(0, SALT_OCTETS)
    left = left.subarray(SALT_OCTETS)
    return salt
  }
}

/** As it is sealed. The salt is in base64. */
export type SealedSalt = readonly [name: string, salt: string, value: string]

type OpenSalts = Pick<Tables["ledger_salt"], "about_hash" | "at" | "salts">

/** Nobody can give salts another entry, person or time. */
export function saltContext({ about_hash: about, at, salts }: OpenSalts): string {
  return JSON.stringify(["ledger", about, at, salts])
}

/** A full tile is one hash of the tile above, which may be full by it (C2SP tlog-tiles, "Merkle Tree"). */
function keepFullTile(db: Database, level: number, index: number): void {
  const hashes = joined(hashesIn(db, level, index, TILE_WIDTH))
  db.run(insertTile, { level, idx: index, hashes, root: rootOf(sha256, hashes) })
  if ((index + 1) % TILE_WIDTH === 0) keepFullTile(db, level + 1, (index + 1) / TILE_WIDTH - 1)
}

/** The first `width` hashes of a tile, from what is below it; fewer where the tree has not got that far. */
export function hashesIn(db: Database, level: number, index: number, width: number): readonly Uint8Array[] {
  const first = index * TILE_WIDTH
  if (level === 0) return db.all(selectLeaves, { first, width }).map(({ leaf }) => leaf)
  return db.all(selectRoots, { level: level - 1, first, width }).map(({ root }) => root)
}

export function joined(hashes: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(hashes))
}

function stateOf(db: Database): LedgerState {
  const state = db.first(selectState, {})
  if (state === undefined) throw new Error("the ledger was not begun")
  return state
}

const selectState = statement((db) => db.selectFrom("ledger_state").select(["origin", "size", "frontier"]))

const insertState = statement((db, p: LedgerState) =>
  db.insertInto("ledger_state").values({ one: 1, size: p.size, frontier: p.frontier, origin: p.origin }),
)

const updateState = statement((db, p: { readonly size: number; readonly frontier: Uint8Array }) =>
  db.updateTable("ledger_state").set({ size: p.size, frontier: p.frontier }),
)

const insertEntry = statement((db, p: Tables["ledger_entry"]) =>
  db.insertInto("ledger_entry").values({
    idx: p.idx,
    at: p.at,
    action: p.action,
    object: p.object,
    octets: p.octets,
    leaf: p.leaf,
  }),
)

const insertSalt = statement((db, p: Tables["ledger_salt"]) =>
  db
    .insertInto("ledger_salt")
    .values({ idx: p.idx, about_hash: p.about_hash, at: p.at, salts: p.salts, sealed: p.sealed }),
)

const insertTile = statement((db, p: Tables["ledger_tile"]) =>
  db.insertInto("ledger_tile").values({ level: p.level, idx: p.idx, hashes: p.hashes, root: p.root }),
)

const selectLeaves = statement((db, p: { readonly first: number; readonly width: number }) =>
  db.selectFrom("ledger_entry").select("leaf").where("idx", ">=", p.first).orderBy("idx").limit(p.width),
)

const selectRoots = statement(
  (db, p: { readonly level: number; readonly first: number; readonly width: number }) =>
    db
      .selectFrom("ledger_tile")
      .select("root")
      .where("level", "=", p.level)
      .where("idx", ">=", p.first)
      .orderBy("idx")
      .limit(p.width),
)

const removeSaltsAbout = statement((db, p: { readonly about: string }) =>
  db.deleteFrom("ledger_salt").where("about_hash", "=", p.about),
)

const saltAt = statement((db, p: { readonly before: number; readonly skip: number }) =>
  db.selectFrom("ledger_salt").select("at").where("at", "<=", p.before).orderBy("at").limit(1).offset(p.skip),
)

const countSaltsAbout = statement((db, p: { readonly about: string }) =>
  db
    .selectFrom("ledger_salt")
    .select((eb) => eb.fn.sum<number | null>("salts").as("salts"))
    .where("about_hash", "=", p.about),
)

const countSaltsBefore = statement((db, p: { readonly until: number }) =>
  db
    .selectFrom("ledger_salt")
    .select((eb) => eb.fn.sum<number | null>("salts").as("salts"))
    .where("at", "<=", p.until),
)

const removeSaltsBefore = statement((db, p: { readonly until: number }) =>
  db.deleteFrom("ledger_salt").where("at", "<=", p.until),
)
