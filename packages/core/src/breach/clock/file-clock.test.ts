import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { HOUR } from "./day.ts"
import { clockStart, fileClock, type FileClock } from "./file-clock.ts"
import type { BreachFile } from "../file.ts"
import { GDPR, OMNIBUS_PROPOSAL } from "./law.ts"
import {
  aware,
  decided,
  fileWith,
  folded,
  notified,
  OPENED,
  OPENED_NEAR_MISS,
  reopened,
  closed,
  SAMPLE_START,
  stepsOf,
  timed,
} from "../sample-steps.ts"
import type { BreachAct } from "../step.ts"

const GDPR_FROM = GDPR.inForce ?? Number.NaN

const AWARE = SAMPLE_START - 10 * HOUR

const states: readonly (readonly [left: string, at: number, kind: FileClock["kind"]])[] = [
  ["72 hours", AWARE, "running"],
  ["24 hours", AWARE + 48 * HOUR, "running"],
  ["less than 24 hours", AWARE + 48 * HOUR + 1, "soon"],
  ["6 hours", AWARE + 66 * HOUR, "soon"],
  ["less than 6 hours", AWARE + 66 * HOUR + 1, "urgent"],
  ["nothing, and still in time", AWARE + 72 * HOUR, "urgent"],
  ["a millisecond too little", AWARE + 72 * HOUR + 1, "over"],
  ["more than there was: the machine's clock went backwards", AWARE - 5 * HOUR, "running"],
]
for (const [left, at, kind] of states) {
  test(`with ${left} left the clock is ${kind}`, () => {
    const clock = fileClock(fileWith(aware(AWARE)), at)
    assert.equal(clock.kind, kind)
    if (clock.kind !== "none" && clock.kind !== "stopped") assert.equal(clock.left, AWARE + 72 * HOUR - at)
  })
}

const starts: readonly (readonly [what: string, acts: readonly BreachAct[], at: number, from: string])[] = [
  ["nothing is known but that the file was opened", [], SAMPLE_START, "opened"],
  ["it was discovered", [timed({ detectedAt: 700 })], 700, "detected"],
  ["a processor told it before", [timed({ detectedAt: 700, processorToldAt: 500 })], 500, "processor-told"],
  ["a processor told it later", [timed({ detectedAt: 700, processorToldAt: 900 })], 700, "detected"],
  ["somebody argues when it was certain", [timed({ detectedAt: 700 }), aware(800)], 800, "aware"],
  ["the times are none", [timed({ detectedAt: Number.NaN, processorToldAt: -1 })], SAMPLE_START, "opened"],
  ["awareness is no moment", [timed({ detectedAt: 700 }), aware(Infinity)], 700, "detected"],
]
for (const [what, acts, at, from] of starts) {
  test(`where ${what}, the clock began when it was ${from}`, () => {
    assert.deepEqual(clockStart(fileWith(...acts)), { at, from })
  })
}

const anew: readonly (readonly [
  what: string,
  by: string,
  acts: readonly BreachAct[],
  kind: FileClock["kind"],
])[] = [
  ["Sluis says that it went out after all", "", [decided(false)], "running"],
  ["an officer says so", "person-9", [decided(false)], "stopped"],
]
for (const [what, by, before, kind] of anew) {
  test(`where ${what}, a decision of before leaves the clock ${kind}, and one of after stops it`, () => {
    const breach = { kind: "near-miss", nearMiss: false, reason: "alsnog verstuurd" } as const
    const steps = stepsOf(OPENED_NEAR_MISS, aware(AWARE), ...before, breach)
    const said = steps.map((step) => (step.act === breach ? { ...step, by } : step))
    assert.equal(fileClock(folded(said), AWARE + HOUR).kind, kind)
    const [, again] = stepsOf(OPENED, decided(false))
    assert.ok(again !== undefined)
    const later = { ...again, number: said.length, seen: said.length - 1 }
    assert.equal(fileClock(folded([...said, later]), AWARE + HOUR).kind, "stopped")
  })
}

test("of two officers who argue otherwise the earlier counts, until it is settled", () => {
  const steps = stepsOf(OPENED, aware(800), [aware(900), 0])
  assert.equal(clockStart(folded(steps)).at, 800)
  assert.equal(clockStart(folded(stepsOf(OPENED, aware(800), [aware(900), 0], aware(900)))).at, 900)
})

const stops: readonly (readonly [what: string, file: BreachFile, stopped: string | undefined])[] = [
  ["a notification", fileWith(aware(AWARE), notified("first", AWARE + HOUR)), "notified"],
  ["a decision not to notify", fileWith(aware(AWARE), decided(false)), "decided-not"],
  ["a decision to notify", fileWith(aware(AWARE), decided(true)), undefined],
  ["a decision not to notify without a reason", fileWith(aware(AWARE), decided(false, " ")), undefined],
  [
    "a decision not to notify that a colleague contradicts",
    folded(stepsOf(OPENED, aware(AWARE), [decided(true), 0], [decided(false), 0])),
    undefined,
  ],
  [
    "a decision not to notify that is changed",
    fileWith(aware(AWARE), decided(false), decided(true)),
    undefined,
  ],
  [
    "a notification that is withdrawn",
    fileWith(aware(AWARE), notified("first", AWARE + HOUR), notified("withdrawal", AWARE + 2 * HOUR)),
    undefined,
  ],
  [
    "a notification that is withdrawn, with the reason why none is needed",
    fileWith(
      aware(AWARE),
      notified("first", AWARE + HOUR),
      notified("withdrawal", AWARE + 2 * HOUR),
      decided(false),
    ),
    "decided-not",
  ],
  ["closing the file", fileWith(aware(AWARE), closed), undefined],
  ["reopening the file", fileWith(aware(AWARE), closed, reopened), undefined],
  [
    "calling it a near miss",
    fileWith(aware(AWARE), { kind: "near-miss", nearMiss: true, reason: "x" }),
    undefined,
  ],
]
for (const [what, file, stopped] of stops) {
  test(`${what} ${stopped === undefined ? "does not stop" : "stops"} the clock`, () => {
    const clock = fileClock(file, AWARE + 3 * HOUR)
    assert.equal(clock.kind, stopped === undefined ? "running" : "stopped")
    if (clock.kind === "stopped") assert.equal(clock.by.kind, stopped)
  })
}

test("a notification is in time up to the strict deadline, whatever the other readings say", () => {
  const inTime = (after: number): boolean | undefined => {
    const clock = fileClock(fileWith(aware(AWARE), notified("first", AWARE + after)), AWARE + 90 * HOUR)
    return clock.kind === "stopped" ? clock.inTime : undefined
  }
  assert.equal(inTime(72 * HOUR), true)
  assert.equal(inTime(72 * HOUR + 1), false)
})

test("a near miss has no clock, until somebody says that it was known as a breach", () => {
  assert.deepEqual(fileClock(folded(stepsOf(OPENED_NEAR_MISS)), SAMPLE_START), {
    kind: "none",
    why: "near-miss",
  })
  assert.equal(fileClock(folded(stepsOf(OPENED_NEAR_MISS, aware(AWARE))), SAMPLE_START).kind, "running")
})

test("while two officers differ on whether it is a near miss, the clock runs", () => {
  const said = (nearMiss: boolean): BreachAct => ({ kind: "near-miss", nearMiss, reason: "x" })
  const steps = stepsOf(OPENED, said(false), [said(true), 0])
  assert.equal(fileClock(folded(steps), SAMPLE_START).kind, "running")
})

test("a near miss that went out after all has a clock from the start", () => {
  const file = folded(stepsOf(OPENED_NEAR_MISS, { kind: "near-miss", nearMiss: false, reason: "verstuurd" }))
  assert.equal(fileClock(file, SAMPLE_START).kind, "running")
})

test("a year that was mistyped, before any law, stops no clock: it is over", () => {
  for (const at of [0, 1_000_000, GDPR_FROM - 1]) {
    const clock = fileClock(fileWith(aware(at)), SAMPLE_START)
    assert.equal(clock.kind, "over", String(at))
    assert.ok(clock.kind === "over" && clock.deadlines.law === GDPR)
  }
})

test("without a law there is no clock", () => {
  assert.deepEqual(fileClock(fileWith(aware(1_000_000)), 2_000_000, []), { kind: "none", why: "no-law" })
})

test("a law that came into force gives its hours to what began under it, and not to what began before", () => {
  const from = AWARE - HOUR
  const laws = [GDPR, { ...OMNIBUS_PROPOSAL, inForce: from }]
  const hours = (start: number): number | undefined => {
    const clock = fileClock(fileWith(aware(start)), start, laws)
    return clock.kind === "running" ? clock.left / HOUR : undefined
  }
  assert.equal(hours(AWARE), 96)
  assert.equal(hours(from), 96)
  assert.equal(hours(from - 1), 72)
})

test("whatever times are typed, there is a clock or a reason why not", () => {
  const at = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(AWARE, Number.MAX_SAFE_INTEGER))
  fc.assert(
    fc.property(at, at, at, at, (one, other, third, now) => {
      const file = fileWith(timed({ detectedAt: one, processorToldAt: other }), aware(third))
      assert.equal(typeof fileClock(file, now).kind, "string")
    }),
    { numRuns: 300 },
  )
})
