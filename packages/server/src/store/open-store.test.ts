import assert from "node:assert/strict"
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { StoreUnavailable } from "../app/held/custody.ts"
import { countsContract } from "./counts-contract.ts"
import { releaseOne } from "./decide-one.ts"
import { entriesContract } from "./entries-contract.ts"
import { exampleHeld, exampleIntake, exampleSight, NOW, octetsOfLength } from "./example-intake.ts"
import { heldContract } from "./held-contract.ts"
import { ledgerContract } from "./ledger-contract.ts"
import { databaseExists, openStore } from "./open-store.ts"
import { storeContract } from "./store-contract.ts"
import { newFolder, openTestStore, testOptions } from "./test-store.ts"

storeContract("SQLite", () => openTestStore(newFolder()))
heldContract("SQLite", () => openTestStore(newFolder()))
entriesContract("SQLite", (clock) => openTestStore(newFolder(), { clock }))
countsContract("SQLite", () => openTestStore(newFolder()))
ledgerContract("SQLite", (clock) => openTestStore(newFolder(), { clock }))

test("folder and files are their owner's alone", async () => {
  const folder = join(newFolder(), "data")
  assert.equal(await databaseExists(folder), false)
  const store = await openTestStore(folder)
  assert.equal(await databaseExists(folder), true)
  await store.custody.take(exampleIntake({}), undefined)
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  const files = readdirSync(folder)
  assert.deepEqual(files.toSorted(), ["sluis.db", "sluis.db-shm", "sluis.db-wal"])
  for (const file of files) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file)
  await store.close()
})

test("nothing that names a person or holds content is on disk in clear", async () => {
  const folder = newFolder()
  const store = await openTestStore(folder)
  const content = Buffer.from("Subject: Uitnodiging\r\n\r\nGEHEIM-INHOUD\r\n".repeat(20_000))
  const intake = exampleIntake({
    size: content.length,
    pieces: () => [content],
    purpose: "hold",
    copies: [],
    sight: exampleSight,
  })
  await store.custody.take(intake, undefined)
  await releaseOne(
    store.held,
    intake.id,
    { kind: "release", as: "original", showing: "self" },
    exampleIntake({}).copies,
    {
      reason: "GEHEIM-REDEN",
      by: "GEHEIM-PERSOON",
      department: "GEHEIM-AFDELING",
      at: NOW,
      expiresAt: NOW + 1,
    },
  )
  const reply = { code: 451, status: "", lines: ["GEHEIM-ANTWOORD"] } as const
  await store.custody.settle(
    [{ id: intake.id, recipient: 0, outcome: { kind: "later", reply, dueAt: NOW } }],
    [],
  )
  await store.outbox.put(
    { at: NOW, sender: "Sanne@voorbeeld.example", recipients: ["jan@politie.example"] },
    content,
  )
  await store.users.put("scanner@voorbeeld.example", "GEHEIM-WACHTWOORD")
  const entry = { id: "p1", key: "GEHEIM-SLEUTEL", group: "GEHEIM-GROEP", at: NOW, value: "GEHEIM-WAARDE" }
  assert.ok(await store.entries.add("person", entry))
  assert.ok(await store.entries.change("person", "p1", 1, { value: "GEHEIM-ANDERS", key: "GEHEIM-NIEUW" }))
  await store.counts.add([{ day: "2026-11-21", department: "wijkteam", name: "held", value: 1 }])
  await store.records.add([{ at: NOW, facts: "GEHEIM-FEIT" }])
  const about = "GEHEIM-OVER"
  const done = { at: NOW, action: "message.held", role: "sluis", object: "", result: "done", about } as const
  await store.ledger.append([{ ...done, salted: { reason: "GEHEIM-TOELICHTING" } }])
  const octets = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
  await store.close()
  assert.ok(octets.includes(intake.id), "what is looked through is the database")
  for (const word of [
    "GEHEIM",
    "Sanne",
    "politie",
    "voorbeeld",
    "scanner",
    "Uitnodiging",
    "To: Jan",
    "wijkteam",
    "scrypt",
  ]) {
    assert.ok(!octets.includes(word), word)
  }
})

test("what was deleted is nowhere after a sweep", async () => {
  const folder = newFolder()
  const store = await openTestStore(folder)
  const intake = exampleIntake({ size: 600_000, pieces: () => [octetsOfLength(600_000)] })
  await store.custody.take(intake, undefined)
  const look = () => {
    const db = new DatabaseSync(join(folder, "sluis.db"), { readOnly: true })
    const wrapped = db.prepare("SELECT wrapped_key FROM sealed").all()
    const { pieces } = db.prepare("SELECT count(*) AS pieces FROM piece").get() ?? {}
    db.close()
    return { wrapped: wrapped.map((row) => row["wrapped_key"]), pieces }
  }
  const [key] = look().wrapped
  assert.ok(key instanceof Uint8Array)
  assert.equal(look().pieces, 3)
  const sent = [0, 1, 2].map(
    (recipient) => ({ id: intake.id, recipient, outcome: { kind: "sent" } }) as const,
  )
  await store.custody.settle(sent, [])
  await store.retention.sweep(NOW, {
    finished: 1,
    correlation: 1,
    outbox: 1,
    statistics: 1,
    records: 1,
    ledger: 1,
  })
  assert.deepEqual(look(), { wrapped: [], pieces: 0 })
  for (const file of readdirSync(folder)) {
    assert.ok(!readFileSync(join(folder, file)).includes(key), `the wrapped key is still in ${file}`)
  }
  await store.close()
})

test("a store is there again after it was closed, and leases of the process before have ended", async () => {
  const folder = newFolder()
  const first = await openTestStore(folder)
  const intake = exampleIntake({ dueAt: NOW })
  await first.custody.take(intake, undefined)
  await first.close()
  const beside = await openTestStore(folder, { reclaim: false })
  assert.equal((await beside.custody.claim(NOW, NOW + 9, 10)).length, 0)
  await beside.close()
  const second = await openTestStore(folder)
  assert.equal((await second.custody.claim(NOW, NOW + 9, 10)).length, 1)
  await second.close()
})

test("what was taken and put off by a clock that was a year ahead is due when the clock is right again", async () => {
  const DAY = 86_400_000
  const ahead = NOW + 365 * DAY
  const store = await openTestStore(newFolder())
  const intake = exampleIntake({ at: ahead, dueAt: ahead, expiresAt: ahead + 5 * DAY })
  const { id } = intake
  await store.custody.take(intake, undefined)
  const busy = {
    kind: "later",
    reply: { code: 451, status: "", lines: ["busy"] },
    dueAt: ahead + 60_000,
  } as const
  await store.custody.settle([{ id, recipient: 0, outcome: busy }], [])
  const [work, ...others] = await store.custody.claim(NOW, NOW + 9, 10)
  assert.deepEqual([work?.id, others], [id, []])
  assert.equal(
    work?.due.some(({ recipient }) => recipient === 0),
    true,
  )
  assert.deepEqual([work?.at, work?.expiresAt], [NOW, NOW + 5 * DAY])
  // What a policy puts off for a day stays put off.
  const later = { ...busy, dueAt: NOW + DAY }
  await store.custody.settle([{ id, recipient: 0, outcome: later }], [])
  const left = (await store.custody.claim(NOW + 10, NOW + 20, 10)).flatMap(({ due }) => due)
  assert.equal(
    left.some(({ recipient }) => recipient === 0),
    false,
  )
  await store.close()
})

test("what was released while the clock was a year ahead is tried for as long as any other", async () => {
  const DAY = 86_400_000
  const store = await openTestStore(newFolder())
  const rows: readonly (readonly [says: string, decided: number, until: number])[] = [
    ["a year ahead", NOW + 365 * DAY, NOW + 5 * DAY],
    ["by a right clock, and put off by one that was ahead", NOW - DAY, NOW + 4 * DAY],
  ]
  for (const [says, at, until] of rows) {
    const held = exampleHeld()
    const { id } = held
    await store.custody.take(held, undefined)
    const copies = [{ splices: [], recipients: held.envelope.recipients.map((_, number) => number) }]
    const note = { reason: "", by: "", department: "", at, expiresAt: at + 5 * DAY }
    const release = { kind: "release", as: "original", showing: "self" } as const
    assert.ok(await releaseOne(store.held, id, release, copies, note))
    const busy = { code: 451, status: "", lines: ["busy"] } as const
    const later = { kind: "later", reply: busy, dueAt: NOW + 366 * DAY } as const
    const settlements = held.envelope.recipients.map((_, recipient) => ({ id, recipient, outcome: later }))
    await store.custody.claim(at, at + 9, 10)
    await store.custody.settle(settlements, [])
    // Again, for it may be put off by a clock that is ahead once more.
    for (let times = 0; times < 2; times += 1) {
      const now = NOW + times * 20
      // The first claim may only find out when it is due.
      const early = await store.custody.claim(now, now + 9, 10)
      const [work] = [...early, ...(await store.custody.claim(now, now + 9, 10))]
      assert.deepEqual([work?.id, work?.expiresAt], [id, until], says)
      await store.custody.settle(
        settlements.map((each) => ({ ...each, outcome: { ...later, dueAt: NOW + (400 + times) * DAY } })),
        [],
      )
    }
    assert.equal((await store.held.decisionOn(id))?.decidedAt, at, says)
    await store.custody.settle(
      held.envelope.recipients.map((_, recipient) => ({ id, recipient, outcome: { kind: "sent" } })),
      [],
    )
  }
  await store.close()
})

test("what is claimed by a clock that is a year behind is tried for days when that is mended", async () => {
  const DAY = 86_400_000
  const store = await openTestStore(newFolder())
  const intake = exampleIntake({ at: NOW, expiresAt: NOW + 5 * DAY, dueAt: NOW })
  await store.custody.take(intake, undefined)
  const behind = NOW - 365 * DAY
  // Far from due by that clock, so it is as if it came now.
  const claimed = [
    ...(await store.custody.claim(behind, behind + 9, 10)),
    ...(await store.custody.claim(behind, behind + 9, 10)),
  ]
  assert.deepEqual(
    claimed.map(({ id, expiresAt }) => [id, expiresAt]),
    [[intake.id, behind + 5 * DAY]],
  )
  const busy = { code: 451, status: "", lines: ["busy"] } as const
  const later = { kind: "later", reply: busy, dueAt: behind + 60 } as const
  await store.custody.settle(
    claimed.flatMap(({ id, due }) => due.map(({ recipient }) => ({ id, recipient, outcome: later }))),
    [],
  )
  const [mended] = await store.custody.claim(NOW + 99, NOW + 199, 10)
  assert.equal(mended?.expiresAt, NOW + 99 + 2 * DAY)
  await store.close()
})

test("of more than are looked at in a round that were over for days, all get time, whatever can't be opened", async () => {
  const DAY = 86_400_000
  const folder = newFolder()
  const store = await openTestStore(folder)
  const broken = Array.from({ length: 1_000 }, () => ({ ...exampleHeld(), at: NOW, expiresAt: NOW + 1 }))
  const whole = Array.from({ length: 1_001 }, () => ({ ...exampleHeld(), at: NOW, expiresAt: NOW + 2 }))
  await Promise.all([...broken, ...whole].map(async (each) => await store.custody.take(each, undefined)))
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec(
    `UPDATE sealed SET record = x'00' WHERE id IN (SELECT id FROM message WHERE expires_at = ${NOW + 1})`,
  )
  db.close()
  const now = NOW + 10 * DAY
  for (let round = 0; round < 3; round += 1) assert.deepEqual(await store.held.expired(now), [])
  const ends = new Set(
    (await store.held.list()).filter(({ damaged }) => damaged !== true).map(({ expiresAt }) => expiresAt),
  )
  assert.deepEqual([...ends], [now + 3 * DAY])
  assert.equal((await store.held.expired(now + 3 * DAY)).length, 1_000)
  await store.close()
})

test("a process that does not send takes without a lease", async () => {
  const store = await openTestStore(newFolder(), { reclaim: false })
  await store.custody.take(exampleIntake({ dueAt: NOW }), undefined)
  assert.equal((await store.custody.claim(NOW, NOW + 9, 10)).length, 1)
  await store.close()
})

test("pieces that a crash left are removed at the next start, and those of a message are not", async () => {
  const folder = newFolder()
  const first = await openTestStore(folder)
  const intake = exampleIntake({ size: 600_000, pieces: () => [octetsOfLength(600_000)] })
  await first.custody.take(intake, undefined)
  await first.close()
  const db = new DatabaseSync(join(folder, "sluis.db"))
  const insert = db.prepare("INSERT INTO piece (message_id, number, octets) VALUES ('left', ?, x'00')")
  for (let number = 0; number < 10; number += 1) insert.run(number)
  db.close()
  const second = await openTestStore(folder)
  await second.custody.nextDue() // whatever waited before has been done
  await second.custody.nextDue()
  await second.custody.nextDue()
  await second.close()
  const left = new DatabaseSync(join(folder, "sluis.db"))
  assert.deepEqual({ ...left.prepare("SELECT count(*) AS count FROM piece").get() }, { count: 3 })
  left.close()
})

test("another key than the one it was sealed with is told at once", async () => {
  const folder = newFolder()
  await (await openTestStore(folder)).close()
  const keys = { ...testOptions(folder).keys, sealing: new Uint8Array(32).fill(8) }
  const opened = await openStore({ ...testOptions(folder), keys })
  assert.deepEqual(opened, { ok: false, error: { kind: "wrong-key", detail: "" } })
})

const impossible: readonly (readonly [name: string, folder: () => string, why: string])[] = [
  ["a folder that can't be made", () => join(import.meta.filename, "data"), "ENOTDIR"],
  ["a file that is no database", () => folderWith("sluis.db", "x".repeat(5_000)), "SQLITE_NOTADB"],
]
for (const [name, folder, why] of impossible) {
  test(`${name} is told`, async () => {
    const opened = await openStore(testOptions(folder()))
    assert.deepEqual(opened, { ok: false, error: { kind: "unavailable", detail: why } })
  })
}

test("a store that was closed keeps nothing more", async () => {
  const store = await openTestStore(newFolder())
  const taking = store.custody.take(exampleIntake({}), undefined)
  await store.custody.load()
  await store.close()
  await store.close()
  assert.equal((await taking).kind, "taken")
  await assert.rejects(store.custody.take(exampleIntake({}), undefined), StoreUnavailable)
})

function folderWith(file: string, text: string): string {
  const folder = newFolder()
  writeFileSync(join(folder, file), text)
  return folder
}
