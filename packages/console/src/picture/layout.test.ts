import assert from "node:assert/strict"
import { test } from "node:test"

import { CENTRE, FIELD, layoutOf, nearest, SENDER_RADIUS } from "./layout.ts"
import { PEOPLE_DRAWN } from "./person.ts"

const COUNTS = [...Array.from({ length: 260 }, (_, count) => count), 300, 411, 512, 777, 999, 1_000]

test("whoever is drawn has a place of his own, inside the field and off the sender", () => {
  for (const count of COUNTS) {
    const { points, radius } = layoutOf(count)
    assert.equal(points.length, count)
    assert.ok(radius >= 8, `${count}: radius ${radius} can be seen`)
    for (const [index, { x, y }] of points.entries()) {
      const inside = Math.min(x, y, FIELD - x, FIELD - y) - radius
      assert.ok(inside >= 0, `${count}: person ${index} is inside`)
      const off = Math.hypot(x - CENTRE.x, y - CENTRE.y) - radius - SENDER_RADIUS
      assert.ok(off > 0, `${count}: person ${index} is off the sender by ${off}`)
    }
    assert.ok(closest(points) >= 2 * radius + 1, `${count}: ${closest(points)} apart with radius ${radius}`)
  }
})

function closest(points: readonly { readonly x: number; readonly y: number }[]): number {
  let least = Infinity
  for (let one = 0; one < points.length; one += 1)
    for (let other = one + 1; other < points.length; other += 1) {
      const [a, b] = [points[one]!, points[other]!]
      least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y))
    }
  return least
}

test("the same number always gives the same picture", () => {
  for (const count of [2, 12, 112, 1_000]) assert.deepEqual(layoutOf(count), layoutOf(count))
})

for (const [count, kind, label] of [
  [2, "circle", "name"],
  [12, "circle", "name"],
  [13, "circle", "initials"],
  [40, "circle", "initials"],
  [41, "rings", "none"],
  [112, "rings", "none"],
  [180, "rings", "none"],
  [181, "spiral", "none"],
  [1_000, "spiral", "none"],
] as const) {
  test(`${count} people stand on a ${kind}, with ${label} at each`, () => {
    const layout = layoutOf(count)
    assert.deepEqual([layout.kind, layout.label], [kind, label])
  })
}

test("beyond a thousand nobody is drawn, and no number breaks the picture", () => {
  assert.equal(layoutOf(PEOPLE_DRAWN + 1).points.length, PEOPLE_DRAWN)
  assert.equal(layoutOf(5_000_000).points.length, PEOPLE_DRAWN)
  assert.equal(layoutOf(-1).points.length, 0)
  assert.equal(layoutOf(2.7).points.length, 2)
})

test("pointing at somebody finds him, and pointing beside everybody finds nobody", () => {
  for (const count of [2, 112, 1_000]) {
    const layout = layoutOf(count)
    for (const [index, point] of layout.points.entries()) assert.equal(nearest(layout, point), index)
  }
  assert.equal(nearest(layoutOf(12), CENTRE), undefined)
})
