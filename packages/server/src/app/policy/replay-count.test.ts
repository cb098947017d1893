import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Outcome } from "./rehearse.ts"
import { MIN_MESSAGES, MIN_SENDERS, replayCounter } from "./replay-count.ts"

const outcome = (department: string, sender: number, rules: readonly string[] = []): Outcome => ({
  sender: `p${sender}@voorbeeld.nl`,
  department,
  ours: true,
  kind: rules.length > 0 ? "hold" : "deliver",
  rules,
})

/** `messages` from `senders` people of a department, one policy. */
type Sent = readonly [department: string, messages: number, senders: number]
const groupsOf = (sent: readonly Sent[]): readonly string[] => {
  const counter = replayCounter(1)
  for (const [department, messages, senders] of sent)
    for (let index = 0; index < messages; index += 1) counter.add([outcome(department, index % senders)])
  return counter
    .result()
    .departments.map(({ group, messages }) =>
      group.kind === "department" ? `${group.name} ${messages}` : `(${group.kind}) ${messages}`,
    )
}

const departments: readonly (readonly [name: string, sent: readonly Sent[], shown: readonly string[]])[] = [
  [
    "two large departments are shown, the largest first",
    [
      ["HR", 20, 5],
      ["Zorg", 30, 5],
    ],
    ["Zorg 30", "HR 20"],
  ],
  [
    "senders of no department are a group",
    [
      ["HR", 20, 5],
      ["", 30, 5],
    ],
    ["(none) 30", "HR 20"],
  ],
  [
    "two that are too small are large enough together",
    [
      ["HR", 30, 5],
      ["A", 12, 5],
      ["B", 12, 5],
    ],
    ["HR 30", "(other) 24"],
  ],
  [
    "one that is too small takes the smallest large one with it",
    [
      ["HR", 30, 5],
      ["Zorg", 40, 5],
      ["A", 3, 3],
    ],
    ["Zorg 40", "(other) 33"],
  ],
  [
    "where no two groups are left, none is shown",
    [
      ["HR", 30, 5],
      ["A", 3, 3],
    ],
    [],
  ],
  [
    "many messages of four people are about them",
    [
      ["HR", 500, 4],
      ["Zorg", 40, 5],
      ["Wonen", 50, 5],
    ],
    ["Wonen 50", "(other) 540"],
  ],
  ["one department alone says nothing that the total does not", [["HR", 100, 9]], []],
]
for (const [name, sent, shown] of departments) test(name, () => assert.deepEqual(groupsOf(sent), shown))

test("no group that is shown is smaller than the smallest", () => {
  const sent = fc.array(
    fc.tuple(
      fc.constantFrom("A", "B", "C", "D", "E", ""),
      fc.nat({ max: 45 }),
      fc.integer({ min: 1, max: 8 }),
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(sent, (groups) => {
      for (const shown of groupsOf(groups)) assert.ok(Number(shown.split(" ").at(-1)) >= MIN_MESSAGES, shown)
    }),
  )
  assert.equal(MIN_SENDERS, 5)
})

test("each rule is counted under each policy; a message that two rules stop is one interruption", () => {
  const counter = replayCounter(2)
  counter.add([outcome("", 1, ["a"]), outcome("", 1, ["b", "a"])])
  counter.add([outcome("", 1, ["a"]), outcome("", 1)])
  counter.add([outcome("", 1), outcome("", 1, ["b"])])
  const { messages, interrupted, rules } = counter.result()
  assert.equal(messages, 3)
  assert.deepEqual(interrupted, [2, 2])
  assert.deepEqual(rules, [
    { rule: "b", interrupted: [0, 2] },
    { rule: "a", interrupted: [2, 1] },
  ])
})
