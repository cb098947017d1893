import assert from "node:assert/strict"
import { test } from "node:test"
import { greetingOf } from "../mail/greeting.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { readAudience } from "./audience.ts"
import { isLetterToOne } from "./letter.ts"

for (const [what, to, cc, text, isLetter] of [
  ["only one person gets it", ["jan@vos.example"], [], "Hallo allemaal,", true],
  [
    "it greets the one in To, and two are in copy",
    ["jan@vos.example"],
    ["a@b.example", "c@d.example"],
    "Beste Jan,",
    true,
  ],
  [
    "too many in copy for a letter",
    ["jan@vos.example"],
    ["a@b.example", "c@d.example", "e@f.example", "g@h.example"],
    "Beste Jan,",
    false,
  ],
  ["two in To", ["jan@vos.example", "els@kok.example"], [], "Beste Jan,", false],
  ["it greets several", ["jan@vos.example"], ["els@kok.example"], "Beste Jan en Els,", false],
  ["it greets by what they are", ["jan@vos.example"], ["els@kok.example"], "Beste deelnemers,", false],
  ["it greets nobody", ["jan@vos.example"], ["els@kok.example"], "Hierbij de lijst.", false],
] as const) {
  test(`a letter to one: ${what}: ${isLetter ? "yes" : "no"}`, () => {
    const message = parseMessage(
      octetsOf(
        `From: wijk@voorbeeld.example\r\nTo: ${to.join(", ")}\r\n${cc.length > 0 ? `Cc: ${cc.join(", ")}\r\n` : ""}\r\n${text}\r\n`,
      ),
    )
    assert.equal(
      isLetterToOne(readAudience(message, undefined, []), greetingOf(`${text}\n\nWij zien u dinsdag.\n`)),
      isLetter,
    )
  })
}
