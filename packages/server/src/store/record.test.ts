import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { exampleIntake, exampleSight } from "./example-intake.ts"
import {
  decodeNote,
  decodePlan,
  decodeRecord,
  decodeReply,
  encodeNote,
  encodePlan,
  encodeRecord,
  encodeReply,
} from "./record.ts"

const anyText = fc.string({ unit: "binary" })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const octets = fc.uint8Array({ maxLength: 20 })

const plain = { noNullPrototype: true }

const envelope = fc.record(
  {
    sender: anyText,
    body: maybe(fc.constantFrom("7BIT", "8BITMIME")),
    smtputf8: fc.boolean(),
    ret: maybe(fc.constantFrom("FULL", "HDRS")),
    envid: maybe(anyText),
    auth: maybe(anyText),
    recipients: fc.array(
      fc.record({ address: anyText, notify: maybe(anyText), orcpt: maybe(anyText) }, plain),
    ),
  },
  plain,
)

test("an envelope comes back exactly as it was written, whatever is in it", () => {
  const { verdict } = exampleIntake({})
  fc.assert(
    fc.property(envelope, octets, fc.boolean(), (written, prefix, seen) => {
      const record = { envelope: written, prefix, verdict, sight: seen ? exampleSight : undefined }
      assert.deepEqual(decodeRecord(encodeRecord(record)), record)
    }),
  )
})

test("a lone half of a character pair in an address survives", () => {
  const { envelope: written, prefix, verdict, sight } = exampleIntake({})
  const record = { envelope: { ...written, sender: "a\ud800b" }, prefix, verdict, sight }
  assert.equal(decodeRecord(encodeRecord(record)).envelope.sender, "a\ud800b")
})

test("copies come back as they were, whether they share splices or not", () => {
  const splice = fc.record({ start: fc.nat(), end: fc.nat(), replacement: octets }, plain)
  const copies = fc.array(splice, { minLength: 1, maxLength: 4 }).chain((shared) =>
    fc.array(
      fc.record(
        {
          splices: fc.array(fc.oneof(fc.constantFrom(...shared), splice), { maxLength: 4 }),
          recipients: fc.array(fc.nat(), { maxLength: 4 }),
        },
        plain,
      ),
      { maxLength: 5 },
    ),
  )
  fc.assert(fc.property(copies, (planned) => assert.deepEqual(decodePlan(encodePlan(planned)), planned)))
})

test("a splice that a thousand copies share is written once", () => {
  const copies = Array.from({ length: 1_000 }, (_, number) => ({
    splices: [{ start: 1, end: 2, replacement: new Uint8Array(1_000).fill(65) }],
    recipients: [number],
  }))
  assert.ok(encodePlan(copies).length < 30_000)
})

test("a note comes back as it was, and one without a department is of none", () => {
  const note = fc.record({ reason: anyText, by: anyText, department: anyText }, plain)
  fc.assert(fc.property(note, (written) => assert.deepEqual(decodeNote(encodeNote(written)), written)))
  assert.deepEqual(decodeNote('["vergissing","jan"]'), { reason: "vergissing", by: "jan", department: "" })
})

test("a reply comes back as it was", () => {
  const reply = fc.record(
    {
      code: fc.integer({ min: 200, max: 599 }),
      status: anyText,
      lines: fc.tuple(anyText, anyText),
    },
    plain,
  )
  fc.assert(fc.property(reply, (said) => assert.deepEqual(decodeReply(encodeReply(said)), said)))
})
