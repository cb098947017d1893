import assert from "node:assert/strict"
import { test } from "node:test"

import { dayPartOf } from "./day-part.ts"
import type { DayPart } from "./day-part.ts"

const ROWS: readonly (readonly [string, string, DayPart])[] = [
  ["2026-01-15T03:59:59Z", "Europe/Amsterdam", "evening"],
  ["2026-01-15T04:00:00Z", "Europe/Amsterdam", "morning"],
  ["2026-01-15T10:59:59Z", "Europe/Amsterdam", "morning"],
  ["2026-01-15T11:00:00Z", "Europe/Amsterdam", "afternoon"],
  ["2026-01-15T16:59:59Z", "Europe/Amsterdam", "afternoon"],
  ["2026-01-15T17:00:00Z", "Europe/Amsterdam", "evening"],
  ["2026-01-15T23:00:00Z", "Europe/Amsterdam", "evening"],
  ["2026-07-15T04:00:00Z", "Europe/Amsterdam", "morning"],
  ["2026-01-15T11:00:00Z", "America/Curacao", "morning"],
]
for (const [at, timeZone, expected] of ROWS) {
  test(`${at} is ${expected} in ${timeZone}`, () => assert.equal(dayPartOf(new Date(at), timeZone), expected))
}
