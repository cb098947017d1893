import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { NOW } from "./example-intake.ts"
import { SealBroken } from "./seal.ts"
import { newFolder, openTestStore } from "./test-store.ts"

const tampering: readonly (readonly [says: string, statement: string])[] = [
  ["another's key", "UPDATE entry SET key_hash = 'x' || key_hash WHERE id = 'mallory'"],
  ["another's group", "UPDATE entry SET group_hash = 'x' || group_hash WHERE id = 'mallory'"],
  ["more time", "UPDATE entry SET expires_at = expires_at + 1 WHERE id = 'mallory'"],
  ["time without end", "UPDATE entry SET expires_at = NULL WHERE id = 'mallory'"],
  ["another moment", "UPDATE entry SET at = at + 1 WHERE id = 'mallory'"],
  ["another version", "UPDATE entry SET version = 2 WHERE id = 'mallory'"],
  ["another kind", "UPDATE entry SET kind = 'token' WHERE id = 'mallory'"],
  [
    "another's value",
    "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE id = 'admin') WHERE id = 'mallory'",
  ],
  ["half a value", "UPDATE entry SET sealed = substr(sealed, 1, 20) WHERE id = 'mallory'"],
  ["a text in place of a value", "UPDATE entry SET sealed = 'x' WHERE id = 'mallory'"],
  ["no value", "UPDATE entry SET sealed = x'' WHERE id = 'mallory'"],
]
for (const [says, statement] of tampering) {
  test(`an entry that was given ${says} in the database is told as damaged, and the others are there`, async () => {
    const folder = newFolder()
    const damaged: string[] = []
    const store = await openTestStore(folder, {}, damaged)
    for (const [later, id] of ["admin", "mallory"].entries()) {
      const entry = { id, key: id, group: id, at: NOW + later, expiresAt: NOW + 100, value: id }
      assert.ok(await store.entries.add("person", entry))
    }
    const db = new DatabaseSync(join(folder, "sluis.db"))
    assert.equal(Number(db.prepare(statement).run().changes), 1)
    db.close()
    const kind = says === "another kind" ? "token" : "person"
    await assert.rejects(store.entries.find(kind, "mallory"), SealBroken)
    const { entries } = await store.entries.list(kind, { limit: 9 })
    assert.deepEqual(
      entries.map(({ id }) => id),
      kind === "person" ? ["admin"] : [],
    )
    assert.deepEqual(damaged, [`${kind}/mallory`])
    await store.close()
  })
}
