/** A process that is killed: whatever it was told is kept is there, whole. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { NOW, octetsOfLength } from "./example-intake.ts"
import { killAfter } from "./kill-after.ts"
import { newFolder, openTestStore } from "./test-store.ts"

const DECIDING = join(import.meta.dirname, "decide-until-killed.ts")
const DECIDED = /^(queued|dropped) [0-9a-f]{16}$/
const CHILD = join(import.meta.dirname, "take-until-killed.ts")
const LINE = /^(taken [a-z2-7]{16} \d+|settled [a-z2-7]{16})$/

test("what a killed process had acknowledged is all there, whole", async () => {
  const folder = newFolder()
  const taken = new Map<string, number>()
  const settled = new Set<string>()
  for (const lines of [1, 25, 60]) {
    for (const line of await killAfter(CHILD, folder, { lines, form: LINE })) {
      const [word, id = "", size] = line.split(" ")
      if (word === "taken") taken.set(id, Number(size))
      else settled.add(id)
    }
  }
  assert.ok(taken.size >= 30)
  const contents = [...new Set(taken.values())].map(octetsOfLength)
  const store = await openTestStore(folder)
  const works = await store.custody.claim(NOW + 1, NOW + 2, 100_000)
  const dueOf = new Map(works.map(({ id, due }) => [id, due.map(({ recipient }) => recipient)]))
  for (const [id, size] of taken) {
    const octets = contents.find(({ length }) => length === size)
    assert.ok(Buffer.from(await store.custody.octets(id)).equals(octets ?? assert.fail()))
    const due = dueOf.get(id) ?? []
    assert.ok(due.includes(0) && due.includes(2))
    if (settled.has(id)) assert.ok(!due.includes(1))
  }
  await store.close()
})

test("what a killed process decided about a message in parts it decided about all of them, or about none", async () => {
  const folder = newFolder()
  const said: string[] = []
  for (const lines of [1, 15, 40]) said.push(...(await killAfter(DECIDING, folder, { lines, form: DECIDED })))
  const store = await openTestStore(folder) // what was written in part is taken back by now
  const db = new DatabaseSync(join(folder, "sluis.db"))
  const rows = db
    .prepare(
      `SELECT id, state FROM message WHERE purpose <> 'report'
       UNION ALL SELECT about, 'reported' FROM message WHERE purpose = 'report'
       UNION ALL SELECT id, 'dropped' FROM finished`,
    )
    .all()
    .map(({ id, state }) => [String(id), String(state)] as const)
  db.close()
  await store.close()
  const statesOf = Map.groupBy(rows, ([id]) => id.slice(0, id.indexOf("-")))
  for (const [correlation, states] of statesOf) {
    const counts = Map.groupBy(states, ([, state]) => state)
    const kinds = [...counts.keys()].toSorted().join()
    assert.ok(["held", "queued", "dropped,reported"].includes(kinds), `${correlation}: ${kinds}`)
    for (const some of counts.values()) if (kinds !== "held") assert.equal(some.length, 12, kinds)
  }
  for (const line of said) {
    const [word = "", correlation = ""] = line.split(" ")
    assert.ok(
      statesOf.get(correlation)?.some(([, state]) => state === word),
      line,
    )
  }
})
