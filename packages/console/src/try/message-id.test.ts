import assert from "node:assert/strict"
import { test } from "node:test"

import { messageIdOf } from "./message-id.ts"

const utf8 = new TextEncoder()
for (const [why, source, id] of [
  ["in a header", "From: a@x.example\r\nMessage-ID: <1@x.example>\r\n\r\nhoi", "<1@x.example>"],
  ["in small letters, folded", "message-id:\r\n <1@x.example>\r\n\r\nhoi", "<1@x.example>"],
  ["in the text only", "From: a@x.example\r\n\r\nMessage-ID: <1@x.example>", undefined],
  ["nowhere", "From: a@x.example\r\n\r\nhoi", undefined],
  ["in nothing", "", undefined],
] as const) {
  test(`Message-ID ${why}`, () => assert.equal(messageIdOf(utf8.encode(source)), id))
}
