import assert from "node:assert/strict"
import { test } from "node:test"

import { layoutOf } from "./layout.ts"
import { LINES_DRAWN, type Meeting } from "./person.ts"
import { evenly, linesOf, spokesOf, webOf } from "./web.ts"

function everybody(count: number, tells: Meeting["tells"] = "address"): readonly Meeting[] {
  const pairs: Meeting[] = []
  for (let one = 0; one < count; one += 1)
    for (let other = one + 1; other < count; other += 1) pairs.push({ one, other, tells })
  return pairs
}

const linesIn = (paths: readonly string[]): number => paths.join("").split("M").length - 1

test("of two, twelve and 112 people every line is drawn; of a thousand, evenly chosen ones", () => {
  for (const [count, drawn] of [
    [2, 1],
    [12, 66],
    [112, 6_216],
    [115, LINES_DRAWN],
    [1_000, 2_000],
  ] as const) {
    const web = webOf(layoutOf(count), everybody(count))
    assert.equal(web.drawn, drawn)
    assert.equal(linesIn(web.address), drawn)
    assert.ok(web.address.length <= 12, "in few paths")
    assert.deepEqual(web.list, [])
  }
})

test("who only learns of the list has a line of another kind", () => {
  const web = webOf(layoutOf(3), [
    { one: 0, other: 1, tells: "list" },
    { one: 1, other: 2, tells: "address" },
  ])
  assert.equal(linesIn(web.list), 1)
  assert.equal(linesIn(web.address), 1)
})

test("nobody beyond those who are drawn has a line", () => {
  const web = webOf(layoutOf(2), everybody(3))
  assert.equal(web.drawn, 1)
  assert.equal(linesOf(layoutOf(2), everybody(3), 0), web.address.join(""))
})

test("one person of 112 has 111 lines of his own", () => {
  assert.equal(linesIn([linesOf(layoutOf(112), everybody(112), 5)]), 111)
})

test("afterwards one line leads from the sender to each", () => {
  for (const count of [1, 12, 112, 1_000]) assert.equal(linesIn([spokesOf(layoutOf(count), 46)]), count)
})

test("no path holds a number that is none", () => {
  for (const count of [1, 2, 40, 180, 181]) {
    const layout = layoutOf(count)
    assert.doesNotMatch(
      webOf(layout, everybody(count)).address.join("") + spokesOf(layout, 46),
      /NaN|Infinity/,
    )
  }
})

test("evenly chosen are the first, and others from all over", () => {
  assert.deepEqual(evenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3), [0, 3, 6])
  assert.deepEqual(evenly([0, 1], 2), [0, 1])
})
