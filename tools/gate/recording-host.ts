/**
 * The next host, as strict as RFC 5321 allows and as bad as a script says.
 *
 * It keeps exactly the octets that it was sent, per transaction. Only CRLF ends a line and only CRLF "." CRLF ends the data
 * (RFC 5321 §4.1.1.4); of a line that begins with a dot, that dot is taken off (§4.5.2). Whatever a careful host would
 * not have sent is written down as a fault. A script may change what happens at each stage: another reply, silence, a
 * broken connection, nonsense, a delay.
 *
 * Deliberately out of scope: TLS and authentication, which the tests of the sending client cover.
 */
import { once } from "node:events"
import { createServer, type Server, type Socket } from "node:net"
import { OctetQueue } from "./octet-queue.ts"

export type Stage =
  "connect" | "ehlo" | "mail" | "rcpt" | "data" | "content" | "bdat" | "rset" | "quit" | "other"

export type Moment = {
  readonly stage: Stage
  /** Counts from 1. */
  readonly connection: number
  /** The command as it was sent; "" for `connect` and `content`. */
  readonly line: string
  /** Of the transaction under way. */
  readonly sender: string
  readonly recipients: readonly string[]
}

export type Conduct =
  /** The whole reply with its line ends. */
  | { readonly kind: "answer"; readonly text: string }
  /** Says nothing, and keeps the connection. */
  | { readonly kind: "hang" }
  /** Breaks the connection without a word (TCP reset). */
  | { readonly kind: "vanish" }
  /** Does as usual, later. */
  | { readonly kind: "wait"; readonly milliseconds: number }
  /** Takes the message, then breaks the connection before anybody hears of it. Only after the data. */
  | { readonly kind: "take-and-vanish" }

/** What to do at this moment; undefined: as usual. */
export type Script = (moment: Moment) => Conduct | undefined

export type Recorded = {
  /** Counts up over all that was accepted. */
  readonly number: number
  readonly connection: number
  /** Between the angle brackets. */
  readonly sender: string
  readonly mailParameters: string
  readonly recipients: readonly string[]
  readonly rcptParameters: readonly string[]
  readonly octets: Buffer
}

export type RecordingHost = AsyncDisposable & {
  readonly port: number
  /** Messages that it took responsibility for, in order. */
  readonly accepted: readonly Recorded[]
  /** What a careful sender does not do. */
  readonly faults: readonly string[]
  readonly connections: () => number
  /** Replaces the script from the next moment on. */
  readonly behave: (script: Script | undefined) => void
  /** Called after each message that it took. */
  readonly onAccepted: (listener: (message: Recorded) => void) => void
  /** Listens no longer and breaks every connection, as a machine that is switched off. */
  readonly switchOff: () => Promise<void>
  /** Listens again, on the same port. */
  readonly switchOn: () => Promise<void>
}

export type RecordingHostOptions = {
  readonly extensions?: readonly string[]
  readonly script?: Script
}

export const EVERY_EXTENSION = [
  "PIPELINING",
  "SIZE 52428800",
  "8BITMIME",
  "SMTPUTF8",
  "DSN",
  "ENHANCEDSTATUSCODES",
] as const

export async function startRecordingHost(options: RecordingHostOptions = {}): Promise<RecordingHost> {
  const extensions = options.extensions ?? EVERY_EXTENSION
  const accepted: Recorded[] = []
  const faults: string[] = []
  const sockets = new Set<Socket>()
  const listeners: ((message: Recorded) => void)[] = []
  let script = options.script
  let connections = 0
  const host: HostState = {
    extensions,
    conductAt: (moment) => script?.(moment),
    fault: (what) => faults.push(what),
    record: (message) => {
      const recorded = { ...message, number: accepted.length + 1 }
      accepted.push(recorded)
      for (const listener of listeners) listener(recorded)
    },
  }
  const listen = async (port: number): Promise<Server> => {
    const server = createServer({ noDelay: true }, (socket) => {
      sockets.add(socket)
      socket.on("close", () => sockets.delete(socket))
      socket.on("error", () => undefined) // a client may break off whenever it likes
      connections += 1
      converse(socket, connections, host)
    }).listen(port, "127.0.0.1")
    await once(server, "listening")
    return server
  }
  let server: Server | undefined = await listen(0)
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("a TCP server has no port")
  const switchOff = async (): Promise<void> => {
    const closing = server
    server = undefined
    for (const socket of sockets) socket.resetAndDestroy()
    if (closing !== undefined) await new Promise((resolve) => closing.close(resolve))
  }
  return {
    port: address.port,
    accepted,
    faults,
    connections: () => connections,
    behave: (next) => {
      script = next
    },
    onAccepted: (listener) => listeners.push(listener),
    switchOff,
    switchOn: async () => {
      server ??= await listen(address.port)
    },
    [Symbol.asyncDispose]: switchOff,
  }
}

type HostState = {
  readonly extensions: readonly string[]
  readonly conductAt: (moment: Moment) => Conduct | undefined
  readonly fault: (what: string) => void
  readonly record: (message: Omit<Recorded, "number">) => void
}

type Transaction = {
  readonly sender: string
  readonly mailParameters: string
  readonly recipients: readonly string[]
  readonly rcptParameters: readonly string[]
}

const MAIL = /^MAIL FROM:<(.*)>((?: \S+)*)$/i
const RCPT = /^RCPT TO:<(.+)>((?: \S+)*)$/i
const BDAT = /^BDAT (\d+)( LAST)?$/i
const END_OF_DATA = Buffer.from("\r\n.\r\n")
const CRLF = Buffer.from("\r\n")
/** RFC 5321 §4.5.3.1.4 and the extensions that lengthen commands. */
const MAX_COMMAND_OCTETS = 4096

function converse(socket: Socket, connection: number, host: HostState): void {
  const waiting = new OctetQueue()
  let transaction: Transaction | undefined
  let mode:
    | { readonly kind: "command" }
    | { readonly kind: "data" }
    | { readonly kind: "chunk"; readonly octets: number; readonly last: boolean } = { kind: "command" }
  let chunks: Buffer[] = []
  let busy = false
  let silent = false

  const answer = async (
    stage: Stage,
    line: string,
    usual: string,
    effect: () => void = () => undefined,
  ): Promise<void> => {
    const conduct = host.conductAt({
      stage,
      connection,
      line,
      sender: transaction?.sender ?? "",
      recipients: transaction?.recipients ?? [],
    })
    switch (conduct?.kind) {
      case "answer":
        if (conduct.text.startsWith(stage === "data" ? "354" : "2")) effect()
        else if (stage === "content") transaction = undefined
        socket.write(conduct.text, "latin1")
        return
      case "hang":
        silent = true
        return
      case "vanish":
        silent = true
        socket.resetAndDestroy()
        return
      case "take-and-vanish":
        effect()
        silent = true
        socket.resetAndDestroy()
        return
      case "wait":
        await new Promise((resolve) => setTimeout(resolve, conduct.milliseconds))
        break
      case undefined:
        break
    }
    effect()
    socket.write(usual, "latin1")
  }

  const command = async (line: string): Promise<void> => {
    const mail = MAIL.exec(line)
    const rcpt = RCPT.exec(line)
    const bdat = BDAT.exec(line)
    const verb = line.replace(/ .*/s, "").toUpperCase()
    if (mail !== null) {
      if (transaction !== undefined) return answer("other", line, "503 5.5.1 One at a time\r\n")
      return answer("mail", line, "250 2.1.0 Ok\r\n", () => {
        transaction = {
          sender: mail[1] ?? "",
          mailParameters: (mail[2] ?? "").trim(),
          recipients: [],
          rcptParameters: [],
        }
      })
    }
    if (rcpt !== null) {
      if (transaction === undefined) return answer("other", line, "503 5.5.1 Who sends?\r\n")
      const { recipients, rcptParameters, ...rest } = transaction
      return answer("rcpt", line, "250 2.1.5 Ok\r\n", () => {
        transaction = {
          ...rest,
          recipients: [...recipients, rcpt[1] ?? ""],
          rcptParameters: [...rcptParameters, (rcpt[2] ?? "").trim()],
        }
      })
    }
    if (bdat !== null && host.extensions.includes("CHUNKING")) {
      mode = { kind: "chunk", octets: Number(bdat[1]), last: bdat[2] !== undefined }
      return undefined
    }
    switch (verb) {
      case "EHLO":
        transaction = undefined
        return answer("ehlo", line, ehloReply(host.extensions))
      case "HELO":
        transaction = undefined
        return answer("ehlo", line, "250 recording.example\r\n")
      case "DATA":
        if (transaction === undefined || transaction.recipients.length === 0)
          return answer("other", line, "503 5.5.1 To whom?\r\n")
        if (waiting.length > 0) host.fault("octets after DATA, before the answer to it")
        return answer("data", line, "354 Go ahead\r\n", () => {
          mode = { kind: "data" }
        })
      case "RSET":
        transaction = undefined
        return answer("rset", line, "250 2.0.0 Ok\r\n")
      case "NOOP":
        return answer("other", line, "250 2.0.0 Ok\r\n")
      case "QUIT":
        await answer("quit", line, "221 2.0.0 Bye\r\n")
        socket.end()
        return undefined
      default:
        host.fault(`unknown command ${JSON.stringify(line.slice(0, 40))}`)
        return answer("other", line, "500 5.5.2 What?\r\n")
    }
  }

  const finish = (octets: Buffer): Promise<void> => {
    lineFaults(octets).forEach((fault) => host.fault(fault))
    const { sender = "", mailParameters = "", recipients = [], rcptParameters = [] } = transaction ?? {}
    return answer("content", "", "250 2.0.0 Ok: kept\r\n", () => {
      host.record({ connection, sender, mailParameters, recipients, rcptParameters, octets })
      transaction = undefined
    })
  }

  const next = (): (() => Promise<void>) | undefined => {
    switch (mode.kind) {
      case "command": {
        const line = waiting.takeThrough(CRLF)
        if (line === undefined) {
          if (waiting.length > MAX_COMMAND_OCTETS) socket.destroy()
          return undefined
        }
        const text = line.subarray(0, -2).toString("latin1")
        if (/[\r\n\0]/.test(text)) host.fault("CR, LF or NUL inside a command")
        return () => command(text)
      }
      case "data": {
        const octets = takeData(waiting)
        if (octets === undefined) return undefined
        mode = { kind: "command" }
        return () => finish(octets)
      }
      case "chunk": {
        const { octets, last } = mode
        if (waiting.length < octets) return undefined
        chunks.push(waiting.take(octets))
        mode = { kind: "command" }
        if (!last) return () => answer("bdat", "", "250 2.0.0 Ok\r\n")
        const whole = Buffer.concat(chunks)
        chunks = []
        return () => finish(whole)
      }
    }
  }

  const proceed = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (let work = next(); work !== undefined && !silent; work = next()) await work()
    busy = false
  }

  socket.on("data", (piece: Buffer) => {
    if (silent) return // whatever still comes has no reader
    waiting.add(piece)
    void proceed()
  })
  void answer("connect", "", "220 recording.example ESMTP\r\n")
}

function ehloReply(extensions: readonly string[]): string {
  const lines = ["recording.example", ...extensions]
  return lines.map((line, index) => `250${index === lines.length - 1 ? " " : "-"}${line}\r\n`).join("")
}

/** What must not be in a message on its way (RFC 5321 §2.3.8, §4.5.2). */
export function lineFaults(octets: Buffer): readonly string[] {
  const text = octets.toString("latin1")
  return [
    ...(/\r(?!\n)/.test(text) ? ["lone CR in a message"] : []),
    ...(/(?<!\r)\n/.test(text) ? ["lone LF in a message"] : []),
    ...(text.includes("\0") ? ["NUL in a message"] : []),
  ]
}

/** A message without its final dot and without the dots that were added; undefined until it has come. */
function takeData(waiting: OctetQueue): Buffer | undefined {
  if (waiting.startsWith(END_OF_DATA.subarray(2))) return waiting.take(3).subarray(0, 0)
  const octets = waiting.takeThrough(END_OF_DATA)
  return octets === undefined ? undefined : withoutAddedDots(octets.subarray(0, -3))
}

/** RFC 5321 §4.5.2: of every line that begins with a dot, that dot goes. */
export function withoutAddedDots(octets: Buffer): Buffer {
  const kept: Buffer[] = []
  let from = octets[0] === 0x2e ? 1 : 0
  for (let at = octets.indexOf("\r\n.", from); at >= 0; at = octets.indexOf("\r\n.", from)) {
    kept.push(octets.subarray(from, at + 2))
    from = at + 3
  }
  kept.push(octets.subarray(from))
  return Buffer.concat(kept)
}

/** What a sender has to put on the wire for these octets, the final dot included. */
export function withAddedDots(octets: Buffer): Buffer {
  const text = octets.toString("latin1").replaceAll(/(^|\r\n)\./g, "$1..")
  return Buffer.from(`${text}${text === "" || text.endsWith("\r\n") ? "" : "\r\n"}.\r\n`, "latin1")
}
