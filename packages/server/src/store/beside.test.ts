/** Two at the same database: the gateway, and the command line beside it. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { dropOne, releaseOne } from "./decide-one.ts"
import { exampleIntake, NOW } from "./example-intake.ts"
import { newFolder, openTestStore } from "./test-store.ts"
import { assertWhole, entryAt } from "./verify-ledger.ts"

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
  const note = { reason: "", by: "", department: "", at: NOW + 5, expiresAt: NOW + 50 }
  const decision = { kind: "release", as: "copies", showing: "self" } as const
  assert.equal(await releaseOne(beside.held, held.id, decision, copies, note), true)
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

test("two that append at once make one tree, and each entry says where it is from", async () => {
  const folder = newFolder()
  const stores = [await openTestStore(folder), await openTestStore(folder, { reclaim: false })]
  const entry = { at: NOW, action: "message.held", role: "sluis", object: "", result: "done" } as const
  const firsts = await Promise.all(
    stores.flatMap(({ ledger }) => Array.from({ length: 60 }, () => ledger.append([entry, entry, entry]))),
  )
  assert.deepEqual(
    firsts.toSorted((one, other) => one - other),
    firsts.map((_, place) => 1 + 3 * place), // behind the one with which it began
  )
  const [gateway, beside] = stores.map(({ ledger }) => ledger)
  assert.ok(gateway !== undefined && beside !== undefined)
  assert.deepEqual(await gateway.sign(), await beside.sign())
  for (const ledger of [gateway, beside]) await assertWhole(ledger)
  assert.equal((await entryAt(gateway, firsts[0] ?? 0)).origin, "gateway")
  assert.equal((await entryAt(gateway, firsts.at(-1) ?? 0)).origin, "command-line")
  for (const store of stores) await store.close()
})

test("of two that decide at once one has decided", async () => {
  const folder = newFolder()
  const stores = [await openTestStore(folder), await openTestStore(folder, { reclaim: false })]
  const held = exampleIntake({ purpose: "hold", copies: [] })
  await stores[0]?.custody.take(held, undefined)
  const dropped = await Promise.all(
    stores.map((store) =>
      dropOne(store.held, held.id, { reason: "", by: "", department: "", at: NOW, decided: true }, undefined),
    ),
  )
  assert.equal(dropped.filter(Boolean).length, 1)
  for (const store of stores) await store.close()
})
