import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { cursorOf, parseCursor } from "./cursor.ts"

const anyId = fc.string({ unit: "binary", minLength: 1, maxLength: 90 }).map((text) => text.toWellFormed())
const anyTime = fc.nat({ max: Number.MAX_SAFE_INTEGER })

test("a place comes back from its cursor, which stands in an address as it is", () => {
  fc.assert(
    fc.property(anyTime, anyId, (at, id) => {
      const cursor = cursorOf({ at, id })
      assert.deepEqual(parseCursor(cursor), { at, id })
      assert.equal(encodeURIComponent(cursor), cursor)
    }),
  )
})

test("whatever a client brings is a place or none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{0,18}\.[\w-]{0,9}$/)), (text) => {
      const place = parseCursor(text)
      assert.ok(place === undefined || (Number.isSafeInteger(place.at) && place.at >= 0))
    }),
  )
})

const nowhere: readonly string[] = [
  "",
  ".",
  "1.",
  ".MQ",
  "-1.MQ",
  "1.5.MQ",
  "9007199254740992.MQ",
  "1.MQ=",
  `1.${"M".repeat(401)}`,
]
for (const text of nowhere) {
  test(`no page gave ${JSON.stringify(text.slice(0, 20))}`, () => assert.equal(parseCursor(text), undefined))
}
