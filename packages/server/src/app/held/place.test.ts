import { test } from "node:test"
import assert from "node:assert/strict"
import { parseMessage } from "@sluis/core/mail/message"
import type { Place } from "./place.ts"
import { placeOf } from "./place.ts"

const MESSAGE = [
  "From: a@voorbeeld.example",
  "SUBJECT: here-in-subject",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  "--b",
  "Content-Type: text/plain",
  "",
  "here-in-text",
  "--b",
  "Content-Type: text/csv",
  'Content-Disposition: attachment; filename="list.csv"',
  "",
  "here-in-list",
  "--b",
  "Content-Type: message/rfc822",
  "",
  "Subject: here-in-embedded",
  "",
  "--b--",
  "",
].join("\r\n")

const table: readonly [words: string, part: string, place: Place][] = [
  ["here-in-subject", "", { kind: "field", name: "SUBJECT" }],
  ["here-in-text", "1", { kind: "text" }],
  ["here-in-list", "2", { kind: "attachment", filename: "list.csv" }],
  ["here-in-embedded", "3", { kind: "embedded" }],
  ["here-in-embedded", "3/", { kind: "embedded" }],
  ["here-in-text", "9", { kind: "embedded" }],
]
const message = parseMessage(new TextEncoder().encode(MESSAGE))
for (const [words, part, place] of table) {
  test(`${words} in part "${part}" is in the ${place.kind}`, () => {
    const start = MESSAGE.indexOf(words)
    const evidence = {
      fact: "x",
      value: "x",
      part,
      start,
      end: start + words.length,
      certainty: "certain",
      words,
    } as const
    assert.deepEqual(placeOf(evidence, message), place)
  })
}

test("a field outside the header of its part is not looked for", () => {
  const evidence = {
    fact: "x",
    value: "x",
    part: "",
    start: MESSAGE.length,
    end: MESSAGE.length,
    certainty: "certain",
    words: "",
  } as const
  assert.deepEqual(placeOf(evidence, message), { kind: "text" })
})
