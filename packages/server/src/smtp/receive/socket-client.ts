/**
 * A client on a real socket that says one thing and reads the answer: for tests of the shell.
 */
import { connect } from "node:net"
import type { Socket } from "node:net"
import { connect as connectTls } from "node:tls"
import type { ConnectionOptions } from "node:tls"

export class SocketClient {
  #socket: Socket
  #received = ""
  #hasEnded = false
  #wake: (() => void) | undefined

  constructor(socket: Socket) {
    this.#socket = socket
    this.#listen()
  }

  /** `from`: an address of this machine. */
  static async connect(port: number, tls?: ConnectionOptions, from = "127.0.0.1"): Promise<SocketClient> {
    const to = { port, host: "127.0.0.1", localAddress: from }
    const socket = tls === undefined ? connect(to) : connectTls({ ...to, ...tls })
    const client = new SocketClient(socket)
    await client.reply()
    return client
  }

  /** Lines, or octets as they are. Gives the code of the last reply: "250 2.1.0". */
  async say(...lines: readonly string[]): Promise<string> {
    const replies: string[] = []
    this.write(lines.map((line) => `${line}\r\n`).join(""))
    for (const _ of lines) replies.push(await this.reply())
    return replies
      .map((text) => /\d{3} (?:[245]\.\d+\.\d+)?/.exec(text.split("\r\n").at(-1) ?? "")?.[0].trim())
      .join(", ")
  }

  write(octets: string | Buffer): void {
    this.#socket.write(octets)
  }

  /** The next whole reply; "" at the end. */
  async reply(): Promise<string> {
    for (;;) {
      const end = /(?:^|\n)\d{3} [^\n]*\n/.exec(this.#received)
      if (end !== null) {
        const length = end.index + end[0].length
        const text = this.#received.slice(0, length).trimEnd()
        this.#received = this.#received.slice(length)
        return text
      }
      if (this.#hasEnded) return ""
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** After the reply to STARTTLS. */
  async startTls(options: ConnectionOptions): Promise<void> {
    this.#socket.removeAllListeners()
    const secure = connectTls({ socket: this.#socket, ...options })
    this.#socket = secure
    this.#listen()
    await new Promise<void>((resolve) => {
      secure.once("secureConnect", resolve)
      secure.once("close", resolve)
    })
  }

  end(): void {
    this.#socket.end()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #listen(): void {
    this.#socket.setEncoding("latin1")
    this.#socket.on("data", (text: string) => {
      this.#received += text
      this.#wake?.()
    })
    for (const event of ["end", "close"]) {
      this.#socket.on(event, () => {
        this.#hasEnded = true
        this.#wake?.()
      })
    }
    this.#socket.on("error", () => undefined)
  }
}
