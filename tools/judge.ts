/**
 * How well the verdicts are: `npm run judge`.
 *
 * Judges every message of fixtures/judgement with the built-in policy and writes docs/judgement.md. `--development` shows
 * what went wrong in the half that rules may be tuned on; what went wrong in the test half is counted and never shown,
 * so that nobody tunes on it by accident.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { format, resolveConfig } from "prettier"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { parseCases, type JudgementCase } from "./judge/case.ts"
import { judgeCase, type Judged } from "./judge/judge-case.ts"
import { reportOf } from "./judge/report.ts"

const FOLDER = join(import.meta.dirname, "..", "fixtures", "judgement")
const REPORT = join(import.meta.dirname, "..", "docs", "judgement.md")

if (import.meta.main) process.exitCode = await main()

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { development: { type: "boolean", default: false }, only: { type: "string", default: "" } },
  })
  const cases = readCases().filter(({ id }) => id.startsWith(values.only))
  const judged = await judgeAll(cases)
  if (values.development) {
    showDifferences(judged.filter(({ half }) => half === "development"))
    return 0
  }
  const report = await pageOf(judged)
  writeFileSync(REPORT, report)
  process.stdout.write(report)
  return 0
}

/** The report in the project's format. */
export async function pageOf(judged: readonly Judged[]): Promise<string> {
  return await format(reportOf(judged), { ...(await resolveConfig(REPORT)), parser: "markdown" })
}

export function readCases(): readonly JudgementCase[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .flatMap((name) => parseCases(readFileSync(join(FOLDER, name), "utf8"), name))
}

export async function judgeAll(cases: readonly JudgementCase[]): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const one of cases) judged.push(await judgeCase(one, BUILTIN_POLICY))
  return judged
}

function showDifferences(judged: readonly Judged[]): void {
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  for (const { one, differences, evidence, rules, right } of judged) {
    if (differences.length === 0) continue
    print(`${right ? " " : "!"} ${one.id} (${one.template}): ${one.why}`)
    for (const difference of differences) print(`    ${difference}`)
    if (rules.length > 0) print(`    rules: ${rules.join(", ")}`)
    const words = evidence.filter(({ fact }) => fact.startsWith("membership") || fact.startsWith("content"))
    if (words.length > 0)
      print(
        `    words: ${words.map(({ value, words: said, certainty }) => `${said} [${value}, ${certainty}]`).join("; ")}`,
      )
  }
  const wrong = judged.filter(({ right }) => !right).length
  print(`${judged.length} messages, ${wrong} with the wrong verdict`)
}
