/**
 * Reads a policy file: YAML, then its form, then what it says. All problems at once, each with its place and the words
 * that would be right.
 *
 * INVARIANT (floor): nothing in a department can make a verdict less strict than floor and fixed steps alone would.
 * Rules only add (./strictest.ts), `without` takes away organisation rules only, and an id can occur once, so that no
 * rule can be written over another.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { departmentProblems } from "./check-departments.ts"
import type { RuleParts } from "./check-rules.ts"
import { checkRules, ruleKey } from "./check-rules.ts"
import { testProblems } from "./check-tests.ts"
import { membersOf } from "./department.ts"
import { formProblems } from "./form-problem.ts"
import type { PartialFacts } from "./neutral-facts.ts"
import type { Department, Policy, PolicyTest, Rule, RuleOrigin } from "./policy.ts"
import type { PolicyFile, RuleFile, TestFile } from "./policy-file.ts"
import { POLICY_LIMITS, PolicyForm } from "./policy-file.ts"
import { POLICY_WORDS } from "./policy-words.ts"
import type { PolicyProblem } from "./problem.ts"
import type { FileKind, Path, Source } from "./source.ts"
import { readSource } from "./source.ts"
import type { Demand } from "./strictest.ts"

const POLICY_KIND: FileKind = { nl: "beleid", en: "policy", units: POLICY_LIMITS.units }

/** More problems than this help nobody. */
const MAX_PROBLEMS = 200

/** `name` is what problems call the file, e.g. "policy.yaml". */
export function loadPolicy(text: string, name: string): Result<Policy, readonly PolicyProblem[]> {
  const source = readSource(text, name, POLICY_KIND)
  // What the YAML reader made of a broken file is guesswork; problems in it would be too.
  if (source.problems.length > 0) return err(inOrder(source.problems))
  const form = PolicyForm.safeParse(source.value)
  const { parts, problems: ruleProblems } = checkRules(source)
  if (!form.success) return err(inOrder([...formProblems(source, form.error, POLICY_WORDS), ...ruleProblems]))
  const problems = [
    ...ruleProblems,
    ...departmentProblems(source, form.data),
    ...testProblems(source, form.data),
    ...(hasRules(form.data) ? [] : [source.problemAt([], NO_RULES)]),
  ]
  return problems.length > 0 ? err(inOrder(problems)) : ok(policyOf(name, form.data, parts, source))
}

function policyOf(
  name: string,
  file: PolicyFile,
  parts: ReadonlyMap<string, RuleParts>,
  source: Source,
): Policy {
  const rulesAt = (path: Path, files: readonly RuleFile[] | undefined, origin: RuleOrigin): readonly Rule[] =>
    (files ?? []).map((rule, index) => {
      const made = parts.get(ruleKey([...path, index]))
      if (made === undefined) throw new Error(`rule "${rule.id}" was not checked`)
      return { id: rule.id, origin, ...made, then: demandOf(rule) }
    })
  const floor = rulesAt(["floor"], file.floor, { kind: "floor" })
  const rules = rulesAt(["rules"], file.rules, { kind: "organisation" })
  const departments = Object.entries(file.departments ?? {}).map(
    ([department, { members, rules: own, without = [] }]): Department => ({
      name: department,
      members,
      rules: rulesAt(["departments", department, "rules"], own, { kind: "department", department }),
      without,
    }),
  )
  return {
    name,
    version: 1,
    floor,
    rules,
    departments,
    tests: (file.tests ?? []).map((test, index) => testOf(test, source.lineOf(["tests", index]))),
    numbers: file.numbers ?? [],
    applicable: applicableRules(floor, rules, departments),
    members: membersOf(departments),
  }
}

function applicableRules(
  floor: readonly Rule[],
  rules: readonly Rule[],
  departments: readonly Department[],
): ReadonlyMap<string, readonly Rule[]> {
  const table = new Map<string, readonly Rule[]>([["", [...floor, ...rules]]])
  for (const department of departments) {
    const without = new Set(department.without)
    table.set(department.name, [
      ...floor,
      ...rules.filter((rule) => !without.has(rule.id)),
      ...department.rules,
    ])
  }
  return table
}

function demandOf(rule: RuleFile): Demand {
  switch (rule.then) {
    case "deliver":
      return { kind: "deliver", delaySeconds: rule.delaySeconds }
    case "individualise":
      return { kind: "individualise", showing: rule.showing }
    case "hold":
      return { kind: "hold", releasableBy: rule.releasableBy }
    case "refuse":
      return { kind: "refuse" }
  }
}

function testOf(test: TestFile, line: number): PolicyTest {
  const envelope =
    test.from === undefined || test.rcpt === undefined
      ? undefined
      : { sender: test.from, recipients: test.rcpt }
  return {
    name: test.name,
    line,
    of:
      test.message === undefined
        ? { kind: "facts", facts: isPartialFacts(test.facts) ? test.facts : {} }
        : { kind: "message", message: test.message, envelope },
    as: test.as,
    verdict: test.expect.verdict,
    rules: test.expect.rules,
  }
}

/** The form has checked every leaf against the table that Facts is checked against (./facts-schema.ts). */
function isPartialFacts(facts: TestFile["facts"]): facts is PartialFacts & TestFile["facts"] {
  return facts !== undefined
}

function inOrder(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_PROBLEMS)
}

function hasRules(file: PolicyFile): boolean {
  return (file.floor ?? []).length + (file.rules ?? []).length > 0
}

const NO_RULES = {
  nl: "dit beleid heeft geen enkele regel onder `floor` of `rules` en zou alles doorlaten",
  en: "this policy has no rule at all in `floor` or `rules` and would let everything pass",
}
