import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { bodyText } from "./body.ts"
import { LIMITS } from "./limits.ts"
import { parseMessage, type Message } from "./message.ts"
import { octetsOf, octetString } from "./octets.ts"

/** `path type "body"` of every part. */
function outline(message: Message): string[] {
  return message.parts.flatMap((part) => {
    const leaf = part.children.length === 0 && part.embedded === undefined
    const own = `${part.path || "-"} ${part.type}${leaf ? ` ${JSON.stringify(bodyText(message, part).text)}` : ""}`
    return part.embedded === undefined ? [own] : [own, ...outline(part.embedded)]
  })
}

const MIXED = "Content-Type: multipart/mixed; boundary=b\r\n\r\n"

const table: readonly [name: string, source: string, expected: readonly string[]][] = [
  ["a plain message", "To: a\r\n\r\nhello", ['- text/plain "hello"']],
  ["an empty file", "", ['- text/plain ""']],
  ["a header alone", "To: a\r\n", ['- text/plain ""']],
  [
    "two parts",
    `${MIXED}pre\r\n--b\r\n\r\none\r\n--b\r\nContent-Type: text/html\r\n\r\ntwo\r\n--b--\r\nepi`,
    ["- multipart/mixed", '1 text/plain "one"', '2 text/html "two"'],
  ],
  [
    "no close delimiter",
    `${MIXED}--b\r\n\r\none\r\n--b\r\n\r\ntwo`,
    ["- multipart/mixed", '1 text/plain "one"', '2 text/plain "two"'],
  ],
  [
    "white space behind a delimiter",
    `${MIXED}--b \t\r\n\r\none\r\n--b-- \r\n`,
    ["- multipart/mixed", '1 text/plain "one"'],
  ],
  [
    "a boundary that begins like another",
    `${MIXED}--b\r\n\r\n--bb\r\nx\r\n--b--`,
    ["- multipart/mixed", '1 text/plain "--bb\\r\\nx"'],
  ],
  [
    "a delimiter in the middle of a line is text",
    `${MIXED}--b\r\n\r\nx --b\r\n--b--`,
    ["- multipart/mixed", '1 text/plain "x --b"'],
  ],
  [
    "bare line feeds",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\n",
    ["- multipart/mixed", '1 text/plain "one"'],
  ],
  [
    "a multipart without boundary",
    "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\none",
    ['- multipart/mixed "--b\\r\\n\\r\\none"'],
  ],
  [
    "nested multiparts",
    `${MIXED}--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\none\r\n--c--\r\n--b--`,
    ["- multipart/mixed", "1 multipart/alternative", '1.1 text/plain "one"'],
  ],
  [
    "a delimiter of the outer multipart ends what is within",
    `${MIXED}--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--`,
    ["- multipart/mixed", "1 multipart/mixed", '1.1 text/plain "one"', '2 text/plain "two"'],
  ],
  [
    "a part whose header a delimiter ends",
    `${MIXED}--b\r\nContent-Type: text/html\r\n--b\r\n\r\ntwo\r\n--b--`,
    ["- multipart/mixed", '1 text/html ""', '2 text/plain "two"'],
  ],
  [
    "no semicolon before the boundary",
    'Content-Type: multipart/mixed\r\n\tboundary="b"\r\n\r\n--b\r\n\r\none\r\n--b--',
    ["- multipart/mixed", '1 text/plain "one"'],
  ],
  [
    "a digest holds messages by default",
    "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nTo: x\r\n\r\nhi\r\n--b--",
    ["- multipart/digest", "1 message/rfc822", '1/ text/plain "hi"'],
  ],
  [
    "an embedded message",
    `${MIXED}--b\r\nContent-Type: message/rfc822\r\n\r\nTo: x\r\n\r\nhi\r\n--b--`,
    ["- multipart/mixed", "1 message/rfc822", '1/ text/plain "hi"'],
  ],
  [
    "an embedded message in base64",
    "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nVG86IHgNCg0KaGk=",
    ["- message/rfc822", '/ text/plain "hi"'],
  ],
  [
    "an .eml sent as octets",
    'Content-Type: application/octet-stream; name="a.eml"\r\n\r\nTo: x\r\n\r\nhi',
    ["- application/octet-stream", '/ text/plain "hi"'],
  ],
  [
    "an .EML in capitals",
    'Content-Type: application/octet-stream; name="A.EML"\r\n\r\nTo: x\r\n\r\nhi',
    ["- application/octet-stream", '/ text/plain "hi"'],
  ],
  ["a content type that is none", "Content-Type: html\r\n\r\nx", ['- text/plain "x"']],
  [
    "the first of two content types",
    "Content-Type: text/html\r\nContent-Type: text/plain\r\n\r\nx",
    ['- text/html "x"'],
  ],
]

for (const [name, source, expected] of table) {
  test(`message: ${name}`, () => {
    const message = parseMessage(octetsOf(source))
    assert.deepEqual(outline(message), expected)
    assert.deepEqual(message.beyond, [])
  })
}

function nested(depth: number): string {
  let source = "\r\nhi"
  for (let level = depth; level > 0; level -= 1) {
    source = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${source}\r\n--b${level}--\r\n`
  }
  return source
}

test("message: as many levels as the limit are read, one more is known to be beyond it", () => {
  assert.deepEqual(parseMessage(octetsOf(nested(LIMITS.depth))).beyond, [])
  assert.deepEqual(parseMessage(octetsOf(nested(LIMITS.depth + 1))).beyond, ["depth"])
})

test("message: as many parts as the limit are read, one more is known to be beyond it", () => {
  const parts = (count: number): Message =>
    parseMessage(octetsOf(`${MIXED}${"--b\r\n\r\n\r\n".repeat(count)}--b--`))
  assert.equal(parts(LIMITS.parts - 1).parts.length, LIMITS.parts)
  assert.deepEqual(parts(LIMITS.parts - 1).beyond, [])
  assert.deepEqual(parts(LIMITS.parts).beyond, ["parts"])
})

test("message: ten thousand embedded messages in one another are no stack overflow", () => {
  const source = "Content-Type: message/rfc822\r\n\r\n".repeat(10_000)
  assert.deepEqual(parseMessage(octetsOf(source)).beyond, ["depth"])
})

const pieces = fc.constantFrom(
  "--b",
  "--b--",
  "--c",
  "\r\n",
  "\n",
  "\r",
  " ",
  "Content-Type: ",
  "multipart/mixed; boundary=b",
  'multipart/digest; boundary="c"',
  "message/rfc822",
  "text/html",
  "Content-Transfer-Encoding: base64",
  "Content-Disposition: attachment; filename*0*=utf-8''a%4",
  "VG86IHgN",
  "\u0000",
  "\u00ff",
  "To: a@b.example",
)

test("message: any octets give a tree whose parts lie within their parents, in order", () => {
  const source = fc.array(pieces, { maxLength: 60 }).map((list) => octetsOf(list.join("")))
  fc.assert(
    fc.property(fc.oneof(source, fc.uint8Array({ maxLength: 400 })), (bytes) => {
      const message = parseMessage(bytes)
      assert.equal(message.root.header.start, 0)
      assert.equal(message.root.bodyEnd, bytes.length)
      for (const part of message.parts) {
        assert.ok(part.header.start <= part.bodyStart && part.bodyStart <= part.bodyEnd)
        let at = part.bodyStart
        for (const child of part.children) {
          assert.ok(child.header.start >= at && child.bodyEnd <= part.bodyEnd, octetString(bytes))
          at = child.bodyEnd
        }
      }
    }),
    { numRuns: 2000 },
  )
})
