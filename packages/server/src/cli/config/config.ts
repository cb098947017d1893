/** `sluis config check | print | schema`: the configuration, for who runs Sluis. */
import { problemLine } from "@sluis/core/policy/problem"

import type { Finding } from "../../app/configuration.ts"
import { Fault } from "../../app/fault.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFault, printPolicyFault } from "../fault-lines.ts"
import { wrap } from "../layout.ts"
import { safe } from "../safe-text.ts"
import { sayDone } from "../said.ts"
import type { Screen } from "../screen.ts"

/**
 * 2: the file can't be read or is no configuration. 1: it is one, and points to something that is not right. 0: it is
 * right; there may be advice.
 */
export async function configCheck(file: string | undefined, cli: Cli): Promise<ExitCode> {
  const { screen, texts } = cli
  const checked = await (await cli.configuration()).check(file)
  if (!checked.ok) {
    printPolicyFault(checked.error, screen)
    return 2
  }
  const { name, findings } = checked.value
  for (const finding of findings) printFinding(finding, screen)
  if (findings.some(({ grade }) => grade !== "advice")) {
    printFault(new Fault("config/unfit", name ?? texts.config.noFile), screen)
    return 1
  }
  sayDone(texts.config.valid(safe(name ?? texts.config.noFile)), screen.out)
  return 0
}

export function printFinding(finding: Finding, { err, language }: Screen): void {
  for (const problem of finding.problems) err.print(`${safe(problemLine(problem, language))}\n`)
  const isAdvice = finding.grade === "advice"
  const symbol = isAdvice ? err.paint("yellow", err.symbols.warning) : err.paint("red", err.symbols.no)
  const [first = "", ...rest] = wrap(safe(`${finding.key}: ${finding[language]}`), err.columns - 4)
  err.print(`${[`  ${symbol} ${first}`, ...rest.map((line) => `    ${line}`)].join("\n")}\n`)
}

export async function configPrint({ configuration, screen }: Cli): Promise<ExitCode> {
  screen.out.print((await configuration()).example())
  return 0
}

export async function configSchema({ configuration, screen }: Cli): Promise<ExitCode> {
  screen.out.print(`${JSON.stringify((await configuration()).schema(), undefined, 2)}\n`)
  return 0
}
