/**
 * `sluis individualise`: the copies that the recipients would get, as files; or why there are none.
 */
import type { Examination } from "@sluis/core/examine"

import { checkMessage } from "../../app/gate/check-message.ts"
import { choosePolicy } from "../../app/policy/choose-policy.ts"
import { damageIn } from "../../app/gate/damage.ts"
import { Fault } from "../../app/fault.ts"
import { copyFiles } from "../../app/gate/individualise.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFault, printPolicyFault } from "../fault-lines.ts"
import { onlyMessage } from "./only-message.ts"
import { fileName, reportLines } from "./report.ts"
import { safe } from "../safe-text.ts"
import { sayDone, sayStopped } from "../said.ts"

export type IndividualiseOptions = {
  readonly out: string
  readonly force: boolean
  readonly as: readonly string[]
  readonly from: string | undefined
  readonly rcpt: readonly string[]
  readonly policy: string | undefined
}

export async function individualise(
  name: string,
  options: IndividualiseOptions,
  cli: Cli,
): Promise<ExitCode> {
  const { screen, texts } = cli
  const policy = await choosePolicy(options.policy, cli.readText)
  if (!policy.ok) {
    printPolicyFault(policy.error, screen)
    return 2
  }
  const found = await onlyMessage(name, cli)
  if (found === undefined) return 2
  const circumstances = { us: options.as, sender: options.from, recipients: options.rcpt }
  const examination = await checkMessage(found.bytes, circumstances, policy.value)
  const damage = damageIn(examination.message)
  if (damage !== undefined) {
    printFault(new Fault("input/damaged-header", fileName(found.where, texts), `octet ${damage}`), screen)
    return 2
  }
  switch (examination.verdict.kind) {
    case "deliver":
      sayDone(texts.individualise.notNeeded, screen.out)
      return 0
    case "individualise":
      return await write(examination, options, cli)
    case "hold":
    case "refuse": {
      const report = reportLines(found.where, examination, {
        language: screen.language,
        texts,
        page: screen.out,
      })
      screen.out.print(`${report.join("\n")}\n\n`)
      sayStopped(texts.individualise.notPossible(examination.verdict.kind), screen.out)
      return 1
    }
  }
}

async function write(examination: Examination, options: IndividualiseOptions, cli: Cli): Promise<ExitCode> {
  const written = await cli.keepCopies(options.out, copyFiles(examination), options.force)
  if (!written.ok) {
    printFault(written.error, cli.screen)
    return 2
  }
  const { individualise: said } = cli.texts
  sayDone(said.written(written.value.length, safe(options.out)), cli.screen.out)
  sayDone(said.exitCheck, cli.screen.out)
  return 0
}
