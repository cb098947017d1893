/** Whether the tests of a policy file name rules and departments that exist, and enough to be run. */
import { unknownRule } from "./check-departments.ts"
import { nearest } from "./did-you-mean.ts"
import type { Text } from "./facts-schema.ts"
import type { PolicyFile } from "./policy-file.ts"
import type { PolicyProblem } from "./problem.ts"
import { hint, quoted } from "./problem.ts"
import type { Path, Source } from "./source.ts"

export function testProblems(source: Source, file: PolicyFile): readonly PolicyProblem[] {
  const departments = Object.keys(file.departments ?? {})
  const ownRules = Object.values(file.departments ?? {}).flatMap((department) => department.rules ?? [])
  const ids = new Set([...(file.floor ?? []), ...(file.rules ?? []), ...ownRules].map((rule) => rule.id))
  const problems: PolicyProblem[] = []
  for (const [index, test] of (file.tests ?? []).entries()) {
    const path: Path = ["tests", index]
    if ((test.facts === undefined) === (test.message === undefined))
      problems.push(source.problemAt(path, FACTS_OR_MESSAGE))
    if ((test.from === undefined) !== (test.rcpt === undefined))
      problems.push(source.problemAt(path, FROM_AND_RCPT))
    else if (test.from !== undefined && test.message === undefined) {
      problems.push(source.problemAt([...path, "from"], ENVELOPE_WITHOUT_MESSAGE))
    }
    if (test.as !== undefined && !departments.includes(test.as)) {
      problems.push(source.problemAt([...path, "as"], unknownDepartment(test.as, departments)))
    }
    for (const [position, id] of (test.expect.rules ?? []).entries()) {
      if (!ids.has(id))
        problems.push(source.problemAt([...path, "expect", "rules", position], unknownRule(id, ids)))
    }
  }
  return problems
}

const FACTS_OR_MESSAGE = {
  nl: "een test heeft `facts` of `message`, precies een van de twee",
  en: "a test has `facts` or `message`, exactly one of the two",
}
const FROM_AND_RCPT = { nl: "`from` en `rcpt` horen bij elkaar", en: "`from` and `rcpt` belong together" }
const ENVELOPE_WITHOUT_MESSAGE = {
  nl: "`from` en `rcpt` horen bij `message`",
  en: "`from` and `rcpt` belong to `message`",
}

function unknownDepartment(name: string, departments: readonly string[]): Text {
  const near = hint(nearest(name, departments))
  return {
    nl: `er is geen afdeling ${quoted(name)}${near.nl}`,
    en: `there is no department ${quoted(name)}${near.en}`,
  }
}
