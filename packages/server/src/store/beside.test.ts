/** Two at the same database: the gateway, and the command line beside it. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { exampleIntake, NOW } from "./example-intake.ts"
import { newFolder, openTestStore } from "./test-store.ts"

test("what another has changed is noticed, what one has changed itself is not", async () => {
  const folder = newFolder()
  const gateway = await openTestStore(folder)
  const beside = await openTestStore(folder, { reclaim: false })
  const { promise: noticed, resolve } = Promise.withResolvers<string>()
  let since = "nothing"
  gateway.custody.onChange(() => resolve(since))
  const held = exampleIntake({ purpose: "hold", copies: [] })
  await gateway.custody.take(held, undefined)
  await new Promise((done) => setTimeout(done, 700)) // longer than it is looked after
  since = "the release"
  const { copies } = exampleIntake({})
  const note = { reason: "", by: "", at: NOW + 5, expiresAt: NOW + 50 }
  const decision = { kind: "release", as: "copies", showing: "self" } as const
  assert.equal(await beside.held.release(held.id, decision, copies, note), true)
  assert.equal(await noticed, "the release")
  assert.equal((await gateway.custody.claim(NOW + 5, NOW + 9, 10)).length, 1)
  await beside.close()
  await gateway.close()
})

test("two that write at once wait for each other, and both are kept", async () => {
  const folder = newFolder()
  const stores = [await openTestStore(folder), await openTestStore(folder, { reclaim: false })]
  const rounds = Array.from({ length: 60 })
  await Promise.all(
    stores.flatMap(({ custody }) => rounds.map(() => custody.take(exampleIntake({}), undefined))),
  )
  for (const store of stores) assert.equal((await store.custody.load()).queuedMessages, 120)
  for (const store of stores) await store.close()
})

test("of two that decide at once one has decided", async () => {
  const folder = newFolder()
  const stores = [await openTestStore(folder), await openTestStore(folder, { reclaim: false })]
  const held = exampleIntake({ purpose: "hold", copies: [] })
  await stores[0]?.custody.take(held, undefined)
  const dropped = await Promise.all(
    stores.map((store) =>
      store.held.drop(held.id, { reason: "", by: "", at: NOW, decided: true }, undefined),
    ),
  )
  assert.equal(dropped.filter(Boolean).length, 1)
  for (const store of stores) await store.close()
})
