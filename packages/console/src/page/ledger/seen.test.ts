import assert from "node:assert/strict"
import { test } from "node:test"

import { readSeen } from "./seen.ts"

const SEEN = {
  key: "sluis.ledger/voorbeeld.example+1234abcd+AQID",
  size: 5,
  root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
  at: "2026-11-22T07:00:00.000Z",
}

test("what was kept is read again", () => {
  assert.deepEqual(readSeen(JSON.stringify(SEEN)), SEEN)
})

const others: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["no JSON", "{"],
  ["no object", "null"],
  ["a list", "[]"],
  ["an empty tree", JSON.stringify({ ...SEEN, size: 0 })],
  ["a size that is no number", JSON.stringify({ ...SEEN, size: "5" })],
  ["half an entry", JSON.stringify({ ...SEEN, size: 5.5 })],
  ["a root of another length", JSON.stringify({ ...SEEN, root: "AAAA" })],
  ["no key", JSON.stringify({ ...SEEN, key: undefined })],
  ["no moment", JSON.stringify({ ...SEEN, at: "yesterday" })],
  ["far too much", JSON.stringify({ ...SEEN, key: "a".repeat(1000) })],
]
for (const [name, text] of others) {
  test(`${name} is nothing that was seen`, () => {
    assert.equal(readSeen(text), undefined)
  })
}
