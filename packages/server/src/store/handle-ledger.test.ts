/** What takes more entries than is pleasant through the port. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"

import { openFrontier, rootOf } from "@sluis/core/ledger/merkle"
import { verifyTree } from "@sluis/core/ledger/verify-tree"
import { TILE_WIDTH, writeBundle } from "@sluis/core/ledger/tile"

import { NOW } from "./example-intake.ts"
import { ledgerAppend, ledgerBegin, ledgerState } from "./handle-ledger.ts"
import { ledgerEntries, ledgerTile } from "./handle-ledger-read.ts"
import type { LedgerRow } from "./ledger-rows.ts"
import { openDatabase } from "./open-database.ts"
import { sha256 } from "./sha256.ts"
import { newFolder, SEALING } from "./test-store.ts"

test("a tile above a tile is kept when it is full, and says the same as what is below it", async () => {
  const opened = openDatabase(
    {
      path: join(newFolder(), "sluis.db"),
      sealingKey: SEALING,
      maxPages: undefined,
      reclaim: false,
      origin: "gateway",
    },
    { orphan: () => undefined, damaged: () => undefined, lost: () => undefined },
  )
  assert.ok(opened.ok)
  const context = opened.value
  const row: LedgerRow = {
    at: NOW,
    action: "message.held",
    role: "sluis",
    object: "",
    result: "done",
    origin: "gateway",
  }
  const size = TILE_WIDTH * TILE_WIDTH + TILE_WIDTH + 3
  context.db.execute("BEGIN IMMEDIATE")
  ledgerBegin(context, { origin: "x", ledger: "" })
  for (let left = size; left > 0; left -= 1_000) {
    const rows = Array.from({ length: Math.min(left, 1_000) }, () => row)
    ledgerAppend(context, { ledger: JSON.stringify(rows) })
  }
  context.db.execute("COMMIT")

  const full = ledgerTile(context, { level: 1, index: 0, width: TILE_WIDTH })
  assert.ok(full !== undefined)
  const above = ledgerTile(context, { level: 2, index: 0, width: 1 })
  assert.deepEqual(above, new Uint8Array(rootOf(sha256, full)))
  assert.equal(ledgerTile(context, { level: 2, index: 0, width: 2 }), undefined)
  assert.equal(ledgerTile(context, { level: 1, index: 1, width: 1 })?.length, 32)
  assert.equal(ledgerTile(context, { level: 1, index: 1, width: 2 }), undefined)
  const state = ledgerState(context, undefined)
  assert.ok(state !== undefined)
  const reader = {
    tile: async (level: number, index: number, width: number) =>
      await Promise.resolve(ledgerTile(context, { level, index, width })),
    bundle: async (index: number, width: number) => {
      const entries = ledgerEntries(context, { first: index * TILE_WIDTH, limit: width })
      return await Promise.resolve(writeBundle(entries.map(({ octets }) => octets)))
    },
  }
  const root = openFrontier(sha256, state.frontier).root()
  const verified = await verifyTree(sha256, reader, { size: BigInt(size), root })
  assert.deepEqual(verified, { ok: true, value: { size, unread: 0 } })
  context.db.close()
})
