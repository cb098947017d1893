import { test } from "node:test"
import assert from "node:assert/strict"
import { commonHeader, MAX_RETURNED_HEADER } from "./report-header.ts"

const ORIGINAL = Buffer.from("From: Sanne\r\nTo: jan,\r\n piet\r\nSubject: Hello\r\n\r\nTo: everybody\r\n")
const showing = (
  name: string,
): readonly { readonly start: number; readonly end: number; readonly replacement: Uint8Array }[] => [
  { start: 17, end: 28, replacement: Buffer.from(name) },
]
const header = (...names: readonly string[]): string =>
  Buffer.from(commonHeader(ORIGINAL, names.map(showing))).toString()

test("the header of one copy is returned as that recipient got it", () => {
  assert.equal(header("jan"), "From: Sanne\r\nTo: jan\r\nSubject: Hello\r\n")
})

test("of copies that differ only what they have in common is returned", () => {
  assert.equal(header("jan", "piet"), "From: Sanne\r\nSubject: Hello\r\n")
  assert.equal(header("jan", "jan"), "From: Sanne\r\nTo: jan\r\nSubject: Hello\r\n")
})

test("of no copy nothing is returned", () => {
  assert.equal(header(), "")
})

test("splices of the body, and lines that are no field, are not in it", () => {
  const original = Buffer.from("From: Sanne\r\nnonsense\r\n\r\nbody")
  const splices = [{ start: 25, end: 29, replacement: Buffer.from("x\r\nTo: piet\r\n") }]
  assert.equal(Buffer.from(commonHeader(original, [splices])).toString(), "From: Sanne\r\n")
})

test("a header is cut behind the last field that fits", () => {
  const field = `X: ${"y".repeat(MAX_RETURNED_HEADER / 2 - 5)}\r\n`
  const whole = Buffer.from(field + field)
  assert.equal(whole.length, MAX_RETURNED_HEADER)
  assert.equal(commonHeader(whole, [[]]).length, MAX_RETURNED_HEADER)
  assert.equal(commonHeader(Buffer.concat([whole, Buffer.from("Z:\r\n")]), [[]]).length, MAX_RETURNED_HEADER)
})
