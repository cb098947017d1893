/** Who could see whom, and who is who: the people of a file by name, searched for and drawn, through the API's handlers. */
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"

import type { PersonCaller } from "./app/turn.ts"
import type { Asks } from "./contract/form.ts"
import { addressOf, base64, openExampleBreaches, openMail, WHY } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"

let desk: ExampleBreaches
let anna: PersonCaller
let bram: PersonCaller
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  bram = await desk.account("bram@voorbeeld.example", ["privacy-officer"])
})
after(async () => await desk.close())

type Body = Asks<"breaches.people">["body"]
type Change = Asks<"breaches.changePerson">["body"]
type Typed = NonNullable<Change["was"]>

/** A file with this message in it; its people too, or not. */
async function fileOf(
  message: string,
  people = true,
): Promise<{ readonly id: string; readonly message: string }> {
  const body = { source: "by-hand" as const, title: "Contactdag", department: "", nearMiss: false }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  const params = { id }
  const added = await desk.handlers["breaches.evidence"](
    { params, body: { message: base64(message), outcome: "sent", people } },
    turn(anna),
  )
  assert.ok(added.ok)
  return { id, message: added.value.evidence.digest }
}

async function peopleOf(id: string, wanted: Partial<Body> = {}) {
  const body = { reason: WHY, limit: 200, ...wanted }
  const page = await desk.handlers["breaches.people"]({ params: { id }, body }, turn(anna))
  assert.ok(page.ok)
  return page.value
}

async function audienceOf(id: string, message: string) {
  const seen = await desk.handlers["breaches.audience"](
    { params: { id }, body: { reason: WHY, message } },
    turn(anna),
  )
  assert.ok(seen.ok)
  return seen.value
}

const change = (person: string, id: string, body: Change, who: PersonCaller = anna) =>
  desk.handlers["breaches.changePerson"]({ params: { id, person }, body }, turn(who))

describe("who could see whom", () => {
  for (const count of [2, 12, 112])
    test(`of ${count} people in To adds up to what the file says of the message`, async () => {
      const { id, message } = await fileOf(openMail(count))
      const { people, others } = await audienceOf(id, message)
      assert.equal(people.length, count)
      assert.equal(others, 0)
      assert.ok(people.every(({ visible, outside }) => visible && outside))
      const learnt = people.reduce((sum, { introductions }) => sum + introductions, 0)
      const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
      assert.ok(shown.ok && learnt > 0)
      const counts = shown.value.steps.flatMap(({ act }) => (act.kind === "evidence" ? [act.evidence] : []))
      assert.deepEqual(
        counts.map(({ introductions }) => introductions),
        [learnt],
      )
    })

  test("a message with more people than a picture has room for counts the rest", async () => {
    const { id, message } = await fileOf(openMail(1_001))
    const { people, others } = await audienceOf(id, message)
    assert.deepEqual([people.length, others], [1_000, 1])
  })

  test("has the name that an officer gave, and not who was removed", async () => {
    const { id, message } = await fileOf(openMail(3))
    const [first, second] = (await peopleOf(id)).people
    assert.ok(first !== undefined && second !== undefined)
    await change(first.id, id, { name: "Piet Jansen" })
    await desk.handlers["breaches.removePerson"]({ params: { id, person: second.id } }, turn(anna))
    const { people, others } = await audienceOf(id, message)
    assert.deepEqual(people.map(({ name }) => name).toSorted(), ["", "Piet Jansen"])
    assert.equal(others, 1)
  })

  test("is of one message, and stays when it is added again", async () => {
    const { id, message } = await fileOf(openMail(2))
    for (const count of [3, 2]) {
      const body = { message: base64(openMail(count)), outcome: "sent" as const, people: true }
      assert.ok((await desk.handlers["breaches.evidence"]({ params: { id }, body }, turn(anna))).ok)
    }
    assert.equal((await audienceOf(id, message)).people.length, 2)
  })

  test("is nobody where the people of the message were not wanted", async () => {
    const { id, message } = await fileOf(openMail(3), false)
    assert.deepEqual(await audienceOf(id, message), { people: [], others: 3 })
  })

  test("is not shown of a message that the file does not have", async () => {
    const { id } = await fileOf(openMail(2))
    const body = { reason: WHY, message: "0".repeat(64) }
    assert.equal(
      codeOf(await desk.handlers["breaches.audience"]({ params: { id }, body }, turn(anna))),
      "breach/unknown",
    )
  })
})

describe("looking at people by name", () => {
  test("needs a reason, and is in the ledger before anything is shown", async () => {
    const { id, message } = await fileOf(openMail(2))
    const params = { id }
    for (const reason of ["", "for work", "   "]) {
      const named = await desk.handlers["breaches.people"](
        { params, body: { reason, limit: 10 } },
        turn(anna),
      )
      const drawn = await desk.handlers["breaches.audience"](
        { params, body: { reason, message } },
        turn(anna),
      )
      assert.deepEqual([codeOf(named), codeOf(drawn)], ["access/reason", "access/reason"], reason)
    }
    await peopleOf(id)
    await audienceOf(id, message)
    const lines = (await desk.ledger()).filter(
      ({ text, action }) => text.includes(id) && action === "breach.viewed",
    )
    assert.deepEqual(
      lines.map(({ figures }) => figures["people"]),
      [2, 2],
    )
    for (const { text } of lines) assert.ok(!text.includes(WHY))
  })

  const FILTERS: readonly (readonly [what: string, wanted: Partial<Body>, expected: readonly number[]])[] = [
    ["part of an address", { find: "MENS3@" }, [3]],
    ["a name, without its accents", { find: "zoe" }, [1]],
    ["a group", { find: "klas 2" }, [2]],
    ["nobody", { find: "nobody has this" }, []],
    ["who has something to be done", { only: "task" }, [2]],
    ["whose name nobody checked", { only: "name-unsure" }, [2, 3, 4]],
    ["who had no letter", { only: "no-letter" }, [1, 2, 3, 4]],
    ["who did not answer", { only: "no-answer" }, []],
    ["who answered", { only: "answered" }, []],
    ["whose mail did not arrive", { only: "not-arrived" }, []],
    ["both at once", { only: "name-unsure", find: "mens4" }, [4]],
  ]
  test("finds among all of them", async () => {
    const { id } = await fileOf(openMail(4))
    const { people } = await peopleOf(id)
    const [first, second] = people
    assert.ok(first !== undefined && second !== undefined)
    await change(first.id, id, { name: "Zoë de Wit" })
    await change(second.id, id, { group: "Klas 2", task: "telephone" })
    for (const [what, wanted, expected] of FILTERS) {
      const found = await peopleOf(id, wanted)
      assert.deepEqual(
        found.people.map(({ address }) => address),
        expected.map(addressOf),
        what,
      )
      assert.equal(found.total, expected.length, what)
    }
    assert.deepEqual(
      (await peopleOf(id, { person: second.id })).people.map(({ group }) => group),
      ["Klas 2"],
    )
  })

  test("pages through what was found, each once", async () => {
    const { id } = await fileOf(openMail(11))
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await peopleOf(id, { find: "mens1", limit: 2, ...(after !== undefined && { after }) })
      assert.equal(page.total, 3)
      found.push(...page.people.map(({ address }) => address))
      after = page.next
    } while (after !== undefined)
    assert.deepEqual(found, [1, 10, 11].map(addressOf))
  })
})

describe("two officers who change the same person", () => {
  type Row = readonly [
    what: string,
    anna: Partial<Typed>,
    bram: Partial<Typed>,
    ends: Partial<Typed> | "breach/person-changed",
  ]
  const ROWS: readonly Row[] = [
    [
      "different fields are both kept",
      { name: "Piet" },
      { group: "Klas 2" },
      { name: "Piet", group: "Klas 2" },
    ],
    ["the same in the same field is no quarrel", { name: "Piet" }, { name: "Piet" }, { name: "Piet" }],
    [
      "different in the same field: the second is told",
      { name: "Piet" },
      { name: "Jan" },
      "breach/person-changed",
    ],
    ["a part too", { received: false }, { received: false, group: "x" }, { received: false, group: "x" }],
  ]
  for (const [what, first, second, ends] of ROWS)
    test(what, async () => {
      const { id } = await fileOf(openMail(2))
      const [person] = (await peopleOf(id)).people
      assert.ok(person !== undefined)
      const { name, address, language, group, paragraph, concerned, received } = person
      const was = { name, address, language, group, paragraph, concerned, received }
      // As the form sends it: all that stands in it.
      assert.ok((await change(person.id, id, { ...was, ...first, was })).ok)
      const other = await change(person.id, id, { ...was, ...second, was }, bram)
      const [now] = (await peopleOf(id, { person: person.id })).people
      if (ends === "breach/person-changed") {
        assert.equal(codeOf(other), ends)
        assert.equal(now?.name, first.name)
        // Who then saw what the other wrote, may write over it.
        assert.ok((await change(person.id, id, { ...was, ...second, was: { ...was, ...first } }, bram)).ok)
        return
      }
      assert.ok(other.ok)
      assert.deepEqual({ ...now, ...ends }, now)
    })
})
