import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { NO_TIMES } from "../account.ts"
import { CLOCK_SKEW_MILLISECONDS } from "../file-limit.ts"
import type { Awareness, Times } from "../step.ts"
import { timeRemarks } from "./time-remark.ts"

const NOW = 1_760_000_000_000
const certain: Awareness = { at: NOW - 100, reason: "Toen belde een ontvanger." }

function remarksOf(
  times: Partial<Times>,
  awareness: Awareness | undefined = certain,
  backwards: readonly number[] = [],
): readonly string[] {
  return timeRemarks({ ...NO_TIMES, ...times }, awareness, backwards, NOW).map(({ code, field }) =>
    `${code} ${field}`.trim(),
  )
}

const rows: readonly (readonly [what: string, found: readonly string[], expected: readonly string[]])[] = [
  [
    "times in their order",
    remarksOf({ occurredFrom: NOW - 400, occurredUntil: NOW - 300, detectedAt: NOW - 200 }),
    [],
  ],
  [
    "a time in the future",
    remarksOf({ occurredFrom: NOW + CLOCK_SKEW_MILLISECONDS + 1 }),
    ["in-future occurredFrom", "aware-before-occurred awareAt"],
  ],
  ["a browser that is five minutes fast", remarksOf({ suspectedAt: NOW + CLOCK_SKEW_MILLISECONDS }), []],
  ["a time that is none", remarksOf({ suspectedAt: Number.NaN }), ["no-moment suspectedAt"]],
  [
    "an end before its beginning",
    remarksOf({ occurredFrom: NOW - 300, occurredUntil: NOW - 400 }),
    ["turned occurredUntil"],
  ],
  [
    "an end of what still goes on",
    remarksOf({ occurredUntil: NOW - 400, ongoing: true }),
    ["ended-but-ongoing occurredUntil"],
  ],
  [
    "a discovery before it began",
    remarksOf({ occurredFrom: NOW - 300, detectedAt: NOW - 400 }),
    ["detected-before-occurred detectedAt"],
  ],
  ["certainty before it began", remarksOf({ occurredFrom: NOW - 50 }), ["aware-before-occurred awareAt"]],
  ["certainty before the discovery", remarksOf({ detectedAt: NOW - 50 }), ["aware-before-detected awareAt"]],
  ["certainty after the discovery, with a reason", remarksOf({ detectedAt: NOW - 200 }), []],
  [
    "certainty after the discovery, without one",
    remarksOf({ detectedAt: NOW - 200 }, { at: NOW - 100, reason: " " }),
    ["aware-later-without-reason awareAt"],
  ],
  [
    "certainty after a processor told",
    remarksOf({ processorToldAt: NOW - 200 }),
    ["aware-later-than-processor awareAt"],
  ],
  ["a machine's clock that went backwards", remarksOf({}, certain, [3]), ["clock-backwards"]],
]
for (const [what, found, expected] of rows) {
  test(`${what}: ${expected.length === 0 ? "no remark" : expected.join(", ")}`, () => {
    assert.deepEqual(found, expected)
  })
}

test("a file in which nobody said anything of times has one remark: that nobody was certain yet", () => {
  assert.deepEqual(
    timeRemarks(undefined, undefined, [], NOW).map(({ code }) => code),
    ["not-aware-yet"],
  )
})

test("whatever was typed, there are remarks and no exception, each with words", () => {
  const at = fc.option(fc.oneof(fc.double(), fc.integer()), { nil: undefined })
  fc.assert(
    fc.property(at, at, at, fc.boolean(), (one, other, third, ongoing) => {
      const times = { ...NO_TIMES, occurredFrom: one, occurredUntil: other, detectedAt: third, ongoing }
      for (const { words } of timeRemarks(times, { at: third ?? 0, reason: "" }, [1], NOW)) {
        assert.match(words.nl, /\.$/)
        assert.match(words.en, /\.$/)
      }
    }),
  )
})
