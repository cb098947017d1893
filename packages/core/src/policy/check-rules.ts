/**
 * What the rules of a policy file say: their conditions, their sentences, their ids.
 *
 * Works on the values as they are read, before their form is known to be right: somebody who corrects a file wants to see
 * a wrong condition and a misspelt key at the same time.
 */
import type { Condition } from "./condition.ts"
import { compileCondition } from "./condition.ts"
import type { Text } from "./facts-schema.ts"
import type { Rule } from "./policy.ts"
import { POLICY_LIMITS } from "./policy-file.ts"
import type { PolicyProblem } from "./problem.ts"
import { quoted } from "./problem.ts"
import type { Sentence } from "./sentence.ts"
import { parseSentence } from "./sentence.ts"
import type { Path, Source } from "./source.ts"

/** What was made of one rule's texts. */
export type RuleParts = Pick<Rule, "when" | "say">

export type CheckedRules = {
  /** By `ruleKey`; a rule whose condition is wrong is not there. */
  readonly parts: ReadonlyMap<string, RuleParts>
  readonly problems: readonly PolicyProblem[]
}

export function ruleKey(path: Path): string {
  return JSON.stringify(path)
}

export function checkRules(source: Source): CheckedRules {
  const parts = new Map<string, RuleParts>()
  const problems: PolicyProblem[] = []
  const seen = new Map<string, number>()
  const departments = entriesOf(at(source.value, "departments"))
  const names = departments.map(([name]) => name)
  let cost = 0

  const sentence = (path: Path, value: unknown): Sentence => {
    if (typeof value !== "string") return []
    const parsed = parseSentence(value)
    if (parsed.ok) return parsed.value
    for (const problem of parsed.error) problems.push(source.problemAt(path, problem, problem.start))
    return []
  }
  const condition = (path: Path, value: unknown): Condition | undefined => {
    if (typeof value !== "string" || value === "") return undefined
    const compiled = compileCondition(value, names)
    if (compiled.ok) return compiled.value
    for (const problem of compiled.error) problems.push(source.problemAt(path, problem, problem.start))
    return undefined
  }
  const check = (path: Path, raw: unknown): void => {
    const id = at(raw, "id")
    if (typeof id === "string") {
      const line = seen.get(id)
      if (line !== undefined) problems.push(source.problemAt([...path, "id"], idTwice(id, line)))
      else seen.set(id, source.lineOf([...path, "id"]))
      if (id.startsWith(RESERVED)) problems.push(source.problemAt([...path, "id"], RESERVED_ID))
    }
    const when = condition([...path, "when"], at(raw, "when"))
    const say = at(raw, "say")
    const words = {
      nl: sentence([...path, "say", "nl"], at(say, "nl")),
      en: sentence([...path, "say", "en"], at(say, "en")),
    }
    if (when === undefined) return
    const before = cost
    cost += when.cost
    if (before <= POLICY_LIMITS.cost && cost > POLICY_LIMITS.cost) {
      problems.push(source.problemAt([...path, "when"], TOO_SLOW))
    }
    parts.set(ruleKey(path), { when, say: words })
  }

  const lists: readonly (readonly [Path, unknown])[] = [
    [["floor"], at(source.value, "floor")],
    [["rules"], at(source.value, "rules")],
    ...departments.map(([name, file]) => [["departments", name, "rules"], at(file, "rules")] as const),
  ]
  let count = 0
  for (const [path, list] of lists) {
    if (!Array.isArray(list)) continue
    for (const [index, raw] of list.entries()) {
      count += 1
      if (count <= POLICY_LIMITS.rules) check([...path, index], raw)
      else if (count === POLICY_LIMITS.rules + 1)
        problems.push(source.problemAt([...path, index], TOO_MANY_RULES))
    }
  }
  return { parts, problems }
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}

/** Ids of what Sluis itself does begin like this (./decide.ts). */
const RESERVED = "sluis/"

const RESERVED_ID = {
  nl: "ids met `sluis/` zijn van Sluis zelf",
  en: "ids that begin with `sluis/` are Sluis' own",
}
const TOO_SLOW = {
  nl: "alle voorwaarden samen kosten nu te veel tijd; gebruik minder vaak `exists`, `all` of `in` op `attachments.kinds`",
  en: "all conditions together now take too long; use `exists`, `all` or `in` on `attachments.kinds` less often",
}
const TOO_MANY_RULES = {
  nl: `een beleid heeft hoogstens ${POLICY_LIMITS.rules} regels`,
  en: `a policy has ${POLICY_LIMITS.rules} rules at most`,
}

function idTwice(id: string, line: number): Text {
  return {
    nl: `regel ${quoted(id)} staat er al (regel ${line}); een id kan maar één keer`,
    en: `rule ${quoted(id)} is there already (line ${line}); an id can occur once only`,
  }
}
