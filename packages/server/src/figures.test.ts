/** What passes, counted and recorded in the real store, and what is shown of it. */
import assert from "node:assert/strict"
import { test } from "node:test"

import type { Verdict } from "@sluis/core/policy/verdict"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"

import type { Counts } from "./app/statistics/counts.ts"
import { StoreUnavailable } from "./app/held/custody.ts"
import { MAX_WAITING_COUNTS } from "./app/statistics/daily-counts.ts"
import { FACTS_PER_SECOND } from "./app/policy/fact-budget.ts"
import type { Judged, Sight } from "./app/gate/judged.ts"
import { recordedFacts } from "./app/policy/recorded.ts"
import { openRecorder } from "./app/statistics/recorder.ts"
import type { OwnedRecorder, RecorderPorts } from "./app/statistics/recorder.ts"
import { MIN_MESSAGES, MIN_SENDERS } from "./app/policy/replay-count.ts"
import { SILENT_LOG } from "./app/silent.ts"
import { statistics } from "./app/statistics/statistics.ts"
import type { Statistics } from "./app/statistics/statistics.ts"
import { FORMS } from "./contract/form.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 21, 12)

type World = {
  readonly store: Store
  readonly recorder: OwnedRecorder
  readonly told: () => number
  readonly pass: (message?: Partial<Passed>) => void
  readonly show: (days?: number) => Promise<Statistics>
  readonly tomorrow: () => void
  /** As after a restart: what was in memory is gone. */
  readonly again: () => OwnedRecorder
}

type Passed = {
  readonly sender: string
  readonly department: string
  readonly verdict: Verdict
  readonly code: number
  readonly copies: number
  readonly sight: Sight
  readonly facts: Judged["facts"]
}

const DELIVERED: Verdict = { kind: "deliver", reasons: [], delaySeconds: 0 }
const REASON = { rule: "audience/strangers", nl: "x", en: "x" }
const INDIVIDUALISED: Verdict = { kind: "individualise", reasons: [REASON, REASON], showing: "self" }
const HELD: Verdict = { kind: "hold", reasons: [REASON], releasableBy: "sender" }
const REFUSED: Verdict = { kind: "refuse", reasons: [REASON] }

const SIGHT: Sight = {
  department: "zorg",
  recipients: 12,
  visible: 12,
  visibleOutside: 12,
  hidden: 0,
  introductions: 132,
  exposures: 60,
  sensitivity: "certain",
  categories: ["health"],
  listed: { header: 1, quoted: 0, text: 0, attached: 0 },
  automatic: false,
  language: "nl",
  subject: "",
}

async function world(change: Partial<RecorderPorts> = {}): Promise<World> {
  const store = await openTestStore(newFolder())
  let now = START
  let told = 0
  const open = (): OwnedRecorder =>
    openRecorder({
      counts: store.counts,
      records: store.records,
      disguise: (sender) => `x${sender.length}`,
      timeZone: "Europe/Amsterdam",
      clock: { now: () => now, elapsed: () => now },
      after: () => () => undefined,
      log: SILENT_LOG,
      told: () => (told += 1),
      ...change,
    })
  let recorder = open()
  return {
    store,
    get recorder() {
      return recorder
    },
    told: () => told,
    pass: ({ sender = "jan@voorbeeld.example", code = 250, ...rest } = {}) => {
      recorder.answered({ sender, judged: judgedAs(rest), code })
    },
    show: async (days = 30) => {
      await recorder.flush()
      return await statistics(days, {
        counts: store.counts,
        load: store.custody.load,
        policy: () => BUILTIN_POLICY,
        timeZone: "Europe/Amsterdam",
        now: () => now,
      })
    },
    tomorrow: () => (now += DAY),
    again: () => (recorder = open()),
  }
}

function judgedAs({
  department = "zorg",
  verdict = DELIVERED,
  copies = 0,
  sight,
  facts,
}: Partial<Passed>): Judged {
  return {
    verdict,
    splices: Array.from({ length: copies }, () => []),
    trace: { messageId: "", heading: "", received: 0, ours: 0 },
    sight,
    lesson: undefined,
    department,
    facts,
  }
}

const NONE = {
  messages: 0,
  delivered: 0,
  individualised: 0,
  held: 0,
  refused: 0,
  released: 0,
  dropped: 0,
  copies: 0,
  introductionsPrevented: 0,
  exposuresPrevented: 0,
}

const becomings: readonly [says: string, message: Partial<Passed>, counted: Partial<Statistics["total"]>][] =
  [
    ["delivered", {}, { messages: 1, delivered: 1 }],
    ["put off by the next host, so it comes again", { code: 451 }, {}],
    ["refused by the next host", { code: 550 }, {}],
    [
      "individualised",
      { verdict: INDIVIDUALISED, copies: 12, sight: SIGHT },
      { messages: 1, individualised: 1, copies: 12, introductionsPrevented: 132, exposuresPrevented: 60 },
    ],
    [
      "individualised while everybody visible stays so",
      { verdict: { ...INDIVIDUALISED, showing: "visible" }, copies: 12, sight: SIGHT },
      { messages: 1, individualised: 1, copies: 12, introductionsPrevented: 1 },
    ],
    ["held", { verdict: HELD, sight: SIGHT }, { messages: 1, held: 1 }],
    [
      "held where nobody could be told",
      { verdict: HELD, sight: SIGHT, code: 554 },
      { messages: 1, refused: 1 },
    ],
    ["refused", { verdict: REFUSED, sight: SIGHT, code: 554 }, { messages: 1, refused: 1 }],
  ]
for (const [says, message, counted] of becomings) {
  test(`statistics: a message that is ${says}`, async () => {
    const { pass, show, store } = await world()
    pass(message)
    const { total, days } = await show(1)
    assert.deepEqual(total, { ...NONE, ...counted })
    assert.deepEqual(days, [{ day: "2026-11-21", ...NONE, ...counted }])
    await store.close()
  })
}

test("statistics: what was decided about held mail", async () => {
  const { recorder, show, store } = await world()
  recorder.decided({ what: "drop", department: "zorg" })
  recorder.decided({ what: "release", as: "original", department: "zorg" })
  recorder.decided({ what: "release", as: "copies", copies: 12, showing: "self", sight: SIGHT })
  const { total } = await show()
  assert.deepEqual(total, {
    ...NONE,
    released: 2,
    dropped: 1,
    copies: 12,
    introductionsPrevented: 132,
    exposuresPrevented: 60,
  })
  await store.close()
})

test("statistics: every day is there, each rule once for a message and in words, and now is now", async () => {
  const { pass, show, tomorrow, store } = await world()
  pass({ verdict: INDIVIDUALISED, copies: 12, sight: SIGHT })
  tomorrow()
  tomorrow()
  pass()
  pass({ verdict: HELD, sight: SIGHT })
  const { from, to, days, rules, waiting, queued } = await show(40)
  assert.deepEqual([from, to, days.length], ["2026-10-15", "2026-11-23", 40])
  assert.deepEqual(
    days.slice(-3).map(({ messages }) => messages),
    [1, 0, 2],
  )
  assert.equal(rules.length, 1)
  assert.deepEqual([rules[0]?.rule, rules[0]?.interrupted], ["audience/strangers", 2])
  assert.match(rules[0]?.nl ?? "", /10 of meer/)
  assert.deepEqual([waiting, queued], [0, 0])
  const shown = await show(1)
  assert.equal(shown.rules.length, 1)
  assert.deepEqual(FORMS["statistics.show"].gives.parse(shown), shown)
  await store.close()
})

type Size = { readonly department: string; readonly messages: number; readonly people: number }
const large = (department: string): Size => ({ department, messages: MIN_MESSAGES, people: MIN_SENDERS })
const groups: readonly [says: string, sizes: readonly Size[], shown: readonly string[]][] = [
  ["two that are just large enough", [large("a"), large("b")], ["b", "a"]],
  ["one by itself, which would say nothing", [large("a")], []],
  [
    "one of them with a message too few",
    [large("a"), large("c"), { ...large("b"), messages: MIN_MESSAGES - 1 }],
    ["c", ""],
  ],
  [
    "one of them with a person too few",
    [large("a"), large("c"), { ...large("b"), people: MIN_SENDERS - 1 }],
    ["c", ""],
  ],
  ["many messages of one person", [large("a"), { department: "b", messages: 500, people: 1 }], []],
  [
    "small ones that are large together",
    [large("a"), { ...large("b"), people: 3 }, { ...large("c"), people: 3 }],
    ["a", ""],
  ],
  ["senders of no department, who are many", [large("a"), large("")], ["a", ""]],
]
for (const [says, sizes, shown] of groups) {
  test(`statistics: departments, ${says}`, async () => {
    const { pass, show, store } = await world()
    for (const { department, messages, people } of sizes)
      for (let each = 0; each < messages; each += 1)
        pass({ department, sender: `${department}${each % people}@voorbeeld.example` })
    const { departments, total } = await show()
    assert.deepEqual(
      departments.map(({ department }) => department),
      shown,
    )
    if (shown.length > 0)
      assert.equal(
        departments.reduce((sum, { messages }) => sum + messages, 0),
        total.messages,
      )
    await store.close()
  })
}

test("statistics: one person who mails through many restarts is still one person", async () => {
  const { pass, show, again, recorder, store } = await world()
  for (let each = 0; each < MIN_MESSAGES; each += 1) {
    pass({ department: "a" })
    for (let other = 0; other < MIN_SENDERS; other += 1) {
      pass({ department: "b", sender: `b${other}@voorbeeld.example` })
      pass({ department: "c", sender: `c${other}@voorbeeld.example` })
    }
    await recorder.flush()
    await again().flush()
  }
  const { departments } = await show()
  assert.ok(!departments.some(({ department }) => department === "a"))
  await store.close()
})

test("records: facts within the budget are kept without the sender, the others are counted", async () => {
  const { store, recorder, pass, show, told } = await world()
  const facts = { sender: { domain: "voorbeeld.example", department: "zorg" }, audience: { visible: 12 } }
  for (let each = 0; each < FACTS_PER_SECOND + 3; each += 1) pass(recorder.wantsFacts() ? { facts } : {})
  await show()
  const { records } = await store.records.scan(0, { limit: 200 })
  assert.equal(records.length, FACTS_PER_SECOND)
  const unrecorded = (await store.counts.read("2026-11-21", "2026-11-21")).filter(
    ({ name }) => name === "unrecorded",
  )
  assert.deepEqual(unrecorded, [{ day: "2026-11-21", department: "", name: "unrecorded", value: 3 }])
  const [first] = records
  assert.ok(first !== undefined && first.at === START)
  assert.ok(!first.facts.includes("jan"))
  const again = recordedFacts(first.facts)
  assert.equal(again?.audience.visible, 12)
  assert.deepEqual(again?.sender, {
    address: "x21",
    domain: "voorbeeld.example",
    department: "zorg",
    none: false,
  })
  assert.equal(told(), 1)
  await store.close()
})

test("recorder: what can't be written now is written later, facts are counted as not recorded, and nobody hears of it", async () => {
  let full = true
  const store = await openTestStore(newFolder())
  const counts: Counts = {
    read: (...days) => store.counts.read(...days),
    add: (increments) => (full ? Promise.reject(new StoreUnavailable("full")) : store.counts.add(increments)),
  }
  const {
    pass,
    show,
    store: own,
  } = await world({
    counts,
    records: { ...store.records, add: () => Promise.reject(new StoreUnavailable("full")) },
  })
  pass({ facts: {} })
  await show()
  full = false
  pass()
  await show()
  const names = (await store.counts.read("2026-11-21", "2026-11-21")).map(
    ({ name, value }) => `${name} ${value}`,
  )
  assert.deepEqual(names.toSorted(), ["delivered 2", "messages 2", "senders 1", "unrecorded 2"])
  await store.close()
  await own.close()
})

test("recorder: so many different counts wait and no more; those that are known go on", async () => {
  const { pass, store, recorder } = await world()
  for (let each = 0; each < MAX_WAITING_COUNTS; each += 1) pass({ department: `d${each}`, sender: "" })
  pass({ department: "d0", sender: "" })
  await recorder.flush()
  const rows = await store.counts.read("2026-11-21", "2026-11-21")
  assert.equal(rows.length, MAX_WAITING_COUNTS)
  assert.equal(rows.find(({ department, name }) => department === "d0" && name === "messages")?.value, 2)
  await store.close()
})

test("recorder: closing writes what waits", async () => {
  const { pass, store, recorder } = await world()
  pass()
  await recorder.close()
  pass()
  await recorder.flush()
  const rows = await store.counts.read("2026-11-21", "2026-11-21")
  assert.equal(rows.find(({ name }) => name === "messages")?.value, 1)
  await store.close()
})
