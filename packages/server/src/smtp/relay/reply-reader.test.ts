import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"

import type { Reply } from "../../app/gate/reply.ts"
import {
  isBetweenReplies,
  MAX_REPLY_LINE_OCTETS,
  MAX_REPLY_LINES,
  MAX_REPLY_OCTETS,
  NOTHING_READ,
  readReplies,
} from "./reply-reader.ts"
import type { ReplyFault } from "./reply-reader.ts"

const replies: readonly [name: string, text: string, ...expected: readonly Reply[]][] = [
  ["one line", "250 ok\r\n", { code: 250, status: "", lines: ["ok"] }],
  ["an enhanced status", "550 5.7.1 no\r\n", { code: 550, status: "5.7.1", lines: ["no"] }],
  ["a status of another class is text", "550 2.0.0 no\r\n", { code: 550, status: "", lines: ["2.0.0 no"] }],
  ["a status alone", "250 2.1.0\r\n", { code: 250, status: "2.1.0", lines: [""] }],
  ["what only looks like a status", "250 2.1.0.4 x\r\n", { code: 250, status: "", lines: ["2.1.0.4 x"] }],
  ["a code alone", "250\r\n", { code: 250, status: "", lines: [""] }],
  ["no text after the space", "354 \r\n", { code: 354, status: "", lines: [""] }],
  [
    "several lines",
    "250-a.example\r\n250-SIZE 10\r\n250 DSN\r\n",
    { code: 250, status: "", lines: ["a.example", "SIZE 10", "DSN"] },
  ],
  [
    "a status on every line",
    "550-5.1.1 no\r\n550-5.1.1 such\r\n550 5.1.1 user\r\n",
    { code: 550, status: "5.1.1", lines: ["no", "such", "user"] },
  ],
  ["octets above 127", "250 \xe9\xff\r\n", { code: 250, status: "", lines: ["\xe9\xff"] }],
  ["a lone LF as line end", "250 ok\n", { code: 250, status: "", lines: ["ok"] }],
  [
    "two replies",
    "250 a\r\n550 b\r\n",
    { code: 250, status: "", lines: ["a"] },
    { code: 550, status: "", lines: ["b"] },
  ],
]

describe("a reply is read in whatever pieces it comes", () => {
  for (const [name, text, ...expected] of replies) {
    test(name, () => {
      for (const length of [text.length, 1, 2, 3]) {
        const { read, fault, isBetween } = readAll(text, length)
        assert.deepEqual({ read, fault, isBetween }, { read: expected, fault: undefined, isBetween: true })
      }
    })
  }
})

const line = (octets: number): string => `250 ${"x".repeat(octets - 6)}\r\n`
const linesOf = (count: number): string => "250-x\r\n".repeat(count - 1) + "250 x\r\n"
const octetsOf = (count: number): string => {
  const full = `250-${"x".repeat(1018)}\r\n` // 1024
  return full.repeat(count / 1024 - 1) + `250 ${"x".repeat(1018)}\r\n`
}

const faults: readonly [name: string, text: string, fault: ReplyFault | undefined][] = [
  ["no code", "hello\r\n", "not-a-reply"],
  ["an empty line", "\r\n", "not-a-reply"],
  ["a code below 200", "150 x\r\n", "not-a-reply"],
  ["a code above 599", "600 x\r\n", "not-a-reply"],
  ["neither space nor hyphen", "250x\r\n", "not-a-reply"],
  ["four digits", "2500 x\r\n", "not-a-reply"],
  ["CR within a line", "250 x\ry\r\n", "not-a-reply"],
  ["NUL", "250 x\0\r\n", "not-a-reply"],
  ["another code on the second line", "250-x\r\n550 y\r\n", "codes-differ"],
  ["the longest line", line(MAX_REPLY_LINE_OCTETS), undefined],
  ["a line of one octet more", line(MAX_REPLY_LINE_OCTETS + 1), "line-length"],
  ["a line that does not end", "2".repeat(MAX_REPLY_LINE_OCTETS), "line-length"],
  ["the most lines", linesOf(MAX_REPLY_LINES), undefined],
  ["one line more", linesOf(MAX_REPLY_LINES + 1), "reply-length"],
  ["the longest reply", octetsOf(MAX_REPLY_OCTETS), undefined],
  ["a longer one", octetsOf(MAX_REPLY_OCTETS + 1024), "reply-length"],
]

describe("what is no reply is a fault, never a throw", () => {
  for (const [name, text, fault] of faults) {
    test(`${name}: ${fault ?? "is read"}`, () => {
      for (const length of [text.length, 7]) assert.equal(readAll(text, length).fault, fault)
    })
  }
})

test("whatever octets come in whatever pieces: never a throw, bounded memory, and the pieces make no difference", () => {
  const part = fc.oneof(
    fc.constantFrom("250 ok\r\n", "250-a\r\n", "550 5.7.1 no\r\n", "\r", "\n", "2", "250", "-", " ", "\0"),
    fc.string({ unit: "binary-ascii", maxLength: 20 }),
    fc.constantFrom("x".repeat(MAX_REPLY_LINE_OCTETS), "250-y\r\n".repeat(MAX_REPLY_LINES)),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (parts, length) => {
      const text = parts.join("")
      const whole = readAll(text, Math.max(1, text.length))
      const cut = readAll(text, length)
      assert.deepEqual(cut.read, whole.read)
      assert.ok(cut.kept <= MAX_REPLY_LINE_OCTETS + MAX_REPLY_OCTETS)
    }),
    { numRuns: 300 },
  )
})

function readAll(
  text: string,
  length: number,
): {
  readonly read: readonly Reply[]
  readonly fault: ReplyFault | undefined
  readonly isBetween: boolean
  readonly kept: number
} {
  let reader = NOTHING_READ
  const read: Reply[] = []
  for (let start = 0; start < text.length; start += length) {
    const result = readReplies(reader, text.slice(start, start + length))
    reader = result.reader
    read.push(...result.replies)
    if (result.fault !== undefined) return { read, fault: result.fault, isBetween: false, kept: 0 }
  }
  const kept = reader.rest.length + reader.lines.join("").length
  return { read, fault: undefined, isBetween: isBetweenReplies(reader), kept }
}
