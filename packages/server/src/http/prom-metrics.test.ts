import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import type { CustodyLoad } from "../app/held/custody.ts"
import { VIOLATIONS } from "../app/metrics.ts"
import { METRICS, promMetrics } from "./prom-metrics.ts"
import type { MetricsSources, PromMetrics } from "./prom-metrics.ts"

const NOW = 1_800_000_000_000
const LOAD: CustodyLoad = {
  queuedMessages: 2,
  queuedRecipients: 112,
  held: 3,
  damaged: 4,
  oldestDue: NOW - 90_000,
}

function made(sources: Partial<MetricsSources> = {}): PromMetrics {
  return promMetrics({
    version: "0.1.0",
    now: () => NOW,
    load: async () => LOAD,
    lessons: () => ({ learnt: 0, lost: 0 }),
    upstream: () => "reachable",
    ...sources,
  })
}

/** Series and their values. */
async function series({ read }: PromMetrics): Promise<ReadonlyMap<string, number>> {
  const { text } = await read()
  return new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line): [string, number] => [
        line.slice(0, line.lastIndexOf(" ")),
        Number(line.slice(line.lastIndexOf(" "))),
      ]),
  )
}

const table: readonly [
  name: string,
  act: (metrics: PromMetrics["metrics"]) => void,
  series: string,
  value: number,
][] = [
  ["a verdict", (m) => m.judged("hold", 0.002, 5000), 'sluis_messages_total{verdict="hold"}', 1],
  [
    "the time of a verdict",
    (m) => m.judged("hold", 0.002, 5000),
    'sluis_judge_seconds_bucket{le="0.0025"}',
    1,
  ],
  ["the size of a message", (m) => m.judged("hold", 0.002, 5000), "sluis_message_bytes_sum", 5000],
  ["an answer", (m) => m.answered(4, 0.1), 'sluis_answers_total{class="4"}', 1],
  ["the time to an answer", (m) => m.answered(2, 0.1), "sluis_answer_seconds_sum", 0.1],
  [
    "copies that were sent",
    (m) => m.settled("individualise", "sent", 112),
    'sluis_settled_recipients_total{purpose="individualise",outcome="sent"}',
    112,
  ],
  ["a rejected connection", (m) => m.connection("rejected"), 'sluis_connections_total{event="rejected"}', 1],
  [
    "connections that are open",
    (m) => {
      m.connection("opened")
      m.connection("opened")
      m.connection("closed")
    },
    "sluis_connections_open",
    1,
  ],
  ["a violation", (m) => m.violation("bare-cr-lf"), 'sluis_violations_total{kind="bare-cr-lf"}', 1],
  ["a login that failed", (m) => m.authentication(false), 'sluis_authentications_total{result="failed"}', 1],
  ["a notice", (m) => m.noticed(), "sluis_notices_total", 1],
  ["repeated copies", (m) => m.repeated(2), "sluis_repeated_copies_total", 2],
  ["what waits", () => undefined, "sluis_queue_recipients", 112],
  ["messages that wait", () => undefined, "sluis_queue_messages", 2],
  ["held messages", () => undefined, "sluis_held_messages", 3],
  ["damaged messages", () => undefined, "sluis_damaged_messages", 4],
  ["the age of what waits", () => undefined, "sluis_queue_oldest_due_seconds", 90],
  ["the version", () => undefined, 'sluis_info{version="0.1.0"}', 1],
]
for (const [name, act, which, value] of table) {
  test(`${name} is counted in ${which}`, async () => {
    using metrics = made()
    act(metrics.metrics)
    assert.equal((await series(metrics)).get(which), value)
  })
}

test("every series with a label is there from the start, at 0", async () => {
  using metrics = made()
  const all = await series(metrics)
  for (const kind of VIOLATIONS) assert.equal(all.get(`sluis_violations_total{kind="${kind}"}`), 0)
  assert.equal(all.get('sluis_settled_recipients_total{purpose="report",outcome="later"}'), 0)
  assert.equal(all.get('sluis_messages_total{verdict="refuse"}'), 0)
})

test("a store that does not answer is told, and what waited stays as it was", async () => {
  let load = async (): Promise<CustodyLoad> => await Promise.resolve(LOAD)
  using metrics = made({ load: async () => await load() })
  assert.equal((await series(metrics)).get("sluis_store_up"), 1)
  load = async () => await Promise.reject(new Error("disk"))
  const all = await series(metrics)
  assert.equal(all.get("sluis_store_up"), 0)
  assert.equal(all.get("sluis_queue_messages"), 2)
})

const upstreams: readonly [state: ReturnType<MetricsSources["upstream"]>, value: number | undefined][] = [
  ["reachable", 1],
  ["unreachable", 0],
  ["unknown", 0],
  ["none", undefined],
]
for (const [state, value] of upstreams) {
  test(`a next host that is ${state} is ${value ?? "not there"}`, async () => {
    using metrics = made({ upstream: () => state })
    assert.equal((await series(metrics)).get("sluis_upstream_up"), value)
  })
}

test("nothing due has no age, nor has what is due later", async () => {
  for (const oldestDue of [undefined, NOW + 1000]) {
    using metrics = made({ load: async () => ({ ...LOAD, oldestDue }) })
    assert.equal((await series(metrics)).get("sluis_queue_oldest_due_seconds"), 0)
  }
})

test("lessons are counted once, however often somebody asks", async () => {
  let lessons = { learnt: 7, lost: 2 }
  using metrics = made({ lessons: () => lessons })
  await series(metrics)
  lessons = { learnt: 9, lost: 2 }
  const now = await series(metrics)
  assert.equal(now.get("sluis_lessons_total"), 9)
  assert.equal(now.get("sluis_lessons_lost_total"), 2)
})

test("two gates in one process count apart", async () => {
  using one = made()
  using other = made()
  one.metrics.noticed()
  assert.equal((await series(other)).get("sluis_notices_total"), 0)
})

test("the page on operations lists the metrics there are, with what they count", () => {
  const page = readFileSync(new URL("../../../../docs/operations.md", import.meta.url), "utf8")
  const documented = [...page.matchAll(/^\| `(sluis_\w+)` +\| (.+?) +\|$/gm)].map(([, name, means]) => [
    name,
    means,
  ])
  assert.deepEqual(documented, Object.entries(METRICS))
})
