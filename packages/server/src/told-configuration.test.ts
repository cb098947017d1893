import assert from "node:assert/strict"
import { test } from "node:test"

import { MAX_ENTRY_NAMES } from "@sluis/core/ledger/entry"
import { readEntry } from "@sluis/core/ledger/read-entry"

import { newFolder, openTestStore } from "./store/test-store.ts"
import { tellConfiguration } from "./app/ledger/told-configuration.ts"
import type { TellableConfiguration } from "./app/ledger/told-configuration.ts"

const DAY = 86_400_000
const FIRST: TellableConfiguration = {
  version: "1.0.0",
  policy: { digest: "abc", source: "builtin" },
  retention: { finished: 30 * DAY },
  keys: { ledger: "k1" },
  safeguard: { text: "a", figures: { routes: 2 } },
}

const steps: readonly [says: string, change: Partial<TellableConfiguration>, told: readonly string[]][] = [
  ["nothing changed", {}, []],
  ["another policy file", { policy: { digest: "def", source: "file" } }, ["policy.enforced"]],
  [
    "a policy that was changed in the console, which told it",
    { policy: { digest: "x", source: "console" } },
    [],
  ],
  ["another retention", { retention: { finished: 60 * DAY } }, ["retention.changed"]],
  ["something more that is kept", { retention: { finished: 30 * DAY, outbox: DAY } }, ["retention.changed"]],
  [
    "another route that canaries go",
    { safeguard: { text: "b", figures: { routes: 1 } } },
    ["safeguard.changed"],
  ],
  ["another key", { keys: { ledger: "k2" } }, ["key.changed"]],
]

const DKIM = "dkim sluis.nieuwsbrief.voorbeeld.example"
const keySteps: readonly [says: string, keys: TellableConfiguration["keys"], told: readonly unknown[]][] = [
  [
    "one for mail of a domain, whose name no entry could have as a name",
    { ledger: "k1", [DKIM]: "d1" },
    [{ for: DKIM, is: "d1" }],
  ],
  ["one that is no more", {}, [{ for: "ledger", was: "k1" }]],
  ["one that is another", { ledger: "k2" }, [{ for: "ledger", was: "k1", is: "k2" }]],
  [
    "more than one entry has room for",
    {
      ledger: "k1",
      ...Object.fromEntries(Array.from({ length: MAX_ENTRY_NAMES + 1 }, (_, at) => [`dkim ${at}`, "d"])),
    },
    Array.from({ length: MAX_ENTRY_NAMES + 1 }, (_, at) => ({ for: `dkim ${at}`, is: "d" })),
  ],
]

for (const [says, keys, told] of keySteps) {
  test(`the ledger is told of keys: ${says}`, async () => {
    const store = await openTestStore(newFolder())
    const ports = { entries: store.entries, ledger: store.ledger, now: () => 1_000 }
    await tellConfiguration(ports, "gateway.started", FIRST)
    const before = await store.ledger.size()
    await tellConfiguration(ports, "gateway.configured", { ...FIRST, keys })
    const [, ...changed] = await store.ledger.entries(before, 100)
    assert.deepEqual(
      changed.map(({ octets }) => wordsIn(octets)),
      told,
    )
    await store.close()
  })
}

for (const [says, change, told] of steps) {
  test(`the ledger is told of a configuration: ${says}`, async () => {
    const store = await openTestStore(newFolder())
    const ports = { entries: store.entries, ledger: store.ledger, now: () => 1_000 }
    await tellConfiguration(ports, "gateway.started", FIRST)
    const before = await store.ledger.size()
    await tellConfiguration(ports, "gateway.configured", { ...FIRST, ...change })
    const entries = await store.ledger.entries(before, 10)
    assert.deepEqual(
      entries.map(({ octets }) => actionIn(octets)),
      ["gateway.configured", ...told],
    )
    await store.close()
  })
}

test("the first start tells everything, in days", async () => {
  const store = await openTestStore(newFolder())
  const ports = { entries: store.entries, ledger: store.ledger, now: () => 1_000 }
  const before = await store.ledger.size()
  await tellConfiguration(ports, "gateway.started", FIRST)
  const entries = (await store.ledger.entries(before, 10)).map(({ octets }) =>
    new TextDecoder().decode(octets),
  )
  assert.equal(entries.length, 4)
  assert.ok(entries.some((text) => text.includes('"figures":{"finished":30}')))
  await store.close()
})

function wordsIn(octets: Uint8Array): unknown {
  const entry = readEntry(octets)
  return entry.ok ? entry.value.words : undefined
}

function actionIn(octets: Uint8Array): unknown {
  const entry: unknown = JSON.parse(new TextDecoder().decode(octets))
  return typeof entry === "object" && entry !== null && "action" in entry ? entry.action : undefined
}

test("the ledger's key: a change is told from the first start with it, also after later starts, and the last one counts", async () => {
  const store = await openTestStore(newFolder())
  let now = 1_000
  const ports = { entries: store.entries, ledger: store.ledger, now: () => now }
  const started = async (key: string) =>
    await tellConfiguration(ports, "gateway.started", { ...FIRST, keys: { ledger: key } })
  assert.equal(await started("k1"), undefined)
  now = 2_000
  assert.deepEqual(await started("k2"), { at: 2_000, was: "k1", is: "k2" })
  now = 3_000
  assert.deepEqual(await started("k2"), { at: 2_000, was: "k1", is: "k2" })
  now = 4_000
  assert.deepEqual(await started("k3"), { at: 4_000, was: "k2", is: "k3" })
  await store.close()
})

test("the ledger is told nothing of the safeguard by the first start that knows it: there was nothing before", async () => {
  const store = await openTestStore(newFolder())
  const ports = { entries: store.entries, ledger: store.ledger, now: () => 1_000 }
  const before = await store.ledger.size()
  await tellConfiguration(ports, "gateway.started", FIRST)
  const actions = (await store.ledger.entries(before, 10)).map(({ octets }) => actionIn(octets))
  assert.ok(actions.includes("gateway.started") && !actions.includes("safeguard.changed"))
  await store.close()
})
