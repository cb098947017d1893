import assert from "node:assert/strict"
import { test } from "node:test"
import { DAY } from "../clock/day.ts"
import type { BreachFile } from "../file.ts"
import { daysToInform, informingFigures, MIN_GROUP } from "./informing.ts"
import {
  aware,
  decidedForPeople,
  fileWith,
  folded,
  lettersSent,
  OPENED,
  OPENED_NEAR_MISS,
  SAMPLE_START,
  stepsOf,
} from "../sample-steps.ts"
import type { BreachStep } from "../step.ts"

/** Letters went out this many days after the organisation was aware, and again a week after that. */
function informedAfter(days: number, opening = OPENED): BreachFile {
  const [opened, known, first, second] = stepsOf(opening, aware(SAMPLE_START), lettersSent(9), lettersSent(9))
  assert.ok(opened && known && first && second)
  const at = (step: BreachStep, after: number): BreachStep => ({ ...step, at: SAMPLE_START + after * DAY })
  return folded([opened, known, at(first, days), at(second, days + 7)])
}

test("days are counted from awareness to the first letter", () => {
  assert.equal(daysToInform(informedAfter(3.5)), 3.5)
  assert.equal(daysToInform(fileWith(aware(SAMPLE_START))), undefined)
  assert.equal(daysToInform(informedAfter(-2)), 0)
})

test("with four files there is no figure, with five there is", () => {
  const files = [1, 2, 3, 10].map((days) => informedAfter(days))
  assert.deepEqual(informingFigures(files), { kind: "too-few", least: MIN_GROUP })
  assert.deepEqual(informingFigures([...files, informedAfter(4.25)]), {
    kind: "figures",
    informed: 5,
    waiting: 0,
    median: 3,
    average: 4.1,
    longest: 10,
  })
})

test("of an even number, the median is halfway", () => {
  const found = informingFigures([1, 2, 3, 6, 8, 9].map((days) => informedAfter(days)))
  assert.equal(found.kind === "figures" ? found.median : undefined, 4.5)
})

test("near misses do not count, and who still waits is told apart", () => {
  const files = [1, 1, 1, 1, 1].map((days) => informedAfter(days))
  const found = informingFigures([
    ...files,
    informedAfter(300, OPENED_NEAR_MISS),
    fileWith(decidedForPeople(true)),
    fileWith(decidedForPeople(false)),
  ])
  assert.deepEqual(found, { kind: "figures", informed: 5, waiting: 1, median: 1, average: 1, longest: 1 })
})
