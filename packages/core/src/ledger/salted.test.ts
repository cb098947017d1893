import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { sha256 } from "../../../../tools/ledger/test-tree.ts"
import { pureSha256 } from "./pure-sha256.ts"
import { opens, salted, SALT_OCTETS } from "./salted.ts"

const anySalt = fc.uint8Array({ minLength: SALT_OCTETS, maxLength: SALT_OCTETS })
const anyText = fc.string({ unit: "grapheme" })

test("a salted hash is SHA-256 over the salt and the canonical pair", () => {
  const salt = new Uint8Array(SALT_OCTETS).fill(7)
  const expected = sha256(salt, new TextEncoder().encode('["department","Burgerzaken"]'))
  assert.equal(salted(sha256, salt, "department", "Burgerzaken"), Buffer.from(expected).toString("base64"))
  assert.equal(
    salted(pureSha256, salt, "department", "Burgerzaken"),
    salted(sha256, salt, "department", "Burgerzaken"),
  )
})

test("only its own name, salt and value open it", () => {
  fc.assert(
    fc.property(anySalt, anyText, anyText, anyText, (salt, name, value, other) => {
      const hash = salted(sha256, salt, name, value)
      assert.ok(opens(sha256, hash, name, salt, value))
      assert.equal(opens(sha256, hash, name, salt, other), other === value)
      assert.equal(opens(sha256, hash, other, salt, value), other === name)
      assert.ok(
        !opens(
          sha256,
          hash,
          name,
          salt.map((octet) => octet ^ 1),
          value,
        ),
      )
      assert.ok(!opens(sha256, hash, name, salt.subarray(1), value))
    }),
  )
})

test("name and value can't be shifted into one another", () => {
  const salt = new Uint8Array(SALT_OCTETS)
  const hash = salted(sha256, salt, "a", 'b","c')
  assert.ok(!opens(sha256, hash, 'a","b', salt, "c"))
})

test("what is no text opens nothing, and a salt of another length makes nothing", () => {
  const salt = new Uint8Array(SALT_OCTETS)
  assert.ok(!opens(sha256, "", "a", salt, "\ud800"))
  assert.ok(!opens(sha256, "", "\ud800", salt, "a"))
  for (const length of [0, SALT_OCTETS - 1, SALT_OCTETS + 1]) {
    assert.throws(() => salted(sha256, new Uint8Array(length), "a", "b"), RangeError)
  }
})
