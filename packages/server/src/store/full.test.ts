/** A disk that is full: nothing is lost, nothing is half there, and it goes on when there is room. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { StoreUnavailable } from "../app/held/custody.ts"
import type { Intake, Settlement } from "../app/held/custody.ts"
import { exampleIntake, NOW, octetsOfLength } from "./example-intake.ts"
import type { Store } from "./open-store.ts"
import { newFolder, openTestStore } from "./test-store.ts"

const PAGES = 400
const SIZE = 50_000

test("where the disk is full a message is refused, and taken when there is room again", async () => {
  const store = await openTestStore(newFolder(), { maxPages: PAGES })
  const taken: string[] = []
  let refused = 0
  while (refused === 0) {
    const intakes = Array.from({ length: 4 }, () => intakeOf(SIZE))
    const results = await Promise.allSettled(intakes.map((intake) => store.custody.take(intake, undefined)))
    results.forEach((result, place) => {
      const { id = "" } = intakes[place] ?? {}
      if (result.status === "fulfilled") taken.push(id)
      else {
        refused += 1
        assert.ok(result.reason instanceof StoreUnavailable)
      }
    })
  }
  assert.ok(taken.length > 0)
  await isThere(store, taken)
  await assert.rejects(store.custody.take(intakeOf(1_000_000), undefined), StoreUnavailable)
  const [first = "", ...rest] = taken
  await settleAll(store, first)
  assert.equal((await store.custody.take(intakeOf(SIZE), undefined)).kind, "taken")
  await isThere(store, rest)
  await store.close()
})

test("what stops messages from coming in does not stop those that leave", async () => {
  const store = await openTestStore(newFolder(), { maxPages: PAGES })
  const taken: string[] = []
  for (;;) {
    const intake = intakeOf(2_000)
    if (!(await isThereRoom(store.custody.take(intake, undefined)))) break
    taken.push(intake.id)
  }
  const entry = { at: NOW, sender: "a@voorbeeld.example", recipients: [] }
  assert.equal(await isThereRoom(store.outbox.put(entry, octetsOfLength(9))), false)
  assert.equal(await isThereRoom(store.records.add([{ at: NOW, facts: "{}" }])), false)
  const happened = {
    at: NOW,
    action: "session.opened",
    role: "reviewer",
    object: "",
    result: "done",
  } as const
  assert.equal(await isThereRoom(store.ledger.append([happened])), false)
  const size = await store.ledger.size()
  // Whoever makes room by deciding must be able to log in, and that is not forgotten.
  assert.equal(await store.entries.add("session", { id: "1", at: NOW, value: "{}" }, [happened]), true)
  assert.equal((await store.ledger.sign()).size, size + 1)
  const reply = { code: 451, status: "4.3.2", lines: ["x".repeat(300)] } as const
  const some = taken.slice(0, 20)
  // Replies need room that nothing gives back, and reports come before the room that their failures make.
  await store.custody.settle(
    some.flatMap((id) => all(id, { kind: "later", reply, dueAt: NOW + 5 })),
    [],
  )
  await store.custody.settle(
    some.flatMap((id) => all(id, { kind: "failed", reply })),
    some.map(reportAbout),
  )
  assert.equal((await store.custody.load()).queuedMessages, taken.length)
  await store.close()
})

async function isThereRoom(kept: Promise<unknown>): Promise<boolean> {
  try {
    await kept
    return true
  } catch (cause) {
    assert.ok(cause instanceof StoreUnavailable)
    return false
  }
}

function all(id: string, outcome: Settlement["outcome"]): readonly Settlement[] {
  return [0, 1, 2].map((recipient) => ({ id, recipient, outcome }))
}

function reportAbout(about: string): Intake {
  const base = exampleIntake({ purpose: "report", about })
  const { envelope } = base
  return {
    ...base,
    envelope: { ...envelope, sender: "", recipients: envelope.recipients.slice(0, 1) },
    copies: [{ splices: [], recipients: [0] }],
  }
}

function intakeOf(size: number): ReturnType<typeof exampleIntake> {
  return exampleIntake({ size, pieces: () => [octetsOfLength(size)] })
}

async function isThere({ custody }: Store, ids: readonly string[]): Promise<void> {
  for (const id of ids) assert.equal((await custody.octets(id)).length, SIZE)
  assert.equal((await custody.load()).queuedMessages >= ids.length, true)
}

async function settleAll({ custody }: Store, id: string): Promise<void> {
  const sent = [0, 1, 2].map((recipient) => ({ id, recipient, outcome: { kind: "sent" } }) as const)
  await custody.settle(sent, [])
  assert.equal(await custody.nextDue().then((next) => next !== NOW), true)
}
