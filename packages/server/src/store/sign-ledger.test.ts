/** Somebody changes the ledger in the database: it is noticed, and nothing is signed any more. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, test } from "node:test"

import { leafHash, openFrontier } from "@sluis/core/ledger/merkle"
import { TILE_WIDTH } from "@sluis/core/ledger/tile"

import { LedgerBent } from "../app/ledger/ledger.ts"
import type { Ledger } from "../app/ledger/ledger.ts"
import { NOW } from "./example-intake.ts"
import { BUNDLES_AT_ONCE } from "./recheck-ledger.ts"
import { sha256 } from "./sha256.ts"
import { newFolder, openTestStore } from "./test-store.ts"

/** Signed, and then appended: both more than a tile. */
const SIGNED = 700
const APPENDED = 400
const LAST = SIGNED + APPENDED

const change = (db: DatabaseSync, index: number): Uint8Array => {
  const octets = db.prepare("SELECT octets FROM ledger_entry WHERE idx = ?").get(index)?.["octets"]
  assert.ok(octets instanceof Uint8Array)
  const altered = Buffer.from(Buffer.from(octets).toString().replace("done", "fail"))
  db.prepare("UPDATE ledger_entry SET octets = ? WHERE idx = ?").run(altered, index)
  return altered
}

const changes: readonly (readonly [says: string, body: (db: DatabaseSync) => unknown, where: RegExp])[] = [
  ["an entry that was not signed yet", (db) => change(db, SIGNED + 5), /an entry is not what/],
  [
    "an entry that was not signed yet, with its hash",
    (db) => {
      const leaf = leafHash(sha256, change(db, SIGNED + 5))
      db.prepare("UPDATE ledger_entry SET leaf = ? WHERE idx = ?").run(leaf, SIGNED + 5)
    },
    /not made of its entries/,
  ],
  ["an entry less", (db) => db.exec(`DELETE FROM ledger_entry WHERE idx = ${LAST - 1}`), /not made of/],
  [
    "an entry less in the middle",
    (db) => db.exec(`DELETE FROM ledger_entry WHERE idx = ${SIGNED + 9}`),
    /not made of/,
  ],
  [
    "a tree that is smaller than what was signed",
    (db) => {
      const frontier = openFrontier(sha256)
      frontier.append(new Uint8Array(32))
      db.prepare("UPDATE ledger_state SET size = 1, frontier = ?").run(frontier.octets())
    },
    /smaller/,
  ],
  ["a tree that is none", (db) => db.exec("UPDATE ledger_state SET frontier = 'x'"), /none/],
  [
    "the root of a tile that was signed",
    (db) => db.exec("UPDATE ledger_tile SET root = zeroblob(32) WHERE idx = 0"),
    /tiles don't prove/,
  ],
  ["a tile less", (db) => db.exec("DELETE FROM ledger_tile WHERE idx = 1"), /tiles don't prove/],
  [
    "the checkpoint",
    (db) => db.exec("UPDATE ledger_checkpoint SET note = replace(note, char(10) || '70', char(10) || '71')"),
    /not signed by this ledger/,
  ],
  [
    "the size of the checkpoint",
    (db) => db.exec("UPDATE ledger_checkpoint SET size = size + 1"),
    /another tree/,
  ],
  [
    "the tree that belongs to the checkpoint",
    (db) => db.exec("UPDATE ledger_checkpoint SET frontier = (SELECT frontier FROM ledger_state)"),
    /another tree/,
  ],
  ["no tree at all", (db) => db.exec("DELETE FROM ledger_state"), /gone/],
  [
    "no checkpoint at all",
    (db) => db.exec("DELETE FROM ledger_checkpoint"),
    /a checkpoint that was signed is gone/,
  ],
  [
    "all of it, in itself as it should be, and no checkpoint",
    (db) => {
      const frontier = openFrontier(sha256)
      for (let index = 0; index < LAST; index += 1) {
        const leaf = leafHash(sha256, change(db, index))
        db.prepare("UPDATE ledger_entry SET leaf = ? WHERE idx = ?").run(leaf, index)
        frontier.append(leaf)
      }
      db.prepare("UPDATE ledger_state SET frontier = ?").run(frontier.octets())
      db.exec("DELETE FROM ledger_checkpoint; DELETE FROM ledger_tile")
    },
    /a checkpoint that was signed is gone/,
  ],
  ["an entry that was signed long ago", (db) => change(db, OLD), /an older entry/],
  [
    "an entry that was signed long ago, with its hash",
    (db) => {
      const leaf = leafHash(sha256, change(db, OLD))
      db.prepare("UPDATE ledger_entry SET leaf = ? WHERE idx = ?").run(leaf, OLD)
    },
    /an older entry/,
  ],
  [
    "an entry that was signed long ago, with its hash everywhere but in the root of its tile",
    (db) => {
      const leaf = leafHash(sha256, change(db, OLD))
      db.prepare("UPDATE ledger_entry SET leaf = ? WHERE idx = ?").run(leaf, OLD)
      const hashes = db.prepare("SELECT hashes FROM ledger_tile WHERE level = 0 AND idx = 0").get()?.[
        "hashes"
      ]
      assert.ok(hashes instanceof Uint8Array)
      hashes.set(leaf, OLD * leaf.length)
      db.prepare("UPDATE ledger_tile SET hashes = ? WHERE level = 0 AND idx = 0").run(hashes)
    },
    /an older entry/,
  ],
  [
    "an entry less among the old ones",
    (db) => db.exec(`DELETE FROM ledger_entry WHERE idx = ${OLD}`),
    /an older/,
  ],
  [
    "what an old entry is found by: what was done",
    (db) => file(db, "action = 'message.released'"),
    /an older/,
  ],
  ["what an old entry is found by: about what", (db) => file(db, "object = 'b'"), /an older/],
  [
    "an entry more, outside the tree, where a search would find it",
    (db) =>
      db.exec(`INSERT INTO ledger_entry SELECT idx + 5000, at, action, object, octets, leaf
        FROM ledger_entry WHERE idx = ${OLD}`),
    /an older/,
  ],
  ["what an old entry is found by: when", (db) => file(db, "at = at + 1"), /an older/],
]

/** In a full tile. */
const OLD = 20

function file(db: DatabaseSync, as: string): void {
  db.exec(`UPDATE ledger_entry SET ${as} WHERE idx = ${OLD}`)
}

for (const [says, body, where] of changes) {
  test(`nothing is signed after somebody changed this: ${says}`, async () => {
    const folder = newFolder()
    const { ledger, close } = await openTestStore(folder)
    await append(ledger, SIGNED - 1)
    await ledger.sign()
    await append(ledger, APPENDED)
    const db = new DatabaseSync(join(folder, "sluis.db"))
    body(db)
    db.close()
    after(close)
    const isBent = (cause: unknown): boolean => cause instanceof LedgerBent && where.test(cause.where)
    await assert.rejects(ledger.sign(), isBent)
    await assert.rejects(ledger.sign(), isBent)
    const signed = new DatabaseSync(join(folder, "sluis.db"))
    const rows = signed.prepare("SELECT count(*) AS count FROM ledger_checkpoint").get()
    signed.close()
    assert.ok(Number(rows?.["count"]) <= 1) // nothing newer
  })
}

test("an entry that somebody changed is found wherever it is, while nothing is appended", async () => {
  const bundles = BUNDLES_AT_ONCE * 2 + 1
  for (const index of [0, TILE_WIDTH * BUNDLES_AT_ONCE, TILE_WIDTH * (bundles - 1) + 1]) {
    const folder = newFolder()
    const { ledger, close } = await openTestStore(folder)
    for (let bundle = 1; bundle < bundles; bundle += 1) await append(ledger, TILE_WIDTH)
    await append(ledger, 2)
    await ledger.sign()
    const db = new DatabaseSync(join(folder, "sluis.db"))
    change(db, index)
    db.close()
    const sign = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn += 1) await ledger.sign()
    }
    await assert.rejects(sign, LedgerBent)
    await close()
  }
})

test("who takes back what was signed and appends something else is found by the process that saw it", async () => {
  const folder = newFolder()
  const { ledger, close } = await openTestStore(folder)
  await append(ledger, 3)
  await ledger.sign()
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec("CREATE TEMP TABLE was AS SELECT * FROM ledger_state")
  await append(ledger, 3)
  const { size } = await ledger.sign()
  db.exec(`
    DELETE FROM ledger_entry WHERE idx >= (SELECT size FROM was);
    DELETE FROM ledger_checkpoint WHERE size = ${size};
    UPDATE ledger_state SET size = (SELECT size FROM was), frontier = (SELECT frontier FROM was)`)
  db.close()
  await append(ledger, 5)
  await assert.rejects(ledger.sign(), LedgerBent)
  await close()
})

test("what another process signed in between is what this one goes on from", async () => {
  const folder = newFolder()
  const [one, other] = [await openTestStore(folder), await openTestStore(folder)]
  await one.ledger.sign()
  await append(one.ledger, 2)
  const signed = await other.ledger.sign()
  assert.deepEqual(await one.ledger.sign(), signed)
  await append(other.ledger, 2)
  assert.equal((await one.ledger.sign()).size, signed.size + 2)
  await one.close()
  await other.close()
})

test("a tree that bent stays so, also for the next process", async () => {
  const folder = newFolder()
  const first = await openTestStore(folder)
  await first.ledger.sign()
  await append(first.ledger, 1)
  await first.close()
  const db = new DatabaseSync(join(folder, "sluis.db"))
  change(db, 1)
  db.close()
  for (let start = 0; start < 2; start += 1) {
    const { ledger, close } = await openTestStore(folder)
    await assert.rejects(ledger.sign(), LedgerBent)
    await append(ledger, 1) // what happens is kept all the same
    await close()
  }
})

test("what was changed back is not signed either, until somebody has looked and started anew", async () => {
  const folder = newFolder()
  const { ledger, close } = await openTestStore(folder)
  await append(ledger, 1)
  const set = (result: string, was: string): void => {
    const db = new DatabaseSync(join(folder, "sluis.db"))
    db.exec(
      `UPDATE ledger_entry SET octets = CAST(replace(CAST(octets AS TEXT), '${was}', '${result}') AS BLOB)`,
    )
    db.close()
  }
  set("fail", "done")
  await assert.rejects(ledger.sign(), LedgerBent)
  set("done", "fail")
  await assert.rejects(ledger.sign(), LedgerBent)
  await close()
  const again = await openTestStore(folder)
  assert.equal((await again.ledger.sign()).size, 2)
  await again.close()
})

test("what was tried at once is signed once", async () => {
  const { ledger, close } = await openTestStore(newFolder())
  const [one, two] = await Promise.all([ledger.sign(), ledger.sign()])
  assert.deepEqual(one, two)
  await close()
})

const moves: readonly (readonly [says: string, sql: string])[] = [
  ["to another person", "about_hash = 'another'"],
  ["to another entry", "idx = 0"],
  ["to another time", "at = at + 1"],
]
for (const [says, sql] of moves) {
  test(`salts that somebody moved ${says} are told, and not shown`, async () => await moved(sql))
}

async function moved(sql: string): Promise<void> {
  const folder = newFolder()
  const damaged: string[] = []
  const { ledger, close } = await openTestStore(folder, {}, damaged)
  const entry = { at: NOW, action: "message.held", role: "sluis", object: "", result: "done" } as const
  const index = await ledger.append([{ ...entry, about: "sanne", salted: { by: "Sanne" } }])
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec(`UPDATE ledger_salt SET ${sql}`)
  const { idx } = db.prepare("SELECT idx FROM ledger_salt").get() ?? {}
  db.close()
  assert.deepEqual(await ledger.salts(Number(idx)), [])
  assert.deepEqual(damaged, [`ledger/${Number(idx)}`])
  assert.equal((await ledger.sign()).size, index + 1)
  await close()
}

async function append(ledger: Ledger, count: number): Promise<void> {
  const entry = { at: NOW, action: "message.held", role: "sluis", object: "", result: "done" } as const
  await ledger.append(Array.from({ length: count }, () => entry))
}
