/** How the rules of one policy differ from those of another (./compare-policies.ts). */
import type { PolicyDifference } from "./difference.ts"
import type { Text } from "./facts-schema.ts"
import type { Policy, Rule, RuleOrigin } from "./policy.ts"
import { quoted } from "./problem.ts"
import { ruleText, saidText, verdictText, verdictWords } from "./rule-words.ts"

export function ruleDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const [old, now] = [rulesById(before), rulesById(after)]
  const kept = [...now.values()].flatMap((rule) => {
    const was = old.get(rule.id)
    return was === undefined ? [addedRule(rule)] : changedRule(was, rule)
  })
  return [...kept, ...[...old.values()].filter(({ id }) => !now.has(id)).map(removedRule)]
}

function rulesById(policy: Policy): ReadonlyMap<string, Rule> {
  const all = [...policy.floor, ...policy.rules, ...policy.departments.flatMap(({ rules }) => rules)]
  return new Map(all.map((rule) => [rule.id, rule]))
}

function addedRule(rule: Rule): PolicyDifference {
  const [level, does] = [levelWords(rule.origin), verdictWords(rule.then)]
  return {
    kind: "added",
    what: "rule",
    name: rule.id,
    floor: isFloor(rule),
    nl: `Er komt een regel bij, ${level.nl}: ${does.nl}`,
    en: `A rule is added, ${level.en}: ${does.en}`,
    before: undefined,
    after: ruleText(rule),
  }
}

function removedRule(rule: Rule): PolicyDifference {
  const [level, does] = [levelWords(rule.origin), verdictWords(rule.then)]
  return {
    kind: "removed",
    what: "rule",
    name: rule.id,
    floor: isFloor(rule),
    nl: `Er vervalt een regel, ${level.nl}: ${does.nl}`,
    en: `A rule is taken away, ${level.en}: ${does.en}`,
    before: ruleText(rule),
    after: undefined,
  }
}

/** One difference for each of what can be different: whoever approves them looks at one thing at a time. */
function changedRule(was: Rule, rule: Rule): readonly PolicyDifference[] {
  const changed = (words: Text, before: string, after: string): readonly PolicyDifference[] =>
    before === after
      ? []
      : [
          {
            kind: "changed",
            what: "rule",
            name: rule.id,
            floor: isFloor(was) || isFloor(rule),
            ...words,
            before,
            after,
          },
        ]
  const [from, to] = [levelWords(was.origin), levelWords(rule.origin)]
  const [did, does] = [verdictWords(was.then), verdictWords(rule.then)]
  return [
    ...changed(
      {
        nl: `De regel geldt ${to.nl}; dat was ${from.nl}`,
        en: `The rule holds ${to.en}; that was ${from.en}`,
      },
      levelText(was.origin),
      levelText(rule.origin),
    ),
    ...changed(
      { nl: "De voorwaarde verandert", en: "The condition changes" },
      was.when.text.trim(),
      rule.when.text.trim(),
    ),
    ...changed(
      {
        nl: `Het oordeel wordt: ${does.nl}. Dat was: ${did.nl}`,
        en: `The verdict becomes: ${does.en}. That was: ${did.en}`,
      },
      verdictText(was.then),
      verdictText(rule.then),
    ),
    ...changed(
      { nl: "De uitleg aan de afzender verandert", en: "What the sender reads changes" },
      saidText(was.say),
      saidText(rule.say),
    ),
  ]
}

function isFloor({ origin }: Rule): boolean {
  return origin.kind === "floor"
}

function levelWords(origin: RuleOrigin): Text {
  switch (origin.kind) {
    case "floor":
      return { nl: "voor iedereen zonder uitzondering", en: "for everybody without exception" }
    case "organisation":
      return {
        nl: "voor iedereen, tenzij een afdeling zonder kan",
        en: "for everybody, unless a department goes without",
      }
    case "department":
      return {
        nl: `voor de afdeling ${quoted(origin.department)}`,
        en: `for the department ${quoted(origin.department)}`,
      }
  }
}

function levelText(origin: RuleOrigin): string {
  switch (origin.kind) {
    case "floor":
      return "floor"
    case "organisation":
      return "rules"
    case "department":
      return `departments: ${origin.department}`
  }
}
