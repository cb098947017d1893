import { test } from "node:test"
import assert from "node:assert/strict"
import { parseMessage } from "@sluis/core/mail/message"
import { damageIn } from "./damage.ts"

const damaged: readonly [name: string, mail: string, at: string][] = [
  [
    "a list of recipients that goes on without white space",
    "To: a@x.example,\r\nb@x.example\r\n\r\nHi",
    "b@",
  ],
  ["a NUL in the name of a field", "From: a@x.example\r\nT\u0000o: b@x.example\r\n\r\nHi", "T\u0000"],
  ["a NUL before the name of a field", "From: a@x.example\n\u0000To: b@x.example\n\nHi", "\u0000To"],
  ["a field behind a lone CR", "From: a@x.example\rCc: b@x.example\r\nTo: c@x.example\r\n\r\nHi", "\rCc"],
  ["an empty line before To", "From: a@x.example\r\n\r\nTo: b@x.example\r\n\r\nHi", "To"],
  ["two empty lines before Cc", "From: a@x.example\n\n\nCc: b@x.example\n\nHi", "\nCc"],
]
for (const [name, mail, at] of damaged) {
  test(`${name} may hide people`, () => assert.equal(damageIn(message(mail)), mail.indexOf(at)))
}

const whole: readonly [name: string, mail: string][] = [
  ["an ordinary message", "From: a@x.example\r\nTo: b@x.example\r\n\r\nTo: c@x.example"],
  ["a folded list of recipients", "To: a@x.example,\r\n b@x.example\r\n\r\nHi"],
  ["a line of text in the header", "From: a@x.example\nthis is no field\nTo: b@x.example\n\nHi"],
  ["a line of an mbox in the header", "From: a@x.example\n>From b@x.example Tue\nTo: b@x.example\n\nHi"],
  ["a carriage return too many", "From: a@x.example\r\r\nTo: b@x.example\r\r\n\r\nHi"],
  [
    "a text that begins with a field, under a header with recipients",
    "Bcc: b@x.example\n\nTo: c@x.example\n",
  ],
  ["a text without an address", "From: a@x.example\n\nTo: everybody\n"],
  ["nothing", ""],
]
for (const [name, mail] of whole)
  test(`${name} hides nobody`, () => assert.equal(damageIn(message(mail)), undefined))

/** One octet per character. */
function message(mail: string): ReturnType<typeof parseMessage> {
  return parseMessage(Uint8Array.from(mail, (character) => character.charCodeAt(0)))
}
