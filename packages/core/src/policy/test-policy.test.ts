import assert from "node:assert/strict"
import { test } from "node:test"
import { BUILTIN_POLICY } from "./builtin.ts"
import { loadPolicy } from "./load.ts"
import { factsOf } from "./neutral-facts.ts"
import type { PolicyTestResult, TestMail } from "./test-policy.ts"
import { runPolicyTests } from "./test-policy.ts"

const noMail = (): never => assert.fail("no test has a message")

test("the default policy keeps its own promises, and every rule of it is tested", () => {
  const results = runPolicyTests(BUILTIN_POLICY, noMail)
  assert.deepEqual(
    results.filter((result) => !result.passed),
    [],
  )
  const fired = new Set(results.flatMap((result) => result.actual.rules))
  assert.deepEqual(
    [...BUILTIN_POLICY.floor, ...BUILTIN_POLICY.rules].map((rule) => rule.id).filter((id) => !fired.has(id)),
    [],
  )
})

function run(
  tests: string,
  examine: (mail: TestMail) => ReturnType<typeof factsOf> = noMail,
): readonly PolicyTestResult[] {
  const policy = loadPolicy(
    `version: 1
rules:
  - { id: a, when: form.reply, then: hold, say: { nl: x, en: y } }
  - { id: b, when: form.signed, then: refuse, say: { nl: x, en: y } }
  - { id: c, when: '1 / audience.hidden > 0 && form.encrypted', then: hold, say: { nl: x, en: y } }
departments: { hr: { members: ["*@hr.example"], without: [a, c] } }
tests:
${tests}`,
    "p.yaml",
  )
  assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
  return runPolicyTests(policy.value, examine)
}

const table: readonly [name: string, entry: string, passed: boolean][] = [
  [
    "verdict and rules are right",
    "facts: { form: { reply: true }, audience: { hidden: 1 } }, expect: { verdict: hold, rules: [a] }",
    true,
  ],
  [
    "the verdict alone is enough",
    "facts: { form: { reply: true }, audience: { hidden: 1 } }, expect: { verdict: hold }",
    true,
  ],
  [
    "another verdict",
    "facts: { form: { reply: true }, audience: { hidden: 1 } }, expect: { verdict: deliver }",
    false,
  ],
  [
    "the verdict is right, one rule too few",
    "facts: { form: { reply: true, signed: true }, audience: { hidden: 1 } }, expect: { verdict: refuse, rules: [b] }",
    false,
  ],
  [
    "the verdict is right, one rule too many",
    "facts: { form: { signed: true }, audience: { hidden: 1 } }, expect: { verdict: refuse, rules: [a, b] }",
    false,
  ],
  [
    "rules in any order",
    "facts: { form: { reply: true, signed: true }, audience: { hidden: 1 } }, expect: { verdict: refuse, rules: [b, a] }",
    true,
  ],
  [
    "in a department",
    "as: hr, facts: { form: { reply: true } }, expect: { verdict: deliver, rules: [] }",
    true,
  ],
  [
    "a rule that throws fails the test, even where hold was expected",
    "facts: { form: { encrypted: true } }, expect: { verdict: hold }",
    false,
  ],
]
for (const [name, entry, passed] of table) {
  test(`${name}: ${passed ? "passes" : "fails"}`, () => {
    const [result] = run(`  - { name: t, ${entry} }\n`)
    assert.equal(result?.passed, passed)
    assert.equal(result?.line, 8)
  })
}

test("a message goes to the examiner with CRLF line ends and its envelope", () => {
  const seen: TestMail[] = []
  const examine = (mail: TestMail): ReturnType<typeof factsOf> => {
    seen.push(mail)
    return factsOf({ form: { signed: true }, audience: { hidden: 1 } })
  }
  const [first, second] = run(
    `  - name: with envelope
    message: |
      From: jan@voorbeeld.example

      Hallo
    from: jan@voorbeeld.example
    rcpt: [els@example.org]
    expect: { verdict: refuse, rules: [b] }
  - { name: without, message: "Subject: x", expect: { verdict: deliver } }
`,
    examine,
  )
  assert.deepEqual(seen, [
    {
      text: "From: jan@voorbeeld.example\r\n\r\nHallo\r\n",
      envelope: { sender: "jan@voorbeeld.example", recipients: ["els@example.org"] },
    },
    { text: "Subject: x", envelope: undefined },
  ])
  assert.equal(first?.passed, true)
  assert.deepEqual(second?.actual, { verdict: "refuse", rules: ["b"] })
  assert.equal(second?.passed, false)
})
