/**
 * The receiving side: listens, lets in who may come in, and keeps the time of all connections.
 *
 * No delay before the greeting and no reverse look-up: who may send is known by network, password or certificate, so neither
 * would tell us anything.
 */
import { createServer } from "node:net"
import type { AddressInfo, Server, Socket } from "node:net"
import { join } from "node:path"
import { randomBytes } from "node:crypto"
import { readdir, rm } from "node:fs/promises"

import { systemCode } from "../../app/fault.ts"
import { newAdmission } from "./admission.ts"
import { ANSWERS } from "./answer.ts"
import { newBudget } from "./budget.ts"
import { Connection } from "./connection.ts"
import type { Shared } from "./connection.ts"
import { newLoginTurns } from "./login-turns.ts"
import { networkList, plainIp } from "./network.ts"
import { DEFAULT_LIMITS, DEFAULT_TIMEOUTS } from "./options.ts"
import type { Listen, ReceiverOptions, ReceiverPorts, TlsMaterial } from "./options.ts"
import { newTlsSide } from "./tls-side.ts"

export type Receiver = {
  /** Where it listens, with the ports that were free where 0 was asked for; in the order of `listen`. */
  readonly addresses: readonly Listen[]
  /** For connections from now on. Throws, and keeps what there was, where key and certificate don't fit. */
  readonly reload: (tls: TlsMaterial) => void
  /**
   * Listens no more, says goodbye to who is idle, and resolves when everybody else has finished a transaction, or
   * `timeouts.drain` has passed.
   */
  readonly drain: () => Promise<void>
  /** That are open. */
  readonly connections: () => number
}

const SPOOL_PREFIX = "spool-"
const MINUTE = 60_000
/** How often the time of connections is looked at, in milliseconds. */
const TICK = 1000
/** As much as one burst of many clients needs; the system has its own bound. */
const BACKLOG = 1024

/** Rejects where it can't listen, or where options contradict each other. */
export async function startReceiver(options: ReceiverOptions, ports: ReceiverPorts): Promise<Receiver> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts }
  if (options.tls === undefined && (options.requireTls || options.listen.some(({ tls }) => tls !== "none"))) {
    throw new Error("couldn't listen with TLS: there is no certificate")
  }
  await removeSpoolFiles(options.spoolFolder)
  const admission = newAdmission(limits, networkList(options.allow), networkList(options.normalise))
  const loginTurns = newLoginTurns(ports.clock.elapsed)
  const open = new Set<Connection>()
  let side = options.tls && newTlsSide(options.tls, timeouts.handshake)
  let isDraining = false
  let drained: (() => void) | undefined

  const shared: Shared = {
    options,
    ports,
    limits,
    timeouts,
    spool: {
      budget: newBudget(limits.contentMemoryOctets),
      threshold: limits.spoolOctets,
      newPath: () => join(options.spoolFolder, SPOOL_PREFIX + randomBytes(12).toString("hex")),
    },
    isTooFast: admission.isTooFast,
    loginTurns,
    tls: () => side,
    closed(connection) {
      if (!open.delete(connection)) return
      admission.leave(connection.visitor)
      ports.metrics.connection("closed")
      if (open.size === 0) drained?.()
    },
  }

  const arrived = (socket: Socket, tls: Listen["tls"]): void => {
    const { remoteAddress } = socket
    // Gone before it was here.
    if (remoteAddress === undefined) {
      socket.destroy()
      return
    }
    const ip = plainIp(remoteAddress)
    const visitor = admission.enter(ip)
    if (visitor === undefined || isDraining) {
      if (visitor !== undefined) admission.leave(visitor)
      ports.metrics.connection("rejected")
      reject(socket, isDraining ? ANSWERS.leaving : ANSWERS.tooManyConnections)
      return
    }
    ports.metrics.connection("opened")
    const connection = new Connection(shared, socket, ip, visitor)
    open.add(connection)
    if (tls === "implicit" && side !== undefined) connection.greetSecured(side)
    else connection.greet(tls === "starttls", undefined)
  }

  const servers = await listenOnAll(options.listen, arrived, (why) => {
    ports.log.error("smtp.listen-failed", { why })
  })
  // Short time-outs are for tests, and want to be noticed in time.
  const tick = Math.max(10, Math.min(TICK, ...Object.values(timeouts).map((patience) => patience / 4)))
  const minute = { since: ports.clock.elapsed() }
  const timer = setInterval(() => {
    const now = ports.clock.elapsed()
    for (const connection of open) connection.lookAtTime(now)
    loginTurns.tick()
    if (now - minute.since < MINUTE) return
    minute.since = now
    admission.newMinute()
  }, tick)

  return {
    addresses: servers.map(({ server, listen }) => ({ ...listen, port: portOf(server) })),
    reload(tls) {
      side = newTlsSide(tls, timeouts.handshake)
    },
    async drain() {
      isDraining = true
      for (const { server } of servers) server.close()
      for (const connection of open) connection.shutDown()
      if (open.size > 0) {
        await new Promise<void>((resolve) => {
          const limit = setTimeout(resolve, timeouts.drain)
          drained = () => {
            clearTimeout(limit)
            resolve()
          }
        })
      }
      for (const connection of open) connection.destroy()
      clearInterval(timer)
    },
    connections: () => open.size,
  }
}

async function listenOnAll(
  all: readonly Listen[],
  arrived: (socket: Socket, tls: Listen["tls"]) => void,
  failed: (why: string) => void,
): Promise<readonly { readonly server: Server; readonly listen: Listen }[]> {
  const started: { readonly server: Server; readonly listen: Listen }[] = []
  try {
    for (const listen of all) {
      const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
        arrived(socket, listen.tls)
      })
      await listenOn(server, listen, failed)
      started.push({ server, listen })
    }
  } catch (cause) {
    for (const { server } of started) server.close()
    throw cause
  }
  return started
}

function listenOn(server: Server, { host, port }: Listen, failed: (why: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.removeListener("error", reject)
      // Accepting fails where descriptors have run out; the next may succeed.
      server.on("error", (cause) => failed(systemCode(cause) ?? "unknown"))
      resolve()
    })
  })
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}

function reject(socket: Socket, words: string): void {
  socket.on("error", () => undefined)
  socket.write(words, "latin1")
  socket.destroySoon()
}

/** Files of a process that was killed between opening one and taking its name away. */
async function removeSpoolFiles(folder: string): Promise<void> {
  const names = await readdir(folder)
  const left = names.filter((name) => name.startsWith(SPOOL_PREFIX))
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
}
