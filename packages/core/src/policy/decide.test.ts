import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Facts, Obstacle } from "../facts/facts.ts"
import type { Decision } from "./decide.ts"
import { decide } from "./decide.ts"
import { DEFAULT_POLICY } from "./default-policy.ts"
import { loadPolicy } from "./load.ts"
import type { PartialFacts } from "./neutral-facts.ts"
import { factsOf, neutralFacts } from "./neutral-facts.ts"
import type { Policy } from "./policy.ts"
import { OBSTACLE_REASONS } from "./fixed-reason.ts"
import { STRICTNESS } from "./strictest.ts"

function loaded(text: string): Policy {
  const policy = loadPolicy(text, "policy.yaml")
  assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
  return policy.value
}

const builtin = loaded(DEFAULT_POLICY)
const many = { recipients: 12, visible: 12, strangers: 12 }

const table: readonly [name: string, facts: PartialFacts, verdict: string, rules: readonly string[]][] = [
  ["an ordinary message", {}, "deliver", []],
  ["nine strangers in To", { audience: { visible: 9, strangers: 9 } }, "deliver", []],
  [
    "ten strangers in To",
    { audience: { visible: 10, strangers: 10 } },
    "individualise",
    ["audience/strangers"],
  ],
  ["ninety strangers in Bcc", { audience: { visible: 0, hidden: 90 } }, "deliver", []],
  [
    "nine people on a sensitive list",
    { audience: { visible: 9 }, membership: { sensitivity: "certain" } },
    "hold",
    ["membership/small-circle"],
  ],
  [
    "ten people on a sensitive list",
    { audience: { visible: 10 }, membership: { sensitivity: "certain" } },
    "individualise",
    ["membership/sensitive"],
  ],
  [
    "a list that may be sensitive",
    { audience: { visible: 9 }, membership: { sensitivity: "assumed" } },
    "deliver",
    [],
  ],
  [
    "one hidden recipient in a Bcc field",
    { audience: { recipients: 2, hidden: 1 }, listed: { header: 1 } },
    "individualise",
    ["listed/in-header"],
  ],
  [
    "one hidden recipient in the text",
    { audience: { recipients: 3, hidden: 2 }, listed: { text: 1, hidden: 1 } },
    "deliver",
    [],
  ],
  [
    "two hidden recipients in the text",
    { audience: { recipients: 3, hidden: 2 }, listed: { text: 2, hidden: 2 } },
    "hold",
    ["listed/in-content"],
  ],
  ["nine addresses in quoted text", { audience: { recipients: 10 }, listed: { quoted: 9 } }, "deliver", []],
  [
    "ten addresses in quoted text",
    { audience: { recipients: 10 }, listed: { quoted: 10 } },
    "hold",
    ["listed/in-content"],
  ],
  [
    "ten addresses in quoted text, for nine people",
    { audience: { recipients: 9 }, listed: { quoted: 10 } },
    "deliver",
    [],
  ],
  [
    "two addresses attached, sensitive",
    { audience: { recipients: 2 }, listed: { attached: 2 }, membership: { sensitivity: "certain" } },
    "hold",
    ["listed/in-content"],
  ],
  [
    "two addresses attached, sensitive, for one person",
    { listed: { attached: 2 }, membership: { sensitivity: "certain" } },
    "deliver",
    [],
  ],
  [
    "a message of which part could not be searched, to nine people in To",
    { audience: { recipients: 9, visible: 9 }, listed: { complete: false } },
    "deliver",
    [],
  ],
  [
    "a message of which part could not be searched, to ten people in To",
    { audience: { recipients: 10, visible: 10 }, listed: { complete: false } },
    "hold",
    ["form/search-incomplete"],
  ],
  [
    "a message of which part could not be searched, with somebody in Bcc",
    { audience: { recipients: 2, hidden: 1 }, listed: { complete: false } },
    "hold",
    ["form/search-incomplete"],
  ],
  ["a message beyond a limit", { form: { beyond: ["parts"] } }, "hold", ["form/beyond-limits"]],
]
for (const [name, facts, verdict, rules] of table) {
  test(`default policy: ${name}`, () => {
    const decision = decide(factsOf(facts), builtin)
    assert.equal(decision.verdict.kind, verdict)
    assert.deepEqual(decision.fired, rules)
    assert.deepEqual(decision.broken, [])
  })
}

test("a hold beside copies keeps what the copies may show, and the reasons of both, strictest first", () => {
  const { verdict } = decide(factsOf({ audience: many, listed: { attached: 12 } }), builtin)
  assert.ok(verdict.kind === "hold")
  assert.equal(verdict.releasableBy, "sender")
  assert.equal(verdict.showing, "self")
  assert.deepEqual(
    verdict.reasons.map((reason) => reason.rule),
    ["listed/in-content", "audience/strangers"],
  )
})

const isObstacle = (name: string): name is Obstacle => Object.hasOwn(OBSTACLE_REASONS, name)
for (const obstacle of Object.keys(OBSTACLE_REASONS).filter(isObstacle)) {
  test(`copies that ${obstacle} forbids become a hold for a second person`, () => {
    const { verdict } = decide(factsOf({ audience: many, form: { obstacles: [obstacle] } }), builtin)
    assert.ok(verdict.kind === "hold")
    assert.equal(verdict.releasableBy, "second-person")
    assert.equal(verdict.showing, undefined)
    assert.deepEqual(
      verdict.reasons.map((reason) => reason.rule),
      [`sluis/${obstacle}`, "audience/strangers"],
    )
  })
}

test("an obstacle also stops a release that would have to make copies", () => {
  const facts = factsOf({ audience: many, listed: { attached: 12 }, form: { obstacles: ["tnef"] } })
  const { verdict } = decide(facts, builtin)
  assert.ok(verdict.kind === "hold")
  assert.equal(verdict.releasableBy, "second-person")
  assert.deepEqual(
    verdict.reasons.map((reason) => reason.rule),
    ["listed/in-content", "sluis/tnef", "audience/strangers"],
  )
})

test("an obstacle to copies that nobody asks for is none", () => {
  assert.equal(decide(factsOf({ form: { obstacles: ["signed-content"] } }), builtin).verdict.kind, "deliver")
})

const automatic: readonly [name: string, facts: PartialFacts][] = [
  ["an automatic answer", { form: { automatic: true, beyond: ["parts"] } }],
  ["a null sender", { sender: { none: true }, form: { beyond: ["parts"] } }],
]
for (const [name, facts] of automatic) {
  test(`${name} is never held: it is refused, with the same reasons`, () => {
    const { verdict } = decide(factsOf(facts), builtin)
    assert.equal(verdict.kind, "refuse")
    assert.deepEqual(
      verdict.reasons.map((reason) => reason.rule),
      ["form/beyond-limits"],
    )
  })
}

test("an automatic message to strangers still goes out in copies", () => {
  assert.equal(
    decide(factsOf({ audience: many, form: { automatic: true } }), builtin).verdict.kind,
    "individualise",
  )
})

const rule = (id: string, when: string, then: string): string =>
  `{ id: ${id}, when: ${JSON.stringify(when)}, ${then}, say: { nl: "nl ${id}", en: "en ${id}" } }`
const policyOf = (rules: readonly string[], rest = ""): Policy =>
  loaded(`version: 1\nrules: [${rules.join(", ")}]\n${rest}`)

test("delays: the longest counts, each is a reason, and with a stricter verdict none is", () => {
  const delays = [
    rule("b", "true", "then: deliver, delaySeconds: 60"),
    rule("a", "true", "then: deliver, delaySeconds: 600"),
  ]
  assert.deepEqual(decide(neutralFacts, policyOf(delays)).verdict, {
    kind: "deliver",
    delaySeconds: 600,
    reasons: [
      { rule: "a", nl: "nl a", en: "en a" },
      { rule: "b", nl: "nl b", en: "en b" },
    ],
  })
  const refused = decide(neutralFacts, policyOf([...delays, rule("c", "true", "then: refuse")]))
  assert.deepEqual(refused.verdict, { kind: "refuse", reasons: [{ rule: "c", nl: "nl c", en: "en c" }] })
  assert.deepEqual(refused.fired, ["a", "b", "c"])
})

test("a rule that throws holds for a second person, and is recorded", () => {
  const decision = decide(
    neutralFacts,
    policyOf([
      rule("broken", "1 / audience.hidden > 0", "then: deliver, delaySeconds: 1"),
      rule("a", "true", "then: hold, releasableBy: sender"),
    ]),
  )
  assert.ok(decision.verdict.kind === "hold")
  assert.equal(decision.verdict.releasableBy, "second-person")
  assert.deepEqual(
    decision.verdict.reasons.map((reason) => reason.rule),
    ["a", "broken"],
  )
  assert.deepEqual(decision.fired, ["a"])
  assert.equal(decision.broken[0]?.rule, "broken")
  assert.match(String(decision.broken[0]?.cause), /division by zero/)
})

test("a rule that asks for what is no fact holds for a second person; a rule that does not ask is not broken", () => {
  const policy = policyOf([
    rule("asks", "audience.visible >= 1", "then: deliver, delaySeconds: 1"),
    rule("asks/last", "form.signed || audience.visible >= 1", "then: refuse"),
    rule("asks/not", "form.signed && audience.visible >= 1", "then: refuse"),
    rule("other", "audience.hidden >= 1", "then: refuse"),
  ])
  const { verdict, broken } = decide(factsOf({ audience: { visible: 1.5 } }), policy)
  assert.ok(verdict.kind === "hold")
  assert.equal(verdict.releasableBy, "second-person")
  assert.deepEqual(
    broken.map((each) => each.rule),
    ["asks", "asks/last"],
  )
})

test("under the default policy too, what is no fact holds wherever a rule's answer depends on it", () => {
  const noFacts: readonly PartialFacts[] = [
    { audience: { visible: 1.5, strangers: 10 } },
    { audience: { recipients: Number.NaN }, listed: { complete: false } },
    { audience: { hidden: Number.POSITIVE_INFINITY }, listed: { header: 1 } },
  ]
  for (const facts of noFacts) {
    const { verdict, broken } = decide(factsOf(facts), builtin)
    assert.equal(verdict.kind, "hold")
    assert.ok(broken.length > 0)
  }
  // `broken && false` is false (CEL's && looks at both sides): one stranger stops nothing, however many are visible.
  assert.deepEqual(decide(factsOf({ audience: { visible: 1.5, strangers: 1 } }), builtin).broken, [])
})

test("a department has its own rules and goes without others; everybody else does not", () => {
  const policy = policyOf(
    [rule("a", "true", "then: refuse"), rule("b", "true", "then: hold")],
    `departments: { hr: { members: ["*@hr.example"], without: [a], rules: [${rule("hr/c", "true", "then: deliver, delaySeconds: 5")}] } }\n`,
  )
  const fired = (department: string): readonly string[] =>
    decide(factsOf({ sender: { department } }), policy).fired
  assert.deepEqual(fired("hr"), ["b", "hr/c"])
  assert.deepEqual(fired(""), ["a", "b"])
  assert.deepEqual(fired("no such department"), ["a", "b"])
})

const THENS = [
  "then: deliver, delaySeconds: 60",
  "then: individualise, showing: self",
  "then: individualise, showing: visible",
  "then: hold, releasableBy: sender",
  "then: hold",
  "then: refuse",
]
const WHENS = [
  "audience.visible >= 2",
  "form.signed",
  "1 / audience.hidden > 0",
  'membership.sensitivity == "certain"',
  "true",
]
const someRules = fc
  .array(fc.tuple(fc.constantFrom(...WHENS), fc.constantFrom(...THENS)), { minLength: 1, maxLength: 6 })
  .map((rules) => rules.map(([when, then], index) => rule(`r${index}`, when, then)))
const someFacts: fc.Arbitrary<Facts> = fc
  .record({
    visible: fc.integer({ min: 0, max: 3 }),
    hidden: fc.integer({ min: 0, max: 1 }),
    signed: fc.boolean(),
    automatic: fc.boolean(),
    obstacles: fc.subarray(["tnef", "unreadable"] as const),
  })
  .map(({ visible, hidden, ...form }) => factsOf({ audience: { visible, hidden }, form }))
const shown = ({ verdict, fired, broken }: Decision): unknown => [
  verdict,
  fired,
  broken.map((each) => each.rule),
]

test("the order of the rules never changes the verdict, its reasons, or what fired", () => {
  const turned = someRules.chain((rules) =>
    fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })),
  )
  fc.assert(
    fc.property(turned, someFacts, ([rules, shuffled], facts) => {
      assert.deepEqual(shown(decide(facts, policyOf(shuffled))), shown(decide(facts, policyOf(rules))))
    }),
  )
})

test("a department never makes the floor less strict, whatever its rules are", () => {
  const how = ({ verdict }: Decision): number => STRICTNESS[verdict.kind]
  fc.assert(
    fc.property(someRules, someRules, someFacts, (floor, own, facts) => {
      const text = `version: 1\nfloor: [${floor.join(", ")}]\n`
      const renamed = own.map((each) => each.replace("id: r", "id: own/r"))
      const alone = decide(facts, loaded(text))
      const inside = decide(
        { ...facts, sender: { ...facts.sender, department: "hr" } },
        loaded(`${text}departments: { hr: { members: ["*@hr.example"], rules: [${renamed.join(", ")}] } }\n`),
      )
      assert.ok(how(inside) >= how(alone))
      if (alone.verdict.kind === "individualise" && inside.verdict.kind === "hold") {
        const copies = inside.verdict.showing !== undefined || inside.verdict.releasableBy === "second-person"
        assert.ok(copies, "a release by the sender must still make the copies")
      }
    }),
  )
})
