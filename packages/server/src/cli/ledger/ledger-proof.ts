/** `sluis ledger prove | check`: one entry, provable to whoever has nothing but the ledger's public key. */
import { basename, dirname } from "node:path"

import { readEntry } from "@sluis/core/ledger/read-entry"
import { readTlogProof, verifyTlogProof } from "@sluis/core/ledger/tlog-proof"

import { Fault } from "../../app/fault.ts"
import { proveEntry } from "../../app/ledger/prove-entry.ts"
import { indented } from "../block.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { keyIn, keysIn } from "./ledger-key.ts"
import { entryLines } from "./ledger-report.ts"
import { LEDGER_TEXTS } from "./ledger-texts.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayRefused, sayStopped } from "../said.ts"
import { told, withStore } from "../with-store.ts"

export type ProveOptions = { readonly config?: string; readonly out?: string; readonly force: boolean }
export type CheckProofOptions = {
  readonly key: string
  readonly witness: readonly string[]
  readonly entry?: string
}

export async function ledgerProve(
  index: number,
  { config, out: given, force }: ProveOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { sha256 } = await cli.ledgerTools()
  return await withStore(config, cli, async ({ ledger }) => {
    const proved = await proveEntry(index, ledger, sha256)
    if (!proved.ok) return told(proved.error, cli)
    const file = given ?? `entry-${index}.tlog-proof`
    const octets = new TextEncoder().encode(proved.value.text)
    const kept = await cli.keepCopies(dirname(file), [{ name: basename(file), octets: () => octets }], force)
    if (!kept.ok) return told(kept.error, cli)
    const { out, language } = cli.screen
    const { prove: words } = LEDGER_TEXTS[language]
    sayDone(words.written(safe(file), index, proved.value.size), out)
    if (!proved.value.isWitnessed) sayStopped(words.withoutWitness, out)
    return 0
  })
}

/** Reads two files at most, and nothing else. */
export async function ledgerCheck(
  file: string,
  { key, witness, entry: entryFile }: CheckProofOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { sha256 } = await cli.ledgerTools()
  const log = keyIn(key, "log", sha256)
  if (!log.ok) return told(log.error, cli)
  const witnesses = keysIn(witness, "witness", sha256)
  if (!witnesses.ok) return told(witnesses.error, cli)
  const text = await cli.readText(file)
  if (!text.ok) return told(text.error, cli)
  const proof = readTlogProof(text.value)
  if (!proof.ok) return told(new Fault("ledger/proof", file), cli)
  const given = entryFile === undefined ? undefined : await cli.readTable(entryFile)
  if (given?.ok === false) return told(given.error, cli)
  const entry = given?.value ?? proof.value.extra
  const { out, language } = cli.screen
  const { prove: words, fault, verify } = LEDGER_TEXTS[language]
  if (entry === undefined) {
    sayRefused(fault.noEntry(), out)
    return 2
  }
  const policy = { log: log.value, witnesses: witnesses.value, quorum: witnesses.value.length }
  const verified = verifyTlogProof(sha256, proof.value, entry, policy)
  if (!verified.ok) {
    const { error } = verified
    switch (error.kind) {
      case "form":
      case "too-large":
        return told(new Fault("ledger/proof", file), cli)
      case "checkpoint":
        sayRefused(fault.checkpoint(error.why.kind), out)
        return 1
      case "witnesses":
        sayRefused(verify.notCosigned(witnesses.value.map(({ name }) => safe(name)).join(", ")), out)
        return 1
      case "not-included":
        sayRefused(fault.notIncluded(String(proof.value.index)), out)
        return 1
    }
  }
  const { checkpoint } = verified.value
  sayDone(words.included(String(proof.value.index), String(checkpoint.size), safe(checkpoint.origin)), out)
  const read = readEntry(entry)
  if (read.ok) for (const line of entryLines(read.value, language)) out.print(`${indented(line)}\n`)
  return 0
}
