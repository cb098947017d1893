import assert from "node:assert/strict"
import { test } from "node:test"

import { base32 } from "./base32.ts"
import { newId } from "./id.ts"

test("an id is 16 characters, each of all 32, and never the same", () => {
  const ids = Array.from({ length: 1_000 }, newId)
  for (const id of ids) assert.match(id, /^[a-z2-7]{16}$/)
  assert.equal(new Set(ids).size, 1_000)
  for (let place = 0; place < 16; place += 1) {
    assert.equal(new Set(ids.map((id) => id.charAt(place))).size, 32, `place ${place}`)
  }
})

// RFC 4648 §10, in lower case.
const vectors: readonly (readonly [string, string])[] = [
  ["", ""],
  ["f", "my"],
  ["fo", "mzxq"],
  ["foo", "mzxw6"],
  ["foob", "mzxw6yq"],
  ["fooba", "mzxw6ytb"],
]
for (const [text, written] of vectors) {
  test(`base32 of "${text}" is "${written}"`, () => {
    // With an octet more, for what does not fill its last character.
    const octets = Buffer.concat([Buffer.from(text), Buffer.alloc(1)])
    assert.equal(base32(octets, written.length), written)
  })
}
