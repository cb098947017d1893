import assert from "node:assert/strict"
import { test } from "node:test"
import { CATEGORIES, IDENTIFIERS } from "../../facts/facts.ts"
import { rungOfCategory, rungOfIdentifier } from "./data-kind.ts"
import type { MessageEvidence } from "../evidence.ts"
import type { Identifiability, PeopleGroup } from "./identification.ts"
import { PLAIN_CIRCUMSTANCES, proposeAssessment, type Circumstances } from "./propose.ts"
import { listOf, sent } from "../sample-steps.ts"
import { checkAssessment, severityOf, type Band } from "./severity.ts"

function people(count: number, identifiability: Identifiability): PeopleGroup {
  return { group: identifiability, people: count, identifiability }
}

const ptsd = listOf(112, { sensitivity: "certain", categories: ["health"] })
const rejected = listOf(52, { sensitivity: "certain", categories: ["rejection"] })
const welfare = sent({ content: { categories: ["benefits"], personal: ["benefits"], identified: 1 } })
const allergies = sent({
  audience: { recipients: 15, visible: 15, introductions: 210 },
  content: { categories: ["health"], identified: 2 },
})

type Case = readonly [
  what: string,
  evidence: MessageEvidence,
  groups: readonly PeopleGroup[],
  circumstances: Partial<Circumstances>,
  score: number,
  band: Band,
  manyPeople: boolean,
]
const cases: readonly Case[] = [
  ["PTSD, named work addresses", ptsd, [people(112, "work-named")], {}, 4.25, "very-high", true],
  [
    "PTSD, after it reached the press",
    ptsd,
    [people(112, "work-named")],
    { posted: true },
    4.5,
    "very-high",
    true,
  ],
  [
    "PTSD, after a recipient passed it on",
    ptsd,
    [people(112, "work-named")],
    { forwarded: 1 },
    4.5,
    "very-high",
    true,
  ],
  ["PTSD, opaque private addresses only", ptsd, [people(112, "opaque")], {}, 2.25, "medium", true],
  [
    "PTSD, some opaque and some named: the highest counts",
    ptsd,
    [people(40, "work-named"), people(72, "opaque")],
    {},
    4.25,
    "very-high",
    true,
  ],
  ["52 rejected applicants", rejected, [people(52, "work-named")], {}, 2.25, "medium", false],
  [
    "52 rejected applicants, where the rejection is no secret",
    rejected,
    [people(52, "work-named")],
    { insight: "none" },
    1.25,
    "low",
    false,
  ],
  [
    "a client's mails about benefits to one named colleague",
    welfare,
    [people(1, "work-named")],
    {},
    3.25,
    "high",
    false,
  ],
  [
    "the same, where they say little",
    welfare,
    [people(1, "work-named")],
    { insight: "general" },
    2.25,
    "medium",
    false,
  ],
  [
    "telephone numbers of staff on social media, to harm them",
    sent({ content: { identifiers: ["phone"], identified: 3 } }),
    [people(3, "work-named")],
    { posted: true, intent: true },
    2,
    "medium",
    false,
  ],
  [
    "home addresses of staff on social media, to harm them",
    sent({ content: { identifiers: ["home-address"], identified: 3 } }),
    [people(3, "work-named")],
    { posted: true, intent: true },
    3,
    "high",
    false,
  ],
  [
    "a course list of 15 with two allergies, of no weight",
    allergies,
    [people(15, "work-named")],
    { insight: "none" },
    1.25,
    "low",
    false,
  ],
  [
    "a course list of 15 with two allergies, of little weight",
    allergies,
    [people(15, "work-named")],
    { insight: "general" },
    2.25,
    "medium",
    false,
  ],
]
for (const [what, evidence, groups, circumstances, score, band, manyPeople] of cases) {
  test(`${what}: ${String(score)}, ${band}`, () => {
    const proposed = proposeAssessment([evidence], groups, { ...PLAIN_CIRCUMSTANCES, ...circumstances })
    const severity = severityOf(proposed)
    assert.deepEqual([severity.score, severity.band, severity.manyPeople], [score, band, manyPeople])
    assert.equal(checkAssessment(proposed).ok, true)
  })
}

test("what nobody got counts nothing for confidentiality", () => {
  const stopped = { ...ptsd, outcome: "prevented" as const }
  const of = (evidence: readonly MessageEvidence[]): number =>
    proposeAssessment(evidence, [], PLAIN_CIRCUMSTANCES).circumstances.confidentiality.value
  assert.equal(of([stopped]), 0)
  assert.equal(of([stopped, ptsd]), 0.25)
  assert.equal(of([]), 0.25)
})

test("where nobody looked at the addresses, the people of the messages count as the easiest to tell", () => {
  const [only] = proposeAssessment([ptsd], [], PLAIN_CIRCUMSTANCES).groups
  assert.deepEqual([only.group, only.people, only.identification.value], ["all", 112, 1])
})

test("a list from which health can only be guessed weighs less than one that says it", () => {
  const guessed = listOf(112, { sensitivity: "assumed", categories: ["health"] })
  const [only] = proposeAssessment([guessed], [], PLAIN_CIRCUMSTANCES).groups
  assert.deepEqual([only.context.kind, only.context.value], ["sensitive", 3])
})

test("a list that gives nothing away counts as addresses only", () => {
  const plain = { ...listOf(112), membership: ["health"] as const }
  const [only] = proposeAssessment([plain], [], PLAIN_CIRCUMSTANCES).groups
  assert.deepEqual([only.context.kind, only.context.value], ["simple", 1])
})

test("words about health weigh more where they are said of somebody", () => {
  const value = (identified: number): number =>
    proposeAssessment([sent({ content: { categories: ["health"], identified } })], [], PLAIN_CIRCUMSTANCES)
      .groups[0].context.value
  assert.deepEqual([value(0), value(1)], [3, 4])
})

test("the worst of several kinds of data counts, in whichever message it stands", () => {
  const iban = sent({ content: { identifiers: ["iban"] } })
  const [one] = proposeAssessment([iban, welfare], [], PLAIN_CIRCUMSTANCES).groups
  const [other] = proposeAssessment([welfare, iban], [], PLAIN_CIRCUMSTANCES).groups
  assert.equal(one.context.value, 3)
  assert.deepEqual(one.context, other.context)
})

test("vulnerable people raise the value by one, never above four", () => {
  const value = (evidence: MessageEvidence): number =>
    proposeAssessment([evidence], [], { ...PLAIN_CIRCUMSTANCES, vulnerable: true }).groups[0].context.value
  assert.deepEqual([value(rejected), value(ptsd)], [3, 4])
})

test("every category and every identifier has a value of the method and a reason in both languages", () => {
  const rungs = [
    ...CATEGORIES.flatMap((category) => [rungOfCategory(category, true), rungOfCategory(category, false)]),
    ...IDENTIFIERS.map(rungOfIdentifier),
  ]
  for (const { value, reason } of rungs) {
    assert.equal([1, 2, 3, 4].includes(value), true)
    assert.match(reason.nl, /^[A-Z].+\.$/)
    assert.match(reason.en, /^[A-Z].+\.$/)
    assert.notEqual(reason.nl, reason.en)
  }
  for (const category of CATEGORIES)
    assert.equal(rungOfCategory(category, true).value >= rungOfCategory(category, false).value, true)
})
