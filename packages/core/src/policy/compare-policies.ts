/**
 * How one policy differs from another, in words for those who have to approve the change.
 *
 * INVARIANT (floor): what touches no floor leaves every verdict of the floor as it was. Besides the rules of the floor themselves
 * two things reach it: the numbers of the organisation, because they are facts that a floor asks for; and who belongs to which
 * department, where a rule of the floor asks for the department. Whatever a department or the organisation adds can only make
 * verdicts stricter (./strictest.ts), so it never touches the floor.
 *
 * The order of rules, departments, members and numbers means nothing, so a change of order is no difference; nor are comments.
 *
 * Deliberately left out: whether a change makes the policy stricter or softer. That depends on mail (a replay says it).
 */
import { departmentDifferences } from "./department-difference.ts"
import type { PolicyDifference } from "./difference.ts"
import { numberDifferences } from "./number-difference.ts"
import type { Policy } from "./policy.ts"
import { ruleDifferences } from "./rule-difference.ts"

/** What touches the floor first. None: the two do the same with every message. */
export function policyDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const differences = [
    ...ruleDifferences(before, after),
    ...departmentDifferences(before, after),
    ...numberDifferences(before, after),
    ...testDifferences(before, after),
  ]
  return [...differences.filter(({ floor }) => floor), ...differences.filter(({ floor }) => !floor)]
}

function testDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const [old, now] = [testsText(before), testsText(after)]
  if (old === now) return []
  return [
    {
      kind: "changed",
      what: "setting",
      name: "tests",
      floor: false,
      nl: `Het beleid belooft iets anders: ${after.tests.length} voorbeelden, dat waren er ${before.tests.length}`,
      en: `The policy promises something else: ${after.tests.length} examples, there were ${before.tests.length}`,
      before: undefined,
      after: undefined,
    },
  ]
}

function testsText({ tests }: Policy): string {
  return tests
    .map((test) => JSON.stringify({ ...test, line: 0 }))
    .toSorted()
    .join("\n")
}
