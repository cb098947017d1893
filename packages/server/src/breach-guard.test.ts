/** The guard at the real gate: a recall or an apology to the people of an open breach waits for a second person. */
import assert from "node:assert/strict"
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { contentOf } from "./app/gate/content.ts"
import type { Content } from "./app/gate/content.ts"
import { openGate } from "./app/gate/gate.ts"
import { BY_SENDER } from "./app/held/held.ts"
import { outboxRelay } from "./app/queue/outbox-relay.ts"
import { SILENT_LOG, SILENT_METRICS, SILENT_RECORDER } from "./app/silent.ts"
import type { AcceptSubmission } from "./app/gate/submission.ts"
import type { PersonCaller } from "./app/turn.ts"
import type { Asks } from "./contract/form.ts"
import { addressOf, base64, DAY, openExampleBreaches, openMail, WHY } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"
import { openJudgePool } from "./judge/judge-pool.ts"
import { noticeComposer } from "./notice/composer.ts"
import { correlator } from "./secret/correlator.ts"
import { newId } from "./secret/id.ts"
import { pseudonymiser } from "./secret/pseudonym.ts"
import { releaseOne } from "./store/decide-one.ts"

const HOST_NAME = "sluis.voorbeeld.example"
const KEY = new Uint8Array(32).fill(7)
const policy = { text: DEFAULT_POLICY, name: "builtin", us: ["voorbeeld.example"], hostName: HOST_NAME }

let desk: ExampleBreaches
let anna: PersonCaller
let accept: AcceptSubmission
let closeJudges: () => Promise<void>
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const clock = { now: () => desk.time.now, elapsed: () => 0 }
  const judges = openJudgePool(
    { ...policy, policy: BUILTIN_POLICY },
    {
      deadline: 60_000,
      workerFile: new URL("./judge-worker.ts", import.meta.url),
      workerMemory: undefined,
      workers: 1,
      memory: NO_MEMORY,
    },
    SILENT_LOG,
  )
  closeJudges = judges.close
  accept = openGate(
    {
      judge: judges.judge,
      individualise: judges.individualise,
      relay: outboxRelay(desk.store.outbox, clock),
      custody: desk.store.custody,
      correlate: correlator(KEY),
      composeNotice: noticeComposer({
        organisation: "",
        contact: undefined,
        language: "nl",
        timeZone: "Europe/Amsterdam",
        from: "sluis@voorbeeld.example",
        hostName: HOST_NAME,
      }),
      offer: () => undefined,
      wake: () => undefined,
      newId,
      clock,
      log: SILENT_LOG,
      metrics: SILENT_METRICS,
      pseudonymise: pseudonymiser(KEY),
      learn: () => undefined,
      recorder: SILENT_RECORDER,
      tellLedger: () => undefined,
      delivered: () => undefined,
      canaryArrived: () => assert.fail("no canary is sent here"),
      isCanaryCopy: () => false,
      coverage: { saw: () => undefined },
      showsBreach: desk.opened.guard.shows,
    },
    { hostName: HOST_NAME, giveUpAfter: 5 * DAY, holdFor: 7 * DAY, us: ["voorbeeld.example"] },
  )
})
after(async () => {
  await closeJudges()
  await desk.close()
})

type Act = Asks<"breaches.take">["body"]["act"]

async function fileOf(nearMiss: boolean): Promise<string> {
  const body = { source: "by-hand" as const, title: "Contactdag", department: "", nearMiss }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  const message = { message: base64(openMail(12)), outcome: "sent" as const, people: true }
  assert.equal(
    codeOf(await desk.handlers["breaches.evidence"]({ params: { id }, body: message }, turn(anna))),
    "ok",
  )
  return id
}

async function take(id: string, ...acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
    const seen = shown.ok ? shown.value.steps.length - 1 : 0
    const taken = await desk.handlers["breaches.take"]({ params: { id }, body: { seen, act } }, turn(anna))
    assert.equal(codeOf(taken), "ok", act.kind)
  }
}

type Mail = {
  readonly to: readonly string[]
  readonly cc?: readonly string[]
  /** Of the envelope; absent: all of To and Cc. */
  readonly recipients?: readonly string[]
  readonly subject?: string
  readonly fields?: readonly string[]
  readonly sender?: string
  readonly text?: string
  /** Of its Message-ID; absent: like no other. */
  readonly name?: string
  /** Lies in a file, so that only pieces of it can be asked for. */
  readonly large?: boolean
}

let count = 0

/** As the receiver keeps what is large. */
function inFile(octets: Uint8Array): Content {
  const folder = mkdtempSync(join(tmpdir(), "sluis-guard-"))
  const path = join(folder, "message")
  writeFileSync(path, octets)
  const file = openSync(path, "r")
  rmSync(folder, { recursive: true })
  return {
    ...contentOf(octets),
    octets: undefined,
    file,
    pieces: () => [octets.subarray(0, 30), octets.subarray(30)],
    discard: () => closeSync(file),
  }
}

/** "passed", or the rules for which it is held or refused. */
async function hand({
  to,
  cc = [],
  recipients,
  subject = "Hallo",
  fields = [],
  ...more
}: Mail): Promise<string> {
  const { sender = "sanne@voorbeeld.example", text = "Tot morgen.", large = false } = more
  const { name = String((count += 1)) } = more
  const octets = new TextEncoder().encode(
    [
      `From: Sanne <sanne@voorbeeld.example>`,
      `To: ${to.join(", ")}`,
      ...(cc.length > 0 ? [`Cc: ${cc.join(",\r\n ")}`] : []),
      `Subject: ${subject}`,
      `Message-ID: <${name}@voorbeeld.example>`,
      ...fields,
      "",
      text,
      "",
    ].join("\r\n"),
  )
  const content = large ? inFile(octets) : contentOf(octets)
  const id = newId()
  const answer = await accept(
    {
      id,
      client: { ip: "192.0.2.1", hello: "pc", protocol: "ESMTP", tls: undefined, user: undefined },
      envelope: {
        sender,
        body: undefined,
        smtputf8: false,
        ret: undefined,
        envid: undefined,
        auth: undefined,
        recipients: (recipients ?? [...to, ...cc]).map((address) => ({
          address,
          notify: undefined,
          orcpt: undefined,
        })),
      },
      content,
      normalised: false,
    },
    new AbortController().signal,
  )
  if (answer.code >= 500) return "refused"
  assert.equal(answer.code, 250)
  const held = await desk.store.held.open(id)
  return held === undefined
    ? "passed"
    : `${held.releasableBy}: ${held.reasons.map(({ rule }) => rule).join(" ")}`
}

const [one, two, stranger] = [addressOf(1), addressOf(2), "iemand@elders.example"]
const HELD = "second-person: sluis/open-breach"

test("a release by the sender, from before the breach, takes no later part of that message past it", async () => {
  const letter: Mail = {
    to: [one, two, addressOf(3)],
    subject: "Uw sollicitatie",
    text: "Helaas moeten wij u meedelen dat u bent afgewezen voor de functie.",
    name: "afwijzing",
  }
  assert.equal(await hand({ ...letter, recipients: [one] }), "sender: membership/small-circle")
  const [held] = await desk.store.held.list()
  assert.ok(held !== undefined)
  const at = desk.time.now
  const note = { reason: "zij kennen elkaar", by: BY_SENDER, department: "", at, expiresAt: at + DAY }
  const decision = { kind: "release", as: "original", showing: "self" } as const
  const everyone = [{ splices: [], recipients: [0] }]
  assert.ok(await releaseOne(desk.store.held, held.id, decision, everyone, note))
  assert.equal(await hand({ ...letter, recipients: [addressOf(3)] }), "passed")

  await fileOf(false)
  const before = new Set((await desk.due()).map(({ work }) => work.id))
  assert.match(await hand({ ...letter, recipients: [two] }), /^second-person: sluis\/open-breach/)
  const [notice] = (await desk.due()).filter(({ work }) => !before.has(work.id))
  assert.equal(notice?.work.purpose, "notice")
})

describe("while a breach is open", () => {
  before(async () => void (await fileOf(false)))

  const ROWS: readonly [what: string, mail: Mail, becomes: string | RegExp][] = [
    ["a mail to two of its people waits", { to: [one, two] }, HELD],
    ["also to one in To and another in Cc", { to: [one], cc: [two] }, HELD],
    ["also where an address is written otherwise", { to: [one.toUpperCase(), `Jan <${two}>`] }, HELD],
    ["also as a recall", { to: [one, two], subject: "Intrekken: Uitnodiging contactdag" }, HELD],
    [
      "also as an apology to everybody",
      { to: [one], cc: Array.from({ length: 11 }, (_, at) => addressOf(at + 2)) },
      /^second-person: sluis\/open-breach/,
    ],
    ["also one part of it, to somebody else", { to: [one, two, stranger], recipients: [stranger] }, HELD],
    ["also where it lies in a file", { to: [one, two], large: true }, HELD],
    ["a mail to one of them passes", { to: [one] }, "passed"],
    ["a mail to one of them and somebody else passes", { to: [one, stranger] }, "passed"],
    ["a mail to others passes", { to: [stranger, "nog@elders.example"] }, "passed"],
    [
      "a mail to two of them in Bcc passes",
      { to: ["sanne@voorbeeld.example"], recipients: [one, two] },
      "passed",
    ],
    [
      "an automatic one, about which nobody can be told, is refused",
      { to: [one, two], sender: "" },
      "refused",
    ],
  ]
  for (const [what, mail, becomes] of ROWS)
    test(what, async () => {
      const became = await hand(mail)
      if (typeof becomes === "string") assert.equal(became, becomes)
      else assert.match(became, becomes)
    })

  test("its sender is told, without an address", async () => {
    const before = new Set((await desk.due()).map(({ work }) => work.id))
    await hand({ to: [one, two] })
    const [notice] = (await desk.due()).filter(({ work }) => !before.has(work.id))
    assert.ok(notice !== undefined)
    assert.equal(notice.work.envelope.recipients[0]?.address, "sanne@voorbeeld.example")
    const text = notice.text.replaceAll("=\r\n", "")
    assert.match(text, /kortgeleden al aan elkaar getoond door een datalek/)
    assert.doesNotMatch(text, /mens\d@/)
  })
})

test("nobody is guarded by a near miss, or by a file that is closed, and again by one that is reopened", async () => {
  const third = await openExampleBreaches()
  const [before_, caller] = [desk, anna]
  try {
    desk = third
    anna = await third.account("anna@voorbeeld.example", ["privacy-officer"])
    const shows = async (): Promise<boolean> =>
      await third.opened.guard.shows(contentOf(new TextEncoder().encode(openMail(2))))
    const id = await fileOf(true)
    assert.equal(await shows(), false)
    await take(id, { kind: "near-miss", nearMiss: false, reason: "het ging toch uit" })
    assert.equal(await shows(), true)
    await take(
      id,
      { kind: "near-miss", nearMiss: true, reason: "toch niet" },
      { kind: "cause", cause: "visible-recipients", reason: "haast" },
    )
    assert.equal(await shows(), false)
    await take(id, { kind: "closed", reason: "klaar" })
    await take(id, { kind: "reopened", reason: "er is meer" })
    await take(id, { kind: "near-miss", nearMiss: false, reason: "het ging uit" })
    assert.equal(await shows(), true)
    const page = await third.handlers["breaches.people"](
      { params: { id }, body: { reason: WHY, limit: 200 } },
      turn(anna),
    )
    assert.ok(page.ok)
    for (const { id: person } of page.value.people.slice(1))
      await third.handlers["breaches.removePerson"]({ params: { id, person } }, turn(anna))
    assert.equal(await shows(), false)
  } finally {
    ;[desk, anna] = [before_, caller]
    await third.close()
  }
})
