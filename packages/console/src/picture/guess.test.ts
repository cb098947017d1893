import assert from "node:assert/strict"
import { test } from "node:test"

import { guessMeetings } from "./guess.ts"
import { LINES_DRAWN, type Person } from "./person.ts"

function person(address: string, introductions: number, exposures = 0, visible = true): Person {
  return { address, name: "", visible, outside: true, introductions, exposures }
}
const strangers = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => person(`p${index}@home${index}.example`, count - 1))

for (const [why, people, pairs, exact] of [
  ["nobody meets himself", [person("a@a.example", 0)], [], true],
  ["two strangers meet", strangers(2), ["0-1 address"], true],
  [
    "colleagues, who have each other's address, do not meet",
    [person("a@x.example", 1), person("b@x.example", 1), person("c@c.example", 2)],
    ["0-2 address", "1-2 address"],
    true,
  ],
  [
    "colleagues on a sensitive list learn of the list only",
    [person("a@x.example", 0, 1), person("b@x.example", 0, 1)],
    ["0-1 list"],
    true,
  ],
  [
    "who is hidden meets whom he sees, and nobody sees him",
    [person("a@a.example", 0), person("b@b.example", 1, 0, false), person("c@c.example", 1, 0, false)],
    ["0-1 address", "0-2 address"],
    true,
  ],
  [
    "acquaintance that no domain explains is a guess",
    [person("a@a.example", 1), person("b@b.example", 1), person("c@c.example", 2)],
    undefined,
    false,
  ],
] as const satisfies readonly (readonly [
  string,
  readonly Person[],
  readonly string[] | undefined,
  boolean,
])[]) {
  test(`guess: ${why}`, () => {
    const meetings = guessMeetings(people)
    assert.equal(meetings.exact, exact)
    if (pairs !== undefined)
      assert.deepEqual(
        meetings.pairs.map(({ one, other, tells }) => `${one}-${other} ${tells}`),
        pairs,
      )
  })
}

test("of a thousand strangers all pairs are counted, and no more kept than are drawn", () => {
  const { pairs, total, exact } = guessMeetings(strangers(1_000))
  assert.equal(total, 499_500)
  assert.equal(pairs.length, LINES_DRAWN)
  assert.equal(exact, true)
})

test("people beyond those who are drawn still count as seen", () => {
  const { exact, total } = guessMeetings(strangers(1_200))
  assert.equal(exact, true)
  assert.equal(total, 499_500)
})
