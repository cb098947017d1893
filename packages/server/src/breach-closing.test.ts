/** A file that is closed, or a round that is begun, in the very moment of another: the one or the other, never both. */
import assert from "node:assert/strict"
import { after, before, beforeEach, describe, test } from "node:test"

import { isClosed } from "@sluis/core/breach/file"

import { openBreachFiles } from "./app/breach/breach-files.ts"
import type { BreachFiles } from "./app/breach/breach-files.ts"
import { NO_DRAFT, stepOfRound, writeRound } from "./app/breach/round.ts"
import type { Round } from "./app/breach/round.ts"
import type { Entries, EntryKind } from "./app/entries.ts"
import type { Fault } from "./app/fault.ts"
import type { PersonCaller } from "./app/turn.ts"
import { addressOf, openExampleBreaches, PROFILE } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"
import { newId } from "./secret/id.ts"

type Meanwhile = () => Promise<void>

/** What somebody else does, once: before this is read, or before all of these are written. */
let beforeFind: { readonly kind: EntryKind; readonly run: Meanwhile } | undefined
let beforeTogether: { readonly kind: EntryKind; readonly run: Meanwhile } | undefined
let beforeGroup: { readonly kind: EntryKind; readonly run: Meanwhile } | undefined
/** People are marked once this is over. */
let marking: Promise<void> | undefined

function interrupted(entries: Entries): Entries {
  return {
    ...entries,
    find: async (kind, id) => {
      const meanwhile = beforeFind
      if (meanwhile?.kind === kind) {
        beforeFind = undefined
        await meanwhile.run()
      }
      return await entries.find(kind, id)
    },
    inGroup: async (kind, group, limit) => {
      const meanwhile = beforeGroup
      if (meanwhile?.kind === kind) {
        beforeGroup = undefined
        await meanwhile.run()
      }
      return await entries.inGroup(kind, group, limit)
    },
    together: async (writes, ledger) => {
      if (writes.some(({ kind }) => kind === "breach-person")) await marking
      const meanwhile = beforeTogether
      if (writes.some(({ kind }) => kind === meanwhile?.kind)) {
        beforeTogether = undefined
        await meanwhile?.run()
      }
      return await entries.together(writes, ledger)
    },
  }
}

let desk: ExampleBreaches
let anna: PersonCaller
before(async () => {
  desk = await openExampleBreaches({ entriesOver: interrupted })
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
})
after(async () => await desk.close())

let id: string

describe("in the moment of another:", () => {
  beforeEach(async () => {
    const body = { source: "by-hand" as const, title: "Contactdag", department: "", nearMiss: true }
    const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
    assert.ok(opened.ok)
    id = opened.value.id
    const table = { text: addressOf(1) }
    const people = { table, concerned: true, received: true }
    assert.ok((await desk.handlers["breaches.addPeople"]({ params: { id }, body: people }, turn(anna))).ok)
    const cause = { kind: "cause", cause: "other", reason: "haast" } as const
    assert.ok((await desk.opened.files.take(id, cause, 0, BOB)).ok)
    // A file that is opened makes the desk look, and whatever round it finds it goes on with.
    await desk.opened.look()
  })

  const CLOSED = { kind: "closed", reason: "klaar" } as const

  const BOB = { person: "bob", role: "privacy-officer" } as const

  /** Of another process over the same store. */
  function elsewhere(): BreachFiles {
    const clock = { now: () => desk.time.now, elapsed: () => 0 }
    return openBreachFiles({ entries: desk.store.entries, newId, clock, timeZone: "Europe/Amsterdam" })
  }

  async function closeElsewhere(): Promise<void> {
    assert.ok((await elsewhere().take(id, CLOSED, 1, BOB)).ok)
  }

  async function askElsewhere(done = false): Promise<void> {
    const round: Round = {
      id: newId(),
      breach: id,
      kind: "question",
      draft: NO_DRAFT,
      language: "nl",
      at: desk.time.now,
      by: BOB.person,
      people: [1],
      tasks: [],
      done,
    }
    const entry = { id: round.id, group: id, at: round.at, value: writeRound(round) }
    const writes = [{ write: "add", kind: "breach-round", entry } as const]
    assert.ok((await elsewhere().take(id, stepOfRound(round), 1, BOB, { writes })).ok)
  }

  async function close(): Promise<Fault | undefined> {
    const body = { seen: 1, act: CLOSED }
    const closed = await desk.handlers["breaches.take"]({ params: { id }, body }, turn(anna))
    return closed.ok ? undefined : closed.error
  }

  async function ask(): Promise<string> {
    const begun = await desk.handlers["breaches.ask"]({ params: { id } }, turn(anna))
    await desk.opened.mailing.quiet()
    return codeOf(begun)
  }

  async function setTask(): Promise<string> {
    const params = { id, person: `${id}-p1` }
    return codeOf(
      await desk.handlers["breaches.changePerson"]({ params, body: { task: "telephone" } }, turn(anna)),
    )
  }

  async function state(): Promise<{
    readonly closed: boolean
    readonly rounds: number
    readonly asked: number
  }> {
    const read = await desk.opened.files.read(id)
    assert.ok(read.ok)
    const rounds = await desk.store.entries.inGroup("breach-round", id, 10)
    const people = await desk.opened.people.all(id)
    return {
      closed: isClosed(read.value.file),
      rounds: rounds.length,
      asked: people.flatMap(({ asked }) => asked).length,
    }
  }

  test("a question that was being prepared while a colleague closed the file is not asked", async () => {
    beforeFind = { kind: "setting", run: async () => assert.equal(await close(), undefined) }
    assert.equal(await ask(), "breach/refused")
    assert.deepEqual(await state(), { closed: true, rounds: 0, asked: 0 })
  })

  test("nor is one that was about to be kept when the file was closed", async () => {
    beforeTogether = { kind: "breach-round", run: closeElsewhere }
    assert.equal(await ask(), "breach/refused")
    assert.deepEqual(await state(), { closed: true, rounds: 0, asked: 0 })
  })

  test("a file stays open where a question is begun after everything was looked at, and before it is closed", async () => {
    beforeTogether = { kind: "breach-step", run: askElsewhere }
    assert.match((await close())?.remedy?.nl ?? "", /^Er is nog 1 brief of vraag onderweg/)
    assert.deepEqual(await state(), { closed: false, rounds: 1, asked: 0 })
  })

  test("a file stays open where a task is set by hand in that moment", async () => {
    beforeTogether = { kind: "breach-step", run: async () => assert.equal(await setTask(), "ok") }
    assert.match((await close())?.remedy?.nl ?? "", /een brief op papier of een telefoontje/)
    assert.equal((await state()).closed, false)
  })

  test("a task that is set by hand while the file is closed is not set; nor is one afterwards", async () => {
    beforeTogether = { kind: "breach-person", run: closeElsewhere }
    assert.equal(await setTask(), "breach/refused")
    assert.equal(await setTask(), "breach/refused")
    const [person] = await desk.opened.people.all(id)
    assert.equal(person?.task, undefined)
  })

  test("of two rounds that are begun at once, by two processes, one is kept", async () => {
    beforeTogether = { kind: "breach-round", run: askElsewhere }
    assert.equal(await ask(), "breach/sending")
    assert.deepEqual(await state(), { closed: false, rounds: 1, asked: 0 })
  })

  test("nor is a second one where the other process is done with its own by then", async () => {
    beforeTogether = { kind: "breach-round", run: async () => await askElsewhere(true) }
    assert.equal(await ask(), "breach/sending")
    assert.deepEqual(await state(), { closed: false, rounds: 1, asked: 0 })
  })

  test("nobody is asked twice where a round ends while the next one is prepared", async () => {
    const gate = Promise.withResolvers<void>()
    marking = gate.promise
    assert.equal(codeOf(await desk.handlers["breaches.ask"]({ params: { id } }, turn(anna))), "ok")
    beforeGroup = {
      kind: "breach-round",
      run: async () => {
        gate.resolve()
        await desk.opened.mailing.quiet()
      },
    }
    assert.equal(await ask(), "ok")
    assert.equal(beforeGroup, undefined)
    assert.deepEqual(await state(), { closed: false, rounds: 1, asked: 1 })
  })
})
