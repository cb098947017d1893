/** `sluis ledger verify`: the ledger of this configuration, of a folder or on the web, checked against keys. */
import { writeVerifierKey } from "@sluis/core/ledger/verifier-key"
import type { Result } from "@sluis/core/result"

import { Fault } from "../../app/fault.ts"
import { treeOf } from "../../app/ledger/ledger-tree.ts"
import type { LedgerTree } from "../../app/ledger/ledger-tree.ts"
import type { Timestamp } from "../../app/ledger/ledger.ts"
import { verifyTimestamps } from "../../app/ledger/verify-timestamps.ts"
import type { TimestampTrouble, VerifiedTimestamps } from "../../app/ledger/verify-timestamps.ts"
import { verifyLedger } from "../../app/ledger/verify-ledger.ts"
import type { LedgerTrouble, LedgerTrust, WholeLedger } from "../../app/ledger/verify-ledger.ts"
import { indented } from "../block.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { keyIn, keysIn } from "./ledger-key.ts"
import { allTimestamps } from "./ledger-timestamps.ts"
import { LEDGER_TEXTS } from "./ledger-texts.ts"
import { troubleHeading, troubleIn } from "./ledger-trouble.ts"
import { columnsOf, padEnd } from "../layout.ts"
import { progressBar } from "../progress.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayRefused, sayStopped } from "../said.ts"
import { told, withStore } from "../with-store.ts"

export type VerifyOptions = {
  readonly config?: string
  readonly folder?: string
  readonly url?: string
  readonly key?: string
  readonly witness: readonly string[]
  readonly seen?: string
  readonly ca?: string
}

export async function ledgerVerify(options: VerifyOptions, cli: Cli): Promise<ExitCode> {
  const { folder, url, key, config } = options
  const tools = await cli.ledgerTools()
  const elsewhere = folder ?? url
  if (elsewhere !== undefined) {
    if (key === undefined) return told(new Fault("ledger/no-key", elsewhere), cli)
    const tree = folder === undefined ? tools.at(elsewhere) : tools.inFolder(folder)
    try {
      return await verify({ tree, name: elsewhere, timeZone: "UTC" }, key, options, cli)
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause
      cli.debug(cause)
      return told(cause, cli)
    }
  }
  return await withStore(config, cli, async ({ ledger, timeZone }) => {
    const own = key ?? (await ledger.key()).vkey
    const timestamps = async (): Promise<readonly Timestamp[]> => await allTimestamps(ledger)
    return await verify({ tree: treeOf(ledger), name: "sluis", timeZone, timestamps }, own, options, cli)
  })
}

type Place = {
  readonly tree: LedgerTree
  readonly name: string
  readonly timeZone: string
  readonly timestamps?: () => Promise<readonly Timestamp[]>
}

async function verify(
  { tree, name, timeZone, timestamps }: Place,
  key: string,
  { witness, seen, folder, url, ca }: VerifyOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { sha256, timestampCheck } = await cli.ledgerTools()
  const log = keyIn(key, "log", sha256)
  if (!log.ok) return told(log.error, cli)
  const witnesses = keysIn(witness, "witness", sha256)
  if (!witnesses.ok) return told(witnesses.error, cli)
  const kept = seen === undefined ? undefined : await cli.readText(seen)
  if (kept?.ok === false) return told(kept.error, cli)
  const trust: LedgerTrust = {
    log: log.value,
    witnesses: witnesses.value,
    seen: seen === undefined || kept === undefined ? undefined : { name: seen, note: kept.value },
  }
  const pem = ca === undefined ? undefined : await cli.readText(ca)
  if (pem?.ok === false) return told(pem.error, cli)
  const check = pem === undefined ? undefined : await timestampCheck(pem.value, ca ?? "")
  if (check?.ok === false) return told(check.error, cli)
  const bar = progressBar(cli.screen.err, cli.texts, cli.now, LEDGER_TEXTS[cli.screen.language].progress)
  const verified = await verifyLedger(tree, trust, sha256, (entries, share) =>
    bar.show(entries, share),
  ).finally(() => bar.clear())
  if (verified.ok) {
    sayWhole(verified.value, trust, timeZone, cli)
    if (check === undefined || timestamps === undefined) return 0
    const stamped = await verifyTimestamps(
      await timestamps(),
      { ...verified.value, tile: tree.tile },
      check.value,
      sha256,
    )
    return sayTimestamps(stamped, timeZone, cli)
  }
  const { error } = verified
  if (error.kind === "nothing-signed")
    return told(
      new Fault(
        folder === undefined && url === undefined ? "ledger/nothing-signed" : "ledger/unreadable",
        name,
      ),
      cli,
    )
  sayBent(error, cli)
  return 1
}

function sayWhole(
  { origin, size, root, unread, cosigned, seen }: WholeLedger,
  { log, seen: kept }: LedgerTrust,
  timeZone: string,
  cli: Cli,
): void {
  const { out, language } = cli.screen
  const { verify: words } = LEDGER_TEXTS[language]
  sayDone(words.whole(size), out)
  const rows: readonly (readonly [title: string, value: string])[] = [
    [words.rows.origin, origin],
    [words.rows.root, Buffer.from(root).toString("base64")],
    [words.rows.key, writeVerifierKey(log)],
  ]
  const columns = Math.max(...rows.map(([title]) => columnsOf(title)))
  for (const [title, value] of rows)
    out.print(`${indented(`${out.paint("faint", padEnd(title, columns))}   ${safe(value)}`)}\n`)
  for (const { witness, size: cosignedSize, at } of cosigned)
    sayDone(words.cosigned(safe(witness), cosignedSize, cli.texts.gate.moment(at * 1000, timeZone)), out)
  if (seen !== undefined && kept !== undefined) sayDone(words.grownFrom(safe(kept.name), seen), out)
  if (unread > 0) sayStopped(words.unread(unread), out)
}

function sayTimestamps(
  stamped: Result<VerifiedTimestamps, TimestampTrouble>,
  timeZone: string,
  cli: Cli,
): ExitCode {
  const { out, language } = cli.screen
  const { verify: words, fault } = LEDGER_TEXTS[language]
  if (!stamped.ok) {
    sayRefused(fault.timestamp(stamped.error.size), out)
    return 1
  }
  const { count, last } = stamped.value
  if (last === undefined) {
    sayRefused(words.notTimestamped, out)
    return 1
  }
  sayDone(words.timestamped(count, last.size, cli.texts.gate.moment(last.at, timeZone)), out)
  return 0
}

function sayBent(trouble: Exclude<LedgerTrouble, { kind: "nothing-signed" }>, cli: Cli): void {
  const { out, language } = cli.screen
  const texts = LEDGER_TEXTS[language]
  sayRefused(troubleHeading(trouble, texts), out)
  sayStopped(troubleIn(trouble, texts), out)
}
