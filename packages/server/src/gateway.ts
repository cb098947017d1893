/**
 * The gateway put together: receiver, judgement, gate, queue, relay, store, health, from one configuration.
 *
 * Order of starting: what keeps mail before what sends it, what sends before what accepts. Order of stopping is the
 * other way round: nobody is let in any more, what is under way is finished and written, then the rest closes. A kill in
 * between loses nothing (docs/operations.md says what it may repeat).
 *
 * Long because it is one list: every part is made once, in the order above, and nothing is decided here.
 */
import { mkdir } from "node:fs/promises"
import { join } from "node:path"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { ReadText } from "./app/choose-policy.ts"
import type { Clock } from "./app/clock.ts"
import type { Finding } from "./app/configuration.ts"
import { Fault, systemCode } from "./app/fault.ts"
import type { Address, Gateway, StartFault } from "./app/gateway.ts"
import { openGate } from "./app/gate.ts"
import type { HeldPorts } from "./app/held.ts"
import { startHousekeeping } from "./app/housekeeping.ts"
import type { Outbox } from "./app/outbox.ts"
import { outboxRelay } from "./app/outbox-relay.ts"
import type { After } from "./app/queue-timer.ts"
import { startQueue } from "./app/queue.ts"
import type { Queue } from "./app/queue.ts"
import { reportComposer } from "./app/report.ts"
import type { Environment } from "./config/complete.ts"
import type { Config } from "./config/config-form.ts"
import { openConfig } from "./config/configuration.ts"
import { readReferenced } from "./config/referenced-file.ts"
import type { Referenced } from "./config/referenced-file.ts"
import { promMetrics } from "./http/prom-metrics.ts"
import type { UpstreamState } from "./http/readiness.ts"
import { startHttp } from "./http/server.ts"
import type { RunningHttp } from "./http/server.ts"
import { openJudgePool } from "./judge/judge-pool.ts"
import type { JudgePoolPolicy } from "./judge/judge-pool.ts"
import { hostNameOf, lettersOf } from "./letters.ts"
import { pinoLog } from "./log/pino-log.ts"
import type { OwnedLog } from "./log/pino-log.ts"
import { dropNoticeComposer, noticeComposer } from "./notice/composer.ts"
import { openRemembering } from "./remembering.ts"
import { correlator } from "./secret/correlator.ts"
import { newId } from "./secret/id.ts"
import { pseudonymiser } from "./secret/pseudonym.ts"
import { dkimSigner } from "./sign/dkim-signer.ts"
import { startReceiver } from "./smtp/receive/server.ts"
import type { Receiver } from "./smtp/receive/server.ts"
import type { Listen, TlsMaterial } from "./smtp/receive/options.ts"
import { startRelay } from "./smtp/relay/relay.ts"
import { holdFolder } from "./store/sole-process.ts"
import { openConfiguredStore } from "./store-access.ts"
import { nextHosts, watched } from "./upstream.ts"

export type GatewayPorts = {
  readonly environment: Environment
  readonly readText: ReadText
  readonly version: string
  readonly clock: Clock
  /** One calm line per event for a terminal, JSON for machines. */
  readonly logForm: "json" | "human"
}

const POLICY_BUILTIN = "builtin"
const JUDGE_WORKER = new URL("./judge-worker.ts", import.meta.url)
/** Large messages are judged one at a time: two at once would be twice the memory, and are seldom. */
const JUDGE_WORKERS = 1
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
  const { config, referenced, policy, findings } = read.value
  const log = pinoLog({
    level: config.log.level,
    form: ports.logForm,
    timeZone: config.timezone,
    elapsed: ports.clock.elapsed,
  })
  const started = await start(read.value, ports, log)
  if (!started.ok) {
    await log.flush()
    return err({ fault: started.error, problems: [], findings })
  }
  const { receiver, pool, outbox, stop, smtp, http } = started.value
  log.info("started", {
    version: ports.version,
    why: policy.name === POLICY_BUILTIN ? "built-in policy" : "own policy",
  })
  let stopped: Promise<void> | undefined
  return ok({
    smtp,
    http,
    outbox,
    data: config.data,
    findings,
    reload: async () => {
      const again = await readAll(file, ports)
      if (!again.ok) {
        log.error("nothing was reloaded: the configuration is not right", { why: again.error.fault.code })
        return again
      }
      pool.reload(again.value.policy)
      const material = tlsOf(again.value)
      if (material !== undefined && referenced.smtpTls !== undefined) receiver.reload(material)
      log.setLevel(again.value.config.log.level)
      const unchanged = changedSections(config, again.value.config)
      if (unchanged.length > 0) log.warn("some changes need a restart", { why: unchanged.join(", ") })
      log.info("reloaded")
      return ok(again.value.findings)
    },
    stop: () => (stopped ??= stop()),
  })
}

/** Keys whose new values are not used before a restart. */
function changedSections(before: Config, now: Config): readonly string[] {
  const keys = Object.keys(before).filter((key): key is keyof Config => key !== "policy" && key !== "log")
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
}

type Read = {
  readonly config: Config
  readonly referenced: Referenced
  readonly policy: JudgePoolPolicy
  readonly hostName: string
  readonly findings: readonly Finding[]
}

async function readAll(
  file: string | undefined,
  { environment, readText, clock }: GatewayPorts,
): Promise<Result<Read, StartFault>> {
  const opened = await openConfig(file, { environment, readText })
  if (!opened.ok) return err({ ...opened.error, findings: [] })
  const config = opened.value
  const { value: referenced, findings } = await readReferenced(config, {
    environment,
    readText,
    now: clock.now(),
  })
  if (referenced === undefined)
    return err({
      fault: new Fault("config/unfit", file ?? environment["SLUIS_CONFIG"] ?? "sluis"),
      problems: [],
      findings,
    })
  const policy = await readPolicy(config, readText)
  if (!policy.ok) return err({ ...policy.error, findings })
  const hostName = hostNameOf(config)
  return ok({
    config,
    referenced,
    policy: { ...policy.value, us: config.domains, hostName },
    hostName,
    findings,
  })
}

/** As text too: a judging worker has to read it itself. */
async function readPolicy(
  { policy: name }: Config,
  readText: ReadText,
): Promise<Result<Pick<JudgePoolPolicy, "policy" | "text" | "name">, Omit<StartFault, "findings">>> {
  const text = name === POLICY_BUILTIN ? ok(DEFAULT_POLICY) : await readText(name)
  if (!text.ok) return err({ fault: text.error, problems: [] })
  const policy = loadPolicy(text.value, name)
  if (!policy.ok) return err({ fault: new Fault("policy/invalid", name), problems: policy.error })
  return ok({ policy: policy.value, text: text.value, name })
}

type Started = {
  readonly receiver: Receiver
  readonly pool: ReturnType<typeof openJudgePool>
  readonly outbox: Outbox | undefined
  readonly smtp: readonly Address[]
  readonly http: readonly Address[]
  readonly stop: () => Promise<void>
}

async function start(read: Read, ports: GatewayPorts, log: OwnedLog): Promise<Result<Started, Fault>> {
  const { config, referenced, policy, hostName } = read
  const { clock } = ports
  await mkdir(config.data, { recursive: true, mode: 0o700 })
  const letGo = holdFolder(config.data)
  if (letGo === undefined) return err(new Fault("store/in-use", config.data))
  const opened = await openConfiguredStore(config, ports.environment, { clock, log, reclaim: true })
  if (!opened.ok) {
    letGo()
    return opened
  }
  const { store, keys } = opened.value
  const { custody } = store
  const closing: (() => unknown)[] = [() => log.flush(), letGo, store.close]
  const abandon = async (fault: Fault): Promise<Result<never, Fault>> => {
    await closeAll(closing)
    return err(fault)
  }

  const remembering = openRemembering(config, keys.acquaintance, { clock, log })
  closing.push(remembering.close)

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
      ? outboxRelay(store.outbox, clock)
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

  const pool = openJudgePool(
    policy,
    {
      workers: JUDGE_WORKERS,
      deadline: JUDGE_DEADLINE,
      memory: remembering.memory,
      workerFile: JUDGE_WORKER,
      workerMemory: remembering.source,
    },
    log,
  )
  closing.push(pool.close)
  pool.prepare()

  let draining = false
  let settlingFails = (): boolean => false
  const http: RunningHttp[] = []
  for (const listen of config.http.listen === null ? [] : [config.http.listen]) {
    try {
      const running = await startHttp(
        { listen },
        {
          readiness: {
            store: async () => (await answers(custody)) && !settlingFails(),
            upstream: () => upstream(),
            draining: () => draining,
          },
          metrics: counters.read,
        },
      )
      http.push(running)
      closing.push(running.close)
    } catch (cause) {
      return await abandon(cannotListen("http.listen", listen, cause))
    }
  }

  const letters = lettersOf(config)
  const { giveUpAfter } = config.queue
  const queue = startQueue(
    {
      custody,
      relay,
      sign: dkimSigner({
        keys: referenced.dkim.map(({ domain, selector, key }) => ({ domain, selector, privateKey: key })),
        now: clock.now,
      }),
      composeReport: reportComposer({
        hostName,
        postmaster: letters.from,
        organisation: letters.organisation,
        timeZone: letters.timeZone,
        newId,
      }),
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
  settlingFails = queue.failing
  closing.push(() => drainOrClose(queue))

  const held: HeldPorts = {
    held: store.held,
    octets: custody.octets,
    individualise: pool.individualise,
    composeDropNotice: dropNoticeComposer(letters),
    newId,
    now: clock.now,
    giveUpAfter,
  }
  const housekeeping = startHousekeeping(
    {
      held,
      retention: store.retention,
      forgetBefore: remembering.forgetBefore,
      wake: queue.wake,
      clock,
      after,
      log,
    },
    config.retention,
    config.acquaintance.forgetAfter,
  )
  closing.push(housekeeping.stop)

  const pseudonymise = pseudonymiser(keys.pseudonym)
  const accept = openGate(
    {
      judge: pool.judge,
      individualise: pool.individualise,
      relay,
      custody,
      correlate: correlator(keys.correlation),
      composeNotice: noticeComposer(letters),
      offer: queue.offer,
      wake: queue.wake,
      newId,
      clock,
      log,
      metrics,
      pseudonymise,
      learn: remembering.learn,
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
        tls: tlsOf(read),
        requireTls: config.smtp.requireTls,
        authentication: config.smtp.authentication,
        spoolFolder,
        limits: receiverLimits(config),
        timeouts: config.smtp.timeouts,
      },
      { accept, users: store.users, offers: relay.offers, log, metrics, clock, pseudonymise, newId },
    )
    closing.push(() => {
      draining = true
      log.info("stopping")
      return receiver.drain()
    })
    return ok({
      receiver,
      pool,
      outbox: hosts.length === 0 ? store.outbox : undefined,
      smtp: receiver.addresses.map(({ host, port }) => ({ host, port })),
      http: http.map(({ address }) => address),
      stop: () => closeAll(closing),
    })
  } catch (cause) {
    return await abandon(cannotListen("smtp.listen", failedAt(listen, cause), cause))
  }
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
/** A quarter stays free for what passes: its client waits, and the queue does not mind. */
function connectionsOfQueue(connections: number): number {
  return Math.max(1, Math.floor((connections * 3) / 4))
}

/** What setTimeout can count to; beyond it, it does not wait at all. */
const MAX_TIMEOUT = 2_147_483_647

async function answers(custody: { readonly load: () => Promise<unknown> }): Promise<boolean> {
  await custody.load()
  return true
}

function listenOf(config: Config, { smtpTls }: Referenced): readonly Listen[] {
  const plain = smtpTls === undefined ? "none" : "starttls"
  return [
    ...config.smtp.listen.map((each) => ({ ...each, tls: plain }) as const),
    ...config.smtp.implicitTlsListen.map((each) => ({ ...each, tls: "implicit" }) as const),
  ]
}

function cidr({ address, prefix }: Config["smtp"]["allow"][number]): string {
  return `${address}/${prefix}`
}

function tlsOf({ config, referenced: { smtpTls } }: Read): TlsMaterial | undefined {
  if (smtpTls === undefined) return undefined
  const { certificate, key, clientCa } = smtpTls
  const { allowCertificates } = config.smtp.tls
  return { cert: certificate, key, allowCertificates, ...(clientCa !== undefined && { clientCa }) }
}

function receiverLimits({ smtp: { limits } }: Config) {
  return {
    messageOctets: limits.messageSize,
    recipients: limits.recipients,
    connections: limits.connections,
    connectionsPerIp: limits.connectionsPerClient,
    connectionsPerIpPerMinute: limits.connectionsPerMinute,
    contentMemoryOctets: limits.memory,
  }
}

function relayTimeouts({ upstream: { timeouts } }: Config) {
  const { connect, greeting, command, data, end } = timeouts
  return { connect, greeting, hello: command, mail: command, recipient: command, data, block: data, end }
}

/** Which of several: the system says where it could not. */
function failedAt(listen: readonly Address[], cause: unknown): Address | undefined {
  const port = cause instanceof Error && "port" in cause ? cause.port : undefined
  return listen.find((each) => each.port === port) ?? listen[0]
}

function cannotListen(key: string, at: Address | undefined, cause: unknown): Fault {
  const where = at === undefined ? key : `${key}: ${at.host}:${at.port}`
  switch (systemCode(cause)) {
    case "EADDRINUSE":
      return new Fault("listen/in-use", where, "", cause)
    case "EACCES":
      return new Fault("listen/forbidden", where, "", cause)
    case undefined: // Not the system's: a mistake of ours.
      throw cause
    default:
      return new Fault("listen/impossible", where, systemCode(cause), cause)
  }
}
