import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { test } from "node:test"

import { ownIntake } from "../app/queue/own-intake.ts"
import { exampleHeld, NOW } from "./example-intake.ts"
import { insertSealed } from "./keep-message.ts"
import { MIGRATIONS } from "./migrations.ts"
import { openDatabase } from "./open-database.ts"
import { encodeRecord } from "./record.ts"
import { seal } from "./seal.ts"
import { newFolder, openTestStore, SEALING } from "./test-store.ts"
import { entryAt } from "./verify-ledger.ts"

const FIRST_TWO = MIGRATIONS.slice(0, 2)

test("what was held and decided before there were pages and decisions is in them", async () => {
  const folder = newFolder()
  const path = join(folder, "sluis.db")
  const options = {
    path,
    sealingKey: SEALING,
    maxPages: undefined,
    reclaim: false,
    origin: "gateway",
  } as const
  const nobody = { orphan: () => undefined, damaged: () => undefined, lost: () => undefined }
  const opened = openDatabase(options, nobody, FIRST_TWO)
  assert.ok(opened.ok)
  const content = { kind: "whole", octets: new Uint8Array(1) } as const
  for (const id of ["partone", "parttwo", "lone", "lonetwo", "onitsway"]) {
    insertSealed(opened.value, id, encodeRecord(exampleHeld()), "", content)
  }
  opened.value.db.close()

  const db = new DatabaseSync(path)
  const message = db.prepare(`INSERT INTO message VALUES
    (?, ?, ?, ?, ${NOW}, 1, 0, 3, 0, 0, 0, NULL, 'hold', 'list/sensitive', 'sender', ?, '', '', 0, ?)`)
  message.run("parttwo", "hold", "held", NOW + 2, "same", null)
  message.run("partone", "hold", "held", NOW + 1, "same", null)
  message.run("lone", "hold", "held", NOW + 3, "", null)
  message.run("lonetwo", "hold", "held", NOW + 3, "", null)
  message.run("onitsway", "deliver", "queued", NOW, "sent", note("onitsway", "dringend, de wethouder wacht"))
  db.exec(`INSERT INTO correlation VALUES ('sent', ${NOW + 9}, 1, 'release', 'original', 'self')`)
  const finished = db.prepare(`INSERT INTO finished VALUES
    (?, ?, ${NOW}, ?, 1, 3, 3, 0, 'hold', 'list/sensitive listed/quoted', '', ?)`)
  finished.run("incopies", "individualise", NOW + 4, note("incopies", ""))
  finished.run("dropped", "hold", NOW + 5, note("dropped", "het was een vergissing"))
  finished.run("expired", "hold", NOW + 6, note("expired", "expired"))
  finished.run("passed", "deliver", NOW + 7, null)
  db.close()

  const store = await openTestStore(folder, { reclaim: false })
  const { messages, total } = await store.held.page({}, { limit: 9 }, "oldest")
  assert.deepEqual([messages.map(({ id }) => id), total], [["partone", "lone", "lonetwo"], 3])
  const { sender } = exampleHeld().envelope
  assert.equal((await store.held.page({ sender }, { limit: 9 }, "oldest")).total, 0)
  const base = {
    at: NOW,
    recipients: 3,
    by: "",
    department: "",
    rules: ["list/sensitive", "listed/quoted"],
    as: undefined,
  }
  const { decisions } = await store.held.decisions({ limit: 9 })
  assert.deepEqual(decisions, [
    {
      ...base,
      id: "onitsway",
      decidedAt: NOW + 9,
      what: "release",
      as: "original",
      reason: "dringend, de wethouder wacht",
      rules: ["list/sensitive"],
    },
    { ...base, id: "expired", decidedAt: NOW + 6, what: "expired", reason: "" },
    { ...base, id: "dropped", decidedAt: NOW + 5, what: "drop", reason: "het was een vergissing" },
    { ...base, id: "incopies", decidedAt: NOW + 4, what: "release", as: "copies", reason: "" },
  ])
  // Whose it was to decide was not kept either, nor of what the sender was told.
  const { verdict } = exampleHeld()
  assert.ok(verdict.kind === "hold")
  const part = { ...exampleHeld(), correlation: "sent" }
  const released = { kind: "release", as: "original", showing: "self" } as const
  const own = { ...part, verdict: { ...verdict, releasableBy: "sender" } } as const
  assert.deepEqual(await store.custody.take(own, undefined), { kind: "decided", decision: released })
  const letter = ownIntake("notice", part, new Uint8Array(1), "letter", 9)
  assert.deepEqual(await store.custody.take(part, letter), { kind: "taken", noticed: true })
  await store.close()
})

test("a database that had no ledger begins one, and keeps what it has", async () => {
  const folder = newFolder()
  const path = join(folder, "sluis.db")
  const before = openDatabase(
    { path, sealingKey: SEALING, maxPages: undefined, reclaim: false, origin: "gateway" },
    { orphan: () => undefined, damaged: () => undefined, lost: () => undefined },
    MIGRATIONS.slice(0, 3),
  )
  assert.ok(before.ok)
  before.value.db.execute("INSERT INTO facts VALUES (7, 1, x'00')")
  before.value.db.close()
  const { ledger, close } = await openTestStore(folder, { domain: "voorbeeld.example" })
  assert.equal(await ledger.size(), 1)
  assert.equal((await entryAt(ledger, 0)).action, "ledger.begun")
  assert.match((await ledger.key()).origin, /^sluis\.ledger\/voorbeeld\.example\//)
  await close()
  const db = new DatabaseSync(path)
  assert.deepEqual({ ...db.prepare("SELECT number FROM facts").get() }, { number: 7 })
  db.close()
})

function note(id: string, reason: string): Uint8Array {
  return seal(SEALING, id, "note", 0, reason)
}
