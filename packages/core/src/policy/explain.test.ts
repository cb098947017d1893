import assert from "node:assert/strict"
import { test } from "node:test"
import { explainDecision, explainPolicy } from "./explain.ts"
import { loadPolicy } from "./load.ts"
import { factsOf } from "./neutral-facts.ts"
import type { Policy } from "./policy.ts"

function loaded(): Policy {
  const rule = (id: string, when: string): string =>
    `{ id: ${id}, when: '${when}', then: refuse, say: { nl: x, en: y } }`
  const policy = loadPolicy(
    `version: 1
floor: [${rule("floor", "audience.strangers >= 10")}]
rules: [${rule("ours", 'audience.visible > 2 && membership.sensitivity == "certain" && audience.visible < 9')}]
departments:
  hr: { members: [a@hr.example], without: [ours], rules: [${rule("hr/own", "1 / audience.hidden > 0")}] }
  it: { members: [a@it.example], rules: [${rule("it/own", "form.reply")}] }
`,
    "p.yaml",
  )
  assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
  return policy.value
}

test("the whole policy: where each rule comes from, who goes without it, and what it says", () => {
  const rules = explainPolicy(loaded())
  assert.deepEqual(
    rules.map(({ rule, origin, loweredBy }) => [rule, origin.kind, loweredBy]),
    [
      ["floor", "floor", []],
      ["ours", "organisation", ["hr"]],
      ["hr/own", "department", []],
      ["it/own", "department", []],
    ],
  )
  assert.equal(
    rules[0]?.words.en,
    "people in To and Cc of whom no two are known to know each other: 10 or more",
  )
  assert.equal(rules[0]?.when, "audience.strangers >= 10")
  assert.deepEqual(rules[0]?.then, { kind: "refuse" })
})

test("what is asked of one list stands together, and apart from what is asked of another", () => {
  const policy = loadPolicy(
    `version: 1
floor:
  - id: floor
    when: |
      "bsn" in content.identifiers || "iban" in content.identifiers || "passport" in content.identifiers
      || "health" in content.categories && form.reply || "debt" in content.categories
    then: refuse
    say: { nl: nee, en: "no" }
`,
    "test",
  )
  assert.ok(policy.ok)
  assert.equal(
    explainPolicy(policy.value)[0]?.words.nl,
    "gegevens in de nieuwe tekst die zeggen om wie het gaat: een burgerservicenummer, een rekeningnummer of een " +
      "paspoortnummer, of (gevoelige onderwerpen in de nieuwe tekst, over wie dan ook: gezondheid, en de mail is een " +
      "antwoord), of gevoelige onderwerpen in de nieuwe tekst, over wie dan ook: schulden",
  )
})

test("one department: its own rules, and what it goes without is still shown", () => {
  const shown = (department: string): readonly unknown[] =>
    explainPolicy(loaded(), department).map(({ rule, loweredBy }) => [rule, loweredBy.length > 0])
  assert.deepEqual(shown("hr"), [
    ["floor", false],
    ["ours", true],
    ["hr/own", false],
  ])
  assert.deepEqual(shown("it"), [
    ["floor", false],
    ["ours", false],
    ["it/own", false],
  ])
})

test("a decision: what each rule saw, each fact once", () => {
  const facts = factsOf({ audience: { visible: 3 }, membership: { sensitivity: "certain" } })
  assert.deepEqual(
    explainDecision(facts, loaded()).map((rule) => [
      rule.rule,
      rule.outcome,
      rule.facts.map(({ path, value }) => [path, value]),
    ]),
    [
      ["floor", "not-fired", [["audience.strangers", 1]]],
      [
        "ours",
        "fired",
        [
          ["audience.visible", 3],
          ["membership.sensitivity", "certain"],
        ],
      ],
    ],
  )
})

test("a decision: a rule that throws is shown as broken", () => {
  const outcomes = explainDecision(factsOf({ sender: { department: "hr" } }), loaded())
  assert.deepEqual(
    outcomes.map(({ rule, outcome }) => [rule, outcome]),
    [
      ["floor", "not-fired"],
      ["hr/own", "broken"],
    ],
  )
})
