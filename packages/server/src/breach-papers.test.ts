/** Papers, the register and figures of breaches, files that open for a message that Sluis had, and who may do any of it. */
import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"

import { strFromU8, unzipSync } from "fflate"

import { MIN_GROUP } from "@sluis/core/breach/register/informing"
import { ok } from "@sluis/core/result"

import { figuresOf } from "./app/breach/breach-statistics.ts"
import type { KeptBreach } from "./app/breach/kept-breach.ts"
import type { PersonCaller } from "./app/turn.ts"
import { ENDPOINTS } from "./contract/endpoint.ts"
import type { EndpointName } from "./contract/endpoint.ts"
import {
  addressOf,
  base64,
  DAY,
  heldFor,
  openExampleBreaches,
  openMail,
  PROFILE,
  START,
} from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"
import { COOKIE, SECRETS, withConsole } from "./http/example-console.ts"
import { newId } from "./secret/id.ts"
import { dropOne } from "./store/decide-one.ts"

const BY = { person: "anna", role: "privacy-officer" } as const

let desk: ExampleBreaches
let anna: PersonCaller
let id: string
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
  const body = {
    source: "by-hand" as const,
    title: "=HYPERLINK(1)",
    department: "Personeel",
    nearMiss: false,
  }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  id = opened.value.id
  const message = { message: base64(openMail(12)), outcome: "sent" as const, people: true }
  await desk.handlers["breaches.evidence"]({ params: { id }, body: message }, turn(anna))
})
after(async () => await desk.close())

const octetsOf = (octets: string): Uint8Array => Uint8Array.fromBase64(octets)

describe("a paper", () => {
  for (const paper of ["form", "statement", "council", "officer"] as const)
    for (const language of ["nl", "en"] as const)
      for (const as of ["pdf", "html", "text", "json"] as const)
        test(`${paper} as ${as} in ${language}`, async () => {
          const made = await desk.handlers["breaches.paper"](
            { params: { id, paper }, query: { language, as } },
            turn(anna),
          )
          assert.ok(made.ok, codeOf(made))
          const { name, type, octets } = made.value
          const text = new TextDecoder().decode(octetsOf(octets))
          assert.match(name, new RegExp(`^${paper}-2026-001\\.(pdf|html|txt|json)$`))
          if (as === "pdf") assert.ok(type === "application/pdf" && text.startsWith("%PDF-1."))
          if (as === "html") assert.match(text, new RegExp(`<html lang="${language}">`))
          if (as === "json") assert.equal(typeof JSON.parse(text), "object")
          // Whom it is about stands in none of them.
          assert.doesNotMatch(text, /mens\d+@/)
        })

  test("of a file that is not there is unknown", async () => {
    const made = await desk.handlers["breaches.paper"](
      { params: { id: "nietbekend", paper: "form" }, query: { language: "nl", as: "pdf" } },
      turn(anna),
    )
    assert.equal(codeOf(made), "breach/unknown")
  })
})

describe("the register", () => {
  const register = async (as: "csv" | "ods" | "pdf", year?: number): Promise<Uint8Array> => {
    const made = await desk.handlers["breaches.register"]({ query: { language: "nl", as, year } }, turn(anna))
    assert.ok(made.ok)
    return octetsOf(made.value.octets)
  }
  test("has every file of a year, and no formula", async () => {
    const csv = new TextDecoder().decode(await register("csv", 2026))
    assert.match(csv, /2026-001/)
    assert.doesNotMatch(csv, /(^|,|")=HYPERLINK/m)
    assert.equal(
      new TextDecoder()
        .decode(await register("csv", 2025))
        .trim()
        .split("\r\n").length,
      1,
    )
    assert.match(strFromU8(unzipSync(await register("ods"))["content.xml"] ?? new Uint8Array(0)), /2026-001/)
    assert.match(new TextDecoder().decode((await register("pdf")).subarray(0, 5)), /%PDF-/)
  })
})

test("what the organisation says of itself is what was put last", async () => {
  const shown = await desk.handlers["organisation.show"]({}, turn(anna))
  assert.ok(shown.ok)
  assert.deepEqual(shown.value, {
    profile: PROFILE,
    version: 1,
    saved: { by: "Naam van anna@voorbeeld.example", at: START },
  })
})

test("of two who change the organisation at once the second is told, and nothing of the first is lost", async () => {
  const { organisation } = desk.opened
  const { version: seen } = await organisation.now()
  const put = (profile: typeof PROFILE, saw: number, who = anna) =>
    desk.handlers["organisation.put"]({ body: { profile, seen: saw } }, turn(who))
  const first = { ...PROFILE, sector: "Gemeente en recreatie" }
  const second = { ...PROFILE, website: "https://nieuw.voorbeeld.example" }
  assert.deepEqual(await put(first, seen), ok({ version: seen + 1 }))
  assert.deepEqual(await put(first, seen), ok({ version: seen + 1 }), "asked again: the answer was not heard")
  assert.equal(codeOf(await put(second, seen)), "organisation/changed")
  assert.deepEqual((await organisation.now()).profile, first, "nothing of the second was kept")
  assert.equal(codeOf(await put(second, seen + 2)), "organisation/changed", "a version that there is not yet")
  assert.deepEqual(await put({ ...first, website: second.website }, seen + 1), ok({ version: seen + 2 }))
  const both = await Promise.all([put(first, seen + 2), put(second, seen + 2)])
  assert.deepEqual(both.map(codeOf).toSorted(), ["ok", "organisation/changed"], "in the same moment")
})

describe("figures", () => {
  const row = { title: "", openedAt: START, closed: false, notified: false, conflicts: 0, openMeasures: 1 }
  const kept = (department: string, more: Partial<KeptBreach["row"]> = {}) => ({
    id: newId(),
    version: 1,
    number: "2026-001",
    row: { ...row, department, nearMiss: false, cause: "other" as const, ...more },
    steps: 1,
    people: { next: 1, total: 0 },
    told: true,
    remindedUntil: 0,
    closedAt: undefined,
  })
  const many = (count: number, department: string, more: Partial<KeptBreach["row"]> = {}) =>
    Array.from({ length: count }, () => kept(department, more))

  const ROWS: readonly [what: string, files: ReturnType<typeof many>, departments: readonly string[]][] = [
    ["nothing of nothing", [], []],
    ["nothing of fewer than a group", many(MIN_GROUP - 1, "Zorg"), []],
    ["a department of a group", many(MIN_GROUP, "Zorg"), ["Zorg 5"]],
    ["small departments together", [...many(3, "Zorg"), ...many(2, "Werk")], [" 5"]],
    ["no rest that a total would tell", [...many(MIN_GROUP, "Zorg"), ...many(1, "Werk")], [" 6"]],
  ]
  for (const [what, files, departments] of ROWS)
    test(`tell ${what}`, () => {
      const { byDepartment } = figuresOf(files)
      assert.deepEqual(
        byDepartment.map(({ department, breaches }) => `${department} ${breaches}`),
        departments,
      )
    })

  test("tell the days from being aware to the first letter, of a group", () => {
    const informed = [1, 2, 4, 8, 30].map((days) =>
      kept("Zorg", { awareAt: START, informedAt: START + days * DAY }),
    )
    assert.deepEqual(figuresOf(informed).daysToInform, { files: 5, median: 4, longest: 30 })
    assert.deepEqual(figuresOf(informed.slice(1)).daysToInform, { files: 0 })
  })
})

describe("a file opens for", () => {
  async function hold(recipients: readonly string[]): Promise<string> {
    const intake = heldFor(recipients)
    await desk.store.custody.take(intake, undefined)
    return intake.id
  }
  const body = { source: "held" as const, title: "Bijna", department: "", nearMiss: true }
  const open = async (held: string) =>
    await desk.handlers["breaches.open"]({ body: { ...body, held } }, turn(anna))

  test("a message that is held: a near miss, with whom it would have shown", async () => {
    const held = await hold([addressOf(1), addressOf(2), addressOf(3)])
    const opened = await open(held)
    assert.ok(opened.ok)
    const shown = await desk.handlers["breaches.show"]({ params: { id: opened.value.id } }, turn(anna))
    assert.ok(shown.ok)
    const act = shown.value.steps[1]?.act
    assert.ok(act?.kind === "evidence")
    const { message, outcome, visible, recipients, sentAtFrom } = act.evidence
    assert.deepEqual(
      [message, outcome, visible, recipients, sentAtFrom],
      [held, "prevented", 3, 3, "gateway"],
    )
    assert.deepEqual([shown.value.people.concerned, shown.value.people.received], [3, 0])
  })

  test("one that was dropped meanwhile, with what is left of it; and not for one that nobody knows", async () => {
    const held = await hold([addressOf(1), addressOf(2)])
    const note = {
      reason: "niet nodig meer",
      by: anna.person.id,
      department: "",
      at: START,
      decided: true,
    }
    assert.ok(await dropOne(desk.store.held, held, note, undefined))
    const opened = await open(held)
    assert.ok(opened.ok)
    const shown = await desk.handlers["breaches.show"]({ params: { id: opened.value.id } }, turn(anna))
    assert.ok(shown.ok)
    const act = shown.value.steps[1]?.act
    assert.ok(act?.kind === "evidence")
    assert.deepEqual(
      [act.evidence.outcome, act.evidence.recipients, act.evidence.digest],
      ["prevented", 2, ""],
    )
    assert.equal(codeOf(await open("nietbekend234567")), "held/unknown")
  })

  test("a message once, also where two officers open it in the same moment", async () => {
    const held = await hold([addressOf(1), addressOf(2)])
    const bram = await desk.account("bram@voorbeeld.example", ["privacy-officer"])
    const as = (who: PersonCaller) => desk.handlers["breaches.open"]({ body: { ...body, held } }, turn(who))
    const before = (await desk.opened.files.all()).map(({ number }) => number)
    const both = await Promise.all([as(anna), as(bram)])
    assert.equal(both.filter((each) => each.ok && each.value.isNew).length, 1)
    const ids = new Set(both.map((each) => (each.ok ? each.value.id : "")))
    assert.equal(ids.size, 1)
    const [file = ""] = ids
    assert.deepEqual(await as(bram), ok({ id: file, isNew: false }), "later as well")
    const read = await desk.opened.files.read(file)
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.file.steps.map(({ act }) => act.kind),
      ["opened", "evidence"],
    )
    assert.equal((await desk.opened.people.all(file)).length, 2)
    assert.equal((await desk.opened.files.all()).length, before.length + 1)
    const opened = (await desk.ledger()).filter(
      ({ action, text }) => action === "breach.opened" && text.includes(file),
    )
    assert.equal(opened.length, 1)

    const { take } = desk.opened.files
    assert.ok((await take(file, { kind: "cause", cause: "other", reason: "" }, 1, BY)).ok)
    assert.ok((await take(file, { kind: "closed", reason: "Alles is gedaan." }, 2, BY)).ok)
    const [again, other] = [await as(anna), await as(bram)]
    assert.ok(again.ok && other.ok)
    assert.deepEqual(
      [again.value.isNew, again.value.id === file, other.value],
      [true, false, { id: again.value.id, isNew: false }],
      "another, once the first is closed",
    )
    await desk.opened.files.remove(again.value.id)
    const last = await as(anna)
    assert.ok(last.ok && last.value.isNew, "the file is gone, and what it was about with it")
  })

  test("a second report about the same message adds its words, and officers are told again", async () => {
    const held = await hold([addressOf(1)])
    const sender = await desk.account("werving@voorbeeld.example", ["employee"])
    const proven = {
      ...sender,
      person: { ...sender.person, address: "sanne@voorbeeld.example", provenAt: START },
    }
    const report = async (words: string): Promise<string> => {
      const reported = await desk.handlers["breaches.report"]({ body: { words, held } }, turn(proven))
      assert.ok(reported.ok)
      return reported.value.id
    }
    const told = async (file: string): Promise<number> => {
      await desk.opened.look()
      return (await desk.due()).filter(({ work }) => work.about === file).length
    }
    const twice = await Promise.all([report("Er ging iets mis."), report("Er ging iets mis.")])
    const [file] = twice
    assert.equal(twice[1], file, "a double click")
    const first = await told(file)
    assert.ok(first > 0)
    assert.equal(await report("Gisteren ging er ook al een uit."), file)
    const read = await desk.opened.files.read(file)
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.file.steps.map(({ act }) => act.kind),
      ["opened", "evidence", "described", "noted"],
    )
    assert.ok((await told(file)) > 0, "told again")
    assert.equal(await told(file), 0, "and once")
  })

  test("a report of whoever sent it, once the mailbox is shown to be theirs", async () => {
    const held = await hold([addressOf(1)])
    const sanne = await desk.account("sanne@voorbeeld.example", ["employee"])
    const report = (who: PersonCaller) =>
      desk.handlers["breaches.report"]({ body: { words: "Dit had niet gemogen.", held } }, turn(who))
    assert.equal(codeOf(await report(sanne)), "held/unknown")
    const proven = { ...sanne, person: { ...sanne.person, provenAt: START } }
    assert.equal(codeOf(await report(proven)), "ok")
    const other = { ...proven, person: { ...proven.person, address: "ander@voorbeeld.example" } }
    assert.equal(codeOf(await report(other)), "held/unknown")
  })
})

test("an administrator, a reviewer and an employee may see and do nothing of it, but report", async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of the table are its names
  const names = (Object.keys(ENDPOINTS) as readonly EndpointName[]).filter((name) =>
    /^(breaches|organisation)\./.test(name),
  )
  assert.ok(names.length >= 17)
  const handlers = { "breaches.report": async () => ok({ id: "x" }) }
  await withConsole({ handlers }, async (url) => {
    for (const secret of Object.values(SECRETS))
      for (const name of names) {
        const { method, path } = ENDPOINTS[name]
        const answer = await fetch(`${url}/api/v1${path.replaceAll(/:\w+/g, "x")}`, {
          method,
          headers: {
            cookie: `${COOKIE}${secret}`,
            "sec-fetch-site": "same-origin",
            "content-type": "application/json",
          },
          ...(method !== "GET" && method !== "DELETE" && { body: '{"words":"x"}' }),
        })
        assert.equal(answer.status, name === "breaches.report" ? 200 : 403, `${secret}: ${name}`)
        await answer.body?.cancel()
      }
  })
})
