import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { spanInWords, thresholdPassed } from "./span.ts"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe("a length of time in words", () => {
  const rows: readonly [milliseconds: number, nl: string, en: string][] = [
    [0, "0 seconden", "0 seconds"],
    [-DAY, "0 seconden", "0 seconds"],
    [999, "0 seconden", "0 seconds"],
    [SECOND, "1 seconde", "1 second"],
    [MINUTE - 1, "59 seconden", "59 seconds"],
    [MINUTE, "1 minuut", "1 minute"],
    [HOUR - 1, "59 minuten", "59 minutes"],
    [HOUR, "1 uur", "1 hour"],
    [90 * MINUTE, "1 uur en 30 minuten", "1 hour and 30 minutes"],
    [DAY - 1, "23 uur en 59 minuten", "23 hours and 59 minutes"],
    [DAY, "1 dag", "1 day"],
    [2 * DAY + 3 * HOUR + 59 * MINUTE, "2 dagen en 3 uur", "2 days and 3 hours"],
  ]
  for (const [milliseconds, nl, en] of rows) {
    test(`${milliseconds} ms is "${nl}"`, () => {
      assert.equal(spanInWords(milliseconds, "nl"), nl)
      assert.equal(spanInWords(milliseconds, "en"), en)
    })
  }
})

describe("a clock that runs out is said aloud", () => {
  const rows: readonly [when: string, left: number, threshold: number | undefined][] = [
    ["not before the last day", DAY + 1, undefined],
    ["when a day is left", DAY, DAY],
    ["not again until an hour is left", HOUR + 1, DAY],
    ["when an hour is left", HOUR, HOUR],
    ["when ten minutes are left", 10 * MINUTE, 10 * MINUTE],
    ["when it is over", 0, 0],
    ["and not again afterwards", -DAY, 0],
  ]
  for (const [when, left, threshold] of rows) {
    test(when, () => assert.equal(thresholdPassed(left), threshold))
  }
})
