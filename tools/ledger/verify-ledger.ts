/**
 * The verifier of the release: checks a ledger, in a folder or on the web, or the proof of one entry, on any Node from
 * 20.12 on and without anything of Sluis installed. The same code as `sluis ledger verify`, in one file that can be read and kept.
 *
 * Exit codes: 0 whole, 1 not what was signed, 2 wrong use or unreadable.
 */
import { stat } from "node:fs/promises"
import { parseArgs } from "node:util"

import { readEntry } from "@sluis/core/ledger/read-entry"
import { MAX_TLOG_PROOF_OCTETS, readTlogProof, verifyTlogProof } from "@sluis/core/ledger/tlog-proof"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import type { SignatureType, VerifierKey } from "@sluis/core/ledger/verifier-key"

import { Fault, tell } from "../../packages/server/src/app/fault.ts"
import { verifyLedger } from "../../packages/server/src/app/ledger/verify-ledger.ts"
import type { LedgerTrust } from "../../packages/server/src/app/ledger/verify-ledger.ts"
import { entryLines } from "../../packages/server/src/cli/ledger/ledger-report.ts"
import { LEDGER_TEXTS } from "../../packages/server/src/cli/ledger/ledger-texts.ts"
import { troubleHeading, troubleIn } from "../../packages/server/src/cli/ledger/ledger-trouble.ts"
import { languageOf } from "../../packages/server/src/cli/locale.ts"
import { safe } from "../../packages/server/src/cli/safe-text.ts"
import { treeInFolder } from "../../packages/server/src/ledger-folder/read-folder.ts"
import { treeAt } from "../../packages/server/src/ledger-folder/read-url.ts"
import { readWhole } from "../../packages/server/src/ledger-folder/whole-file.ts"
import { sha256 } from "../../packages/server/src/store/sha256.ts"
import { verifyReport } from "./verify-report.ts"

const USAGE = {
  en: `Usage: node verify-ledger.mjs FOLDER|URL|PROOF --key KEY [--witness KEY] [--seen CHECKPOINT] [--entry FILE]
       node verify-ledger.mjs report CHECKFILE FOLDER|URL --key KEY [--witness KEY]

Checks a ledger of Sluis (a folder of \`sluis ledger export\`, or the same on the web), or the proof of one entry
(a .tlog-proof file). With \`report\`, counts the figures of a report on the safeguard anew.
KEY is what \`sluis ledger key\` prints: get it from the organisation itself.`,
  nl: `Gebruik: node verify-ledger.mjs MAP|URL|BEWIJS --key SLEUTEL [--witness SLEUTEL] [--seen CONTROLEPUNT] [--entry BESTAND]
         node verify-ledger.mjs report CONTROLEBESTAND MAP|URL --key SLEUTEL [--witness SLEUTEL]

Controleert een verantwoordingslogboek van Sluis (een map van \`sluis ledger export\`, of hetzelfde op het web), of het bewijs
van één regel (een .tlog-proof-bestand). Met \`report\`: telt de cijfers van een rapport over de waarborg opnieuw.
SLEUTEL is wat \`sluis ledger key\` laat zien: vraag die aan de organisatie zelf.`,
}

const OPTIONS = {
  key: { type: "string" },
  witness: { type: "string", multiple: true },
  seen: { type: "string" },
  entry: { type: "string" },
} as const

type Options = { readonly seen?: string | undefined; readonly entry?: string | undefined }

const language = languageOf(process.env)
const texts = LEDGER_TEXTS[language]

process.exitCode = await main().catch((cause: unknown) => {
  if (!(cause instanceof Fault)) throw cause
  const { problem, remedy } = tell(cause, language)
  console.error(`verify-ledger: ${safe(cause.subject)} ${problem}.\n               ${remedy}`)
  return 2
})

async function main(): Promise<number> {
  const given = argumentsGiven()
  const [first, ...rest] = given?.positionals ?? []
  const report = first === "report" ? rest[0] : undefined
  const [target, ...more] = report === undefined ? [first, ...rest] : rest.slice(1)
  if (given === undefined || target === undefined || more.length > 0) {
    console.error(USAGE[language])
    return 2
  }
  const { key, witness = [], seen, entry } = given.values
  if (key === undefined) throw new Fault("ledger/no-key", target)
  const log = keyIn(key, "log")
  const witnesses = witness.map((one) => keyIn(one, "witness"))
  const isUrl = /^https?:\/\//.test(target)
  const tree = isUrl ? treeAt(target.replace(/\/+$/, "")) : treeInFolder(target)
  if (report !== undefined) return await verifyReport(report, tree, target, { log, witnesses }, language)
  if (isUrl) return await checkTree(tree, target, { log, witnesses }, { seen })
  const isFile = await stat(target).then(
    (found) => found.isFile(),
    () => false,
  )
  return isFile
    ? await checkProof(target, log, witnesses, { entry })
    : await checkTree(tree, target, { log, witnesses }, { seen })
}

function argumentsGiven():
  ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> | undefined {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch {
    return undefined
  }
}

async function checkTree(
  tree: ReturnType<typeof treeAt>,
  target: string,
  trust: Pick<LedgerTrust, "log" | "witnesses">,
  { seen }: Options,
): Promise<number> {
  const kept = seen === undefined ? undefined : { name: seen, note: await textOf(seen) }
  const verified = await verifyLedger(tree, { ...trust, seen: kept }, sha256)
  if (!verified.ok) {
    if (verified.error.kind === "nothing-signed") throw new Fault("ledger/unreadable", target)
    console.log(`✕ ${troubleHeading(verified.error, texts)}\n  ${troubleIn(verified.error, texts)}`)
    return 1
  }
  const { size, origin, root, unread, cosigned, seen: before } = verified.value
  console.log(`✓ ${texts.verify.whole(size)}`)
  const { rows } = texts.verify
  const width = Math.max(rows.origin.length, rows.root.length)
  console.log(`  ${rows.origin.padEnd(width)}   ${safe(origin)}`)
  console.log(`  ${rows.root.padEnd(width)}   ${Buffer.from(root).toString("base64")}`)
  for (const one of cosigned)
    console.log(
      `✓ ${texts.verify.cosigned(safe(one.witness), one.size, new Date(one.at * 1000).toISOString())}`,
    )
  if (before !== undefined) console.log(`✓ ${texts.verify.grownFrom(safe(seen ?? ""), before)}`)
  if (unread > 0) console.log(`! ${texts.verify.unread(unread)}`)
  return 0
}

async function checkProof(
  file: string,
  log: VerifierKey,
  witnesses: readonly VerifierKey[],
  { entry: entryFile }: Options,
): Promise<number> {
  const proof = readTlogProof(await textOf(file))
  if (!proof.ok) throw new Fault("ledger/proof", file)
  const entry = entryFile === undefined ? proof.value.extra : await octetsOf(entryFile)
  if (entry === undefined) {
    console.error(`verify-ledger: ${texts.fault.noEntry()}`)
    return 2
  }
  const verified = verifyTlogProof(sha256, proof.value, entry, { log, witnesses, quorum: witnesses.length })
  const index = String(proof.value.index)
  if (!verified.ok) {
    const { error } = verified
    if (error.kind === "form" || error.kind === "too-large") throw new Fault("ledger/proof", file)
    const why =
      error.kind === "checkpoint"
        ? texts.fault.checkpoint(error.why.kind)
        : error.kind === "witnesses"
          ? texts.verify.notCosigned(witnesses.map(({ name }) => safe(name)).join(", "))
          : texts.fault.notIncluded(index)
    console.log(`✕ ${why}`)
    return 1
  }
  const { checkpoint } = verified.value
  console.log(`✓ ${texts.prove.included(index, String(checkpoint.size), safe(checkpoint.origin))}`)
  const read = readEntry(entry)
  if (read.ok) for (const line of entryLines(read.value, language)) console.log(`  ${line}`)
  return 0
}

function keyIn(written: string, type: SignatureType): VerifierKey {
  const key = readVerifierKey(sha256, written.trim())
  if (!key.ok || key.value.type !== type) throw new Fault("ledger/key", written)
  return key.value
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await octetsOf(path))
}

async function octetsOf(path: string): Promise<Uint8Array> {
  const octets = await readWhole(path, MAX_TLOG_PROOF_OCTETS).catch((cause: unknown) => {
    throw new Fault("input/unreadable", path, "", cause)
  })
  if (octets === undefined) throw new Fault("input/missing", path)
  return octets
}
