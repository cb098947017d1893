import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { octetsOf } from "./octets.ts"
import { decodeUtf7 } from "./utf7.ts"

const rows: readonly [why: string, octets: string, text: string][] = [
  ["RFC 2152 §3, first example", "A+ImIDkQ.", "A≢Α."],
  ["RFC 2152 §3, second example", "Hi Mom -+Jjo--!", "Hi Mom -☺-!"],
  ["RFC 2152 §3, third example", "+ZeVnLIqe-", "日本語"],
  ["a plus sign", "1 +- 1", "1 + 1"],
  ["a run that another sign ends, which stays", "+AGEAYg.c", "ab.c"],
  ["a run at the end", "+AGE", "a"],
  ["a sign beyond the first plane", "+2D3eAA-", "😀"],
  ["half of such a sign", "+2D0-", "\uFFFD"],
  ["a lone plus sign", "a + b", "a + b"],
  ["a plus sign at the end", "a+", "a+"],
  ["octets that it does not have", "\xe9", "é"],
  ["nothing", "", ""],
]
for (const [why, octets, text] of rows) test(why, () => assert.equal(decodeUtf7(octetsOf(octets)), text))

test("any octets give well-formed text, no longer than they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = decodeUtf7(bytes)
      assert.ok(text.isWellFormed())
      assert.ok(text.length <= bytes.length)
    }),
  )
})

test("a text longer than one chunk is joined without a seam", () => {
  const text = "abc".repeat(8192)
  assert.equal(decodeUtf7(octetsOf(text)), text)
})
