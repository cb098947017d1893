/** Who belongs where, and what does not hold there, in one policy and another (./compare-policies.ts). */
import type { PolicyDifference } from "./difference.ts"
import type { Department, Policy, Rule } from "./policy.ts"
import { quoted } from "./problem.ts"

export function departmentDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const floor = [...before.floor, ...after.floor].some(asksForDepartment)
  const [old, now] = [departmentsByName(before), departmentsByName(after)]
  const kept = [...now.values()].flatMap((department) => {
    const was = old.get(department.name)
    return was === undefined
      ? [addedDepartment(department, floor)]
      : changedDepartment(was, department, floor)
  })
  const gone = [...old.values()].filter(({ name }) => !now.has(name))
  return [...kept, ...gone.map((department) => removedDepartment(department, floor))]
}

/** Whether somebody may belong to another department under one than under the other. */
export function membersDiffer(before: Policy, after: Policy): boolean {
  const text = ({ departments }: Policy): string =>
    departments
      .map((department) => `${department.name}\n${membersText(department)}`)
      .toSorted()
      .join("\n\n")
  return text(before) !== text(after)
}

function asksForDepartment({ when }: Rule): boolean {
  return when.leaves.some(({ path }) => path === "sender.department")
}

function departmentsByName({ departments }: Policy): ReadonlyMap<string, Department> {
  return new Map(departments.map((department) => [department.name, department]))
}

function addedDepartment(department: Department, floor: boolean): PolicyDifference {
  return {
    kind: "added",
    what: "department",
    name: department.name,
    floor,
    nl: `Er komt een afdeling bij: ${quoted(department.name)}`,
    en: `A department is added: ${quoted(department.name)}`,
    before: undefined,
    after: departmentText(department),
  }
}

function removedDepartment(department: Department, floor: boolean): PolicyDifference {
  return {
    kind: "removed",
    what: "department",
    name: department.name,
    floor,
    nl: `Er vervalt een afdeling: ${quoted(department.name)}`,
    en: `A department is taken away: ${quoted(department.name)}`,
    before: departmentText(department),
    after: undefined,
  }
}

function changedDepartment(
  was: Department,
  department: Department,
  floor: boolean,
): readonly PolicyDifference[] {
  const { name } = department
  const [oldMembers, members] = [membersText(was), membersText(department)]
  const [oldWithout, without] = [withoutText(was), withoutText(department)]
  return [
    ...(oldMembers === members
      ? []
      : [
          {
            kind: "changed",
            what: "department",
            name,
            floor,
            nl: `Andere afzenders horen bij de afdeling ${quoted(name)}`,
            en: `Other senders belong to the department ${quoted(name)}`,
            before: oldMembers,
            after: members,
          } as const,
        ]),
    ...(oldWithout === without
      ? []
      : [
          {
            kind: "changed",
            what: "department",
            name,
            // `without` takes away rules of the organisation only (./check-departments.ts).
            floor: false,
            nl: `Andere regels gelden niet voor de afdeling ${quoted(name)}`,
            en: `Other rules do not hold for the department ${quoted(name)}`,
            before: oldWithout,
            after: without,
          } as const,
        ]),
  ]
}

function departmentText(department: Department): string {
  const without = withoutText(department)
  return without === "" ? membersText(department) : `${membersText(department)}\nwithout: ${without}`
}

/** Each once and in order, for that is all that matters; case does not. */
function membersText({ members }: Department): string {
  return [...new Set(members.map((member) => member.toLowerCase()))].toSorted().join("\n")
}

function withoutText({ without }: Department): string {
  return [...new Set(without)].toSorted().join(", ")
}
