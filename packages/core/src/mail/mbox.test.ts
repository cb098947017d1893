import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { mboxSplitter, startsMbox } from "./mbox.ts"
import type { MboxEntry } from "./mbox.ts"

const POSTMARK = "From jan@example.nl Tue Nov 17 10:00:00 2026\n"

const table: readonly [name: string, mailbox: string, messages: readonly string[]][] = [
  ["an empty mailbox holds nothing", "", []],
  [
    "one message, its separating line removed",
    `${POSTMARK}To: a@b.example\n\nHi\n\n`,
    ["To: a@b.example\n\nHi\n"],
  ],
  [
    "a last message without a separating line",
    `${POSTMARK}To: a@b.example\n\nHi\n`,
    ["To: a@b.example\n\nHi\n"],
  ],
  ["two messages", `${POSTMARK}A: 1\n\nx\n\n${POSTMARK}B: 2\n\ny\n\n`, ["A: 1\n\nx\n", "B: 2\n\ny\n"]],
  ["a message with no body", `${POSTMARK}A: 1\n\n${POSTMARK}B: 2\n\n`, ["A: 1\n", "B: 2\n"]],
  [
    "CRLF is kept",
    `${POSTMARK}A: 1\r\n\r\nx\r\n\r\n${POSTMARK}B: 2\r\n\r\n`,
    ["A: 1\r\n\r\nx\r\n", "B: 2\r\n"],
  ],
  ["a From line with CRLF", `From - Tue Nov 17 10:00:00 2026\r\nA: 1\r\n\r\nx\r\n`, ["A: 1\r\n\r\nx\r\n"]],
  ["only one of two empty lines belongs to the mailbox", `${POSTMARK}A: 1\n\nx\n\n\n`, ["A: 1\n\nx\n\n"]],
  ["a quoted From line loses one angle", `${POSTMARK}A: 1\n\n>From here\n`, ["A: 1\n\nFrom here\n"]],
  ["a twice quoted From line loses one angle", `${POSTMARK}A: 1\n\n>>From here\n`, ["A: 1\n\n>From here\n"]],
  ["other angles stay", `${POSTMARK}A: 1\n\n>Fro\n> From x\n>\n`, ["A: 1\n\n>Fro\n> From x\n>\n"]],
  [
    "a sentence that begins with From is text",
    `${POSTMARK}A: 1\n\nFrom now on:\n`,
    ["A: 1\n\nFrom now on:\n"],
  ],
  [
    "a From line within a paragraph is text",
    `${POSTMARK}A: 1\n\nx\n${POSTMARK}y\n`,
    [`A: 1\n\nx\n${POSTMARK}y\n`],
  ],
  [
    "a From line cut off at the end is an empty message",
    `${POSTMARK}A: 1\n\n${POSTMARK.trim()}`,
    ["A: 1\n", ""],
  ],
  ["the first From line needs no date", "From nobody\nA: 1\n\nx\n", ["A: 1\n\nx\n"]],
  ["what stands before the first From line is no message", `junk\n\n${POSTMARK}A: 1\n\nx\n`, ["A: 1\n\nx\n"]],
]

for (const [name, mailbox, messages] of table) {
  test(name, () => assert.deepEqual(textsOf(split(mailbox, 1 << 20)), messages))
  test(`${name}, octet by octet`, () => assert.deepEqual(textsOf(split(mailbox, 1)), messages))
}

test("however the mailbox is cut in chunks, the messages are the same", () => {
  const line = fc.constantFrom(
    POSTMARK,
    "\n",
    "\r\n",
    ">From x\n",
    "From text\r\n",
    "A: 1\n",
    `>${">".repeat(992)}From x\n`,
    `>${">".repeat(993)}From x\n`,
    `From ${"x".repeat(986)} 10:00\n`,
    `From ${"x".repeat(990)} 10:00\n`,
    "\r",
    ">",
  )
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 1200 }), (lines, octets) => {
      const mailbox = `From x\n${lines.join("")}`
      assert.deepEqual(split(mailbox, octets), split(mailbox, mailbox.length))
    }),
  )
})

test("a lone CR before a From line is no empty line, cut behind it or not", () => {
  const mailbox = `${POSTMARK}A: 1\n\n\r${POSTMARK}${POSTMARK}x\n`
  for (const octets of [1, 2, mailbox.length]) {
    assert.deepEqual(textsOf(split(mailbox, octets)), [`A: 1\n\n\r${POSTMARK}${POSTMARK}x\n`])
  }
})

test("every message is named by the offset of its From line", () => {
  const first = `${POSTMARK}A: 1\n\nx\n\n`
  assert.deepEqual(
    split(`${first}${POSTMARK}B: 2\n\n`, 7).map((entry) => entry.offset),
    [0, first.length],
  )
})

test("a message of the largest size is kept, one octet more is not, and the next one is read", () => {
  const mailbox = `${POSTMARK}${"x".repeat(99)}\n\n${POSTMARK}${"x".repeat(100)}\n\n${POSTMARK}A: 1\n\n`
  for (const octets of [1, 60, 10_000]) {
    const entries = split(mailbox, octets, 100)
    assert.deepEqual(
      entries.map((entry) => [entry.octets, entry.bytes?.length]),
      [
        [100, 100],
        [101, undefined],
        [5, 5],
      ],
    )
  }
})

test("a mailbox that ends within a line says that its last message is cut off", () => {
  assert.deepEqual(
    split(`${POSTMARK}A: 1\n\nx\n\n${POSTMARK}B: 2\n\nthe end is mis`, 8).map((entry) => entry.cutOff),
    [false, true],
  )
})

test("only a mailbox starts as a mailbox", () => {
  assert.equal(startsMbox(octets("From jan")), true)
  assert.equal(startsMbox(octets("From: jan")), false)
  assert.equal(startsMbox(octets("From")), false)
})

function split(mailbox: string, chunk: number, maximum = 1_000_000): readonly MboxEntry[] {
  const splitter = mboxSplitter(maximum)
  const bytes = octets(mailbox)
  const entries: MboxEntry[] = []
  for (let at = 0; at < bytes.length; at += chunk) {
    const part = bytes.slice(at, at + chunk)
    entries.push(...splitter.feed(part))
    part.fill(0) // the splitter may not keep what it was fed
  }
  return [...entries, ...splitter.finish()]
}

function textsOf(entries: readonly MboxEntry[]): readonly string[] {
  return entries.map((entry) => new TextDecoder().decode(entry.bytes))
}

function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
