import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { readAudience } from "./audience.ts"
import { carriedWords } from "./carried-words.ts"
import { earlierMessages } from "./earlier.ts"
import { readTextZones } from "./text-zone.ts"

const READERS = "p0@elders.example, p1@elders.example, p2@elders.example"

/** From els to p0, p1 and p2. */
function carried(body: readonly string[], isAnswer: boolean, newcomer = "", to = READERS): string {
  const header = `From: els@ons.example\r\nTo: ${to}\r\nContent-Type: text/plain; charset=utf-8\r\n`
  const message = parseMessage(octetsOf(`${header}\r\n${body.join("\r\n")}\r\n`))
  const zones = readTextZones(message)
  const earlier = earlierMessages(message, zones)
  const audience = readAudience(message, undefined, ["ons.example"])
  return carriedWords({ zones, earlier, audience, isAnswer, isNewcomer: (key) => key === newcomer })
    .map(({ text }) => text)
    .join("")
    .replaceAll(/\s+/g, " ")
}

const NOTE = ["Wil iemand hiernaar kijken?", ""]
const block = (from: string, to: string, text: string): readonly string[] => [
  "-----Oorspronkelijk bericht-----",
  `Van: ${from}`,
  "Verzonden: 4 mei 2026",
  ...(to === "" ? [] : [`Aan: ${to}`]),
  "Onderwerp: x",
  "",
  text,
  "",
]
const TEAM = "els@ons.example; p0@elders.example; p1@elders.example; p2@elders.example"
const CITIZEN = "jan@vos.example"
const ATTRIBUTION = ["Op 4 mei 2026 10:00 schreef Jan <jan@vos.example>:", "> Het begin.", ""]

const cases: readonly [why: string, body: readonly string[], isAnswer: boolean, isCarried: boolean][] = [
  [
    "a forwarded mail of a citizen",
    [...NOTE, ...block(CITIZEN, "els@ons.example", "Het begin.")],
    false,
    true,
  ],
  [
    "an answer to all who had it, and the citizen",
    [...NOTE, ...block(CITIZEN, TEAM, "Het begin.")],
    true,
    false,
  ],
  [
    "an answer that more people get",
    [...NOTE, ...block(CITIZEN, "els@ons.example", "Het begin.")],
    true,
    true,
  ],
  ["a forward to those who had it", [...NOTE, ...block(CITIZEN, TEAM, "Het begin.")], false, false],
  [
    "what hung below a mail that they had",
    [
      ...NOTE,
      ...block("p0@elders.example", TEAM, "Zie onder."),
      ...block(CITIZEN, "p0@elders.example", "Het begin."),
    ],
    true,
    false,
  ],
  [
    "two pasted mails, of which they had one",
    [
      ...NOTE,
      ...block("p0@elders.example", TEAM, "Zie onder."),
      ...block(CITIZEN, "p0@elders.example", "Het begin."),
    ],
    false,
    true,
  ],
  [
    "an answer that says only whom it answers",
    [...NOTE, "Op 4 mei schreef Jan <jan@vos.example>:", "> Het begin."],
    true,
    false,
  ],
  ["the same without an answer", [...NOTE, ...ATTRIBUTION], false, true],
  ["readers without an address", [...NOTE, ...block("Jan Vos", "Team Oost", "Het begin.")], true, false],
  ["the same, forwarded", [...NOTE, ...block("Jan Vos", "Team Oost", "Het begin.")], false, true],
  ["nothing quoted", NOTE, false, false],
]
for (const [why, body, isAnswer, isCarried] of cases)
  test(`carried? ${why}: ${isCarried ? "yes" : "no"}`, () =>
    assert.equal(carried(body, isAnswer).includes("Het begin."), isCarried))

test("carried: lines between the sender's own are quoted, and those are not", () => {
  const body = [...block(CITIZEN, "els@ons.example", "Dag."), ...ATTRIBUTION, "Mijn antwoord."]
  assert.equal(carried(body, true).includes("Mijn antwoord."), false)
})

test("carried: whoever was never written to had no part in what an answer quotes, unless he wrote it", () => {
  const answer = [...NOTE, ...ATTRIBUTION]
  assert.equal(carried(answer, true, "p1@elders.example").includes("Het begin."), true)
  assert.equal(carried(answer, true, "jan@vos.example").includes("Het begin."), false)
})

test("carried: a colleague who is added is told nothing that is asked about, ten of them are", () => {
  const old = Array.from({ length: 12 }, (_, at) => `c${at}@ons.example`)
  const answer = [...NOTE, ...block(CITIZEN, ["els@ons.example", ...old].join("; "), "Het begin.")]
  const added = (count: number): string =>
    [...old, ...Array.from({ length: count }, (_, at) => `n${at}@ons.example`)].join(", ")
  assert.equal(carried(answer, true, "", added(9)).includes("Het begin."), false)
  assert.equal(carried(answer, true, "", added(10)).includes("Het begin."), true)
})

test("carried: where the old mail names some without an address, it went to whoever gets the answer", () => {
  const answer = [...NOTE, ...block(CITIZEN, "Piet Jansen; Els Kok; p0@elders.example", "Het begin.")]
  assert.equal(carried(answer, true).includes("Het begin."), false)
  assert.equal(carried(answer, true, "p1@elders.example").includes("Het begin."), true)
})
