/** What a rule is called where it is counted: its condition in words, or what Sluis does whatever the policy says. */
import { explainPolicy } from "@sluis/core/policy/explain"
import { LEAVES } from "@sluis/core/policy/facts-schema"
import type { Text } from "@sluis/core/policy/facts-schema"
import type { Policy } from "@sluis/core/policy/policy"

/** For an id that this policy does not have (any more) there are no words. */
export function ruleNames(policy: Policy): (rule: string) => Text {
  const names = new Map(explainPolicy(policy).map(({ rule, words }) => [rule, words]))
  return (rule) => names.get(rule) ?? FIXED.get(rule) ?? obstacle(rule) ?? NO_WORDS
}

const NO_WORDS: Text = { nl: "", en: "" }

const FIXED: ReadonlyMap<string, Text> = new Map([
  [
    "sluis/exit-check",
    {
      nl: "in een exemplaar stond nog het adres van een andere ontvanger",
      en: "a copy still held the address of another recipient",
    },
  ],
  ["sluis/not-judged", { nl: "Sluis kon de mail niet controleren", en: "Sluis could not check the message" }],
  ["sluis/took-too-long", { nl: "controleren duurde te lang", en: "checking took too long" }],
  [
    "sluis/too-much",
    { nl: "te groot om aan iedereen apart te sturen", en: "too large to be sent to each person separately" },
  ],
])

/** `sluis/tnef` and the like (core/policy/fixed-reason.ts). */
function obstacle(rule: string): Text | undefined {
  const why = LEAVES.get("form.obstacles")?.values?.[rule.replace(/^sluis\//, "")]
  return why === undefined
    ? undefined
    : { nl: `aan iedereen apart kon niet: ${why.nl}`, en: `separate copies were impossible: ${why.en}` }
}
