import assert from "node:assert/strict"
import { test } from "node:test"

import { kindOfFile } from "./kind-of-file.ts"

const utf8 = new TextEncoder()
const COMPOUND = Uint8Array.from(
  { length: 512 },
  (_, at) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][at] ?? 0,
)

for (const [why, octets, kind] of [
  ["nothing", "", "empty"],
  ["a message", "Received: by x\r\nFrom: a@x.example\r\n\r\nhoi", "message"],
  ["a header without a text", "Subject: hoi", "message"],
  ["a mailbox", "From a@x.example Mon Mar  9 10:00:00 2026\nFrom: a@x.example\n\nhoi", "mailbox"],
  ["a letter", "Geachte heer,\r\n\r\nDank u.", "no-mail"],
  ["a table", "naam;adres\r\nJan;jan@x.example", "no-mail"],
  ["a text with a colon", "Let op: morgen gesloten", "no-mail"],
  ["a picture", "\u0089PNG\r\n\u001a\n", "no-mail"],
] as const) {
  test(`${why} is ${kind}`, () => assert.equal(kindOfFile(utf8.encode(octets)), kind))
}

test("an Outlook item is told apart, so that there is advice for it", () => {
  assert.equal(kindOfFile(COMPOUND), "outlook")
  assert.equal(kindOfFile(COMPOUND.subarray(0, 511)), "no-mail")
})
