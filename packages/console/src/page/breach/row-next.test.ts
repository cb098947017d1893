import assert from "node:assert/strict"
import { test } from "node:test"

import { MISSING } from "@sluis/core/breach/missing"
import type { MissingCode } from "@sluis/core/breach/missing"

import { nextOf } from "./row-next.ts"
import type { BreachRow } from "./row-next.ts"

const DONE: BreachRow = {
  id: "b1",
  number: "2026-001",
  title: "Contactdag",
  department: "zorg",
  openedAt: 1,
  nearMiss: false,
  closed: false,
  awareAt: 1,
  notified: true,
  notify: true,
  inform: false,
  people: 3,
  score: 2,
  conflicts: 0,
  openMeasures: 0,
}
const { awareAt: _aware, ...notAware } = DONE
const { score: _score, ...notAssessed } = DONE
const { notify: _notify, ...undecided } = DONE
const { inform: _inform, ...peopleUndecided } = DONE

const CASES: readonly (readonly [string, BreachRow, MissingCode | undefined])[] = [
  ["nothing is wanted of one where all is done", DONE, undefined],
  ["nothing is wanted of one that is closed", { ...undecided, closed: true }, undefined],
  ["what contradicts comes before all else", { ...notAware, conflicts: 1 }, "conflict"],
  ["then when one was aware", notAware, "aware"],
  ["then the severity", notAssessed, "assessment"],
  ["then whether to notify", undecided, "authority-decision"],
  ["then to notify indeed", { ...DONE, notified: false }, "notification"],
  ["a notification against the decision is told", { ...DONE, notify: false }, "notified-against-decision"],
  ["then whether to inform", peopleUndecided, "people-decision"],
  ["a near miss asks for none of it", { ...notAssessed, nearMiss: true }, undefined],
  ["a near miss of which a clock runs asks for that", { ...DONE, nearMiss: true, dueAt: 5 }, "clock-running"],
]
for (const [what, row, code] of CASES)
  test(`in the list: ${what}`, () =>
    assert.equal(nextOf(row), code === undefined ? undefined : MISSING[code]))
