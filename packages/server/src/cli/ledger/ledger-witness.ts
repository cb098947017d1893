/** `sluis ledger witness`: cosigns the ledgers of others, until a signal stops it. */
import { writeVerifierKey } from "@sluis/core/ledger/verifier-key"

import type { Cli, ExitCode, HostAndPort } from "../cli.ts"
import { keysIn } from "./ledger-key.ts"
import { LEDGER_TEXTS } from "./ledger-texts.ts"
import { told } from "../with-store.ts"

export type ServeWitnessOptions = {
  readonly folder: string
  readonly log: readonly string[]
  readonly listen: HostAndPort
  readonly name?: string
}

/** Its key goes to standard output, on a line of its own; what is for people goes beside it. */
export async function ledgerWitness(
  { folder, log, listen, name }: ServeWitnessOptions,
  cli: Cli,
): Promise<ExitCode> {
  const tools = await cli.ledgerTools()
  const logs = keysIn(log, "log", tools.sha256)
  if (!logs.ok) return told(logs.error, cli)
  const started = await tools.serveWitness({ folder, name, logs: logs.value, listen })
  if (!started.ok) return told(started.error, cli)
  const { address, key, stop } = started.value
  const { out, err, language } = cli.screen
  const { witness: words } = LEDGER_TEXTS[language]
  const { host, port } = address
  err.print(`  ${words.listening(`http://${host.includes(":") ? `[${host}]` : host}:${port}`)}\n`)
  out.print(`${writeVerifierKey(key)}\n`)
  err.print(`  ${err.paint("faint", words.stop)}\n`)
  await cli.untilStopped(() => undefined)
  await stop()
  return 0
}
