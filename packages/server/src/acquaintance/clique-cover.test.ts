/** A cover of groups says exactly who knows whom. */
import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { cliqueCover } from "./clique-cover.ts"

type Group = readonly number[]

const table: readonly [
  says: string,
  count: number,
  pairs: readonly (readonly [number, number])[],
  groups: readonly Group[],
  cover: readonly Group[],
][] = [
  ["nobody knows anybody", 3, [], [], []],
  ["one pair", 3, [[2, 0]], [], [[0, 2]]],
  [
    "three pairs are one group",
    3,
    [
      [0, 1],
      [1, 2],
      [2, 0],
    ],
    [],
    [[0, 1, 2]],
  ],
  [
    "a chain is two groups",
    3,
    [
      [0, 1],
      [1, 2],
    ],
    [],
    [
      [0, 1],
      [1, 2],
    ],
  ],
  [
    "a group that somebody knows in full grows",
    4,
    [
      [0, 3],
      [1, 3],
      [2, 3],
    ],
    [[0, 1, 2]],
    [[0, 1, 2, 3]],
  ],
  [
    "a group inside another is left out",
    5,
    [],
    [
      [1, 2],
      [0, 1, 2, 3],
    ],
    [[0, 1, 2, 3]],
  ],
  [
    "people beyond the first word of bits",
    70,
    [
      [31, 32],
      [32, 64],
      [31, 64],
    ],
    [[0, 69]],
    [
      [0, 69],
      [31, 32, 64],
    ],
  ],
]
for (const [says, count, pairs, groups, cover] of table) {
  test(says, () => assert.deepEqual(cliqueCover(count, pairs, groups), cover))
}

test("no acquaintance is missed, none is added, and no group is part of another", () => {
  const COUNT = 40
  const someone = fc.integer({ min: 0, max: COUNT - 1 })
  const pair = fc.tuple(someone, someone).filter(([a, b]) => a !== b)
  const group = fc.uniqueArray(someone, { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 200 }), fc.array(group, { maxLength: 6 }), (pairs, groups) => {
      const cover = cliqueCover(COUNT, pairs, groups)
      assert.deepEqual(pairsIn(cover), pairsIn([...pairs, ...groups]))
      for (const [place, each] of cover.entries()) {
        assert.ok(each.length > 1)
        assert.deepEqual(
          each,
          [...new Set(each)].toSorted((a, b) => a - b),
        )
        const isPart = cover.some(
          (other, at) => at !== place && each.every((member) => other.includes(member)),
        )
        assert.ok(!isPart)
      }
    }),
  )
})

test("where the steps end, groups are missing and none is wrong", () => {
  const groups = Array.from({ length: 20 }, (_, place) => [place, place + 1, place + 2])
  for (const steps of [0, 10, 50, 100, 150]) {
    const cover = pairsIn(cliqueCover(22, [], groups, steps))
    assert.ok(cover.every((each) => pairsIn(groups).includes(each)))
    assert.ok(cover.length < pairsIn(groups).length)
  }
})

function pairsIn(groups: readonly Group[]): readonly string[] {
  const pairs = groups.flatMap((group) =>
    group.flatMap((one) => group.filter((other) => other > one).map((other) => `${one} ${other}`)),
  )
  return [...new Set(pairs)].toSorted()
}
