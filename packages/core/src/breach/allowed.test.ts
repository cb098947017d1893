import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { allowed, seenIsPossible } from "./allowed.ts"
import type { BreachFile } from "./file.ts"
import {
  CLOCK_SKEW_MILLISECONDS,
  MAX_ANSWERS,
  MAX_ANSWERS_UNITS,
  MAX_EVIDENCE,
  MAX_FILE_STEPS,
  MAX_MEASURES,
  MAX_TEXT_UNITS,
  RESERVED_FILE_STEPS,
} from "./file-limit.ts"
import { REFUSALS, refusalWords, type RefusalCode } from "./refusal.ts"
import {
  answered,
  assessed,
  aware,
  caused,
  closed,
  decided,
  decidedForPeople,
  described,
  evident,
  fileWith,
  folded,
  lettersSent,
  measureClosed,
  measured,
  measureReopened,
  noted,
  notified,
  OPENED,
  OPENED_NEAR_MISS,
  reopened,
  sent,
  stepsOf,
  timed,
} from "./sample-steps.ts"
import type { BreachAct } from "./step.ts"

const NOW = 1_760_000_000_000

function verdict(file: BreachFile | undefined, act: BreachAct): RefusalCode | "fine" {
  const found = allowed(file, act, NOW)
  return found.ok ? "fine" : found.error.code
}

const open = fileWith()
const isClosed = fileWith(measured("a"), closed)
const isNotified = fileWith(notified("first", NOW - 9))
const isWithdrawn = fileWith(notified("first", NOW - 9), notified("withdrawal", NOW - 5))
const informing = fileWith(decidedForPeople(true))
const withMeasure = fileWith(measured("a"))
const withDone = fileWith(measured("a"), measureClosed("a"))

const rows: readonly (readonly [
  what: string,
  file: BreachFile | undefined,
  act: BreachAct,
  expected: RefusalCode | "fine",
])[] = [
  ["opening what does not exist yet", undefined, OPENED, "fine"],
  ["anything else of what does not exist", undefined, noted("x"), "not-opened"],
  ["opening it twice", open, OPENED, "opened-already"],
  ["opening it without a title", undefined, { ...OPENED, title: " " }, "text-missing"],

  ["a note", open, noted("x"), "fine"],
  ["an empty note", open, noted(" \n"), "text-missing"],
  ["a description", open, described, "fine"],
  ["a cause", open, caused, "fine"],
  ["an assessment", open, assessed, "fine"],

  ["a first notification", open, notified("first", NOW), "fine"],
  ["a follow-up before the first", open, notified("follow-up", NOW), "not-notified"],
  ["a withdrawal before the first", open, notified("withdrawal", NOW), "not-notified"],
  ["a second first notification", isNotified, notified("first", NOW), "notified-already"],
  ["a follow-up", isNotified, notified("follow-up", NOW), "fine"],
  ["a withdrawal", isNotified, notified("withdrawal", NOW), "fine"],
  ["a withdrawal in the same moment as the first", isNotified, notified("withdrawal", NOW - 9), "fine"],
  ["a withdrawal dated before the first", isNotified, notified("withdrawal", NOW - 10), "before-first"],
  ["a follow-up dated before the first", isNotified, notified("follow-up", NOW - 10), "before-first"],
  ["a second withdrawal", isWithdrawn, notified("withdrawal", NOW), "not-notified"],
  ["a first notification after a withdrawal", isWithdrawn, notified("first", NOW), "fine"],
  [
    "a notification against the decision, which is a fact all the same",
    fileWith(decided(false)),
    notified("first", NOW),
    "fine",
  ],
  ["a notification without its number", open, { ...notified("first", NOW), reference: "" }, "text-missing"],
  ["a notification of next week", open, notified("first", NOW + CLOCK_SKEW_MILLISECONDS + 1), "in-future"],
  [
    "one of a browser that is five minutes fast",
    open,
    notified("first", NOW + CLOCK_SKEW_MILLISECONDS),
    "fine",
  ],

  ["letters before the decision", open, lettersSent(112), "not-informing"],
  ["letters against the decision", fileWith(decidedForPeople(false)), lettersSent(112), "not-informing"],
  ["letters after the decision", informing, lettersSent(112), "fine"],
  ["letters to nobody", informing, lettersSent(0), "no-people"],
  ["letters to half a person", informing, lettersSent(0.5), "no-people"],
  ["letters on paper alone", informing, lettersSent(0, 2), "fine"],
  ["letters on paper to fewer than nobody", informing, lettersSent(3, -1), "no-people"],

  ["a decision without a reason", open, decided(true, ""), "reason-missing"],
  [
    "informing people and not at once",
    open,
    { kind: "people", decision: { inform: true, reason: "x", exception: "disproportionate" } },
    "exception-while-informing",
  ],
  [
    "an exception for not informing them",
    open,
    { kind: "people", decision: { inform: false, reason: "x", exception: "unintelligible" } },
    "fine",
  ],

  ["awareness without a reason yet", open, aware(NOW, ""), "fine"],
  ["awareness in the future", open, aware(NOW + 3_600_000), "in-future"],
  ["awareness at no moment", open, aware(Number.NaN), "no-moment"],
  ["times that are unknown", open, timed({}), "fine"],
  ["a discovery in the future", open, timed({ detectedAt: NOW + 3_600_000 }), "in-future"],
  ["a discovery before 1970", open, timed({ detectedAt: -1 }), "no-moment"],
  ["an end before its beginning", open, timed({ occurredFrom: NOW - 5, occurredUntil: NOW - 9 }), "turned"],
  [
    "a discovery before it began, which the file remarks on",
    open,
    timed({ occurredFrom: NOW - 5, detectedAt: NOW - 9 }),
    "fine",
  ],

  ["a near miss after all", open, { kind: "near-miss", nearMiss: true, reason: "x" }, "fine"],
  [
    "a near miss of what was notified",
    isNotified,
    { kind: "near-miss", nearMiss: true, reason: "x" },
    "near-miss-notified",
  ],
  [
    "a near miss after the withdrawal",
    isWithdrawn,
    { kind: "near-miss", nearMiss: true, reason: "x" },
    "fine",
  ],
  ["a near miss without a reason", open, { kind: "near-miss", nearMiss: true, reason: "" }, "reason-missing"],

  ["closing a measure", withMeasure, measureClosed("a"), "fine"],
  ["closing one that is not there", withMeasure, measureClosed("b"), "measure-unknown"],
  ["closing one that is closed", withDone, measureClosed("a"), "measure-done"],
  ["altering one that is open", withMeasure, measured("a", { text: "anders" }), "fine"],
  ["altering one that is closed", withDone, measured("a"), "measure-done"],
  ["how one that is closed is told in English", withDone, measured("a", { english: "done" }), "fine"],
  ["that, and something else", withDone, measured("a", { english: "done", text: "anders" }), "measure-done"],
  ["reopening one that is closed", withDone, measureReopened("a"), "fine"],
  ["reopening one that is open", withMeasure, measureReopened("a"), "measure-not-done"],
  ["reopening one that is not there", open, measureReopened("a"), "measure-unknown"],
  ["a measure without an owner yet", open, measured("a", { owner: "", due: undefined }), "fine"],
  ["a measure due on 29 February 2028", open, measured("a", { due: "2028-02-29" }), "fine"],
  ["a measure due on 29 February 2027", open, measured("a", { due: "2027-02-29" }), "no-day"],
  ["a measure due on 31 December", open, measured("a", { due: "2026-12-31" }), "fine"],
  ["a measure due in the thirteenth month", open, measured("a", { due: "2026-13-01" }), "no-day"],
  ["a measure due soon", open, measured("a", { due: "snel" }), "no-day"],

  ["a note in a closed file", isClosed, noted("x"), "fine"],
  ["an improvement that is done after the file was closed", isClosed, measureClosed("a"), "fine"],
  ["a decision in a closed file", isClosed, decided(true), "closed"],
  ["a notification in a closed file", isClosed, notified("first", NOW), "closed"],
  ["closing it twice", isClosed, closed, "closed"],
  ["reopening it", isClosed, reopened, "fine"],
  ["reopening what is open", open, reopened, "not-closed"],
  ["closing what is not finished", open, closed, "things-missing"],
  [
    "closing a near miss of which the cause is known",
    folded(stepsOf(OPENED_NEAR_MISS, caused)),
    closed,
    "fine",
  ],

  ["no answers", open, { kind: "answered", answers: [] }, "text-missing"],
  [
    "two answers to one field",
    open,
    {
      kind: "answered",
      answers: [
        { field: "a", value: "1" },
        { field: "a", value: "2" },
      ],
    },
    "twice-in-one",
  ],
  ["an answer that is taken back", open, answered("a", undefined), "fine"],
  [
    "an assessment with a value that is none",
    open,
    {
      kind: "assessed",
      assessment: {
        ...assessed.assessment,
        circumstances: {
          confidentiality: { value: 0.3, reason: { nl: "x", en: "x" }, edited: true },
          integrity: { value: 0, reason: { nl: "x", en: "x" }, edited: true },
          availability: { value: 0, reason: { nl: "x", en: "x" }, edited: true },
          intent: { value: 0, reason: { nl: "x", en: "x" }, edited: true },
        },
      },
    },
    "assessment-wrong",
  ],
]
for (const [what, file, act, expected] of rows) {
  test(`${what}: ${expected}`, () => {
    assert.equal(verdict(file, act), expected)
  })
}

const text = (units: number): string => "x".repeat(units)
const lengths: readonly (readonly [what: string, most: number, act: (units: number) => BreachAct])[] = [
  ["a title", MAX_TEXT_UNITS.title, (units) => ({ ...described, title: text(units) })],
  ["a note", MAX_TEXT_UNITS.note, (units) => noted(text(units))],
  ["a reason", MAX_TEXT_UNITS.reason, (units) => decided(true, text(units))],
  ["why somebody was certain", MAX_TEXT_UNITS.reason, (units) => aware(NOW, text(units))],
  ["an answer", MAX_TEXT_UNITS.answer, (units) => answered("a", text(units))],
  ["a form", MAX_TEXT_UNITS.form, (units) => ({ ...notified("first", NOW), form: text(units) })],
  ["English words", MAX_TEXT_UNITS.reason, (units) => measured("a", { english: text(units) })],
  ["an owner", MAX_TEXT_UNITS.name, (units) => measured("a", { owner: text(units) })],
]
for (const [what, most, act] of lengths) {
  test(`${what} may be ${String(most)} units long, and no more`, () => {
    assert.equal(verdict(open, act(most)), "fine")
    assert.equal(verdict(open, act(most + 1)), "text-too-long")
  })
}

test("as many answers as the most at once, and one more", () => {
  const answers = (count: number): BreachAct => ({
    kind: "answered",
    answers: Array.from({ length: count }, (_, index) => ({ field: `f${String(index)}`, value: "x" })),
  })
  assert.equal(verdict(open, answers(MAX_ANSWERS)), "fine")
  assert.equal(verdict(open, answers(MAX_ANSWERS + 1)), "too-many")
})

test("as much text as the answers of one step may have together, and one unit more", () => {
  const fields = MAX_ANSWERS_UNITS / MAX_TEXT_UNITS.answer
  const full = Array.from({ length: fields }, (_, index) => ({
    field: `f${String(index)}`,
    value: text(MAX_TEXT_UNITS.answer),
  }))
  assert.equal(verdict(open, { kind: "answered", answers: full }), "fine")
  const over = [...full, { field: "nog een", value: "x" }]
  assert.equal(verdict(open, { kind: "answered", answers: over }), "text-too-long")
})

test("as many measures as a file may have, and one more", () => {
  const many = (count: number): BreachFile =>
    fileWith(...Array.from({ length: count }, (_, index) => measured(String(index))))
  assert.equal(verdict(many(MAX_MEASURES - 1), measured("nieuw")), "fine")
  assert.equal(verdict(many(MAX_MEASURES), measured("nieuw")), "too-many")
  assert.equal(verdict(many(MAX_MEASURES), measured("0")), "fine")
})

test("as many messages as a file may have, and one more", () => {
  const message = (index: number): BreachAct => evident(sent({}, { message: `m${String(index)}` }))
  const many = (count: number): BreachFile =>
    fileWith(...Array.from({ length: count }, (_, index) => message(index)))
  assert.equal(verdict(many(MAX_EVIDENCE - 1), message(-1)), "fine")
  assert.equal(verdict(many(MAX_EVIDENCE), message(-1)), "too-many")
  assert.equal(verdict(many(MAX_EVIDENCE), message(0)), "fine")
})

test("a full file still takes what the law asks for, until nothing more fits", () => {
  const notes = (steps: number): BreachFile =>
    fileWith(...Array.from({ length: steps - 1 }, () => noted("x")))
  const most = MAX_FILE_STEPS - RESERVED_FILE_STEPS
  assert.equal(verdict(notes(most - 1), noted("x")), "fine")
  assert.equal(verdict(notes(most), noted("x")), "full")
  assert.equal(verdict(notes(most), notified("first", NOW)), "fine")
  assert.equal(verdict(notes(MAX_FILE_STEPS - 1), notified("first", NOW)), "fine")
  assert.equal(verdict(notes(MAX_FILE_STEPS), notified("first", NOW)), "full")
})

test("nobody can have seen a step that is not there", () => {
  const file = fileWith(noted("x"))
  const seen = [-1, 0, 1, 2, 0.5, Number.NaN].filter((number) => seenIsPossible(file, number).ok)
  assert.deepEqual(seen, [0, 1])
  assert.equal(seenIsPossible(undefined, -1).ok, true)
  assert.equal(seenIsPossible(undefined, 0).ok, false)
})

test("every refusal says what to do, in both languages, and never what was typed", () => {
  for (const [code, { nl, en }] of Object.entries(REFUSALS)) {
    assert.match(nl, /^[A-Z].+\.$/, code)
    assert.match(en, /^[A-Z].+\.$/, code)
  }
  const found = allowed(open, noted(text(MAX_TEXT_UNITS.note + 1)), NOW)
  assert.equal(found.ok, false)
  if (!found.ok)
    assert.deepEqual([found.error.field, refusalWords(found.error)], ["text", REFUSALS["text-too-long"]])
})

const ON_THE_WAY: readonly (readonly [mails: number, nl: RegExp, en: RegExp])[] = [
  [1, /^Er is nog 1 brief of vraag onderweg\. /, /^1 letter or question is still on its way\. /],
  [2, /^Er zijn nog 2 brieven of vragen onderweg\. /, /^2 letters or questions are still on their way\. /],
  [1718, /nog 1\.718 brieven of vragen onderweg/, /^1,718 letters or questions/],
]
for (const [mails, nl, en] of ON_THE_WAY)
  test(`whoever closes a file while ${mails} are on their way is told that number`, () => {
    const words = refusalWords({ code: "mail-on-the-way", field: "", mails })
    assert.match(words.nl, nl)
    assert.match(words.en, en)
  })

test("whatever was typed, the answer is a value", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 300 })
  const anyNumber = fc.oneof(fc.double(), fc.integer())
  fc.assert(
    fc.property(anyText, anyText, anyNumber, (one, other, number) => {
      const acts: readonly BreachAct[] = [
        noted(one),
        decided(true, one),
        aware(number, one),
        timed({ occurredFrom: number, occurredUntil: -number }),
        measured(one, { text: other, due: other }),
        answered(one, other),
        lettersSent(number),
        notified("follow-up", number),
      ]
      for (const act of acts) assert.equal(typeof allowed(open, act, NOW).ok, "boolean")
    }),
  )
})
