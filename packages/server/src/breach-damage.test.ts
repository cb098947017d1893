/** What a crash or a damaged database leaves of a file of a breach: all of a step or nothing of it, and everybody but who is damaged. */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, describe, test } from "node:test"

import { REFUSALS } from "@sluis/core/breach/refusal"
import { ok } from "@sluis/core/result"

import type { Actor } from "./app/ledger/actor.ts"
import { openBreachFiles } from "./app/breach/breach-files.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import type { Entries } from "./app/entries.ts"
import type { PersonCaller } from "./app/turn.ts"
import {
  addressOf,
  base64,
  DAY,
  openExampleBreaches,
  openMail,
  PROFILE,
  START,
  WHY,
} from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"
import { exampleHeld } from "./store/example-intake.ts"

const ANNA: Actor = { person: "anna", role: "privacy-officer" }
const OPENING = { source: "by-hand", title: "Contactdag", department: "", nearMiss: false } as const

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sluis-damage-"))
  after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** The process dies at the `last`th write: that one and all after it are not done. */
function dying(entries: Entries, last: number): Entries {
  let writes = 0
  const attempt = async <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1
    if (writes >= last) throw new StoreUnavailable("killed")
    return await write()
  }
  return {
    ...entries,
    add: (...asks) => attempt(() => entries.add(...asks)),
    change: (...asks) => attempt(() => entries.change(...asks)),
    together: (...asks) => attempt(() => entries.together(...asks)),
  }
}

for (const last of [1, 2, 3])
  test(`a file that was being opened when write ${last} failed is there, or nothing of it is`, async () => {
    const desk = await openExampleBreaches()
    after(async () => await desk.close())
    const { entries } = desk.store
    const ports = {
      newId: () => `breach${last}`,
      clock: { now: () => START, elapsed: () => 0 },
      timeZone: "UTC",
    }
    const files = openBreachFiles({ entries: dying(entries, last), ...ports })
    const opened = await files.open(OPENING, undefined, ANNA).catch(() => undefined)
    const isListed = (await desk.opened.files.all()).length === 1
    const hasStep = (await entries.find("breach-step", `breach${last}-0`)) !== undefined
    const isSaid = (await desk.ledger()).some(({ action }) => action === "breach.opened")
    const isThere = opened?.ok === true
    assert.deepEqual([isListed, hasStep, isSaid], [isThere, isThere, isThere])
    assert.equal(opened?.ok === true, last > 1)
  })

test("a step whose write failed stands neither in the file nor in the list", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const { entries } = desk.store
  const ports = { newId: () => "breach", clock: { now: () => START, elapsed: () => 0 }, timeZone: "UTC" }
  const opened = await openBreachFiles({ entries, ...ports }).open(OPENING, undefined, ANNA)
  assert.ok(opened.ok)
  const act = { kind: "described", title: "Een andere titel", department: "", summary: "" } as const
  const taken = openBreachFiles({ entries: dying(entries, 1), ...ports }).take("breach", act, 0, ANNA)
  await assert.rejects(taken, StoreUnavailable)
  const read = await desk.opened.files.read("breach")
  assert.ok(read.ok)
  assert.deepEqual([read.value.file.steps.length, read.value.kept.row.title], [1, "Contactdag"])
  const done = await openBreachFiles({ entries: dying(entries, 2), ...ports }).take("breach", act, 0, ANNA)
  assert.deepEqual(done, ok(1))
  assert.equal((await desk.opened.files.find("breach"))?.row.title, "Een andere titel")
})

test("what was to be there with a step is not there where the step is refused", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const opened = await desk.opened.files.open(OPENING, undefined, ANNA)
  assert.ok(opened.ok)
  const round = { id: "round", group: opened.value.id, at: START, value: "{}" }
  const beside = { writes: [{ write: "add", kind: "breach-round", entry: round }] } as const
  const act = { kind: "letter", letter: "round", round: "first", people: 1 } as const
  assert.equal(codeOf(await desk.opened.files.take(opened.value.id, act, 0, ANNA, beside)), "breach/refused")
  assert.equal(await desk.store.entries.find("breach-round", "round"), undefined)
})

/** One octet of what is sealed is another. */
function damage(folder: string, id: string): void {
  const db = new DatabaseSync(join(folder, "sluis.db"))
  const { changes } = db
    .prepare(
      `UPDATE entry SET sealed = CAST(substr(sealed, 1, 20)
        || CASE hex(substr(sealed, 21, 1)) WHEN '00' THEN x'01' ELSE x'00' END
        || substr(sealed, 22) AS BLOB) WHERE id = ?`,
    )
    .run(id)
  db.close()
  assert.equal(Number(changes), 1)
}

test("of whom the entry is damaged is told by number, everybody else is there, and gets a letter", async () => {
  const folder = newFolder()
  const desk = await openExampleBreaches({ folder })
  after(async () => await desk.close())
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
  const opened = await desk.handlers["breaches.open"]({ body: OPENING }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  const params = { id }
  const message = { message: base64(openMail(4)), outcome: "sent" as const, people: true }
  assert.ok((await desk.handlers["breaches.evidence"]({ params, body: message }, turn(anna))).ok)
  const act = { kind: "people", decision: { inform: true, reason: "hoog risico" } } as const
  assert.ok((await desk.handlers["breaches.take"]({ params, body: { seen: 1, act } }, turn(anna))).ok)
  damage(folder, `${id}-p2`)

  const shown = await desk.handlers["breaches.show"]({ params }, turn(anna))
  assert.ok(shown.ok)
  assert.deepEqual([shown.value.people.total, shown.value.people.damaged], [4, [`${id}-p2`]])
  const body = { reason: WHY, limit: 100 }
  const listed = await desk.handlers["breaches.people"]({ params, body }, turn(anna))
  assert.ok(listed.ok)
  assert.deepEqual(
    listed.value.people.map(({ address }) => address),
    [1, 3, 4].map(addressOf),
  )
  const round = { seen: 2, round: "first" as const, draft: { groups: [] }, rehearse: false }
  const begun = await desk.handlers["breaches.inform"]({ params, body: round }, turn(anna))
  assert.ok(begun.ok)
  assert.equal(begun.value.people, 3)
  await desk.opened.mailing.quiet()

  const person = { id, person: `${id}-p2` }
  const changed = await desk.handlers["breaches.changePerson"](
    { params: person, body: { name: "x" } },
    turn(anna),
  )
  assert.equal(codeOf(changed), "breach/person")
  assert.ok((await desk.handlers["breaches.removePerson"]({ params: person }, turn(anna))).ok)
  const after4 = await desk.handlers["breaches.show"]({ params }, turn(anna))
  assert.ok(after4.ok)
  assert.deepEqual([after4.value.people.total, after4.value.people.damaged], [3, []])
})

test("a file of which a step is damaged says so, and keeps nobody from the others", async () => {
  const folder = newFolder()
  const desk = await openExampleBreaches({ folder })
  after(async () => await desk.close())
  const opened = [
    await desk.opened.files.open(OPENING, undefined, ANNA),
    await desk.opened.files.open(OPENING, undefined, ANNA),
  ]
  const [one, other] = opened.map((each) => (each.ok ? each.value.id : ""))
  assert.ok(one !== undefined && other !== undefined)
  damage(folder, `${one}-0`)
  assert.equal(codeOf(await desk.opened.files.read(one)), "breach/damaged")
  const noted = { kind: "noted", text: "x" } as const
  assert.equal(codeOf(await desk.opened.files.take(one, noted, 0, ANNA)), "breach/damaged")
  assert.ok((await desk.opened.files.read(other)).ok)
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const query = { language: "nl", as: "csv" } as const
  const register = await desk.handlers["breaches.register"]({ query }, turn(anna))
  assert.ok(register.ok)
  const [, first, second] = Buffer.from(register.value.octets, "base64").toString().split("\r\n")
  assert.match(first ?? "", /^2026-001,datalek,Contactdag,.*Dit dossier is beschadigd/)
  assert.match(second ?? "", /^2026-002,datalek,Contactdag,/)
  damage(folder, one)
  assert.equal(codeOf(await desk.opened.files.read(one)), "breach/damaged")
  assert.deepEqual(
    (await desk.opened.files.all()).map(({ id }) => id),
    [other],
  )
})

test("near misses are asked of the store: a page is full, and the next one goes on where it ended", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const wanted: string[] = []
  // Two near misses among every seven files: pages of what is not filtered would have none or one or two.
  for (let number = 0; number < 35; number += 1) {
    desk.time.now = START + number
    const opened = await desk.opened.files.open({ ...OPENING, nearMiss: number % 7 < 2 }, undefined, ANNA)
    assert.ok(opened.ok)
    if (number % 7 < 2) wanted.unshift(opened.value.id)
  }
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const query = { state: "all", kind: "near-miss", limit: 5, after: cursor } as const
    const page = await desk.handlers["breaches.list"]({ query }, turn(anna))
    assert.ok(page.ok)
    pages.push(page.value.breaches.map(({ id }) => id))
    cursor = page.value.next
  } while (cursor !== undefined)
  assert.deepEqual(
    pages.map(({ length }) => length),
    [5, 5],
  )
  assert.deepEqual(pages.flat(), wanted)

  const [first = ""] = wanted
  const turned = { kind: "near-miss", nearMiss: false, reason: "toch verstuurd" } as const
  assert.ok((await desk.opened.files.take(first, turned, 0, ANNA)).ok)
  const query = { state: "open", kind: "near-miss", limit: 100 } as const
  const left = await desk.handlers["breaches.list"]({ query }, turn(anna))
  assert.ok(left.ok)
  assert.deepEqual(
    left.value.breaches.map(({ id }) => id),
    wanted.slice(1),
  )
})

test("a file that was kept long enough goes, unless somebody reopens it in the same moment", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const { files } = desk.opened
  const closedFile = async (): Promise<string> => {
    const opened = await files.open({ ...OPENING, nearMiss: true }, undefined, ANNA)
    assert.ok(opened.ok)
    const cause = { kind: "cause", cause: "other", reason: "haast" } as const
    assert.deepEqual(await files.take(opened.value.id, cause, 0, ANNA), ok(1))
    assert.deepEqual(await files.take(opened.value.id, { kind: "closed", reason: "klaar" }, 1, ANNA), ok(2))
    return opened.value.id
  }
  const [stays, goes] = [await closedFile(), await closedFile()]
  const [one, other] = (await files.closedUntil(START)).toSorted(({ id }) => (id === stays ? -1 : 1))
  assert.ok(one !== undefined && other !== undefined)
  const reopened = { kind: "reopened", reason: "er is meer" } as const
  assert.deepEqual(await files.take(stays, reopened, 2, ANNA), ok(3))
  assert.equal(await files.letGo(one), false)
  assert.equal(await files.letGo(other), true)
  // A crash may come here: it is nobody's, and the next round removes it.
  assert.equal(codeOf(await files.take(goes, reopened, 2, ANNA)), "breach/unknown")
  assert.deepEqual(
    (await files.all()).map(({ id }) => id),
    [stays],
  )
  desk.time.now = START + 1827 * DAY
  await desk.opened.look()
  assert.equal(await desk.store.entries.find("breach", goes), undefined)
  assert.equal(await desk.store.entries.find("breach-step", `${goes}-0`), undefined)
  assert.ok((await files.read(stays)).ok)
})

test("a letter that is heard of after its file went disturbs nobody", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
  const opened = await desk.opened.files.open(OPENING, undefined, ANNA)
  assert.ok(opened.ok)
  const params = { id: opened.value.id }
  const table = { table: { text: "jan@een.example" }, concerned: true, received: false }
  assert.ok((await desk.handlers["breaches.addPeople"]({ params, body: table }, turn(anna))).ok)
  const act = { kind: "people", decision: { inform: true, reason: "hoog", exception: undefined } } as const
  assert.deepEqual(await desk.opened.files.take(opened.value.id, act, 0, ANNA), ok(1))
  const round = { seen: 1, round: "first" as const, draft: { groups: [] }, rehearse: false }
  assert.ok((await desk.handlers["breaches.inform"]({ params, body: round }, turn(anna))).ok)
  await desk.opened.mailing.quiet()
  const [mail] = (await desk.due()).filter(({ work }) => work.envelope.sender === PROFILE.desk.email)
  assert.ok(mail !== undefined)
  await desk.opened.people.removeAll(opened.value.id)
  await desk.opened.files.remove(opened.value.id)
  await desk.opened.custody.settle([{ id: mail.work.id, recipient: 0, outcome: { kind: "sent" } }], [])
  assert.deepEqual(await desk.due(), [])
})

test("a file is not closed while somebody must still get a letter on paper or a call", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
  const opened = await desk.handlers["breaches.open"]({ body: { ...OPENING, nearMiss: true } }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  const params = { id }
  const body = {
    people: [
      {
        name: "Jan Bos",
        address: "",
        language: "nl" as const,
        group: "",
        concerned: true,
        received: false,
      },
    ],
  }
  assert.ok((await desk.handlers["breaches.addPeople"]({ params, body }, turn(anna))).ok)
  const cause = { kind: "cause", cause: "other", reason: "haast" } as const
  const inform = { kind: "people", decision: { inform: true, reason: "netjes" } } as const
  const take = (seen: number, act: Parameters<(typeof desk.handlers)["breaches.take"]>[0]["body"]["act"]) =>
    desk.handlers["breaches.take"]({ params, body: { seen, act } }, turn(anna))
  assert.deepEqual(await take(0, cause), ok({ number: 1 }))
  assert.deepEqual(await take(1, inform), ok({ number: 2 }))
  const round = { seen: 2, round: "first" as const, draft: { groups: [] }, rehearse: false }
  const begun = await desk.handlers["breaches.inform"]({ params, body: round }, turn(anna))
  assert.ok(begun.ok && begun.value.tasks === 1)
  await desk.opened.mailing.quiet()
  const closed = { kind: "closed", reason: "klaar" } as const
  assert.equal(codeOf(await take(2, closed)), "breach/refused")
  const done = { params: { id, person: `${id}-p1` }, body: { task: "done" as const } }
  assert.ok((await desk.handlers["breaches.changePerson"](done, turn(anna))).ok)
  assert.deepEqual(await take(2, closed), ok({ number: 4 }))
})

test("a held message that can't be read any more opens no file, says why, and only to who may know of it", async () => {
  const folder = newFolder()
  const desk = await openExampleBreaches({ folder })
  after(async () => await desk.close())
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const sanne = await desk.account("sanne@voorbeeld.example", ["employee"])
  const base = exampleHeld([addressOf(1)])
  const intake = { ...base, envelope: { ...base.envelope, sender: "sanne@voorbeeld.example" } }
  await desk.store.custody.take(intake, undefined)
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.prepare("UPDATE sealed SET record = x'00' WHERE id = ?").run(intake.id)
  db.close()
  const body = { ...OPENING, source: "held" as const, held: intake.id }
  assert.equal(codeOf(await desk.handlers["breaches.open"]({ body }, turn(anna))), "held/damaged")
  const proven = { ...sanne, person: { ...sanne.person, provenAt: START } }
  const other = { ...proven, person: { ...proven.person, address: "ander@voorbeeld.example" } }
  for (const [who, code] of [
    [proven, "held/damaged"],
    [other, "held/unknown"],
    [sanne, "held/unknown"],
  ] as const) {
    const words = { words: "Dit had niet gemogen.", held: intake.id }
    assert.equal(codeOf(await desk.handlers["breaches.report"]({ body: words }, turn(who))), code)
  }
})

describe("a file of which something is damaged that may keep it open", () => {
  async function withDesk(nearMiss: boolean, work: (at: Damaged) => Promise<void>): Promise<void> {
    const folder = newFolder()
    const desk = await openExampleBreaches({ folder })
    try {
      const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
      await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
      const opened = await desk.handlers["breaches.open"]({ body: { ...OPENING, nearMiss } }, turn(anna))
      assert.ok(opened.ok)
      const { id } = opened.value
      const params = { id }
      const seen = async (): Promise<number> => {
        const read = await desk.opened.files.read(id)
        assert.ok(read.ok)
        return read.value.file.steps.length - 1
      }
      const table = { text: [1, 2].map(addressOf).join("\n") }
      const body = { table, concerned: true, received: true }
      assert.ok((await desk.handlers["breaches.addPeople"]({ params, body }, turn(anna))).ok)
      const cause = { kind: "cause", cause: "other", reason: "haast" } as const
      assert.deepEqual(await desk.opened.files.take(id, cause, 0, ANNA), ok(1))
      await work({
        desk,
        anna,
        id,
        folder,
        seen,
        close: async () => {
          const act = { kind: "closed", reason: "klaar" } as const
          const closed = await desk.handlers["breaches.take"](
            { params, body: { seen: await seen(), act } },
            turn(anna),
          )
          return closed.ok ? undefined : closed.error.remedy?.en
        },
        settle: async () => {
          await desk.opened.mailing.quiet()
          for (const { work: mail } of await desk.due())
            await desk.opened.custody.settle([{ id: mail.id, recipient: 0, outcome: { kind: "sent" } }], [])
        },
      })
    } finally {
      await desk.close()
    }
  }

  test("is not closed while the record of a person is, and is once that is removed", async () => {
    await withDesk(true, async ({ desk, anna, id, folder, close }) => {
      damage(folder, `${id}-p1`)
      assert.equal(await close(), REFUSALS["people-damaged"].en)
      const removed = { params: { id, person: `${id}-p1` } }
      assert.ok((await desk.handlers["breaches.removePerson"](removed, turn(anna))).ok)
      assert.equal(await close(), undefined)
    })
  })

  test("is not closed while a round of letters is, unless everybody got one", async () => {
    await withDesk(true, async ({ desk, anna, id, folder, seen, close, settle }) => {
      const params = { id }
      const act = {
        kind: "people",
        decision: { inform: true, reason: "hoog risico", exception: undefined },
      } as const
      assert.ok((await desk.opened.files.take(id, act, await seen(), ANNA)).ok)
      const inform = async (): Promise<void> => {
        const body = { seen: await seen(), round: "first" as const, draft: { groups: [] }, rehearse: false }
        assert.ok((await desk.handlers["breaches.inform"]({ params, body }, turn(anna))).ok)
        await settle()
      }
      await inform()
      const [round] = await desk.store.entries.inGroup("breach-round", id, 10)
      damage(folder, round?.id ?? "")
      // As after a crash: one of them was not reached yet.
      await desk.opened.people.alter(`${id}-p2`, (person) => ({ ...person, letters: [] }))
      assert.equal(await close(), REFUSALS["mail-damaged"].en)
      await inform()
      assert.equal((await desk.opened.people.find(`${id}-p2`))?.letters.length, 1)
      assert.equal(await close(), undefined)
    })
  })

  test("is not closed while a question is, unless everybody was asked", async () => {
    await withDesk(true, async ({ desk, anna, id, folder, close, settle }) => {
      const ask = async (): Promise<void> => {
        assert.ok((await desk.handlers["breaches.ask"]({ params: { id } }, turn(anna))).ok)
        await settle()
      }
      await ask()
      const [round] = await desk.store.entries.inGroup("breach-round", id, 10)
      damage(folder, round?.id ?? "")
      await desk.opened.people.alter(`${id}-p2`, (person) => ({ ...person, asked: [] }))
      assert.equal(await close(), REFUSALS["mail-damaged"].en)
      await ask()
      assert.equal(await close(), undefined)
    })
  })
})

type Damaged = {
  readonly desk: ExampleBreaches
  readonly anna: PersonCaller
  readonly id: string
  readonly folder: string
  /** Number of the last step. */
  readonly seen: () => Promise<number>
  /** What to do about what is against it; undefined: it is closed. */
  readonly close: () => Promise<string | undefined>
  /** All mail is sent. */
  readonly settle: () => Promise<void>
}
