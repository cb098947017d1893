import assert from "node:assert/strict"
import { test } from "node:test"

import { contentOf } from "../app/gate/content.ts"
import type { Content } from "../app/gate/content.ts"
import { correlator } from "./correlator.ts"

const KEY = new Uint8Array(32).fill(7)
const SENDER = "wijkteam@voorbeeld.example"
const ID = "<1@voorbeeld.example>"
const TRACE = { messageId: ID, heading: "" }
const PART = "Received: from a\r\nSubject: Uitnodiging\r\n\r\nBeste mensen,\r\n"
const OTHER_PART = "Received: from b\r\nSubject: Uitnodiging\r\n\r\nBeste mensen,\r\n"
const OTHER_WORDS = "Received: from a\r\nSubject: Uitnodiging\r\n\r\nBeste buren,\r\n"

type Message = readonly [sender: string, messageId: string, text: string, heading?: string]

const rows: readonly (readonly [says: string, a: Message, b: Message, same: boolean])[] = [
  ["parts whose trace differs are the same message", [SENDER, ID, PART], [SENDER, ID, OTHER_PART], true],
  ["other words are another message", [SENDER, ID, PART], [SENDER, ID, OTHER_WORDS], false],
  ["another id is another message", [SENDER, ID, PART], [SENDER, "<2@voorbeeld.example>", PART], false],
  [
    "other people in To are another message",
    [SENDER, ID, PART, "to: jan@post.example"],
    [SENDER, ID, PART, "to: els@post.example"],
    false,
  ],
  ["another sender is another message", [SENDER, ID, PART], ["balie@voorbeeld.example", ID, PART], false],
  ["without an id the header counts", [SENDER, "", PART], [SENDER, "", OTHER_PART], false],
  ["sender and id don't run into each other", ["ab", "c", PART], ["a", "bc", PART], false],
]

for (const [says, a, b, same] of rows) {
  test(`correlation: ${says}`, async () => {
    const correlate = correlator(KEY)
    const [first, second] = await Promise.all(
      [a, b].map(([sender, messageId, text, heading = ""]) =>
        correlate(sender, { messageId, heading }, contentFrom(text)),
      ),
    )
    assert.equal(first === second, same)
  })
}

test("correlation: does not depend on how the content is cut into pieces", async () => {
  const correlate = correlator(KEY)
  const whole = await correlate(SENDER, TRACE, contentFrom(PART))
  for (let size = 1; size <= PART.length; size += 1) {
    assert.equal(await correlate(SENDER, TRACE, inPieces(PART, size)), whole, `pieces of ${size}`)
  }
})

test("correlation: another key gives another hash", async () => {
  const other = correlator(new Uint8Array(32).fill(8))
  assert.notEqual(
    await correlator(KEY)(SENDER, TRACE, contentFrom(PART)),
    await other(SENDER, TRACE, contentFrom(PART)),
  )
})

function contentFrom(text: string): Content {
  return contentOf(new TextEncoder().encode(text))
}

function inPieces(text: string, size: number): Content {
  const octets = new TextEncoder().encode(text)
  const pieces = Array.from({ length: Math.ceil(octets.length / size) }, (_, n) =>
    octets.subarray(n * size, (n + 1) * size),
  )
  return { ...contentOf(octets), pieces: () => pieces }
}
