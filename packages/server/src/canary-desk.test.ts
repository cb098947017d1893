/** `sluis canary` over a store that no gateway, or a slow one, looks into. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import { writeCanary } from "./app/canary/canary.ts"
import type { Canary } from "./app/canary/canary.ts"
import { ANSWERED_WITHIN, canaryDesk } from "./app/canary/canary-desk.ts"
import type { CanaryDesk } from "./app/canary/canary-desk.ts"
import { answerRequests } from "./app/canary/canary-request.ts"
import { ok } from "@sluis/core/result"
import { NOW } from "./store/example-intake.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

type World = { readonly store: Store; readonly desk: CanaryDesk; readonly waited: () => number }

/** `meanwhile`: what happens in the store while the command waits. */
async function world(meanwhile: (store: Store, elapsed: number) => Promise<void>): Promise<World> {
  const store = await openTestStore(newFolder())
  after(store.close)
  let elapsed = 0
  const desk = canaryDesk({
    entries: store.entries,
    newId: () => "asked",
    clock: { now: () => NOW, elapsed: () => elapsed },
    wait: async (milliseconds) => {
      elapsed += milliseconds
      await meanwhile(store, elapsed)
    },
  })
  return { store, desk, waited: () => elapsed }
}

function canary(id: string, change: Partial<Canary>): Canary {
  return {
    id,
    kind: "list-attached",
    route: "gateway",
    sender: "proef@voorbeeld.example",
    department: "",
    at: NOW,
    by: { role: "command-line", person: "" },
    stage: { kind: "planned" },
    ...change,
  }
}

const CAUGHT: Canary["stage"] = {
  kind: "ended",
  at: NOW,
  outcome: { kind: "caught", verdict: "hold", rules: ["listed/in-content"] },
}

test("canary desk: where no gateway answers, that is told, and after a while only", async () => {
  const { desk, waited } = await world(() => Promise.resolve())
  const ran = await desk.run([])
  assert.ok(!ran.ok && ran.error.code === "canary/unanswered")
  assert.equal(waited(), ANSWERED_WITHIN)
})

test("canary desk: what the gateway planned is waited for until it has ended", async () => {
  const { desk, store, waited } = await world(async ({ entries }, elapsed) => {
    if (elapsed === 1_000) await answerRequests(entries, () => Promise.resolve(ok(["one"])))
    if (elapsed === 60_000)
      await entries.change("canary", "one", 1, { value: writeCanary(canary("one", { stage: CAUGHT })) })
  })
  await store.entries.add("canary", { id: "one", at: NOW, value: writeCanary(canary("one", {})) })
  const ran = await desk.run(["gateway"])
  assert.ok(ran.ok)
  assert.deepEqual(ran.value, [canary("one", { stage: CAUGHT })])
  assert.equal(waited(), 60_000)
})

test("canary desk: the last of each kind and route is listed, and one that is under way before it", async () => {
  const { desk, store } = await world(() => Promise.resolve())
  const all = [
    canary("old", { at: NOW - 2, stage: CAUGHT }),
    canary("new", { at: NOW - 1, stage: CAUGHT }),
    canary("mail", { route: "mail", stage: { kind: "sent", at: NOW, deadline: NOW + 1 } }),
    canary("before", { route: "mail", at: NOW - 1, stage: CAUGHT }),
  ]
  for (const each of all)
    await store.entries.add("canary", { id: each.id, at: each.at, value: writeCanary(each) })
  assert.deepEqual(
    (await desk.latest()).map(({ id }) => id),
    ["new", "mail"],
  )
})
