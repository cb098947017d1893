import assert from "node:assert/strict"
import { test } from "node:test"

import { StoreUnavailable } from "../held/custody.ts"
import type { Envelope } from "../gate/envelope.ts"
import type { Outbox } from "./outbox.ts"
import { outboxRelay } from "./outbox-relay.ts"

const ENVELOPE: Envelope = {
  sender: "wijkteam@voorbeeld.example",
  body: undefined,
  smtputf8: false,
  ret: undefined,
  envid: undefined,
  auth: undefined,
  recipients: [{ address: "Jan@post.example", notify: undefined, orcpt: undefined }],
}
const CLOCK = { now: () => 1000, elapsed: () => 0 }
const OUTGOING = {
  envelope: ENVELOPE,
  size: 10,
  eightBit: false,
  pieces: () => [Buffer.from("Receiv"), Buffer.from("ed: ")],
  whole: true,
}

function outbox(put: Outbox["put"]): Outbox {
  const never = (): never => assert.fail("only put is asked for")
  return { put, list: never, find: never, octets: never, clear: never }
}

test("outbox relay: every piece lands there in order, with the envelope as written", async () => {
  const kept: unknown[] = []
  const relay = outboxRelay(
    outbox((entry, octets) => {
      kept.push(entry, Buffer.from(octets).toString())
      return Promise.resolve(3)
    }),
    CLOCK,
  )
  const outcome = await relay.send(OUTGOING)
  assert.deepEqual(kept, [
    { at: 1000, sender: "wijkteam@voorbeeld.example", recipients: ["Jan@post.example"] },
    "Received: ",
  ])
  assert.equal(outcome.kind === "accepted" && outcome.reply.lines[0], "In the outbox as 3")
})

test("outbox relay: where there is no room, nothing was accepted", async () => {
  const relay = outboxRelay(
    outbox(() => Promise.reject(new StoreUnavailable("full"))),
    CLOCK,
  )
  const outcome = await relay.send(OUTGOING)
  assert.equal(outcome.kind === "unreachable" && outcome.reply.code, 452)
})
