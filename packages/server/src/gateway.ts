/**
 * The gateway put together: receiver, judgement, gate, queue, relay, store, health, from one configuration.
 *
 * Order of starting: what keeps mail before what sends it, what sends before what accepts. Order of stopping is the
 * other way round: nobody is let in any more, what is under way is finished and written, then the rest closes. A kill in
 * between loses nothing (docs/operations.md says what it may repeat).
 *
 * Long because it is one list: every part is made once, in the order above, and nothing is decided here.
 */
import { createHash } from "node:crypto"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { setImmediate } from "node:timers/promises"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { ReadText } from "./app/policy/choose-policy.ts"
import type { Clock } from "./app/clock.ts"
import { openEvents } from "./app/events.ts"
import type { Fault } from "./app/fault.ts"
import type { Address, Gateway, StartFault } from "./app/gateway.ts"
import { openGate } from "./app/gate/gate.ts"
import type { CertificateEnd } from "./app/health.ts"
import type { HeldPorts } from "./app/held/held.ts"
import { startHousekeeping } from "./app/housekeeping.ts"
import type { Outbox } from "./app/queue/outbox.ts"
import { openPolicyBook } from "./app/policy/policy-book.ts"
import type { PolicyBook } from "./app/policy/policy-book.ts"
import { outboxRelay } from "./app/queue/outbox-relay.ts"
import type { After } from "./app/queue/queue-timer.ts"
import { startQueue } from "./app/queue/queue.ts"
import type { Queue } from "./app/queue/queue.ts"
import { openRecorder } from "./app/statistics/recorder.ts"
import type { Environment } from "./config/complete.ts"
import { certificateEnd } from "./config/certificate-end.ts"
import type { Referenced } from "./config/referenced-file.ts"
import {
  cannotListen,
  cidr,
  connectionsOfQueue,
  failedAt,
  listenOf,
  receiverLimits,
  relayTimeouts,
  tlsOf,
} from "./gateway-options.ts"
import { promMetrics } from "./http/prom-metrics.ts"
import { readinessOf } from "./http/readiness.ts"
import type { ReceiverState, UpstreamState } from "./http/readiness.ts"
import { startHttp } from "./http/server.ts"
import type { RunningHttp } from "./http/options.ts"
import { openJudgePool } from "./judge/judge-pool.ts"
import { openLookPool } from "./judge/look-pool.ts"
import { hostNameOf, lettersOf, reportsOfHouse } from "./letters.ts"
import { pinoLog } from "./log/pino-log.ts"
import type { OwnedLog } from "./log/pino-log.ts"
import { dropNoticeComposer, noticeComposer } from "./notice/composer.ts"
import { canariesOf, coverageOf, coverageWatchOf } from "./open-canaries.ts"
import { openLedger, tellable } from "./open-ledger.ts"
import type { OpenedLedger } from "./open-ledger.ts"
import { breachesOf } from "./open-breaches.ts"
import { openConsole } from "./open-console.ts"
import { monthMailOf } from "./open-safeguard.ts"
import { changedSections, readAll } from "./read-gateway.ts"
import type { Read } from "./read-gateway.ts"
import { openRemembering } from "./remembering.ts"
import { correlator } from "./secret/correlator.ts"
import { disguiser } from "./secret/disguise.ts"
import { newId } from "./secret/id.ts"
import { pseudonymiser } from "./secret/pseudonym.ts"
import { dkimSigner } from "./sign/dkim-signer.ts"
import { startReceiver } from "./smtp/receive/server.ts"
import type { Receiver } from "./smtp/receive/server.ts"
import { startRelay } from "./smtp/relay/relay.ts"
import { holdData, openConfiguredStore } from "./store-access.ts"
import { tellingCustody, tellingOutbox } from "./telling.ts"
import { nextHosts, watched } from "./upstream.ts"
import { wrongFields } from "./wrong-fields.ts"

export type GatewayPorts = {
  readonly environment: Environment
  readonly readText: ReadText
  readonly version: string
  readonly clock: Clock
  /** One calm line per event for a terminal, JSON for machines. */
  readonly logForm: "json" | "human"
}

/** Hexadecimal digits by which one text of a policy is told from another. */
const DIGEST_DIGITS = 32
const JUDGE_WORKER = new URL("./judge-worker.ts", import.meta.url)
/** Large messages are judged one at a time: two at once would be twice the memory, and are seldom. */
const JUDGE_WORKERS = 1
/** Milliseconds that somebody at a screen waits for one message to be looked at. */
const LOOK_DEADLINE = 15_000
/** Milliseconds. A client waits ten minutes for our answer (RFC 5321 §4.5.3.2.6). */
const JUDGE_DEADLINE = 60_000
/** Octets of messages that the queue keeps in memory. */
const QUEUE_MEMORY = 32 * 1024 * 1024
/** Milliseconds that copies under way get when we stop. */
const QUEUE_DRAIN = 30_000
/** Milliseconds: longer than the longest transaction, or what a dead process had claimed would wait for nothing. */
const LEASE = 900_000

export async function startGateway(
  file: string | undefined,
  ports: GatewayPorts,
): Promise<Result<Gateway, StartFault>> {
  const read = await readAll(file, ports)
  if (!read.ok) return read
  const { config, referenced, findings } = read.value
  const log = pinoLog({
    level: config.log.level,
    form: ports.logForm,
    timeZone: config.timezone,
    elapsed: ports.clock.elapsed,
  })
  /** What is in force: read anew by a reload. */
  const latest: Latest = { read: read.value }
  const started = await start(latest, ports, log)
  if (!started.ok) {
    await log.flush()
    return err({ fault: started.error, problems: [], findings })
  }
  const { receiver, book, ledger, outbox, stop, smtp, http, console } = started.value
  const tell = async (action: "gateway.started" | "gateway.configured"): Promise<void> => {
    const { config: now, referenced: files } = latest.read
    // Canaries and coverage are as they were at the start until the next one.
    const { canary, coverage } = config
    const told = { ...now, canary, coverage }
    await ledger.configured(action, tellable(ports.version, book.inForce(), told, files))
  }
  await tell("gateway.started")
  log.info("started", { version: ports.version, why: POLICY_WORDS[book.inForce().source] })
  let stopped: Promise<void> | undefined
  return ok({
    smtp,
    http: http.map(({ address }) => address),
    console,
    outbox,
    data: config.data,
    findings,
    reload: async () => {
      const again = await readAll(file, ports)
      if (!again.ok) {
        log.error(NOTHING_RELOADED, wrongFields(again.error))
        return again
      }
      const applied = await book.configure(again.value.policyFile)
      if (!applied.ok) {
        const fault = { ...applied.error, findings: again.value.findings }
        log.error(NOTHING_RELOADED, wrongFields(fault))
        return err(fault)
      }
      const { httpTls } = again.value.referenced
      const material = tlsOf(again.value.config, again.value.referenced)
      if (material !== undefined && referenced.smtpTls !== undefined) receiver.reload(material)
      if (httpTls !== undefined) for (const running of http) running.reload(httpTls)
      latest.read = again.value
      log.setLevel(again.value.config.log.level)
      const unchanged = changedSections(config, again.value.config)
      if (unchanged.length > 0) log.warn("some changes need a restart", { why: unchanged.join(", ") })
      await tell("gateway.configured")
      log.info("reloaded")
      return ok(again.value.findings)
    },
    stop: () => (stopped ??= stop()),
  })
}

const NOTHING_RELOADED = "nothing was reloaded: the configuration is not right"

type Latest = { read: Read }

const POLICY_WORDS = {
  builtin: "built-in policy",
  file: "own policy",
  console: "policy changed in the console",
}

type Started = {
  readonly receiver: Receiver
  readonly book: PolicyBook
  readonly ledger: OpenedLedger
  readonly console: Gateway["console"]
  readonly outbox: Outbox | undefined
  readonly smtp: readonly Address[]
  readonly http: readonly RunningHttp[]
  readonly stop: () => Promise<void>
}

async function start(latest: Latest, ports: GatewayPorts, log: OwnedLog): Promise<Result<Started, Fault>> {
  const { config, referenced, policyFile } = latest.read
  const hostName = hostNameOf(config)
  const { clock } = ports
  await mkdir(config.data, { recursive: true, mode: 0o700 })
  const lock = holdData(config.data)
  if (!lock.ok) return lock
  const letGo = lock.value
  const opened = await openConfiguredStore(config, ports.environment, { clock, log, reclaim: true })
  if (!opened.ok) {
    letGo()
    return opened
  }
  const { store, keys } = opened.value
  const events = openEvents()
  const custody = tellingCustody(store.custody, events)
  const copies = tellingOutbox(store.outbox, events)
  const closing: (() => unknown)[] = [() => log.flush(), letGo, store.close]
  const abandon = async (fault: Fault): Promise<Result<never, Fault>> => {
    await closeAll(closing)
    return err(fault)
  }

  const ledger = openLedger({ config, referenced, store, events, clock, after, log })
  closing.push(ledger.close)

  const remembering = openRemembering(config, keys.acquaintance, { clock, log })
  closing.push(remembering.close)

  const recorder = openRecorder({
    counts: store.counts,
    records: store.records,
    disguise: disguiser(keys.record),
    timeZone: config.timezone,
    clock,
    after,
    log,
    told: () => events.tell("statistics"),
  })
  closing.push(recorder.close)

  // `counters` and `relay` know each other: one counts what the other does, and tells whether it reaches anybody.
  let upstream: () => UpstreamState = () => "unknown"
  const counters = promMetrics({
    version: ports.version,
    now: clock.now,
    load: custody.load,
    lessons: remembering.lessons,
    upstream: () => upstream(),
  })
  const { metrics } = counters
  closing.push(() => counters[Symbol.dispose]())

  const hosts = nextHosts(config, referenced)
  const relay = watched(
    hosts.length === 0
      ? outboxRelay(copies, clock)
      : startRelay(
          {
            hosts,
            ehloName: hostName,
            pool: { connections: config.upstream.connections },
            timeouts: relayTimeouts(config),
          },
          { log, metrics, clock },
        ),
    clock,
  )
  upstream = hosts.length === 0 ? () => "none" : relay.state
  closing.push(relay.close)

  const us = config.domains
  const workerMemory = remembering.source
  const desk = openLookPool(
    { text: policyFile?.text ?? DEFAULT_POLICY, name: policyFile?.name ?? "builtin", us, hostName },
    { deadline: LOOK_DEADLINE, workerFile: JUDGE_WORKER, workerMemory },
    log,
  )
  closing.push(desk.close)
  const book = await openPolicyBook(
    {
      entries: store.entries,
      newId,
      now: clock.now,
      digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, DIGEST_DIGITS),
      check: desk.checkPolicy,
      pause: async () => await setImmediate(),
      apply: ({ policy, text, name }) => {
        pool.reload({ policy, text, name, us, hostName })
        desk.reload({ text, name, us, hostName })
        events.tell("policy")
      },
    },
    policyFile,
  )
  if (!book.ok) return await abandon(book.error.fault)
  const { policy, text, name } = book.value.inForce()
  desk.reload({ text, name, us, hostName })
  const pool = openJudgePool(
    { policy, text, name, us, hostName },
    {
      workers: JUDGE_WORKERS,
      deadline: JUDGE_DEADLINE,
      memory: remembering.memory,
      workerFile: JUDGE_WORKER,
      workerMemory,
    },
    log,
  )
  closing.push(pool.close)
  pool.prepare()

  const letters = lettersOf(config)
  const composeReport = reportsOfHouse(letters)
  const { giveUpAfter } = config.queue
  const demonstration = hosts.length === 0
  const http: RunningHttp[] = []
  const origin = () => config.http.url ?? http[0]?.origin ?? ""
  // A sender elsewhere can't open a page of this machine alone.
  const hasPage = () => http.length > 0 && (config.http.url !== null || demonstration)
  const breaches = breachesOf({
    config,
    letters,
    store,
    custody,
    keys,
    demonstration,
    look: desk.look,
    origin,
    hasPage,
    wake: () => queue.wake(),
    events,
    clock,
    after,
    log,
  })
  // Before the queue sends anything: it tells what became of letters about a breach.
  await breaches.prepare()
  const queue = startQueue(
    {
      custody: breaches.custody,
      relay,
      sign: dkimSigner({
        keys: referenced.dkim.map(({ domain, selector, key }) => ({ domain, selector, privateKey: key })),
        now: clock.now,
      }),
      composeReport,
      newId,
      clock,
      after,
      log,
      metrics,
    },
    {
      connections: connectionsOfQueue(config.upstream.connections),
      memory: QUEUE_MEMORY,
      giveUpAfter,
      lease: LEASE,
    },
  )
  closing.push(() => drainOrClose(queue))
  closing.push(breaches.stop)

  const held: HeldPorts = {
    held: store.held,
    octets: custody.octets,
    individualise: pool.individualise,
    composeDropNotice: dropNoticeComposer(letters),
    composeReport,
    us: config.domains,
    newId,
    now: clock.now,
    giveUpAfter,
  }
  const housekeeping = startHousekeeping(
    {
      held,
      retention: store.retention,
      forgetBefore: remembering.forgetBefore,
      expired: (departments) => {
        for (const department of departments) recorder.decided({ what: "drop", department })
        queue.wake()
        events.tell("held")
      },
      clock,
      after,
      log,
    },
    config.retention,
    config.acquaintance.forgetAfter,
  )
  closing.push(housekeeping.stop)

  let smtp: readonly Address[] = []
  const canaries = await canariesOf({
    config,
    referenced,
    letters,
    store,
    custody,
    keys,
    policy: () => book.value.inForce().policy,
    smtp: () => smtp[0],
    contact: async () => (await breaches.organisation.profile()).contact.email,
    events,
    wake: queue.wake,
    clock,
    after,
    log,
  })
  const coverage = coverageOf({ config, store, keys, clock, after, log })
  closing.push(coverage.close)
  const mailing = { config, letters, store, custody, events, wake: queue.wake, clock, after, log }
  const coverageWatch = coverageWatchOf(mailing)
  const monthMail = monthMailOf({ ...mailing, breaches })
  closing.push(coverageWatch.stop, monthMail.stop)

  let receiving: ReceiverState = "starting"
  const readiness = {
    store: async () => (await answers(custody)) && !queue.failing(),
    upstream: () => upstream(),
    receiver: () => receiving,
  }
  const opening = await openConsole({
    version: ports.version,
    config,
    referenced,
    letters,
    store,
    keys,
    desk,
    book: book.value,
    held,
    recorder,
    remembering,
    ledger,
    canaries,
    coverageWatch,
    breaches,
    events,
    clock,
    after,
    log,
    demonstration,
    wake: queue.wake,
    settings: () => latest.read.settings,
    health: {
      ready: async () => (await readinessOf(readiness)()).ready,
      nextHost: () => upstream(),
      certificates: () => certificatesOf(latest.read.referenced),
      findings: () => latest.read.findings,
      clockJumpedAt: housekeeping.jumpedAt,
    },
    origin,
    smtp: () => smtp[0],
  })
  for (const listen of config.http.listen === null ? [] : [config.http.listen]) {
    try {
      const running = await startHttp(
        {
          listen,
          tls: referenced.httpTls,
          proxies: config.http.proxies.map(cidr),
          monitor: config.http.monitor.map(cidr),
        },
        { readiness, metrics: counters.read, console: opening.ports },
      )
      http.push(running)
      closing.push(running.close)
    } catch (cause) {
      return await abandon(cannotListen("http.listen", listen, cause))
    }
  }
  const pseudonymise = pseudonymiser(keys.pseudonym)
  const accept = openGate(
    {
      judge: pool.judge,
      individualise: pool.individualise,
      relay,
      custody,
      correlate: correlator(keys.correlation),
      composeNotice: noticeComposer({ ...letters, ...(hasPage() && { link: opening.decisionLink }) }),
      offer: queue.offer,
      wake: queue.wake,
      newId,
      clock,
      log,
      metrics,
      pseudonymise,
      learn: remembering.learn,
      recorder,
      tellLedger: ledger.tell,
      delivered: ledger.delivered,
      canaryArrived: canaries.arrived,
      isCanaryCopy: canaries.isCopy,
      coverage,
      showsBreach: breaches.guard.shows,
    },
    { hostName, giveUpAfter, holdFor: config.hold.expireAfter, us: config.domains },
  )

  const listen = listenOf(config, referenced)
  const spoolFolder = join(config.data, "spool")
  await mkdir(spoolFolder, { recursive: true, mode: 0o700 })
  try {
    const receiver = await startReceiver(
      {
        hostName,
        listen,
        allow: config.smtp.allow.map(cidr),
        normalise: config.smtp.normalise.map(cidr),
        tls: tlsOf(config, referenced),
        requireTls: config.smtp.requireTls,
        authentication: config.smtp.authentication,
        spoolFolder,
        limits: receiverLimits(config),
        timeouts: config.smtp.timeouts,
      },
      { accept, users: store.users, offers: relay.offers, log, metrics, clock, pseudonymise, newId },
    )
    closing.push(() => {
      receiving = "draining"
      log.info("stopping")
      return receiver.drain()
    })
    receiving = "listening"
    smtp = receiver.addresses.map(({ host, port }) => ({ host, port }))
    custody.onChange(() => void canaries.look())
    canaries.start()
    closing.push(canaries.stop)
    breaches.start()
    coverageWatch.start()
    monthMail.start()
    const [page] = http
    return ok({
      receiver,
      book: book.value,
      ledger,
      console:
        page === undefined
          ? undefined
          : { url: config.http.url ?? page.origin, startUrl: opening.startUrl() },
      outbox: demonstration ? store.outbox : undefined,
      smtp,
      http,
      stop: () => closeAll(closing),
    })
  } catch (cause) {
    return await abandon(cannotListen("smtp.listen", failedAt(listen, cause), cause))
  }
}

function certificatesOf({ smtpTls, httpTls }: Referenced): readonly CertificateEnd[] {
  return [
    smtpTls === undefined ? undefined : certificateEnd("smtp.tls.certificate", smtpTls.certificate),
    httpTls === undefined ? undefined : certificateEnd("http.tls.certificate", httpTls.certificate),
  ].filter((end) => end !== undefined)
}

/** The last that was opened first. */
async function closeAll(closing: readonly (() => unknown)[]): Promise<void> {
  for (const close of closing.toReversed()) await close()
}

/** A store that takes nothing must not keep us from stopping: what is not written then may be sent twice. */
async function drainOrClose(queue: Queue): Promise<void> {
  const late = after(QUEUE_DRAIN, () => void queue.close())
  await queue.drain()
  late()
}

const after: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, Math.min(milliseconds, MAX_TIMEOUT))
  return () => clearTimeout(timer)
}
/** What setTimeout can count to; beyond it, it does not wait at all. */
const MAX_TIMEOUT = 2_147_483_647

async function answers(custody: { readonly load: () => Promise<unknown> }): Promise<boolean> {
  await custody.load()
  return true
}
