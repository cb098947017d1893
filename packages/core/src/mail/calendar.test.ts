import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import {
  calendarAddress,
  type ContentLine,
  contentLines,
  parameterAddresses,
  parameterValue,
} from "./calendar.ts"

const only = (text: string): ContentLine => {
  const line = contentLines(text)[0]
  assert.ok(line)
  return line
}

const splits: readonly (readonly [
  name: string,
  text: string,
  expected: readonly [string, string, string],
])[] = [
  ["a property", "UID:1@example.nl\r\n", ["UID", "", "1@example.nl"]],
  [
    "names in lower case",
    "attendee;cn=Jan:mailto:jan@example.nl\r\n",
    ["ATTENDEE", "cn=Jan", "mailto:jan@example.nl"],
  ],
  [
    "a colon in a quoted parameter",
    'ATTENDEE;DIR="ldap://x.example:389";CN=a:b\r\n',
    ["ATTENDEE", 'DIR="ldap://x.example:389";CN=a', "b"],
  ],
  ["a semicolon in a quoted parameter", 'ATTENDEE;CN="a;b":c', ["ATTENDEE", 'CN="a;b"', "c"]],
  [
    "a quotation mark that is never closed",
    'ATTENDEE;CN="a:mailto:jan@example.nl',
    ["ATTENDEE", 'CN="a', "mailto:jan@example.nl"],
  ],
  ["a quotation mark in a value", 'SUMMARY:"a:b', ["SUMMARY", "", '"a:b']],
  ["folded in the value", "SUMMARY:een\r\n  twee\r\n\tdrie\r\n", ["SUMMARY", "", "een tweedrie"]],
  ["folded in the name", "ATTEN\r\n DEE:a\r\n", ["ATTENDEE", "", "a"]],
  ["folded with bare line feeds", "SUMMARY:een\n twee\n", ["SUMMARY", "", "eentwee"]],
  ["folded with bare carriage returns", "SUMMARY:een\r twee\r", ["SUMMARY", "", "eentwee"]],
  ["no property at all", "jan@example.nl\r\n", ["", "", "jan@example.nl"]],
]
for (const [name, text, [property, params, value]] of splits) {
  test(`content line: ${name}`, () => {
    const line = only(text)
    assert.deepEqual([line.name, line.params, line.value], [property, params, value])
    assert.deepEqual([line.start, line.end], [0, text.length])
  })
}

const addresses: readonly (readonly [name: string, text: string, expected: string | undefined])[] = [
  ["an attendee", "ATTENDEE:mailto:jan@example.nl", "jan@example.nl"],
  ["an organizer in capitals", "ORGANIZER:MAILTO:Jan@Example.nl", "Jan@Example.nl"],
  ["a participant", "CALENDAR-ADDRESS:mailto:jan@example.nl", "jan@example.nl"],
  ["without mailto", "ATTENDEE:jan@example.nl", "jan@example.nl"],
  ["in quotation marks", 'ATTENDEE:"mailto:jan@example.nl"', "jan@example.nl"],
  ["in angle brackets, with blanks", "ATTENDEE: mailto: <jan@example.nl> ", "jan@example.nl"],
  ["with a query", "ATTENDEE:mailto:jan@example.nl?subject=x", "jan@example.nl"],
  ["percent-encoded", "ATTENDEE:mailto:jan%2Bwerk%40example.nl", "jan+werk@example.nl"],
  ["octets of UTF-8", "ATTENDEE:mailto:zo\u00C3\u00AB@example.nl", "zoë@example.nl"],
  ["no mail address, but the parameter EMAIL", "ATTENDEE;EMAIL=jan@example.nl:urn:uuid:1", "jan@example.nl"],
  ["the quoted parameter email", 'ATTENDEE;CN=J;email="jan@example.nl":/o=x/cn=jan', "jan@example.nl"],
  ["a host without a dot", "ATTENDEE:mailto:jan@host1", "jan@host1"],
  ["none: no address anywhere", "ATTENDEE:invalid:nomail", undefined],
  ["none: another property", "CONTACT:mailto:jan@example.nl", undefined],
  ["none: an empty value", "ATTENDEE:mailto:", undefined],
]
for (const [name, text, expected] of addresses)
  test(`address: ${name}`, () => assert.equal(calendarAddress(only(text)), expected))

const parameters: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    "the sender on behalf",
    'ORGANIZER;SENT-BY="mailto:els@example.nl":mailto:jan@example.nl',
    ["els@example.nl"],
  ],
  [
    "delegation, several",
    'ATTENDEE;DELEGATED-TO="mailto:a@example.nl","mailto:b@example.nl":x',
    ["a@example.nl", "b@example.nl"],
  ],
  [
    "groups, e-mail and name",
    'ATTENDEE;MEMBER="MAILTO:c@example.nl";EMAIL=d@example.nl;CN=e@example.nl:x',
    ["c@example.nl", "d@example.nl", "e@example.nl"],
  ],
  [
    "percent-encoded in a directory",
    'ATTENDEE;DIR="https://x.example/jan%40example.nl":x',
    ["jan@example.nl"],
  ],
  ["none", "ATTENDEE;CN=Jan:mailto:jan@example.nl", []],
]
for (const [name, text, expected] of parameters)
  test(`parameters: ${name}`, () => assert.deepEqual(parameterAddresses(only(text)), expected))

const values: readonly [name: string, text: string, expected: string][] = [
  ["a value", "ATTENDEE;ROLE=CHAIR;cutype=ROOM:x", "ROOM"],
  ["one in quotation marks", 'ATTENDEE;CUTYPE="ROOM":x', "ROOM"],
  ["what stands in the value of another is none", 'ATTENDEE;CN="a;CUTYPE=ROOM":x', ""],
  ["an empty one", "ATTENDEE;CUTYPE=:x", ""],
  ["none", "ATTENDEE;X-CUTYPE=ROOM;CUTYPE:x", ""],
]
for (const [name, text, expected] of values)
  test(`parameter: ${name}`, () => assert.equal(parameterValue(only(text), "CUTYPE"), expected))

const event = [
  "BEGIN:VCALENDAR\r\n",
  "METHOD:REQUEST\r\n",
  "begin:vevent\r\n",
  "ATTENDEE;ROLE=REQ-PARTICIPANT;\r\n CN=Jan:mailto:jan@exam\r\n ple.nl\r\n",
  "ATTENDEE:mailto:piet@example.org\r\n",
  "END:VEVENT\r\n",
  "\r\n",
  "END:VCALENDAR",
]

test("every line knows its place and the components around it", () => {
  const text = event.join("")
  assert.deepEqual(
    contentLines(text).map((line) => [text.slice(line.start, line.end), line.component]),
    [
      [event[0], "VCALENDAR"],
      [event[1], "VCALENDAR"],
      [event[2], "VCALENDAR/VEVENT"],
      [event[3], "VCALENDAR/VEVENT"],
      [event[4], "VCALENDAR/VEVENT"],
      [event[5], "VCALENDAR/VEVENT"],
      [event[7], "VCALENDAR"],
    ],
  )
})

test("a component that is never ended ends with the one around it; an end of nothing ends nothing", () => {
  const lines = contentLines("BEGIN:A\nBEGIN:B\nEND:C\nX:1\nEND:A\nY:1\n")
  assert.deepEqual(
    lines.map(({ component }) => component),
    ["A", "A/B", "A/B", "A/B", "A/B", ""],
  )
})

test("sixteen components deep are told apart, the seventeenth is not", () => {
  const nested = (depth: number): string =>
    "BEGIN:A\n".repeat(depth) + "X:1\n" + "END:A\n".repeat(depth) + "Y:1\n"
  const depthOf = (depth: number, name: string): number =>
    (
      contentLines(nested(depth))
        .find((line) => line.name === name)
        ?.component.split("/") ?? []
    ).filter((one) => one !== "").length
  assert.deepEqual([depthOf(16, "X"), depthOf(16, "Y")], [16, 0])
  assert.deepEqual([depthOf(17, "X"), depthOf(17, "Y")], [16, 0])
})

test("cutting lines out leaves the others as they were, whatever the text", () => {
  const piece = fc.constantFrom(
    "ATTENDEE",
    ";CN=",
    '"',
    ":",
    "mailto:jan@example.nl",
    "\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    "BEGIN:A",
    "END:A",
    "%",
    "\u00E9",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("")
      let last = 0
      for (const line of contentLines(text)) {
        assert.ok(line.start >= last && line.end > line.start && line.end <= text.length)
        assert.equal(text.slice(last, line.start).trim(), "") // nothing but empty lines is left out
        last = line.end
        calendarAddress(line)
        parameterAddresses(line)
      }
      assert.equal(text.slice(last).trim(), "")
    }),
    { numRuns: 1000 },
  )
})

test("many lines, folds and carriage returns are read to the end", () => {
  for (const text of [
    "A:1\n".repeat(200_000),
    "A:1\n" + " x\n".repeat(200_000),
    "\r".repeat(200_000),
    "BEGIN:A\n".repeat(100_000),
  ]) {
    assert.ok(contentLines(text))
  }
})
