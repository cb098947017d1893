import assert from "node:assert/strict"
import { test } from "node:test"
import { findQuotedBlocks } from "../mail/quoted-header.ts"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import { answerBelow } from "./answer-below.ts"
import { readTextZones } from "./text-zone.ts"

const SENDER = { name: "Petra Zomer", address: "petra@x.example" }
const BLOCK = "Van: Jan <jan@x.example>\nVerzonden: maandag\nAan: Petra Zomer\nOnderwerp: brief\n\n"
const ASKED = "Hoi Petra,\n\nHoe gaat het?\n\nGroet,\nJan\n\n"
const ANSWER = "Hoi Jan,\n\nHet gaat goed.\n\nGroet,\nPetra\n"

function below(text: string): string | undefined {
  const [zone] = readTextZones(parseMessage(octetsOf(`Subject: Re: brief\n\n${text}`)))
  assert.ok(zone !== undefined && findQuotedBlocks(text).length > 0)
  const answer = answerBelow(zone, SENDER)
  return answer && zone.text.slice(...answer)
}

const answers: readonly (readonly [name: string, text: string, answer: string | undefined])[] = [
  ["a letter of the sender's", BLOCK + ASKED + ANSWER, ANSWER],
  ["one below a short text", `Zie onder.\n\n${BLOCK}${ASKED}${ANSWER}`, ANSWER],
  [
    "one from a telephone",
    `${BLOCK}${ASKED}${ANSWER}Verstuurd vanaf mijn telefoon\n`,
    `${ANSWER}Verstuurd vanaf mijn telefoon\n`,
  ],
  [
    "one whose closing has the name",
    `${BLOCK}${ASKED}Hoi Jan,\nGoed.\nGroet, Petra\n`,
    "Hoi Jan,\nGoed.\nGroet, Petra\n",
  ],
  ["not the quoted letter alone", BLOCK + ASKED, undefined],
  [
    "not a letter of the sender's that is quoted",
    BLOCK.replace("Jan <jan@", "Petra Zomer <petra@") + ASKED + ANSWER,
    undefined,
  ],
  ["nor where only the address says so", BLOCK.replace("Jan <jan@", "P <petra@") + ASKED + ANSWER, undefined],
  ["not one in a thread", BLOCK + ASKED + BLOCK + ANSWER, undefined],
  ["not one that another signs", BLOCK + ASKED + ANSWER.replace("Petra", "Kees"), undefined],
  ["not one in a letter that goes on", BLOCK + ASKED + ANSWER + ASKED, undefined],
  [
    "not where only the other greets",
    `${BLOCK}Let op.\n${ASKED}Het gaat goed.\n\nGroet,\nPetra\n`,
    undefined,
  ],
  ["not the first letter below the header", BLOCK + ANSWER, undefined],
]
for (const [name, text, answer] of answers)
  test(`an answer below: ${name}`, () => assert.equal(below(text), answer))

test("an answer below: a name of initials is nobody's", () => {
  const [zone] = readTextZones(parseMessage(octetsOf(`Subject: Re: x\n\n${BLOCK}${ASKED}${ANSWER}`)))
  assert.ok(zone !== undefined)
  assert.equal(answerBelow(zone, { name: "P. Z.", address: "" }), undefined)
})
