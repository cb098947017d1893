import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { NOW } from "./example-intake.ts"
import { factsAdd, factsScan, sweepFacts } from "./handle-facts.ts"
import type { Context } from "./handler.ts"
import { openDatabase } from "./open-database.ts"
import { newFolder, SEALING } from "./test-store.ts"

const sweeps: readonly (readonly [
  says: string,
  most: number,
  limit: number,
  removed: number,
  left: readonly number[],
])[] = [
  ["as many as may be stay", 5, 10, 0, [1, 2, 3, 4, 5]],
  ["of one too many the oldest goes", 4, 10, 1, [2, 3, 4, 5]],
  ["more than that go in steps", 1, 3, 3, [4, 5]],
  ["a step is so large and no larger, whatever is left", 1, 4, 4, [5]],
]
for (const [says, most, limit, removed, left] of sweeps) {
  test(`recorded facts: ${says}`, () => {
    withFacts([3, 1, 5, 2, 4], (context) => {
      assert.equal(sweepFacts(context, NOW, limit, most), removed)
      assert.deepEqual(shown(context), left)
    })
  })
}

test("what is past its time counts in a step with what is too many", () => {
  withFacts([1, 2, 3, 4, 5], (context) => {
    assert.equal(sweepFacts(context, NOW + 2, 3, 2), 3)
    assert.deepEqual(shown(context), [4, 5])
  })
})

test("what was changed in the database is told, and the others are read", () => {
  const damaged: string[] = []
  withFacts(
    [1, 2, 3],
    (context, path) => {
      const db = new DatabaseSync(path)
      db.exec("UPDATE facts SET sealed = (SELECT sealed FROM facts WHERE number = 1) WHERE number = 2")
      db.close()
      assert.deepEqual(shown(context), [1, 3])
      assert.deepEqual(damaged, ["facts/2"])
    },
    damaged,
  )
})

function withFacts(
  later: readonly number[],
  body: (context: Context, path: string) => void,
  damaged: string[] = [],
): void {
  const path = join(newFolder(), "sluis.db")
  const notices = {
    orphan: () => undefined,
    damaged: (id: string) => damaged.push(id),
    lost: () => undefined,
  }
  const opened = openDatabase(
    { path, sealingKey: SEALING, maxPages: undefined, reclaim: false, origin: "gateway" },
    notices,
  )
  assert.ok(opened.ok)
  const context = opened.value
  factsAdd(context, { records: later.map((number) => ({ at: NOW + number, facts: String(number) })) })
  body(context, path)
  context.db.close()
}

function shown(context: Context): readonly number[] {
  return factsScan(context, { since: 0, after: undefined, limit: 9 }).records.map(({ facts }) =>
    Number(facts),
  )
}
