import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { policyDifferences } from "./compare-policies.ts"
import { decide } from "./decide.ts"
import { DEFAULT_POLICY } from "./default-policy.ts"
import { departmentOf } from "./department.ts"
import { touchesFloor } from "./difference.ts"
import { loadPolicy } from "./load.ts"
import { factsOf } from "./neutral-facts.ts"
import type { Policy } from "./policy.ts"

function loaded(text: string): Policy {
  const policy = loadPolicy(text, "p.yaml")
  assert.ok(policy.ok, policy.ok ? "" : policy.error.map(({ en }) => en).join("; "))
  return policy.value
}

type RuleParts = {
  readonly id?: string
  readonly when?: string
  readonly then?: string
  readonly nl?: string
}

function rule({ id = "a", when = "form.reply", then = "then: refuse", nl = "x" }: RuleParts = {}): string {
  return `{ id: ${id}, when: '${when}', ${then}, say: { nl: ${nl}, en: y } }`
}

const FLOOR = `version: 1\nfloor: [${rule()}]\n`
const HR = "departments: { hr: { members: [a@b.example, c@b.example] } }\n"
const ASKS = `version: 1\nfloor: [${rule({ when: 'sender.department == "hr"' })}]\n`
const NUMBER = "numbers: [{ kind: case-number, shape: Z9999, cues: [zaak, dossier] }]\n"

const cases: readonly [says: string, before: string, after: string, expected: readonly string[]][] = [
  ["itself", DEFAULT_POLICY, DEFAULT_POLICY, []],
  [
    "comments and order",
    `# old\n${FLOOR}rules: [${rule({ id: "b" })}, ${rule({ id: "c" })}]\n${HR}${NUMBER}`,
    `# new\n${FLOOR}rules: [${rule({ id: "c" })}, ${rule({ id: "b" })}]\n${HR.replace("a@b.example, c@b.example", "c@b.example, A@b.example")}${NUMBER.replace("zaak, dossier", "dossier, zaak")}`,
    [],
  ],
  [
    "a rule of the floor more",
    FLOOR,
    `${FLOOR.replace("]", `, ${rule({ id: "b" })}]`)}`,
    ["floor added rule b"],
  ],
  ["a rule of the organisation more", FLOOR, `${FLOOR}rules: [${rule({ id: "b" })}]\n`, ["added rule b"]],
  [
    "a rule of the floor less",
    `${FLOOR}rules: [${rule({ id: "b" })}]\n`,
    `version: 1\nrules: [${rule({ id: "b" })}]\n`,
    ["floor removed rule a"],
  ],
  ["a rule out of the floor", FLOOR, FLOOR.replace("floor", "rules"), ["floor changed rule a"]],
  [
    "the condition of a rule of the floor",
    FLOOR,
    FLOOR.replace("form.reply", "form.forwarded"),
    ["floor changed rule a"],
  ],
  ["its verdict", FLOOR, FLOOR.replace("then: refuse", "then: hold"), ["floor changed rule a"]],
  [
    "who may release",
    FLOOR.replace("then: refuse", "then: hold"),
    FLOOR.replace("then: refuse", "then: hold, releasableBy: sender"),
    ["floor changed rule a"],
  ],
  ["its words", FLOOR, FLOOR.replace("nl: x", "nl: z"), ["floor changed rule a"]],
  [
    "two things at once",
    FLOOR,
    FLOOR.replace("nl: x", "nl: z").replace("form.reply", "form.forwarded"),
    ["floor changed rule a", "floor changed rule a"],
  ],
  ["a department more", FLOOR, FLOOR + HR, ["added department hr"]],
  [
    "a department more, where the floor asks for one",
    ASKS + HR,
    `${ASKS}${HR.replace("} }", "}, it: { members: [d@b.example] } }")}`,
    ["floor added department it"],
  ],
  ["other members", FLOOR + HR, FLOOR + HR.replace(", c@b.example", ""), ["changed department hr"]],
  [
    "other members, where the floor asks for them",
    ASKS + HR,
    ASKS + HR.replace(", c@b.example", ""),
    ["floor changed department hr"],
  ],
  [
    "a department that goes without a rule",
    `${FLOOR}rules: [${rule({ id: "b" })}]\n${HR}`,
    `${FLOOR}rules: [${rule({ id: "b" })}]\n${HR.replace("] }", "], without: [b] }")}`,
    ["changed department hr"],
  ],
  ["a number more, for the floor asks what is found", FLOOR, FLOOR + NUMBER, ["floor added numbers Z9999"]],
  [
    "words of a number, without a floor",
    FLOOR.replace("floor", "rules") + NUMBER,
    FLOOR.replace("floor", "rules") + NUMBER.replace(", dossier", ""),
    ["changed numbers Z9999"],
  ],
  [
    "a promise",
    FLOOR,
    `${FLOOR}tests: [{ name: t, facts: {}, expect: { verdict: deliver } }]\n`,
    ["changed setting tests"],
  ],
]
for (const [says, before, after, expected] of cases) {
  test(`the difference of two policies: ${says}`, () => {
    const found = policyDifferences(loaded(before), loaded(after))
    assert.deepEqual(
      found.map(({ floor, kind, what, name }) => `${floor ? "floor " : ""}${kind} ${what} ${name}`),
      expected,
    )
    for (const { nl, en, before: was, after: is } of found) {
      assert.notEqual(nl, en)
      assert.ok(was === undefined || was !== is)
    }
  })
}

test("what a rule was and what it is stand beside each other, as in the file", () => {
  const [only] = policyDifferences(loaded(FLOOR), loaded(FLOOR.replace("then: refuse", "then: hold")))
  assert.equal(only?.before, "then: refuse")
  assert.equal(only?.after, "then: hold\nreleasableBy: second-person")
  assert.equal(only?.nl, "Het oordeel wordt: vasthouden tot een tweede persoon beslist. Dat was: weigeren")
})

test("what touches the floor comes first", () => {
  const found = policyDifferences(
    loaded(`version: 1\nrules: [${rule({ id: "b" })}]\n`),
    loaded(`${FLOOR}rules: [${rule({ id: "c" })}]\n`),
  )
  assert.deepEqual(
    found.map(({ floor }) => floor),
    [true, false, false],
  )
})

const CONDITIONS = ["form.reply", "form.signed", 'sender.department == "hr"', 'sender.department != ""']
const THENS = ["then: refuse", "then: hold, releasableBy: sender", "then: individualise, showing: self"]
const rules = (prefix: string, fewest: number): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: fewest, maxLength: 3 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .tuple(fc.constantFrom(...CONDITIONS), fc.constantFrom(...THENS))
            .map(([when, then]) => rule({ id: prefix + id, when, then })),
        ),
      ),
    )
    .map((all) => `[${all.join(", ")}]`)
const floors = rules("floor/", 1)
const numbers = fc.constantFrom("", NUMBER, NUMBER.replace(", dossier", ""))
const policyOver = (floor: string, number: string): fc.Arbitrary<Policy> =>
  fc
    .tuple(
      rules("rules/", 0),
      rules("hr/", 0),
      fc.constantFrom("a@b.example", "c@b.example", "'*@b.example'"),
    )
    .map(([ours, hr, member]) =>
      loaded(
        `version: 1\nfloor: ${floor}\nrules: ${ours}\ndepartments: { hr: { members: [${member}], rules: ${hr} } }\n${number}`,
      ),
    )
const policies = fc.tuple(floors, numbers).chain(([floor, number]) => policyOver(floor, number))
const pairsOfOneFloor = fc
  .tuple(floors, numbers)
  .chain(([floor, number]) => fc.tuple(policyOver(floor, number), policyOver(floor, number)))

test("a policy does not differ from itself, and the way back is as long and touches the floor as well", () => {
  fc.assert(
    fc.property(policies, policies, (one, other) => {
      assert.deepEqual(policyDifferences(one, one), [])
      const [there, back] = [policyDifferences(one, other), policyDifferences(other, one)]
      assert.equal(there.length, back.length)
      assert.equal(touchesFloor(there), touchesFloor(back))
    }),
  )
})

test("what touches no floor leaves every verdict of the floor as it was", () => {
  const senders = fc.constantFrom("a@b.example", "c@b.example", "d@elsewhere.example")
  fc.assert(
    fc.property(
      pairsOfOneFloor,
      senders,
      fc.boolean(),
      fc.boolean(),
      ([one, other], address, reply, signed) => {
        fc.pre(!touchesFloor(policyDifferences(one, other)))
        const underFloor = (policy: Policy): unknown => {
          const department = departmentOf(policy, address)
          const facts = factsOf({ sender: { address, department }, form: { reply, signed } })
          return decide(facts, { ...policy, applicable: new Map([[department, policy.floor]]) }).verdict
        }
        assert.deepEqual(underFloor(one), underFloor(other))
      },
    ),
  )
})
