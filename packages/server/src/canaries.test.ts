/** Canaries over the real gate, judgement and store: what proves the guard, what turns red, who hears of it, and what is no canary. */
import assert from "node:assert/strict"
import { once } from "node:events"
import { setImmediate } from "node:timers/promises"
import { after, test } from "node:test"

import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"
import { NO_MEMORY } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"

import { CANARY_FIRST, CANARY_ROUND, openCanaries } from "./app/canary/canaries.ts"
import type { Canaries } from "./app/canary/canaries.ts"
import { isEnded } from "./app/canary/canary.ts"
import type { Canary } from "./app/canary/canary.ts"
import { MAX_CANARY_OCTETS } from "./app/canary/canary-arrival.ts"
import { canaryRoutes } from "./app/canary/canary-route.ts"
import type { ConfiguredRoute } from "./app/canary/canary-route.ts"
import { askForCanaries, canaryRequest } from "./app/canary/canary-request.ts"
import { CANARY_AGAIN } from "./app/canary/canary-sending.ts"
import { canaryHandlers } from "./app/console/canaries.ts"
import { contentOf } from "./app/gate/content.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import { openGate } from "./app/gate/gate.ts"
import { judgeMessage, notJudged } from "./app/gate/judge-message.ts"
import type { Judge } from "./app/gate/judged.ts"
import type { Pseudonym } from "./app/log.ts"
import type { Outgoing, RelayOutcome } from "./app/queue/relay.ts"
import { reply } from "./app/gate/reply.ts"
import type { Reply } from "./app/gate/reply.ts"
import { SILENT_LOG, SILENT_METRICS } from "./app/silent.ts"
import { FORMS } from "./contract/form.ts"
import { person, turn } from "./example-desk.ts"
import { canaryAlertComposer } from "./notice/composer.ts"
import { canarySigner } from "./secret/canary-signer.ts"
import { newId } from "./secret/id.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const START = Date.UTC(2026, 10, 22, 7)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
const HOST = "sluis.voorbeeld.example"
const US = ["voorbeeld.example"]
const KEY = new Uint8Array(32).fill(5)
const OPTIONS = { every: DAY, within: 10 * MINUTE, keep: 800 * DAY }
const OFFICER = { address: "privacy@voorbeeld.example", language: "nl" } as const
const ADMINISTRATOR = { address: "beheer@voorbeeld.example", language: "en" } as const

/** What whoever a canary is handed to does with it. */
type Way = "gate" | "lost" | "hang" | { readonly reply: Reply }

type World = {
  readonly store: Store
  readonly canaries: () => Canaries
  readonly time: { now: number }
  /** Lets so much time go by, in steps of a round or, for days, of an hour, and does what is due in it. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** The same at once, and waits for nothing. */
  readonly jump: (milliseconds: number) => void
  readonly give: { policy: Policy; way: Way; judge: Judge | undefined; full: boolean }
  /** Everything that was handed over, as octets. */
  readonly handed: Outgoing[]
  /** At the gate: text of a whole message, and its envelope. */
  readonly accept: (text: string, recipients: readonly string[]) => Promise<Reply>
  /** Recipient and text of every mail of ours that is due; each is given once. */
  readonly mails: () => Promise<readonly { readonly to: string; readonly text: string }[]>
  readonly told: string[]
  /** As after a crash: what is not in the store is gone. */
  readonly restart: () => Promise<void>
  readonly ended: () => Promise<readonly string[]>
}

const NEVER = (): never => assert.fail("the gate has no business with this")

function policyOf(text: string): Policy {
  const policy = loadPolicy(text.replace(/^tests:[^]*/m, ""), "test")
  assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
  return policy.value
}

/** The built-in policy, as somebody weakened it: strangers may be any number now. */
const WEAK = policyOf(
  DEFAULT_POLICY.replace(
    "audience.visible >= 10 && audience.strangers >= 10",
    "audience.visible >= 500 && audience.strangers >= 500",
  ),
)
const STRONG = policyOf(DEFAULT_POLICY)

async function world(routes: readonly ConfiguredRoute[] = []): Promise<World> {
  const time = { now: START, elapsed: 0 }
  const clock = { now: () => time.now, elapsed: () => time.elapsed }
  const store = await openTestStore(newFolder(), { clock })
  after(store.close)
  const timers = new Set<{ readonly at: number; readonly ring: () => void }>()
  const later = (milliseconds: number, ring: () => void): (() => void) => {
    const timer = { at: time.elapsed + milliseconds, ring }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const give: World["give"] = { policy: STRONG, way: "gate", judge: undefined, full: false }
  const handed: Outgoing[] = []
  const told: string[] = []
  const taken = new Set<string>()
  const log = { ...SILENT_LOG, error: (event: string) => void told.push(`error: ${event}`) }

  const judge: Judge = (content, envelope) =>
    give.judge?.(content, envelope) ??
    judgeMessage(parseMessage(content.octets ?? NEVER()), envelope, {
      policy: give.policy,
      us: US,
      hostName: HOST,
      memory: NO_MEMORY,
    })

  const open = async (): Promise<Canaries> =>
    await openCanaries(
      {
        entries: {
          ...store.entries,
          change: async (...given) =>
            give.full ? Promise.reject(new StoreUnavailable("full")) : await store.entries.change(...given),
        },
        routes: () => canaryRoutes(routes, give.policy, US),
        hand: async (_, outgoing, stop) => {
          handed.push(outgoing)
          if (give.way === "hang") await once(stop, "abort")
          return give.way === "hang" || stop.aborted
            ? { kind: "unreachable", reply: reply(451, "4.4.2", "Stopped") }
            : await handOver(outgoing)
        },
        signer: canarySigner(KEY),
        addressees: async () => [OFFICER, ADMINISTRATOR],
        compose: canaryAlertComposer({
          organisation: "Gemeente Voorbeeld",
          language: "both",
          contact: undefined,
          timeZone: "Europe/Amsterdam",
          from: "postmaster@voorbeeld.example",
          hostName: HOST,
        }),
        custody: store.custody,
        wake: () => undefined,
        newId,
        events: { tell: (name) => void told.push(name) },
        clock,
        after: later,
        log,
        giveUpAfter: DAY,
      },
      OPTIONS,
    )
  const jump = (milliseconds: number): void => {
    time.elapsed += milliseconds
    time.now += milliseconds
    for (const timer of [...timers].filter(({ at }) => at <= time.elapsed)) {
      timers.delete(timer)
      timer.ring()
    }
  }
  let canaries = await open()
  canaries.start()
  await canaries.look()

  const accept = openGate(
    {
      judge,
      individualise: NEVER,
      relay: { send: NEVER, offers: NEVER, close: NEVER },
      custody: { ...store.custody, take: NEVER },
      correlate: NEVER,
      composeNotice: NEVER,
      offer: NEVER,
      wake: NEVER,
      newId,
      clock,
      log: SILENT_LOG,
      metrics: { ...SILENT_METRICS, judged: NEVER, answered: NEVER },
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a double of the only maker of pseudonyms
      pseudonymise: () => "pseudonym" as Pseudonym,
      learn: NEVER,
      recorder: { wantsFacts: () => false, spent: () => undefined, answered: NEVER, decided: NEVER },
      tellLedger: NEVER,
      delivered: NEVER,
      showsBreach: () => false,
      canaryArrived: async (...given) => await canaries.arrived(...given),
      isCanaryCopy: (content) => canaries.isCopy(content),
      coverage: { saw: NEVER },
    },
    { hostName: HOST, giveUpAfter: DAY, holdFor: DAY, us: US },
  )
  const atGate = async (octets: Uint8Array, envelope: Outgoing["envelope"]): Promise<Reply> =>
    await accept(
      { id: newId(), client: CLIENT, envelope, content: contentOf(octets), normalised: false },
      new AbortController().signal,
    )
  const handOver = async (outgoing: Outgoing): Promise<RelayOutcome> => {
    const { way } = give
    assert.ok(way !== "hang")
    if (way === "lost") return { kind: "accepted", reply: OK, refused: [] }
    if (way !== "gate") return { kind: "refused", reply: way.reply, refused: [] }
    const answer = await atGate(octetsOf(outgoing), outgoing.envelope)
    return answer.code < 300
      ? { kind: "accepted", reply: answer, refused: [] }
      : { kind: "refused", reply: answer, refused: [] }
  }
  return {
    store,
    canaries: () => canaries,
    time,
    give,
    handed,
    told,
    jump,
    pass: async (milliseconds) => {
      const end = time.elapsed + milliseconds
      while (time.elapsed < end) {
        jump(Math.min(end - time.elapsed, milliseconds > HOUR ? HOUR : CANARY_ROUND))
        await canaries.look()
      }
    },
    accept: (text, recipients) =>
      atGate(new TextEncoder().encode(text), {
        sender: "iemand@voorbeeld.example",
        body: undefined,
        smtputf8: false,
        ret: undefined,
        envid: undefined,
        auth: undefined,
        recipients: recipients.map((address) => ({ address, notify: undefined, orcpt: undefined })),
      }),
    mails: async () => {
      const works = await store.custody.claim(time.now + 2, time.now + DAY, 50)
      const mails = []
      for (const { id, envelope } of works) {
        if (taken.has(id)) continue
        taken.add(id)
        assert.equal(envelope.sender, "")
        const octets = await store.custody.octets(id)
        const text = Buffer.from(octets).toString("utf8").replaceAll("=\r\n", "").replaceAll("=20", " ")
        mails.push({ to: envelope.recipients.map(({ address }) => address).join(" "), text })
      }
      return mails.toSorted((one, other) => (one.to > other.to ? -1 : 1))
    },
    restart: async () => {
      await canaries.stop()
      timers.clear()
      canaries = await open()
      canaries.start()
      await canaries.look()
    },
    ended: async () => (await canaries.since(0)).filter(isEnded).map(outcomeOf).toSorted(),
  }
}

/** Lets what was begun go on until this is so. */
async function settled(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate()
}

const CLIENT = { ip: "127.0.0.1", hello: "x.example", protocol: "ESMTP", tls: undefined, user: undefined }
const OK = reply(250, "2.0.0", "Ok")

function octetsOf({ pieces }: Outgoing): Uint8Array {
  const made = pieces()
  assert.ok(Symbol.iterator in made)
  return Buffer.concat([...made])
}

function outcomeOf({ kind, stage }: Canary): string {
  assert.ok(stage.kind === "ended")
  return `${kind}: ${stage.outcome.kind}`
}

const allOf = (outcome: string): readonly string[] =>
  CANARY_KINDS.map((kind) => `${kind}: ${outcome}`).toSorted()

test("canaries: some time after the start each kind goes to the gate and is caught, and goes no further", async () => {
  const { pass, ended, handed, store, mails } = await world()
  await pass(CANARY_FIRST - CANARY_ROUND)
  assert.equal(handed.length, 0)
  await pass(CANARY_ROUND)
  assert.deepEqual(await ended(), allOf("caught"))
  assert.equal(handed.length, CANARY_KINDS.length)
  // The doubles of the gate fail where anything is sent, kept, learnt or counted.
  assert.deepEqual(await store.held.list(), [])
  assert.deepEqual(await mails(), [])
})

test("canaries: they go again after each interval, and not before", async () => {
  const { pass, ended } = await world()
  await pass(CANARY_FIRST)
  await pass(DAY - CANARY_ROUND)
  assert.equal((await ended()).length, CANARY_KINDS.length)
  await pass(CANARY_ROUND)
  assert.equal((await ended()).length, 2 * CANARY_KINDS.length)
})

test("canaries: a rule that was weakened turns the next one red: in the API, by mail, in the ledger, in the health", async () => {
  const { pass, give, canaries, mails, store, told, time } = await world()
  const handlers = canaryHandlers({
    canaries: canaries(),
    ...OPTIONS,
    timeZone: "Europe/Amsterdam",
    now: () => time.now,
    coverage: {
      counts: store.counts,
      entries: store.entries,
      expected: [],
      silentAfter: DAY,
      timeZone: "UTC",
      now: () => time.now,
    },
  })
  const shown = async (): Promise<Readonly<Record<string, string>>> => {
    const answer = await handlers["canary.list"]({ query: { days: 30 } }, turn(person("a@x.example", [])))
    assert.ok(answer.ok)
    const [route] = FORMS["canary.list"].gives.parse(answer.value).routes
    return Object.fromEntries(route?.results.map(({ kind, state }) => [kind, state]) ?? [])
  }
  await pass(CANARY_FIRST)
  assert.equal((await shown())["calendar-invitation"], "caught")
  assert.deepEqual(canaries().standing(), {
    proven: 4,
    red: 0,
    redSince: undefined,
    lateSince: undefined,
    without: 0,
  })

  give.policy = WEAK
  await pass(DAY)
  assert.equal((await shown())["calendar-invitation"], "not-caught")
  assert.equal((await shown())["bcc-left-in"], "caught")
  assert.equal(canaries().standing().red, 1)
  assert.ok(
    told.includes("error: a canary was not caught") && told.includes("canary") && told.includes("health"),
  )

  const alerts = await mails()
  assert.deepEqual(
    alerts.map(({ to }) => to),
    [OFFICER.address, ADMINISTRATOR.address],
  )
  assert.match(alerts[0]?.text ?? "", /Subject: Sluis: een proefbericht is niet tegengehouden\r\n/)
  assert.match(
    alerts[0]?.text ?? "",
    /Via de eigen poort van Sluis: uitnodiging met alle deelnemers, zou zijn verstuurd/,
  )
  assert.match(alerts[1]?.text ?? "", /Subject: Sluis: a canary was not caught\r\n/)
  assert.doesNotMatch(alerts[1]?.text ?? "", /sensitive list/)

  const [missed, ...more] = await store.ledger.find({ actions: ["canary.missed"] }, { limit: 10 })
  assert.ok(missed !== undefined && more.length === 0)
  const entry = Buffer.from(missed.octets).toString("utf8")
  assert.match(entry, /"outcome":"not-caught"/)
  assert.match(entry, /"kind":"calendar-invitation"/)
  assert.doesNotMatch(entry, /gateway:|voorbeeld/)

  // Once, until it is green again; then once more.
  await pass(DAY)
  assert.deepEqual(await mails(), [])
  give.policy = STRONG
  await pass(DAY)
  assert.equal((await shown())["calendar-invitation"], "caught")
  const green = await mails()
  assert.equal(green.length, 2)
  assert.match(green[0]?.text ?? "", /Subject: Sluis: proefberichten worden weer tegengehouden\r\n/)
  assert.match(green[1]?.text ?? "", /By the port of Sluis itself: invitation with all attendees, caught/)
  await pass(DAY)
  assert.deepEqual(await mails(), [])
  const days = await handlers["canary.list"]({ query: { days: 30 } }, turn(person("a@x.example", [])))
  assert.ok(days.ok)
  assert.deepEqual(
    days.value.days
      .filter(({ kind }) => kind === "calendar-invitation")
      .map(({ day, caught, red }) => `${day} ${caught} ${red}`),
    ["2026-11-22 1 0", "2026-11-23 0 1", "2026-11-24 0 1", "2026-11-25 1 0", "2026-11-26 1 0"],
  )
})

test("canaries: every step is in the ledger, with what could lead to somebody salted", async () => {
  const { canaries, store } = await world()
  const run = await canaries().run([], { role: "privacy-officer", person: "officer" })
  assert.ok(run.ok && run.value.length === CANARY_KINDS.length)
  await canaries().look()
  const [id = ""] = run.value
  const steps = await store.ledger.find({ object: id }, { limit: 10 })
  const entries = steps.map(({ octets }) => Buffer.from(octets).toString("utf8")).toReversed()
  assert.deepEqual(
    entries.map((entry) => /"action":"([^"]+)"/.exec(entry)?.[1]),
    ["canary.planned", "canary.sent", "canary.caught"],
  )
  assert.match(entries[0] ?? "", /"role":"privacy-officer"/)
  assert.ok(entries.every((entry) => !entry.includes('"officer"') && !/"route":"gateway"/.test(entry)))
  const [planned] = steps.toReversed()
  const salts = await store.ledger.salts(planned?.index ?? -1)
  assert.deepEqual(salts.map(({ name, value }) => `${name} ${value}`).toSorted(), [
    "by officer",
    "department ",
    "route gateway",
  ])
})

test("canaries: one that is lost on its way is red when its time is up, and not before", async () => {
  const { canaries, give, pass, ended } = await world()
  give.way = "lost"
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  await pass(OPTIONS.within - CANARY_ROUND)
  assert.deepEqual(await ended(), [])
  await pass(CANARY_ROUND)
  assert.deepEqual(await ended(), allOf("not-arrived"))
})

test("canaries: a clock that is put back a year keeps none under way that is lost", async () => {
  const { canaries, give, pass, ended, time } = await world()
  give.way = "lost"
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  time.now -= 365 * DAY
  await pass(OPTIONS.within)
  assert.deepEqual(await ended(), allOf("not-arrived"))
  give.way = "gate"
  await pass(CANARY_FIRST)
  assert.equal((await ended()).length, 2 * CANARY_KINDS.length)
})

test("canaries: a clock that is put back while one is put off makes nobody wait longer", async () => {
  const { canaries, give, pass, ended, time } = await world()
  give.way = { reply: reply(451, "4.7.1", "Greylisted") }
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  time.now -= MINUTE
  give.way = "gate"
  await pass(CANARY_AGAIN)
  assert.deepEqual(await ended(), allOf("caught"))
})

test("canaries: what was green while the clock was ahead hides nothing that turned red since, also after a start", async () => {
  const { canaries, give, time, restart } = await world()
  const run = async (): Promise<void> => {
    await canaries().run([], { role: "sluis", person: "" })
    await canaries().look()
  }
  time.now += 365 * DAY
  await run()
  time.now -= 365 * DAY
  give.policy = WEAK
  await run()
  assert.equal(canaries().standing().red, 1)
  await restart()
  assert.equal(canaries().standing().red, 1)
})

test("canaries: who removes one that is under way does not stop the next", async () => {
  const { canaries, give, pass, ended, store } = await world()
  give.way = "lost"
  const run = await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  assert.ok(run.ok)
  for (const id of run.value) assert.ok(await store.entries.remove("canary", id))
  await pass(OPTIONS.within)
  give.way = "gate"
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  assert.deepEqual(await ended(), allOf("caught"))
})

test("canaries: the health says so where they were to be sent, and were not", async () => {
  const { canaries, give, pass, time } = await world()
  await pass(CANARY_FIRST)
  const since = time.now
  give.full = true
  await pass(2 * DAY + OPTIONS.within - CANARY_ROUND)
  assert.equal(canaries().standing().lateSince, undefined)
  await pass(2 * CANARY_ROUND)
  assert.equal(canaries().standing().lateSince, since)
  give.full = false
  await pass(HOUR)
  assert.equal(canaries().standing().lateSince, undefined)
})

test("canaries: one that is refused is red at once, one that is put off is handed over again", async () => {
  const { canaries, give, pass, ended, handed } = await world()
  give.way = { reply: reply(550, "5.7.1", "Relay access denied") }
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  assert.deepEqual(await ended(), allOf("not-sent"))

  handed.length = 0
  give.way = { reply: reply(451, "4.7.1", "Greylisted") }
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  await pass(CANARY_AGAIN - CANARY_ROUND)
  assert.equal(handed.length, CANARY_KINDS.length)
  give.way = "gate"
  await pass(CANARY_ROUND)
  assert.deepEqual((await ended()).toSorted(), [...allOf("caught"), ...allOf("not-sent")].toSorted())

  give.way = { reply: reply(451, "4.7.1", "Greylisted") }
  const run = await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  await pass(OPTIONS.within)
  const put = (await canaries().since(0)).filter(({ id }) => run.ok && run.value.includes(id))
  assert.deepEqual(put.map(outcomeOf).toSorted(), allOf("not-sent"))
})

test("canaries: a host that hangs keeps no other waiting, and is left when the time of its canary is up", async () => {
  const host = { host: "hangt.example", port: 25, tls: "none", user: undefined } as const
  const sender = "proef@voorbeeld.example"
  const { canaries, give, jump, handed } = await world([
    { name: "hangt", sender, via: host },
    { name: "gateway", sender, via: undefined },
  ])
  give.way = "hang"
  await canaries().run(["hangt"], { role: "sluis", person: "" })
  await settled(() => handed.length === 1)
  give.way = "gate"
  await canaries().run(["gateway"], { role: "sluis", person: "" })
  await settled(() => canaries().latest("gateway").length === CANARY_KINDS.length)
  assert.equal(handed.length, 1 + CANARY_KINDS.length)
  assert.deepEqual(canaries().latest("hangt"), [])
  jump(OPTIONS.within)
  await canaries().look()
  const [first = "", ...others] = canaries().latest("hangt").map(outcomeOf)
  assert.match(first, /^sensitive-list: not-/)
  assert.deepEqual(others.toSorted(), allOf("caught").slice(0, -1))
})

test("canaries: of one kind and route at most one is under way", async () => {
  const { canaries, give } = await world()
  give.way = "lost"
  const first = await canaries().run([], { role: "sluis", person: "" })
  const second = await canaries().run([], { role: "sluis", person: "" })
  assert.deepEqual(first, second)
  assert.equal((await canaries().since(0)).length, CANARY_KINDS.length)
})

test("canaries: that Sluis can't judge is red, though nothing would leave", async () => {
  const { canaries, give, ended } = await world()
  give.judge = () => notJudged("broke", 12)
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  assert.deepEqual(await ended(), allOf("not-caught"))
})

test("canaries: what a crash leaves planned is sent, and what it leaves sent is judged by its deadline", async () => {
  const { canaries, give, pass, ended, restart, store, time } = await world()
  give.way = "lost"
  await canaries().run([], { role: "sluis", person: "" })
  await canaries().look()
  // Planned, and the process died before anything was done.
  const kept = (await store.entries.list("canary", { limit: 10 })).entries
  for (const entry of kept.filter(({ value }) => value.includes("sensitive-list")))
    await store.entries.change("canary", entry.id, entry.version, {
      value: entry.value.replace(/"stage":\{[^}]*\}/, '"stage":{"kind":"planned"}'),
    })
  give.way = "gate"
  await restart()
  assert.deepEqual(await ended(), ["sensitive-list: caught"])
  time.now += OPTIONS.within
  await restart()
  await pass(CANARY_ROUND)
  assert.deepEqual(
    await ended(),
    [
      "sensitive-list: caught",
      ...allOf("not-arrived").filter((each) => !each.startsWith("sensitive")),
    ].toSorted(),
  )
})

test("canaries: who is to be told of a red one is told after a restart, and the schedule goes on where it was", async () => {
  const { canaries, give, pass, mails, restart, store, handed } = await world()
  give.policy = WEAK
  await pass(CANARY_FIRST)
  assert.equal((await mails()).length, 2)
  // As if the process had died before the mail was on disk.
  const all = (await store.entries.list("canary", { limit: 10 })).entries
  const red = all.find(({ value }) => value.includes("not-caught"))
  assert.ok(red !== undefined && !red.value.includes("tell"))
  await store.entries.change("canary", red.id, red.version, { value: `{"tell":"red",${red.value.slice(1)}` })
  await restart()
  assert.equal((await mails()).length, 2)
  assert.equal(canaries().standing().red, 1)
  const before = handed.length
  await pass(DAY - CANARY_FIRST)
  assert.equal(handed.length, before)
})

test("canaries: a clock that went back sends them once more, and does not wait until it is that late again", async () => {
  const { pass, time, handed } = await world()
  await pass(CANARY_FIRST)
  time.now -= 30 * DAY
  await pass(CANARY_ROUND)
  assert.equal(handed.length, 2 * CANARY_KINDS.length)
  await pass(DAY - CANARY_ROUND)
  assert.equal(handed.length, 2 * CANARY_KINDS.length)
  await pass(CANARY_ROUND)
  assert.equal(handed.length, 3 * CANARY_KINDS.length)
})

test("canaries: a full disk leaves one with whoever handed it over, and it ends when there is room", async () => {
  const { canaries, give, pass, ended } = await world()
  await canaries().run([], { role: "sluis", person: "" })
  give.full = true
  await canaries().look()
  assert.deepEqual(await ended(), [])
  give.full = false
  await pass(CANARY_ROUND)
  assert.deepEqual(await ended(), allOf("caught"))
})

test("canaries: a request of the command line is answered with what was planned, or with the route that there is not", async () => {
  const { canaries, store, time } = await world()
  await askForCanaries(store.entries, { id: "good", at: time.now, routes: ["gateway"] })
  await askForCanaries(store.entries, { id: "bad", at: time.now, routes: ["gateway", "nergens"] })
  await canaries().look()
  const good = await canaryRequest(store.entries, "good")
  assert.ok(good?.kind === "planned" && good.ids.length === CANARY_KINDS.length)
  assert.deepEqual(await canaryRequest(store.entries, "bad"), { kind: "unknown-route", route: "nergens" })
  assert.equal((await canaries().since(0)).length, CANARY_KINDS.length)
  assert.ok((await canaries().since(0)).every(({ by }) => by.role === "command-line"))
})

/** One canary under way, as its octets were handed over and nobody has them yet. */
async function oneUnderWay(): Promise<
  World & { readonly text: string; readonly recipients: readonly string[] }
> {
  const made = await world()
  made.give.way = "lost"
  await made.canaries().run([], { role: "sluis", person: "" })
  await made.canaries().look()
  const [outgoing] = made.handed
  assert.ok(outgoing !== undefined)
  const recipients = outgoing.envelope.recipients.map(({ address }) => address)
  return { ...made, text: Buffer.from(octetsOf(outgoing)).toString("latin1"), recipients }
}

test("canary: one that is under way is taken, and then never again", async () => {
  const { accept, text, recipients, ended } = await oneUnderWay()
  assert.equal((await accept(text, recipients)).code, 250)
  assert.deepEqual(await ended(), ["sensitive-list: caught"])
  assert.equal((await accept(text, recipients)).code, 550)
  assert.deepEqual(await ended(), ["sensitive-list: caught"])
})

type Forgery = (text: string) => string
const forgeries: readonly (readonly [says: string, forge: Forgery])[] = [
  ["without a token", (text) => text.replace(/^Sluis-Canary:.*\r\n/, "")],
  ["with a token that somebody made up", (text) => text.replace(/ [\w-]{43}\r\n/, ` ${"A".repeat(43)}\r\n`)],
  ["with the token of another canary", (text) => text.replace(/v1 \S+/, "v1 abcdefghijklmnop")],
  ["with a token and another subject", (text) => text.replace("Subject: ", "Subject: Geheim, ")],
  ["with a token and one more recipient in view", (text) => text.replace("To: ", "To: jan@post.example, ")],
  ["with two tokens", (text) => /^Sluis-Canary:.*\r\n/.exec(text)?.[0] + text],
  ["too large for a canary", (text) => text + "x".repeat(MAX_CANARY_OCTETS)],
]
for (const [says, forge] of forgeries)
  test(`canary: a message ${says} is refused, and the canary is still under way`, async () => {
    const { accept, text, recipients, canaries, ended } = await oneUnderWay()
    const answer = await accept(forge(text), recipients)
    assert.deepEqual([answer.code, answer.status], [550, "5.1.2"])
    assert.deepEqual(await ended(), [])
    assert.equal(canaries().underWay().length, CANARY_KINDS.length)
  })

test("canary: with a right token and one recipient who is somebody, it is refused for all of them", async () => {
  const { accept, text, recipients, ended } = await oneUnderWay()
  assert.equal((await accept(text, [...recipients, "jan@post.example"])).code, 550)
  assert.equal((await accept(text, ["jan@post.example", ...recipients.slice(1)])).code, 550)
  assert.deepEqual(await ended(), [])
})

test("canary: the copy that a mail server makes of it for an archive is refused, before and after the canary came", async () => {
  const { accept, text, recipients, ended, canaries } = await oneUnderWay()
  assert.equal((await accept(text, ["archief@voorbeeld.example"])).code, 550)
  assert.deepEqual([await ended(), canaries().underWay().length], [[], CANARY_KINDS.length])
  assert.equal((await accept(text, recipients)).code, 250)
  assert.equal((await accept(text, ["archief@voorbeeld.example"])).code, 550)
  assert.deepEqual(await ended(), ["sensitive-list: caught"])
})

test("canary: what only looks like one and is to somebody is a message like any other", async () => {
  const { canaries, text } = await oneUnderWay()
  const isCopy = (changed: string): boolean => canaries().isCopy(contentOf(Buffer.from(changed)))
  assert.ok(isCopy(text))
  for (const forge of [/^Sluis-Canary:.*\r\n/, / [\w-]{43}\r\n/, /v1 \S+/, /Subject: \S+/])
    assert.ok(!isCopy(text.replace(forge, "")), String(forge))
  assert.ok(!isCopy(`${text}${"x".repeat(MAX_CANARY_OCTETS)}`))
})

test("canary: one that comes after its time is refused, before and after it was given up", async () => {
  const { accept, text, recipients, time, pass, ended } = await oneUnderWay()
  time.now += OPTIONS.within
  assert.equal((await accept(text, recipients)).code, 550)
  await pass(CANARY_ROUND)
  assert.deepEqual(await ended(), allOf("not-arrived"))
  assert.equal((await accept(text, recipients)).code, 550)
})

test("canary: a Received field and other folds on the way change nothing", async () => {
  const { accept, text, recipients, ended } = await oneUnderWay()
  const relayed = `Received: from app.example by mail.example; Sun, 22 Nov 2026 07:00:01 +0000\r\n${text}`
  assert.equal((await accept(relayed.replaceAll(",\r\n ", ",\r\n\t"), recipients)).code, 250)
  assert.deepEqual(await ended(), ["sensitive-list: caught"])
})

test("canaries: they can be sent by officers and administrators, and be looked at by whoever sees statistics", async () => {
  const { canaries, store, time } = await world()
  const handlers = canaryHandlers({
    canaries: canaries(),
    ...OPTIONS,
    timeZone: "Europe/Amsterdam",
    now: () => time.now,
    coverage: {
      counts: store.counts,
      entries: store.entries,
      expected: [],
      silentAfter: DAY,
      timeZone: "UTC",
      now: () => time.now,
    },
  })
  const officer = person("privacy@voorbeeld.example", ["privacy-officer", "administrator"])
  const run = await handlers["canary.run"]({ body: { routes: [] } }, turn(officer))
  assert.deepEqual(run, { ok: true, value: { canaries: CANARY_KINDS.length } })
  await canaries().look()
  assert.ok((await canaries().since(0)).every(({ by }) => by.role === "privacy-officer"))
  const unknown = await handlers["canary.run"]({ body: { routes: ["nergens"] } }, turn(officer))
  assert.ok(!unknown.ok && unknown.error.code === "canary/route")
  assert.ok(officer.permissions.has("canary"))
  assert.ok(!person("a@x.example", ["reviewer"]).permissions.has("canary"))
})
