import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import {
  evidenceIn,
  fileOf,
  isClosed,
  isMeasureOpen,
  isNearMiss,
  openMeasures,
  standingNotification,
  type BreachFile,
  type FileProblem,
} from "./file.ts"
import { MAX_FILE_STEPS } from "./file-limit.ts"
import type { Section } from "./section.ts"
import {
  answered,
  assessed,
  aware,
  closed,
  decided,
  decidedForPeople,
  evident,
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
  SAMPLE_START,
  sent,
  stepsOf,
  timed,
} from "./sample-steps.ts"
import type { BreachAct, BreachStep } from "./step.ts"

test("a file says what was written last, and keeps what was written before", () => {
  const file = folded(stepsOf(OPENED, aware(5), aware(7)))
  assert.equal(file.awareness.now?.value.at, 7)
  assert.deepEqual(
    file.awareness.versions.map(({ step, by, value }) => [step, by, value.at]),
    [
      [1, "person-1", 5],
      [2, "person-2", 7],
    ],
  )
  assert.deepEqual(file.conflicts, [])
})

test("opening a file is the first version of its description and of being a near miss", () => {
  const file = folded(stepsOf(OPENED_NEAR_MISS))
  assert.deepEqual(file.description.now?.value, { title: "Contactdag", department: "zorg", summary: "" })
  assert.equal(isNearMiss(file), true)
  const after = folded(
    stepsOf(OPENED_NEAR_MISS, { kind: "near-miss", nearMiss: false, reason: "toch verstuurd" }),
  )
  assert.equal(isNearMiss(after), false)
  assert.equal(after.nearMiss.versions.length, 2)
})

type Row = readonly [
  what: string,
  acts: readonly (BreachAct | readonly [BreachAct, number])[],
  steps: readonly number[],
]
const conflicts: readonly Row[] = [
  ["a version that saw the one before settles it", [OPENED, aware(5), aware(7)], []],
  [
    "two versions that saw only the opening stand beside each other",
    [OPENED, aware(5), [aware(7), 0]],
    [1, 2],
  ],
  [
    "a step of another kind in between settles nothing and contradicts nothing",
    [OPENED, aware(5), noted("x"), [aware(7), 1]],
    [],
  ],
  [
    "whoever saw only one of the two leaves the other standing",
    [OPENED, aware(5), [aware(7), 0], [aware(9), 1]],
    [2, 3],
  ],
  ["a newer version that saw both settles them", [OPENED, aware(5), [aware(7), 0], [aware(9), 2]], []],
  [
    "three officers at once leave three versions",
    [OPENED, aware(5), [aware(7), 0], [aware(9), 0]],
    [1, 2, 3],
  ],
]
for (const [what, acts, steps] of conflicts) {
  test(what, () => {
    const file = folded(stepsOf(...acts))
    assert.deepEqual(file.conflicts, steps.length === 0 ? [] : [{ section: "awareness", key: "", steps }])
    assert.deepEqual(
      file.awareness.conflict.map(({ step }) => step),
      steps,
    )
  })
}

test("answers to different fields do not contradict each other", () => {
  const file = folded(stepsOf(OPENED, answered("cause", "a"), [answered("harm", "b"), 0]))
  assert.deepEqual(file.conflicts, [])
  assert.deepEqual(
    file.answers.map(({ field, said }) => [field, said.now?.value]),
    [
      ["cause", "a"],
      ["harm", "b"],
    ],
  )
})

test("answers to the same field do, and taking an answer back is a version too", () => {
  const file = folded(stepsOf(OPENED, answered("cause", "a"), [answered("cause", undefined), 0]))
  assert.deepEqual(file.conflicts, [{ section: "answer", key: "cause", steps: [1, 2] }])
  assert.equal(file.answers[0]?.said.now?.value, undefined)
  assert.equal(file.answers[0]?.said.versions.length, 2)
})

test("of two answers to one field in one step the last counts, and neither contradicts the other", () => {
  const both: BreachAct = {
    kind: "answered",
    answers: [
      { field: "cause", value: "a" },
      { field: "cause", value: "b" },
    ],
  }
  const file = folded(stepsOf(OPENED, both))
  assert.equal(file.answers[0]?.said.now?.value, "b")
  assert.deepEqual(file.conflicts, [])
})

test("a message that is looked into again has two versions, and counts once", () => {
  const evidence = (message: string, visible: number): BreachAct =>
    evident(sent({ audience: { visible } }, { message }))
  const file = folded(stepsOf(OPENED, evidence("m1", 3), evidence("m2", 4), evidence("m1", 5)))
  assert.deepEqual(
    evidenceIn(file).map(({ message, visible }) => [message, visible]),
    [
      ["m1", 5],
      ["m2", 4],
    ],
  )
})

test("messages that nothing tells apart are kept apart", () => {
  const evidence = evident(sent({}, { message: "" }))
  assert.equal(evidenceIn(folded(stepsOf(OPENED, evidence, evidence))).length, 2)
})

test("a measure is open until it is closed, and again when it is reopened", () => {
  const states = [
    stepsOf(OPENED, measured("a"), measured("b")),
    stepsOf(OPENED, measured("a"), measured("b"), measureClosed("a")),
    stepsOf(OPENED, measured("a"), measured("b"), measureClosed("a"), measureReopened("a")),
  ].map((steps) => openMeasures(folded(steps)).map(({ id }) => id))
  assert.deepEqual(states, [["a", "b"], ["b"], ["a", "b"]])
})

test("a measure that was closed and never planned is kept all the same", () => {
  const file = folded(stepsOf(OPENED, measureClosed("nergens")))
  assert.deepEqual(
    file.measures.map(({ id, plan, closing }) => [id, plan.now, closing.versions.length]),
    [["nergens", undefined, 1]],
  )
})

test("the first notification stands until it is withdrawn, and a new first stands after that", () => {
  const of = (...acts: readonly BreachAct[]) =>
    standingNotification(folded(stepsOf(OPENED, ...acts)))?.value.at
  assert.equal(of(), undefined)
  assert.equal(of(notified("first", 5)), 5)
  assert.equal(of(notified("first", 5), notified("follow-up", 9)), 5)
  assert.equal(of(notified("first", 5), notified("withdrawal", 9)), undefined)
  assert.equal(of(notified("first", 5), notified("withdrawal", 9), notified("first", 12)), 12)
})

test("a closed file can be reopened, and both stay visible", () => {
  const done = folded(stepsOf(OPENED, closed))
  const again = folded(stepsOf(OPENED, closed, reopened))
  assert.equal(isClosed(done), true)
  assert.equal(isClosed(again), false)
  assert.equal(again.closing.versions.length, 2)
})

test("a clock that went backwards is remarked on, and the order of the steps stays", () => {
  const [first, second, third] = stepsOf(OPENED, noted("a"), noted("b"))
  assert.ok(first && second && third)
  const file = folded([first, { ...second, at: SAMPLE_START - 500 }, third])
  assert.deepEqual(file.backwards, [1])
  assert.deepEqual(
    file.notes.map(({ value }) => value),
    ["a", "b"],
  )
})

const damaged: readonly (readonly [what: string, steps: readonly BreachStep[], problem: FileProblem])[] = [
  ["no steps", [], { kind: "empty" }],
  ["a first step that opens nothing", stepsOf(noted("x")), { kind: "opening", step: 0 }],
  ["a file that is opened twice", stepsOf(OPENED, OPENED), { kind: "opening", step: 1 }],
  [
    "a step that is gone",
    stepsOf(OPENED, noted("a"), noted("b")).filter(({ number }) => number !== 1),
    { kind: "numbering", step: 1 },
  ],
  ["a step that saw itself", stepsOf(OPENED, [noted("a"), 1]), { kind: "seen-ahead", step: 1 }],
]
for (const [what, steps, problem] of damaged) {
  test(`${what} is a damaged store, as a value`, () => {
    assert.deepEqual(fileOf(steps), { ok: false, error: problem })
  })
}

test("as many steps as a file may have are folded, and one more is not", () => {
  const notes = (count: number): readonly BreachStep[] =>
    stepsOf(OPENED, ...Array.from({ length: count - 1 }, () => noted("x")))
  assert.equal(folded(notes(MAX_FILE_STEPS)).steps.length, MAX_FILE_STEPS)
  assert.deepEqual(fileOf(notes(MAX_FILE_STEPS + 1)), {
    ok: false,
    error: { kind: "too-many", most: MAX_FILE_STEPS },
  })
})

const id = fc.constantFrom("a", "b", "c")
const text = fc.string({ maxLength: 8 })
const at = fc.oneof(fc.nat(), fc.integer(), fc.double())
const anyAct: fc.Arbitrary<BreachAct> = fc.oneof(
  id.map((message) => evident(sent({}, { message }))),
  text.map((summary): BreachAct => ({ kind: "described", title: "t", department: "", summary })),
  at.map((occurredFrom) => timed({ occurredFrom })),
  at.map((when) => aware(when)),
  fc.boolean().map((nearMiss): BreachAct => ({ kind: "near-miss", nearMiss, reason: "" })),
  text.map((reason): BreachAct => ({ kind: "cause", cause: "reply-all", reason })),
  fc.constant(assessed),
  fc.boolean().map((notify) => decided(notify)),
  fc.boolean().map(decidedForPeople),
  fc.tuple(id, fc.option(text, { nil: undefined })).map(([field, value]) => answered(field, value)),
  fc
    .tuple(fc.constantFrom("first", "follow-up", "withdrawal"), at)
    .map(([phase, when]) => notified(phase, when)),
  fc.nat().map(lettersSent),
  id.map((key) => measured(key)),
  id.map(measureClosed),
  id.map(measureReopened),
  text.map(noted),
  fc.constantFrom(closed, reopened),
)
const anySteps: fc.Arbitrary<readonly BreachStep[]> = fc
  .array(fc.tuple(anyAct, fc.nat(), at), { maxLength: 40 })
  .map((given) => [
    { number: 0, at: 0, by: "", seen: -1, act: OPENED },
    ...given.map(([act, seen, when], index): BreachStep => ({
      number: index + 1,
      at: when,
      by: "p",
      seen: seen % (index + 1),
      act,
    })),
  ])

/** Numbers of the steps that stand in the file, found by looking everywhere but in `steps` itself. */
function reachable(file: BreachFile): ReadonlySet<number> {
  const found = new Set<number>()
  const look = (within: unknown): void => {
    if (Array.isArray(within)) within.forEach(look)
    else if (typeof within === "object" && within !== null) {
      if ("step" in within && "by" in within && typeof within.step === "number") found.add(within.step)
      Object.values(within).forEach(look)
    }
  }
  const { steps: _, conflicts: __, ...rest } = file
  look(rest)
  return found
}

test("any steps fold to a file in which every one of them stands", () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const file = folded(steps)
      assert.deepEqual(
        [...reachable(file)].toSorted((a, b) => a - b),
        steps.map(({ number }) => number),
      )
    }),
    { numRuns: 300 },
  )
})

test("whatever came before, a version that saw everything leaves no conflict in its section", () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const number = steps.length
      const last: BreachStep = { number, at: 0, by: "p", seen: number - 1, act: aware(1) }
      const { awareness } = folded([...steps, last])
      assert.deepEqual(awareness.conflict, [])
      assert.equal(awareness.now?.step, number)
    }),
  )
})

test("the newest version is always what the file says, and is among those in conflict", () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const file = folded(steps)
      const sections: readonly Section<unknown>[] = [file.awareness, file.times, file.authority, file.closing]
      for (const { now, versions, conflict } of sections) {
        assert.equal(now, versions.at(-1))
        if (conflict.length > 0) assert.equal(conflict.at(-1), now)
      }
      for (const one of file.measures) assert.equal(typeof isMeasureOpen(one), "boolean")
    }),
  )
})
