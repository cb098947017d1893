/** What fell silent that should send: told once, recorded, and told again when it is back; over the real store and real counts. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import { ofCoverage } from "./app/health.ts"
import { coverageReport } from "./app/coverage/coverage-report.ts"
import { COVERAGE_FIRST, COVERAGE_ROUND, openCoverageWatch } from "./app/coverage/coverage-watch.ts"
import type { CoverageWatch } from "./app/coverage/coverage-watch.ts"
import { openCoverage } from "./app/coverage/coverage.ts"
import type { Expected } from "./app/coverage/coverage.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import { SILENT_LOG } from "./app/silent.ts"
import { coverageAlertComposer } from "./notice/composer.ts"
import { newId } from "./secret/id.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 10, 2, 6)
const SILENT_AFTER = 7 * DAY
const ZORG: Expected = { name: "Zorg", kind: "department", match: "zorg" }
const ZAAK: Expected = { name: "Zaaksysteem", kind: "client", match: "zaaksysteem" }
const ADMINISTRATORS = [
  { address: "beheer@voorbeeld.example", language: "nl" },
  { address: "admin@voorbeeld.example", language: "en" },
] as const

type World = {
  readonly watch: () => CoverageWatch
  readonly time: { now: number; elapsed: number }
  readonly give: {
    full: boolean
    expected: readonly Expected[]
    addressees: typeof ADMINISTRATORS | readonly []
  }
  readonly send: (department: string, user?: string) => Promise<void>
  /** So many days, looked at at the end of each. */
  readonly days: (count: number, ...sending: readonly string[]) => Promise<void>
  /** Recipient and text of mail that is due; each once. */
  readonly mails: () => Promise<readonly { readonly to: string; readonly text: string }[]>
  readonly entries: () => Promise<readonly string[]>
  readonly restart: () => Promise<void>
  readonly store: Store
}

async function world(expected: readonly Expected[] = [ZORG, ZAAK]): Promise<World> {
  const time = { now: START, elapsed: 0 }
  const clock = { now: () => time.now, elapsed: () => time.elapsed }
  const store = await openTestStore(newFolder(), { clock })
  after(store.close)
  const give: World["give"] = { full: false, expected, addressees: ADMINISTRATORS }
  const taken = new Set<string>()
  const options = { organisation: "Gemeente Voorbeeld", language: "both", contact: undefined } as const
  const compose = coverageAlertComposer({
    ...options,
    timeZone: "Europe/Amsterdam",
    from: "postmaster@voorbeeld.example",
    hostName: "sluis.voorbeeld.example",
  })
  const shared = { clock, after: () => () => undefined, log: SILENT_LOG }
  const openBoth = () => ({
    coverage: openCoverage(
      { ...shared, counts: store.counts, disguise: (sender) => sender, isIn: () => false },
      { expected: give.expected, us: ["voorbeeld.example"], timeZone: "Europe/Amsterdam" },
    ),
    watch: openCoverageWatch({
      ...shared,
      entries: store.entries,
      expected: give.expected,
      silentAfter: SILENT_AFTER,
      report: async () =>
        await coverageReport({
          counts: store.counts,
          entries: store.entries,
          expected: give.expected,
          silentAfter: SILENT_AFTER,
          timeZone: "Europe/Amsterdam",
          now: clock.now,
        }),
      addressees: async () => give.addressees,
      compose,
      custody: {
        take: async (...given) =>
          give.full ? Promise.reject(new StoreUnavailable("full")) : await store.custody.take(...given),
      },
      wake: () => undefined,
      newId,
      events: { tell: () => undefined },
      giveUpAfter: DAY,
    }),
  })
  let { coverage, watch } = openBoth()
  const start = async (): Promise<void> => {
    watch.start()
    await watch.look()
  }
  await start()
  const pass = (milliseconds: number): void => {
    time.now += milliseconds
    time.elapsed += milliseconds
  }
  const send = async (department: string, user?: string): Promise<void> => {
    const client = { ip: "192.0.2.1", hello: "x", protocol: "ESMTP", tls: undefined, user }
    coverage.saw({ client, envelope: { ...ENVELOPE, sender: "a@voorbeeld.example" } }, department)
    await coverage.flush()
  }
  return {
    watch: () => watch,
    time,
    give,
    send,
    store,
    days: async (count, ...sending) => {
      for (let day = 0; day < count; day += 1) {
        for (const department of sending) await send(department, "zaaksysteem")
        pass(DAY)
        await watch.look()
      }
    },
    mails: async () => {
      const works = await store.custody.claim(time.now + 2, time.now + DAY, 50)
      const mails = []
      for (const { id, envelope } of works) {
        if (taken.has(id)) continue
        taken.add(id)
        const octets = await store.custody.octets(id)
        const text = Buffer.from(octets).toString("utf8").replaceAll("=\r\n", "").replaceAll("=20", " ")
        mails.push({ to: envelope.recipients.map(({ address }) => address).join(" "), text })
      }
      return mails.toSorted((one, other) => (one.to > other.to ? -1 : 1))
    },
    entries: async () => {
      const actions = ["coverage.silent", "coverage.seen"] as const
      const found = await store.ledger.find({ actions }, { limit: 100 })
      return found.map(({ octets }) => Buffer.from(octets).toString("utf8")).toReversed()
    },
    restart: async () => {
      await watch.stop()
      ;({ coverage, watch } = openBoth())
      await start()
    },
  }
}

const ENVELOPE = {
  body: undefined,
  smtputf8: false,
  ret: undefined,
  envid: undefined,
  auth: undefined,
  recipients: [],
}

test("coverage: what falls silent is told once, is in the ledger and the health, and so is that it is back", async () => {
  const { watch, days, mails, entries, store } = await world()
  await days(3, "zorg")
  assert.deepEqual(await mails(), [])
  assert.equal(ofCoverage(watch().standing()).state, "ok")

  await days(7)
  const told = await mails()
  assert.deepEqual(
    told.map(({ to }) => to),
    ADMINISTRATORS.map(({ address }) => address),
  )
  assert.match(told[0]?.text ?? "", /Subject: Sluis: er komt geen mail meer van een verwachte afzender\r\n/)
  assert.match(told[0]?.text ?? "", /Zorg: 7 dagen niets verstuurd/)
  assert.match(told[0]?.text ?? "", /Zaaksysteem: 7 dagen niets verstuurd/)
  assert.match(told[1]?.text ?? "", /Subject: Sluis: no mail comes any more from an expected sender\r\n/)
  const finding = ofCoverage(watch().standing())
  assert.deepEqual([finding.state, finding.at], ["attention", START + 9 * DAY])
  assert.match(finding.nl, /Zorg, Zaaksysteem/)
  const [first = "", ...others] = await entries()
  assert.equal(others.length, 1)
  assert.match(first, /"action":"coverage.silent".*"days":7.*"kind":"department"/)
  assert.doesNotMatch(first, /Zorg|zorg/)
  const [kept] = await store.ledger.find({ actions: ["coverage.silent"] }, { limit: 1 })
  assert.deepEqual(
    (await store.ledger.salts(kept?.index ?? -1)).map(({ name, value }) => `${name} ${value}`),
    ["name Zaaksysteem"],
  )

  // Not again each day.
  await days(30)
  assert.deepEqual(await mails(), [])
  assert.equal((await entries()).length, 2)

  await days(1, "zorg")
  const back = await mails()
  assert.equal(back.length, 2)
  assert.match(back[0]?.text ?? "", /Subject: Sluis: een stille afzender verstuurt weer\r\n/)
  assert.match(back[0]?.text ?? "", /Zorg/)
  assert.equal(ofCoverage(watch().standing()).state, "ok")
  assert.match((await entries()).at(-1) ?? "", /"action":"coverage.seen".*"days":39/)
  await days(1, "zorg")
  assert.deepEqual(await mails(), [])
})

test("coverage: what is only just expected is not silent, also where nothing of it was ever seen", async () => {
  const { days, mails, entries } = await world()
  await days(6)
  assert.deepEqual([await mails(), await entries()], [[], []])
  await days(1)
  assert.equal((await mails()).length, 2)
})

test("coverage: after a start nothing is silent before mail that waited had its turn", async () => {
  const { days, mails, restart, time, watch, send } = await world([ZORG])
  await days(1, "zorg")
  await watch().stop()
  time.now += 10 * DAY
  await restart()
  time.elapsed += COVERAGE_FIRST - 1
  await watch().look()
  assert.deepEqual(await mails(), [])
  await send("zorg")
  time.elapsed += 1
  await watch().look()
  assert.deepEqual(await mails(), [])
})

test("coverage: what was told stays told after a start, and the health knows it at once", async () => {
  const { days, mails, restart, watch, entries } = await world([ZORG])
  await days(8)
  assert.equal((await mails()).length, 2)
  await restart()
  assert.deepEqual(watch().standing().silent, ["Zorg"])
  await days(3)
  assert.deepEqual(await mails(), [])
  assert.equal((await entries()).length, 1)
})

test("coverage: a full disk keeps nobody from being told later", async () => {
  const { days, mails, give, entries } = await world([ZORG])
  give.full = true
  await days(8)
  assert.deepEqual(await mails(), [])
  give.full = false
  await days(1)
  assert.equal((await mails()).length, 2)
  await days(1)
  assert.deepEqual(await mails(), [])
  assert.equal((await entries()).length, 1)
})

test("coverage: a clock that goes back tells nothing twice, and one that was ahead keeps nothing waiting", async () => {
  const { days, mails, time } = await world([ZORG])
  time.now += 365 * DAY
  await days(8)
  assert.equal((await mails()).length, 2)
  time.now -= 365 * DAY
  await days(3)
  assert.deepEqual(await mails(), [])
  const ahead = await world([])
  ahead.time.now += 365 * DAY
  ahead.give.expected = [ZORG]
  await ahead.restart()
  ahead.time.now -= 365 * DAY
  await ahead.days(9)
  assert.equal((await ahead.mails()).length, 2)
})

test("coverage: what is expected no more is nobody's concern, and a new name begins anew", async () => {
  const { days, give, restart, watch, mails } = await world([ZORG])
  await days(8)
  await mails()
  give.expected = [ZAAK]
  await restart()
  await days(1)
  assert.deepEqual(watch().standing(), { expected: 1, silent: [], since: undefined })
  assert.deepEqual(await mails(), [])
})

test("coverage: where nobody can be told, it is not tried for ever", async () => {
  const { days, give, mails, watch } = await world([ZORG])
  give.addressees = []
  await days(8)
  give.addressees = ADMINISTRATORS
  await days(2)
  assert.deepEqual(await mails(), [])
  assert.equal(watch().standing().silent.length, 1)
})

test("coverage: a round is short beside the least silence that can be set", () => {
  assert.ok(COVERAGE_ROUND < DAY && COVERAGE_FIRST < DAY)
})
