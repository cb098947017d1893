import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { MAX_TEXT_UNITS } from "../file-limit.ts"
import {
  bandOf,
  checkAssessment,
  MANY_PEOPLE,
  MAX_GROUPS,
  severityOf,
  type Assessment,
  type Band,
  type Factor,
  type GroupAssessment,
} from "./severity.ts"

const factor = (value: number, reason = "omdat"): Factor => ({
  value,
  reason: { nl: reason, en: reason },
  edited: false,
})
const group = (context: number, identification: number, people = 10, name = "all"): GroupAssessment => ({
  group: name,
  people,
  context: { ...factor(context), kind: "simple" },
  identification: factor(identification),
})
const assessment = (groups: Assessment["groups"], confidentiality = 0.25, intent = 0): Assessment => ({
  method: "enisa-1.0",
  groups,
  circumstances: {
    confidentiality: factor(confidentiality),
    integrity: factor(0),
    availability: factor(0),
    intent: factor(intent),
  },
})

const bands: readonly (readonly [score: number, band: Band])[] = [
  [0.25, "low"],
  [1.75, "low"],
  [2, "medium"],
  [2.75, "medium"],
  [3, "high"],
  [3.75, "high"],
  [4, "very-high"],
  [6, "very-high"],
]
for (const [score, band] of bands) {
  test(`a score of ${String(score)} is ${band}`, () => {
    assert.equal(bandOf(score), band)
  })
}

test("each group has its score, and the highest is that of the breach", () => {
  const severity = severityOf(assessment([group(4, 0.5, 40, "opaque"), group(4, 1, 60, "work-named")]))
  assert.equal(severity.score, 4.25)
  assert.equal(severity.band, "very-high")
  assert.deepEqual(severity.byGroup, [
    { group: "opaque", score: 2.25, band: "medium" },
    { group: "work-named", score: 4.25, band: "very-high" },
  ])
})

test("more than a hundred people is a flag outside the score, counted over all groups", () => {
  const with100 = severityOf(assessment([group(1, 1, 60, "a"), group(1, 1, MANY_PEOPLE - 60, "b")]))
  const with101 = severityOf(assessment([group(1, 1, 60, "a"), group(1, 1, MANY_PEOPLE - 59, "b")]))
  assert.equal(with100.manyPeople, false)
  assert.equal(with101.manyPeople, true)
  assert.equal(with100.score, with101.score)
})

test("scores are exact: whole quarters, and they never fall when a factor rises", () => {
  const context = fc.constantFrom(1, 2, 3, 4)
  const identification = fc.constantFrom(0.25, 0.5, 0.75, 1)
  const spread = fc.constantFrom(0, 0.25, 0.5)
  fc.assert(
    fc.property(context, identification, spread, spread, (dpc, ei, cb, intent) => {
      const { score } = severityOf(assessment([group(dpc, ei)], cb, intent))
      assert.equal(Number.isInteger(score * 4), true)
      const worse = severityOf(assessment([group(Math.min(4, dpc + 1), 1)], 0.5, intent))
      assert.equal(worse.score >= score, true)
      assert.equal(score * 4, dpc * (ei * 4) + cb * 4 + intent * 4)
    }),
  )
})

const fine = assessment([group(4, 1)])
const wrong: readonly (readonly [what: string, assessment: Assessment, kind: string])[] = [
  ["a context of 0", assessment([group(0, 1)]), "value"],
  ["a context of 5", assessment([group(5, 1)]), "value"],
  ["a context of two and a half", assessment([group(2.5, 1)]), "value"],
  ["an identification of 0", assessment([group(1, 0)]), "value"],
  ["an identification of a third", assessment([group(1, 1 / 3)]), "value"],
  ["a confidentiality of 1", assessment([group(1, 1)], 1), "value"],
  ["half an intent", assessment([group(1, 1)], 0, 0.25), "value"],
  ["a number that is none", assessment([group(Number.NaN, 1)]), "value"],
  ["minus one people", assessment([group(1, 1, -1)]), "people"],
  ["half a person", assessment([group(1, 1, 0.5)]), "people"],
  ["a group without a name", assessment([group(1, 1, 1, "")]), "group-name"],
  ["two groups of one name", assessment([group(1, 1), group(2, 1)]), "group-name"],
  [
    "a factor without a reason",
    { ...fine, circumstances: { ...fine.circumstances, intent: factor(0, " ") } },
    "reason",
  ],
  [
    "a reason that is too long",
    {
      ...fine,
      circumstances: { ...fine.circumstances, intent: factor(0, "x".repeat(MAX_TEXT_UNITS.reason + 1)) },
    },
    "reason",
  ],
]
for (const [what, given, kind] of wrong) {
  test(`${what} is not of the method`, () => {
    const checked = checkAssessment(given)
    assert.equal(checked.ok ? "fine" : checked.error.kind, kind)
  })
}

test("as many groups as may be are fine, and one more is not", () => {
  const groups = Array.from({ length: MAX_GROUPS - 1 }, (_, index) =>
    group(1, 1, 1, `groep ${String(index)}`),
  )
  const most = assessment([group(1, 1), ...groups])
  assert.equal(checkAssessment(most).ok, true)
  const [first] = most.groups
  const tooMany = assessment([first, ...most.groups.slice(1), group(1, 1, 1, "nog een")])
  assert.deepEqual(checkAssessment(tooMany), { ok: false, error: { kind: "groups", about: "" } })
})
