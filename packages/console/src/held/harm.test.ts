import assert from "node:assert/strict"
import { test } from "node:test"

import { harmsOf } from "./harm.ts"
import type { Harm, Sight } from "./harm.ts"

const nothing: Sight = {
  department: "",
  recipients: 0,
  visible: 0,
  visibleOutside: 0,
  hidden: 0,
  introductions: 0,
  exposures: 0,
  sensitivity: "none",
  categories: [],
  listed: { header: 0, quoted: 0, text: 0, attached: 0 },
}
const attached = (people: number): Sight => ({ ...nothing, listed: { ...nothing.listed, attached: people } })

const ROWS: readonly (readonly [string, Partial<Sight> | undefined, readonly string[], readonly Harm[]])[] = [
  ["nothing is known of it", undefined, ["membership/small-circle"], []],
  [
    "seven strangers of whom being there says something",
    { visible: 7, introductions: 42, exposures: 42, sensitivity: "certain", categories: ["health"] },
    ["membership/small-circle"],
    [
      { kind: "introduced", people: 7, everybody: true },
      { kind: "exposed", people: 7 },
      { kind: "reveals", certain: true, categories: ["health"] },
    ],
  ],
  [
    "one of the pairs was acquainted",
    { visible: 3, introductions: 5 },
    ["audience/strangers"],
    [{ kind: "introduced", people: 3, everybody: false }],
  ],
  [
    "colleagues know the addresses, and not who is ill",
    { visible: 30, exposures: 870, sensitivity: "assumed", categories: ["health"] },
    ["membership/sensitive"],
    [
      { kind: "exposed", people: 30 },
      { kind: "reveals", certain: false, categories: ["health"] },
    ],
  ],
  ["pairs that reveal nothing are no news", { visible: 4, exposures: 12 }, ["membership/small-circle"], []],
  [
    "held for what it says: who sees whom is not the point",
    { visible: 4, introductions: 12, listed: { header: 0, quoted: 3, text: 0, attached: 2 } },
    ["listed/in-content"],
    [
      { kind: "listed", place: "attached", people: 2 },
      { kind: "listed", place: "quoted", people: 3 },
    ],
  ],
  [
    "a Bcc field left in a message that waits for another reason",
    { listed: { header: 2, quoted: 0, text: 0, attached: 0 } },
    ["listed/in-header", "listed/in-content"],
    [{ kind: "bcc", people: 2 }],
  ],
  ["a winmail.dat is no attachment that one can take out", attached(12), ["sluis/tnef"], []],
  [
    "a rule of the organisation's own is about who sees whom",
    { visible: 2, introductions: 2 },
    ["own/rule"],
    [{ kind: "introduced", people: 2, everybody: true }],
  ],
  ["perhaps the wrong person: the rule's own words say it", { visible: 1 }, ["addressing/doubtful"], []],
]

for (const [name, sight, rules, expected] of ROWS) {
  test(`what would have been given away: ${name}`, () => {
    const given = sight === undefined ? undefined : { ...nothing, ...sight }
    assert.deepEqual(harmsOf(given, rules), expected)
  })
}
