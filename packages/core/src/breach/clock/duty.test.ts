import assert from "node:assert/strict"
import { test } from "node:test"
import { authorityAdvice, exceptionAdvice, peopleAdvice, type Advice, type Situation } from "./duty.ts"
import { GDPR, OMNIBUS_PROPOSAL } from "./law.ts"
import { listOf, sent } from "../sample-steps.ts"
import type { Band, Severity } from "../severity/severity.ts"

function severity(band: Band, manyPeople = false): Severity {
  const score = { low: 1.25, medium: 2.25, high: 3.25, "very-high": 4.25 }[band]
  return { score, band, byGroup: [{ group: "all", score, band }], manyPeople }
}

const plain: Situation = {
  severity: severity("low"),
  evidence: [listOf(5)],
  nearMiss: false,
  unintelligible: false,
  spread: false,
  law: GDPR,
}
const health = [listOf(112, { sensitivity: "certain", categories: ["health"] })]
const stopped = health.map((message) => ({ ...message, outcome: "prevented" as const }))

const rows: readonly (readonly [
  what: string,
  situation: Partial<Situation>,
  authority: Advice["advice"],
  people: Advice["advice"],
])[] = [
  ["PTSD, 112 people", { evidence: health, severity: severity("very-high", true) }, "tell", "tell"],
  ["52 rejected applicants", { severity: severity("medium") }, "tell", "consider"],
  ["five addresses that say nothing", {}, "not-needed", "not-needed"],
  [
    "more than a hundred addresses that say nothing",
    { severity: severity("low", true) },
    "tell",
    "not-needed",
  ],
  ["a score that is low, of health all the same", { evidence: health }, "tell", "consider"],
  [
    "a score that is low, with a citizen service number",
    { evidence: [sent({ content: { identifiers: ["bsn"] } })] },
    "tell",
    "consider",
  ],
  ["addresses that somebody posted", { spread: true }, "tell", "not-needed"],
  [
    "an attachment that nobody could look into",
    { evidence: [sent({ attachments: { count: 1, unreadable: 1 } })] },
    "tell",
    "not-needed",
  ],
  [
    "a message that was too large to look through",
    { evidence: [sent({ listed: { complete: false } })] },
    "tell",
    "not-needed",
  ],
  ["what nobody assessed yet", { severity: undefined }, "consider", "consider"],
  ["health that nobody assessed yet", { severity: undefined, evidence: health }, "tell", "consider"],
  [
    "health, well encrypted",
    { evidence: health, severity: severity("very-high"), unintelligible: true },
    "not-needed",
    "not-needed",
  ],
  [
    "health that Sluis stopped",
    { evidence: stopped, severity: severity("very-high"), nearMiss: true },
    "not-needed",
    "not-needed",
  ],
  [
    "a near miss of which one message went out",
    { evidence: [...stopped, ...health], nearMiss: true },
    "consider",
    "consider",
  ],
  ["a near miss by hand", { evidence: [], nearMiss: true }, "not-needed", "not-needed"],
]
for (const [what, situation, authority, people] of rows) {
  test(`${what}: authority ${authority}, people ${people}`, () => {
    const whole = { ...plain, ...situation }
    const [first, second] = [authorityAdvice(whole), peopleAdvice(whole)]
    assert.deepEqual([first.advice, second.advice], [authority, people])
    for (const { reasons } of [first, second]) {
      assert.equal(reasons.length > 0, true)
      assert.equal(new Set(reasons).size, reasons.length)
    }
  })
}

test("under the proposed law only a high risk is told", () => {
  const under = (band: Band): string =>
    authorityAdvice({ ...plain, severity: severity(band, true), law: OMNIBUS_PROPOSAL }).advice
  assert.deepEqual((["low", "medium", "high", "very-high"] as const).map(under), [
    "not-needed",
    "consider",
    "tell",
    "tell",
  ])
})

test("whatever recipients declare, an advice to tell says that deleting does not end the duty", () => {
  const { reasons } = authorityAdvice({ ...plain, severity: severity("medium") })
  assert.match(reasons.at(-1)?.nl ?? "", /verwijderd/)
})

test("not telling is always said to belong in the register", () => {
  assert.match(authorityAdvice(plain).reasons.at(-1)?.nl ?? "", /register/)
})

test("the exceptions of Art. 34(3) hold only where nobody can read it, and perhaps where nothing spread", () => {
  const applies = (situation: Partial<Situation>): readonly string[] =>
    exceptionAdvice({ ...plain, ...situation }).map(({ exception, applies: how }) => `${exception} ${how}`)
  assert.deepEqual(applies({}), [
    "unintelligible hardly",
    "later-measures perhaps",
    "disproportionate hardly",
  ])
  assert.deepEqual(applies({ unintelligible: true, spread: true }), [
    "unintelligible yes",
    "later-measures hardly",
    "disproportionate hardly",
  ])
})
