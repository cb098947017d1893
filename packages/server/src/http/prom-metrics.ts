/**
 * What is counted, for Prometheus: the counters of the port `Metrics`, and what is measured when somebody asks.
 *
 * Labels are resolved once, here: counting happens several times for every message. Every series is there from the
 * start, at 0, so that an alert on a rate has something to compare with. docs/operations.md lists them; a test compares.
 */
import { monitorEventLoopDelay } from "node:perf_hooks"

import { Counter, Gauge, Histogram, Registry } from "prom-client"

import type { CustodyLoad } from "../app/held/custody.ts"
import { VIOLATIONS } from "../app/metrics.ts"
import type { Metrics } from "../app/metrics.ts"
import { within } from "./readiness.ts"
import type { UpstreamState } from "./readiness.ts"

export type MetricsSources = {
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly load: () => Promise<CustodyLoad>
  /** Since the start: messages that taught who knows whom, and of those what was lost. */
  readonly lessons: () => { readonly learnt: number; readonly lost: number }
  readonly upstream: () => UpstreamState
}

export type PromMetrics = Disposable & {
  readonly metrics: Metrics
  /** In Prometheus' text format 0.0.4. */
  readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>
}

/** Names, as Prometheus knows them, with what they count. */
export const METRICS = {
  sluis_messages_total: "Messages judged, by verdict.",
  sluis_judge_seconds: "How long judging a message took.",
  sluis_message_bytes: "Size of messages as they arrived.",
  sluis_answers_total: "Answers to whole messages, by class: 2 accepted, 4 later, 5 refused.",
  sluis_answer_seconds: "Time from the end of a message to our answer.",
  sluis_settled_recipients_total: "Recipients of the queue that were tried, by purpose and outcome.",
  sluis_connections_total: "Connections of clients, by event.",
  sluis_connections_open: "Connections of clients that are open.",
  sluis_violations_total: "What clients did that they may not, by kind.",
  sluis_authentications_total: "Attempts to log in, by result.",
  sluis_notices_total: "Notices to senders.",
  sluis_repeated_copies_total:
    "Copies that may have been sent twice: the connection broke before the answer.",
  sluis_lessons_total: "Messages that taught who knows whom.",
  sluis_lessons_lost_total: "Of those, the ones that could not be remembered.",
  sluis_queue_messages: "Messages that wait to be sent.",
  sluis_queue_recipients: "Recipients of those messages.",
  sluis_queue_oldest_due_seconds: "How long the oldest message that is due has been waiting.",
  sluis_held_messages: "Messages that wait for a decision.",
  sluis_damaged_messages: "Messages that can't be read from the store: neither sent nor held.",
  sluis_store_up: "1 if the store answered just now, 0 if not.",
  sluis_upstream_up: "1 if the next host was reachable last, 0 if not. Not there in a demonstration.",
  sluis_resident_memory_bytes: "Memory of the process.",
  sluis_heap_used_bytes: "Memory in use of the JavaScript heap.",
  sluis_event_loop_delay_seconds:
    "How late the event loop was since the last reading: half, 99 % and all were below.",
  sluis_start_time_seconds: "When the process started, in seconds since 1970.",
  sluis_info: "Always 1; the version is its label.",
} as const

type Name = keyof typeof METRICS

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300]
const OCTETS = [1e3, 4e3, 16e3, 64e3, 256e3, 1e6, 4e6, 16e6, 64e6]
const LOAD_DEADLINE_MILLISECONDS = 2000
/** The monitor's own interval, which is part of what it measures. */
const RESOLUTION_MILLISECONDS = 20
const QUANTILES = { "0.5": 50, "0.99": 99, "1": 100 } as const

export function promMetrics(sources: MetricsSources): PromMetrics {
  const registry = new Registry()
  const named = (name: Name): { name: Name; help: string; registers: Registry[] } => ({
    name,
    help: METRICS[name],
    registers: [registry],
  })
  const counter = (name: Name): Counter => new Counter(named(name))
  const gauge = (name: Name): Gauge => new Gauge(named(name))
  const histogram = (name: Name, buckets: number[]): Histogram => new Histogram({ ...named(name), buckets })
  /** One counter per value of a label, resolved now. */
  const counters = <V extends string>(name: Name, label: string, values: readonly V[]): Record<V, Count> => {
    const all = new Counter({ ...named(name), labelNames: [label] })
    return recordOf(values, (value) => countOf(all, { [label]: value }))
  }

  const judged = counters("sluis_messages_total", "verdict", ["deliver", "individualise", "hold", "refuse"])
  const judgeSeconds = histogram("sluis_judge_seconds", SECONDS)
  const octets = histogram("sluis_message_bytes", OCTETS)
  const answers = counters("sluis_answers_total", "class", ["2", "4", "5"])
  const answerSeconds = histogram("sluis_answer_seconds", SECONDS)
  const allSettled = new Counter({
    ...named("sluis_settled_recipients_total"),
    labelNames: ["purpose", "outcome"],
  })
  const settled = recordOf(["individualise", "deliver", "hold", "notice", "report"], (purpose) =>
    recordOf(["sent", "later", "failed"], (outcome) => countOf(allSettled, { purpose, outcome })),
  )
  const connections = counters("sluis_connections_total", "event", ["opened", "closed", "rejected"])
  const open = gauge("sluis_connections_open")
  const violations = counters("sluis_violations_total", "kind", VIOLATIONS)
  const authentications = counters("sluis_authentications_total", "result", ["ok", "failed"])
  const notices = counter("sluis_notices_total")
  const repeated = counter("sluis_repeated_copies_total")

  const lessons = counter("sluis_lessons_total")
  const lessonsLost = counter("sluis_lessons_lost_total")
  let counted = { learnt: 0, lost: 0 }

  const queueMessages = gauge("sluis_queue_messages")
  const queueRecipients = gauge("sluis_queue_recipients")
  const oldestDue = gauge("sluis_queue_oldest_due_seconds")
  const held = gauge("sluis_held_messages")
  const damaged = gauge("sluis_damaged_messages")
  const storeUp = gauge("sluis_store_up")
  const upstreamUp = new Gauge({ ...named("sluis_upstream_up"), labelNames: [] })
  const resident = gauge("sluis_resident_memory_bytes")
  const heap = gauge("sluis_heap_used_bytes")
  const delay = new Gauge({ ...named("sluis_event_loop_delay_seconds"), labelNames: ["quantile"] })
  gauge("sluis_start_time_seconds").set(Math.round(sources.now() / 1000 - process.uptime()))
  new Gauge({ ...named("sluis_info"), labelNames: ["version"] }).set({ version: sources.version }, 1)

  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS })
  loop.enable()

  const measure = async (): Promise<void> => {
    const load = await within<CustodyLoad | undefined>(LOAD_DEADLINE_MILLISECONDS, sources.load(), undefined)
    storeUp.set(load === undefined ? 0 : 1)
    // Without an answer the last numbers stay: a queue is not empty because nobody can count it.
    if (load !== undefined) {
      queueMessages.set(load.queuedMessages)
      queueRecipients.set(load.queuedRecipients)
      held.set(load.held)
      damaged.set(load.damaged)
      oldestDue.set(load.oldestDue === undefined ? 0 : Math.max(0, (sources.now() - load.oldestDue) / 1000))
    }
    const now = sources.lessons()
    lessons.inc(now.learnt - counted.learnt)
    lessonsLost.inc(now.lost - counted.lost)
    counted = now
    const upstream = sources.upstream()
    if (upstream === "none") upstreamUp.remove()
    else upstreamUp.set(upstream === "reachable" ? 1 : 0)
    const { rss, heapUsed } = process.memoryUsage()
    resident.set(rss)
    heap.set(heapUsed)
    for (const [quantile, percent] of Object.entries(QUANTILES)) {
      const late = loop.count === 0 ? 0 : loop.percentile(percent) / 1e6 - RESOLUTION_MILLISECONDS
      delay.set({ quantile }, Math.max(0, late) / 1000)
    }
    loop.reset()
  }

  return {
    metrics: {
      judged: (verdict, seconds, size) => {
        judged[verdict].inc()
        judgeSeconds.observe(seconds)
        octets.observe(size)
      },
      answered: (replyClass, seconds) => {
        answers[`${replyClass}`].inc()
        answerSeconds.observe(seconds)
      },
      settled: (purpose, outcome, count) => settled[purpose][outcome].inc(count),
      connection: (event) => {
        connections[event].inc()
        if (event === "opened") open.inc()
        else if (event === "closed") open.dec()
      },
      violation: (kind) => violations[kind].inc(),
      authentication: (ok) => authentications[ok ? "ok" : "failed"].inc(),
      noticed: () => notices.inc(),
      repeated: (count) => repeated.inc(count),
    },
    read: async () => {
      await measure()
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
    [Symbol.dispose]: () => {
      loop.disable()
    },
  }
}

type Count = { readonly inc: (count?: number) => void }

function countOf(counter: Counter, labels: Readonly<Record<string, string>>): Count {
  const count = counter.labels(labels)
  count.inc(0)
  return count
}

function recordOf<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every key is in the list
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>
}
