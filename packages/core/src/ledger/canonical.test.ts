import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { CanonicalValue } from "./canonical.ts"
import { MAX_CANONICAL_DEPTH, writeCanonical } from "./canonical.ts"

const anyText = fc.string({ unit: "grapheme" })
const { value: anyValue } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    anyText,
    fc.maxSafeInteger().filter((value) => !Object.is(value, -0)),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(anyText, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
}))

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      assert.deepEqual(JSON.parse(writeCanonical(value)), value)
    }),
  )
})

test("the order in which an object got its members does not matter", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      assert.equal(writeCanonical(reversed(value)), writeCanonical(value))
    }),
  )
})

function reversed(value: CanonicalValue): CanonicalValue {
  if (typeof value !== "object") return value
  if (Array.isArray(value)) return value.map(reversed)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, item]) => [name, reversed(item)]),
  )
}

test("members and strings are written as RFC 8785 shows", () => {
  const rows: readonly [CanonicalValue, string][] = [
    [{}, "{}"],
    [[], "[]"],
    [{ b: 1, a: true, c: [false, "x"] }, '{"a":true,"b":1,"c":[false,"x"]}'],
    // RFC 8785 §3.2.3, sorted by UTF-16 code units: a surrogate pair stands before U+FB33
    [
      { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    ],
    // RFC 8785 §3.2.2.2
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [-1, "-1"],
  ]
  for (const [value, expected] of rows) assert.equal(writeCanonical(value), expected)
})

test("what has no one way to be written is refused", () => {
  const wrong: readonly unknown[] = [
    null,
    undefined,
    1.5,
    -0,
    Number.NaN,
    Number.MAX_SAFE_INTEGER + 1,
    1n,
    Symbol("x"),
    () => 1,
    /x/,
    new Uint8Array(1),
    new Map(),
    "\ud800",
    { "\udc00": 1 },
    { a: undefined },
    [null],
  ]
  for (const value of wrong) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a caller could do in spite of the type
    assert.throws(() => writeCanonical(value as CanonicalValue), TypeError)
  }
})

test("lists lie so deep within each other and no deeper", () => {
  const nested = (depth: number): CanonicalValue => (depth === 0 ? [] : [nested(depth - 1)])
  assert.equal(writeCanonical(nested(MAX_CANONICAL_DEPTH)).length, 2 * (MAX_CANONICAL_DEPTH + 1))
  assert.throws(() => writeCanonical(nested(MAX_CANONICAL_DEPTH + 1)), TypeError)
})
