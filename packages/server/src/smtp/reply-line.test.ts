import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { reply } from "../app/gate/reply.ts"
import { MAX_REPLY_LINE_OCTETS, MAX_REPLY_LINES, replyLines } from "./reply-line.ts"

test("every line has the code and the status", () => {
  assert.equal(replyLines(reply(550, "5.1.1", "No such", "user")), "550-5.1.1 No such\r\n550 5.1.1 user\r\n")
})

test("without a status, that of the class", () => {
  assert.equal(replyLines(reply(451, "", "later")), "451 4.0.0 later\r\n")
})

test("a line is at most as long as it may be, and there are at most so many", () => {
  const room = MAX_REPLY_LINE_OCTETS - "250 2.0.0 \r\n".length
  assert.equal(replyLines(reply(250, "2.0.0", "x".repeat(room))).length, MAX_REPLY_LINE_OCTETS)
  assert.equal(replyLines(reply(250, "2.0.0", "x".repeat(room + 1))).length, MAX_REPLY_LINE_OCTETS)
  const lines = Array.from({ length: MAX_REPLY_LINES + 1 }, () => "x")
  assert.equal(replyLines(reply(250, "2.0.0", "x", ...lines)).split("\r\n").length, MAX_REPLY_LINES + 1)
})

test("whatever the other host said, it is one reply of as many lines", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }), fc.string(), (more, status) => {
      const text = Buffer.from(replyLines(reply(550, status, "x", ...more)), "latin1").toString("latin1")
      const lines = text.split("\r\n")
      assert.equal(lines.pop(), "")
      assert.equal(lines.length, more.length + 1)
      for (const [number, line] of lines.entries()) {
        assert.match(line, number === more.length ? /^550 5\./ : /^550-5\./)
        assert.doesNotMatch(line, /[\r\n\0]/)
      }
    }),
  )
})
