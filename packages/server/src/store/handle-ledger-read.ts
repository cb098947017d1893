/** Reading the ledger: entries, tiles, and what is left of the salts. */
import { LEDGER_ACTIONS } from "@sluis/core/ledger/entry"
import type { LedgerAction } from "@sluis/core/ledger/entry"
import { leafHash, openFrontier } from "@sluis/core/ledger/merkle"
import { readEntry } from "@sluis/core/ledger/read-entry"
import { HASH_OCTETS, sameOctets } from "@sluis/core/ledger/sha256"

import type { KeptLedgerEntry } from "../app/ledger/ledger.ts"
import { hashesIn, joined, saltContext } from "./handle-ledger.ts"
import type { SealedSalt } from "./handle-ledger.ts"
import type { Handler } from "./handler.ts"
import { open, SealBroken } from "./seal.ts"
import { sha256 } from "./sha256.ts"
import { NO_OBJECT, statement } from "./statement.ts"

export const ledgerEntries: Handler<"ledgerEntries"> = ({ db }, asks) => db.all(selectFrom, asks).map(kept)

/**
 * Actions, objects and times stand beside an entry so that it is found, and no hash is over them. One that can't be read is
 * somebody else's to tell; one that is outside the tree was never appended, and would be found all the same.
 */
export const ledgerMisfiled: Handler<"ledgerMisfiled"> = ({ db }, asks) => {
  const outside = db.first(selectOutside, {})
  if (outside !== undefined) return outside.idx
  return db.all(selectFiled, asks).find((row) => {
    const entry = readEntry(row.octets)
    if (!entry.ok) return false
    const { action, object, at } = entry.value
    return action !== row.action || object !== row.object || Date.parse(at) !== Math.trunc(row.at)
  })?.idx
}

/** Each action has its place in the index, so none of them is looked through for another. */
export const ledgerFind: Handler<"ledgerFind"> = ({ db }, { actions, object, ...page }) => {
  const found = (actions.length === 0 ? LEDGER_ACTIONS : actions).flatMap((action) =>
    object === ""
      ? db.all(selectOfAction, { action, ...page })
      : db.all(selectOfObject, { action, object, ...page }),
  )
  return [...new Set(found.map(({ idx }) => idx))]
    .toSorted((one, other) => other - one)
    .slice(0, page.limit)
    .flatMap((first) => db.all(selectFrom, { first, limit: 1 }).map(kept))
}

export const ledgerTile: Handler<"ledgerTile"> = ({ db }, { level, index, width }) => {
  const full = db.first(selectTile, { level, index })?.hashes
  const hashes = full ?? joined(hashesIn(db, level, index, width))
  return hashes.length < width * HASH_OCTETS ? undefined : hashes.slice(0, width * HASH_OCTETS)
}

/** What can't be opened is told, and as good as erased. */
export const ledgerSalts: Handler<"ledgerSalts"> = ({ db, keys, damaged }, { index }) => {
  const row = db.first(selectSalts, { index })
  if (row === undefined) return []
  try {
    const text = open(keys.salt, saltContext(row), "salt", index, row.sealed).toString()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by handle-ledger.ts and authenticated
    const opening = JSON.parse(text) as readonly SealedSalt[]
    return opening.map(([name, salt, value]) => ({
      name,
      salt: new Uint8Array(Buffer.from(salt, "base64")),
      value,
    }))
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause
    damaged(`ledger/${index}`)
    return []
  }
}

export const ledgerRehash: Handler<"ledgerRehash"> = ({ db }, { frontier: octets, from, to }) => {
  const frontier = openFrontier(sha256, octets)
  for (const entry of db.all(selectFrom, { first: from, limit: to - from })) {
    const leaf = leafHash(sha256, entry.octets)
    if (!sameOctets(leaf, entry.leaf)) return undefined
    frontier.append(leaf)
  }
  return frontier.octets()
}

type Row = { readonly idx: number; readonly octets: Uint8Array }

function kept({ idx, octets }: Row): KeptLedgerEntry {
  return { index: idx, octets }
}

const selectOutside = statement((db) =>
  db
    .selectFrom("ledger_entry")
    .select("idx")
    .where((eb) => eb.or([eb("idx", "<", 0), eb("idx", ">=", eb.selectFrom("ledger_state").select("size"))]))
    .limit(1),
)

const selectFiled = statement((db, p: { readonly first: number; readonly limit: number }) =>
  db
    .selectFrom("ledger_entry")
    .select(["idx", "octets", "action", "object", "at"])
    .where("idx", ">=", p.first)
    .orderBy("idx")
    .limit(p.limit),
)

type Page = {
  readonly since: number
  readonly until: number
  readonly before: number
  readonly limit: number
}

const selectFrom = statement((db, p: { readonly first: number; readonly limit: number }) =>
  db
    .selectFrom("ledger_entry")
    .select(["idx", "octets", "leaf"])
    .where("idx", ">=", p.first)
    .orderBy("idx")
    .limit(p.limit),
)

const selectOfAction = statement((db, p: Page & { readonly action: LedgerAction }) =>
  db
    .selectFrom("ledger_entry")
    .select("idx")
    .where("action", "=", p.action)
    .where("idx", "<", p.before)
    .where("at", ">=", p.since)
    .where("at", "<", p.until)
    .orderBy("idx", "desc")
    .limit(p.limit),
)

const selectOfObject = statement((db, p: Page & { readonly action: LedgerAction; readonly object: string }) =>
  db
    .selectFrom("ledger_entry")
    .select("idx")
    .where("object", "=", p.object)
    .where("object", "<>", NO_OBJECT)
    .where("action", "=", p.action)
    .where("idx", "<", p.before)
    .where("at", ">=", p.since)
    .where("at", "<", p.until)
    .orderBy("idx", "desc")
    .limit(p.limit),
)

const selectTile = statement((db, p: { readonly level: number; readonly index: number }) =>
  db.selectFrom("ledger_tile").select("hashes").where("level", "=", p.level).where("idx", "=", p.index),
)

const selectSalts = statement((db, p: { readonly index: number }) =>
  db.selectFrom("ledger_salt").select(["about_hash", "at", "salts", "sealed"]).where("idx", "=", p.index),
)
