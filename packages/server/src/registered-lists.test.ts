/** Registered lists of a gateway that runs: handed in on a screen, read in a thread, and known to the next message. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { parseAddress } from "@sluis/core/mail/address"
import type { PersonKey } from "@sluis/core/mail/address"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { fileOf } from "../../../tools/judge/attachment.ts"
import { listHandlers } from "./app/console/lists.ts"
import { openEvents } from "./app/events.ts"
import type { NewLedgerEntry } from "./app/ledger/ledger.ts"
import { readMemberTable } from "./app/acquaintance/member-table.ts"
import type { ReadTable } from "./app/acquaintance/member-table.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Turn } from "./app/turn.ts"
import { FORMS } from "./contract/form.ts"
import type { Asking } from "./contract/form.ts"
import { openLookPool } from "./judge/look-pool.ts"
import type { LookPool } from "./judge/look-pool.ts"
import { openRemembering } from "./remembering.ts"
import type { Remembering } from "./remembering.ts"
import { newFolder } from "./store/test-store.ts"

const CLOCK = { now: () => Date.UTC(2026, 10, 21), elapsed: () => 0 }
const TURN: Turn = {
  caller: { kind: "program", token: "t", scopes: ["lists"] },
  client: "192.0.2.1",
  language: "nl",
  begin: () => undefined,
  end: () => undefined,
}

type World = {
  readonly remembering: Remembering
  readonly handlers: ReturnType<typeof listHandlers>
  readonly told: string[]
  readonly said: readonly NewLedgerEntry[]
  readonly put: (
    body: Asking<"lists.put">["body"],
  ) => ReturnType<ReturnType<typeof listHandlers>["lists.put"]>
  readonly close: () => Promise<void>
}

function openPool(): LookPool {
  return openLookPool(
    { text: DEFAULT_POLICY, name: "builtin", us: [], hostName: "sluis.voorbeeld.example" },
    { deadline: 30_000, workerFile: new URL("./judge-worker.ts", import.meta.url), workerMemory: undefined },
    SILENT_LOG,
  )
}

function world(): World {
  const acquaintance = { enabled: true, forgetAfter: 1 }
  const remembering = openRemembering({ data: newFolder(), acquaintance }, new Uint8Array(32).fill(3), {
    clock: CLOCK,
    log: SILENT_LOG,
  })
  const pool = openPool()
  const events = openEvents()
  const told: string[] = []
  const said: NewLedgerEntry[] = []
  events.listen((name) => told.push(name))
  const handlers = listHandlers({
    lists: remembering.lists,
    readMembers: pool.readMembers,
    ledger: { append: (entries) => Promise.resolve(said.push(...entries)) },
    now: CLOCK.now,
    events,
    log: SILENT_LOG,
  })
  return {
    remembering,
    handlers,
    told,
    said,
    put: (body) => handlers["lists.put"]({ body: FORMS["lists.put"].body.parse(body) }, TURN),
    close: async () => {
      await pool.close()
      await remembering.close()
    },
  }
}

function keyOf(address: string): PersonKey {
  const parsed = parseAddress(address)
  assert.ok(parsed.ok)
  return parsed.value.key
}

test("lists: what is put counts for the next message, is told by number alone, and can be replaced and removed", async () => {
  const { remembering, handlers, put, told, said, close } = world()
  const name = "Herstelgroep"
  const people = ["jan@post.example", "piet@post.example"]
  assert.equal(remembering.memory.listsAmong(people.map(keyOf)).length, 0)
  const first = await put({ name, reveals: "health", table: { text: people.join("\n") } })
  assert.deepEqual(first.ok && first.value, { name, people: 2, unreadable: 0, columns: [] })
  assert.equal(remembering.memory.listsAmong(people.map(keyOf)).length, 1)
  const listed = await handlers["lists.list"]({}, TURN)
  assert.deepEqual(listed.ok && listed.value, { lists: [{ name, people: 2, reveals: "health" }] })

  assert.ok((await put({ name, table: { text: "kees@post.example" } })).ok)
  assert.equal(remembering.memory.listsAmong(people.map(keyOf)).length, 0)
  const again = await handlers["lists.list"]({}, TURN)
  assert.deepEqual(again.ok && again.value, { lists: [{ name, people: 1 }] })

  assert.ok((await handlers["lists.remove"]({ params: { name } }, TURN)).ok)
  const gone = await handlers["lists.remove"]({ params: { name } }, TURN)
  assert.equal(!gone.ok && gone.error.code, "list/unknown")
  assert.deepEqual(told, ["lists", "lists", "lists"])
  assert.deepEqual(
    said.map(({ action, figures, salted }) => [action, figures, salted?.["list"]]),
    [
      ["list.registered", { people: 2 }, name],
      ["list.registered", { people: 1 }, name],
      ["list.removed", {}, name],
    ],
  )
  await close()
})

test("lists: a rehearsal counts, names the columns and registers nothing", async () => {
  const { handlers, put, told, close } = world()
  const text = "naam;werk;thuis\nJan;jan@voorbeeld.example;jan@post.example\nPiet;geen;piet@post.example\n"
  const name = "x"
  const undecided = await put({ name, table: { text }, rehearse: true })
  assert.deepEqual(undecided.ok && undecided.value, {
    name,
    people: 0,
    unreadable: 0,
    columns: ["naam", "werk", "thuis"],
  })
  const decided = await put({ name, table: { text }, column: "werk", rehearse: true })
  assert.deepEqual(decided.ok && decided.value, {
    name,
    people: 1,
    unreadable: 1,
    columns: ["naam", "werk", "thuis"],
  })
  const listed = await handlers["lists.list"]({}, TURN)
  assert.deepEqual(listed.ok && listed.value, { lists: [] })
  const faulty = await put({ name, table: { text } })
  assert.equal(!faulty.ok && faulty.error.code, "list/columns")
  assert.deepEqual(told, [])
  await close()
})

const refused: readonly [says: string, body: Asking<"lists.put">["body"], code: string][] = [
  ["a name with a control character", { name: "a\u0007b", table: { text: "jan@post.example" } }, "list/name"],
  ["a table without addresses", { name: "a", table: { text: "naam\nJan\n" } }, "list/no-addresses"],
  [
    "a column that is not there",
    { name: "a", table: { text: "jan@post.example" }, column: "zzz" },
    "list/no-column",
  ],
  [
    "octets that are no table",
    { name: "a", table: { octets: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]).toBase64(), name: "leden.xlsx" } },
    "list/no-addresses",
  ],
]
test("lists: what can't be a list is refused, and no fault repeats what was handed in", async () => {
  const { put, close } = world()
  for (const [says, body, code] of refused) {
    const answer = await put(body)
    assert.equal(!answer.ok && answer.error.code, code, says)
    assert.ok(!answer.ok && !answer.error.message.includes("post.example"), says)
  }
  await close()
})

test("lists: after the gateway has stopped nothing is written, and that is said", async () => {
  const { put, close, remembering } = world()
  await remembering.close()
  const answer = await put({ name: "a", table: { text: "jan@post.example" } }).catch(() => undefined)
  assert.equal(answer !== undefined && !answer.ok && answer.error.code, "store/unavailable")
  await close()
})

const texts: readonly [
  says: string,
  text: string,
  column: string | undefined,
  expected: readonly [number, number],
][] = [
  ["one below the other", "jan@a.example\npiet@a.example\n", undefined, [2, 0]],
  ["on one line with commas", "jan@a.example, piet@a.example, kees@a.example", undefined, [3, 0]],
  ["as a mail program copies them", "Jan <jan@a.example>; Piet <piet@a.example>", undefined, [2, 0]],
  [
    "several on each of several lines",
    "jan@a.example, piet@a.example\nkees@a.example, an@a.example\n",
    undefined,
    [4, 0],
  ],
  ["the same one twice", "jan@a.example\nJAN@a.example\n", undefined, [1, 0]],
  ["below a title, with a line that is none", "e-mail\njan@a.example\nniet bekend\n", undefined, [1, 1]],
]
for (const [says, text, column, [people, unreadable]] of texts) {
  test(`lists: addresses ${says}`, async () => {
    const read = await readMemberTable({ kind: "text", text }, column)
    assert.deepEqual(numbers(read), [people, unreadable])
  })
}

function numbers(read: ReadTable): readonly number[] {
  return read.kind === "table" ? [read.table.people.length, read.table.unreadable] : []
}

for (const ending of ["xlsx", "ods"]) {
  test(`lists: the members in a spreadsheet (${ending}), from a sheet that is seen`, async () => {
    const sheet = (name: string, hidden: boolean, rows: string[][]) => ({
      name,
      hidden,
      rows,
      hiddenColumns: [],
    })
    const { octets } = fileOf({
      name: `leden.${ending}`,
      sheets: [
        sheet("Oud", true, [["weg@a.example"], ["ook@a.example"]]),
        sheet("Leden", false, [
          ["Naam", "E-mail"],
          ["Jan", "jan@a.example"],
          ["Piet", "piet@a.example"],
          ["An", "onbekend"],
        ]),
      ],
      comments: [],
      removed: [],
      encrypted: false,
    })
    const read = await readMemberTable({ kind: "file", octets, name: `leden.${ending}` }, undefined)
    assert.ok(read.kind === "table")
    assert.deepEqual(read.table, {
      people: ["jan@a.example", "piet@a.example"].map(keyOf),
      unreadable: 1,
      columns: ["Naam", "E-mail"],
      undecided: false,
    })
  })
}

test("lists: the names of columns are few and short", async () => {
  const titles = Array.from({ length: 150 }, (_, at) => `${"t".repeat(300)}${at}`)
  const cells = titles.map((_, at) => (at === 0 ? "jan@a.example" : "x"))
  const text = `${titles.join(";")}\n${cells.join(";")}\n`
  const read = await readMemberTable({ kind: "text", text }, undefined)
  assert.ok(read.kind === "table")
  assert.equal(read.table.columns.length, 100)
  assert.equal(read.table.columns[0]?.length, 200)
})

test("a policy is checked in a thread, with what differs from another", async () => {
  const pool = openPool()
  const checked = await pool.checkPolicy(
    DEFAULT_POLICY.replace("strangers >= 10", "strangers >= 9"),
    DEFAULT_POLICY,
  )
  assert.ok(checked.ok)
  assert.deepEqual(checked.value.problems, [])
  assert.deepEqual(
    checked.value.differences?.map(({ name, floor }) => [name, floor]),
    [["audience/strangers", true]],
  )
  await pool.close()
})
