/** A message that was held, and of which a file says that nobody got it, goes out after all: the file hears it, and officers do. */
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"

import { clockStart, fileClock } from "@sluis/core/breach/clock/file-clock"
import { evidenceIn, isClosed, isNearMiss } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import { missing } from "@sluis/core/breach/missing"

import { releaseHearing } from "./app/breach/breach-release.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { PersonCaller } from "./app/turn.ts"
import type { Asks } from "./contract/form.ts"
import { addressOf, DAY, heldFor, HOUR, openExampleBreaches, START } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"
import { dropOne, releaseOne } from "./store/decide-one.ts"

type Act = Asks<"breaches.take">["body"]["act"]

/** Later than each file, which is opened at `START`. */
const RELEASED = START + 4 * DAY

let desk: ExampleBreaches
let anna: PersonCaller
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
})
after(async () => await desk.close())

type Opened = {
  readonly held: string
  readonly id: string
  readonly release: (as: "copies" | "original", by?: string, at?: number) => Promise<void>
  readonly take: (...acts: readonly Act[]) => Promise<void>
  /** Looks now; how many mails about the file are new, by subject. */
  readonly look: () => Promise<readonly string[]>
  readonly file: () => Promise<BreachFile>
}

async function withFile(work: (opened: Opened) => Promise<void>, nearMiss = true): Promise<void> {
  desk.time.now = START
  const intake = heldFor([addressOf(1), addressOf(2), addressOf(3)])
  await desk.store.custody.take(intake, undefined)
  const held = intake.id
  const body = { source: "held" as const, title: "Bijna", department: "", nearMiss, held }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  const file = async (): Promise<BreachFile> => {
    const read = await desk.opened.files.read(id)
    assert.ok(read.ok)
    return read.value.file
  }
  const look = async (): Promise<readonly string[]> => {
    await desk.opened.look()
    const due = await desk.due()
    for (const { work: mail } of due)
      for (const { recipient } of mail.due)
        await desk.store.custody.settle([{ id: mail.id, recipient, outcome: { kind: "sent" } }], [])
    return due
      .filter(({ work: { about } }) => about === id)
      .map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim() ?? "")
  }
  await look()
  await work({
    held,
    id,
    file,
    look,
    release: async (as, by = "", at = RELEASED) => {
      desk.time.now = at
      const note = { reason: "het was goed", by, department: "", at, expiresAt: at + DAY }
      const everyone = [{ splices: [], recipients: [0, 1, 2] }]
      const decision = { kind: "release", as, showing: "self" } as const
      assert.ok(await releaseOne(desk.store.held, held, decision, everyone, note))
    },
    take: async (...acts) => {
      for (const act of acts) {
        const request = { params: { id }, body: { seen: (await file()).steps.length - 1, act } }
        assert.equal(codeOf(await desk.handlers["breaches.take"](request, turn(anna))), "ok")
      }
    },
  })
}

const kinds = ({ steps }: BreachFile): readonly string[] => steps.map(({ act }) => act.kind)
const texts = ({ steps }: BreachFile): readonly string[] =>
  steps.flatMap(({ by, act }) =>
    by !== "" ? [] : act.kind === "noted" ? [act.text] : act.kind === "near-miss" ? [act.reason] : [],
  )

describe("a near miss of which the message is released as it was", () => {
  test("is a breach from then on: its clock runs, who got it is known, and officers are told again, once", async () => {
    await withFile(async ({ id, look, file, release }) => {
      const before = await file()
      assert.deepEqual([isNearMiss(before), fileClock(before, RELEASED).kind], [true, "none"])
      await release("original")
      assert.deepEqual(await look(), ["Er is een datalekdossier geopend"])
      const after = await file()
      assert.equal(isNearMiss(after), false)
      const [evidence] = evidenceIn(after)
      assert.deepEqual(
        [evidence?.outcome, evidence?.sentAt, evidence?.visible, after.conflicts],
        ["sent", RELEASED, 3, []],
      )
      assert.equal(clockStart(after).at, RELEASED)
      assert.equal(fileClock(after, RELEASED + HOUR).kind, "running")
      assert.deepEqual(
        (await desk.opened.people.all(id)).map(({ received }) => received),
        [true, true, true],
      )
      const row = await desk.opened.files.find(id)
      assert.deepEqual([row?.row.nearMiss, row?.told], [false, true])
      assert.ok(desk.told.includes("breaches"))
      assert.deepEqual(await look(), [])
      assert.equal((await file()).steps.length, after.steps.length)
    })
  })

  const WHO: readonly [who: string, by: string | undefined, expected: string][] = [
    ["the command line", "", "een beheerder, vanaf de opdrachtregel"],
    ["the link of a notice", "sender", "de afzender"],
    ["somebody with an account", undefined, "Naam van anna@voorbeeld.example"],
    ["somebody whose account is gone", "weg", "iemand die geen account meer heeft"],
  ]
  for (const [who, by, expected] of WHO)
    test(`says when, and that it was ${who}`, async () => {
      await withFile(async ({ look, file, release }) => {
        await release("original", by ?? anna.person.id)
        await look()
        const [text = ""] = texts(await file())
        assert.ok(text.includes(`zoals het was, op 21 november 2026 om 17.28 uur, door ${expected}.`), text)
      })
    })

  test("is decided on anew, where it was decided that nobody need be told", async () => {
    await withFile(async ({ id, look, file, release, take }) => {
      await take(
        { kind: "aware", awareness: { at: START, reason: "wij zagen het" } },
        { kind: "authority", decision: { notify: false, reason: "niemand kreeg het" } },
      )
      assert.equal(fileClock(await file(), START + HOUR).kind, "stopped")
      const asksAgain = async (): Promise<readonly string[]> =>
        missing(await file()).flatMap(({ code }) => (code.endsWith("-again") ? [code] : []))
      assert.deepEqual(await asksAgain(), [])
      await release("original")
      await look()
      assert.equal(fileClock(await file(), START + HOUR).kind, "running")
      assert.deepEqual(await asksAgain(), ["authority-decision-again"])
      assert.equal((await desk.opened.files.find(id))?.row.notify, undefined)
      await take({ kind: "authority", decision: { notify: false, reason: "alleen collega's kregen het" } })
      assert.deepEqual(await asksAgain(), [])
      assert.equal(fileClock(await file(), START + HOUR).kind, "stopped")
    })
  })

  test("knows of whoever was removed and added again by hand, and of nobody else who was added, that they got it", async () => {
    await withFile(async ({ id, look, release }) => {
      const people = async () => await desk.opened.people.all(id)
      const whose = (number: number) => ({ params: { id, person: `${id}-p${number}` } })
      const { "breaches.removePerson": remove, "breaches.changePerson": change } = desk.handlers
      assert.equal(codeOf(await remove(whose(1), turn(anna))), "ok")
      const moved = { ...whose(2), body: { address: "goed@vier.example" } }
      assert.equal(codeOf(await change(moved, turn(anna))), "ok")
      const table = { text: `${addressOf(1).toUpperCase()}\nopa@vijf.example` }
      const body = { table, concerned: true, received: false }
      assert.equal(
        codeOf(await desk.handlers["breaches.addPeople"]({ params: { id }, body }, turn(anna))),
        "ok",
      )
      await release("original")
      await look()
      const got = (await people()).map(({ address, received }) => [address.toLowerCase(), received] as const)
      assert.deepEqual(Object.fromEntries(got), {
        [addressOf(1)]: true,
        "goed@vier.example": false,
        [addressOf(3)]: true,
        "opa@vijf.example": false,
      })
    })
  })

  test("is open again where it was closed", async () => {
    await withFile(async ({ look, file, release, take }) => {
      await take(
        { kind: "cause", cause: "visible-recipients", reason: "haast" },
        { kind: "closed", reason: "er is niets verstuurd" },
      )
      await release("original")
      assert.equal((await look()).length, 1)
      const after = await file()
      assert.deepEqual([isClosed(after), isNearMiss(after)], [false, false])
    })
  })

  const CLOSING: readonly Act[] = [
    { kind: "cause", cause: "visible-recipients", reason: "haast" },
    { kind: "closed", reason: "er is niets verstuurd" },
  ]
  const LONGEST: readonly [days: number, isHeard: boolean][] = [
    // `hold.expireAfter` is at most 90 days.
    [93, true],
    [101, false],
  ]
  for (const [days, isHeard] of LONGEST)
    test(`${isHeard ? "is" : "is not"} open again where it was closed ${days} days before`, async () => {
      await withFile(async ({ look, file, release, take }) => {
        await take(...CLOSING)
        await release("original", "", START + days * DAY)
        await look()
        assert.equal(isClosed(await file()), !isHeard)
      })
    })

  test("is a breach from now on where it was released by a date that was ahead", async () => {
    await withFile(async ({ look, file, release, take }) => {
      await take(...CLOSING)
      const ahead = START + 365 * DAY
      await release("original", "", ahead)
      desk.time.now = RELEASED
      assert.deepEqual(await look(), ["Er is een datalekdossier geopend"])
      const after = await file()
      assert.deepEqual([isClosed(after), isNearMiss(after), clockStart(after).at], [false, false, RELEASED])
      assert.deepEqual([evidenceIn(after)[0]?.outcome, evidenceIn(after)[0]?.sentAt], ["sent", ahead])
      desk.time.now = RELEASED + HOUR
      assert.deepEqual(await look(), [])
      assert.equal((await file()).steps.length, after.steps.length)
    })
  })

  test("counts from its release where it was first looked at by a date that was behind", async () => {
    await withFile(async ({ look, file, release }) => {
      await release("original")
      desk.time.now = START - 6 * 365 * DAY
      await look()
      desk.time.now = RELEASED + HOUR
      await look()
      const after = await file()
      assert.deepEqual([isNearMiss(after), clockStart(after).at], [false, RELEASED])
      assert.equal(evidenceIn(after)[0]?.outcome, "sent")
    })
  })

  test("is heard where the file was opened by a date that was ahead, once the date can be believed", async () => {
    await withFile(async ({ file, release }) => {
      const now = START - 365 * DAY
      await release("original", "", now)
      const { files, people } = desk.opened
      const hear = (believed: number | undefined): Promise<void> =>
        releaseHearing({
          files,
          breachPeople: people,
          held: desk.store.held,
          people: { find: async () => undefined },
          events: { tell: () => undefined },
          clock: { now: () => now },
          believed: () => believed,
          timeZone: "Europe/Amsterdam",
          log: SILENT_LOG,
        })()
      await hear(undefined)
      assert.equal(isNearMiss(await file()), true)
      await hear(now)
      assert.deepEqual([isNearMiss(await file()), clockStart(await file()).at], [false, now])
    })
  })

  test("may be called a near miss again by an officer, and stays one", async () => {
    await withFile(async ({ look, file, release, take }) => {
      await release("original")
      await look()
      await take({ kind: "near-miss", nearMiss: true, reason: "alle ontvangers weigerden het" })
      assert.deepEqual(await look(), [])
      assert.equal(isNearMiss(await file()), true)
    })
  })

  test("says each thing once, whichever step a crash came before", async () => {
    await withFile(async ({ id, file, look, release }) => {
      await release("original")
      const { files, people } = desk.opened
      const expected = ["opened", "evidence", "times", "near-miss", "evidence"]
      for (let written = 0; written < 3; written += 1) {
        let left = written < 2 ? 1 : Infinity
        const hear = releaseHearing({
          files: {
            ...files,
            take: async (...step) => {
              if (left === 0) throw new StoreUnavailable("the disk is gone")
              left -= 1
              return await files.take(...step)
            },
          },
          breachPeople: people,
          held: desk.store.held,
          people: { find: async () => undefined },
          events: { tell: () => undefined },
          clock: { now: () => desk.time.now },
          believed: () => undefined,
          timeZone: "Europe/Amsterdam",
          log: SILENT_LOG,
        })
        if (written < 2) await assert.rejects(hear(), StoreUnavailable)
        else await hear()
        assert.deepEqual(kinds(await file()), expected.slice(0, 3 + written))
      }
      assert.equal((await files.find(id))?.told, false)
      assert.equal((await look()).length, 1)
      assert.deepEqual(kinds(await file()), expected)
    })
  })
})

test("a breach that was opened of a message that waits learns that it went out, and stays what it was", async () => {
  await withFile(async ({ look, file, release }) => {
    await release("original")
    assert.ok((await look()).includes("Er is een datalekdossier geopend"))
    assert.deepEqual(kinds(await file()), ["opened", "evidence", "noted", "evidence"])
    assert.equal(evidenceIn(await file())[0]?.outcome, "sent")
  }, false)
})

test("a near miss of which copies are released stays one, and officers are told that they went", async () => {
  await withFile(async ({ look, file, release }) => {
    await release("copies")
    assert.deepEqual(await look(), ["Er is een bijna-datalek vastgelegd"])
    const after = await file()
    assert.equal(isNearMiss(after), true)
    assert.equal(evidenceIn(after)[0]?.outcome, "prevented")
    assert.match(texts(after)[0] ?? "", /^Dit bericht is alsnog verstuurd, als losse kopieën, op /)
    assert.deepEqual(await look(), [])
    assert.deepEqual(kinds(await file()), ["opened", "evidence", "noted", "evidence"])
  })
})

for (const as of ["copies", "original"] as const)
  test(`a file that is opened after its message was released as ${as} hears nothing new`, async () => {
    await withFile(async ({ id, held, look, release }) => {
      await desk.opened.files.remove(id)
      await release(as)
      const body = { source: "held" as const, title: "Later", department: "", nearMiss: false, held }
      const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
      assert.ok(opened.ok)
      await look()
      const read = await desk.opened.files.read(opened.value.id)
      assert.ok(read.ok)
      assert.deepEqual(kinds(read.value.file), ["opened", "evidence"])
    })
  })

test("a file of which the message is dropped hears nothing: nobody got it", async () => {
  await withFile(async ({ held, look, file }) => {
    const note = { reason: "niet nodig", by: "", department: "", at: RELEASED, decided: true }
    assert.ok(await dropOne(desk.store.held, held, note, undefined))
    assert.deepEqual(await look(), [])
    assert.deepEqual(kinds(await file()), ["opened", "evidence"])
  })
})
