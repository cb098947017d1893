import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { fieldValue, firstField, rawValue, scanHeader } from "./header.ts"
import { LIMITS } from "./limits.ts"
import { octetsOf } from "./octets.ts"

const table: readonly [
  name: string,
  block: string,
  fields: readonly (readonly [string, string])[],
  body: string,
][] = [
  [
    "fields and an empty line",
    "To: a\r\nCc: b\r\n\r\nbody",
    [
      ["to", "a"],
      ["cc", "b"],
    ],
    "body",
  ],
  [
    "bare line feeds",
    "To: a\nCc: b\n\nbody",
    [
      ["to", "a"],
      ["cc", "b"],
    ],
    "body",
  ],
  ["a folded value", "To: a,\r\n b\r\n\r\n", [["to", "a, b"]], ""],
  ["white space before the colon", "To \t: a\r\n\r\n", [["to", "a"]], ""],
  [
    "a line that is no field stays among them",
    "To: a\r\nrubbish\r\nCc: b\r\n\r\n",
    [
      ["to", "a"],
      ["", "rubbish"],
      ["cc", "b"],
    ],
    "",
  ],
  ["a space inside a name is no name", "To you: a\r\n\r\n", [["", "To you: a"]], ""],
  [
    "no empty line at all",
    "To: a\r\nCc: b",
    [
      ["to", "a"],
      ["cc", "b"],
    ],
    "",
  ],
  ["no header: the first line is empty", "\r\nbody", [], "body"],
  [
    "the mbox line before the header",
    "From jan Sat Nov 21\r\nTo: a\r\n\r\n",
    [
      ["", "From jan Sat Nov 21"],
      ["to", "a"],
    ],
    "",
  ],
  [
    "a line of white space folds on",
    "To: a\r\n \r\nCc: b\r\n\r\n",
    [
      ["to", "a"],
      ["cc", "b"],
    ],
    "",
  ],
  [
    "repeated fields stay apart",
    "To: a\r\nTO: b\r\n\r\n",
    [
      ["to", "a"],
      ["to", "b"],
    ],
    "",
  ],
  ["UTF-8 in a value", "Subject: caf\u00C3\u00A9\r\n\r\n", [["subject", "café"]], ""],
  ["8-bit that is no UTF-8", "Subject: caf\u00E9\r\n\r\n", [["subject", "café"]], ""],
  ["a control character in a name is no name", "T\u0001o: a\r\n\r\n", [["", "T\u0001o: a"]], ""],
  ["an empty name", ": a\r\n\r\n", [["", ": a"]], ""],
]

for (const [name, block, expected, body] of table) {
  test(`header: ${name}`, () => {
    const bytes = octetsOf(block)
    const header = scanHeader(bytes, 0, bytes.length)
    assert.deepEqual(
      header.fields.map((field) => [field.name, fieldValue(header, field)]),
      expected,
    )
    assert.equal(new TextDecoder("latin1").decode(bytes.subarray(header.end)), body)
  })
}

test("header: fields cover the block without gaps, on any octets", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const header = scanHeader(bytes, 0, bytes.length)
      let at = 0
      for (const field of header.fields) {
        assert.equal(field.start, at)
        assert.ok(field.valueStart >= field.start && field.valueStart <= field.end)
        at = field.end
      }
      assert.equal(at, header.text.length)
      assert.ok(header.end >= at && header.end <= bytes.length)
    }),
  )
})

test("header: as many fields as the limit are read, one more is known to be beyond it", () => {
  const at = octetsOf("A: b\r\n".repeat(LIMITS.fields) + "\r\n")
  const over = octetsOf("A: b\r\n".repeat(LIMITS.fields + 1) + "\r\n")
  assert.equal(scanHeader(at, 0, at.length).beyond, "none")
  assert.equal(scanHeader(over, 0, over.length).beyond, "fields")
})

test("header: a block of the limit's octets is read, a longer one is known to be beyond it", () => {
  const line = "A: " + "b".repeat(LIMITS.headerOctets - 5) + "\r\n"
  const at = octetsOf(line + "\r\n")
  const over = octetsOf("C: " + line + "\r\n")
  assert.equal(scanHeader(at, 0, at.length).beyond, "none")
  assert.equal(scanHeader(over, 0, over.length).beyond, "headerOctets")
})

test("header: the raw value keeps its folding", () => {
  const bytes = octetsOf("To: a,\r\n\tb\r\n\r\n")
  const header = scanHeader(bytes, 0, bytes.length)
  const to = firstField(header, "to")
  assert.equal(to && rawValue(header, to), " a,\r\n\tb\r\n")
})
