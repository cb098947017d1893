/** Who belongs to which department, and what each department goes without. */
import { nearest } from "./did-you-mean.ts"
import type { Text } from "./facts-schema.ts"
import type { PolicyFile } from "./policy-file.ts"
import { POLICY_LIMITS } from "./policy-file.ts"
import type { PolicyProblem } from "./problem.ts"
import { hint, quoted } from "./problem.ts"
import type { Source } from "./source.ts"

export function departmentProblems(source: Source, file: PolicyFile): readonly PolicyProblem[] {
  const departments = Object.entries(file.departments ?? {})
  return [...memberProblems(source, departments), ...withoutProblems(source, file, departments)]
}

type DepartmentFile = NonNullable<PolicyFile["departments"]>[string]
type Entries = readonly (readonly [string, DepartmentFile])[]

function withoutProblems(source: Source, file: PolicyFile, departments: Entries): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = []
  const organisation = new Set((file.rules ?? []).map((rule) => rule.id))
  const floor = new Set((file.floor ?? []).map((rule) => rule.id))
  for (const [department, { without = [] }] of departments) {
    for (const [index, id] of without.entries()) {
      if (organisation.has(id)) continue
      const words = floor.has(id) ? floorStays(id) : unknownRule(id, organisation)
      problems.push(source.problemAt(["departments", department, "without", index], words))
    }
  }
  return problems
}

function memberProblems(source: Source, departments: Entries): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = []
  if (departments.length > POLICY_LIMITS.departments)
    problems.push(source.problemAt(["departments"], TOO_MANY_DEPARTMENTS))
  const seen = new Map<string, string>()
  let patterns = 0
  for (const [department, { members }] of departments) {
    for (const [index, member] of members.entries()) {
      const path = ["departments", department, "members", index]
      const folded = member.toLowerCase()
      const other = seen.get(folded)
      if (other !== undefined) problems.push(source.problemAt(path, memberTwice(member, other)))
      seen.set(folded, department)
      if (!member.includes("@")) problems.push(source.problemAt(path, NO_ADDRESS))
      if (!member.includes("*")) continue
      patterns += 1
      if (patterns === POLICY_LIMITS.patterns + 1) problems.push(source.problemAt(path, TOO_MANY_PATTERNS))
    }
  }
  return problems
}

const TOO_MANY_DEPARTMENTS = {
  nl: `een beleid heeft hoogstens ${POLICY_LIMITS.departments} afdelingen`,
  en: `a policy has ${POLICY_LIMITS.departments} departments at most`,
}
const TOO_MANY_PATTERNS = {
  nl: `een beleid heeft hoogstens ${POLICY_LIMITS.patterns} leden met een \`*\``,
  en: `a policy has ${POLICY_LIMITS.patterns} members with a \`*\` at most`,
}
const NO_ADDRESS = {
  nl: 'een lid is een adres, of een patroon zoals "*@hr.voorbeeld.nl"',
  en: 'a member is an address, or a pattern such as "*@hr.voorbeeld.nl"',
}

function floorStays(id: string): Text {
  return {
    nl: `${quoted(id)} staat onder \`floor\`: geen afdeling kan daar iets van afdoen`,
    en: `${quoted(id)} is part of the \`floor\`: no department can lower it`,
  }
}

export function unknownRule(id: string, ids: ReadonlySet<string>): Text {
  const near = hint(nearest(id, ids))
  return { nl: `er is geen regel ${quoted(id)}${near.nl}`, en: `there is no rule ${quoted(id)}${near.en}` }
}

function memberTwice(member: string, department: string): Text {
  return {
    nl: `${quoted(member)} is al lid van ${quoted(department)}`,
    en: `${quoted(member)} is a member of ${quoted(department)} already`,
  }
}
