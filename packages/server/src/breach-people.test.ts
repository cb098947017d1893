/** How many people a file takes, over a real store. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { newId } from "./secret/id.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"
import { SLUIS } from "./app/ledger/actor.ts"
import { openBreachFiles } from "./app/breach/breach-files.ts"
import { openBreachPeople } from "./app/breach/breach-people.ts"

const MOST = 5

test("a file takes so many people and no more, and says so before it adds anybody", async () => {
  const { entries, close } = await openTestStore(newFolder())
  const clock = { now: () => 1_790_000_000_000, elapsed: () => 0 }
  const files = openBreachFiles({ entries, newId, clock, timeZone: "Europe/Amsterdam" })
  const people = openBreachPeople({ entries, files, clock, changed: async () => undefined }, MOST)
  const opening = { source: "by-hand", title: "x", department: "", nearMiss: false } as const
  const opened = await files.open(opening, undefined, SLUIS)
  assert.ok(opened.ok)
  const { id } = opened.value
  const numbered = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, index) => ({
      name: "",
      nameSure: false,
      address: `mens${from + index}@een.example`,
      language: "nl" as const,
      group: "",
      concerned: true,
      received: false,
    }))
  const tooMany = await people.add(id, numbered(0, MOST + 1), SLUIS)
  assert.equal(tooMany.ok ? "ok" : tooMany.error.code, "breach/people-full")
  assert.equal((await people.all(id)).length, 0)
  const some = await people.add(id, numbered(0, MOST), SLUIS)
  assert.ok(some.ok && some.value === MOST)
  const oneMore = await people.add(id, numbered(MOST, MOST + 1), SLUIS)
  assert.equal(oneMore.ok ? "ok" : oneMore.error.code, "breach/people-full")
  assert.equal(await people.recount(id), MOST)
  await close()
})
