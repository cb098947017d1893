import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { ANSWER_LIMITS, readAnswer, writeAnswer } from "./form-answer.ts"
import type { FieldKind, FormField } from "./form-field.ts"

const NAME = { nl: "Vraag", en: "Question" }
function field(kind: FieldKind): FormField {
  const options = ["a", "b", "c"].map((id) => ({ id, name: NAME }))
  const isChoice = kind === "choice" || kind === "choices"
  return {
    id: "x",
    section: 0,
    name: NAME,
    help: undefined,
    kind,
    options: isChoice ? options : [],
    required: true,
    phases: ["first"],
    from: [],
  }
}

const good: readonly [kind: FieldKind, written: string, again: string][] = [
  ["text", "  een zin  ", "een zin"],
  ["long-text", "een\ntwee", "een\ntwee"],
  ["date", "1788419100000", "1788419100000"],
  ["choice", "b", "b"],
  ["choices", "c a", "a c"],
  ["choices", "a a", "a"],
  ["range", "112", "112"],
  ["range", "52 - 60", "52-60"],
  ["range", "52–60", "52-60"],
  ["range", "0", "0"],
  ["yes-no", "yes", "yes"],
  ["yes-no", "no", "no"],
]
for (const [kind, written, again] of good) {
  test(`answer: ${kind} "${written}" is ${again.replace("\n", " ")}`, () => {
    const read = readAnswer(field(kind), written)
    assert.ok(read.ok && read.value !== undefined)
    assert.equal(writeAnswer(read.value), again)
  })
}

const bad: readonly [kind: FieldKind, written: string][] = [
  ["text", "een\ntwee"],
  ["text", "a\u0000b"],
  ["long-text", "a\u0007b"],
  ["date", "morgen"],
  ["date", "-1"],
  ["date", "4102444800001"],
  ["date", "1e3"],
  ["choice", "d"],
  ["choice", "a b"],
  ["choices", "a d"],
  ["range", "60-52"],
  ["range", "-3"],
  ["range", "1.5"],
  ["range", "veel"],
  ["yes-no", "ja"],
]
for (const [kind, written] of bad) {
  test(`answer: ${kind} ${JSON.stringify(written)} is refused in both languages`, () => {
    const read = readAnswer(field(kind), written)
    assert.ok(!read.ok)
    assert.ok(read.error.nl !== "" && read.error.en !== "")
  })
}

const limits: readonly [kind: FieldKind, most: number][] = [
  ["text", ANSWER_LIMITS.text],
  ["long-text", ANSWER_LIMITS.longText],
]
for (const [kind, most] of limits) {
  test(`answer: ${kind} may have ${most} characters, and not one more`, () => {
    assert.ok(readAnswer(field(kind), "a".repeat(most)).ok)
    assert.ok(!readAnswer(field(kind), "a".repeat(most + 1)).ok)
  })
}

test("answer: a number may be so large, and not larger", () => {
  assert.ok(readAnswer(field("range"), String(ANSWER_LIMITS.number)).ok)
  assert.ok(!readAnswer(field("range"), String(ANSWER_LIMITS.number + 1)).ok)
})

for (const nothing of [undefined, "", "  "]) {
  test(`answer: ${JSON.stringify(nothing)} is no answer`, () =>
    assert.deepEqual(readAnswer(field("date"), nothing), { ok: true, value: undefined }))
}

test("answer: what is written reads back as itself", () => {
  const kinds: readonly FieldKind[] = ["text", "long-text", "date", "choice", "choices", "range", "yes-no"]
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string(), (kind, written) => {
      const read = readAnswer(field(kind), written)
      if (!read.ok || read.value === undefined) return
      assert.deepEqual(readAnswer(field(kind), writeAnswer(read.value)), read)
    }),
  )
})
