/** What a policy does and why it decided as it did, for people who did not write it. */
import type { Facts } from "../facts/facts.ts"
import { inWords } from "./condition-words.ts"
import { contextOf } from "./facts-context.ts"
import type { FactValue, Text } from "./facts-schema.ts"
import { factAt } from "./facts-schema.ts"
import type { Policy, Rule, RuleOrigin } from "./policy.ts"
import { rulesFor } from "./policy.ts"
import type { Demand } from "./strictest.ts"

export type RuleExplanation = {
  readonly rule: string
  readonly origin: RuleOrigin
  /** Departments that go without it; for one department: that one, or nobody. */
  readonly loweredBy: readonly string[]
  /** CEL, as written. */
  readonly when: string
  readonly words: Text
  readonly then: Demand
}

/**
 * Every rule: floor, organisation, departments, in the order of the file. With a department: the rules for its members,
 * those it goes without included.
 */
export function explainPolicy(policy: Policy, department?: string): readonly RuleExplanation[] {
  const departments = policy.departments.filter(({ name }) => department === undefined || name === department)
  const own = departments.flatMap(({ rules }) => rules)
  return [...policy.floor, ...policy.rules, ...own].map((rule) => ({
    rule: rule.id,
    origin: rule.origin,
    loweredBy: departments.filter(({ without }) => without.includes(rule.id)).map(({ name }) => name),
    when: rule.when.text,
    words: inWords(rule.when.ast),
    then: rule.then,
  }))
}

export type RuleOutcome = {
  readonly rule: string
  readonly origin: RuleOrigin
  readonly outcome: "fired" | "not-fired" | "broken"
  readonly words: Text
  /** The facts that its condition uses, by path. */
  readonly facts: readonly { readonly path: string; readonly means: Text; readonly value: FactValue }[]
}

/** Each rule that applies to the sender's department, and what it saw. */
export function explainDecision(facts: Facts, policy: Policy): readonly RuleOutcome[] {
  return rulesFor(policy, facts.sender.department).map((rule) => ({
    rule: rule.id,
    origin: rule.origin,
    outcome: outcomeOf(rule, facts),
    words: inWords(rule.when.ast),
    facts: rule.when.leaves.map((leaf) => ({
      path: leaf.path,
      means: leaf.means,
      value: factAt(facts, leaf),
    })),
  }))
}

function outcomeOf(rule: Rule, facts: Facts): RuleOutcome["outcome"] {
  try {
    return rule.when.holds(contextOf(facts)) ? "fired" : "not-fired"
  } catch {
    return "broken"
  }
}
