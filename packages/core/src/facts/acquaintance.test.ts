import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { MATRIX_MEMBERS } from "./acquaintance-matrix.ts"
import { acquaintances, organisationCircles, threadCircles, type Circle } from "./acquaintance.ts"
import { readAudience } from "./audience.ts"

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number)

function introductions(count: number, circles: readonly Circle[], shown: ReadonlySet<number>): number {
  const known = acquaintances(count, circles, shown)
  return range(count).reduce((sum, member) => sum + known.strangersTo(member), 0)
}

function circlesOf(to: readonly string[], us: readonly string[]): readonly (readonly number[])[] {
  const message = parseMessage(octetsOf(`From: jan@afzender.example\r\nTo: ${to.join(",\r\n ")}\r\n\r\n`))
  return organisationCircles(readAudience(message, undefined, us)).map(({ members }) => members)
}

const peopleAt = (domain: string, count: number): readonly string[] =>
  range(count).map((number) => `p${number}@${domain}`)

const organisations: readonly [
  why: string,
  to: readonly string[],
  us: readonly string[],
  circles: readonly (readonly number[])[],
][] = [
  ["two at one domain know each other", ["a@x.example", "b@y.example", "c@x.example"], [], [[0, 2]]],
  ["neighbours at a public provider do not", ["a@gmail.com", "b@gmail.com"], [], []],
  [
    "all our domains are one organisation",
    ["a@x.example", "b@y.example", "c@sub.y.example"],
    ["x.example", "y.example"],
    [[0, 1, 2]],
  ],
  [
    "a subdomain belongs to the domain at which somebody is",
    ["a@mail.x.example", "b@x.example", "c@www.mail.x.example"],
    [],
    [[0, 1, 2]],
  ],
  [
    "two subdomains of a domain at which nobody is do not belong together",
    ["a@a.x.example", "b@b.x.example"],
    [],
    [],
  ],
  ["nobody belongs to a top-level domain", ["a@example", "b@x.example"], [], []],
  ["a domain that is called us is not ours", ["a@us", "b@x.example"], ["x.example"], []],
  ["one person is no circle", ["a@x.example"], [], []],
  [
    "nine visible people at a domain that is not ours are colleagues",
    peopleAt("x.example", 9),
    [],
    [range(9)],
  ],
  ["ten may be the customers of a provider that nobody knows", peopleAt("x.example", 10), [], []],
  ["ten of ours are colleagues", peopleAt("x.example", 10), ["x.example"], [range(10)]],
  ["nobody belongs to a suffix", ["a@co.uk", "b@x.co.uk"], [], []],
  ["customers below a provider's domain are strangers", ["a@mail.ziggo.nl", "b@mail.ziggo.nl"], [], []],
]
for (const [why, to, us, circles] of organisations) {
  test(`organisation: ${why}`, () => {
    assert.deepEqual(
      circlesOf(to, us).map((members) => members.toSorted((a, b) => a - b)),
      circles,
    )
  })
}

test("thread: a block of two or more is a circle", () => {
  assert.deepEqual(threadCircles([[3], [0, 2], []]), [{ evidence: "thread", members: [0, 2] }])
})

test("112 strangers in To are 112 × 111 introductions, and 112 groups", () => {
  const shown = new Set(range(112))
  assert.equal(introductions(112, [], shown), 112 * 111)
  assert.equal(acquaintances(112, [], shown).groups, 112)
})

const sums: readonly [
  why: string,
  count: number,
  blocks: readonly (readonly number[])[],
  shown: readonly number[],
  introductions: number,
  groups: number,
][] = [
  ["nobody", 0, [], [], 0, 0],
  ["one alone", 1, [], [0], 0, 1],
  ["two strangers", 2, [], [0, 1], 2, 2],
  ["two who know each other", 2, [[0, 1]], [0, 1], 0, 1],
  ["a pair and a stranger", 3, [[0, 1]], [0, 1, 2], 4, 2],
  [
    "one whom two know who do not know each other",
    3,
    [
      [0, 1],
      [1, 2],
    ],
    [0, 1, 2],
    2,
    2,
  ],
  ["a hidden one learns of the visible, and nobody of him", 3, [], [0, 1], 4, 2],
  [
    "a hidden one whom two visible people know does not acquaint them",
    3,
    [
      [0, 2],
      [1, 2],
    ],
    [0, 1],
    2,
    2,
  ],
  [
    "the same circle twice",
    2,
    [
      [0, 1],
      [0, 1],
    ],
    [0, 1],
    0,
    1,
  ],
]
for (const [why, count, blocks, shown, expected, groups] of sums) {
  test(`introductions: ${why}`, () => {
    const circles = threadCircles(blocks)
    assert.equal(introductions(count, circles, new Set(shown)), expected)
    assert.equal(acquaintances(count, circles, new Set(shown)).groups, groups)
  })
}

const MOST = 9
const member = fc.nat({ max: MOST - 1 })
const someMembers = fc.uniqueArray(member, { maxLength: MOST })

test("introductions counted by circles are those counted pair by pair", () => {
  fc.assert(
    fc.property(fc.array(someMembers, { maxLength: 6 }), someMembers, (blocks, shown) => {
      const circles = threadCircles(blocks)
      const knows = (one: number, other: number): boolean =>
        circles.some(({ members }) => members.includes(one) && members.includes(other))
      const known = acquaintances(MOST, circles, new Set(shown))
      for (const one of range(MOST)) {
        assert.equal(
          known.strangersTo(one),
          shown.filter((other) => other !== one && !knows(one, other)).length,
        )
        for (const other of range(MOST))
          if (one !== other) assert.equal(known.know(one, other), knows(one, other))
      }
    }),
  )
})

test("strangers: no two of them know each other, and whoever is not among them knows one who is", () => {
  fc.assert(
    fc.property(fc.array(someMembers, { maxLength: 6 }), someMembers, (blocks, shown) => {
      const { know, groups } = acquaintances(MOST, threadCircles(blocks), new Set(shown))
      const sets = subsets(shown).filter((some) =>
        some.every((one) => some.every((other) => one === other || !know(one, other))),
      )
      const cannotGrow = (some: readonly number[]): boolean =>
        shown.every((one) => some.includes(one) || some.some((other) => know(one, other)))
      const sizes = sets.filter(cannotGrow).map((some) => some.length)
      assert.ok(shown.length === 0 ? groups === 0 : sizes.includes(groups))
    }),
  )
})

test("a chain of acquaintances is no group: of five in a row three do not know each other", () => {
  const chain = threadCircles([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ])
  assert.equal(acquaintances(5, chain, new Set(range(5))).groups, 3)
})

test("more people than a matrix is made for: a chain of acquaintances is no group either", () => {
  for (const count of [MATRIX_MEMBERS, MATRIX_MEMBERS + 1]) {
    const everybody = new Set(range(count))
    const chain = threadCircles(range(count - 1).map((one) => [one, one + 1]))
    assert.equal(acquaintances(count, chain, everybody).groups, Math.ceil(count / 2))
    const three = threadCircles([
      [0, 1],
      [1, 2],
    ])
    assert.equal(acquaintances(count, three, everybody).groups, count - 1)
    const overlapping = threadCircles([range(count - 1), range(count).slice(1)])
    assert.equal(acquaintances(count, overlapping, everybody).groups, 2)
  }
})

function subsets(members: readonly number[]): readonly (readonly number[])[] {
  return members.reduce<readonly (readonly number[])[]>(
    (some, one) => [...some, ...some.map((each) => [...each, one])],
    [[]],
  )
}

test("ten thousand people in overlapping circles are counted", () => {
  const count = 10_000
  const blocks = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29].map((step) =>
    range(count).filter((one) => one % step === 0),
  )
  const shown = new Set(range(count))
  // A number that none of the primes divides knows nobody; 1 is one of them.
  assert.equal(acquaintances(count, threadCircles(blocks), shown).strangersTo(1), count - 1)
  assert.equal(
    acquaintances(count, threadCircles(blocks), shown).strangersTo(29),
    count - Math.ceil(count / 29),
  )
  const total = introductions(count, threadCircles(blocks), shown)
  assert.ok(total > 0 && total < count * (count - 1))
})

test("beyond the work limit more strangers are counted, never fewer", () => {
  // Every member in a combination of his own: each costs the size of his circles to count.
  const count = 5000
  const bits = range(13)
  const circles = threadCircles(bits.map((bit) => range(count).filter((one) => ((one + 1) >> bit) % 2 === 1)))
  const known = acquaintances(count, circles, new Set(range(count)))
  const exact = (one: number): number =>
    range(count).filter((other) => ((one + 1) & (other + 1)) === 0).length
  const counted = range(count).map((one) => known.strangersTo(one))
  for (const one of [0, 2, 6, 510]) assert.equal(counted[one], exact(one))
  const last = 4094
  assert.ok((counted[last] ?? 0) > exact(last))
})
