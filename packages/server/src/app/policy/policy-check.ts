/**
 * Whether a text is a policy that does what it promises: its form, what it says, and its own examples; and how it differs from
 * another one.
 *
 * A text that was made for it takes seconds to read, and its examples are judged like mail; so whoever keeps the port does it
 * in a thread that can be killed.
 */
import { examine } from "@sluis/core/examine"
import { policyDifferences } from "@sluis/core/policy/compare-policies"
import type { PolicyDifference } from "@sluis/core/policy/difference"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import { quoted } from "@sluis/core/policy/problem"
import { runPolicyTests } from "@sluis/core/policy/test-policy"
import type { PolicyTestResult, TestMail } from "@sluis/core/policy/test-policy"
import type { Verdict } from "@sluis/core/policy/verdict"
import type { Result } from "@sluis/core/result"

import type { Bilingual } from "../language.ts"

export type CheckedPolicy = {
  /** Its own, and of examples that give another verdict than they promise. */
  readonly problems: readonly PolicyProblem[]
  /** Undefined: it is no policy. */
  readonly differences: readonly PolicyDifference[] | undefined
}

/** "busy": too many others are waiting. */
export type NotChecked = "broke" | "took-too-long" | "busy"

/** `against`: the text of a policy that it is a change of. */
export type CheckPolicy = (text: string, against: string) => Promise<Result<CheckedPolicy, NotChecked>>

/** What problems call the text. */
const DRAFT = "policy.yaml"

export function checkPolicy(text: string, against: string): CheckedPolicy {
  const loaded = loadPolicy(text, DRAFT)
  if (!loaded.ok) return { problems: loaded.error, differences: undefined }
  const policy = loaded.value
  const before = loadPolicy(against, DRAFT)
  const failed = runPolicyTests(policy, (mail) => factsOf(mail, policy)).filter(({ passed }) => !passed)
  return {
    problems: failed.map((result) => ({
      file: DRAFT,
      line: result.line,
      column: 1,
      ...brokenPromise(result),
    })),
    differences: before.ok ? policyDifferences(before.value, policy) : [],
  }
}

function factsOf({ text, envelope }: TestMail, policy: Policy): ReturnType<typeof examine>["facts"] {
  const context = envelope === undefined ? { us: [] } : { us: [], envelope }
  return examine(new TextEncoder().encode(text), context, policy).facts
}

function brokenPromise({ name, expected, actual }: PolicyTestResult): Bilingual {
  const told = (
    { verdict, rules }: PolicyTestResult["expected"] | PolicyTestResult["actual"],
    language: keyof Bilingual,
  ): string =>
    rules === undefined || rules.length === 0
      ? VERDICT[verdict][language]
      : `${VERDICT[verdict][language]} (${rules.map(quoted).join(", ")})`
  return {
    nl: `voorbeeld ${quoted(name)}: het beleid belooft ${told(expected, "nl")}, maar geeft ${told(actual, "nl")}`,
    en: `example ${quoted(name)}: the policy promises ${told(expected, "en")}, but gives ${told(actual, "en")}`,
  }
}

const VERDICT: { readonly [kind in Verdict["kind"]]: Bilingual } = {
  deliver: { nl: "doorlaten", en: "deliver" },
  individualise: { nl: "aan iedereen apart", en: "individualise" },
  hold: { nl: "vasthouden", en: "hold" },
  refuse: { nl: "weigeren", en: "refuse" },
}
