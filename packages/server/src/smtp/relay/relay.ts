/**
 * Our own SMTP client (RFC 5321): the `Relay` of a gateway with one or more next hosts.
 *
 * The order of hosts is that of preference. A message goes to the next one only where it is certain that the one before it
 * does not have it. After its end was sent and no reply came, nobody knows; then it is not tried again here, and whoever
 * asked is told that it was not accepted.
 *
 * Deliberately out of scope: trying later (the queue does), MX records and policies for them (a next host is configured).
 */
import type { Offers, Outgoing, Relay, RelayOutcome } from "../../app/queue/relay.ts"
import { reply } from "../../app/gate/reply.ts"
import type { Reply } from "../../app/gate/reply.ts"
import { breaksLines, obstacleAt } from "./commands.ts"
import type { Connection } from "./connection.ts"
import { offersOfAll } from "./extensions.ts"
import type { Extensions } from "./extensions.ts"
import { HostPool } from "./host-pool.ts"
import type { HostPoolSettings, NoConnection } from "./host-pool.ts"
import { DEFAULT_AVOIDANCE, DEFAULT_POOL, DEFAULT_TIMEOUTS } from "./options.ts"
import type { RelayOptions, RelayPorts, Timeouts } from "./options.ts"
import { transact } from "./transaction.ts"

/** How often deadlines are looked at; RFC 5321's are minutes. */
const TICK_MILLISECONDS = 1000
/** Where tests set short times. */
const SHORTEST_TICK_MILLISECONDS = 5
/** A connection that was used so lately has most likely not been closed since. */
const ALIVE_MILLISECONDS = 1000
/** Reused connections that turn out to be closed, per message and host. */
const MAX_STALE = 3

/** Connects at once, so that `offers` is known early. Throws if the options can't be right. */
export function startRelay(options: RelayOptions, ports: RelayPorts): Relay {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts }
  const settings = {
    ehloName: options.ehloName,
    limits: { ...DEFAULT_POOL, ...options.pool },
    timeouts,
    avoidance: { ...DEFAULT_AVOIDANCE, ...options.avoidance },
  }
  const listeners: (() => void)[] = []
  const onReachable = (): void => {
    for (const listener of listeners) listener()
  }
  const pools = options.hosts.map((host) => new HostPool(host, settings, ports, onReachable))
  let closing: Promise<void> | undefined
  // Asked at every command of every client, and the same until a host says EHLO again.
  let answered: readonly (Extensions | undefined)[] = []
  let offers: Offers | undefined
  const timer = setInterval(() => {
    const now = ports.clock.elapsed()
    for (const pool of pools) pool.tick(now)
  }, tickFor(settings))
  for (const pool of pools) pool.probe()
  return {
    async send(outgoing, stop) {
      const { envelope } = outgoing
      if (breaksLines(outgoing) || envelope.recipients.length === 0)
        return { kind: "refused", reply: UNSENDABLE, refused: [] }
      try {
        return await sendToOne(pools, outgoing, stop, timeouts, ports)
      } catch (cause) {
        ports.log.error("couldn't send a message to the next host", {}, cause)
        return { kind: "unreachable", reply: BROKEN }
      }
    },
    offers: () => {
      if (pools.some(({ extensions }, index) => extensions !== answered[index])) {
        answered = pools.map(({ extensions }) => extensions)
        offers = offersOfAll(answered.filter((extensions) => extensions !== undefined))
      }
      return offers
    },
    onReachable: (listener) => void listeners.push(listener),
    close() {
      closing ??= Promise.all(pools.map((pool) => pool.close())).then(() => clearInterval(timer))
      return closing
    },
  }
}

/** The first host that answers. */
async function sendToOne(
  pools: readonly HostPool[],
  outgoing: Outgoing,
  stop: AbortSignal | undefined,
  timeouts: Timeouts,
  ports: RelayPorts,
): Promise<RelayOutcome> {
  let failure: Reply | undefined
  let asked = false
  let obstacle: Reply | undefined
  for (const pool of pools) {
    if (pool.failed !== undefined) {
      failure ??= replyFor({ kind: "lost", ...pool.failed })
      continue
    }
    const tried = await sendTo(pool, outgoing, stop, timeouts, ports)
    if (tried.kind === "obstacle") obstacle ??= tried.reply
    else if (tried.kind === "no-connection") {
      asked ||= tried.asked
      failure ??= replyFor(tried.why)
      if (tried.why.kind === "stopped") break
    } else return tried
  }
  // A host that can't be reached now might take what this one can't.
  if (failure === undefined && obstacle !== undefined)
    return { kind: "refused", reply: obstacle, refused: [] }
  return { kind: "unreachable", reply: failure ?? UNREACHABLE, ...(!asked && { unasked: true }) }
}

type Tried =
  | RelayOutcome
  /** This host does not offer what the message needs. */
  | { readonly kind: "obstacle"; readonly reply: Reply }
  /** This host does not have the message, and has not refused it. `asked`: it was sent some of it. */
  | { readonly kind: "no-connection"; readonly why: NoConnection; readonly asked: boolean }

async function sendTo(
  pool: HostPool,
  outgoing: Outgoing,
  stop: AbortSignal | undefined,
  timeouts: Timeouts,
  ports: RelayPorts,
): Promise<Tried> {
  for (let stale = 0; ; stale += 1) {
    if (stop?.aborted === true) return { kind: "no-connection", why: { kind: "stopped" }, asked: false }
    const taken = pool.take(stop)
    const connection = taken instanceof Promise ? await taken : taken
    if ("kind" in connection) return { kind: "no-connection", why: connection, asked: false }
    const obstacle = obstacleAt(connection.extensions, outgoing)
    if (obstacle !== undefined) {
      pool.giveBack(connection)
      return { kind: "obstacle", reply: obstacle }
    }
    const isReused = connection.transactions > 0
    const mayRisk = !isReused || ports.clock.elapsed() - connection.usedAt < ALIVE_MILLISECONDS
    connection.transactions += 1
    connection.stop = stop
    const transacted = await transactOn(connection, outgoing, timeouts, mayRisk)
    if (transacted.kind === "answered") {
      pool.succeeded()
      if (transacted.resetNeeded) void reset(pool, connection, timeouts)
      else pool.giveBack(connection)
      return transacted.outcome
    }
    const { lost, stage } = transacted
    pool.giveBack(connection)
    if (lost.why === "stopped") return { kind: "no-connection", why: { kind: "stopped" }, asked: true }
    if (stage === "unanswered" && isReused && lost.why !== "timeout" && stale < MAX_STALE) {
      // It was closed while nobody looked, and nothing was sent: that says nothing about the host.
      pool.forgetIdle()
      continue
    }
    pool.lostMessage(lost)
    if (stage === "unknown") {
      ports.metrics.repeated(1)
      ports.log.warn("connection lost after the end of a message", { why: lost.why })
      return { kind: "unreachable", reply: UNREACHABLE }
    }
    return { kind: "no-connection", why: { kind: "lost", ...lost }, asked: true }
  }
}

/** A message that can't be read to its end leaves its connection in the middle of something. */
async function transactOn(
  connection: Connection,
  outgoing: Outgoing,
  timeouts: Timeouts,
  mayRisk: boolean,
): ReturnType<typeof transact> {
  try {
    return await transact(connection, outgoing, timeouts, mayRisk)
  } catch (cause) {
    connection.end("message broke")
    throw cause
  }
}

/** RFC 5321 §4.1.1.5. Nobody waits for it but the connection. */
async function reset(pool: HostPool, connection: Connection, { hello }: Timeouts): Promise<void> {
  connection.stop = undefined
  const { replies } = await connection.exchange("RSET\r\n", 1, hello)
  if (replies[0]?.code !== 250) connection.end("RSET refused")
  pool.giveBack(connection)
}

function replyFor(why: NoConnection): Reply {
  switch (why.kind) {
    case "busy":
      return BUSY
    case "stopped":
      return STOPPED
    case "lost":
      return why.tls ? NO_TLS : UNREACHABLE
  }
}

function tickFor({ timeouts, limits, avoidance }: HostPoolSettings): number {
  const shortest = Math.min(...Object.values(timeouts), limits.idleMilliseconds, avoidance.first)
  return Math.max(SHORTEST_TICK_MILLISECONDS, Math.min(TICK_MILLISECONDS, shortest / 4))
}

const UNREACHABLE = reply(451, "4.4.1", "The next host can't be reached; try again later")
const NO_TLS = reply(451, "4.7.5", "No trusted TLS connection to the next host; try again later")
const BUSY = reply(451, "4.3.2", "Too many messages are waiting for the next host; try again later")
const STOPPED = reply(451, "4.3.2", "Stopped before the message was sent; try again later")
const BROKEN = reply(451, "4.3.0", "The message could not be read to its end; try again later")
const UNSENDABLE = reply(554, "5.5.2", "The envelope can't be written as SMTP commands")
