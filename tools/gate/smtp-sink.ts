/**
 * Postfix's smtp-sink as the next host, and what it wrote down.
 *
 * It is fast and not ours, which makes it the end of every measurement. It keeps lines, not line ends, so it can't prove
 * that octets are the same: that is what the recording host is for.
 */
import { mkdirSync, readdirSync, readFileSync, chmodSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "./free-port.ts"
import { startProgram, temporaryFolder } from "./program.ts"
import { isListening, until } from "./until.ts"

export type Dumped = {
  /** As in MAIL and RCPT, brackets and parameters included. */
  readonly sender: string
  readonly recipients: readonly string[]
  /** With CRLF, whatever line ends were sent. */
  readonly octets: Buffer
}

export type Sink = AsyncDisposable & {
  readonly port: number
  /** Whole transactions so far. Reads every dump again. */
  readonly dumps: () => readonly Dumped[]
  /** Messages so far, where `count` was asked for. */
  readonly count: () => number
}

export type SinkOptions = {
  /** Write every transaction down; without it the sink reads and forgets. */
  readonly dump?: boolean
  /** Count messages; costs a little time for each. */
  readonly count?: boolean
}

const BACKLOG = 512

export async function startSink(smtpSink: string, options: SinkOptions = {}): Promise<Sink> {
  const port = await freePort()
  const folder = temporaryFolder("sink")
  const dumpFolder = join(folder.path, "dump")
  mkdirSync(dumpFolder)
  chmodSync(folder.path, 0o755)
  chmodSync(dumpFolder, 0o777) // it runs as nobody
  const program = startProgram(
    smtpSink,
    [
      ...(process.getuid?.() === 0 ? ["-u", "nobody"] : []),
      ...(options.dump === true ? ["-d", join(dumpFolder, "m.")] : []),
      ...(options.count === true ? ["-c"] : []),
      `127.0.0.1:${port}`,
      String(BACKLOG),
    ],
    { cwd: folder.path },
  )
  await until(
    () => `smtp-sink to listen; it said: ${program.output()}`,
    () => isListening(port),
  )
  return {
    port,
    count: () => {
      const said = program.output()
      return Number(/mesg=(\d+)/.exec(said.slice(said.lastIndexOf("sess=")))?.[1] ?? 0)
    },
    dumps: () =>
      readdirSync(dumpFolder)
        .map((name) => parseDump(readFileSync(join(dumpFolder, name), "latin1")))
        .filter((dump) => dump !== undefined),
    [Symbol.asyncDispose]: async () => {
      await program.kill()
      folder[Symbol.dispose]()
    },
  }
}

/** One dump as smtp-sink(1) describes it; undefined while the transaction is under way. */
export function parseDump(text: string): Dumped | undefined {
  // Its own header ends with a Received field of three lines; the message follows, then an empty line.
  const own = /^(?:X-[A-Za-z-]+: .*\n)+Received: from .*\n\tby .*\n\t.*\n/.exec(text)
  if (own === null || !text.endsWith("\n\n")) return undefined
  const values = (name: string): readonly string[] =>
    own[0]
      .split("\n")
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
  return {
    sender: values("X-Mail-Args")[0] ?? "",
    recipients: values("X-Rcpt-Args"),
    octets: Buffer.from(text.slice(own[0].length, -1).replaceAll("\n", "\r\n"), "latin1"),
  }
}
