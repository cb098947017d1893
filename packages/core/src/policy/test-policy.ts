/**
 * Runs the tests that a policy carries.
 *
 * How facts are made of a message is passed in: the policy knows nothing of mail.
 */
import type { Facts } from "../facts/facts.ts"
import type { BrokenRule } from "./decide.ts"
import { decide } from "./decide.ts"
import { factsOf } from "./neutral-facts.ts"
import type { Policy, PolicyTest } from "./policy.ts"
import type { Verdict } from "./verdict.ts"

/** What a test says about a message: raw mail with CRLF line ends, and the envelope if there is one. */
export type TestMail = {
  readonly text: string
  readonly envelope: { readonly sender: string; readonly recipients: readonly string[] } | undefined
}

export type PolicyTestResult = {
  readonly name: string
  readonly line: number
  readonly passed: boolean
  readonly expected: { readonly verdict: Verdict["kind"]; readonly rules: readonly string[] | undefined }
  readonly actual: { readonly verdict: Verdict["kind"]; readonly rules: readonly string[] }
  readonly broken: readonly BrokenRule[]
}

export function runPolicyTests(
  policy: Policy,
  examine: (mail: TestMail) => Facts,
): readonly PolicyTestResult[] {
  return policy.tests.map((test) => {
    const { verdict, fired, broken } = decide(factsFor(test, examine), policy)
    const rulesMatch = test.rules === undefined || sameIds(test.rules, fired)
    return {
      name: test.name,
      line: test.line,
      passed: verdict.kind === test.verdict && rulesMatch && broken.length === 0,
      expected: { verdict: test.verdict, rules: test.rules },
      actual: { verdict: verdict.kind, rules: fired },
      broken,
    }
  })
}

function factsFor(test: PolicyTest, examine: (mail: TestMail) => Facts): Facts {
  const facts =
    test.of.kind === "facts"
      ? factsOf(test.of.facts)
      : examine({ text: withCrlf(test.of.message), envelope: test.of.envelope })
  return test.as === undefined ? facts : { ...facts, sender: { ...facts.sender, department: test.as } }
}

/** YAML gives line feeds; mail has CRLF (RFC 5322 §2.1). */
function withCrlf(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")
}

function sameIds(expected: readonly string[], fired: readonly string[]): boolean {
  const ids = new Set(expected)
  return ids.size === fired.length && fired.every((id) => ids.has(id))
}
