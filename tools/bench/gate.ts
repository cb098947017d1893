/**
 * How fast is the gate? Side by side in one run, on the loopback: directly into Postfix's smtp-sink, through a Postfix that
 * relays, and through Sluis with everything on. Load comes from Postfix's smtp-source, and from a source of our own where
 * messages must differ.
 *
 * `npm run bench:gate` prints the tables of docs/performance.md (`-- ledger`: only what the ledger costs); it needs root (a private Postfix) and the Debian package
 * postfix. Read the ratios: contenders take turns, so that what the machine does besides hits all of them.
 *
 * To be fair to Postfix: its queue is on the same disk as Sluis' database, it logs to a syslog that is not there, nothing of its flow
 * control slows it down, it reuses connections, and it may use a hundred processes. Postfix answers before it has delivered; so
 * its time ends when its queue is empty. Sluis answers after the next host did, so its time ends with the last answer.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync, writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { join } from "node:path"
import { runLoad, type Sent } from "../gate/load.ts"
import { crowdedLetter, ordinaryLetter, type Letter } from "../gate/mail.ts"
import { startPostfix, type Postfix } from "../gate/postfix.ts"
import { temporaryFolder } from "../gate/program.ts"
import { startSink } from "../gate/smtp-sink.ts"
import { startGate, type Gate } from "../gate/start-gate.ts"
import { until } from "../gate/until.ts"
import { findExecutable } from "../system-test.ts"
import { benchLedgerGate } from "./ledger-gate.ts"
import { largeMessage } from "./messages.ts"
import { median, ratio, type Rounds } from "./measure.ts"
import { takingTurns } from "./taking-turns.ts"

const CONNECTIONS = 20
const ORDINARY_OCTETS = 4096
const ROUNDS = Number(process.env["SLUIS_ROUNDS"] ?? 5)
const WARM_ROUNDS = 5
/** Every line of the log is made and written; reading it is no work of the gateway. */
const LOG_TO_NOBODY = ["/bin/sh", "-c", 'exec "$0" "$@" >/dev/null']
const MESSAGES = Number(process.env["SLUIS_MESSAGES"] ?? 4000)
const CROWDS = 20
const CROWD = 100
const LATENCY_MESSAGES = 6000
const LATENCY_ROUNDS = 3
const LARGE = 20
const LARGE_OCTETS = 25_000_000
const MB = 1_000_000

const programs = {
  sink: programOf("smtp-sink"),
  source: programOf("smtp-source"),
  postfix: programOf("postfix"),
}
// What was started goes when we go: see the exit of tools/gate/program.ts.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))
using folder = temporaryFolder("bench")
const message = join(folder.path, "message")
writeFileSync(
  message,
  ordinaryLetter("bench", ORDINARY_OCTETS).octets.toString("latin1").replaceAll("\r\n", "\n"),
)

print(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}`)
print(
  `${CONNECTIONS} connections, text mail of ${ORDINARY_OCTETS} octets, ${MESSAGES} messages a round, ${ROUNDS} rounds\n`,
)
if (process.argv[2] !== "ledger") {
  const fullRate = await ordinaryMail()
  await manyRecipients()
  await latency(fullRate / 2)
  await largeMessages()
}
await benchLedgerGate({
  sink: programs.sink,
  rounds: ROUNDS,
  messages: MESSAGES,
  connections: CONNECTIONS,
  within: LOG_TO_NOBODY,
})

/** Gives the rate of Sluis over connections that stay open. */
async function ordinaryMail(): Promise<number> {
  await using sink = await startSink(programs.sink)
  await using postfix = await relayTo(sink.port, [])
  await using gate = await startGate({ upstreamPort: sink.port, within: LOG_TO_NOBODY })
  let rate = 0
  for (const [name, options] of [
    ["a new connection for every message", []],
    ["connections that stay open (-d)", ["-d"]],
  ] as const) {
    const source = (port: number): Promise<void> => smtpSource(port, options)
    // A gateway runs for weeks; what is measured is not the compiling of its first minute.
    for (let round = 0; round < WARM_ROUNDS; round += 1) await source(gate.smtpPort)
    const rounds = await takingTurns(ROUNDS, {
      directly: () => source(sink.port),
      Postfix: async () => {
        await source(postfix.port)
        await until("Postfix to have delivered everything", () => postfix.queued() === 0, 300)
      },
      Sluis: () => source(gate.smtpPort),
    })
    print(`ordinary mail, ${name}`)
    for (const round of rounds) print(`  ${lineOf(round, MESSAGES, rounds)}`)
    const [direct, relayed, sluis] = rounds
    if (direct === undefined || relayed === undefined || sluis === undefined)
      throw new Error("a round is missing")
    print(
      `  aims: 0.5 of directly (${ratio(direct, sluis).toFixed(2)}), 8 times Postfix (${ratio(relayed, sluis).toFixed(1)})\n`,
    )
    rate = MESSAGES / median(sluis.seconds)
  }
  print(`memory of Sluis after that: ${peakMemory(gate)} MB at most; aim: under 300\n`)
  return rate
}

async function manyRecipients(): Promise<void> {
  await using sink = await startSink(programs.sink, { count: true })
  await using postfix = await relayTo(sink.port, ["default_destination_recipient_limit = 1"])
  await using gate = await startGate({ upstreamPort: sink.port, within: LOG_TO_NOBODY })
  let turn = 0
  const crowdThrough = async (port: number): Promise<void> => {
    const before = sink.count()
    turn += 1
    const prefix = `crowd-${turn}`
    await submitAll(
      port,
      Array.from({ length: CROWDS }, (_, index) =>
        crowdedLetter(`${prefix}-${index}`, CROWD, ORDINARY_OCTETS),
      ),
    )
    await until("every copy to arrive", () => sink.count() >= before + CROWDS * CROWD, 300)
  }
  const rounds = await takingTurns(ROUNDS, {
    "Postfix, one by one": async () => {
      await crowdThrough(postfix.port)
      await until("Postfix to have delivered everything", () => postfix.queued() === 0, 300)
    },
    "Sluis, individualised": async () => {
      await crowdThrough(gate.smtpPort)
    },
  })
  print(
    `${CROWDS} messages to ${CROWD} people each, a copy for everybody; ends when the last copy has arrived`,
  )
  for (const round of rounds) print(`  ${lineOf(round, CROWDS * CROWD, rounds)}`)
  const [relayed, sluis] = rounds
  if (relayed !== undefined && sluis !== undefined)
    print(`  aim: 3 times Postfix (${ratio(relayed, sluis).toFixed(1)})\n`)
}

async function latency(rate: number): Promise<void> {
  await using sink = await startSink(programs.sink)
  await using gate = await startGate({ upstreamPort: sink.port, within: LOG_TO_NOBODY })
  let turn = 0
  const through = async (port: number, messages: number, pace?: number): Promise<readonly number[]> => {
    turn += 1
    const sent = await runLoad({
      port,
      connections: CONNECTIONS,
      ...(pace === undefined ? {} : { rate: pace }),
      next: (number) =>
        number < messages ? ordinaryLetter(`latency-${turn}-${number}`, ORDINARY_OCTETS) : undefined,
    })
    allAccepted(sent)
    return sent.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)
  }
  print(
    `latency at half of the full load (${Math.round(rate)} messages per second), from MAIL to the last answer`,
  )
  // As with ordinary mail: what is measured is not the compiling of its first minute.
  await through(gate.smtpPort, WARM_ROUNDS * MESSAGES)
  for (let round = 0; round < LATENCY_ROUNDS; round += 1) {
    const direct = await through(sink.port, LATENCY_MESSAGES, rate)
    const sluis = await through(gate.smtpPort, LATENCY_MESSAGES, rate)
    const of = (times: readonly number[]): string =>
      `p50 ${milliseconds(quantile(times, 0.5))}  p99 ${milliseconds(quantile(times, 0.99))}`
    const added = (share: number): string => milliseconds(quantile(sluis, share) - quantile(direct, share))
    print(
      `  directly ${of(direct)}   Sluis ${of(sluis)}   added p50 ${added(0.5)}  p99 ${added(0.99)}; aim: p99 under 10 ms`,
    )
  }
  print("")
}

async function largeMessages(): Promise<void> {
  await using sink = await startSink(programs.sink)
  await using gate = await startGate({ upstreamPort: sink.port, within: LOG_TO_NOBODY })
  const octets = Buffer.from(largeMessage(LARGE_OCTETS))
  const letters = Array.from({ length: LARGE }, (_, index) => ({
    ...ordinaryLetter(`large-${index}`),
    octets,
  }))
  const started = performance.now()
  await submitAll(gate.smtpPort, letters)
  const seconds = (performance.now() - started) / 1000
  print(
    `${LARGE} messages of ${LARGE_OCTETS / MB} MB at once: ${seconds.toFixed(1)} s, memory ${peakMemory(gate)} MB at most; aim: under 300`,
  )
}

async function submitAll(port: number, letters: readonly Letter[]): Promise<void> {
  allAccepted(await runLoad({ port, connections: CONNECTIONS, next: (number) => letters[number] }))
}

function allAccepted(sent: readonly Sent[]): void {
  const refused = sent.find(({ accepted }) => !accepted)
  if (refused !== undefined) throw new Error(`a message was refused: ${refused.reply}`)
}

async function smtpSource(port: number, options: readonly string[]): Promise<void> {
  const child = spawn(
    programs.source,
    [...options, "-s", String(CONNECTIONS), "-m", String(MESSAGES), "-F", message, "-f", "werving@voorbeeld.example", "-t", "ontvanger-bench@provider.example", `127.0.0.1:${port}`], // prettier-ignore
    { stdio: ["ignore", "ignore", "inherit"] },
  )
  await once(child, "exit")
  if (child.exitCode !== 0) throw new Error(`smtp-source ended with ${child.exitCode ?? child.signalCode}`)
}

function relayTo(port: number, main: readonly string[]): Promise<Postfix> {
  return startPostfix(programs.postfix, {
    main: [
      `relayhost = [127.0.0.1]:${port}`,
      "in_flow_delay = 0",
      "smtp_destination_concurrency_limit = 100",
      "initial_destination_concurrency = 20",
      "smtp_connection_cache_destinations = [127.0.0.1]",
      "smtpd_client_connection_count_limit = 0",
      "smtpd_peername_lookup = no",
      "qmgr_message_active_limit = 20000",
      ...main,
    ],
    log: false,
  })
}

/** VmHWM of /proc/PID/status: the most memory that was ever resident, in MB. */
function peakMemory(gate: Gate): number {
  const status = readFileSync(`/proc/${gate.process.pid}/status`, "utf8")
  return Math.round((Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024) / MB)
}

function lineOf(round: Rounds, count: number, rounds: readonly Rounds[]): string {
  const rates = round.seconds.map((seconds) => count / seconds)
  const first = rounds[0]
  const beside =
    first === undefined || first === round ? "" : `  ${ratio(first, round).toFixed(2)} of ${first.name}`
  return `${round.name.padEnd(24)} ${perSecond(median(rates))}/s (lowest ${perSecond(Math.min(...rates))}, highest ${perSecond(Math.max(...rates))})${beside}`
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function milliseconds(value: number): string {
  return `${value.toFixed(2).padStart(7)} ms`
}

function perSecond(value: number): string {
  return Math.round(value).toLocaleString("en").padStart(7)
}

function programOf(name: string): string {
  const path = findExecutable(name, process.env)
  if (path === undefined) throw new Error(`needs ${name}: sudo apt-get install postfix`)
  return path
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
