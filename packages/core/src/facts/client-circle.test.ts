import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { organisationCircles, threadCircles } from "./acquaintance.ts"
import { readAudience } from "./audience.ts"
import { isCircleOfClients } from "./client-circle.ts"

for (const [what, to, known, isCircle] of [
  ["two strangers outside", ["jan@vos.example", "els@kok.example"], [], true],
  [
    "three, and two of our own in copy",
    ["a@b.example", "c@d.example", "e@f.example", "x@us.example", "y@us.example"],
    [],
    true,
  ],
  [
    "three, and three of our own: a meeting",
    ["a@b.example", "c@d.example", "e@f.example", "x@us.example", "y@us.example", "z@us.example"],
    [],
    false,
  ],
  ["two papers, one at its desk", ["redactie@krant.example", "els@radio.example"], [], false],
  ["three suppliers, one at its desk", ["verkoop@a.example", "els@kok.example", "jan@vos.example"], [], true],
  ["one outside", ["jan@vos.example", "x@us.example"], [], false],
  ["two of one organisation", ["jan@vos.example", "els@vos.example"], [], false],
  [
    "three of whom two were in an earlier mail",
    ["a@b.example", "c@d.example", "e@f.example"],
    [[0, 1]],
    false,
  ],
  [
    "six of whom two were in an earlier mail",
    ["a@b.example", "c@d.example", "e@f.example", "g@h.example", "i@j.example", "k@l.example"],
    [[0, 1]],
    true,
  ],
  [
    "five of whom three were in an earlier mail",
    ["a@b.example", "c@d.example", "e@f.example", "g@h.example", "i@j.example"],
    [[0, 1, 2]],
    false,
  ],
] as const) {
  test(`a circle of clients: ${what}: ${isCircle ? "yes" : "no"}`, () => {
    const audience = readAudience(
      parseMessage(octetsOf(`From: wijk@us.example\r\nTo: ${to.join(", ")}\r\n\r\nDag\r\n`)),
      undefined,
      ["us.example"],
    )
    const circles = [...organisationCircles(audience), ...threadCircles(known)]
    assert.equal(
      isCircleOfClients(audience, () => circles),
      isCircle,
    )
  })
}
