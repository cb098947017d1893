/**
 * One connection: the socket around a session. What to say and do is decided in step.ts; here it is done.
 *
 * While an answer is awaited the socket is still read, into a bounded store, because only who reads notices that the client
 * has gone. It is paused when that store is full, when the disk is behind, and when the client doesn't read our replies.
 */
import type { Socket } from "node:net"

import { reply } from "../../app/gate/reply.ts"
import type { Reply } from "../../app/gate/reply.ts"
import type { Visitor } from "./admission.ts"
import { Gathering } from "./gathering.ts"
import type { Gathered, Spool } from "./gathering.ts"
import { handOver, NO_MEMORY } from "./hand-over.ts"
import { logIn } from "./log-in.ts"
import type { LoginTurns } from "./login-turns.ts"
import { isLoopback } from "./network.ts"
import type { Limits, ReceiverOptions, ReceiverPorts, Timeouts } from "./options.ts"
import { isTooSlow, patienceWith } from "./patience.ts"
import { openSession, step } from "./step.ts"
import type { Action, Input, Secured, Session, Step, Submit, Terms } from "./session.ts"
import type { TlsSide } from "./tls-side.ts"

/** What all connections of a receiver share. */
export type Shared = {
  readonly options: ReceiverOptions
  readonly ports: ReceiverPorts
  readonly limits: Limits
  readonly timeouts: Timeouts
  readonly spool: Spool
  readonly isTooFast: (visitor: Visitor) => boolean
  readonly loginTurns: LoginTurns
  /** As it is now: it can be reloaded. */
  readonly tls: () => TlsSide | undefined
  readonly closed: (connection: Connection) => void
}

/** Sent ahead while something is awaited; more waits in the system's buffers. */
const PAUSE_OCTETS = 64 * 1024

const TOO_FAST = reply(450, "4.7.0", "Too many messages in a minute, try again later")

export class Connection {
  readonly visitor: Visitor
  readonly #shared: Shared
  readonly #ip: string
  #socket: Socket
  #session: Session | undefined
  #gathering: Gathering | undefined
  #gone: AbortController | undefined
  /** Milliseconds of `clock.elapsed`: the last progress, and the beginning of the message. */
  #since: number
  #messageSince = 0
  #messageOctets = 0
  #isDiskBehind = false
  #isReaderBehind = false
  #hasEnded = false

  constructor(shared: Shared, socket: Socket, ip: string, visitor: Visitor) {
    this.#shared = shared
    this.#socket = socket
    this.#ip = ip
    this.visitor = visitor
    this.#since = shared.ports.clock.elapsed()
    this.#listen(socket)
    socket.on("close", () => this.#closed())
  }

  /** `mayStartTls`: STARTTLS is offered. */
  greet(mayStartTls: boolean, secured: Secured | undefined): void {
    const { options, limits, tls } = this.#shared
    const terms: Terms = {
      hostName: options.hostName,
      allowed: this.visitor.allowed,
      normalise: this.visitor.normalise,
      startTls: mayStartTls && tls() !== undefined,
      requireTls: options.requireTls,
      authentication: this.#authentication(),
      limits: {
        messageOctets: limits.messageOctets,
        recipients: limits.recipients,
        errors: limits.errorsPerConnection,
        transactions: limits.transactionsPerConnection,
      },
    }
    this.#perform(openSession(terms, secured))
  }

  /** TLS first, then the greeting. */
  greetSecured(side: TlsSide): void {
    this.#secure(side, (secured) => this.greet(false, secured))
  }

  shutDown(): void {
    if (this.#session === undefined) this.destroy()
    else this.#feed({ kind: "shut-down" })
  }

  destroy(): void {
    this.#socket.destroy()
  }

  /** Called about every second, for all connections: a timer for each would cost more than the rest of a short one. */
  lookAtTime(now: number): void {
    const { timeouts } = this.#shared
    const isSlow = this.#session?.phase.kind === "content" && this.#isContentSlow(now)
    if (!isSlow && now - this.#since < patienceWith(this.#session, timeouts)) return
    if (this.#session === undefined || this.#session.phase.kind === "closed") this.destroy()
    else this.#feed({ kind: "time-out" })
  }

  #isContentSlow(now: number): boolean {
    const { limits, timeouts } = this.#shared
    // While the disk is behind, the client can't be faster.
    const minimumRate = this.#isDiskBehind ? 0 : limits.minimumRate
    return isTooSlow(now - this.#messageSince, this.#messageOctets, minimumRate, timeouts)
  }

  #listen(socket: Socket): void {
    socket.on("data", (octets: Buffer) => this.#received(octets))
    socket.on("end", () => this.#ended())
    // What broke is seen from `close`; without a listener it would end the process.
    socket.on("error", ignore)
  }

  #received(octets: Buffer): void {
    const phase = this.#session?.phase.kind
    if (phase === undefined) return
    if (phase === "content") {
      this.#messageOctets += octets.length
      this.#since = this.#shared.ports.clock.elapsed()
    }
    this.#feed({ kind: "octets", octets })
  }

  #feed(input: Input): void {
    if (this.#session === undefined) return
    this.#perform(
      step(this.#session, input, { offers: this.#shared.ports.offers(), refusal: this.#refusal() }),
    )
  }

  #refusal(): Reply | undefined {
    if (this.#shared.spool.budget.isNearlyUsed()) return NO_MEMORY
    return this.#shared.isTooFast(this.visitor) ? TOO_FAST : undefined
  }

  #perform({ session, reply: words, actions }: Step): void {
    const before = this.#session?.phase.kind
    this.#session = session
    if (words !== "") {
      this.#write(words)
      this.#since = this.#shared.ports.clock.elapsed()
    }
    if (session.phase.kind === "content" && before !== "content") {
      this.#messageSince = this.#since
      this.#messageOctets = 0
    }
    for (const action of actions) this.#act(action)
    this.#pauseOrResume()
    if (this.#hasEnded && session.phase.kind !== "waiting") this.#close()
  }

  #act(action: Action): void {
    switch (action.kind) {
      case "content":
        this.#gather(action.octets)
        return
      case "abandon":
        this.#gathering?.abandon()
        this.#gathering = undefined
        return
      case "submit":
        this.#submit(action.submit)
        return
      case "verify":
        void this.#verify(action.name, action.password)
        return
      case "start-tls":
        this.#startTls()
        return
      case "violation":
        this.#shared.ports.metrics.violation(action.violation)
        this.#shared.ports.log.warn("smtp.violation", { ip: this.#ip, why: action.violation })
        return
      case "close":
        this.#close()
    }
  }

  #write(words: string): void {
    const socket = this.#socket
    if (!socket.writable || socket.write(words, "latin1") || this.#isReaderBehind) return
    this.#isReaderBehind = true
    socket.once("drain", () => {
      this.#isReaderBehind = false
      this.#pauseOrResume()
    })
  }

  #pauseOrResume(): void {
    const session = this.#session
    const isFull = session?.phase.kind === "waiting" && session.unread.length > PAUSE_OCTETS
    const isPaused = this.#socket.isPaused()
    const mustPause = isFull || this.#isDiskBehind || this.#isReaderBehind
    if (mustPause && !isPaused) this.#socket.pause()
    if (!mustPause && isPaused) this.#socket.resume()
  }

  #gather(octets: Uint8Array): void {
    this.#gathering ??= this.#newGathering()
    if (!this.#gathering.append(octets)) this.#isDiskBehind = true
  }

  #newGathering(): Gathering {
    return new Gathering(this.#shared.spool, () => {
      if (!this.#isDiskBehind) return
      this.#isDiskBehind = false
      this.#since = this.#shared.ports.clock.elapsed()
      this.#pauseOrResume()
    })
  }

  #submit(submit: Submit): void {
    const gathering = this.#gathering ?? this.#newGathering()
    this.#since = this.#shared.ports.clock.elapsed()
    this.visitor.recentMessages += 1
    gathering.finish(submit.eightBit, (gathered) => {
      this.#gathering = undefined
      void this.#answer(submit, gathered)
    })
  }

  async #answer(submit: Submit, gathered: Gathered): Promise<void> {
    const answer = await handOver(this.#shared.ports, this.#ip, submit, gathered, this.#untilGone())
    this.#gone = undefined
    this.#feed({ kind: "answer", reply: answer })
  }

  async #verify(name: string, password: string): Promise<void> {
    const { ports, loginTurns } = this.#shared
    const outcome = await logIn(ports, loginTurns, { ip: this.#ip, name, password }, this.#untilGone())
    this.#gone = undefined
    this.#feed({ kind: "verified", outcome })
  }

  /** Aborts when the client has left. */
  #untilGone(): AbortSignal {
    this.#gone = new AbortController()
    if (this.#hasEnded) this.#gone.abort()
    return this.#gone.signal
  }

  #authentication(): Terms["authentication"] {
    const { options, ports } = this.#shared
    if (!options.authentication || ports.users === undefined) return "off"
    return isLoopback(this.#ip) ? "always" : "under-tls"
  }

  #startTls(): void {
    const side = this.#shared.tls()
    if (side === undefined) this.destroy()
    else this.#secure(side, (secured) => this.#feed({ kind: "secured", secured }))
  }

  #secure(side: TlsSide, secured: (how: Secured) => void): void {
    const plain = this.#socket
    plain.removeAllListeners("data")
    plain.removeAllListeners("end")
    side.secure(plain, (socket, how) => {
      this.#socket = socket
      this.#listen(socket)
      this.#since = this.#shared.ports.clock.elapsed()
      secured(how)
    })
  }

  /** A client that says no more hears no more: it may have vanished, and its message is not to be sent then. */
  #ended(): void {
    this.#hasEnded = true
    this.#gone?.abort()
    if (this.#session?.phase.kind !== "waiting") this.#close()
  }

  #close(): void {
    const socket = this.#socket
    // What is written is in the system's hands, and closing says the same as ending first; TLS has words of its own for it.
    if (socket.writableLength === 0 && this.#session?.tls === undefined) socket.destroy()
    else socket.destroySoon()
  }

  #closed(): void {
    this.#gone?.abort()
    this.#gathering?.abandon()
    this.#gathering = undefined
    this.#session = undefined
    if (!this.#socket.destroyed) this.#socket.destroy()
    this.#shared.closed(this)
  }
}

function ignore(): void {
  return undefined
}
