/** Whoever can write to the database can't make us send, show or believe anything else. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, describe, test } from "node:test"

import type { HeldFilter, Settlement } from "../app/held/custody.ts"
import { dropOne, releaseOne } from "./decide-one.ts"
import { exampleHeld, exampleIntake, exampleSight, NOW, octetsOfLength } from "./example-intake.ts"
import type { Store } from "./open-store.ts"
import { SealBroken } from "./seal.ts"
import { newFolder, openTestStore } from "./test-store.ts"

const LARGE = 600_000

/** Messages of both kinds of content, with something in every column. Their names end with `round`. */
async function fill({ custody }: Store, round: number | ""): Promise<void> {
  const plain = exampleIntake({ dueAt: NOW + 1 })
  const large = { ...plain, size: LARGE, pieces: () => [octetsOfLength(LARGE)] }
  await custody.take({ ...plain, id: `small${round}` }, undefined)
  const reply = { code: 451, status: "", lines: ["busy"] } as const
  const later = { kind: "later", reply, dueAt: NOW } as const
  await custody.settle([{ id: `small${round}`, recipient: 0, outcome: later }], [])
  await custody.take({ ...plain, id: `twin${round}` }, undefined)
  await custody.take({ ...large, id: `large${round}` }, undefined)
  await custody.take({ ...large, id: `other${round}` }, undefined)
}

type Read = (store: Store, id: string) => Promise<unknown>
type Row = readonly [says: string, change: string, read: Read, id: string]

const octets: Read = (store, id) => store.custody.octets(id)
const replies: Read = (store, id) => store.custody.lastReplies(id)
const swap = (column: string) =>
  `UPDATE sealed SET ${column} = (SELECT ${column} FROM sealed WHERE id = 'twin') WHERE id = 'small'`

const rows: readonly Row[] = [
  ["content of another message", swap("content"), octets, "small"],
  ["the key of another message", swap("wrapped_key"), octets, "small"],
  ["key and content of another message", `${swap("wrapped_key")}; ${swap("content")}`, octets, "small"],
  ["content that is not there", "UPDATE sealed SET content = NULL WHERE id = 'small'", octets, "small"],
  ["a record as content", "UPDATE sealed SET content = record WHERE id = 'small'", octets, "small"],
  [
    "two pieces that changed places",
    `UPDATE piece SET number = number + 10 WHERE message_id = 'large' AND number < 2;
     UPDATE piece SET number = 11 - number WHERE message_id = 'large' AND number >= 10`,
    octets,
    "large",
  ],
  [
    "a piece of another message",
    `UPDATE piece SET octets = (SELECT octets FROM piece WHERE message_id = 'other' AND number = 1)
     WHERE message_id = 'large' AND number = 1`,
    octets,
    "large",
  ],
  [
    "content that was cut short",
    "DELETE FROM piece WHERE message_id = 'large' AND number = 2; UPDATE message SET pieces = 2 WHERE id = 'large'",
    octets,
    "large",
  ],
  ["a piece that is missing", "DELETE FROM piece WHERE message_id = 'large' AND number = 1", octets, "large"],
  [
    "a reply of another recipient",
    `UPDATE recipient SET sealed_reply = (SELECT sealed_reply FROM recipient WHERE message_id = 'small' AND number = 0)
     WHERE message_id = 'small' AND number = 1`,
    replies,
    "small",
  ],
]

describe("damage", async () => {
  const folder = newFolder()
  const store = await openTestStore(folder)
  const db = new DatabaseSync(join(folder, "sluis.db"))
  for (const [round, [says, change, read, id]] of rows.entries()) {
    test(`${says} is found`, async () => {
      await fill(store, round)
      await read(store, `${id}${round}`)
      db.exec(change.replaceAll(/'(small|twin|large|other)'/g, `'$1${round}'`))
      const isFound = (cause: unknown) => cause instanceof SealBroken && cause.id === `${id}${round}`
      await assert.rejects(read(store, `${id}${round}`), isFound)
    })
  }
  after(async () => {
    db.close()
    await store.close()
  })
})

const columns: readonly (readonly [
  column: string,
  where: string,
  read: (store: Store) => Promise<unknown>,
])[] = [
  ["sealed.wrapped_key", "id = 'small'", (store) => store.custody.octets("small")],
  ["sealed.content", "id = 'small'", (store) => store.custody.octets("small")],
  ["sealed.record", "id = 'held'", (store) => store.held.open("held")],
  ["piece.octets", "message_id = 'large' AND number = 2", (store) => store.custody.octets("large")],
  [
    "recipient.sealed_reply",
    "message_id = 'small' AND number = 0",
    (store) => store.custody.lastReplies("small"),
  ],
  ["sealed.record", "id = (SELECT id FROM outbox)", (store) => store.outbox.list(1)],
  ["sealed.content", "id = (SELECT id FROM outbox)", (store) => store.outbox.octets(1)],
  ["account.sealed", "true", (store) => store.users.list()],
]

test("damage: an octet that changed is found, in whatever is sealed and wherever it stands", async () => {
  const folder = newFolder()
  const store = await openTestStore(folder)
  const db = new DatabaseSync(join(folder, "sluis.db"))
  await fill(store, "")
  const held = exampleIntake({ id: "held", purpose: "hold", copies: [], sight: exampleSight })
  await store.custody.take(held, undefined)
  await store.outbox.put({ at: NOW, sender: "a@voorbeeld.example", recipients: [] }, octetsOfLength(9))
  await store.users.put("scanner", "geheim")
  for (const [name, where, read] of columns) {
    const [table = "", column = ""] = name.split(".")
    const { value } = db.prepare(`SELECT ${column} AS value FROM ${table} WHERE ${where}`).get() ?? {}
    assert.ok(value instanceof Uint8Array, name)
    const put = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`)
    for (const at of [0, 11, 12, value.length >> 1, value.length - 1]) {
      put.run(value.map((octet, place) => (place === at ? octet ^ 1 : octet)))
      await assert.rejects(read(store), SealBroken, `${name}, octet ${at}`)
    }
    for (const length of [0, 5, value.length - 1]) {
      put.run(value.subarray(0, length))
      await assert.rejects(read(store), SealBroken, `${name}, cut to ${length}`)
    }
    put.run(value)
    await read(store)
  }
  db.close()
  await store.close()
})

test("damage: a damaged message does not stop the others, is told, and has another try at the next start", async () => {
  const folder = newFolder()
  const damaged: string[] = []
  const store = await openTestStore(folder, {}, damaged)
  await fill(store, "")
  const db = new DatabaseSync(join(folder, "sluis.db"))
  const { plan } = db.prepare("SELECT plan FROM sealed WHERE id = 'small'").get() ?? {}
  assert.ok(plan instanceof Uint8Array)
  const put = db.prepare("UPDATE sealed SET plan = ? WHERE id = 'small'")
  put.run(plan.with(20, (plan[20] ?? 0) ^ 1))
  const names = (works: readonly { readonly id: string }[]) => works.map(({ id }) => id).toSorted()
  assert.deepEqual(names(await store.custody.claim(NOW + 1, NOW + 9, 10)), ["large", "other", "twin"])
  assert.deepEqual(names(await store.custody.claim(NOW + 9, NOW + 99, 10)), ["large", "other", "twin"])
  assert.deepEqual(damaged, ["small"])
  await store.close()
  put.run(plan)
  db.close()
  const again = await openTestStore(folder)
  assert.deepEqual(names(await again.custody.claim(NOW + 1, NOW + 9, 10)), [
    "large",
    "other",
    "small",
    "twin",
  ])
  await again.close()
})

test("damage: what the next host answered is kept, whatever is broken of the message and whoever else is in the batch", async () => {
  const rows: readonly (readonly [column: string, told: readonly string[]])[] = [
    ["wrapped_key", ["small"]],
    ["record", []],
    ["plan", []],
  ]
  for (const [column, told] of rows) {
    const damaged: string[] = []
    const folder = newFolder()
    const { custody, close } = await openTestStore(folder, {}, damaged)
    for (const id of ["small", "twin"]) await custody.take(exampleIntake({ id }), undefined)
    const db = new DatabaseSync(join(folder, "sluis.db"))
    db.exec(`UPDATE sealed SET ${column} = zeroblob(length(${column})) WHERE id = 'small'`)
    const reply = { code: 451, status: "", lines: ["busy"] } as const
    const batch = ["small", "twin"].flatMap((id): readonly Settlement[] => [
      { id, recipient: 0, outcome: { kind: "failed", reply } },
      { id, recipient: 1, outcome: { kind: "later", reply, dueAt: NOW + 5 } },
    ])
    await custody.settle(batch, [])
    assert.deepEqual(damaged, told, column)
    const states = db.prepare("SELECT message_id AS id FROM recipient WHERE state = 'failed'").all()
    assert.deepEqual(
      states.map(({ id }) => id),
      ["small", "twin"],
    )
    assert.equal((await custody.lastReplies("twin")).size, 2)
    const works = await custody.claim(NOW + 5, NOW + 9, 10)
    assert.deepEqual(
      works.map(({ id }) => id),
      ["twin"],
    )
    assert.deepEqual(damaged, ["small"], column)
    await custody.settle(batch, [])
    assert.deepEqual([(await custody.load()).damaged, damaged.length], [1, 1], column)
    const rest = [1, 2].map((recipient) => ({ id: "small", recipient, outcome: { kind: "sent" } }) as const)
    await custody.settle(rest, [])
    assert.equal((await custody.load()).damaged, 0, "nobody of it is due any more")
    db.close()
    await close()
  }
})

test("damage: a damaged message is counted until it is given up, long after its time, and that is told", async () => {
  const damaged: string[] = []
  const folder = newFolder()
  const { custody, retention, close } = await openTestStore(folder, {}, damaged)
  const intake = exampleIntake({ id: "aaaa", dueAt: NOW + 1 })
  await custody.take(intake, undefined)
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec("UPDATE sealed SET record = x'00'")
  assert.deepEqual(await custody.claim(NOW + 1, NOW + 9, 10), [])
  assert.deepEqual(await custody.load(), {
    queuedMessages: 0,
    queuedRecipients: 0,
    held: 0,
    damaged: 1,
    oldestDue: undefined,
  })
  const keep = { finished: 1000, correlation: 1000, outbox: 1000, statistics: 1000, records: 1000, ledger: 0 }
  await retention.sweep(intake.expiresAt + 999, keep)
  assert.equal((await custody.load()).damaged, 1)
  assert.deepEqual(damaged, ["aaaa"])
  await retention.sweep(intake.expiresAt + 1000, keep)
  assert.equal((await custody.load()).damaged, 0)
  assert.deepEqual(damaged, ["aaaa", "aaaa"], "its id is in the log once more")
  assert.equal(db.prepare("SELECT id FROM sealed").all().length, 0)
  assert.equal(db.prepare("SELECT id FROM finished").all().length, 1)
  db.close()
  await close()
})

test("damage: a damaged held message is told, can be found by its id and be dropped", async () => {
  const folder = newFolder()
  const damaged: string[] = []
  const store = await openTestStore(folder, {}, damaged)
  const held = { purpose: "hold", copies: [] } as const
  for (const id of ["aaaa", "bbbb"]) await store.custody.take(exampleIntake({ ...held, id }), undefined)
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec("UPDATE sealed SET record = x'00' WHERE id = 'aaaa'")
  const intake = exampleIntake(held)
  const shown = {
    id: "aaaa",
    at: intake.at,
    expiresAt: intake.expiresAt,
    size: intake.size,
    recipients: 3,
    reasons: [],
    releasableBy: "second-person",
    sight: undefined,
    parts: [],
    damaged: true,
  }
  const [first, second, ...others] = await store.held.list()
  assert.deepEqual([first, second?.id, second?.damaged, others], [shown, "bbbb", undefined, []])
  assert.deepEqual(damaged, ["aaaa"])
  const page = await store.held.page({}, { limit: 1 }, "oldest")
  assert.deepEqual([page.messages, page.total], [[shown], 2])
  db.exec("UPDATE message SET state = 'damaged' WHERE id = 'aaaa'")
  db.close()
  assert.deepEqual((await store.held.list())[0], shown, "also when it was set aside")
  assert.deepEqual(await store.held.find("aa"), ["aaaa"])
  assert.equal(
    await dropOne(
      store.held,
      "aaaa",
      { reason: "", by: "", department: "", at: NOW, decided: true },
      undefined,
    ),
    true,
  )
  await store.close()
})

test("damage: a message with a damaged part is shown by the first that can be read, and is found by whom it is of", async () => {
  const folder = newFolder()
  const { custody, held, close } = await openTestStore(folder)
  for (const [at, id] of ["aaaa", "bbbb", "cccc"].entries())
    await custody.take(
      { ...exampleHeld([`${id}@politie.example`]), id, at: NOW + at, correlation: "the same" },
      undefined,
    )
  const db = new DatabaseSync(join(folder, "sluis.db"))
  const shown = async () => {
    const { messages, total } = await held.page({}, { limit: 9 }, "oldest")
    return [total, messages.map(({ id, damaged, parts }) => [id, damaged, parts])]
  }
  const rows: readonly (readonly [broken: string, shown: readonly unknown[]])[] = [
    ["aaaa", ["bbbb", undefined, ["aaaa", "cccc"]]],
    ["bbbb", ["cccc", undefined, ["aaaa", "bbbb"]]],
    ["cccc", ["aaaa", true, []]],
  ]
  for (const [broken, expected] of rows) {
    db.prepare("UPDATE sealed SET record = x'00' WHERE id = ?").run(broken)
    assert.deepEqual(await shown(), [1, [expected]], broken)
  }
  const { sender } = exampleHeld().envelope
  const matches: readonly (readonly [filter: HeldFilter, matches: boolean])[] = [
    [{}, true],
    [{ sender }, true],
    [{ sender: "ander@voorbeeld.example" }, false],
    [{ departments: ["zorg", exampleSight.department] }, true],
    [{ departments: ["zorg"] }, false],
    [{ departments: [] }, false],
    [{ rule: "list/sensitive", releasableBy: "second-person" }, true],
    [{ rule: "list" }, false],
  ]
  for (const [filter, isMatch] of matches)
    for (const id of ["aaaa", "bbbb"])
      assert.equal(await held.matches(id, filter), isMatch, `${id} ${JSON.stringify(filter)}`)
  assert.equal(await held.matches("unknown", {}), false)
  db.close()
  await close()
})

test("damage: a held message that can't be opened gets no more time, however long it is over and however often it is looked", async () => {
  const folder = newFolder()
  const intake = { ...exampleHeld(), id: "aaaa" }
  const late = intake.expiresAt + 10 * 86_400_000
  const db = new DatabaseSync(join(folder, "sluis.db"))
  for (let start = 0; start < 3; start += 1) {
    const store = await openTestStore(folder)
    if (start === 0) {
      await store.custody.take(intake, undefined)
      db.exec("UPDATE sealed SET record = x'00'")
    }
    assert.deepEqual(await store.held.expired(late), [])
    assert.equal((await store.custody.load()).damaged, 1)
    const { expires_at: expiresAt } = db.prepare("SELECT expires_at FROM message").get() ?? {}
    assert.equal(expiresAt, intake.expiresAt)
    await store.close()
  }
  db.close()
})

test("damage: where one part can't be released, no other is, and nothing is left of the attempt", async () => {
  const folder = newFolder()
  const { custody, held, ledger, close } = await openTestStore(folder)
  const intakes = ["aaaa", "bbbb", "cccc"].map((id) => ({
    ...exampleHeld([`${id}@politie.example`]),
    id,
    correlation: "the same",
  }))
  for (const intake of intakes) await custody.take(intake, undefined)
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec(`CREATE TABLE old AS SELECT * FROM sealed;
    UPDATE sealed SET wrapped_key = x'00' WHERE id = 'bbbb'`)
  const rows = () =>
    JSON.stringify(
      ["message", "recipient", "finished", "correlation"].map((table) =>
        db.prepare(`SELECT * FROM ${table}`).all(),
      ),
    )
  const [before, size] = [rows(), await ledger.size()]
  const { copies } = exampleIntake({})
  const done = { at: NOW, action: "message.released", role: "sluis", object: "", result: "done" } as const
  const release = () =>
    held.release(
      intakes.map(({ id }) => ({ id, department: "", copies, ledger: [done] })),
      { kind: "release", as: "copies", showing: "self" },
      { reason: "", by: "", at: NOW, expiresAt: NOW + 9 },
      [],
    )
  await assert.rejects(release(), (cause) => cause instanceof SealBroken && cause.id === "bbbb")
  assert.equal(rows(), before)
  assert.equal(await ledger.size(), size)
  db.exec("UPDATE sealed SET wrapped_key = (SELECT wrapped_key FROM old WHERE old.id = sealed.id)")
  assert.equal(await release(), true)
  assert.equal((await custody.claim(NOW, NOW + 9, 10)).length, 3)
  db.close()
  await close()
})

test("damage: that something was decided is known where the note about it can't be opened", async () => {
  const folder = newFolder()
  const damaged: string[] = []
  const { custody, held, close } = await openTestStore(folder, {}, damaged)
  const ids = ["aaaa", "bbbb"] as const
  for (const id of ids) await custody.take(exampleIntake({ purpose: "hold", copies: [], id }), undefined)
  const note = { reason: "x", by: "fatima", department: "zorg", at: NOW, decided: true }
  assert.ok(await dropOne(held, ids[0], note, undefined))
  const { copies } = exampleIntake({})
  const original = { kind: "release", as: "original", showing: "self" } as const
  assert.ok(await releaseOne(held, ids[1], original, copies, { ...note, expiresAt: NOW + 9 }))
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec("UPDATE message SET sealed_note = x'00'; UPDATE finished SET sealed_note = x'00'")
  db.close()
  for (const [id, what, as] of [
    ["aaaa", "drop", undefined],
    ["bbbb", "release", "original"],
  ] as const) {
    const decision = await held.decisionOn(id)
    assert.deepEqual(
      [decision?.what, decision?.as, decision?.by, decision?.reason, decision?.department],
      [what, as, "", "", ""],
    )
  }
  assert.deepEqual(damaged, [...ids])
  await close()
})

test("damage: a held message that can't be opened is set aside when its time is over, and is counted till it is dropped or given up", async () => {
  const folder = newFolder()
  const damaged: string[] = []
  const first = await openTestStore(folder, {}, damaged)
  const held = { purpose: "hold", copies: [], correlation: "the same" } as const
  for (const [at, id] of ["aaaa", "bbbb", "cccc"].entries()) {
    const recipients = [{ address: `p${at}@politie.example`, notify: undefined, orcpt: undefined }]
    const intake = exampleIntake({ ...held, id, at: NOW + at, expiresAt: NOW + 10 + at })
    await first.custody.take({ ...intake, envelope: { ...intake.envelope, recipients } }, undefined)
  }
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.exec(`CREATE TABLE old AS SELECT * FROM sealed;
    UPDATE sealed SET record = x'00' WHERE id = 'aaaa'; DELETE FROM sealed WHERE id = 'bbbb'`)
  const leading = () =>
    db
      .prepare("SELECT id FROM message WHERE state = 'held' AND leads = 1")
      .all()
      .map(({ id }) => id)
  const counted = async ({ custody }: Store) => {
    const load = await custody.load()
    return { held: load.held, damaged: load.damaged }
  }
  assert.deepEqual(await counted(first), { held: 3, damaged: 0 })
  for (const told of [["aaaa"], ["aaaa"]]) {
    assert.deepEqual(await first.held.expired(NOW + 10), [])
    assert.deepEqual([await counted(first), damaged], [{ held: 2, damaged: 1 }, told])
  }
  assert.deepEqual(await first.held.expired(NOW + 99), ["cccc"])
  assert.deepEqual([await counted(first), damaged], [{ held: 1, damaged: 2 }, ["aaaa", "bbbb"]])
  assert.deepEqual(leading(), ["cccc"])
  for (const id of ["aaaa", "bbbb"]) {
    assert.deepEqual(await first.held.find(id), [id])
    await assert.rejects(first.held.open(id), SealBroken)
  }
  await first.close()

  const again = await openTestStore(folder, {}, damaged)
  assert.deepEqual([await counted(again), leading()], [{ held: 3, damaged: 0 }, ["cccc"]])
  db.exec("UPDATE sealed SET record = (SELECT record FROM old WHERE old.id = 'aaaa') WHERE id = 'aaaa'")
  assert.deepEqual(await again.held.expired(NOW + 99), ["aaaa", "cccc"], "what was put back is whole")
  assert.deepEqual((await again.held.open("cccc"))?.parts, ["aaaa", "bbbb"])
  const note = { reason: "", by: "", department: "", at: NOW, decided: true }
  for (const id of ["cccc", "bbbb"]) assert.equal(await dropOne(again.held, id, note, undefined), true)
  assert.deepEqual([await counted(again), leading()], [{ held: 1, damaged: 0 }, ["aaaa"]])
  db.exec("UPDATE sealed SET wrapped_key = x'00'")
  assert.deepEqual(await again.held.expired(NOW + 99), [])
  const keep = { finished: 1000, correlation: 1000, outbox: 1000, statistics: 1000, records: 1000, ledger: 0 }
  await again.retention.sweep(NOW + 10 + 999, keep)
  assert.deepEqual(await counted(again), { held: 0, damaged: 1 })
  await again.retention.sweep(NOW + 10 + 1000, keep)
  assert.deepEqual(await counted(again), { held: 0, damaged: 0 })
  db.close()
  await again.close()
})
