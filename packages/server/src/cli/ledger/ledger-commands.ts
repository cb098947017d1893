/** `sluis ledger` and its options, as commander reads them. */
import { InvalidArgumentError, Option } from "commander"
import type { Command } from "commander"

import { LEDGER_ACTIONS } from "@sluis/core/ledger/entry"
import type { LedgerAction } from "@sluis/core/ledger/entry"

import { count, hostAndPort } from "../argument.ts"
import type { Cli, HostAndPort } from "../cli.ts"
import { groupOf } from "../gate/gate-commands.ts"
import type { EraseOptions, ExportOptions, KeyOptions, ShowOptions } from "./ledger.ts"
import type { CheckProofOptions, ProveOptions } from "./ledger-proof.ts"
import { LEDGER_TEXTS } from "./ledger-texts.ts"
import type { VerifyOptions } from "./ledger-verify.ts"
import type { ServeWitnessOptions } from "./ledger-witness.ts"
import type { Done } from "../program.ts"

type Several<T = string> = readonly T[]

/** Entries that `ledger show` shows. */
const LIMIT = 30
const LISTEN: HostAndPort = { host: "127.0.0.1", port: 8026 }

export function ledgerCommands(program: Command, cli: Cli, done: Done): readonly Command[] {
  const { help } = LEDGER_TEXTS[cli.screen.language]
  const { group, add } = groupOf("ledger", help.ledger, program, cli)
  const several = (value: string, before: Several): Several => [...before, value]
  add("verify", help.verify)
    .addOption(new Option("--folder <folder>", help.folder).conflicts("url"))
    .option("--url <address>", help.url, webAddress)
    .option("--key <key>", help.key)
    .option<Several>("--witness <key>", help.witness, several, [])
    .option("--seen <file>", help.seen)
    .addOption(new Option("--ca <file>", help.ca).conflicts(["folder", "url"]))
    .action(async (options: VerifyOptions) =>
      done(await (await import("./ledger-verify.ts")).ledgerVerify(options, cli)),
    )
  add("prove", help.prove)
    .argument<number>("<index>", help.index, index)
    .option("-o, --out <file>", help.proofOut)
    .option("--force", help.force, false)
    .action(async (entry: number, options: ProveOptions) =>
      done(await (await import("./ledger-proof.ts")).ledgerProve(entry, options, cli)),
    )
  add("check", help.check)
    .argument("<file>", help.proof)
    .requiredOption("--key <key>", help.checkKey)
    .option<Several>("--witness <key>", help.witness, several, [])
    .option("--entry <file>", help.entry)
    .action(async (file: string, options: CheckProofOptions) =>
      done(await (await import("./ledger-proof.ts")).ledgerCheck(file, options, cli)),
    )
  add("show", help.show)
    .option("--since <day>", help.since, day)
    .option<Several<LedgerAction>>(
      "--action <name>",
      help.action,
      (value, before) => [...before, action(value)],
      [],
    )
    .option<number>("--limit <number>", help.limit, count, LIMIT)
    .option("--json", help.json, false)
    .action(async (options: ShowOptions) =>
      done(await (await import("./ledger.ts")).ledgerShow(options, cli)),
    )
  add("export", help.export)
    .requiredOption("-o, --out <folder>", help.exportOut)
    .action(async (options: ExportOptions) =>
      done(await (await import("./ledger.ts")).ledgerExport(options, cli)),
    )
  add("key", help.showKey).action(async (options: KeyOptions) =>
    done(await (await import("./ledger.ts")).ledgerKey(options, cli)),
  )
  add("witness", help.serve)
    .requiredOption("--folder <folder>", help.state)
    .requiredOption<Several>("--log <key>", help.log, several, [])
    .option("--listen <host:port>", help.listen, hostAndPort, LISTEN)
    .option("--name <name>", help.name)
    .action(async (options: ServeWitnessOptions) =>
      done(await (await import("./ledger-witness.ts")).ledgerWitness(options, cli)),
    )
  add("erase", help.erase)
    .argument("[address]", help.address)
    .option("--yes", help.yes, false)
    .action(async (who: string | undefined, options: EraseOptions) =>
      done(await (await import("./ledger.ts")).ledgerErase(who, options, cli)),
    )
  return [group]
}

/** From 0. */
function index(value: string): number {
  if (!/^(?:0|[1-9]\d{0,14})$/.test(value)) throw new InvalidArgumentError("")
  return Number(value)
}

function action(value: string): LedgerAction {
  const known = LEDGER_ACTIONS.find((name) => name === value)
  if (known === undefined) throw new InvalidArgumentError("")
  return known
}

/** ISO 8601, a day that the calendar has. */
function day(value: string): string {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(value))
    throw new InvalidArgumentError("")
  return value
}

function webAddress(value: string): string {
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError("")
  return url.href.replace(/\/+$/, "")
}
