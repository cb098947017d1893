import assert from "node:assert/strict"
import { test } from "node:test"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { adviceFor } from "./advice.ts"
import type { Advice } from "./advice.ts"

const none = { header: 0, quoted: 0, text: 0, attached: 0 }

const ROWS: readonly (readonly [string, readonly string[], Partial<typeof none>, readonly Advice[]])[] = [
  ["a small circle", ["membership/small-circle"], {}, ["bcc"]],
  ["a list attached", ["listed/in-content"], { attached: 25 }, ["attachment-addresses"]],
  [
    "addresses everywhere",
    ["listed/in-content"],
    { attached: 1, quoted: 1, text: 1 },
    ["attachment-addresses", "old-mail", "text-addresses"],
  ],
  [
    "the old mail twice is one advice",
    ["listed/in-quoted-header", "listed/in-content"],
    { quoted: 4 },
    ["old-mail"],
  ],
  ["signed: its reason says what to do", ["sluis/signed-content", "audience/strangers"], {}, []],
  ["the wrong person", ["addressing/doubtful"], {}, ["right-people"]],
  [
    "many things at once stay four",
    [
      "addressing/doubtful",
      "addressing/lookalike",
      "listed/people-attached",
      "listed/people-concealed",
      "membership/small-circle",
    ],
    {},
    ["right-people", "right-spelling", "fewer-data", "hidden-data"],
  ],
  ["a list in the text", ["listed/people-in-text"], {}, ["list-in-text"]],
  ["a rule of one's own", ["own/circle"], {}, ["bcc"]],
]

for (const [name, rules, listed, expected] of ROWS) {
  test(`what to change: ${name}`, () => assert.deepEqual(adviceFor(rules, { ...none, ...listed }), expected))
}

test("every rule of the built-in policy has advice, so that nobody is left without a way on", () => {
  const ids = [...DEFAULT_POLICY.matchAll(/- id: (\S+)/g)].flatMap(([, id]) => (id === undefined ? [] : [id]))
  assert.ok(ids.length > 10)
  // The gate takes these addresses out by itself.
  for (const id of ids.filter((rule) => rule !== "listed/in-header")) {
    assert.notDeepEqual(adviceFor([id], { ...none, attached: 2 }), [], id)
  }
})
