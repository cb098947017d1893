/** The breach desk through the API's handlers, over the real store: files, steps, evidence, people, and what the ledger says. */
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"

import { fileOf } from "@sluis/core/breach/file"
import type { BreachStep } from "@sluis/core/breach/step"
import { ok } from "@sluis/core/result"

import type { PersonCaller } from "./app/turn.ts"
import { FORMS } from "./contract/form.ts"
import type { Asks } from "./contract/form.ts"
import { addressOf, base64, DAY, openExampleBreaches, openMail, START, WHY } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, NOBODY, turn } from "./example-desk.ts"

let desk: ExampleBreaches
let anna: PersonCaller
let bram: PersonCaller
let employee: PersonCaller
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  bram = await desk.account("bram@voorbeeld.example", ["privacy-officer"])
  employee = await desk.account("sanne@voorbeeld.example", ["employee"])
})
after(async () => await desk.close())

type Act = Asks<"breaches.take">["body"]["act"]

async function open(nearMiss = false): Promise<string> {
  const body = { source: "by-hand" as const, title: "Contactdag", department: "Personeel", nearMiss }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  return opened.value.id
}

const take = (id: string, seen: number, act: Act, who: PersonCaller = anna) =>
  desk.handlers["breaches.take"]({ params: { id }, body: { seen, act } }, turn(who))

async function show(id: string) {
  const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
  assert.ok(shown.ok)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type, but for what is absent
  const file = fileOf(shown.value.steps as readonly BreachStep[])
  assert.ok(file.ok)
  return { ...shown.value, file: file.value }
}

const addEvidence = (id: string, message: string, people = true) =>
  desk.handlers["breaches.evidence"](
    { params: { id }, body: { message, outcome: "sent", people } },
    turn(anna),
  )

const seePeople = async (id: string, limit = 200, after?: string) => {
  const page = await desk.handlers["breaches.people"](
    { params: { id }, body: { reason: WHY, limit, after } },
    turn(anna),
  )
  assert.ok(page.ok)
  return page.value
}

describe("a file", () => {
  test("opens with a number of its year, and is in the list", async () => {
    const [one, other] = [await open(), await open()]
    const [first, second] = [await show(one), await show(other)]
    assert.match(first.number, /^2026-\d{3}$/)
    assert.equal(Number(second.number.slice(5)), Number(first.number.slice(5)) + 1)
    const list = await desk.handlers["breaches.list"](
      { query: { limit: 100, state: "all", kind: "all" } },
      turn(anna),
    )
    assert.ok(list.ok)
    const row = list.value.breaches.find(({ id }) => id === one)
    assert.equal(row?.title, "Contactdag")
    // Nobody said when the organisation was aware: the clock counts from the opening.
    assert.equal(row?.dueAt, START + 3 * DAY)
  })

  test("says who took which step, and what was written before stays", async () => {
    const id = await open()
    const described: Act = { kind: "described", title: "Contactdag", department: "HR", summary: "Een" }
    assert.deepEqual(await take(id, 0, described), ok({ number: 1 }))
    assert.deepEqual(await take(id, 1, { ...described, summary: "Twee" }, bram), ok({ number: 2 }))
    const { file, names } = await show(id)
    assert.deepEqual(
      file.description.versions.map(({ by, value }) => [names[by], value.summary]),
      [
        ["Naam van anna@voorbeeld.example", ""],
        ["Naam van anna@voorbeeld.example", "Een"],
        ["Naam van bram@voorbeeld.example", "Twee"],
      ],
    )
    assert.deepEqual(file.conflicts, [])
  })

  test("keeps both versions of two officers who write at once, until one who saw both settles it", async () => {
    const id = await open()
    const cause = (reason: string): Act => ({ kind: "cause", cause: "visible-recipients", reason })
    const both = await Promise.all([take(id, 0, cause("een")), take(id, 0, cause("twee"), bram)])
    assert.deepEqual(both.map((taken) => (taken.ok ? String(taken.value.number) : "")).toSorted(), ["1", "2"])
    const crossed = await show(id)
    assert.equal(crossed.file.cause.conflict.length, 2)
    assert.deepEqual(crossed.file.cause.versions.map(({ value }) => value.reason).toSorted(), ["een", "twee"])
    await take(id, 2, cause("drie"))
    const settled = await show(id)
    assert.deepEqual(settled.file.conflicts, [])
    assert.equal(settled.file.cause.versions.length, 3)
  })

  test("has one step of what was asked twice because the first answer was not heard", async () => {
    const id = await open()
    const noted: Act = { kind: "noted", text: "gebeld" }
    assert.deepEqual(await take(id, 0, noted), ok({ number: 1 }))
    assert.deepEqual(await take(id, 0, noted), ok({ number: 1 }), "again")
    assert.deepEqual(await take(id, 0, noted, bram), ok({ number: 2 }), "somebody else")
    assert.deepEqual(
      await take(id, 2, noted),
      ok({ number: 3 }),
      "again, and on purpose: who had seen the first",
    )
    assert.deepEqual(await take(id, 0, { ...noted, text: "gemaild" }), ok({ number: 4 }), "something else")
    const both = await Promise.all([take(id, 4, noted), take(id, 4, noted)])
    assert.deepEqual(both, [ok({ number: 5 }), ok({ number: 5 })], "a double click")
  })

  test("plans a measure once in the ledger, however often it is worded anew", async () => {
    const id = await open()
    const plan = (text: string): Act => ({
      kind: "measure",
      measure: { id: "m1", kind: "improvement", text, owner: "" },
    })
    for (const [index, text] of ["een", "een, beter gezegd", "een, nog beter"].entries())
      assert.ok((await take(id, index, plan(text))).ok)
    const lines = (await desk.ledger()).filter(
      ({ text, words }) => text.includes(id) && words["kind"] === "measure",
    )
    assert.deepEqual(
      lines.map(({ action }) => action),
      ["measure.planned", "breach.changed", "breach.changed"],
    )
  })

  test("loses nothing when twenty steps come at once", async () => {
    const id = await open()
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        take(id, 0, { kind: "noted", text: `notitie ${index}` }, index % 2 === 0 ? anna : bram),
      ),
    )
    assert.ok(taken.every((each) => each.ok))
    const { file } = await show(id)
    assert.deepEqual(
      file.notes.map(({ value }) => value).toSorted(),
      Array.from({ length: 20 }, (_, index) => `notitie ${index}`).toSorted(),
    )
  })

  test("is put right in the list after a crash between a step and that", async () => {
    const id = await open()
    const step: BreachStep = {
      number: 1,
      at: START,
      by: anna.person.id,
      seen: 0,
      act: { kind: "described", title: "Een nieuwe titel", department: "HR", summary: "" },
    }
    await desk.store.entries.add("breach-step", {
      id: `${id}-1`,
      group: id,
      at: START,
      value: JSON.stringify(step),
    })
    const titleInList = async () => (await desk.opened.files.find(id))?.row.title
    assert.equal(await titleInList(), "Contactdag")
    await desk.opened.prepare()
    assert.equal(await titleInList(), "Een nieuwe titel")
    assert.deepEqual(await take(id, 1, { kind: "noted", text: "verder" }), ok({ number: 2 }))
  })

  test("learns from when its clock counts, where an earlier version did not keep that, also once it is closed", async () => {
    const id = await open(true)
    await take(id, 0, { kind: "cause", cause: "other", reason: "haast" })
    await take(id, 1, { kind: "closed", reason: "klaar" })
    const clockFrom = async () => (await desk.opened.files.find(id))?.row.clockFrom
    assert.equal(await clockFrom(), START)
    await desk.opened.files.alter(id, (kept) => {
      const { clockFrom: _, ...row } = kept.row
      return { ...kept, row }
    })
    assert.equal(await clockFrom(), undefined)
    await desk.opened.prepare()
    assert.equal(await clockFrom(), START)
  })

  test("is open again in the list where a crash came right after it was reopened", async () => {
    const id = await open(true)
    await take(id, 0, { kind: "cause", cause: "other", reason: "haast" })
    await take(id, 1, { kind: "closed", reason: "klaar" })
    const act = { kind: "reopened", reason: "er is meer" } as const
    const step: BreachStep = { number: 3, at: START, by: anna.person.id, seen: 2, act }
    await desk.store.entries.add("breach-step", {
      id: `${id}-3`,
      group: id,
      at: START,
      value: JSON.stringify(step),
    })
    const isIn = async (state: "open" | "closed"): Promise<boolean> => {
      const list = await desk.handlers["breaches.list"](
        { query: { limit: 100, state, kind: "all" } },
        turn(anna),
      )
      return list.ok && list.value.breaches.some((row) => row.id === id)
    }
    assert.deepEqual([await isIn("open"), await isIn("closed")], [false, true])
    await desk.opened.prepare()
    assert.deepEqual([await isIn("open"), await isIn("closed")], [true, false])
  })

  const REFUSED: readonly [what: string, seen: number, act: Act, code: string][] = [
    [
      "a moment in the future",
      0,
      { kind: "aware", awareness: { at: START + DAY, reason: "x" } },
      "breach/refused",
    ],
    ["a step that nobody can have seen yet", 5, { kind: "noted", text: "x" }, "breach/refused"],
    ["a reopening of what is open", 0, { kind: "reopened", reason: "x" }, "breach/refused"],
    ["closing what is not done", 0, { kind: "closed", reason: "klaar" }, "breach/refused"],
    ["an empty note", 0, { kind: "noted", text: " " }, "breach/refused"],
  ]
  for (const [what, seen, act, code] of REFUSED)
    test(`refuses ${what}, and stays what it was`, async () => {
      const id = await open()
      assert.equal(codeOf(await take(id, seen, act)), code)
      assert.equal((await show(id)).steps.length, 1)
    })

  test("is unknown by any other id", async () => {
    assert.equal(codeOf(await take("nietbekend", 0, { kind: "noted", text: "x" })), "breach/unknown")
    assert.equal(codeOf(await addEvidence("nietbekend", base64(openMail(3)))), "breach/unknown")
  })

  test("takes the form as it is now when somebody wrote down that it was sent", async () => {
    const id = await open()
    const notified = { kind: "notified", phase: "first", at: START, reference: "AP-1", form: "" } as const
    assert.equal(codeOf(await take(id, 0, notified)), "ok")
    const { file } = await show(id)
    assert.match(file.notifications[0]?.value.form ?? "", /"format": "sluis-notification"/)
  })

  test("is asked for by whoever is logged in only", async () => {
    const nobody = await desk.handlers["breaches.open"](
      { body: { source: "by-hand", title: "x", department: "", nearMiss: false } },
      turn(NOBODY),
    )
    assert.equal(codeOf(nobody), "login/needed")
  })
})

test("a message that puts nobody among the people still says of who is there that they got it", async () => {
  const id = await open()
  const body = { people: [1, 90].map((number) => typed(addressOf(number))) }
  assert.ok((await desk.handlers["breaches.addPeople"]({ params: { id }, body }, turn(anna))).ok)
  const added = await addEvidence(id, base64(openMail(3)), false)
  assert.ok(added.ok && added.value.added === 0)
  const { people } = await seePeople(id)
  assert.deepEqual(
    people.map(({ address, received, concerned }) => [address, received, concerned]),
    [
      [addressOf(1), true, false],
      [addressOf(90), false, false],
    ],
  )
})

/** Somebody of whom only that is known. */
function typed(address: string) {
  return { name: "", address, language: "nl", group: "", concerned: false, received: false } as const
}

describe("a message that is uploaded", () => {
  const DATES: readonly [says: string, date: string, sentAt: number | undefined][] = [
    ["the past", "Mon, 16 Nov 2026 10:15:00 +0100", Date.UTC(2026, 10, 16, 9, 15)],
    ["a clock that is a little ahead", "Tue, 17 Nov 2026 16:33:00 +0000", START + 5 * 60_000],
    ["the future", "Tue, 17 Nov 2026 16:33:01 +0000", undefined],
    ["a century that is far away", "Mon, 16 Nov 2199 10:15:00 +0100", undefined],
    ["before 1970", "Fri, 1 Jan 1960 10:15:00 +0100", undefined],
    ["no date at all", "gisteren", undefined],
  ]
  for (const [says, date, sentAt] of DATES)
    test(`with a Date of ${says} says when it was sent, or that nobody knows`, async () => {
      const id = await open()
      const message = openMail(2).replace(/^Date: .*$/m, `Date: ${date}`)
      const added = await addEvidence(id, base64(message))
      assert.ok(added.ok)
      const { evidence } = added.value
      assert.deepEqual(
        [evidence.sentAt, evidence.sentAtFrom],
        [sentAt, sentAt === undefined ? undefined : "date-field"],
      )
      assert.ok(FORMS["breaches.show"].gives.safeParse(await show(id)).success)
    })

  test("gives its numbers, and everybody in To once", async () => {
    const id = await open()
    const added = await addEvidence(id, base64(openMail(112)))
    assert.ok(added.ok)
    const { evidence } = added.value
    assert.deepEqual(
      [evidence.visible, evidence.recipients, evidence.introductions, evidence.sentAt],
      [112, 112, 112 * 111, Date.UTC(2026, 10, 16, 9, 15)],
    )
    assert.ok(evidence.membership.includes("health"))
    assert.equal(added.value.added, 112)
    assert.deepEqual(
      await addEvidence(id, base64(openMail(112))).then((each) => each.ok && each.value.added),
      0,
    )
    const { people } = await show(id)
    assert.deepEqual([people.total, people.concerned, people.received], [112, 112, 112])
    const [first] = (await seePeople(id)).people
    assert.equal(first?.address, addressOf(1))
    assert.equal(JSON.stringify(await show(id)).includes("mens1@"), false)
  })

  const UPLOADS: readonly [what: string, octets: string | Uint8Array, code: string][] = [
    ["nothing", "", "input/empty"],
    ["white space", " \r\n\r\n", "input/empty"],
    ["a sentence", "Dit is geen mail maar een zin.", "input/not-mail"],
    ["a PDF", "%PDF-1.7\n", "input/not-mail"],
    [
      "an Outlook message",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      "input/outlook-message",
    ],
    ["an archive", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "input/compressed"],
    ["random octets", Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251), "input/not-mail"],
    [
      "a mailbox of two",
      `From - Mon Nov 16 10:15:00 2026\n${openMail(2).replaceAll("\r", "")}\n\nFrom - Mon Nov 16 10:16:00 2026\n${openMail(3).replaceAll("\r", "")}\n`,
      "breach/mailbox",
    ],
    ["half a header", openMail(30).slice(0, 200), "breach/cut-off"],
    [
      "half a multipart",
      'From: a@voorbeeld.example\r\nTo: b@een.example\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n\r\nhallo\r\n--x\r\n\r\nhalf',
      "breach/cut-off",
    ],
  ]
  for (const [what, octets, code] of UPLOADS)
    test(`is refused where it is ${what}`, async () => {
      const id = await open()
      const message = typeof octets === "string" ? base64(octets) : octets.toBase64()
      assert.equal(codeOf(await addEvidence(id, message)), code)
      const { steps, people } = await show(id)
      assert.deepEqual([steps.length, people.total], [1, 0])
    })

  test("is taken from a mailbox of one", async () => {
    const id = await open()
    const added = await addEvidence(id, base64(`From - Mon Nov 16 10:15:00 2026\n${openMail(2)}`))
    assert.ok(added.ok && added.value.added === 2)
  })
})

describe("people", () => {
  test("are added by hand and from a table, each once, and told in pages", async () => {
    const id = await open()
    const by = { language: "nl", group: "", concerned: true, received: false } as const
    const people = [
      { ...by, name: "Karin de Wit", address: "karin.de.wit@een.example" },
      { ...by, name: "Karin de Wit", address: "Karin.de.Wit@EEN.example" },
      { ...by, name: "Zonder Adres", address: "" },
    ]
    const add = desk.handlers["breaches.addPeople"]
    const hand = await add({ params: { id }, body: { people } }, turn(anna))
    assert.ok(hand.ok && hand.value.added === 2)
    const text = "naam;adres\nJan;jan@twee.example\nFout;geen adres\nKarin;karin.de.wit@een.example\n"
    const body = { table: { text }, column: undefined, concerned: false, received: true }
    const table = await add({ params: { id }, body }, turn(anna))
    assert.ok(table.ok)
    assert.deepEqual(table.value, { added: 1, unreadable: 1, columns: ["naam", "adres"] })
    const first = await seePeople(id, 2)
    assert.deepEqual([first.people.length, first.total], [2, 3])
    const second = await seePeople(id, 2, first.next)
    const all = [...first.people, ...second.people]
    assert.deepEqual(
      all.map(({ name, nameSure, concerned, received }) => [name, nameSure, concerned, received]),
      [
        ["Karin de Wit", true, true, true],
        ["Zonder Adres", true, true, false],
        ["", false, false, true],
      ],
    )
    assert.equal(second.next, undefined)
  })

  test("are altered and removed one by one, and not through another file", async () => {
    const [id, other] = [await open(), await open()]
    await addEvidence(id, base64(openMail(3)))
    const [one, two] = (await seePeople(id)).people
    assert.ok(one !== undefined && two !== undefined)
    const change = desk.handlers["breaches.changePerson"]
    const renamed = await change({ params: { id, person: one.id }, body: { name: "Jan Bos" } }, turn(anna))
    assert.ok(renamed.ok)
    assert.deepEqual([renamed.value.name, renamed.value.nameSure], ["Jan Bos", true])
    const clash = await change({ params: { id, person: one.id }, body: { address: two.address } }, turn(anna))
    assert.equal(codeOf(clash), "breach/person-there")
    const elsewhere = await change({ params: { id: other, person: one.id }, body: { name: "x" } }, turn(anna))
    assert.equal(codeOf(elsewhere), "breach/person")
    const remove = desk.handlers["breaches.removePerson"]
    assert.equal(codeOf(await remove({ params: { id, person: one.id } }, turn(anna))), "ok")
    assert.equal(codeOf(await remove({ params: { id, person: one.id } }, turn(anna))), "breach/person")
    assert.deepEqual(
      (await seePeople(id)).people.map(({ id: person }) => person === one.id),
      [false, false],
    )
  })
})

test("an employee reports; a file opens with these words, and every privacy officer gets one mail", async () => {
  const words = "Ik heb iedereen in Aan gezet."
  const reported = await desk.handlers["breaches.report"]({ body: { words } }, turn(employee))
  assert.ok(reported.ok)
  await desk.opened.look()
  const { file } = await show(reported.value.id)
  assert.deepEqual([file.source, file.description.now?.value.summary], ["reported", words])
  const mails = (await desk.due()).filter(({ work }) => work.about === reported.value.id)
  assert.deepEqual(
    mails.map(({ work }) => work.envelope.recipients.map(({ address }) => address).join(" ")).toSorted(),
    ["anna@voorbeeld.example", "bram@voorbeeld.example"],
  )
  await desk.opened.look()
  const foreign = await desk.handlers["breaches.report"]({ body: { words, held: "vreemd" } }, turn(employee))
  assert.equal(codeOf(foreign), "held/unknown")
})

test("every step and every look at people is in the ledger, without a name, an address or a word that was typed", async () => {
  const id = await open()
  await addEvidence(id, base64(openMail(4)))
  await take(id, 1, { kind: "cause", cause: "visible-recipients", reason: "geheime reden" })
  await take(id, 2, { kind: "authority", decision: { notify: true, reason: "geheime reden" } })
  await seePeople(id)
  const lines = (await desk.ledger()).filter(({ text }) => text.includes(id))
  assert.deepEqual(
    lines.map(({ action, role, words }) => [action, role, words["kind"]]),
    [
      ["breach.opened", "privacy-officer", "opened"],
      ["breach.changed", "privacy-officer", "evidence"],
      ["breach.changed", "privacy-officer", "people-added"],
      ["breach.changed", "privacy-officer", "cause"],
      ["breach.decided", "privacy-officer", "authority"],
      ["breach.viewed", "privacy-officer", undefined],
    ],
  )
  assert.equal(lines.at(-1)?.figures["people"], 4)
  for (const { text } of lines) assert.doesNotMatch(text, /@|geheime|Personeel|anna/)
})
