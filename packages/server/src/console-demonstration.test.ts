/**
 * Handing a message in from the console, looking at the outbox, the test message, and trying without sending: over a real
 * port for mail, gate, store and judgement.
 */
import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import type { Clock } from "./app/clock.ts"
import { checkHandlers } from "./app/console/check.ts"
import { demonstrationHandlers } from "./app/console/demonstration.ts"
import { healthHandlers } from "./app/console/health.ts"
import { MAX_SHOWN_OCTETS, outboxHandlers } from "./app/console/outbox.ts"
import { settingsHandlers } from "./app/console/settings.ts"
import { openGate } from "./app/gate/gate.ts"
import { outboxRelay } from "./app/queue/outbox-relay.ts"
import type { Outgoing } from "./app/queue/relay.ts"
import { SILENT_LOG, SILENT_METRICS, SILENT_RECORDER } from "./app/silent.ts"
import type { Turn } from "./app/turn.ts"
import { submitTo } from "./command-relay.ts"
import { diskSpace } from "./disk-space.ts"
import { codeOf, DAY, NOBODY, person, program, turn } from "./example-desk.ts"
import { openJudgePool } from "./judge/judge-pool.ts"
import { openLookPool } from "./judge/look-pool.ts"
import { noticeComposer } from "./notice/composer.ts"
import { correlator } from "./secret/correlator.ts"
import { newId } from "./secret/id.ts"
import { pseudonymiser } from "./secret/pseudonym.ts"
import { startReceiver } from "./smtp/receive/server.ts"
import { openStore } from "./store/open-store.ts"
import type { Store } from "./store/open-store.ts"

const EMPLOYEE: Turn = turn(person("sanne@voorbeeld.example", ["employee"]))
const KEY = new Uint8Array(32).fill(7)
const HOST_NAME = "sluis.voorbeeld.example"
const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now() }
const POLICE = new URL("../../../fixtures/mail/police-contact-day.eml", import.meta.url)

const told: string[] = []
const closing: (() => unknown)[] = []
let store: Store
let address: { readonly host: string; readonly port: number }
const submit = (outgoing: Outgoing) => submitTo(address, outgoing, { clock })

const policy = { text: DEFAULT_POLICY, name: "builtin", us: ["voorbeeld.example"], hostName: HOST_NAME }
const worker = {
  deadline: 60_000,
  workerFile: new URL("./judge-worker.ts", import.meta.url),
  workerMemory: undefined,
}
const pool = openLookPool(policy, worker, SILENT_LOG)

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-demonstration-"))
  closing.push(() => rmSync(folder, { recursive: true }))
  const opened = await openStore({
    folder,
    keys: { sealing: KEY, ledger: KEY },
    clock,
    log: SILENT_LOG,
    reclaim: true,
  })
  assert.ok(opened.ok)
  store = opened.value
  closing.push(store.close, pool.close)
  const judges = openJudgePool(
    { ...policy, policy: BUILTIN_POLICY },
    { ...worker, workers: 1, memory: NO_MEMORY },
    SILENT_LOG,
  )
  closing.push(judges.close)
  const pseudonymise = pseudonymiser(KEY)
  const relay = outboxRelay(store.outbox, clock)
  const accept = openGate(
    {
      judge: judges.judge,
      individualise: judges.individualise,
      relay,
      custody: store.custody,
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
      pseudonymise,
      learn: () => undefined,
      recorder: SILENT_RECORDER,
      tellLedger: () => undefined,
      delivered: () => undefined,
      showsBreach: () => false,
      canaryArrived: () => assert.fail("no canary is sent here"),
      isCanaryCopy: () => false,
      coverage: { saw: () => undefined },
    },
    { hostName: HOST_NAME, giveUpAfter: 5 * DAY, holdFor: 7 * DAY, us: [] },
  )
  const spoolFolder = join(folder, "spool")
  mkdirSync(spoolFolder)
  const receiver = await startReceiver(
    {
      hostName: HOST_NAME,
      listen: [{ host: "127.0.0.1", port: 0, tls: "none" }],
      allow: ["127.0.0.0/8"],
      normalise: [],
      tls: undefined,
      requireTls: false,
      authentication: false,
      spoolFolder,
    },
    {
      accept,
      users: undefined,
      offers: relay.offers,
      log: SILENT_LOG,
      metrics: SILENT_METRICS,
      clock,
      pseudonymise,
      newId,
    },
  )
  closing.push(receiver.drain)
  const [listening] = receiver.addresses
  assert.ok(listening)
  address = listening
})
after(async () => {
  for (const close of closing.toReversed()) await close()
})

const events = { tell: (name: string) => void told.push(name) }
const send = (mail: string | Uint8Array, isDemonstration = true) =>
  demonstrationHandlers({ isDemonstration, submit, events })["demonstration.send"](
    { body: { message: Buffer.from(mail).toString("base64") } },
    EMPLOYEE,
  )
const outbox = () => outboxHandlers({ outbox: store.outbox, render: pool.render, events })

const LETTER = [
  "From: Sanne <sanne@voorbeeld.example>",
  "To: jan@een.example",
  "Bcc: fatima@twee.example",
  "Subject: =?utf-8?q?<script>_caf=C3=A9?=",
  "",
  "Hallo",
  "",
].join("\n")

describe("a demonstration", () => {
  test("takes a message as a mail program would hand it in, and shows what each gets", async () => {
    told.splice(0)
    const sent = await send(LETTER)
    assert.ok(sent.ok)
    const { code, held, recipients, id } = sent.value
    assert.deepEqual([code, held, recipients, id], [250, false, 2, undefined])
    assert.deepEqual(told, ["outbox"])
    const list = await outbox()["outbox.list"]({ query: { limit: 10 } }, EMPLOYEE)
    assert.ok(list.ok)
    const entry = list.value.entries.at(-1)
    assert.ok(entry)
    assert.deepEqual(
      [entry.sender, entry.recipients, entry.subject, entry.notice],
      ["sanne@voorbeeld.example", ["jan@een.example", "fatima@twee.example"], "<script> café", false],
    )
    const shown = await outbox()["outbox.show"]({ params: { number: entry.number } }, EMPLOYEE)
    assert.ok(shown.ok)
    assert.deepEqual(shown.value.entry, entry)
    assert.equal(shown.value.message.text, "Hallo\r\n")
    const octets = Buffer.from(shown.value.octets, "base64").toString()
    assert.match(octets, /^Received: [\s\S]*Subject: =\?utf-8/)
    assert.ok(!octets.includes("Bcc"))
  })

  test("says that a message is held, and under which number", async () => {
    told.splice(0)
    const police = await send(readFileSync(POLICE))
    assert.ok(police.ok)
    const { code, held, recipients, line } = police.value
    assert.deepEqual([code, held, recipients], [250, false, 112])
    assert.match(line, /^2\.0\.0 Accepted as [a-z2-7]{16}$/)
    const small = LETTER.replace("To: jan@een.example", "To: a@een.example, b@twee.example").replace(
      "Hallo",
      "Helaas hebben wij besloten u niet uit te nodigen voor een gesprek. U bent afgewezen.",
    )
    const waits = await send(small)
    assert.ok(waits.ok)
    assert.deepEqual([waits.value.code, waits.value.held], [250, true])
    assert.ok((await store.held.open(waits.value.id ?? "")) !== undefined)
    assert.equal(told.at(-1), "held")
  })

  const refused: readonly [says: string, mail: string, code: string][] = [
    ["without a sender", "To: jan@een.example\n\nHallo", "send/no-sender"],
    ["without recipients", "From: sanne@voorbeeld.example\n\nHallo", "send/no-recipients"],
  ]
  for (const [says, mail, code] of refused)
    test(`takes no message ${says}`, async () => assert.equal(codeOf(await send(mail)), code))

  test("ends where there is a next host: nothing is handed in, listed, shown or cleared", async () => {
    const before = await store.outbox.list(1000)
    assert.equal(codeOf(await send(LETTER, false)), "demonstration/only")
    const none = outboxHandlers({ outbox: undefined, render: pool.render, events })
    for (const refusal of [
      await none["outbox.list"]({ query: { limit: 1 } }, EMPLOYEE),
      await none["outbox.show"]({ params: { number: 1 } }, EMPLOYEE),
      await none["outbox.clear"]({}, EMPLOYEE),
    ])
      assert.equal(codeOf(refusal), "demonstration/only")
    assert.deepEqual(await store.outbox.list(1000), before)
  })

  test("shows a copy as large as may be shown, and none that is larger", async () => {
    const entry = { at: 0, sender: "", recipients: [] }
    const whole = await store.outbox.put(entry, new Uint8Array(MAX_SHOWN_OCTETS))
    const more = await store.outbox.put(entry, new Uint8Array(MAX_SHOWN_OCTETS + 1))
    const show = (number: number) => outbox()["outbox.show"]({ params: { number } }, EMPLOYEE)
    assert.equal(codeOf(await show(whole)), "ok")
    assert.equal(codeOf(await show(more)), "request/too-large")
    assert.equal(codeOf(await show(more + 1)), "outbox/unknown")
  })

  test("can be emptied, and then shows nothing of what was there", async () => {
    const here = outbox()
    await store.outbox.put({ at: 1, sender: "", recipients: [] }, Buffer.from("Subject: oud\r\n\r\n"))
    await here["outbox.list"]({ query: { limit: 10 } }, EMPLOYEE)
    assert.equal(codeOf(await here["outbox.clear"]({}, EMPLOYEE)), "ok")
    await store.outbox.put({ at: 1, sender: "", recipients: [] }, Buffer.from("Subject: nieuw\r\n\r\n"))
    const list = await here["outbox.list"]({ query: { limit: 10 } }, EMPLOYEE)
    assert.ok(list.ok)
    assert.deepEqual(
      list.value.entries.map(({ subject, notice }) => [subject, notice]),
      [["nieuw", true]],
    )
  })
})

describe("a test message", () => {
  const trial = (to: string, at = submit) =>
    settingsHandlers({
      shown: () => ({ file: undefined, settings: [] }),
      submit: at,
      postmaster: "postmaster@voorbeeld.example",
      hostName: HOST_NAME,
      newId,
      now: clock.now,
    })["settings.test"]({ body: { to } }, turn(person("beheer@voorbeeld.example", ["administrator"])))

  test("goes through the gate and on, and says what was answered", async () => {
    const tried = await trial("jan@een.example")
    assert.ok(tried.ok)
    assert.deepEqual([tried.value.accepted, tried.value.code], [true, 250])
    const entry = (await store.outbox.list(1))[0]
    assert.deepEqual(entry?.recipients, ["jan@een.example"])
    const text = Buffer.from((await store.outbox.octets(entry?.number ?? 0)) ?? []).toString()
    assert.match(text, /\r\nFrom: postmaster@voorbeeld\.example\r\nTo: jan@een\.example\r\n/)
    assert.match(text, /\r\nDate: [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} \+0000\r\n/)
  })

  test("goes to an address, and to nothing else", async () => {
    for (const to of ["jan", "jan@een.example\r\nBcc: x@y.example", "a@b.example, c@d.example"])
      assert.equal(codeOf(await trial(to)), "request/invalid")
  })

  test("says so where nobody listens", async () => {
    const nowhere = (outgoing: Outgoing) => submitTo({ host: "127.0.0.1", port: 1 }, outgoing, { clock })
    assert.equal(codeOf(await trial("jan@een.example", nowhere)), "send/unreachable")
  })
})

describe("trying a message", () => {
  const { "check.message": check } = checkHandlers({ look: pool.look })
  const fields = {
    from: "sanne@voorbeeld.example",
    to: ["a@een.example", "b@twee.example"],
    cc: [],
    bcc: ["c@drie.example"],
    subject: "Uw sollicitatie",
    text: "Helaas hebben wij besloten u niet uit te nodigen. U bent afgewezen.",
  }

  test("by its fields: who would learn what, and nothing is kept", async () => {
    const held = await store.held.page({}, { limit: 1 }, "newest")
    const checked = await check({ body: fields }, turn(program("check")))
    assert.ok(checked.ok)
    const { verdict, reasons, recipients, sight } = checked.value
    assert.deepEqual([verdict, reasons.map(({ rule }) => rule)], ["hold", ["membership/small-circle"]])
    assert.deepEqual(
      recipients.map(({ address: to, seen, exposures }) => [to, seen, exposures]),
      [
        ["a@een.example", "to", 1],
        ["b@twee.example", "to", 1],
        ["c@drie.example", "envelope", 2],
      ],
    )
    assert.equal(sight.hidden, 1)
    assert.equal((await store.held.page({}, { limit: 1 }, "newest")).total, held.total)
  })

  test("by its octets, with an envelope or without", async () => {
    const message = Buffer.from(LETTER).toString("base64")
    const whole = await check({ body: { message } }, EMPLOYEE)
    assert.ok(whole.ok)
    assert.deepEqual(
      whole.value.recipients.map(({ address: to, seen }) => [to, seen]),
      [
        ["jan@een.example", "to"],
        ["fatima@twee.example", "bcc"],
      ],
    )
    const some = await check({ body: { message, recipients: ["jan@een.example"] } }, EMPLOYEE)
    assert.ok(some.ok)
    assert.equal(some.value.facts["version"], 1)
  })

  const wrong: readonly [place: string, value: object][] = [
    ["from", { from: "x@y.example\r\nTo: z@y.example" }],
    ["to", { to: ["a@een.example", "b@twee.example\nBcc: z@y.example"] }],
    ["bcc", { bcc: ["Jan <jan@een.example>"] }],
  ]
  for (const [place, value] of wrong)
    test(`an address that is none is refused: ${place}`, async () => {
      const checked = await check({ body: { ...fields, ...value } }, EMPLOYEE)
      assert.ok(!checked.ok)
      assert.deepEqual([checked.error.code, checked.error.subject], ["request/invalid", place])
    })

  test("to whom it is asked by, what earlier mail taught is told to programs only", async () => {
    const asked: boolean[] = []
    const { "check.message": ask } = checkHandlers({
      look: (octets, request) => {
        asked.push(request.remember)
        return pool.look(octets, request)
      },
    })
    for (const caller of [person("a@b.example", ["employee", "privacy-officer"]), program("check"), NOBODY])
      await ask({ body: fields }, turn(caller))
    assert.deepEqual(asked, [false, true, false])
  })

  const unlooked: readonly [
    why: "busy" | "broke" | "took-too-long",
    code: string,
    rule: string | undefined,
  ][] = [
    ["busy", "request/too-many", undefined],
    ["broke", "ok", "sluis/not-judged"],
    ["took-too-long", "ok", "sluis/took-too-long"],
  ]
  for (const [why, code, rule] of unlooked)
    test(`what could not be looked at is what the gate would make of it: ${why}`, async () => {
      const { "check.message": ask } = checkHandlers({
        look: () => Promise.resolve({ ok: false, error: why }),
      })
      const checked = await ask({ body: fields }, EMPLOYEE)
      assert.equal(codeOf(checked), code)
      if (checked.ok)
        assert.deepEqual([checked.value.verdict, checked.value.reasons[0]?.rule], ["hold", rule])
    })
})

describe("health", () => {
  const show = async (change: { readonly load?: () => Promise<never> } = {}) => {
    const shown = await healthHandlers({
      version: "1.2.3",
      startedAt: 0,
      now: clock.now,
      ready: async () => true,
      load: store.custody.load,
      held: store.held,
      nextHost: () => "none",
      certificates: () => [{ key: "smtp.tls.certificate", until: clock.now() + DAY }],
      findings: () => [
        { grade: "advice", key: "key", nl: "x", en: "x", problems: [] },
        { grade: "advice", key: "smtp.tls.certificate", nl: "x", en: "x", problems: [] },
        { grade: "unsafe", key: "http.listen", nl: "open", en: "open", problems: [] },
      ],
      dkim: undefined,
      clockJumpedAt: () => undefined,
      disk: () => diskSpace(tmpdir()),
      learning: () => undefined,
      canaries: () => ({ proven: 3, red: 1, redSince: clock.now(), lateSince: undefined, without: 0 }),
      ledger: {
        signer: () => ({ kind: "fine", last: undefined }),
        witnesses: () => [],
        timestamps: () => undefined,
        keyChange: () => undefined,
      },
      coverage: () => ({ expected: 2, silent: ["Zaaksysteem"], since: clock.now() }),
      ...change,
    })["health.show"]({}, EMPLOYEE)
    assert.ok(shown.ok)
    return shown.value
  }
  const named = ({ findings }: Awaited<ReturnType<typeof show>>) =>
    findings.filter(({ name }) => name !== "disk").map(({ name, state }) => `${name}: ${state}`)

  test("says everything once, of now where there is a now", async () => {
    const health = await show()
    assert.deepEqual(named(health), [
      "store: ok",
      "next-host: ok",
      "queue: ok",
      "held: ok",
      "certificate: wrong",
      "key: attention",
      "acquaintance: ok",
      "canary: wrong",
      "coverage: attention",
      "ledger: ok",
      "timestamp: ok",
      "configuration: wrong",
    ])
    assert.match(health.findings.find(({ name }) => name === "disk")?.en ?? "", /^Free on the disk/)
    assert.equal(health.version, "1.2.3")
  })

  test("still says the rest where the store does not answer", async () => {
    const health = await show({ load: () => Promise.reject(new Error("gone")) })
    assert.deepEqual(named(health).slice(0, 3), ["store: wrong", "next-host: ok", "certificate: wrong"])
    assert.deepEqual(health.queue, { messages: 0, recipients: 0, held: 0, damaged: 0 })
  })

  test("of a folder that is not there, the room can't be told", async () => {
    assert.equal(await diskSpace(join(tmpdir(), randomUUID())), undefined)
  })
})
