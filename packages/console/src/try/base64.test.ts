import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"

import { fromBase64, toBase64 } from "./base64.ts"

test("any octets come back as they went, in the usual alphabet", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (octets) => {
      assert.equal(toBase64(octets), Buffer.from(octets).toString("base64"))
      assert.deepEqual(fromBase64(toBase64(octets)), octets)
    }),
  )
})

test("more octets than an engine takes arguments", () => {
  const many = new Uint8Array(200_001).fill(255)
  assert.deepEqual(fromBase64(toBase64(many)), many)
})
