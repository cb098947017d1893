/** What was seen to send, counted in the real store, and what is told of it. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import { coveredKey, writeCoverageBook } from "./app/coverage/coverage-book.ts"
import { openCoverage, networkOf } from "./app/coverage/coverage.ts"
import type { Coverage, Expected } from "./app/coverage/coverage.ts"
import { coverageReport } from "./app/coverage/coverage-report.ts"
import type { CoverageReport } from "./app/coverage/coverage-report.ts"
import type { Counts } from "./app/statistics/counts.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import { MIN_SENDERS } from "./app/policy/replay-count.ts"
import { SILENT_LOG } from "./app/silent.ts"
import { FORMS } from "./contract/form.ts"
import { networkList } from "./smtp/receive/network.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 22, 12)

type Sent = {
  readonly sender: string
  readonly ip: string
  readonly user: string
  readonly department: string
}

type World = {
  readonly coverage: () => Coverage
  readonly send: (message?: Partial<Sent>) => void
  readonly report: () => Promise<CoverageReport>
  /** State and name of each item, in order. */
  readonly shown: () => Promise<readonly string[]>
  readonly time: { now: number }
  readonly restart: () => void
}

/** `since`: from when it was expected; null: nobody has looked yet. */
async function world(
  expected: readonly Expected[] = [],
  change: Partial<Counts> = {},
  since: number | null = START - 8 * DAY,
): Promise<World> {
  const store = await openTestStore(newFolder())
  after(store.close)
  if (since !== null) {
    const book = Object.fromEntries(expected.map((each, at) => [coveredKey(each), { id: `id${at}`, since }]))
    assert.ok(await writeCoverageBook(store.entries, book, { version: 0, at: START }, []))
  }
  const time = { now: START }
  const clock = { now: () => time.now, elapsed: () => time.now }
  const counts = { ...store.counts, ...change }
  const open = (): Coverage =>
    openCoverage(
      {
        counts,
        disguise: (sender) => `x${sender}`,
        isIn: (ip, network) => /^[\d.:a-f/]+$/.test(network) && networkList([network])(ip),
        clock,
        after: () => () => undefined,
        log: SILENT_LOG,
      },
      { expected, us: ["voorbeeld.example"], timeZone: "Europe/Amsterdam" },
    )
  let coverage = open()
  const report = async (): Promise<CoverageReport> => {
    await coverage.flush()
    return FORMS["coverage.show"].gives.parse(
      await coverageReport({
        counts,
        entries: store.entries,
        expected,
        silentAfter: 7 * DAY,
        timeZone: "Europe/Amsterdam",
        now: () => time.now,
      }),
    )
  }
  return {
    coverage: () => coverage,
    time,
    report,
    restart: () => (coverage = open()),
    send: ({ sender = "jan@voorbeeld.example", ip = "192.0.2.25", user, department = "zorg" } = {}) =>
      coverage.saw({ client: { ...CLIENT, ip, user }, envelope: { ...ENVELOPE, sender } }, department),
    shown: async () => (await report()).items.map(({ state, kind, name }) => `${state} ${kind} ${name}`),
  }
}

const CLIENT = { hello: "x.example", protocol: "ESMTP", tls: undefined }
const ENVELOPE = {
  body: undefined,
  smtputf8: false,
  ret: undefined,
  envid: undefined,
  auth: undefined,
  recipients: [],
}

test("coverage: where nothing is expected, what was seen is seen", async () => {
  const { send, shown, report } = await world()
  send()
  send({ sender: "els@mail.voorbeeld.example", department: "" })
  assert.deepEqual(await shown(), [
    "seen department zorg",
    "seen sender-domain mail.voorbeeld.example",
    "seen sender-domain voorbeeld.example",
    "seen client 192.0.2.0/24",
  ])
  const client = (await report()).items.find(({ kind }) => kind === "client")
  assert.deepEqual([client?.messages, client?.lastSeen], [2, "2026-11-22"])
})

const EXPECTED: readonly Expected[] = [
  { name: "Zorg", kind: "department", match: "zorg" },
  { name: "Werk en inkomen", kind: "department", match: "werk" },
  { name: "Mailserver", kind: "client", match: "192.0.2.25" },
  { name: "Zaaksysteem", kind: "client", match: "zaaksysteem" },
  { name: "Drukker", kind: "client", match: "198.51.100.0/24" },
]

test("coverage: what is expected is seen or silent, and what is not expected is told", async () => {
  const { send, shown, report } = await world(EXPECTED)
  send()
  send({ user: "zaaksysteem", ip: "203.0.113.9" })
  send({ ip: "203.0.113.10", department: "raad" })
  assert.deepEqual(await shown(), [
    "seen department Zorg",
    "silent department Werk en inkomen",
    "unexpected department raad",
    "seen sender-domain voorbeeld.example",
    "seen client Mailserver",
    "seen client Zaaksysteem",
    "silent client Drukker",
    "unexpected client 203.0.113.0/24",
  ])
  const silent = (await report()).items.find(({ name }) => name === "Drukker")
  assert.deepEqual([silent?.lastSeen, silent?.messages], [undefined, 0])
})

test("coverage: what was last seen too long ago is silent", async () => {
  const { send, shown, time } = await world(EXPECTED.slice(0, 1))
  send()
  time.now += 6 * DAY
  assert.equal((await shown())[0], "seen department Zorg")
  time.now += DAY
  assert.equal((await shown())[0], "silent department Zorg")
})

for (const [says, since, state] of [
  ["is silent once it is expected for that long", START - 7 * DAY, "silent"],
  ["is awaited until then", START - 7 * DAY + 1, "awaited"],
  ["is awaited where nobody looked yet", null, "awaited"],
  ["is awaited where a clock was ahead when it was first expected", START + 365 * DAY, "awaited"],
] as const)
  test(`coverage: what was never seen ${says}`, async () => {
    const { shown } = await world(EXPECTED.slice(0, 1), {}, since)
    assert.equal((await shown())[0], `${state} department Zorg`)
  })

test("coverage: a name that somebody logs in with is told only where it is expected", async () => {
  const { send, report } = await world(EXPECTED)
  send({ user: "fatima@voorbeeld.example", ip: "203.0.113.9" })
  const told = JSON.stringify(await report())
  assert.doesNotMatch(told, /fatima/)
  assert.match(told, /"unexpected".*/)
  assert.match(told, /"name":"\*"/)
})

test("coverage: mail of others, and of nobody, says nothing of domains", async () => {
  const { send, shown } = await world()
  send({ sender: "iemand@elders.example", department: "" })
  assert.deepEqual(await shown(), ["seen client 192.0.2.0/24"])
  send({ sender: "" })
  assert.deepEqual((await shown()).length, 1)
})

test("coverage: mailboxes are a number, of departments that have a group of them", async () => {
  const { send, report, restart } = await world()
  const sendAs = (department: string, people: number): void => {
    for (let person = 0; person < people; person += 1)
      send({ department, sender: `${department}${person}@voorbeeld.example` })
  }
  sendAs("a", MIN_SENDERS)
  sendAs("a", MIN_SENDERS)
  sendAs("b", MIN_SENDERS - 1)
  assert.deepEqual((await report()).mailboxes, [{ department: "a", mailboxes: MIN_SENDERS }])
  sendAs("c", 1)
  assert.deepEqual((await report()).mailboxes, [
    { department: "a", mailboxes: MIN_SENDERS },
    { department: "", mailboxes: MIN_SENDERS },
  ])
  // Who was counted before a restart is not known any more, so nobody is counted twice.
  restart()
  sendAs("a", MIN_SENDERS)
  assert.equal((await report()).mailboxes[0]?.mailboxes, MIN_SENDERS)
  sendAs("a", MIN_SENDERS + 2)
  assert.equal((await report()).mailboxes[0]?.mailboxes, MIN_SENDERS + 2)
})

test("coverage: the same mailboxes on another day are the same", async () => {
  const { send, report, time } = await world()
  for (let day = 0; day < 3; day += 1) {
    for (let person = 0; person < MIN_SENDERS; person += 1) send({ sender: `p${person}@voorbeeld.example` })
    await report()
    time.now += DAY
  }
  assert.deepEqual((await report()).mailboxes, [{ department: "zorg", mailboxes: MIN_SENDERS }])
})

test("coverage: what can't be written now is written later, and closing writes what waits", async () => {
  let full = true
  const store = await openTestStore(newFolder())
  after(store.close)
  const { coverage, send } = await world([], {
    read: store.counts.read,
    add: async (counts) =>
      full ? Promise.reject(new StoreUnavailable("full")) : await store.counts.add(counts),
  })
  send()
  await coverage().flush()
  full = false
  send()
  await coverage().close()
  send()
  await coverage().flush()
  const counted = await store.counts.read("2026-11-22", "2026-11-22")
  assert.deepEqual(
    counted.map(({ name, department, value }) => `${name} ${department} ${value}`).toSorted(),
    [
      "coverage:client 192.0.2.0/24 2",
      "coverage:department zorg 2",
      "coverage:mailboxes zorg 1",
      "coverage:sender-domain voorbeeld.example 2",
    ],
  )
})

test("coverage: of what is made up at random so much is kept in a day and no more", async () => {
  const { send, report } = await world()
  for (let number = 0; number < 3_000; number += 1)
    send({ sender: `x@d${number}.voorbeeld.example`, department: "" })
  const { items } = await report()
  assert.ok(items.length <= 1_500, String(items.length))
})

const networks: readonly (readonly [ip: string, network: string])[] = [
  ["192.0.2.25", "192.0.2.0/24"],
  ["2001:db8:1:2::3", "2001:db8:1::/48"],
  ["2001:db8::1", "2001:db8::/48"],
  ["::1", "::/48"],
  ["2001:db8:0:1:2:3:4:5", "2001:db8::/48"],
]
for (const [ip, network] of networks)
  test(`coverage: ${ip} is told as ${network}`, () => {
    assert.equal(networkOf(ip), network)
  })
