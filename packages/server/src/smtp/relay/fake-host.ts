/**
 * A host that does what a test tells it at each stage: answers, hangs, vanishes, talks nonsense. For tests only.
 *
 * It is an independent reading of what we send: strict about CRLF, it un-stuffs dots by itself, and keeps every command and
 * message as it came.
 */
import { createServer } from "node:net"
import type { AddressInfo, Socket } from "node:net"
import { TLSSocket } from "node:tls"

export type Stage =
  | "greeting"
  | "EHLO"
  | "HELO"
  | "STARTTLS"
  | "AUTH"
  | "MAIL"
  | "RCPT"
  | "DATA"
  | "BDAT"
  /** After the dot. */
  | "end"
  | "RSET"
  | "QUIT"

/** `say`: octets as Latin-1, before the rest. Undefined where the host is to behave. */
export type Deed =
  | { readonly say: string; readonly then?: "vanish" | "hang" | undefined }
  | { readonly then: "vanish" | "hang" }
  | undefined

export type FakeHostOptions = {
  /** Lines of the reply to EHLO; undefined: it does not know EHLO. */
  readonly offers?: readonly string[] | undefined
  /** `line`: the command; `connection` counts from 1. */
  readonly does?: ((stage: Stage, line: string, connection: number) => Deed) | undefined
  readonly certificate?: { readonly cert: string; readonly key: string } | undefined
  readonly implicitTls?: boolean | undefined
}

export type FakeHost = AsyncDisposable & {
  readonly port: number
  /** In the order they came, of all connections. */
  readonly commands: readonly string[]
  /** Writes of ours that arrived, at most: what came in one read. */
  readonly reads: readonly Buffer[]
  readonly messages: readonly Buffer[]
  /** Those commands that came without TLS. */
  readonly inClear: readonly string[]
  readonly connections: () => number
  readonly open: () => number
}

export const EVERYTHING = ["PIPELINING", "SIZE 50000000", "8BITMIME", "SMTPUTF8", "DSN", "CHUNKING"]
export const NO_CHUNKING = EVERYTHING.filter((keyword) => keyword !== "CHUNKING")
export const ONE_BY_ONE = NO_CHUNKING.filter((keyword) => keyword !== "PIPELINING")

export async function startFakeHost(options: FakeHostOptions = {}): Promise<FakeHost> {
  const commands: string[] = []
  const reads: Buffer[] = []
  const messages: Buffer[] = []
  const sockets = new Set<Socket>()
  const inClear: string[] = []
  let connections = 0
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
    socket.on("error", () => undefined)
    const secured = options.implicitTls === true ? secure(socket, options) : socket
    converse(secured, { options, commands, inClear, reads, messages, connection: connections, isFirst: true })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve)
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo
  return {
    port,
    commands,
    reads,
    messages,
    inClear,
    connections: () => connections,
    open: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

type Talk = {
  readonly options: FakeHostOptions
  readonly commands: string[]
  readonly inClear: string[]
  readonly reads: Buffer[]
  readonly messages: Buffer[]
  readonly connection: number
  readonly isFirst: boolean
}

function secure(socket: Socket, { certificate }: FakeHostOptions): TLSSocket {
  const secured = new TLSSocket(socket, { isServer: true, ...certificate })
  secured.on("error", () => undefined)
  return secured
}

function converse(socket: Socket, talk: Talk): void {
  const { options, commands, inClear, reads, messages, connection } = talk
  let input = Buffer.alloc(0)
  let mode: "command" | "data" | "chunk" | "auth" = "command"
  let isDeaf = false
  let accepted = 0
  let chunkOctets = 0
  let isLastChunk = false
  let chunks: Buffer[] = []

  const act = (stage: Stage, line: string, usual: string): boolean => {
    const deed = options.does?.(stage, line, connection)
    const said = deed === undefined ? `${usual}\r\n` : "say" in deed ? deed.say : ""
    if (said !== "" && socket.writable) socket.write(said, "latin1")
    if (deed?.then === "vanish") socket.destroySoon()
    if (deed?.then !== undefined) isDeaf = true
    return /^[23]/.test(said)
  }

  const command = (line: string): void => {
    commands.push(line)
    if (!(socket instanceof TLSSocket)) inClear.push(line)
    const verb = line.split(" ", 1)[0]?.toUpperCase() ?? ""
    switch (verb) {
      case "EHLO":
        if (options.offers === undefined) act("EHLO", line, "502 5.5.1 no")
        else act("EHLO", line, ["host.example", ...options.offers].map(multiline).join("\r\n"))
        return
      case "HELO":
        act("HELO", line, "250 host.example")
        return
      case "STARTTLS":
        if (!act("STARTTLS", line, "220 2.0.0 go") || isDeaf) return
        socket.removeAllListeners("data")
        converse(secure(socket, options), { ...talk, isFirst: false })
        return
      case "AUTH":
        mode = line.split(" ").length === 2 ? "auth" : "command"
        act("AUTH", line, mode === "auth" ? "334 VXNlcm5hbWU6" : "235 2.7.0 ok")
        return
      case "MAIL":
        accepted = 0
        act("MAIL", line, "250 2.1.0 sender ok")
        return
      case "RCPT":
        if (act("RCPT", line, "250 2.1.5 recipient ok")) accepted += 1
        return
      case "DATA":
        mode = "data"
        if (!act("DATA", line, accepted === 0 ? "554 5.5.1 no valid recipients" : "354 go")) mode = "command"
        return
      case "BDAT":
        chunkOctets = Number(line.split(" ")[1])
        isLastChunk = line.toUpperCase().endsWith(" LAST")
        mode = "chunk"
        return
      case "RSET":
        act("RSET", line, "250 2.0.0 ok")
        return
      case "QUIT":
        act("QUIT", line, "221 2.0.0 bye")
        socket.end()
        return
      default:
        act("EHLO", line, "500 5.5.2 what")
    }
  }

  /** False when more octets are needed. */
  const proceed = (): boolean => {
    if (mode === "chunk") {
      if (input.length < chunkOctets) return false
      chunks.push(input.subarray(0, chunkOctets))
      input = input.subarray(chunkOctets)
      mode = "command"
      const whole = Buffer.concat(chunks)
      if (isLastChunk) chunks = []
      const isKept = act("BDAT", "", accepted === 0 ? "503 5.5.1 no valid recipients" : "250 2.6.0 got it")
      if (isKept && isLastChunk && accepted > 0) messages.push(whole)
      return true
    }
    if (mode === "data") {
      const end = input.subarray(0, 3).equals(Buffer.from(".\r\n")) ? 0 : input.indexOf("\r\n.\r\n") + 2
      if (end === 1) return false
      const whole = unstuff(input.subarray(0, end))
      input = input.subarray(end + 3)
      mode = "command"
      if (act("end", "", accepted === 0 ? "554 5.5.1 no valid recipients" : "250 2.0.0 got it"))
        messages.push(whole)
      return true
    }
    const end = input.indexOf("\r\n")
    if (end === -1) return false
    const line = input.toString("utf8", 0, end)
    input = input.subarray(end + 2)
    if (mode === "auth") {
      commands.push(line)
      if (commands.at(-2)?.startsWith("AUTH") === true) act("AUTH", line, "334 UGFzc3dvcmQ6")
      else if (act("AUTH", line, "235 2.7.0 ok")) mode = "command"
    } else {
      command(line)
    }
    return true
  }

  // What is large is put together only when all of it is there.
  let pending: Buffer[] = []
  let pendingOctets = 0
  const isEnough = (octets: Buffer): boolean => {
    if (mode === "chunk") return input.length + pendingOctets >= chunkOctets
    if (mode !== "data") return true
    const before = Buffer.concat([
      input.subarray(-4),
      ...pending.slice(-5, -1).map((piece) => piece.subarray(-4)),
    ])
    return Buffer.concat([before, octets]).includes("\r\n.\r\n") || input.length + pendingOctets < 10
  }
  socket.on("data", (octets: Buffer) => {
    reads.push(octets)
    if (isDeaf) return
    pending.push(octets)
    pendingOctets += octets.length
    if (!isEnough(octets)) return
    input = Buffer.concat([input, ...pending])
    pending = []
    pendingOctets = 0
    while (!isDeaf && socket.listenerCount("data") > 0 && proceed());
  })
  if (talk.isFirst) act("greeting", "", "220 host.example ESMTP")
}

/** RFC 5321 §4.5.2, as the reader of mail has it. */
function unstuff(octets: Buffer): Buffer {
  const text = octets.toString("latin1")
  return Buffer.from(text.replace(/^\./, "").replaceAll("\r\n.", "\r\n"), "latin1")
}

function multiline(text: string, index: number, { length }: readonly string[]): string {
  return `250${index === length - 1 ? " " : "-"}${text}`
}
