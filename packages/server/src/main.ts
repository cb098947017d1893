#!/usr/bin/env node
/**
 * Where the program begins: arguments, environment and terminal come in here. What commands need is put together here; the
 * gateway and the console are put together in gateway.ts, open-console.ts and the other files of this folder.
 *
 * Everything but types is imported after the compile cache has been opened, which halves the time to the first line of
 * output. The cache holds compiled code and nothing else, in the user's own cache folder: one that others can write to,
 * such as the temporary folder, would let them choose what we run. Where it can't be made, Node does without it.
 */
import { readFileSync } from "node:fs"
import { enableCompileCache } from "node:module"
import { homedir } from "node:os"
import { join } from "node:path"

import type { Language } from "./app/language.ts"
import type { Cli, ExitCode } from "./cli/cli.ts"
import type { Stream } from "./cli/screen.ts"

const compileCache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "sluis")
enableCompileCache(compileCache)
// For threads: without it each of them compiles all of its files anew, and has the compiler of TypeScript in memory for good.
process.env["NODE_COMPILE_CACHE"] ??= compileCache

const { Fault } = await import("./app/fault.ts")
const { LANGUAGES } = await import("./app/language.ts")
const { collectStart } = await import("./app/garbage.ts")
const { printFault } = await import("./cli/fault-lines.ts")
const { run } = await import("./cli/program.ts")
const { CLEAR_AND_SHOW_CURSOR } = await import("./cli/progress.ts")
const { screenOf } = await import("./cli/screen.ts")
const { textsOf } = await import("./cli/texts-of.ts")
const { mailReader } = await import("./source/open-source.ts")
const { againReader } = await import("./source/read-again.ts")
const { recordedReader } = await import("./source/recorded-lines.ts")
const { readTextFile } = await import("./source/text-file.ts")
const { keepCopies } = await import("./target/copy-folder.ts")

/** 128 and the number of the signal, as shells count (POSIX.1-2024 Shell & Utilities §2.8.2). */
const SIGNAL_EXIT = { SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 } as const

const args = process.argv.slice(2)
const screen = screenOf(
  process.env,
  { out: streamOf(process.stdout), err: streamOf(process.stderr) },
  { language: languageOption(), colour: !args.includes("--no-color") },
)
const surroundings = {
  environment: process.env,
  readText: readTextFile,
  version: versionOf(),
  clock: { now: () => Date.now(), elapsed: () => performance.now() },
  logForm: process.stdout.isTTY ? ("human" as const) : ("json" as const),
}
const readMail = mailReader(process.stdin)
let wasGateway = false
/** Set while a command wants to be asked, not killed. */
let askedToStop: (() => void) | undefined
const cli: Cli = {
  screen,
  texts: textsOf(screen.language),
  version: versionOf(),
  readMail,
  readAgain: againReader(readMail),
  readRecorded: recordedReader(process.stdin),
  readText: readTextFile,
  keepCopies,
  configuration: async () => {
    const { configuration } = await import("./config/configuration.ts")
    const { keyFindings } = await import("./store-access.ts")
    return configuration({ ...surroundings, now: surroundings.clock.now, keyFindings })
  },
  openStore: async (file, { make }) =>
    await (await import("./command-store.ts")).openCommandStore(file, { ...surroundings, make }),
  openScratchMemory: async () => await (await import("./scratch-memory.ts")).openScratchMemory(),
  openAcquaintance: async (file) =>
    await (await import("./command-acquaintance.ts")).openCommandAcquaintance(file, surroundings),
  readTable: async (name) => await (await import("./source/table-file.ts")).readTable(name),
  ledgerTools: async () => (await import("./command-ledger.ts")).ledgerTools(surroundings.clock.now),
  gateAddress: async (file) => await (await import("./command-store.ts")).gateAddress(file, surroundings),
  connect: async (to) => (await import("./command-relay.ts")).connectTo(to, surroundings),
  startGateway: async (file) => {
    wasGateway = true
    const started = await (await import("./gateway.ts")).startGateway(file, surroundings)
    collectStart()
    return started
  },
  untilStopped: (reload) =>
    new Promise((resolve) => {
      // A terminal that is closed says so with the same signal as one that asks a service to read its configuration anew.
      const hasTerminal = process.stdin.isTTY || process.stderr.isTTY
      process.on("SIGHUP", () => (hasTerminal ? askedToStop?.() : reload()))
      askedToStop = () => {
        askedToStop = undefined
        resolve()
      }
    }),
  onEnter: async (until, entered) =>
    await (await import("./cli/each-line.ts")).eachLine(process.stdin, until, entered),
  readPassword: async (prompt) => {
    const { passwordReader } = await import("./cli/gate/password.ts")
    return await passwordReader(process.stdin, (text) => screen.err.print(text))(prompt)
  },
  readLine: async (prompt) => {
    const { lineReader } = await import("./cli/line.ts")
    return await lineReader(process.stdin, process.stderr)(prompt)
  },
  standardInputIsTerminal: process.stdin.isTTY === true,
  writeOctets: (octets) => void process.stdout.write(octets),
  wallClock: surroundings.clock.now,
  now: () => performance.now(),
  debug: (cause) => {
    if (process.env["SLUIS_DEBUG"] === "1") console.error(cause)
  },
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code === "EPIPE") process.exit(SIGNAL_EXIT.SIGPIPE) // whoever read us, has read enough
    if (stream === process.stdout) printFault(new Fault("output/unwritable", "-", cause.code, cause), screen)
    process.exit(2)
  })
}
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (askedToStop !== undefined) {
      askedToStop()
      return
    }
    if (screen.err.isTerminal) screen.err.print(CLEAR_AND_SHOW_CURSOR)
    process.exit(SIGNAL_EXIT[signal])
  })
}
process.on("uncaughtException", (cause) => process.exit(bug(cause)))

process.exitCode = await run(args, cli).catch(bug)
// QUIRK: Node 26.10 can spin for ever while it tears down a process whose sockets were destroyed while writing. The gateway has
// finished what was under way and written its log, so it need not wait for that.
if (wasGateway) process.exit()

/** The last edge: what gets here is a mistake of ours. Its words may hold content of a message, so they are not shown. */
function bug(cause: unknown): ExitCode {
  cli.debug(cause)
  printFault(new Fault("internal/bug", "sluis", "", cause), screen)
  return 3
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
    write: (text) => void stream.write(text),
  }
}

/** Read before the arguments are, since what is said about wrong ones is in the reader's language too. */
function languageOption(): Language | undefined {
  const at = args.indexOf("--lang")
  const value =
    at === -1
      ? args.find((argument) => argument.startsWith("--lang="))?.slice("--lang=".length)
      : args[at + 1]
  return LANGUAGES.find((language) => language === value)
}

function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : ""
}
