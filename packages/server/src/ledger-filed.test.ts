/** What stands beside an entry so that it is found is no part of any hash: changed, it is found by whoever verifies the ledger. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { TILE_WIDTH } from "@sluis/core/ledger/tile"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"

import { treeOf } from "./app/ledger/ledger-tree.ts"
import { verifyLedger } from "./app/ledger/verify-ledger.ts"
import { sha256 } from "./store/sha256.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const AT = Date.UTC(2026, 10, 22, 7)
const PLACE = TILE_WIDTH + 3

const rows: readonly (readonly [says: string, sql: string | undefined, altered: number | undefined])[] = [
  ["nothing", undefined, undefined],
  [
    "a canary that was missed, filed under another action",
    `UPDATE ledger_entry SET action = 'canary.caught' WHERE idx = ${PLACE}`,
    PLACE,
  ],
  ["the object", `UPDATE ledger_entry SET object = 'b' WHERE idx = ${PLACE}`, PLACE],
  ["the time", `UPDATE ledger_entry SET at = at - 1 WHERE idx = ${PLACE}`, PLACE],
  ["a time that is none", `UPDATE ledger_entry SET at = 'x' WHERE idx = ${PLACE}`, PLACE],
  [
    "one more, which was never appended",
    `INSERT INTO ledger_entry SELECT 9000, at, action, object, octets, leaf FROM ledger_entry WHERE idx = ${PLACE}`,
    9000,
  ],
  [
    "one before the first",
    `INSERT INTO ledger_entry SELECT -1, at, action, object, octets, leaf FROM ledger_entry WHERE idx = ${PLACE}`,
    -1,
  ],
]

for (const [says, sql, altered] of rows)
  test(`verifying the ledger where somebody changed this in the database: ${says}`, async () => {
    const folder = newFolder()
    const { ledger, close } = await openTestStore(folder)
    const entry = { at: AT, action: "canary.missed", role: "sluis", object: "a", result: "failed" } as const
    await ledger.append(Array.from({ length: TILE_WIDTH + 10 }, () => entry))
    await ledger.sign()
    const db = new DatabaseSync(join(folder, "sluis.db"))
    if (sql !== undefined) db.exec(sql)
    db.close()
    const key = readVerifierKey(sha256, (await ledger.key()).vkey)
    assert.ok(key.ok)
    const verified = await verifyLedger(treeOf(ledger), { log: key.value, witnesses: [] }, sha256)
    if (altered === undefined) assert.ok(verified.ok)
    else
      assert.deepEqual(verified, {
        ok: false,
        error: { kind: "tree", why: { kind: "entry", index: altered, why: { kind: "altered" } } },
      })
    await close()
  })
