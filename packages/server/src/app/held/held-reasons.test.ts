import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { OBSTACLE_REASONS } from "@sluis/core/policy/fixed-reason"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Reason } from "@sluis/core/policy/verdict"

import { agreeingReasons, isAboutAudience, isInseparable } from "./held-reasons.ts"

const loaded = loadPolicy(DEFAULT_POLICY, "builtin")
assert.ok(loaded.ok)
const RULES = [...loaded.value.floor, ...loaded.value.rules]

/** As the built-in policy says it, with a number for each fact. */
function builtIn(id: string): Reason {
  const rule = RULES.find((one) => one.id === id)
  assert.ok(rule !== undefined)
  const said = (language: "nl" | "en"): string =>
    rule.say[language].map((piece) => (typeof piece === "string" ? piece : "12")).join("")
  return { rule: id, nl: said("nl"), en: said("en") }
}
const obstacle = (name: keyof typeof OBSTACLE_REASONS): Reason => {
  const { rule, say } = OBSTACLE_REASONS[name]
  return { rule, ...say }
}
const NOTHING = { quoted: 0, text: 0 }
const idsOf = (reasons: readonly Reason[]): readonly string[] => reasons.map(({ rule }) => rule)

describe("the reasons of a message", () => {
  test("are left as they are where copies can be made", () => {
    const reasons = [builtIn("listed/in-content"), builtIn("audience/strangers")]
    assert.deepEqual(agreeingReasons(reasons, NOTHING), reasons)
  })

  for (const { id } of RULES.filter(({ then }) => then.kind === "individualise"))
    test(`do not say what Sluis sends where an obstacle says that it can't: ${id}`, () => {
      const reason = builtIn(id)
      const [first, second] = agreeingReasons([reason, obstacle("signed-content")], NOTHING)
      assert.equal(first?.rule, "sluis/signed-content")
      for (const language of ["nl", "en"] as const) {
        assert.match(reason[language], /Sluis/)
        assert.doesNotMatch(second?.[language] ?? "", /Sluis/)
        assert.match(second?.[language] ?? "", /^\S.*\S$/s)
      }
    })

  const rows: readonly [
    name: string,
    reasons: readonly Reason[],
    listed: typeof NOTHING,
    ids: readonly string[],
  ][] = [
    [
      "an encrypted message: what was found in the encryption is no reason of its own",
      [builtIn("listed/in-content"), obstacle("encrypted-recipients")],
      NOTHING,
      ["sluis/encrypted-recipients"],
    ],
    [
      "winmail.dat, and older mail below the text",
      [builtIn("listed/in-content"), obstacle("tnef")],
      { quoted: 1, text: 0 },
      ["sluis/tnef", "listed/in-content"],
    ],
    [
      "a signed message with a list attached, which the sender can take out",
      [builtIn("listed/in-content"), obstacle("signed-content")],
      NOTHING,
      ["sluis/signed-content", "listed/in-content"],
    ],
    [
      "a rule of which nothing would be left",
      [obstacle("signed-content"), { rule: "x", nl: "Sluis haalt zulke adressen eruit.", en: "x" }],
      NOTHING,
      ["sluis/signed-content"],
    ],
  ]
  for (const [name, reasons, listed, ids] of rows)
    test(name, () => assert.deepEqual(idsOf(agreeingReasons(reasons, listed)), ids))

  test("a tip is kept, but not where Bcc would not help", () => {
    const [, signed] = agreeingReasons([builtIn("audience/strangers"), obstacle("signed-content")], NOTHING)
    const [, packed] = agreeingReasons([builtIn("audience/strangers"), obstacle("tnef")], NOTHING)
    assert.match(signed?.nl ?? "", / Tip: zet de adressen/)
    assert.match(packed?.nl ?? "", /die elkaar niet kennen\.$/)
  })
})

const separable: readonly [rule: string, inseparable: boolean][] = [
  ["sluis/exit-check", true],
  ["sluis/signed-content", true],
  ["sluis/took-too-long", true],
  ["membership/small-circle", false],
]
for (const [rule, inseparable] of separable)
  test(`${rule}: copies ${inseparable ? "can't be made" : "may be possible"}`, () => {
    assert.equal(isInseparable([{ rule }]), inseparable)
  })

const aboutAudience: readonly [rules: readonly string[], about: boolean][] = [
  [["membership/small-circle"], true],
  [["hr/a-rule-of-our-own"], true],
  [["listed/person-to-many"], false],
  [["addressing/doubtful", "form/attachment-unreadable"], false],
  [["listed/people-attached", "audience/strangers"], true],
]
for (const [rules, about] of aboutAudience)
  test(`${rules.join(" and ")}: separate copies ${about ? "are" : "are not"} the answer`, () => {
    assert.equal(isAboutAudience(rules.map((rule) => ({ rule }))), about)
  })
