import assert from "node:assert/strict"
import { test } from "node:test"

import type { Outbox, OutboxEntry } from "./queue/outbox.ts"
import { newestIn, seenInOutbox } from "./sample.ts"

const SENDER = "sanne@politie.example"
const PEOPLE = ["a@x.example", "b@x.example", "c@x.example"]

type Copy = { readonly sender: string; readonly to: string; readonly text: string }

function outboxOf(copies: readonly Copy[]): Outbox {
  const entries: readonly OutboxEntry[] = copies.map(({ sender, to, text }, at) => ({
    number: at + 1,
    at: 0,
    sender,
    recipients: [to],
    size: text.length,
  }))
  return {
    put: () => Promise.reject(new Error("nothing is put")),
    list: async (limit) => entries.slice(-limit),
    find: async (number) => entries[number - 1],
    octets: async (number) => new TextEncoder().encode(copies[number - 1]?.text),
    clear: () => Promise.reject(new Error("nothing is cleared")),
  }
}
const copy = (to: string): Copy => ({ sender: SENDER, to, text: `To: ${to}\r\n\r\n` })
const notice = (to: string): Copy => ({ sender: "", to, text: "" })

const rows: readonly [
  name: string,
  copies: readonly Copy[],
  seen: Awaited<ReturnType<typeof seenInOutbox>>,
][] = [
  [
    "copies, and the notice among them",
    [copy("a@x.example"), notice(SENDER), copy("b@x.example"), copy("c@x.example")],
    { copies: 3, mostShown: 1, notice: 2, example: 3 },
  ],
  [
    "no notice, where one went to somebody else",
    [copy("a@x.example"), notice("jan@politie.example")],
    { copies: 1, mostShown: 1, notice: undefined, example: 1 },
  ],
  [
    "a copy that shows somebody else",
    [{ ...copy("a@x.example"), text: "To: a@x.example, B@x.example" }],
    { copies: 1, mostShown: 2, notice: undefined, example: 1 },
  ],
  ["nothing yet", [], { copies: 0, mostShown: 0, notice: undefined, example: undefined }],
]
for (const [name, copies, seen] of rows)
  test(`what came out: ${name}`, async () => {
    const outbox = outboxOf(copies)
    assert.deepEqual(await seenInOutbox(outbox, 0, { sender: SENDER, recipients: PEOPLE }), seen)
  })

test("what came out before the sample went in does not count", async () => {
  const outbox = outboxOf([notice(SENDER), copy("a@x.example"), copy("b@x.example")])
  assert.equal(await newestIn(outbox), 3)
  assert.deepEqual(await seenInOutbox(outbox, 2, { sender: SENDER, recipients: PEOPLE }), {
    copies: 1,
    mostShown: 1,
    notice: undefined,
    example: 3,
  })
})
