/**
 * One connection to a host: commands go out, as many replies as were asked for come in.
 *
 * The far side need not be polite. A reply that nobody asked for, a malformed one, one that takes too long, or 421
 * (RFC 5321 §3.8) ends the connection. There are no timers here: the owner calls `tick` now and then.
 *
 * Deliberately out of scope: what the commands and replies mean (see handshake.ts and transaction.ts).
 */
import { connect as connectPlain } from "node:net"
import type { Socket } from "node:net"
import { connect as connectTls } from "node:tls"
import type { TLSSocket } from "node:tls"

import type { Clock } from "../../app/clock.ts"
import type { Reply } from "../../app/gate/reply.ts"
import { NO_EXTENSIONS } from "./extensions.ts"
import type { Extensions } from "./extensions.ts"
import type { NextHost, Timeouts } from "./options.ts"
import { isBetweenReplies, NOTHING_READ, readReplies } from "./reply-reader.ts"
import type { Trust } from "./trust.ts"

/** Why a connection can't be used any more. */
export type Lost = {
  /** Fixed words of ours or a system's code, such as "timeout" or "ECONNREFUSED". */
  readonly why: string
  /** It was TLS that failed. */
  readonly tls: boolean
}

export type Exchange = {
  /** Fewer than were asked for only if the connection was lost. */
  readonly replies: readonly Reply[]
  readonly lost: Lost | undefined
}

/** A piece of a message; after the `last` one the message is complete. */
export type Block = { readonly octets: Uint8Array; readonly last: boolean }

export class Connection {
  extensions: Extensions = NO_EXTENSIONS
  /** Messages that were tried on it, and when the last one ended. */
  transactions = 0
  usedAt = 0
  /** While set, its abort ends the connection, unless a message is complete. */
  stop: AbortSignal | undefined
  readonly #clock: Clock
  readonly #timeouts: Timeouts
  readonly #onLost: (lost: Lost) => void
  #socket: Socket
  #lost: Lost | undefined
  #reader = NOTHING_READ
  #replies: Reply[] = []
  #wanted = 0
  #settle: ((exchange: Exchange) => void) | undefined
  /** Ends the waiting for a write; called as well when the connection is lost. */
  #written: (() => void) | undefined
  #deadline = Number.POSITIVE_INFINITY
  /** Between two replies that were asked for together. */
  #patience = 0
  #phase: "ready" | "securing" | "sending" | "complete" | "leaving" = "ready"

  /** `onLost` is called once, whoever ends it. */
  constructor(
    host: NextHost,
    secure: Trust | undefined,
    clock: Clock,
    timeouts: Timeouts,
    onLost: (lost: Lost) => void,
  ) {
    this.#clock = clock
    this.#timeouts = timeouts
    this.#onLost = onLost
    const { host: address, port } = host
    // The time for connecting is not that for the greeting, though one wait covers both.
    this.#wait(1, timeouts.connect)
    const socket = connectPlain({ host: address, port, noDelay: true, onread: this.#onread() })
    this.#socket = socket
    this.#listen(socket)
    socket.once("connect", () => {
      if (secure === undefined) this.#extend(timeouts.greeting)
      else this.#startTls(secure, () => this.#extend(timeouts.greeting))
    })
  }

  get isUsable(): boolean {
    return this.#lost === undefined && this.#phase !== "leaving"
  }

  get lost(): Lost | undefined {
    return this.#lost
  }

  /** A message was all sent, and its reply has not come: if the connection is lost, nobody knows. */
  get wasComplete(): boolean {
    return this.#phase === "complete"
  }

  get isSecure(): boolean {
    return "encrypted" in this.#socket
  }

  /** To this machine itself: nobody in between. */
  get isLocal(): boolean {
    const { remoteAddress } = this.#socket
    return remoteAddress !== undefined && isLoopback(remoteAddress)
  }

  /** The first reply of all. */
  greeting(): Promise<Exchange> {
    return this.#lost === undefined ? this.#answer() : lostExchange(this.#lost)
  }

  /** `complete`: the octets hold a whole message, so whatever happens now, it may have arrived. */
  exchange(
    octets: string | Uint8Array,
    replies: number,
    patience: number,
    complete = false,
  ): Promise<Exchange> {
    if (this.#lost !== undefined) return lostExchange(this.#lost)
    this.#phase = complete ? "complete" : "ready"
    this.#wait(replies, patience)
    this.#socket.write(octets)
    return this.#answer()
  }

  /** To the end of the handshake; what the host said before belongs to nobody. */
  secure(trust: Trust): Promise<Exchange> {
    if (this.#lost !== undefined) return lostExchange(this.#lost)
    this.#wait(0, this.#timeouts.hello)
    const answer = this.#answer()
    this.#startTls(trust, () => this.#finish(undefined))
    return answer
  }

  /**
   * Sends what may be large, holding one block at a time, and gives the only reply. A refusal may come before all is sent
   * (and then ends the connection); anything else that comes early is nonsense. What `blocks` throws is thrown.
   */
  async stream(blocks: AsyncIterable<Block> | Iterable<Block>): Promise<Exchange> {
    if (this.#lost !== undefined) return lostExchange(this.#lost)
    this.#phase = "sending"
    this.#wait(1, this.#timeouts.block)
    const answer = this.#answer()
    for await (const { octets, last } of blocks) {
      if (this.#lost !== undefined) return answer
      // Before the write: from here on nobody can know whether the host has it.
      if (last) this.#phase = "complete"
      this.#extend(this.#timeouts.block)
      await this.#write(octets)
      // The reply to the last block may be there already; then nobody waits any more.
      if (last && this.#settle !== undefined) this.#extend(this.#timeouts.end)
    }
    return answer
  }

  /** Deadlines and abort; `now` by the clock's `elapsed`. */
  tick(now: number): void {
    if (now >= this.#deadline) this.end("timeout")
    else if (this.stop?.aborted === true && this.#phase !== "complete") this.end("stopped")
  }

  /** RFC 5321 §4.1.1.10, and waits for the host to close, but not long. */
  leave(): void {
    if (!this.isUsable) return
    this.#phase = "leaving"
    this.#deadline = this.#clock.elapsed() + this.#timeouts.quit
    this.#socket.end("QUIT\r\n")
  }

  /** At once. */
  end(why: string): void {
    if (this.#lost !== undefined) return
    const lost = { why, tls: this.#phase === "securing" }
    this.#lost = lost
    this.#deadline = Number.POSITIVE_INFINITY
    this.#socket.destroy()
    this.#written?.()
    this.#finish(lost)
    this.#onLost(lost)
  }

  #wait(replies: number, patience: number): void {
    this.#replies = []
    this.#wanted = replies
    this.#patience = patience
    this.#deadline = this.#clock.elapsed() + patience
  }

  #extend(patience: number): void {
    this.#patience = patience
    this.#deadline = this.#clock.elapsed() + patience
  }

  #answer(): Promise<Exchange> {
    return new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  #finish(lost: Lost | undefined): void {
    const settle = this.#settle
    this.#settle = undefined
    this.#deadline = Number.POSITIVE_INFINITY
    settle?.({ replies: this.#replies, lost })
  }

  /** Until the system has it, so that whoever made the octets may use their memory again. */
  #write(octets: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#written = resolve
      this.#socket.write(octets, () => resolve())
    })
  }

  #startTls({ options, isPinned }: Trust, onSecure: () => void): void {
    this.#phase = "securing"
    const plain = this.#socket
    // The handlers of the plain socket stay for its errors; its octets are TLS's from here.
    const socket: TLSSocket = connectTls({ ...options, socket: plain }, () => {
      if (!isPinned(socket.getPeerX509Certificate()?.raw)) return this.end("pin")
      this.#phase = "ready"
      onSecure()
    })
    this.#socket = socket
    this.#listen(socket)
    // Node reads into one buffer only for a socket without TLS.
    socket.on("data", (octets: Buffer) => this.#read(octets.toString("latin1")))
  }

  #listen(socket: Socket): void {
    socket.on("error", (error: NodeJS.ErrnoException) => this.end(error.code ?? "error"))
    socket.on("end", () => this.end("closed"))
    socket.on("close", () => this.end("closed"))
  }

  /** Into one buffer that is used again and again, past the stream's own machinery. */
  #onread(): { readonly buffer: Buffer; readonly callback: (count: number, buffer: Uint8Array) => boolean } {
    const buffer = Buffer.allocUnsafeSlow(READ_OCTETS)
    return {
      buffer,
      callback: (count) => {
        this.#read(buffer.toString("latin1", 0, count))
        return true
      },
    }
  }

  #read(chunk: string): void {
    if (this.#lost !== undefined || this.#phase === "leaving") return
    const { reader, replies, fault } = readReplies(this.#reader, chunk)
    this.#reader = reader
    for (const reply of replies) {
      if (this.#wanted === 0) return this.end("unasked reply")
      this.#take(reply)
      if (this.#lost !== undefined) return
    }
    if (fault !== undefined) return this.end(fault)
    // INVARIANT (nothing left over): RFC 3207 §6, what came in clear is never taken for something said under TLS.
    if (this.#wanted === 0 && !isBetweenReplies(reader)) this.end("unasked reply")
  }

  #take(reply: Reply): void {
    if (this.#phase === "sending" && reply.code < 400) return this.end("unasked reply")
    this.#wanted -= 1
    this.#replies.push(reply)
    if (reply.code === 421) return this.end("421")
    if (this.#wanted > 0) {
      this.#deadline = this.#clock.elapsed() + this.#patience
      return
    }
    const isEarly = this.#phase === "sending"
    this.#phase = "ready"
    this.#finish(undefined)
    if (isEarly) this.end("refused early")
  }
}

/** Replies are short; a longer one comes in several reads. */
const READ_OCTETS = 4096
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/

/** RFC 1122 §3.2.1.3, RFC 4291 §2.5.3; of an address as node writes it. */
export function isLoopback(ip: string): boolean {
  return LOOPBACK.test(ip)
}

function lostExchange(lost: Lost): Promise<Exchange> {
  return Promise.resolve({ replies: [], lost })
}
