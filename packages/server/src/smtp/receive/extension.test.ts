/** What is offered, and that what we add to a message fits into what the next host takes. */
import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { receivedField } from "../../app/gate/received.ts"
import { messageOctetsTaken, RECEIVED_OCTETS, REWRITING_OCTETS } from "./extension.ts"

const ADDED = RECEIVED_OCTETS + REWRITING_OCTETS
const OURS = 50_000_000

const sizes: readonly [says: string, theirs: number | undefined, taken: number][] = [
  ["the next host has not said how much it takes", undefined, OURS],
  ["the next host takes as much as one likes", 0, OURS],
  ["the next host takes what we take, and what we add", OURS + ADDED, OURS],
  ["the next host takes one octet less", OURS + ADDED - 1, OURS - 1],
  ["the next host takes as much as we do", OURS, OURS - ADDED],
  ["the next host takes little: half is for what we add", 2 * ADDED - 2, ADDED - 1],
  ["the next host takes a thousand octets", 1000, 500],
  ["the next host takes one", 1, 1],
]
for (const [says, size, taken] of sizes) {
  test(`largest message: ${says}`, () => {
    const offers = { eightBitMime: true, smtputf8: true, dsn: true, size }
    assert.equal(messageOctetsTaken(OURS, offers), taken)
  })
}

test("largest message: never 0, which would be no limit, and never more than the next host takes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 * OURS }), (size) => {
      const taken = messageOctetsTaken(OURS, { eightBitMime: true, smtputf8: true, dsn: true, size })
      assert.ok(taken > 0 && taken <= Math.min(OURS, size))
    }),
  )
})

test("the longest Received field is no longer than what is left for it", () => {
  const name = "a".repeat(255) // RFC 5321 §4.5.3.1.2
  const client = {
    ip: "2001:0db8:1111:2222:3333:4444:5555:6666",
    hello: name,
    protocol: "UTF8SMTPSA",
    tls: "TLSv1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    user: "jan",
  }
  const field = receivedField({ client, id: "a".repeat(16), utf8: true }, name, Date.UTC(2026, 10, 21))
  assert.ok(Buffer.byteLength(field) <= RECEIVED_OCTETS)
})
