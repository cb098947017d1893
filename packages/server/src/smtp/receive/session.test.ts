/** What must hold for any dialogue, in any pieces. `npm run fuzz` tries more of the same. */
import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { compare, dialogue, endure } from "../../../../../tools/fuzz/session-dialogues.ts"
import { TERMS } from "./session-driver.ts"
import { openSession, step } from "./step.ts"

test("any dialogue is answered as the model answers it, and the same messages are taken, wherever it is cut", () => {
  fc.assert(fc.property(dialogue, compare), { numRuns: 800 })
})

test("no octets make it throw, and none of them make a message", () => {
  const octets = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 })
  fc.assert(fc.property(octets, (pieces) => assert.deepEqual(endure(pieces).taken, [])))
})

test("a session is not changed by a step", () => {
  const surroundings = { offers: undefined, refusal: undefined }
  const before = Object.freeze(openSession(Object.freeze(TERMS), undefined).session)
  const octets = Buffer.from("EHLO c.example\r\n")
  const first = step(before, { kind: "octets", octets }, surroundings)
  const second = step(before, { kind: "octets", octets }, surroundings)
  assert.deepEqual(first, second)
  assert.equal(before.hello, undefined)
})
