import assert from "node:assert/strict"
import { test } from "node:test"

import { arrivedSince, latest, type Entry } from "./arrival.ts"

const entry = (number: number, notice = false): Entry => ({
  number,
  at: "2026-03-09T10:00:00Z",
  sender: "a@x.example",
  recipients: ["b@y.example"],
  subject: "hoi",
  size: 100,
  notice,
})

test("what arrived since then are the higher numbers, copies and notices apart", () => {
  const entries = [entry(5), entry(4, true), entry(3), entry(2), entry(1, true)]
  assert.equal(latest(entries), 5)
  assert.deepEqual(arrivedSince(entries, 2), { copies: 2, notices: 1 })
  assert.deepEqual(arrivedSince(entries, 5), { copies: 0, notices: 0 })
})

test("of an empty outbox everything is still to come", () => {
  assert.equal(latest([]), 0)
  assert.deepEqual(arrivedSince([entry(1)], latest([])), { copies: 1, notices: 0 })
})
