import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { byChange, replaySummary } from "./replay-summary.ts"
import type { Group, Replay } from "./replay-summary.ts"

function group(department: string, before: number, after: number): Group {
  return { department, kind: "department", messages: 100, before, after }
}

function replay(parts: Partial<Replay>): Replay {
  return {
    days: 30,
    messages: 1000,
    unrecorded: 0,
    complete: true,
    unsure: [],
    movedDepartments: false,
    before: 10,
    after: 10,
    rules: [],
    departments: [],
    ...parts,
  }
}

describe("what a replay says", () => {
  test("without records: nothing", () => {
    assert.deepEqual(replaySummary(replay({ messages: 0 })), { kind: "nothing" })
  })
  test("the same everywhere is the same", () => {
    assert.deepEqual(replaySummary(replay({ departments: [group("Finance", 5, 5)] })), { kind: "same" })
  })
  test("as often by other rules is no longer the same", () => {
    const rules = [
      { rule: "a", before: 4, after: 3 },
      { rule: "b", before: 0, after: 1 },
    ]
    assert.deepEqual(replaySummary(replay({ rules })), { kind: "shifted" })
  })
  test("all of it in one department", () => {
    const finance = group("Finance", 2, 5)
    const said = replaySummary(replay({ after: 13, departments: [group("Youth", 8, 8), finance] }))
    assert.deepEqual(said, { kind: "more", times: 3, mostly: { group: finance, times: 3 } })
  })
  test("a department that grew by more than all together is said with what all grew by", () => {
    const finance = group("Finance", 0, 5)
    const said = replaySummary(replay({ after: 13, departments: [finance, group("Youth", 8, 6)] }))
    assert.deepEqual(said, { kind: "more", times: 3, mostly: { group: finance, times: 3 } })
  })
  test("fewer, mostly in one department", () => {
    const youth = group("Youth", 9, 6)
    const said = replaySummary(replay({ after: 6, departments: [youth, group("Finance", 1, 0)] }))
    assert.deepEqual(said, { kind: "fewer", times: 4, mostly: { group: youth, times: 3 } })
  })
  test("half of it is not mostly", () => {
    const departments = [group("Youth", 2, 4), group("Finance", 2, 4)]
    assert.deepEqual(replaySummary(replay({ after: 14, departments })), {
      kind: "more",
      times: 4,
      mostly: undefined,
    })
  })
})

test("what changes most stands first, then what is most", () => {
  const rows = [
    { id: "still", before: 9, after: 9 },
    { id: "less", before: 5, after: 1 },
    { id: "more", before: 0, after: 2 },
    { id: "quiet", before: 0, after: 0 },
  ]
  assert.deepEqual(
    byChange(rows).map(({ id }) => id),
    ["less", "more", "still", "quiet"],
  )
})
