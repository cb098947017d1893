/**
 * The connections to one host: reused, limited, waited for, and left alone for a while when the host fails.
 *
 * A host fails when no connection to it can be opened, when it times out, or when one message after the other is lost on
 * it. Then nobody waits for it: one probe at a time finds out when it is back. A host that only refuses *more* connections
 * (while others work) has not failed; fewer are opened for a while.
 *
 * The most recently used connection is used first, so that those too many get old and are closed.
 */
import type { Log } from "../../app/log.ts"
import { Connection } from "./connection.ts"
import type { Lost } from "./connection.ts"
import type { Extensions } from "./extensions.ts"
import { shakeHands } from "./handshake.ts"
import type { Avoidance, NextHost, PoolLimits, RelayPorts, Timeouts } from "./options.ts"
import { trustFor } from "./trust.ts"
import type { Trust } from "./trust.ts"

/** Why there is no connection: too many wait, the host can't be reached, or whoever waited has left. */
export type NoConnection = { readonly kind: "busy" | "stopped" } | ({ readonly kind: "lost" } & Lost)

export type HostPoolSettings = {
  readonly ehloName: string
  readonly limits: PoolLimits
  readonly timeouts: Timeouts
  readonly avoidance: Avoidance
}

/** So many messages lost in a row, with none answered in between, and the host has failed. */
const LOST_IN_A_ROW = 3

export class HostPool {
  /** By the last EHLO; undefined until the host has answered. */
  extensions: Extensions | undefined
  readonly #host: NextHost
  readonly #settings: HostPoolSettings
  readonly #ports: RelayPorts
  readonly #log: Log
  readonly #trust: Trust
  readonly #onReachable: () => void
  /** Usable ones, and those that are being opened. */
  readonly #connections = new Set<Connection>()
  readonly #shakingHands = new Set<Connection>()
  /** After QUIT; nobody waits for them but `close`. */
  readonly #leaving = new Set<Connection>()
  /** Most recently used last. */
  readonly #idle: Connection[] = []
  readonly #waiters = new Set<Waiter>()
  #opening = 0
  #lostInARow = 0
  #failures = 0
  #failed: Lost | undefined
  /** By `elapsed`: nothing is opened before. */
  #noOpeningUntil = Number.NEGATIVE_INFINITY
  #closed: (() => void) | undefined

  /** `onReachable` is called when the host is back, and when it answers after something was lost. */
  constructor(host: NextHost, settings: HostPoolSettings, ports: RelayPorts, onReachable: () => void) {
    this.#host = host
    this.#settings = settings
    this.#ports = ports
    this.#log = ports.log
    this.#trust = trustFor(host)
    this.#onReachable = onReachable
  }

  /** What the host failed with; undefined: it is worth trying. */
  get failed(): Lost | undefined {
    return this.#failed
  }

  /** So that what the host offers is known early. */
  probe(): void {
    if (this.#connections.size === 0) void this.#open()
  }

  /** A connection that is ready for MAIL, at once where one is idle. It must be given back. */
  take(stop: AbortSignal | undefined): Connection | Promise<Connection | NoConnection> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.isUsable) return idle
    }
    return this.#wait(stop)
  }

  /** Also one that was lost. */
  giveBack(connection: Connection): void {
    connection.stop = undefined
    if (!connection.isUsable) return
    connection.usedAt = this.#ports.clock.elapsed()
    if (this.#closed !== undefined || connection.transactions >= this.#settings.limits.transactions) {
      this.#retire(connection)
      return
    }
    const [waiter] = this.#waiters
    if (waiter === undefined) this.#idle.push(connection)
    else this.#answer(waiter, connection)
  }

  /** A message was answered, whatever the answer. */
  succeeded(): void {
    const isNews = this.#lostInARow > 0 || this.#failures > 0
    this.#lostInARow = 0
    this.#failures = 0
    if (isNews) this.#onReachable()
  }

  /** A message was lost on a connection to this host. */
  lostMessage(lost: Lost): void {
    if (lost.why === "stopped" || this.#failed !== undefined) return
    this.#lostInARow += 1
    // A host that can be reached is never left alone for long: it may be the messages that it can't bear.
    if (lost.why !== "timeout") this.#failures = 0
    if (lost.why === "timeout" || this.#lostInARow >= LOST_IN_A_ROW) this.#fail(lost)
  }

  /** Idle ones are likely to have gone too when one of them has. */
  forgetIdle(): void {
    for (const connection of this.#idle.splice(0)) this.#retire(connection)
  }

  tick(now: number): void {
    const { idleMilliseconds } = this.#settings.limits
    while (this.#idle[0] !== undefined && now - this.#idle[0].usedAt >= idleMilliseconds)
      this.#idle.shift()?.leave()
    for (const connection of this.#connections) connection.tick(now)
    for (const waiter of this.#waiters) {
      if (now < waiter.deadline) break
      this.#answer(waiter, { kind: "busy" })
    }
    if (
      this.#failed !== undefined &&
      this.#closed === undefined &&
      this.#opening === 0 &&
      now >= this.#noOpeningUntil
    )
      void this.#open()
    else this.#openMore()
  }

  /** Resolves when every connection is closed; those under way are given time to finish. */
  close(): Promise<void> {
    for (const waiter of this.#waiters) this.#answer(waiter, { kind: "stopped" })
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve
    })
    this.forgetIdle()
    for (const connection of this.#shakingHands) connection.end("closing")
    this.#settleClosing()
    return closed
  }

  #retire(connection: Connection): void {
    this.#connections.delete(connection)
    this.#leaving.add(connection)
    connection.leave()
    this.#openMore()
  }

  #wait(stop: AbortSignal | undefined): Promise<Connection | NoConnection> {
    const { limits, timeouts } = this.#settings
    if (this.#closed !== undefined || stop?.aborted === true) return Promise.resolve({ kind: "stopped" })
    if (this.#waiters.size >= limits.waiting) return Promise.resolve({ kind: "busy" })
    return new Promise((resolve) => {
      const leave = (): void => this.#answer(waiter, { kind: "stopped" })
      const waiter: Waiter = {
        resolve,
        stop,
        leave,
        deadline: this.#ports.clock.elapsed() + timeouts.waiting,
      }
      stop?.addEventListener("abort", leave)
      this.#waiters.add(waiter)
      this.#openMore()
    })
  }

  #answer(waiter: Waiter, connection: Connection | NoConnection): void {
    this.#waiters.delete(waiter)
    waiter.stop?.removeEventListener("abort", waiter.leave)
    waiter.resolve(connection)
  }

  #openMore(): void {
    if (this.#closed !== undefined || this.#failed !== undefined || this.#waiters.size <= this.#opening)
      return
    if (this.#ports.clock.elapsed() < this.#noOpeningUntil) return
    while (this.#opening < this.#waiters.size && this.#connections.size < this.#settings.limits.connections) {
      void this.#open()
    }
  }

  async #open(): Promise<void> {
    this.#opening += 1
    let result = await this.#tryOpening(this.#host)
    if (!(result instanceof Connection) && result.tls && this.#mayGoOnInClear) {
      this.#log.warn("next host fails at TLS: going on in clear", this.#about(result.why))
      result = await this.#tryOpening({ ...this.#host, tls: { mode: "none" } })
    }
    this.#opening -= 1
    if (result instanceof Connection) this.#opened(result)
    else this.#couldNotOpen(result)
    this.#settleClosing()
  }

  async #tryOpening(host: NextHost): Promise<Connection | Lost> {
    const { ehloName, timeouts } = this.#settings
    const immediately = host.tls.mode === "implicit" ? this.#trust : undefined
    const connection = new Connection(host, immediately, this.#ports.clock, timeouts, () => {
      this.#connections.delete(connection)
      this.#leaving.delete(connection)
      const index = this.#idle.indexOf(connection)
      if (index !== -1) this.#idle.splice(index, 1)
      this.#openMore()
      this.#settleClosing()
    })
    this.#connections.add(connection)
    this.#shakingHands.add(connection)
    const lost = await shakeHands(connection, host, { trust: this.#trust, ehloName, timeouts })
    this.#shakingHands.delete(connection)
    return lost ?? connection
  }

  #opened(connection: Connection): void {
    const wasFailed = this.#failed !== undefined
    if (wasFailed) this.#log.info("next host is back", this.#about(undefined))
    this.extensions = connection.extensions
    this.#failed = undefined
    this.#noOpeningUntil = Number.NEGATIVE_INFINITY
    this.giveBack(connection)
    if (wasFailed) this.#onReachable()
  }

  #couldNotOpen(lost: Lost): void {
    if (this.#closed !== undefined) return
    const others = this.#connections.size - this.#opening
    if (others === 0 || this.#failed !== undefined) this.#fail(lost)
    else this.#noOpeningUntil = this.#ports.clock.elapsed() + this.#settings.avoidance.first
  }

  #fail(lost: Lost): void {
    const { first, last } = this.#settings.avoidance
    const now = this.#ports.clock.elapsed()
    // Twenty connections that fail together are one failure.
    if (this.#failed !== undefined && now < this.#noOpeningUntil) return
    if (this.#failed === undefined) this.#log.warn("next host fails", this.#about(lost.why))
    this.#failed = lost
    this.#noOpeningUntil = now + Math.min(last, first * 2 ** this.#failures)
    this.#failures = Math.min(this.#failures + 1, 30)
    this.#lostInARow = 0
    this.forgetIdle()
    for (const waiter of this.#waiters) this.#answer(waiter, { kind: "lost", ...lost })
  }

  #settleClosing(): void {
    if (this.#connections.size + this.#leaving.size + this.#opening === 0) this.#closed?.()
  }

  get #mayGoOnInClear(): boolean {
    return this.#host.tls.mode === "opportunistic" && this.#closed === undefined
  }

  #about(why: string | undefined): { readonly host: string; readonly port: number; readonly why?: string } {
    const { host, port } = this.#host
    return why === undefined ? { host, port } : { host, port, why }
  }
}

type Waiter = {
  readonly resolve: (connection: Connection | NoConnection) => void
  readonly stop: AbortSignal | undefined
  readonly leave: () => void
  /** By `elapsed`. Waiters are in the order of their deadlines. */
  readonly deadline: number
}
