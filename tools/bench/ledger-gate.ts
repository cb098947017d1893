/**
 * What does the ledger cost the gateway? Two gateways take turns over one sink, one of which keeps no ledger
 * (./without-ledger.ts): mail that passes, which is only counted; mail to many, one entry a message; mail that is held,
 * one entry a message too. Beside messages per second, which source and sink have a part in, the processor time of the gateway alone.
 */
import { readFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { runLoad } from "../gate/load.ts"
import { crowdedLetter, ordinaryLetter, sensitiveLetter, type Letter } from "../gate/mail.ts"
import { startSink } from "../gate/smtp-sink.ts"
import { startGate, type Gate } from "../gate/start-gate.ts"
import { until } from "../gate/until.ts"
import { median } from "./measure.ts"
import { takingTurns } from "./taking-turns.ts"

const WITHOUT_LEDGER = pathToFileURL(join(import.meta.dirname, "without-ledger.ts")).href
const AIM = 0.95

export type LedgerGateOptions = {
  /** Path of Postfix's smtp-sink. */
  readonly sink: string
  readonly rounds: number
  /** A round of mail that passes; a fifth of them is held, a hundredth goes to many. */
  readonly messages: number
  readonly connections: number
  readonly within: readonly string[]
}

type Load = {
  readonly says: string
  readonly count: number
  readonly letter: (id: string) => Letter
  /** Copies that reach the sink of one message. */
  readonly copies: number
}

const CROWD = 20

export async function benchLedgerGate(options: LedgerGateOptions): Promise<void> {
  const { rounds, messages, connections } = options
  await using sink = await startSink(options.sink, { count: true })
  const common = { upstreamPort: sink.port, within: options.within }
  await using gate = await startGate(common)
  await using without = await startGate({
    ...common,
    environment: { NODE_OPTIONS: `--import=${WITHOUT_LEDGER}` },
  })
  let turn = 0
  const through = async ({ port, load }: { port: number; load: Load }): Promise<void> => {
    turn += 1
    const before = sink.count()
    const letters = Array.from({ length: load.count }, (_, at) => load.letter(`ledger-${turn}-${at}`))
    const sent = await runLoad({ port, connections, next: (number) => letters[number] })
    if (sent.some(({ accepted }) => !accepted)) throw new Error("a message was refused")
    await until("every copy to arrive", () => sink.count() >= before + load.count * load.copies, 300)
  }
  print("the gateway with its ledger, and the same gateway without; messages per second, medians")
  for (const load of [
    { says: "mail that passes", count: messages, letter: ordinaryLetter, copies: 1 },
    { says: `mail to ${CROWD} people`, count: messages / 20, letter: crowd, copies: CROWD },
    { says: "mail that is held", count: messages / 5, letter: sensitiveLetter, copies: 0 },
  ]) {
    const before = [gate, without].map(processorOf)
    const turns = await takingTurns(rounds, {
      without: () => through({ port: without.smtpPort, load }),
      with: () => through({ port: gate.smtpPort, load }),
    })
    const [off, on] = turns
    if (off === undefined || on === undefined) throw new Error("a round is missing")
    // One round more was a warm-up.
    const [dear, cheap] = [gate, without].map(
      (each, at) => ((processorOf(each) - (before[at] ?? 0)) / load.count / (rounds + 1)) * 1000,
    )
    const [slow, fast] = [on, off].map(({ seconds }) => Math.round(load.count / median(seconds)))
    print(
      `  ${load.says.padEnd(20)} ${String(slow).padStart(6)}/s with, ${String(fast).padStart(6)}/s without: ${(median(off.seconds) / median(on.seconds)).toFixed(2)}; aim: ${AIM}; processor ${dear?.toFixed(2)} and ${cheap?.toFixed(2)} ms`,
    )
  }
  print(`  entries made: ${await entriesOf(gate)} with, ${await entriesOf(without)} without\n`)
}

function crowd(id: string): Letter {
  return crowdedLetter(id, CROWD)
}

/** Hundredths of a second, as Linux counts them in /proc/PID/stat (proc_pid_stat(5): utime and stime). */
const TICKS = 100

/** Seconds of all of its threads so far. */
function processorOf(gate: Gate): number {
  const fields = readFileSync(`/proc/${gate.process.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

async function entriesOf(gate: Gate): Promise<number> {
  await gate.stop()
  using database = new DatabaseSync(join(gate.folder, "data", "sluis.db"), { readOnly: true })
  return Number(database.prepare("SELECT size FROM ledger_state").get()?.["size"] ?? 0)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
