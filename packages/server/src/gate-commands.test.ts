/**
 * The commands around a running gate, over the real store, the real judgement and the real notices; in one process, since
 * only main.ts knows how these are put together from a configuration.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { after, before, describe, test } from "node:test"
import assert from "node:assert/strict"
import PostalMime from "postal-mime"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import { ok } from "@sluis/core/result"
import { applySplices } from "@sluis/core/rewrite/splice"

import { StoreUnavailable } from "./app/held/custody.ts"
import type { Custody, Intake } from "./app/held/custody.ts"
import { COMMAND_LINE } from "./app/ledger/actor.ts"
import { canaryDesk } from "./app/canary/canary-desk.ts"
import { dropHeld, expireHeld } from "./app/held/held-drop.ts"
import { releaseHeld } from "./app/held/held-release.ts"
import type { Gateway } from "./app/gateway.ts"
import type { HeldPorts } from "./app/held/held.ts"
import { copiesOf, judgeMessage } from "./app/gate/judge-message.ts"
import type { Language } from "./app/language.ts"
import type { Log } from "./app/log.ts"
import type { Outbox } from "./app/queue/outbox.ts"
import type { Found } from "./app/read-mail.ts"
import type { Cli, ExitCode } from "./cli/cli.ts"
import { run } from "./cli/program.ts"
import { screenOf } from "./cli/screen.ts"
import { mailTo } from "./cli/spawn-sluis.ts"
import { textsOf } from "./cli/texts-of.ts"
import { reportsOfHouse } from "./letters.ts"
import { dropNoticeComposer } from "./notice/composer.ts"
import { linkInto } from "./open-login.ts"
import { newId } from "./secret/id.ts"
import { NO_CHUNKING, startFakeHost } from "./smtp/relay/fake-host.ts"
import type { FakeHostOptions } from "./smtp/relay/fake-host.ts"
import { tryRelay } from "./smtp/relay/try-relay.ts"
import { dropOne } from "./store/decide-one.ts"
import { openStore } from "./store/open-store.ts"
import type { Store } from "./store/open-store.ts"

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 10, 17, 16, 28)
const SENDER = "werving@voorbeeld.nl"
const NO_LOG: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const loaded = loadPolicy(DEFAULT_POLICY, "builtin")
assert.ok(loaded.ok)
const JUDGE = {
  policy: loaded.value,
  us: ["voorbeeld.nl"],
  hostName: "sluis.voorbeeld.nl",
  memory: NO_MEMORY,
}

const LETTERS = {
  organisation: "Gemeente Voorbeeld",
  contact: undefined,
  language: "both",
  timeZone: "Europe/Amsterdam",
  from: "sluis@voorbeeld.nl",
  hostName: "sluis.voorbeeld.nl",
} as const

const folder = mkdtempSync(join(tmpdir(), "sluis-"))
let store: Store
let ports: HeldPorts
let now = NOW

before(async () => {
  const clock = { now: () => now, elapsed: () => 0 }
  const keys = { sealing: new Uint8Array(32).fill(7), ledger: new Uint8Array(32).fill(8) }
  const opened = await openStore({ folder, keys, clock, log: NO_LOG, reclaim: true })
  assert.ok(opened.ok)
  store = opened.value
  ports = {
    held: store.held,
    octets: store.custody.octets,
    individualise: async (octets, envelope, showing) => copiesOf(octets, envelope, showing, JUDGE),
    composeDropNotice: dropNoticeComposer(LETTERS),
    composeReport: reportsOfHouse(LETTERS),
    us: JUDGE.us,
    newId,
    now: () => now,
    giveUpAfter: 5 * DAY,
  }
})
after(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const EMPTY_OUTBOX: Outbox = {
  put: () => assert.fail("nothing is put"),
  list: async () => [],
  find: async () => undefined,
  octets: async () => undefined,
  clear: () => assert.fail("nothing is cleared"),
}
const ENCRYPTED = readFileSync(
  new URL("../../../fixtures/mail/smime-enveloped.eml", import.meta.url),
  "latin1",
)
/** The addresses of To. */
function mailboxesIn(mail: string): readonly string[] {
  const to = /^To:([^\n]*\n(?:[ \t][^\n]*\n)*)/m.exec(mail)?.[1] ?? ""
  return [...to.matchAll(/[^\s<>,"]+@[^\s<>,"]+/g)].map(([address]) => address)
}

const REJECTION = "Helaas hebben wij besloten u niet uit te nodigen voor een gesprek. U bent afgewezen."
const recipientsOf = (people: number): readonly string[] =>
  Array.from({ length: people }, (_, at) => `p${at + 1}@provider${at + 1}.example`)

/** Has a message held, whatever the policy says about it. */
async function hold(
  over: {
    readonly mail?: string
    readonly recipients?: readonly string[]
    readonly correlation?: string
    readonly verdict?: Partial<Extract<Intake["verdict"], { kind: "hold" }>>
    readonly sender?: string
  } = {},
): Promise<string> {
  const octets = new TextEncoder().encode(over.mail ?? mailTo(3, "Afwijzing", REJECTION))
  const recipients = over.recipients ?? recipientsOf(3)
  const sender = over.sender ?? SENDER
  const { sight, verdict } = judgeMessage(parseMessage(octets), { sender, recipients }, JUDGE)
  assert.ok(verdict.kind === "hold")
  const id = newId()
  const intake: Intake = {
    id,
    purpose: "hold",
    at: now,
    expiresAt: now + 5 * DAY,
    envelope: {
      sender,
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: recipients.map((address) => ({ address, notify: undefined, orcpt: undefined })),
    },
    prefix: new Uint8Array(0),
    size: octets.length,
    eightBit: false,
    pieces: () => [octets],
    copies: [],
    dueAt: now,
    verdict: { ...verdict, ...over.verdict },
    sight,
    correlation: over.correlation ?? id,
    about: "",
  }
  assert.equal((await store.custody.take(intake, undefined)).kind, "taken")
  return id
}

/** Somebody wrote to the database: nothing of this message can be opened any more. */
function breakSeal(id: string, column: "wrapped_key" | "content" = "wrapped_key"): void {
  const db = new DatabaseSync(join(folder, "sluis.db"))
  db.prepare(`UPDATE sealed SET ${column} = x'00' WHERE id = ?`).run(id)
  db.close()
}

type Sent = { readonly to: readonly string[]; readonly text: string; readonly about: string }

/** Everything that is due, as the queue would send it; settled, so that the next call sees only what is new. */
async function sendDue(custody: Custody): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  for (const work of await custody.claim(now + 1, now + DAY, 100)) {
    const octets = await custody.octets(work.id)
    for (const { splices, recipients } of work.copies) {
      const to = recipients.map((number) => work.envelope.recipients[number]?.address ?? "")
      sent.push({ to, text: Buffer.from(applySplices(octets, splices)).toString(), about: work.about })
    }
    await custody.settle(
      work.due.map(({ recipient }) => ({ id: work.id, recipient, outcome: { kind: "sent" } })),
      [],
    )
  }
  return sent
}

type Ran = { readonly code: ExitCode; readonly out: string; readonly err: string }
type Around = {
  readonly lang?: Language
  readonly passwords?: readonly string[]
  readonly file?: string
  readonly timeZone?: string
  /** For `start`: what runs, and how often Enter is pressed; undefined: there is no terminal. */
  readonly gateway?: Pick<Gateway, "smtp" | "outbox">
  readonly enters?: number
}

async function sluis(args: readonly string[], around: Around = {}): Promise<Ran> {
  let out = ""
  let err = ""
  const stream = (
    write: (text: string) => void,
  ): { isTerminal: boolean; columns: undefined; write: typeof write } => ({
    isTerminal: false,
    columns: undefined,
    write,
  })
  const screen = screenOf(
    { LANG: "en_GB.UTF-8" },
    { out: stream((text) => (out += text)), err: stream((text) => (err += text)) },
    { language: around.lang ?? "en", colour: true },
  )
  const passwords = [...(around.passwords ?? [])]
  let entering = Promise.resolve()
  const cli: Cli = {
    screen,
    texts: textsOf(screen.language),
    version: "0",
    readMail: (name) => oneMessage(name, around.file ?? ""),
    readText: () => assert.fail("no file is read"),
    configuration: () => assert.fail("no configuration is loaded"),
    readAgain: () => assert.fail("nothing is read again"),
    readRecorded: () => assert.fail("no recorded facts are read"),
    openScratchMemory: () => assert.fail("nothing is replayed"),
    openAcquaintance: () => assert.fail("nobody's acquaintances are looked at"),
    readTable: () => assert.fail("no table is read"),
    readLine: () => assert.fail("no line is read"),
    wallClock: () => now,
    keepCopies: () => assert.fail("no copy is written"),
    startGateway: async () => {
      assert.ok(around.gateway !== undefined, "no gateway is started")
      return ok({
        ...around.gateway,
        http: [],
        console: undefined,
        data: "/data",
        findings: [],
        reload: () => assert.fail("nothing is reloaded"),
        stop: async () => {},
      })
    },
    untilStopped: async () => await entering,
    onEnter: (_until, entered) => {
      entering = (async () => {
        for (let at = 0; at < (around.enters ?? 0); at += 1) await entered()
      })()
      return entering
    },
    openStore: async () =>
      ok({
        held: ports,
        outbox: store.outbox,
        users: store.users,
        consoleLink: linkInto("https://sluis.voorbeeld.example", {
          entries: store.entries,
          linkKey: new Uint8Array(32).fill(5),
          demonstration: false,
          newId,
          clock: { now: () => Date.now(), elapsed: () => performance.now() },
        }),
        canaries: canaryDesk({
          entries: store.entries,
          newId,
          clock: { now: () => now, elapsed: () => performance.now() },
          wait: () => assert.fail("no canary is asked for here"),
        }),
        reports: {
          safeguard: () => assert.fail("no report is asked for here"),
          month: () => assert.fail("no report is asked for here"),
          close: async () => {},
        },
        ledger: store.ledger,
        entries: store.entries,
        timeZone: around.timeZone ?? "Europe/Amsterdam",
        close: async () => {},
      }),
    ledgerTools: () => assert.fail("this command needs no such thing"),
    gateAddress: async () => ok({ host: "127.0.0.1", port: 2525 }),
    connect: async (host) => tryRelay([host]),
    readPassword: async () => passwords.shift() ?? "",
    standardInputIsTerminal: (around.passwords?.length ?? 0) > 1 || around.enters !== undefined,
    writeOctets: (octets) => (out += Buffer.from(octets).toString("latin1")),
    now: () => 0,
    debug: () => {},
  }
  const code = await run(args, cli)
  return { code, out, err }
}

async function* oneMessage(file: string, text: string): AsyncIterable<Found> {
  yield {
    kind: "message",
    where: { file, offset: undefined },
    bytes: new TextEncoder().encode(text),
    progress: 1,
  }
}

describe("sluis held", () => {
  test("nothing waits", async () => {
    const { code, out } = await sluis(["held", "list"])
    assert.equal(code, 0)
    assert.match(out, /✓ Nothing waits\./)
  })

  test("a list, a message and what can be done, without an address or the subject", async () => {
    const id = await hold()
    for (const lang of ["en", "nl"] as const) {
      const list = await sluis(["held", "list"], { lang })
      assert.equal(list.code, 0)
      assert.match(
        list.out,
        new RegExp(
          `^ {4}${id} +1\\d \\w+ \\d\\d:\\d\\d +2\\d \\w+ \\d\\d:\\d\\d +3 +${lang === "en" ? "3 people see of each other" : "3 mensen zien van elkaar"}.*…$`,
          "m",
        ),
      )
      const show = await sluis(["held", "show", id], { lang })
      assert.equal(show.code, 0)
      assert.match(show.out, new RegExp(`sluis held release ${id}\\n`))
      assert.match(show.out, lang === "en" ? /3 people see of each other/ : /3 mensen zien van elkaar/)
      for (const { out } of [list, show]) {
        assert.doesNotMatch(out, /@|Afwijzing|uit te nodigen/)
        for (const line of out.split("\n")) assert.ok(line.length <= 100, line)
      }
    }
    const json: unknown = JSON.parse((await sluis(["held", "list", "--json"])).out)
    assert.partialDeepStrictEqual(json, { id, recipients: 3, releasableBy: "sender", seen: { visible: 3 } })
    assert.doesNotMatch(JSON.stringify(json), /@|Afwijzing/)
    const dropped = await sluis([
      "held",
      "drop",
      id.slice(0, 10).toUpperCase(),
      "--reason",
      "dit was een proef",
    ])
    assert.equal(dropped.code, 0, dropped.err)
    assert.match(dropped.out, /is not sent\. The sender is told\./)
    await sendDue(store.custody)
  })

  test("times are those of the configuration", async () => {
    const id = await hold()
    for (const [timeZone, moment] of [
      ["Europe/Amsterdam", "17 nov 17:28"],
      ["Asia/Tokyo", "18 nov 01:28"],
    ] as const)
      for (const args of [
        ["held", "list"],
        ["held", "show", id],
      ])
        assert.ok((await sluis(args, { lang: "nl", timeZone })).out.includes(moment), timeZone)
    assert.ok(
      await dropOne(
        store.held,
        id,
        { reason: "", by: "", department: "", at: now, decided: true },
        undefined,
      ),
    )
  })

  const separately: readonly [name: string, mail: string, recipients: readonly string[], offered: boolean][] =
    [
      ["a small circle", mailTo(3, "Afwijzing", REJECTION), recipientsOf(3), true],
      [
        "text with addresses, which only the exit check can tell",
        mailTo(3, "Afwijzing", `${REJECTION} Zie ook p1@provider1.example en p2@provider2.example.`),
        recipientsOf(3),
        false,
      ],
      ["an encrypted message", ENCRYPTED, mailboxesIn(ENCRYPTED), false],
    ]
  for (const [name, mail, recipients, offered] of separately)
    test(`to each person separately is ${offered ? "" : "not "}offered: ${name}`, async () => {
      const id = await hold({ mail, recipients })
      for (const lang of ["en", "nl"] as const) {
        const { out } = await sluis(["held", "show", id], { lang })
        assert.equal(out.includes(`sluis held release ${id}\n`), offered)
        assert.ok(out.includes(`sluis held release ${id} --as-it-was`))
      }
      assert.equal((await sluis(["held", "release", id])).code, offered ? 0 : 2)
      await dropOne(store.held, id, { reason: "", by: "", department: "", at: now, decided: true }, undefined)
      await sendDue(store.custody)
    })

  test("the reasons of an encrypted message agree with each other", async () => {
    const id = await hold({ mail: ENCRYPTED, recipients: mailboxesIn(ENCRYPTED) })
    const list = await sluis(["held", "list"])
    assert.match(list.out, / 12 +This message cannot go to each/)
    const { out } = await sluis(["held", "show", id])
    assert.match(out, /cannot go to each person separately: it is encrypted/)
    assert.doesNotMatch(out, /attachment|Sluis sends|in Bcc/)
    await dropOne(store.held, id, { reason: "", by: "", department: "", at: now, decided: true }, undefined)
  })

  test("released, each recipient gets a copy that shows nobody else", async () => {
    const id = await hold()
    const { code, out } = await sluis(["held", "release", id])
    assert.equal(code, 0)
    assert.match(out, new RegExp(`${id} goes to 3 people, to each separately\\.`))
    const sent = await sendDue(store.custody)
    assert.deepEqual(sent.flatMap(({ to }) => to).toSorted(), recipientsOf(3))
    for (const { to, text } of sent)
      for (const address of recipientsOf(3)) assert.equal(text.includes(address), to.includes(address))
    assert.equal((await sluis(["held", "show", id])).code, 2)
  })

  test("released as it was, with a reason, it goes unchanged", async () => {
    const id = await hold()
    const { code } = await sluis(["held", "release", id, "--as-it-was", "--reason", "zij weten het al"])
    assert.equal(code, 0)
    assert.deepEqual(await sendDue(store.custody), [
      { to: recipientsOf(3), text: mailTo(3, "Afwijzing", REJECTION), about: "" },
    ])
  })

  test("dropped, the sender is told, and nobody else gets anything", async () => {
    const id = await hold()
    assert.equal((await sluis(["held", "drop", id, "--reason", "de afzender vroeg dat"])).code, 0)
    const [notice, ...others] = await sendDue(store.custody)
    assert.deepEqual(others, [])
    assert.deepEqual([notice?.to, notice?.about], [[SENDER], id])
    const mail = await PostalMime.parse(notice?.text ?? "")
    assert.equal(mail.inReplyTo, "<1@voorbeeld.nl>")
    assert.doesNotMatch(notice?.text ?? "", /p1@|provider1|de afzender vroeg/)
  })

  for (const sender of ["reiziger@elders.example", "werving@voorbeeld.nl.elders.example"])
    test(`${sender} is not one of us, and is told that it was not passed on, and nothing of what was seen`, async () => {
      const correlation = newId()
      const ids = [
        await hold({ sender, correlation, recipients: recipientsOf(3).slice(0, 2) }),
        await hold({ sender, correlation, recipients: recipientsOf(3).slice(2) }),
      ]
      assert.equal(
        (await sluis(["held", "drop", ids[0] ?? "", "--reason", "de afzender is vervalst"])).code,
        0,
      )
      await hold({ sender })
      now += 5 * DAY
      try {
        assert.equal((await expireHeld(ports, NO_LOG, now)).length, 1)
        const reports = await sendDue(store.custody)
        assert.deepEqual(
          reports.map(({ to }) => to),
          [[sender], [sender], [sender]],
        )
        const named = reports.map(
          ({ text }) => [...text.matchAll(/^Final-Recipient: rfc822; (.*)\r$/gm)].length,
        )
        assert.deepEqual(
          named.toSorted((a, b) => a - b),
          [1, 2, 3],
          "each is told of once",
        )
        for (const { text } of reports) {
          assert.match(text, /^Content-Type: multipart\/report; report-type=delivery-status;/m)
          assert.match(
            text,
            /^Action: failed\r\nStatus: 5\.7\.1\r\nDiagnostic-Code: smtp; 550 5\.7\.1 The message was/m,
          )
          assert.doesNotMatch(text, /Afwijzing|mensen|people|vervalst|sluis\//)
        }
      } finally {
        now = NOW
      }
    })

  test("all held parts of a message are one line, and go together", async () => {
    const correlation = newId()
    const ids = [
      await hold({ correlation, recipients: recipientsOf(3).slice(0, 2) }),
      await hold({ correlation, recipients: recipientsOf(3).slice(2) }),
    ]
    const { out } = await sluis(["held", "list"])
    assert.equal(ids.filter((id) => out.includes(id)).length, 1)
    const released = await sluis(["held", "release", ids[1] ?? ""])
    assert.match(released.out, /goes to 3 people, to each separately\. It was in 2 parts\./)
    assert.deepEqual((await sendDue(store.custody)).flatMap(({ to }) => to).toSorted(), recipientsOf(3))
    assert.match((await sluis(["held", "list"])).out, /Nothing waits/)
  })

  test("all parts of a message are dropped with one notice", async () => {
    const correlation = newId()
    const id = await hold({ correlation, recipients: recipientsOf(3).slice(0, 2) })
    await hold({ correlation, recipients: recipientsOf(3).slice(2) })
    assert.equal((await sluis(["held", "drop", id, "--reason", "twee keer dezelfde mail"])).code, 0)
    assert.deepEqual(
      (await sendDue(store.custody)).map(({ to }) => to),
      [[SENDER]],
    )
    assert.match((await sluis(["held", "list"])).out, /Nothing waits/)
  })

  test("what the exit check stops is not released in copies, but can be as it was", async () => {
    const mail = mailTo(3, "Afwijzing", `${REJECTION} Zie ook p1@provider1.example en p2@provider2.example.`)
    const id = await hold({ mail })
    const refused = await sluis(["held", "release", id])
    assert.equal(refused.code, 2)
    assert.match(refused.err, /cannot go to each person separately .*\.\n.*--as-it-was/)
    assert.deepEqual(await sendDue(store.custody), [])
    assert.equal(
      (await sluis(["held", "release", id, "--as-it-was", "--reason", "zij kennen elkaar al"])).code,
      0,
    )
    assert.equal((await sendDue(store.custody)).length, 1)
  })

  test("what nobody decided on in time is dropped, and the sender is told once", async () => {
    const id = await hold()
    now += 5 * DAY
    try {
      assert.deepEqual(await expireHeld(ports, NO_LOG, now), [
        { id, parts: 1, recipients: 3, told: true, departments: [""] },
      ])
      assert.deepEqual(await expireHeld(ports, NO_LOG, now), [])
      const sent = await sendDue(store.custody)
      assert.deepEqual(
        sent.map(({ to }) => to),
        [[SENDER]],
      )
    } finally {
      now = NOW
    }
  })

  test("what can't be read, and what no notice can be made about, keeps nothing else from expiring", async () => {
    const correlation = newId()
    const broken = await hold({ correlation, recipients: recipientsOf(3).slice(0, 2) })
    const part = await hold({ correlation, recipients: recipientsOf(3).slice(2) })
    const unnoticed = await hold()
    const whole = await hold()
    breakSeal(broken)
    const failed: (string | undefined)[] = []
    const log: Log = { ...NO_LOG, error: (_, fields) => failed.push(fields?.id) }
    const composeDropNotice: HeldPorts["composeDropNotice"] = async (request) =>
      request.id === unnoticed ? Promise.reject(new Error("no words")) : ports.composeDropNotice(request)
    now += 5 * DAY
    try {
      const dropped = await expireHeld({ ...ports, composeDropNotice }, log, now)
      assert.deepEqual(dropped.map(({ id }) => id).toSorted(), [part, whole].toSorted())
      assert.deepEqual(failed, [unnoticed])
      const { held, damaged } = await store.custody.load()
      assert.deepEqual({ held, damaged }, { held: 1, damaged: 1 })
      assert.deepEqual(
        (await expireHeld(ports, NO_LOG, now)).map(({ id }) => id),
        [unnoticed],
        "the next round tries again",
      )
      const sent = await sendDue(store.custody)
      assert.deepEqual(sent.map(({ about }) => about).toSorted(), [part, unnoticed, whole].toSorted())
      assert.equal((await sluis(["held", "drop", broken, "--reason", "niet meer te lezen"])).code, 0)
    } finally {
      now = NOW
    }
  })

  test("what can't be read is dropped by its number, and the ledger has it; another part of it is decided on apart", async () => {
    const correlation = newId()
    const broken = await hold({ correlation, recipients: recipientsOf(3).slice(0, 2) })
    const part = await hold({ correlation, recipients: recipientsOf(3).slice(2) })
    breakSeal(broken)
    assert.equal((await sluis(["held", "release", part])).code, 0)
    assert.deepEqual((await sendDue(store.custody)).flatMap(({ to }) => to).toSorted(), [
      "p3@provider3.example",
    ])
    assert.equal((await sluis(["held", "drop", broken, "--reason", "weg ermee"])).code, 2)
    const { code, out } = await sluis(["held", "drop", broken, "--reason", "niet meer te lezen"])
    assert.equal(code, 0)
    assert.match(out, new RegExp(`${broken} is not sent\\.\\s*$`))
    assert.deepEqual(await sendDue(store.custody), [])
    const entries = await store.ledger.find({ object: broken }, { limit: 10 })
    assert.match(entries.map(({ octets }) => Buffer.from(octets).toString()).join(), /message\.dropped/)
    assert.equal((await store.custody.load()).damaged, 0)
    assert.equal((await sluis(["held", "drop", broken, "--reason", "niet meer te lezen"])).code, 2)
  })

  test("what can't be read is listed as that, and whoever looks at it or releases it is told what to do", async () => {
    const id = await hold()
    breakSeal(id)
    for (const [lang, listed, told] of [
      [
        "en",
        /damaged, can't be read/,
        /is damaged in the store and cannot be read any more\.\n.*backup.*\n?.*drop/,
      ],
      ["nl", /beschadigd, niet te lezen/, /is beschadigd in de opslag .*\.\n.*reservekopie.*\n?.*drop/],
    ] as const) {
      const list = await sluis(["held", "list"], { lang })
      assert.equal(list.code, 0)
      assert.match(list.out, new RegExp(`${id} .*${listed.source}`))
      for (const args of [
        ["show", id],
        ["show", id, "--json"],
        ["release", id.slice(0, 8)],
        ["release", id, "--as-it-was", "--reason", "zij weten het al"],
      ]) {
        const { code, err } = await sluis(["held", ...args], { lang })
        assert.equal(code, 2)
        assert.match(err, told)
      }
    }
    const json: unknown = JSON.parse((await sluis(["held", "list", "--json"])).out)
    assert.partialDeepStrictEqual(json, { id, recipients: 3, damaged: true, reasons: [] })
    assert.equal((await sluis(["held", "drop", id, "--reason", "niet meer te lezen"])).code, 0)
    assert.match((await sluis(["held", "list"])).out, /Nothing waits/)
  })

  test("what has lost its content is not released, and keeps no other part", async () => {
    const correlation = newId()
    const broken = await hold({ correlation, recipients: recipientsOf(3).slice(0, 2) })
    const part = await hold({ correlation, recipients: recipientsOf(3).slice(2) })
    breakSeal(broken, "content")
    const asItWas = ["--as-it-was", "--reason", "zij weten het al"]
    for (const options of [[], asItWas]) {
      const { code, err } = await sluis(["held", "release", broken, ...options])
      assert.equal(code, 2)
      assert.match(err, /is damaged in the store/)
    }
    assert.equal((await sluis(["held", "show", broken])).code, 0)
    assert.deepEqual(await sendDue(store.custody), [])
    assert.equal((await sluis(["held", "release", part, ...asItWas])).code, 0)
    assert.deepEqual(
      (await sendDue(store.custody)).flatMap(({ to }) => to),
      ["p3@provider3.example"],
    )
    assert.equal((await sluis(["held", "drop", broken, "--reason", "niet meer te lezen"])).code, 0)
    assert.deepEqual(
      (await sendDue(store.custody)).flatMap(({ to }) => to),
      [SENDER],
    )
  })

  test("of two who decide at once, one is told that it was decided", async () => {
    const id = await hold()
    const results = await Promise.all([
      releaseHeld(ports, id, {
        as: "copies",
        reason: "",
        actor: COMMAND_LINE,
        forbids: async () => undefined,
      }),
      dropHeld(ports, id, "het was een vergissing", COMMAND_LINE),
    ])
    const faults = results.flatMap((result) => (result.ok ? [] : [result.error.code]))
    assert.equal(faults.length, 1)
    assert.match(faults[0] ?? "", /^held\/(?:decided|unknown)$/)
    await sendDue(store.custody)
  })

  const refused: readonly [name: string, args: (id: string) => readonly string[], told: RegExp][] = [
    ["an unknown number", () => ["show", "zzzz"], /zzzz is not the number of a message that waits/],
    ["what can be no number", () => ["show", "a'; --"], /is not the number of a message that waits/],
    ["no number at all", () => ["show", ""], /is not the number of a message that waits/],
    [
      "as it was without a reason",
      (id) => ["release", id, "--as-it-was"],
      /needs a reason of at least three words/,
    ],
    [
      "as it was with two words",
      (id) => ["release", id, "--as-it-was", "--reason", "mag wel ..."],
      /at least three/,
    ],
    [
      "a reason of a thousand words",
      (id) => ["drop", id, "--reason", "woord ".repeat(1000)],
      /needs a reason/,
    ],
    ["a drop without a reason", (id) => ["drop", id], /--reason <text> is needed|--reason/],
    ["an option that is not there", () => ["list", "--nope"], /--nope/],
  ]
  for (const [name, args, told] of refused) {
    test(`${name} is refused, and nothing changes`, async () => {
      const id = await hold()
      const { code, err } = await sluis(["held", ...args(id)])
      assert.equal(code, 2)
      assert.match(err, told)
      assert.match(err, /\n {7}\S/, "what to do")
      assert.notEqual(await store.held.open(id), undefined)
      assert.ok(
        await dropOne(
          store.held,
          id,
          { reason: "", by: "", department: "", at: now, decided: true },
          undefined,
        ),
      )
    })
  }

  test("a beginning that two numbers share is not enough", async () => {
    const ids: string[] = []
    while (new Set(ids.map((id) => id[0])).size === ids.length) ids.push(await hold())
    const twice = ids.at(-1)?.[0] ?? ""
    const { code, err } = await sluis(["held", "show", twice])
    assert.equal(code, 2)
    assert.match(err, /is the beginning of more than one number/)
    for (const id of ids)
      await dropOne(store.held, id, { reason: "", by: "", department: "", at: now, decided: true }, undefined)
  })

  test("a store that is gone is told, without a stack", async () => {
    const held = { ...ports.held, list: () => Promise.reject(new StoreUnavailable("gone")) }
    const before = ports
    ports = { ...ports, held }
    try {
      const { code, err } = await sluis(["held", "list"])
      assert.equal(code, 2)
      assert.match(err, /cannot be opened or written/)
    } finally {
      ports = before
    }
  })
})

describe("sluis outbox", () => {
  const copy = (at: number): Uint8Array =>
    Buffer.from(
      mailTo(
        1,
        "=?utf-8?q?Uitnodiging_=E2=80=93_contactdag?=",
        `Beste ${at},\r\n\r\nTot dan. \u001B[2J`,
      ).replaceAll("\u2028", ""),
    )

  test("it is empty at first", async () => {
    assert.match((await sluis(["outbox", "list"])).out, /The outbox is empty\./)
  })

  test("copies are listed, newest last, and can be read as their recipient would", async () => {
    for (let at = 1; at <= 4; at += 1)
      await store.outbox.put(
        { at: now, sender: at === 4 ? "" : SENDER, recipients: [`p${at}@x.example`] },
        copy(at),
      )
    const all = await sluis(["outbox", "list"])
    assert.match(all.out, /4 copies in the outbox, newest last/)
    assert.match(
      all.out,
      /^ {8,}1 .* werving@voorbeeld\.nl +p1@x\.example\n[\s\S]*^ {8,}4 .* \(Sluis\) +p4@x\.example$/m,
    )
    const newest = await sluis(["outbox", "list", "--limit", "2"])
    assert.match(newest.out, /The 2 newest copies/)
    assert.doesNotMatch(newest.out, /p2@x/)
    const lines = (await sluis(["outbox", "list", "--json"])).out.trimEnd().split("\n")
    assert.partialDeepStrictEqual(JSON.parse(lines[0] ?? ""), { number: 1, recipients: ["p1@x.example"] })

    const { out } = await sluis(["outbox", "show", "2"])
    assert.match(out, /^ {2}Subject +Uitnodiging – contactdag$/m)
    assert.match(out, /^ {2}To +Persoon 1 <p1@provider1\.example>$/m)
    assert.match(out, /^ {2}Beste 2,\n\n {2}Tot dan\. <U\+001B>\[2J$/m)
    assert.match((await sluis(["outbox", "show", "2"], { lang: "nl" })).out, /^ {2}Onderwerp +Uitnodiging/m)
    const raw = await sluis(["outbox", "show", "2", "--raw"])
    assert.equal(raw.out, Buffer.from(copy(2)).toString("latin1"))
  })

  for (const [name, number] of [
    ["a number that is not there", "99"],
    ["what is no number", "0"],
    ["a word", "x"],
  ] as const) {
    test(`${name} is refused`, async () => {
      const { code, err } = await sluis(["outbox", "show", number])
      assert.equal(code, 2)
      assert.ok(err.startsWith(`sluis: ${number} is not the number of a copy in the outbox.\n`), err)
    })
  }
})

describe("sluis console", () => {
  const start = /^https:\/\/sluis\.voorbeeld\.example\/start#[\w-]{74}\n$/

  test("a link for the first administrator stands alone on standard output", async () => {
    const { code, out, err } = await sluis(["console", "link"])
    assert.equal(code, 0)
    assert.match(out, start)
    assert.match(err, /within the hour/)
  })

  test("a link for somebody who is not there is refused", async () => {
    const { code, out, err } = await sluis(["console", "link", "--for", "jan@voorbeeld.example"])
    assert.deepEqual([code, out], [2, ""])
    assert.match(err, /jan@voorbeeld\.example is not known here\.\n.*Check the address/s)
  })
})

describe("sluis user", () => {
  test("a user can be added, is listed, and can be removed", async () => {
    assert.equal((await sluis(["user", "list"])).out, "")
    const added = await sluis(["user", "add", "scanner"], { passwords: ["correct paard batterij"] })
    assert.equal(added.code, 0, added.err)
    assert.doesNotMatch(added.out + added.err, /paard/)
    assert.equal((await sluis(["user", "list"])).out, "scanner\n")
    assert.ok(await store.users.verify("scanner", "correct paard batterij"))
    assert.equal((await sluis(["user", "remove", "scanner"])).code, 0)
    assert.equal((await sluis(["user", "remove", "scanner"])).code, 2)
  })

  const refused: readonly [name: string, user: string, passwords: readonly string[], told: RegExp][] = [
    ["eleven characters", "jan", ["12345678901"], /fewer than 12/],
    ["no password", "jan", [""], /fewer than 12/],
    ["256 octets", "jan", ["x".repeat(256)], /more than 255/],
    ["two that differ", "jan", ["123456789012", "123456789013"], /two different passwords/],
    ["a name with a space", "jan de vries", ["123456789012"], /cannot be the name/],
    ["a name with a line break", "jan\n", ["123456789012"], /cannot be the name/],
    ["a name of 256 octets", "x".repeat(256), ["123456789012"], /cannot be the name/],
  ]
  for (const [name, user, passwords, told] of refused) {
    test(`${name}: refused, and nobody is added`, async () => {
      const { code, err } = await sluis(["user", "add", user], { passwords })
      assert.equal(code, 2)
      assert.match(err, told)
      assert.deepEqual(await store.users.list(), [])
    })
  }
  for (const password of ["123456789012", "x".repeat(255)])
    test(`${password.length} characters are enough and not too many`, async () => {
      assert.equal((await sluis(["user", "add", "jan"], { passwords: [password, password] })).code, 0)
      assert.ok(await store.users.remove("jan"))
    })
})

describe("sluis send", () => {
  const file = mailTo(2, "Open dag", "Tot dan.")
  type Does = NonNullable<FakeHostOptions["does"]>
  const cases: readonly [name: string, does: Does, code: ExitCode, told: RegExp][] = [
    [
      "accepted",
      (stage) => (stage === "end" ? { say: "250 2.0.0 Accepted as abc\r\n" } : undefined),
      0,
      /✓ 250 2\.0\.0 Accepted as abc\n {4}From werving@voorbeeld\.nl, to 2 people, by 127\.0\.0\.1:\d+\.\n/,
    ],
    [
      "accepted and held",
      (stage) => (stage === "end" ? { say: "250 2.0.0 Accepted and held as abc\r\n" } : undefined),
      0,
      /■ 250 2\.0\.0 Accepted and held as abc\n {4}From /,
    ],
    [
      "accepted for some",
      (stage, line) => (line.startsWith("RCPT TO:<p2@") ? { say: "550 5.1.1 No such user\r\n" } : undefined),
      1,
      /to 1 person.*\n.*1 person was refused.*\n {4}p2@provider2\.example {3}550 5\.1\.1 No such user\n/,
    ],
    [
      "refused",
      (stage) => (stage === "end" ? { say: "550 5.7.1 Not\u001B[2J\r\n" } : undefined),
      1,
      /■ 550 5\.7\.1 Not.*\n {4}Not accepted/,
    ],
    [
      "a host that hangs up at once",
      () => ({ then: "vanish" }),
      2,
      /sluis: 127\.0\.0\.1:\d+ does not answer: nothing that takes mail listens there\./,
    ],
    [
      "a host that hangs up in the middle",
      (stage) => (stage === "MAIL" ? { then: "vanish" } : undefined),
      2,
      /sluis: 127\.0\.0\.1:\d+ takes no mail \(4\d\d /,
    ],
  ]
  for (const [name, does, code, told] of cases) {
    test(`${name}: exit code ${code}`, async () => {
      await using host = await startFakeHost({ offers: NO_CHUNKING, does })
      const ran = await sluis(["send", "open-dag.eml", "--to", `127.0.0.1:${host.port}`], { file })
      assert.equal(ran.code, code, ran.out + ran.err)
      assert.match(ran.out + ran.err, told)
      assert.doesNotMatch(ran.out + ran.err, /\u001B/)
    })
  }

  test("options name another envelope, and the message goes as it is in the file", async () => {
    await using host = await startFakeHost({ offers: NO_CHUNKING })
    const args = ["send", "a.eml", "--to", `127.0.0.1:${host.port}`, "--from", "<>"]
    const { code, out } = await sluis([...args, "--rcpt", "jan@x.example", "--rcpt", "<piet@x.example>"], {
      file,
    })
    assert.equal(code, 0)
    assert.match(out, /From <>, to 2 people/)
    const envelope = host.commands.filter((command) => /^(?:MAIL|RCPT)/.test(command)).join("\n")
    assert.match(envelope, /^MAIL FROM:<>.*\nRCPT TO:<jan@x\.example>.*\nRCPT TO:<piet@x\.example>/)
    assert.equal(host.messages[0]?.toString(), file)
  })

  for (const to of ["localhost", "x:0", "x:65536", "::1:25", "a b:25", ":25"])
    test(`${to} is no host and port`, async () => {
      const { code, err } = await sluis(["send", "a.eml", "--to", to], { file })
      assert.equal(code, 2)
      assert.match(err, /--to/)
    })
})

describe("sluis start --sample", () => {
  const SAMPLE = mailTo(3, "Open dag", "Tot dan.")
  const started = async (around: Around): Promise<string> => {
    const { code, err } = await sluis(["start", "--sample", "open-dag.eml"], { file: SAMPLE, ...around })
    assert.equal(code, 0)
    return err
  }
  const smtp = [{ host: "127.0.0.1", port: 2525 }]

  const banners: readonly [name: string, around: Around, says: readonly RegExp[], not: readonly RegExp[]][] =
    [
      [
        "in a terminal, Enter or another terminal",
        { gateway: { smtp, outbox: EMPTY_OUTBOX }, enters: 0 },
        [/demonstration/, /Press Enter: .* 3 people/, /^ {2}Or in another terminal:/m],
        [],
      ],
      [
        "without a terminal, another one",
        { gateway: { smtp, outbox: EMPTY_OUTBOX } },
        [/^ {2}In another terminal:$/m],
        [/Press Enter/, /Or in/],
      ],
      [
        "without a terminal, in Dutch",
        { gateway: { smtp, outbox: EMPTY_OUTBOX }, lang: "nl" },
        [/^ {2}In een andere terminal:$/m],
        [/Of in/],
      ],
      [
        "where mail goes to a next host, nothing is offered",
        { gateway: { smtp, outbox: undefined }, enters: 1 },
        [/gateway: mail goes on to the next host/],
        [/Try it/, /Enter/, /In: /],
      ],
    ]
  for (const [name, around, says, not] of banners)
    test(name, async () => {
      const err = await started(around)
      for (const pattern of says) assert.match(err, pattern)
      for (const pattern of not) assert.doesNotMatch(err, pattern)
    })

  test("Enter: the copies and the notice can be looked at; the second time the sender knows already", async () => {
    await store.outbox.clear()
    let notices = 0
    const come = async (): Promise<void> => {
      const put = async (sender: string, to: string): Promise<unknown> =>
        await store.outbox.put({ at: now, sender, recipients: [to] }, Buffer.from(`To: ${to}\r\n\r\n`))
      for (const to of recipientsOf(3)) await put(SENDER, to)
      notices += 1
      if (notices === 1) await put("", SENDER)
    }
    const arrived: Promise<void>[] = []
    await using host = await startFakeHost({
      offers: NO_CHUNKING,
      does: (stage) => {
        if (stage === "end") arrived.push(come())
        return undefined
      },
    })
    const gateway = { smtp: [{ host: "127.0.0.1", port: host.port }], outbox: store.outbox }
    const err = await started({ gateway, enters: 2 })
    await Promise.all(arrived)
    const [first = "", second = ""] = err.split("Out: 3 copies").slice(1)
    const notice = (await store.outbox.list(100)).find(({ sender }) => sender === "")
    assert.match(first, /one notice to the sender\.\n {4}Look at one of them, and at the notice:\n/)
    assert.ok(first.includes(`npm run sluis -- outbox show ${notice?.number}   # the notice\n`), first)
    assert.match(second, /the sender has had\s+one about this message\.\n {4}Look at one of them:\n/)
    assert.equal(second.match(/outbox show/g)?.length, 1)
  })

  test("Enter: a message that is held is said to be, and no copies are waited for", async () => {
    await using host = await startFakeHost({
      offers: NO_CHUNKING,
      does: (stage) => (stage === "end" ? { say: "250 2.0.0 Accepted and held as abc\r\n" } : undefined),
    })
    const gateway = { smtp: [{ host: "127.0.0.1", port: host.port }], outbox: store.outbox }
    assert.match(await started({ gateway, enters: 1 }), /■ In: .*\n? *.*Accepted and held as abc\n$/)
  })
})

describe("the help", () => {
  const says: readonly [args: readonly string[], lang: Language, says: readonly RegExp[]][] = [
    [
      ["held", "drop"],
      "en",
      [/held drop \[options\] <number>/, /--reason <text> needed: why, in at least three/],
    ],
    [
      ["held", "release"],
      "en",
      [/--as-it-was .*needs --reason/, /<number>/, /what SLUIS_CONFIG names; without that/],
    ],
    [
      ["held", "release"],
      "nl",
      [/<nummer>/, /--config <bestand>/, /--reason is dan nodig/, /noemt; zonder die: de standaardwaarden/],
    ],
    [["user", "add"], "en", [/The password is asked for\. In a script/]],
    [["start"], "nl", [/zet de sluis aan/]],
  ]
  for (const [args, lang, patterns] of says)
    test(`${args.join(" ")} in ${lang}`, async () => {
      const { code, out } = await sluis([...args, "--help"], { lang })
      assert.equal(code, 0)
      const words = out.replaceAll(/\s+/g, " ")
      for (const pattern of patterns) assert.match(words, pattern)
    })
})
