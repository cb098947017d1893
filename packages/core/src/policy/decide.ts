/**
 * Facts and policy give a verdict.
 *
 * Every rule is asked, the strictest demand wins and the reasons of all are kept (./strictest.ts): the order of rules
 * never matters. Then come the fixed steps, which no policy can change:
 *
 *   a. What would have to be individualised and cannot be becomes `hold` for a second person, with the obstacle as its
 *      reason.
 *   b. What would be held and comes from a program becomes `refuse`: nobody reads our notice, and answering automatic
 *      mail makes loops (RFC 3834 §2). The sending program gets the answer in the session.
 *   c. `deliver` has no reasons, unless a rule with a delay fired.
 *
 * Failure direction: a rule that throws is a hold for a second person, recorded in `broken`; never a silent pass.
 */
import type { Facts } from "../facts/facts.ts"
import type { FactContext } from "./facts-context.ts"
import { contextOf } from "./facts-context.ts"
import type { Text } from "./facts-schema.ts"
import { OBSTACLE_REASONS, RULE_BROKE } from "./fixed-reason.ts"
import type { Policy, Rule } from "./policy.ts"
import { rulesFor } from "./policy.ts"
import { sayIn } from "./sentence.ts"
import type { Demand } from "./strictest.ts"
import { DELIVER, HOLD_FOR_SECOND_PERSON, showingOf, STRICTNESS, strictest } from "./strictest.ts"
import type { Reason, Verdict } from "./verdict.ts"

export type BrokenRule = { readonly rule: string; readonly cause: unknown }

export type Decision = {
  readonly verdict: Verdict
  /** Rules that could not be evaluated, by id. */
  readonly broken: readonly BrokenRule[]
  /** Ids of the rules whose condition held, sorted. */
  readonly fired: readonly string[]
}

const NOTHING_FIRED: Decision = { verdict: { ...DELIVER, reasons: [] }, broken: [], fired: [] }

/** `facts.sender.department` says which rules apply. Never throws. */
export function decide(facts: Facts, policy: Policy): Decision {
  const findings: Finding[] = []
  const broken: BrokenRule[] = []
  const fired: string[] = []
  let context: FactContext | undefined
  for (const rule of rulesFor(policy, facts.sender.department)) {
    try {
      context ??= contextOf(facts)
      if (!rule.when.holds(context)) continue
      fired.push(rule.id)
      findings.push(found(rule))
    } catch (cause) {
      broken.push({ rule: rule.id, cause })
      findings.push({ rule: rule.id, demand: HOLD_FOR_SECOND_PERSON, say: () => RULE_BROKE })
    }
  }
  if (findings.length === 0) return NOTHING_FIRED
  return {
    verdict: verdictOf(facts, findings),
    broken: broken.toSorted((a, b) => byId(a.rule, b.rule)),
    fired: fired.toSorted(byId),
  }
}

type Finding = { readonly rule: string; readonly demand: Demand; readonly say: (facts: Facts) => Text }

function found(rule: Rule): Finding {
  const say = (facts: Facts): Text => ({
    nl: sayIn(rule.say.nl, facts, "nl"),
    en: sayIn(rule.say.en, facts, "en"),
  })
  return { rule: rule.id, demand: rule.then, say }
}

function verdictOf(facts: Facts, findings: readonly Finding[]): Verdict {
  const all = [...findings]
  let demand = findings.map((finding) => finding.demand).reduce(strictest, DELIVER)
  if (showingOf(demand) !== undefined && facts.form.obstacles.length > 0) {
    for (const obstacle of facts.form.obstacles) {
      const { rule, say } = OBSTACLE_REASONS[obstacle]
      all.push({ rule, demand: HOLD_FOR_SECOND_PERSON, say: () => say })
    }
    // Without `showing`: copies cannot be made, so the second person decides about the message as it is.
    demand = HOLD_FOR_SECOND_PERSON
  }
  if (demand.kind === "hold" && (facts.form.automatic || facts.sender.none)) demand = { kind: "refuse" }
  return withReasons(demand, reasonsOf(facts, all, demand))
}

/** Strictest first, then by id. A mere delay is a reason for nothing stricter. */
function reasonsOf(facts: Facts, findings: readonly Finding[], demand: Demand): readonly Reason[] {
  return findings
    .filter((finding) => demand.kind === "deliver" || finding.demand.kind !== "deliver")
    .toSorted((a, b) => STRICTNESS[b.demand.kind] - STRICTNESS[a.demand.kind] || byId(a.rule, b.rule))
    .map(({ rule, say }) => ({ rule, ...say(facts) }))
}

function withReasons(demand: Demand, [first, ...rest]: readonly Reason[]): Verdict {
  if (demand.kind === "deliver") return { ...demand, reasons: first === undefined ? [] : [first, ...rest] }
  if (first === undefined) throw new Error(`verdict "${demand.kind}" without a reason`)
  return { ...demand, reasons: [first, ...rest] }
}

function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
