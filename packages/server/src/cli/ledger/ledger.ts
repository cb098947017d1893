/** `sluis ledger show | export | key | erase`: the ledger of this configuration. */
import { eraseFromLedger } from "../../app/ledger/erase-from-ledger.ts"
import { Fault } from "../../app/fault.ts"
import { treeOf } from "../../app/ledger/ledger-tree.ts"
import { MAX_LEDGER_AT_ONCE } from "../../app/ledger/ledger.ts"
import type { KeptLedgerEntry } from "../../app/ledger/ledger.ts"
import type { LedgerAction } from "@sluis/core/ledger/entry"
import type { Cli, ExitCode, Store } from "../cli.ts"
import { entryTable } from "./ledger-report.ts"
import { LEDGER_TEXTS } from "./ledger-texts.ts"
import { allTimestamps } from "./ledger-timestamps.ts"
import { progressBar } from "../progress.ts"
import { safe } from "../safe-text.ts"
import { sayDone } from "../said.ts"
import { told, withStore } from "../with-store.ts"

export type KeyOptions = { readonly config?: string }
export type ShowOptions = {
  readonly config?: string
  /** ISO 8601. */
  readonly since?: string
  readonly action: readonly LedgerAction[]
  readonly limit: number
  readonly json: boolean
}
export type ExportOptions = { readonly config?: string; readonly out: string }
export type EraseOptions = { readonly config?: string; readonly yes: boolean }

/** The newest first, as they were signed or in words. */
export async function ledgerShow(options: ShowOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(options.config, cli, async ({ ledger, timeZone }) => {
    const { out, language } = cli.screen
    const { show: words } = LEDGER_TEXTS[language]
    const entries = await found(ledger, options)
    if (options.json) {
      for (const { octets } of entries) out.print(`${new TextDecoder().decode(octets)}\n`)
      return 0
    }
    if (entries.length === 0) {
      out.print(`\n  ${words.none}\n\n`)
      return 0
    }
    const table = entryTable(entries, { language, moment: cli.texts.gate.moment, timeZone }, out)
    const lines = [
      `  ${out.paint("strong", words.newest(entries.length))}`,
      "",
      ...table,
      "",
      `  ${words.more}`,
    ]
    out.print(`\n${lines.join("\n")}\n\n`)
    return 0
  })
}

async function found(
  ledger: Store["ledger"],
  { since, action, limit }: ShowOptions,
): Promise<readonly KeptLedgerEntry[]> {
  const filter = {
    ...(action.length > 0 && { actions: action }),
    ...(since !== undefined && { since: Date.parse(`${since}T00:00:00Z`) }),
  }
  const entries: KeptLedgerEntry[] = []
  for (;;) {
    const wanted = Math.min(limit - entries.length, MAX_LEDGER_AT_ONCE)
    const page = await ledger.find(filter, { limit: wanted, before: entries.at(-1)?.index })
    entries.push(...page)
    if (page.length < wanted || entries.length >= limit) return entries
  }
}

export async function ledgerExport({ config, out: folder }: ExportOptions, cli: Cli): Promise<ExitCode> {
  const tools = await cli.ledgerTools()
  return await withStore(config, cli, async ({ ledger }) => {
    const bar = progressBar(cli.screen.err, cli.texts, cli.now, LEDGER_TEXTS[cli.screen.language].progress)
    const size = (await ledger.checkpoint())?.size ?? 0
    const timestamps = await allTimestamps(ledger)
    const written = await tools
      .write(treeOf(ledger), folder, {
        timestamps,
        progress: (entries) => bar.show(entries, Math.min(1, entries / size)),
      })
      .finally(() => bar.clear())
    if (!written.ok) return told(written.error, cli)
    const { size: entries, files } = written.value
    sayDone(LEDGER_TEXTS[cli.screen.language].exported(entries, files, safe(folder)), cli.screen.out)
    return 0
  })
}

/** Alone on its line, so that it can be piped. */
export async function ledgerKey({ config }: KeyOptions, cli: Cli): Promise<ExitCode> {
  return await withStore(config, cli, async ({ ledger }) => {
    cli.screen.out.print(`${(await ledger.key()).vkey}\n`)
    return 0
  })
}

/** `written` undefined: it is asked for, so that it does not stand in the history of a shell. A fault does not repeat it. */
export async function ledgerErase(
  written: string | undefined,
  { config, yes }: EraseOptions,
  cli: Cli,
): Promise<ExitCode> {
  if (!yes) return told(new Fault("ledger/unconfirmed", WHO), cli)
  const texts = LEDGER_TEXTS[cli.screen.language]
  const who = (written ?? (await cli.readLine(texts.prompt))).trim()
  return await withStore(config, cli, async (store) => {
    const erased = who === "" ? 0 : await eraseFromLedger(who, store)
    if (erased === 0) return told(new Fault("ledger/nobody", WHO), cli)
    sayDone(texts.erased(erased), cli.screen.out)
    return 0
  })
}

/** Stands for whom it is about. */
const WHO = "ADDRESS"
