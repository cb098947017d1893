/** Letters and questions to the people of a breach, over the real store: each alone, each once, and what becomes of them. */
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"

import { missing } from "@sluis/core/breach/missing"
import { parseAddressList, mailboxesOf } from "@sluis/core/mail/address-list"
import { firstField, fieldValue, scanHeader } from "@sluis/core/mail/header"

import { MAX_ANSWERS } from "./app/breach/answer.ts"
import { ASK_AGAIN_AFTER, writeRound } from "./app/breach/round.ts"
import type { Round } from "./app/breach/round.ts"
import type { Settlement } from "./app/held/custody.ts"
import { reply } from "./app/gate/reply.ts"
import type { PersonCaller } from "./app/turn.ts"
import type { Asks } from "./contract/form.ts"
import {
  addressOf,
  base64,
  DAY,
  openExampleBreaches,
  openMail,
  ORIGIN,
  PROFILE,
  START,
  WHY,
} from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, NOBODY, turn } from "./example-desk.ts"

let desk: ExampleBreaches
let anna: PersonCaller
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
})
after(async () => await desk.close())

type Draft = Asks<"breaches.inform">["body"]["draft"]
const NOTHING: Draft = { groups: [] }

/** With so many people, and the decision to inform them. */
async function fileOf(people: number, nearMiss = false): Promise<string> {
  const body = { source: "by-hand" as const, title: "Contactdag", department: "HR", nearMiss }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  if (people > 0) {
    const message = { message: base64(openMail(people)), outcome: "sent" as const, people: true }
    const added = await desk.handlers["breaches.evidence"]({ params: { id }, body: message }, turn(anna))
    assert.ok(added.ok)
  }
  const act = {
    kind: "people",
    decision: { inform: true, reason: "hoog risico", exception: undefined },
  } as const
  const taken = await desk.handlers["breaches.take"]({ params: { id }, body: { seen: 0, act } }, turn(anna))
  assert.ok(taken.ok)
  return id
}

async function inform(
  id: string,
  { rehearse = false, round = "first", draft = NOTHING }: Partial<Asks<"breaches.inform">["body"]> = {},
) {
  const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
  const seen = shown.ok ? shown.value.steps.length - 1 : 0
  const begun = await desk.handlers["breaches.inform"](
    { params: { id }, body: { seen, round, draft, rehearse } },
    turn(anna),
  )
  await desk.opened.mailing.quiet()
  return begun
}

/** So many people without an address. */
async function addOnPaper(id: string, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => ({
    name: `Opa ${index}`,
    address: "",
    language: "nl" as const,
    group: "",
    concerned: true,
    received: false,
  }))
  assert.ok((await desk.handlers["breaches.addPeople"]({ params: { id }, body: { people } }, turn(anna))).ok)
}

async function allDone(id: string): Promise<void> {
  for (const { id: person, task } of await desk.opened.people.all(id))
    if (task !== undefined && task.doneAt === undefined) {
      const params = { id, person }
      const done = { task: "done" as const }
      assert.ok((await desk.handlers["breaches.changePerson"]({ params, body: done }, turn(anna))).ok)
    }
}

/** Closes what lacks nothing but its cause; the words of the refusal, in Dutch. */
async function close(id: string): Promise<string> {
  const take = desk.handlers["breaches.take"]
  const read = await desk.opened.files.read(id)
  assert.ok(read.ok)
  const seen = read.value.file.steps.length - 1
  const cause = { kind: "cause", cause: "other", reason: "haast" } as const
  assert.ok((await take({ params: { id }, body: { seen, act: cause } }, turn(anna))).ok)
  const act = { kind: "closed", reason: "klaar" } as const
  const closed = await take({ params: { id }, body: { seen: seen + 1, act } }, turn(anna))
  return closed.ok ? "ok" : (closed.error.remedy?.nl ?? closed.error.code)
}

async function onTheWayIn(id: string): Promise<number> {
  const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
  assert.ok(shown.ok)
  return shown.value.people.onTheWay
}

async function toldIn(id: string) {
  const read = await desk.opened.files.read(id)
  assert.ok(read.ok)
  return (await desk.opened.papers.accountNow(read.value)).told
}

async function profile(on: boolean): Promise<void> {
  const { version: seen } = await desk.opened.organisation.now()
  const given = on ? PROFILE : { ...PROFILE, desk: { ...PROFILE.desk, phone: "", email: "" } }
  const put = await desk.handlers["organisation.put"]({ body: { profile: given, seen } }, turn(anna))
  assert.ok(put.ok)
}

/** Letters and questions; what privacy officers are told is from another address. */
const mailOf = async (id: string) =>
  (await desk.due()).filter(({ work }) => work.about === id && work.envelope.sender === PROFILE.desk.email)

const peopleOf = async (id: string) => {
  const page = await desk.handlers["breaches.people"](
    { params: { id }, body: { reason: WHY, limit: 200 } },
    turn(anna),
  )
  assert.ok(page.ok)
  return page.value.people
}

const settle = async (id: string, outcome: Settlement["outcome"]): Promise<void> =>
  await desk.opened.custody.settle([{ id, recipient: 0, outcome }], [])

describe("letters", () => {
  test("wait for what the organisation has to say of itself", async () => {
    await profile(false)
    const id = await fileOf(3)
    assert.equal(codeOf(await inform(id)), "breach/profile")
    assert.deepEqual(await mailOf(id), [])
    await profile(true)
  })

  test("wait for the decision to inform", async () => {
    const body = { source: "by-hand" as const, title: "x", department: "", nearMiss: false }
    const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
    assert.ok(opened.ok)
    const { id } = opened.value
    await desk.handlers["breaches.addPeople"](
      { params: { id }, body: { table: { text: "jan@een.example" }, concerned: true, received: false } },
      turn(anna),
    )
    assert.equal(codeOf(await inform(id, { rehearse: true })), "ok", "a rehearsal helps to decide")
    assert.equal(codeOf(await inform(id)), "breach/refused")
    assert.deepEqual(await mailOf(id), [])
  })

  test("are shown by a rehearsal, which sends nothing and keeps nothing", async () => {
    const id = await fileOf(5)
    const rehearsed = await inform(id, { rehearse: true })
    assert.ok(rehearsed.ok)
    const { people, tasks, examples } = rehearsed.value
    assert.deepEqual([people, tasks, examples.map(({ language }) => language)], [5, 0, ["nl"]])
    assert.match(examples[0]?.text ?? "", /Er is iets misgegaan met uw gegevens/)
    assert.deepEqual(await mailOf(id), [])
    assert.ok((await peopleOf(id)).every(({ letters }) => letters.length === 0))
  })

  test("go to 112 people, each alone, and none shows anybody else", async () => {
    const id = await fileOf(112)
    const begun = await inform(id)
    assert.ok(begun.ok && begun.value.people === 112)
    const mails = await mailOf(id)
    assert.equal(mails.length, 112)
    const reached = new Set<string>()
    for (const { work, text } of mails) {
      const [to] = work.envelope.recipients.map(({ address }) => address)
      assert.ok(to !== undefined && work.envelope.recipients.length === 1)
      reached.add(to)
      const octets = new TextEncoder().encode(text)
      const header = scanHeader(octets, 0, octets.length)
      const field = firstField(header, "to")
      assert.ok(field !== undefined)
      const shown = mailboxesOf(parseAddressList(fieldValue(header, field), 0))
      assert.deepEqual(
        shown.map(({ address }) => address.key),
        [to],
      )
      assert.equal(firstField(header, "cc") ?? firstField(header, "bcc"), undefined)
      const addresses = new Set(text.match(/[\w.]+@[a-z.]+\.example/g))
      addresses.delete(to)
      for (const other of addresses) assert.match(other, /@(sluis\.)?voorbeeld\.example$/)
      assert.equal(work.envelope.sender, PROFILE.desk.email)
      assert.match(text, /^From: Gemeente Voorbeeld <privacy@voorbeeld\.example>/m)
      assert.match(text, /^Auto-Submitted: auto-generated/m)
    }
    assert.deepEqual(
      [...reached].toSorted(),
      Array.from({ length: 112 }, (_, at) => addressOf(at + 1)).toSorted(),
    )
    const again = await inform(id)
    assert.ok(again.ok && again.value.people === 0)
    assert.equal((await mailOf(id)).length, 0) // leased by the look above, and nothing new
    const lines = (await desk.ledger()).filter(
      ({ action, text }) => action === "breach.informed" && text.includes(id),
    )
    assert.deepEqual(
      lines.map(({ figures, words }) => [figures["people"], words["round"]]),
      [[112, "first"]],
    )
  })

  test("do not leave at all where what somebody typed names another person", async () => {
    const id = await fileOf(0)
    const by = { language: "nl", group: "", concerned: true, received: true } as const
    const people = [
      { ...by, name: "Karin de Wit", address: "karin.de.wit@een.example" },
      { ...by, name: "Jan Bos", address: "jan.bos@twee.example" },
    ]
    await desk.handlers["breaches.addPeople"]({ params: { id }, body: { people } }, turn(anna))
    for (const typed of ["Ook Jan Bos kreeg dit.", "Vraag het jan.bos@twee.example."]) {
      const draft: Draft = { happened: { nl: typed, en: typed }, groups: [] }
      assert.equal(codeOf(await inform(id, { draft })), "breach/names-others", typed)
      assert.equal(codeOf(await inform(id, { draft, rehearse: true })), "breach/names-others", typed)
    }
    assert.deepEqual(await mailOf(id), [])
    assert.equal(codeOf(await inform(id)), "ok")
    const texts = (await mailOf(id)).map(({ text }) => text)
    assert.equal(texts.length, 2)
    for (const text of texts) assert.match(text, /Geachte (Karin de Wit|Jan Bos),/)
  })

  test("become a task for a person where there is no address", async () => {
    const id = await fileOf(2)
    const person = {
      name: "Opa Kees",
      address: "",
      language: "nl",
      group: "",
      concerned: true,
      received: false,
    } as const
    await desk.handlers["breaches.addPeople"]({ params: { id }, body: { people: [person] } }, turn(anna))
    const begun = await inform(id)
    assert.ok(begun.ok)
    assert.deepEqual([begun.value.people, begun.value.tasks], [2, 1])
    const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
    assert.ok(shown.ok && shown.value.people.openTasks === 1)
    const found = (await peopleOf(id)).find(({ task }) => task !== undefined)
    assert.ok(found !== undefined && found.task?.kind === "letter")
    const change = desk.handlers["breaches.changePerson"]
    const done = await change({ params: { id, person: found.id }, body: { task: "done" } }, turn(anna))
    assert.ok(done.ok && done.value.task?.doneAt !== undefined && done.value.task.by === anna.person.id)
  })

  test("say what became of each: taken, or a task where it failed; a new address is a new chance", async () => {
    const id = await fileOf(3)
    await inform(id)
    const mails = await mailOf(id)
    const mailTo = (address: string) =>
      mails.find(({ work }) => work.envelope.recipients[0]?.address === address)?.work.id ?? assert.fail()
    await settle(mailTo(addressOf(1)), { kind: "sent" })
    await settle(mailTo(addressOf(2)), { kind: "failed", reply: reply(550, "5.1.1", "no such user") })
    await settle(mailTo(addressOf(3)), {
      kind: "later",
      reply: reply(451, "4.2.0", "later"),
      dueAt: desk.time.now + DAY,
    })
    const states = (await peopleOf(id)).map(({ letters, task }) => [
      letters.map(({ state }) => state),
      task?.kind,
    ])
    assert.deepEqual(states, [
      [["sent"], undefined],
      [["failed"], "letter"],
      [["queued"], undefined],
    ])
    const again = await inform(id)
    assert.ok(again.ok)
    assert.deepEqual([again.value.people, again.value.tasks], [0, 0], "the task is there")
    const second = (await peopleOf(id))[1] ?? assert.fail()
    await desk.handlers["breaches.changePerson"](
      { params: { id, person: second.id }, body: { address: "nieuw@een.example" } },
      turn(anna),
    )
    const third = await inform(id)
    assert.ok(third.ok && third.value.people === 1)
    assert.deepEqual(
      (await mailOf(id)).map(({ work }) => work.envelope.recipients[0]?.address),
      ["nieuw@een.example"],
    )
  })

  test("of a second round become a new task, also where the first was done on paper", async () => {
    const id = await fileOf(0, true)
    await addOnPaper(id, 2)
    const tasks = async (round: "first" | "fuller"): Promise<number> => {
      const begun = await inform(id, { round })
      assert.ok(begun.ok)
      return begun.value.tasks
    }
    assert.deepEqual([await tasks("first"), await tasks("first")], [2, 0], "new ones alone are counted")
    await allDone(id)
    assert.equal(await tasks("first"), 0, "it was done")
    assert.equal(await tasks("fuller"), 2)
    assert.match(await close(id), /een brief op papier of een telefoontje/)
    assert.deepEqual(await toldIn(id), { people: 2, byHand: 2, firstAt: desk.time.now }, "by the first one")
    await allDone(id)
    assert.deepEqual([await tasks("first"), await tasks("fuller")], [0, 0])
    const read = await desk.opened.files.read(id)
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.file.letters.map(({ value }) => [value.round, value.people, value.paper]),
      [
        ["first", 2, 2],
        ["fuller", 2, 2],
      ],
    )
    assert.equal(await close(id), "ok")
  })

  test("an open task is of the newest letter, and done it stands for both", async () => {
    const id = await fileOf(0, true)
    await addOnPaper(id, 1)
    await inform(id)
    const fuller = await inform(id, { round: "fuller" })
    assert.ok(fuller.ok && fuller.value.tasks === 1)
    assert.deepEqual(
      (await peopleOf(id)).map(({ task }) => task?.round),
      ["fuller"],
      "whoever writes it is told which letter",
    )
    await allDone(id)
    for (const round of ["first", "fuller"] as const) {
      const again = await inform(id, { round })
      assert.ok(again.ok && again.value.tasks === 0, round)
    }
  })

  test("a breach in which everybody is on paper lacks no letters", async () => {
    const id = await fileOf(0)
    await addOnPaper(id, 2)
    const lacksLetters = async (): Promise<boolean> => {
      const read = await desk.opened.files.read(id)
      assert.ok(read.ok)
      return missing(read.value.file).some(({ code }) => code === "letters")
    }
    assert.equal(await lacksLetters(), true)
    assert.equal(codeOf(await inform(id)), "ok")
    assert.equal(await lacksLetters(), false)
    const line = (await desk.ledger()).findLast(({ action }) => action === "breach.informed")
    assert.deepEqual(line?.figures, { people: 0, paper: 2 })
  })

  test("a task that an earlier build kept, which names no round, makes room for one that does", async () => {
    const id = await fileOf(0, true)
    await addOnPaper(id, 2)
    const [first, second] = await desk.opened.people.all(id)
    assert.ok(first !== undefined && second !== undefined)
    const { entries } = desk.store
    for (const [person, doneAt] of [
      [first, START],
      [second, undefined],
    ] as const) {
      const task = { kind: "letter", at: START, doneAt, by: "" } as const
      const { earlierTasks: _, ...before } = { ...person, task }
      const kept = await entries.find("breach-person", person.id)
      const value = JSON.stringify(before)
      assert.ok(await entries.change("breach-person", person.id, kept?.version ?? -1, { value }))
    }
    assert.equal((await toldIn(id)).people, 1)
    const begun = await inform(id)
    assert.ok(begun.ok && begun.value.tasks === 2)
    const people = await desk.opened.people.all(id)
    assert.deepEqual(
      people.map(({ task, earlierTasks }) => [task?.round, task?.doneAt, earlierTasks.length]),
      [
        ["first", undefined, 1],
        ["first", undefined, 0],
      ],
    )
    await allDone(id)
    assert.equal(await close(id), "ok")
  })

  test("a round that was interrupted before its tasks were set sets them", async () => {
    const id = await fileOf(0, true)
    await addOnPaper(id, 2)
    const round: Round = {
      id: "interrupted",
      breach: id,
      kind: "first",
      draft: NOTHING,
      language: "nl",
      at: desk.time.now,
      by: anna.person.id,
      people: [],
      tasks: [1, 2],
      done: false,
    }
    const entry = { id: round.id, group: id, at: round.at, value: writeRound(round) }
    assert.ok(await desk.store.entries.add("breach-round", entry))
    assert.match(await close(id), /worden nog brieven of vragen klaargezet/)
    await desk.opened.mailing.resume()
    await desk.opened.mailing.quiet()
    assert.deepEqual(
      (await desk.opened.people.all(id)).map(({ task }) => task?.round),
      ["first", "first"],
    )
  })

  test("are counted by the people who got one: those who came later as well, and none that failed", async () => {
    const id = await fileOf(60)
    assert.deepEqual(await toldIn(id), { people: 0, byHand: 0, firstAt: undefined })
    await inform(id)
    const more = { message: base64(openMail(112)), outcome: "sent" as const, people: true }
    assert.ok((await desk.handlers["breaches.evidence"]({ params: { id }, body: more }, turn(anna))).ok)
    const second = await inform(id)
    assert.ok(second.ok && second.value.people === 52)
    assert.deepEqual(await toldIn(id), { people: 112, byHand: 0, firstAt: desk.time.now })
    const read = await desk.opened.files.read(id)
    assert.ok(read.ok)
    const { sections } = await desk.opened.papers.formNow(read.value)
    const number = sections
      .flatMap(({ fields }) => fields)
      .find(({ field }) => field.id === "follow-up.informed-number")
    assert.deepEqual(number?.value, { kind: "range", range: { least: 112, most: 112 } })
    for (const { work } of await mailOf(id))
      await settle(work.id, { kind: "failed", reply: reply(550, "5.1.1", "no such user") })
    assert.equal((await toldIn(id)).people, 0)
    const [person] = await desk.opened.people.all(id)
    const params = { id, person: person?.id ?? "" }
    await desk.handlers["breaches.changePerson"]({ params, body: { task: "done" } }, turn(anna))
    assert.deepEqual(await toldIn(id), { people: 1, byHand: 1, firstAt: desk.time.now })
    const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
    assert.ok(shown.ok)
    assert.deepEqual([shown.value.people.informed, shown.value.people.informedByHand], [1, 1])
  })

  test("keep a file from being closed while one is on its way, and one that fails does so until it is done", async () => {
    const id = await fileOf(2, true)
    await inform(id)
    const [one, other] = await mailOf(id)
    assert.match(await close(id), /nog 2 brieven of vragen onderweg/)
    assert.equal(await onTheWayIn(id), 2)
    await settle(one?.work.id ?? "", { kind: "sent" })
    assert.match(await close(id), /nog 1 brief of vraag onderweg/)
    assert.equal(await onTheWayIn(id), 1)
    await settle(other?.work.id ?? "", { kind: "failed", reply: reply(550, "5.1.1", "no such user") })
    assert.match(await close(id), /een brief op papier of een telefoontje/)
    await allDone(id)
    assert.equal(await close(id), "ok")
  })

  test("that are not in the queue yet are counted with those that are", async () => {
    const id = await fileOf(3, true)
    const round: Round = {
      id: "half way",
      breach: id,
      kind: "first",
      draft: NOTHING,
      language: "nl",
      at: desk.time.now,
      by: anna.person.id,
      people: [1, 2, 3],
      tasks: [],
      done: false,
    }
    const entry = { id: round.id, group: id, at: round.at, value: writeRound(round) }
    assert.ok(await desk.store.entries.add("breach-round", entry))
    const [first] = await desk.opened.people.all(id)
    assert.ok(first !== undefined)
    const letter = { letter: round.id, round: "first", at: round.at, state: "queued" } as const
    await desk.opened.people.alter(first.id, (person) => ({ ...person, letters: [letter] }))
    assert.match(await close(id), /nog 3 brieven of vragen onderweg/)
    assert.equal(await onTheWayIn(id), 3)
  })

  test("of which nothing was ever heard do not keep a file open for good", async () => {
    const id = await fileOf(2, true)
    await inform(id)
    const then = desk.time.now
    desk.time.now += 6 * DAY
    assert.match(await close(id), /nog 2 brieven of vragen onderweg/)
    desk.time.now += 1
    assert.equal(await onTheWayIn(id), 0)
    assert.equal(await close(id), "ok")
    desk.time.now = then
  })

  test("of a second round go to the same people once more", async () => {
    const id = await fileOf(2)
    await inform(id)
    await mailOf(id)
    const begun = await inform(id, { round: "fuller" })
    assert.ok(begun.ok && begun.value.people === 2)
    for (const { text } of await mailOf(id)) assert.match(text, /Nog een bericht over uw gegevens/)
  })
})

test("who is written to in English gets no Dutch words, and whoever sends is told before", async () => {
  const id = await fileOf(2)
  const [person] = await desk.opened.people.all(id)
  assert.ok(person !== undefined)
  const measure = {
    id: "m1",
    kind: "immediate",
    text: "Wij belden de ontvangers",
    owner: "",
    due: undefined,
  } as const
  const plan = async (english?: string): Promise<void> => {
    const read = await desk.opened.files.read(id)
    assert.ok(read.ok)
    const act = {
      kind: "measure",
      measure: { ...measure, ...(english !== undefined && { english }) },
    } as const
    const seen = read.value.file.steps.length - 1
    assert.ok((await desk.handlers["breaches.take"]({ params: { id }, body: { seen, act } }, turn(anna))).ok)
  }
  const rehearse = async () => {
    const begun = await inform(id, { rehearse: true })
    assert.ok(begun.ok)
    const english = begun.value.examples.find(({ language }) => language === "en")?.text ?? ""
    return { leftOut: begun.value.leftOut, english }
  }
  await plan()
  assert.deepEqual((await rehearse()).leftOut, [], "everybody reads Dutch")
  const params = { id, person: person.id }
  assert.ok(
    (await desk.handlers["breaches.changePerson"]({ params, body: { language: "en" } }, turn(anna))).ok,
  )
  const half = await rehearse()
  assert.deepEqual(half.leftOut, [{ language: "en", part: "measure", words: measure.text }])
  assert.ok(!half.english.includes(measure.text), half.english)
  assert.match(half.english, /written down in Dutch only/)
  await plan("We called the recipients")
  const whole = await rehearse()
  assert.deepEqual(whole.leftOut, [])
  assert.match(whole.english, /- We called the recipients/)
})

test("a letter that went to a wrong address does not count once that is corrected, and one that fails there is no task", async () => {
  const id = await fileOf(2)
  await inform(id)
  const [person] = await desk.opened.people.all(id)
  assert.ok(person !== undefined)
  const params = { id, person: person.id }
  const body = { address: "goed@vier.example" }
  assert.ok((await desk.handlers["breaches.changePerson"]({ params, body }, turn(anna))).ok)
  const wrong = (await mailOf(id)).find(({ work }) => work.envelope.recipients[0]?.address === person.address)
  assert.ok(wrong !== undefined)
  await settle(wrong.work.id, { kind: "failed", reply: reply(550, "5.1.1", "no such user") })
  const [before] = await peopleOf(id)
  assert.deepEqual([before?.letters, before?.task], [[], undefined])
  const begun = await inform(id)
  assert.ok(begun.ok)
  assert.equal(begun.value.people, 1, "the right mailbox, and nobody twice")
  const addresses = (await mailOf(id)).map(({ work }) => work.envelope.recipients[0]?.address)
  assert.ok(addresses.includes("goed@vier.example"))
  const [after] = await peopleOf(id)
  assert.equal(after?.letters.length, 1)
})

describe("whoever got it", () => {
  const show = (token: string) => desk.handlers["answer.show"]({ body: { token } }, turn(NOBODY))
  const give = (token: string, kind: "deleted" | "forwarded", words = "") =>
    desk.handlers["answer.give"]({ body: { token, kind, words } }, turn(NOBODY))

  function tokenIn(text: string): string {
    const whole = text.replaceAll("=\r\n", "").replaceAll("=3D", "=")
    return new RegExp(`${ORIGIN}/answer#([\\w-]+)`).exec(whole)?.[1] ?? assert.fail(text)
  }

  async function asked(people: number): Promise<{
    readonly id: string
    readonly tokens: readonly string[]
    /** Addresses, in the order of the tokens. */
    readonly whose: readonly (string | undefined)[]
  }> {
    const id = await fileOf(people)
    const begun = await desk.handlers["breaches.ask"]({ params: { id } }, turn(anna))
    await desk.opened.mailing.quiet()
    assert.ok(begun.ok && begun.value.people === people)
    const mails = await mailOf(id)
    return {
      id,
      tokens: mails.map(({ text }) => tokenIn(text)),
      whose: mails.map(({ work }) => work.envelope.recipients[0]?.address),
    }
  }

  test("answers by a link of their own, may change their mind, and what they say counts once", async () => {
    const { id, tokens } = await asked(3)
    assert.equal(new Set(tokens).size, 3)
    const [one = "", two = ""] = tokens
    const shown = await show(one)
    assert.ok(shown.ok)
    assert.deepEqual(shown.value, {
      organisation: "Gemeente Voorbeeld",
      language: "nl",
      answered: false,
      sentAt: "2026-11-16T09:15:00.000Z",
    })
    assert.equal(codeOf(await give(one, "forwarded", "aan mijn zus")), "ok")
    assert.equal(codeOf(await give(one, "deleted")), "ok")
    assert.equal(codeOf(await give(two, "forwarded", "aan een krant")), "ok")
    const file = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
    assert.ok(file.ok)
    const { deleted, forwarded } = file.value.people.answers
    assert.deepEqual([deleted, forwarded], [1, 1])
    const answers = (await peopleOf(id)).flatMap(({ answer }) => answer?.words ?? [])
    assert.deepEqual(answers.toSorted(), ["", "aan een krant"])
    const lines = (await desk.ledger()).filter(({ action }) => action === "breach.answered")
    assert.deepEqual(
      lines.map(({ role, words }) => [role, words["kind"]]),
      [
        ["recipient", "forwarded"],
        ["recipient", "deleted"],
        ["recipient", "forwarded"],
      ],
    )
    assert.ok(lines.every(({ text }) => !text.includes("zus") && !text.includes("krant")))
  })

  test("is asked again after a day at the earliest, and not once there is an answer", async () => {
    const { id, tokens } = await asked(2)
    const again = async (): Promise<number> => {
      const begun = await desk.handlers["breaches.ask"]({ params: { id } }, turn(anna))
      await desk.opened.mailing.quiet()
      assert.ok(begun.ok)
      return begun.value.people
    }
    const then = desk.time.now
    assert.equal(await again(), 0, "a double click")
    desk.time.now = then - 1000
    assert.equal(await again(), 0, "a clock that went backwards")
    desk.time.now = then + ASK_AGAIN_AFTER - 1
    assert.equal(await again(), 0)
    assert.equal(codeOf(await give(tokens[0] ?? "", "deleted")), "ok")
    desk.time.now = then + ASK_AGAIN_AFTER
    assert.equal(await again(), 1)
    desk.time.now = then
  })

  test("may answer a limited number of times", async () => {
    const { tokens } = await asked(1)
    const [token = ""] = tokens
    for (let times = 1; times <= MAX_ANSWERS; times += 1)
      assert.equal(codeOf(await give(token, "deleted")), "ok")
    assert.equal(codeOf(await give(token, "deleted")), "request/full")
  })

  test("may not answer more often than that by pressing many times at once", async () => {
    const { id, tokens } = await asked(1)
    const [token = ""] = tokens
    for (let times = 1; times <= MAX_ANSWERS - 2; times += 1) await give(token, "deleted")
    const codes = await Promise.all(
      Array.from({ length: 6 }, async () => codeOf(await give(token, "deleted"))),
    )
    assert.deepEqual(codes.toSorted(), ["ok", "ok", ...Array.from({ length: 4 }, () => "request/full")])
    const [person] = await desk.opened.people.all(id)
    assert.equal(person?.answers.length, MAX_ANSWERS)
  })

  test("is not asked, nor heard, once the file is closed", async () => {
    const body = { source: "by-hand" as const, title: "x", department: "", nearMiss: true }
    const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
    assert.ok(opened.ok)
    const params = { id: opened.value.id }
    const table = { text: "jan@een.example" }
    await desk.handlers["breaches.addPeople"](
      { params, body: { table, concerned: false, received: true } },
      turn(anna),
    )
    await desk.handlers["breaches.ask"]({ params }, turn(anna))
    await desk.opened.mailing.quiet()
    const [mail] = await mailOf(params.id)
    const token = tokenIn(mail?.text ?? "")
    assert.equal(codeOf(await show(token)), "ok")
    await settle(mail?.work.id ?? "", { kind: "sent" })
    for (const [seen, act] of [
      [1, { kind: "cause", cause: "other", reason: "haast" }],
      [2, { kind: "closed", reason: "klaar" }],
    ] as const)
      assert.equal(
        codeOf(await desk.handlers["breaches.take"]({ params, body: { seen, act } }, turn(anna))),
        "ok",
      )
    assert.equal(codeOf(await show(token)), "answer/link")
    assert.equal(codeOf(await give(token, "deleted")), "answer/link")
    assert.equal(codeOf(await desk.handlers["breaches.ask"]({ params }, turn(anna))), "breach/refused")
  })

  test("is not heard by a link that is altered, of another purpose, too old, or of somebody who was removed", async () => {
    const { id, tokens } = await asked(2)
    const [one = "", two = ""] = tokens
    const altered = `${one.slice(0, -2)}${one.endsWith("AA") ? "BB" : "AA"}`
    const decision = desk.opened.ports.links.make({
      purpose: "decision",
      subject: "x",
      expiresAt: desk.time.now + DAY,
    })
    for (const token of ["", "x", altered, decision])
      assert.equal(codeOf(await give(token, "deleted")), "answer/link")
    for (const { id: person } of await peopleOf(id))
      await desk.handlers["breaches.removePerson"]({ params: { id, person } }, turn(anna))
    assert.equal(codeOf(await show(one)), "answer/link")
    const other = await asked(1)
    desk.time.now += 61 * DAY
    assert.equal(codeOf(await show(other.tokens[0] ?? "")), "answer/link")
    assert.equal(codeOf(await show(two)), "answer/link")
    desk.time.now -= 61 * DAY
  })

  test("at a wrong address is not heard any more once that is corrected, and the right one is asked anew", async () => {
    const { id, tokens, whose } = await asked(2)
    const [person] = await desk.opened.people.all(id)
    assert.ok(person !== undefined)
    const isTheirs = (place: number): boolean => whose[place] === person.address
    const [old = ""] = tokens.filter((_, place) => isTheirs(place))
    const [other = ""] = tokens.filter((_, place) => !isTheirs(place))
    const correct = async (address: string): Promise<void> => {
      const params = { id, person: person.id }
      const done = await desk.handlers["breaches.changePerson"]({ params, body: { address } }, turn(anna))
      assert.ok(done.ok)
    }
    const count = async () => {
      const file = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
      assert.ok(file.ok)
      return file.value.people.answers
    }
    const ask = async (): Promise<readonly string[]> => {
      const begun = await desk.handlers["breaches.ask"]({ params: { id } }, turn(anna))
      await desk.opened.mailing.quiet()
      assert.ok(begun.ok)
      return (await mailOf(id)).map(({ text }) => tokenIn(text))
    }
    assert.equal(codeOf(await give(old, "forwarded", "aan de buren")), "ok")
    await correct(person.address.toUpperCase())
    assert.equal(codeOf(await show(old)), "ok", "written otherwise, and the same mailbox")
    await correct("goed@vier.example")
    assert.equal(codeOf(await show(old)), "answer/moved")
    assert.equal(codeOf(await give(old, "deleted")), "answer/moved")
    assert.equal(codeOf(await show(other)), "ok", "others keep theirs")
    assert.equal((await count())["forwarded"], 0, "somebody else said that")
    const [shown] = await peopleOf(id)
    assert.deepEqual(
      [shown?.asked, shown?.answer, shown?.elsewhere.map(({ address }) => address.toLowerCase())],
      [undefined, undefined, [person.address]],
    )
    const [line] = (await desk.ledger()).filter(({ words }) => words["kind"] === "address-corrected")
    assert.deepEqual(line?.figures, { mails: 1 })
    assert.ok(!line?.text.includes("vier.example"))

    const again = await ask()
    assert.equal(again.length, 1, "the right mailbox was not asked yet")
    const [fresh = ""] = again
    assert.notEqual(fresh, old)
    assert.equal(codeOf(await give(fresh, "deleted")), "ok")
    assert.equal((await count())["deleted"], 1)
    await correct("nogbeter@vijf.example")
    assert.deepEqual([codeOf(await show(old)), codeOf(await show(fresh))], ["answer/moved", "answer/moved"])
  })

  test("is not asked by a link that they can't open", async () => {
    const alone = await openExampleBreaches({ hasPage: false })
    try {
      const officer = await alone.account("anna@voorbeeld.example", ["privacy-officer"])
      await alone.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(officer))
      const body = { source: "by-hand" as const, title: "x", department: "", nearMiss: false }
      const opened = await alone.handlers["breaches.open"]({ body }, turn(officer))
      assert.ok(opened.ok)
      const begun = await alone.handlers["breaches.ask"]({ params: { id: opened.value.id } }, turn(officer))
      assert.equal(codeOf(begun), "breach/page")
    } finally {
      await alone.close()
    }
  })
})
