import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { readAudience } from "./audience.ts"
import { earlierMessages } from "./earlier.ts"
import { countQuotedOthers } from "./quoted-others.ts"
import { readTextZones } from "./text-zone.ts"

const MANY = Array.from({ length: 12 }, (_, n) => `buur${n}@post${n}.example`)

for (const [what, to, quoted, others] of [
  [
    "somebody new sees the old list",
    "nieuw@elders.example",
    ["Van: jan@vos.example", `Aan: ${MANY.join("; ")}`],
    12,
  ],
  [
    "who wrote the old mail has the list",
    "jan@vos.example",
    ["Van: jan@vos.example", `Aan: ${MANY.join("; ")}`],
    0,
  ],
  ["who was on the list has it", MANY[3]!, ["Van: jan@vos.example", `Aan: ${MANY.join("; ")}`], 0],
  [
    "nobody had those in Bcc",
    "jan@vos.example",
    ["Van: jan@vos.example", "Aan: x@us.example", `Bcc: ${MANY.join("; ")}`],
    12,
  ],
  [
    "a colleague is no outsider",
    "collega@us.example",
    ["Van: jan@vos.example", `Aan: ${MANY.join("; ")}`],
    0,
  ],
  [
    "nor did a colleague have those in Bcc",
    "collega@us.example",
    ["Van: ik@us.example", "Aan: ik@us.example", `Bcc: ${MANY.join("; ")}`],
    12,
  ],
  [
    "our own people are on our letters",
    "nieuw@elders.example",
    ["Van: jan@vos.example", "Aan: a@us.example; b@us.example"],
    0,
  ],
  ["nothing is quoted", "nieuw@elders.example", [], 0],
] as const) {
  test(`quoted others: ${what}: ${others}`, () => {
    const text = `Ter info.\r\n\r\n-----Oorspronkelijk bericht-----\r\n${quoted.join("\r\n")}\r\nOnderwerp: Buurt\r\n\r\nHallo\r\n`
    const message = parseMessage(octetsOf(`From: ik@us.example\r\nTo: ${to}\r\n\r\n${text}`))
    const audience = readAudience(message, undefined, ["us.example"])
    assert.equal(countQuotedOthers(earlierMessages(message, readTextZones(message)), audience), others)
  })
}
