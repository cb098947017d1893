/**
 * A report on the safeguard, counted anew: the ledger is verified, and from its entries every figure of the report's check file. What
 * can't be counted (when it was made, a sum of small departments) is held by the digest of the file, which the ledger was told when
 * the report was made: a file of which one digit is another is refused.
 *
 * Exit codes: 0 the report is right, 1 it is not, or the ledger is not what was signed, 2 unreadable.
 */
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import type { LedgerEntry } from "@sluis/core/ledger/entry"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { MAX_CHECK_UNITS, readCheckFile, recount } from "@sluis/core/safeguard/check-file"
import type { Mismatch } from "@sluis/core/safeguard/check-file"
import { FIGURES } from "@sluis/core/safeguard/figure"
import type { FigureId } from "@sluis/core/safeguard/figure"
import { valueOf } from "@sluis/core/safeguard/figures"

import { Fault } from "../../packages/server/src/app/fault.ts"
import type { Language } from "../../packages/server/src/app/language.ts"
import type { LedgerTree } from "../../packages/server/src/app/ledger/ledger-tree.ts"
import { verifyLedger } from "../../packages/server/src/app/ledger/verify-ledger.ts"
import { LEDGER_TEXTS } from "../../packages/server/src/cli/ledger/ledger-texts.ts"
import { troubleHeading, troubleIn } from "../../packages/server/src/cli/ledger/ledger-trouble.ts"
import { safe } from "../../packages/server/src/cli/safe-text.ts"
import { readWhole } from "../../packages/server/src/ledger-folder/whole-file.ts"
import { sha256 } from "../../packages/server/src/store/sha256.ts"

/** What doesn't fit is told up to so many lines. */
const MAX_TOLD = 50

export async function verifyReport(
  file: string,
  tree: LedgerTree,
  target: string,
  { log, witnesses }: { readonly log: VerifierKey; readonly witnesses: readonly VerifierKey[] },
  language: Language,
): Promise<number> {
  const octets = await readWhole(file, MAX_CHECK_UNITS).catch((cause: unknown) => {
    throw new Fault("input/unreadable", file, "", cause)
  })
  if (octets === undefined) throw new Fault("input/missing", file)
  const check = readCheckFile(new TextDecoder().decode(octets))
  if (!check.ok) throw new Fault("safeguard/check", file)
  const { checkpoint, size, period } = check.value
  const counting = recount(check.value, sha256)
  const seen = { name: file, note: checkpoint }
  const digest = Buffer.from(sha256(octets)).toString("hex")
  let isTold = false
  const saw = (index: number, entry: LedgerEntry): void => {
    counting.add(index, entry)
    if (entry.action !== "report.made" || entry.result !== "done" || index < size) return
    isTold ||= entry.words["full"] === digest || entry.words["council"] === digest
  }
  const verified = await verifyLedger(tree, { log, witnesses, seen }, sha256, undefined, saw)
  const texts = LEDGER_TEXTS[language]
  if (!verified.ok) {
    if (verified.error.kind === "nothing-signed") throw new Fault("ledger/unreadable", target)
    console.log(`✕ ${troubleHeading(verified.error, texts)}\n  ${troubleIn(verified.error, texts)}`)
    return 1
  }
  console.log(`✓ ${texts.verify.whole(verified.value.size)}`)
  const signed = openCheckpoint(checkpoint, log, [])
  const isOfSize = signed.ok && Number(signed.value.checkpoint.size) === size
  const mismatches: readonly Mismatch[] = [
    ...(isOfSize ? [] : [{ part: "size", name: String(size) }]),
    ...counting.mismatches(),
    ...(isTold ? [] : [{ part: "digest", name: digest }]),
  ]
  const { title, right, wrong, more, untold } = TEXTS[language]
  if (mismatches.length > 0) {
    console.log(`✕ ${wrong(mismatches.length)}`)
    for (const { part, name } of mismatches.slice(0, MAX_TOLD)) console.log(`  ${part} ${safe(name)}`)
    if (mismatches.length > MAX_TOLD) console.log(`  ${more(mismatches.length - MAX_TOLD)}`)
    if (!isTold) console.log(`  ${untold}`)
    return 1
  }
  console.log(`✓ ${right}\n\n${title(period.from, period.to)}`)
  const figures = { figures: counting.figures() }
  for (const id of IDS)
    console.log(`  ${String(valueOf(figures, id)).padStart(10)}  ${FIGURES[id].name[language]}`)
  return 0
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
const IDS = Object.keys(FIGURES) as readonly FigureId[]

const TEXTS = {
  nl: {
    title: (from: string, to: string) => `Opnieuw geteld, ${from} tot en met ${to}:`,
    right: "Het rapport klopt: elk cijfer is opnieuw geteld uit het logboek.",
    wrong: (count: number) =>
      count === 1
        ? "Het rapport klopt niet. Dit is in het logboek anders:"
        : `Het rapport klopt niet. Deze ${count} onderdelen zijn in het logboek anders:`,
    more: (count: number) => `en nog ${count}`,
    untold:
      "Het logboek kent dit controlebestand niet: er is iets in gewijzigd, of de export is ouder dan het rapport. Vraag dan een nieuwere export.",
  },
  en: {
    title: (from: string, to: string) => `Counted anew, ${from} to ${to}:`,
    right: "The report is right: every figure was counted anew from the ledger.",
    wrong: (count: number) =>
      count === 1
        ? "The report is not right. This is different in the ledger:"
        : `The report is not right. These ${count} parts are different in the ledger:`,
    more: (count: number) => `and ${count} more`,
    untold:
      "The ledger does not know this check file: something in it was altered, or the export is older than the report. Then ask for a newer export.",
  },
} as const
