import assert from "node:assert/strict"
import { test } from "node:test"
import type { BreachFile } from "./file.ts"
import { missing, MISSING, type MissingCode } from "./missing.ts"
import {
  aware,
  assessed,
  caused,
  decided,
  decidedForPeople,
  described,
  fileWith,
  folded,
  lettersSent,
  measureClosed,
  measured,
  notified,
  OPENED,
  OPENED_NEAR_MISS,
  SAMPLE_START,
  stepsOf,
  timed,
} from "./sample-steps.ts"
import type { BreachAct } from "./step.ts"

function lacks(file: BreachFile): readonly MissingCode[] {
  return missing(file).map(({ code }) => code)
}

const KNOWN: readonly BreachAct[] = [
  described,
  timed({ occurredFrom: SAMPLE_START, detectedAt: SAMPLE_START }),
  aware(SAMPLE_START),
  caused,
  assessed,
]

test("a breach that was only opened lacks everything that the law wants documented", () => {
  assert.deepEqual(lacks(fileWith()), [
    "summary",
    "aware",
    "occurred",
    "detected",
    "assessment",
    "authority-decision",
    "people-decision",
    "cause",
  ])
})

const rows: readonly (readonly [what: string, acts: readonly BreachAct[], lacks: readonly MissingCode[]])[] =
  [
    ["neither the authority nor the people have to be told", [decided(false), decidedForPeople(false)], []],
    ["the authority has to be told", [decided(true), decidedForPeople(false)], ["notification"]],
    ["it was", [decided(true), decidedForPeople(false), notified("first", SAMPLE_START)], []],
    [
      "it was, and that was withdrawn",
      [
        decided(true),
        decidedForPeople(false),
        notified("first", SAMPLE_START),
        notified("withdrawal", SAMPLE_START),
      ],
      ["notification"],
    ],
    [
      "it was, against the decision",
      [decided(false), decidedForPeople(false), notified("first", SAMPLE_START)],
      ["notified-against-decision"],
    ],
    ["the people have to be told", [decided(false), decidedForPeople(true)], ["letters"]],
    ["they were", [decided(false), decidedForPeople(true), lettersSent(112)], []],
    ["they were, all on paper", [decided(false), decidedForPeople(true), lettersSent(0, 2)], []],
    [
      "a measure against it is not done",
      [decided(false), decidedForPeople(false), measured("a", { kind: "immediate" })],
      ["immediate-measure"],
    ],
    [
      "that measure is done",
      [decided(false), decidedForPeople(false), measured("a", { kind: "immediate" }), measureClosed("a")],
      [],
    ],
    ["an improvement point is planned", [decided(false), decidedForPeople(false), measured("a")], []],
    [
      "an improvement point has no owner",
      [decided(false), decidedForPeople(false), measured("a", { owner: " " })],
      ["improvement-unplanned"],
    ],
    [
      "an improvement point has no day",
      [decided(false), decidedForPeople(false), measured("a", { due: undefined })],
      ["improvement-unplanned"],
    ],
    [
      "it still goes on",
      [
        decided(false),
        decidedForPeople(false),
        timed({ occurredFrom: SAMPLE_START, detectedAt: SAMPLE_START, ongoing: true }),
      ],
      ["ongoing"],
    ],
    [
      "nobody says why they were certain then",
      [decided(false), decidedForPeople(false), aware(5, "")],
      ["aware"],
    ],
  ]
for (const [what, acts, expected] of rows) {
  test(`all is known, and ${what}: ${expected.length === 0 ? "nothing is missing" : expected.join(", ")}`, () => {
    assert.deepEqual(lacks(fileWith(...KNOWN, ...acts)), expected)
  })
}

test("a near miss asks for its cause", () => {
  assert.deepEqual(lacks(folded(stepsOf(OPENED_NEAR_MISS))), ["cause"])
  assert.deepEqual(lacks(folded(stepsOf(OPENED_NEAR_MISS, caused))), [])
})

test("a near miss of which somebody was aware has a clock, and only a decision stops it", () => {
  const file = (...acts: readonly BreachAct[]): BreachFile =>
    folded(stepsOf(OPENED_NEAR_MISS, caused, aware(SAMPLE_START), ...acts))
  assert.deepEqual(lacks(file()), ["clock-running"])
  assert.deepEqual(lacks(file(decided(false))), [])
})

test("what two officers wrote at once has to be settled, each where it stands", () => {
  const steps = stepsOf(
    OPENED,
    ...KNOWN,
    decided(false),
    decidedForPeople(false),
    [decided(true), 0],
    measured("a"),
    [measured("a", { owner: "ander" }), 0],
  )
  assert.deepEqual(
    missing(folded(steps))
      .filter(({ code }) => code === "conflict")
      .map(({ section, key }) => [section, key]),
    [
      ["authority", ""],
      ["measure", "a"],
    ],
  )
})

test("everything that can be missing is said in both languages", () => {
  for (const { nl, en } of Object.values(MISSING)) {
    assert.match(nl, /^[A-Z].+\.$/)
    assert.match(en, /^[A-Z].+\.$/)
  }
})
