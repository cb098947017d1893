import assert from "node:assert/strict"
import { test } from "node:test"

import { DAY } from "@sluis/core/breach/clock/day"
import { informingFigures, MIN_GROUP } from "@sluis/core/breach/register/informing"
import { aware, fileWith, lettersSent, SAMPLE_START, timed } from "@sluis/core/breach/sample-steps"
import { CAUSES } from "@sluis/core/breach/step"
import type { BreachAct } from "@sluis/core/breach/step"
import fc from "fast-check"

import { figuresOf } from "./breach-statistics.ts"
import { rowOf } from "./kept-breach.ts"
import type { VersionedBreach } from "./kept-breach.ts"

function kept(
  number: number,
  department: string,
  more: Partial<VersionedBreach["row"]> = {},
): VersionedBreach {
  return {
    id: `b${number}`,
    number: `2026-${number}`,
    version: 1,
    steps: 1,
    people: { next: 1, total: 0 },
    told: true,
    remindedUntil: 0,
    closedAt: undefined,
    row: {
      title: "Contactdag",
      department,
      openedAt: 0,
      nearMiss: false,
      closed: false,
      notified: false,
      conflicts: 0,
      openMeasures: 0,
      ...more,
    },
  }
}

const filesOf = (departments: readonly string[]) => departments.map((name, number) => kept(number, name))
const told = (departments: readonly string[]) =>
  figuresOf(filesOf(departments)).byDepartment.map(({ department, breaches }) => [department, breaches])

const TABLES: readonly (readonly [
  says: string,
  departments: string,
  told: readonly (readonly unknown[])[],
])[] = [
  ["fewer files than a group has give nothing", "AAAA", []],
  ["as many files as a group has are told", "AAAAA", [["A", 5]]],
  [
    "small ones are told together",
    "AAAAABBBCC",
    [
      ["A", 5],
      ["", 5],
    ],
  ],
  [
    "one small group takes the smallest large one with it",
    "AAAAAAABBBBBCC",
    [
      ["A", 7],
      ["", 7],
    ],
  ],
  ["where there is one large group, it is not told apart from the small one", "AAAAAB", [["", 6]]],
]
for (const [says, departments, figures] of TABLES)
  test(says, () => assert.deepEqual(told(departments.split("")), figures))

test("no group is too small, and none can be worked out from another table", () => {
  const file = fc.record({
    department: fc.constantFrom("", "A", "B", "C", "D"),
    cause: fc.option(fc.constantFrom(...CAUSES), { nil: undefined }),
    nearMiss: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(file, { maxLength: 60 }), (files) => {
      const { byDepartment, byCause } = figuresOf(
        files.map(({ department, cause, nearMiss }, number) =>
          kept(number, department, { nearMiss, ...(cause !== undefined && { cause }) }),
        ),
      )
      for (const groups of [byDepartment, byCause]) {
        const sizes = groups.map(({ breaches, nearMisses }) => breaches + nearMisses)
        assert.ok(sizes.every((size) => size >= MIN_GROUP))
        const sum = sizes.reduce((one, other) => one + other, 0)
        assert.equal(sum, files.length < MIN_GROUP ? 0 : files.length)
      }
    }),
  )
})

const DAY_OF = (days: number): number => SAMPLE_START - days * DAY
const BEGINNINGS: readonly (readonly [what: string, acts: readonly BreachAct[], days: number])[] = [
  ["the file was opened, where nothing else is known", [], 0],
  ["it was discovered", [timed({ detectedAt: DAY_OF(3) })], 3],
  ["a processor told it", [timed({ detectedAt: DAY_OF(3), processorToldAt: DAY_OF(5) })], 5],
  ["the organisation was aware", [timed({ detectedAt: DAY_OF(3) }), aware(DAY_OF(2))], 2],
]
for (const [what, acts, days] of BEGINNINGS)
  test(`days until people knew count from when ${what}, as in the report of a month`, () => {
    const files = Array.from({ length: MIN_GROUP }, () => fileWith(...acts, lettersSent(3)))
    const rows = files.map((file, number) => ({ ...kept(number, ""), row: rowOf(file, SAMPLE_START) }))
    const inMonth = informingFigures(files)
    assert.ok(inMonth.kind === "figures")
    assert.deepEqual(figuresOf(rows).daysToInform, {
      files: MIN_GROUP,
      median: inMonth.median,
      longest: inMonth.longest,
    })
    assert.equal(inMonth.median, days)
  })
