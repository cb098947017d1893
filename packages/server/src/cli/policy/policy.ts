/** `sluis policy check | explain | test | print`: a policy, for those who answer for it. */
import { examine } from "@sluis/core/examine"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { explainPolicy } from "@sluis/core/policy/explain"
import type { RuleExplanation } from "@sluis/core/policy/explain"
import type { Policy } from "@sluis/core/policy/policy"
import { runPolicyTests } from "@sluis/core/policy/test-policy"
import type { PolicyTestResult, TestMail } from "@sluis/core/policy/test-policy"

import { choosePolicy } from "../../app/policy/choose-policy.ts"
import { Fault } from "../../app/fault.ts"
import type { Cli, ExitCode } from "../cli.ts"
import { printFault, printPolicyFault } from "../fault-lines.ts"
import { wrap } from "../layout.ts"
import { safe } from "../safe-text.ts"
import type { Page } from "../screen.ts"
import type { Texts } from "../texts.ts"
import { verdictStyle, verdictSymbol } from "../check/verdict-look.ts"

export async function policyCheck(file: string, cli: Cli): Promise<ExitCode> {
  const policy = await load(file, cli)
  if (policy === undefined) return 2
  const { out } = cli.screen
  out.print(`  ${out.paint("green", out.symbols.pass)} ${cli.texts.policy.valid(safe(file))}\n`)
  return 0
}

/** Rules in words, grouped by whom they hold for. */
export async function policyExplain(
  file: string | undefined,
  department: string | undefined,
  cli: Cli,
): Promise<ExitCode> {
  const policy = await load(file, cli)
  if (policy === undefined) return 2
  if (department !== undefined && !policy.departments.some(({ name }) => name === department)) {
    const names = policy.departments.map(({ name }) => name).join(", ")
    printFault(new Fault("policy/no-department", department, names), cli.screen)
    return 2
  }
  const { screen, texts } = cli
  const groups = Map.groupBy(explainPolicy(policy, department), ({ origin }) => {
    switch (origin.kind) {
      case "floor":
        return texts.policy.floor
      case "organisation":
        return texts.policy.organisation
      case "department":
        return texts.policy.department(safe(origin.department))
    }
  })
  const lines = [...groups].flatMap(([title, rules]) => [
    "",
    ...wrap(title, screen.out.columns - 2).map((line) => `  ${screen.out.paint("strong", line)}`),
    ...rules.flatMap((rule) => ruleLines(rule, rule.words[screen.language], texts, screen.out)),
  ])
  screen.out.print(`${lines.join("\n")}\n\n`)
  return 0
}

function ruleLines(rule: RuleExplanation, words: string, texts: Texts, page: Page): readonly string[] {
  const { kind } = rule.then
  const verdict = page.paint(verdictStyle(kind), `${verdictSymbol(kind, page)} ${texts.verdict[kind]}`)
  const lowered =
    rule.loweredBy.length === 0 ? [] : [texts.policy.without(texts.and(rule.loweredBy.map(safe)))]
  const sentences = [texts.policy.when(safe(words)), ...lowered]
  return [
    "",
    `    ${verdict}   ${page.paint("faint", safe(rule.rule))}`,
    ...sentences.flatMap((sentence) => wrap(sentence, page.columns - 6).map((line) => `      ${line}`)),
  ]
}

export async function policyTest(file: string | undefined, cli: Cli): Promise<ExitCode> {
  const policy = await load(file, cli)
  if (policy === undefined) return 2
  const { screen, texts } = cli
  const results = runPolicyTests(policy, (mail) => examine(octetsOf(mail), contextOf(mail), policy).facts)
  const failed = results.filter((result) => !result.passed).length
  const lines = results.flatMap((result) => resultLines(result, texts, screen.out))
  const verdict =
    results.length === 0 ? texts.policy.noTests : texts.policy.tests(results.length - failed, failed)
  screen.out.print(`\n${[...lines, "", `  ${screen.out.paint("strong", verdict)}`].join("\n")}\n\n`)
  return failed > 0 ? 1 : 0
}

function resultLines(result: PolicyTestResult, texts: Texts, page: Page): readonly string[] {
  const [first = "", ...rest] = wrap(safe(result.name), page.columns - 4)
  const symbol = result.passed ? page.paint("green", page.symbols.pass) : page.paint("red", page.symbols.no)
  const name = [`  ${symbol} ${first}`, ...rest.map((line) => `    ${line}`)]
  if (result.passed) return name
  const told = ({ verdict, rules }: PolicyTestResult["actual"] | PolicyTestResult["expected"]): string =>
    rules === undefined || rules.length === 0
      ? texts.verdictCount[verdict]
      : `${texts.verdictCount[verdict]} (${rules.map(safe).join(", ")})`
  const why = texts.policy.testFailed(result.line, told(result.expected), told(result.actual))
  return [...name, ...wrap(why, page.columns - 6).map((line) => `      ${page.paint("faint", line)}`)]
}

export function policyPrint({ screen }: Cli): ExitCode {
  screen.out.print(DEFAULT_POLICY)
  return 0
}

async function load(file: string | undefined, { readText, screen }: Cli): Promise<Policy | undefined> {
  const policy = await choosePolicy(file, readText)
  if (policy.ok) return policy.value
  printPolicyFault(policy.error, screen)
  return undefined
}

function octetsOf({ text }: TestMail): Uint8Array {
  return new TextEncoder().encode(text)
}

function contextOf({ envelope }: TestMail): Parameters<typeof examine>[1] {
  return envelope === undefined ? { us: [] } : { us: [], envelope }
}
