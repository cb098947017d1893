import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { columnWidths } from "./column-width.ts"

const rows: readonly [
  sentence: string,
  wanted: readonly [number, number][],
  room: number,
  widths: readonly number[],
][] = [
  [
    "what is left is shared by what each has",
    [
      [10, 30],
      [10, 60],
    ],
    180,
    [60, 120],
  ],
  [
    "who wants little gets it, who wants much gets the rest",
    [
      [10, 20],
      [10, 300],
    ],
    100,
    [20, 80],
  ],
  [
    "of two that want much, the one with more to say gets more",
    [
      [10, 200],
      [10, 300],
    ],
    100,
    [42, 58],
  ],
  [
    "a column of days stays on one line beside a long text",
    [
      [40, 80],
      [40, 900],
    ],
    300,
    [80, 220],
  ],
  [
    "where not every word fits the widest words give way",
    [
      [100, 100],
      [30, 30],
    ],
    90,
    [60, 30],
  ],
  [
    "a word that is far too long does not push the others out",
    [
      [9_000, 9_000],
      [20, 20],
    ],
    320,
    [300, 20],
  ],
]
for (const [sentence, wanted, room, widths] of rows) {
  test(sentence, () => {
    const columns = wanted.map(([least, natural]) => ({ least, natural }))
    assert.deepEqual(columnWidths(columns, room).map(Math.round), widths)
  })
}

test("columns fill the room, and none is without width", () => {
  const column = fc.record({ least: fc.nat(2_000), natural: fc.nat(90_000) })
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 100, max: 500 }),
      (columns, room) => {
        const widths = columnWidths(columns, room)
        assert.ok(widths.every((width) => width > 0))
        assert.ok(Math.abs(widths.reduce((sum, width) => sum + width, 0) - room) < 0.001)
      },
    ),
  )
})
