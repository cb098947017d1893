/**
 * A client that says exactly what a test tells it to say, octet for octet, and reads whole replies.
 *
 * It knows nothing of SMTP but where a reply ends (RFC 5321 §4.2.1), because a test wants to say what no client would.
 */
import { connect, type Socket } from "node:net"

export type Dialogue = Disposable & {
  /** What the other side said first; "" if it said nothing and closed. */
  readonly greeting: string
  /** Writes; does not wait for an answer. */
  readonly say: (octets: string | Uint8Array) => void
  /** The next whole reply with its line ends; undefined when the other side has closed. */
  readonly hear: () => Promise<string | undefined>
  /** Says a line and gives the reply to it; "" when the other side has closed. */
  readonly ask: (line: string) => Promise<string>
  /** Every reply until the other side closes. */
  readonly rest: () => Promise<readonly string[]>
  readonly socket: Socket
}

/** Connects and has read the greeting. `from`: another address of this machine to come from. */
export async function openDialogue(port: number, from = "127.0.0.1"): Promise<Dialogue> {
  const socket = connect({ port, host: "127.0.0.1", localAddress: from, noDelay: true })
  const replies: string[] = []
  let text = ""
  let lines = ""
  let closed = false
  let wake: () => void = () => undefined
  socket.on("data", (piece) => {
    text += piece.toString("latin1")
    for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
      const line = text.slice(0, end + 2)
      text = text.slice(end + 2)
      lines += line
      if (line[3] === "-") continue
      replies.push(lines)
      lines = ""
    }
    wake()
  })
  socket.on("close", () => {
    closed = true
    wake()
  })
  socket.on("error", () => undefined) // "close" follows
  const hear = async (): Promise<string | undefined> => {
    while (replies.length === 0 && !closed) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return replies.shift()
  }
  const say = (octets: string | Uint8Array): void => {
    if (typeof octets === "string") socket.write(octets, "latin1")
    else socket.write(octets)
  }
  const greeting = (await hear()) ?? ""
  return {
    socket,
    greeting,
    say,
    hear,
    ask: async (line) => {
      say(`${line}\r\n`)
      return (await hear()) ?? ""
    },
    rest: async () => {
      const all: string[] = []
      for (let reply = await hear(); reply !== undefined; reply = await hear()) all.push(reply)
      return all
    },
    [Symbol.dispose]: () => socket.destroy(),
  }
}
