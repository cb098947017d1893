import assert from "node:assert/strict"
import { test } from "node:test"
import { findIdentifiers } from "./find-identifiers.ts"
import type { NumberShape } from "./identifier.ts"

const SHAPES: readonly NumberShape[] = [
  { kind: "patient-number", shape: "P-9999999", cues: [] },
  { kind: "patient-number", shape: "999999", cues: [] },
  { kind: "case-number", shape: "Z/2024/AA.999", cues: [] },
  { kind: "case-number", shape: "99999999", cues: ["Zaaknummer", "dossier*"] },
  { kind: "case-number", shape: "AA 999 aa9", cues: [] },
]

const table: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ["patiënt P-1234567", "patient-number P-1234567"],
  ["patiënt p-1234567.", "patient-number p-1234567"],
  ["(P-1234567)", "patient-number P-1234567"],
  ["zie Z/2024/AB.123", "case-number Z/2024/AB.123"],
  ["zaaknummer 12345678", "case-number 12345678"],
  ["12345678 is het zaaknummer", "case-number 12345678"],
  ["dossiers 12345678 en 87654321", "case-number 12345678", "case-number 87654321"],
  ["XY 123 aa4", "case-number XY 123 aa4"],
  ["P\u20111234567", "patient-number P\u20111234567"],
  ["nummer 123456", "patient-number? 123456"],
  ["P-123456", "patient-number? 123456"],
  ["12345678"],
  ["zaak 12345678"],
  ["P-12345678"],
  ["XP-1234567"],
  ["P-1234567a"],
  ["Z/2023/AB.123"],
  ["Z/2024/A1.123"],
  ["XY 123 ab4"],
]
for (const [text, ...expected] of table) {
  test(text, () =>
    assert.deepEqual(
      findIdentifiers(text, SHAPES).map(
        ({ kind, start, end, certainty }) =>
          `${kind}${certainty === "assumed" ? "?" : ""} ${text.slice(start, end)}`,
      ),
      expected,
    ),
  )
}

test("a shape with an own form wins over a BSN without a cue, and loses to one with it", () => {
  const shape: NumberShape = { kind: "case-number", shape: "9999AAAAA", cues: [] }
  const nine: NumberShape = { kind: "case-number", shape: "999999999", cues: ["zaak"] }
  const kinds = (text: string): readonly string[] =>
    findIdentifiers(text, [shape, nine]).map(({ kind }) => kind)
  assert.deepEqual(kinds("zaak 999900274"), ["case-number"])
  assert.deepEqual(kinds("bsn 999900274"), ["bsn"])
})

test("two spellings are one value", () => {
  const values = findIdentifiers("P-1234567 en p-1234567", SHAPES).map(({ value }) => value)
  assert.deepEqual(values, ["P1234567", "P1234567"])
})

test("a shape that begins before the text is no match", () => {
  assert.deepEqual(findIdentifiers("1234567", SHAPES.slice(0, 1)), [])
})

test("a shape without a digit finds nothing", () => {
  assert.deepEqual(findIdentifiers("ABCD 1", [{ kind: "case-number", shape: "AAAA", cues: [] }]), [])
})
