import { test } from "node:test"
import assert from "node:assert/strict"
import fc from "fast-check"
import { safeFileName } from "./individualise.ts"

const table: readonly [name: string, address: string, file: string][] = [
  ["an ordinary address", "jan.de-vries+x@example.nl", "jan.de-vries+x@example.nl"],
  ["a path", "../../etc/passwd@example.nl", "._._etc_passwd@example.nl"],
  ["a path of another system", "..\\c:\\x@example.nl", "._c__x@example.nl"],
  ["a null octet and a line end", "a\u0000b\n@example.nl", "a_b_@example.nl"],
  ["a quoted local part", "jan de vries@example.nl", "jan_de_vries@example.nl"],
  ["a domain literal", "jan@[192.0.2.1]", "jan@_192.0.2.1_"],
  ["letters of any language", "José@exämple.nl", "José@exämple.nl"],
  ["an override of direction", "a\u202Eb@example.nl", "a_b@example.nl"],
  ["nothing at all", "", "_"],
]
for (const [name, address, file] of table)
  test(`${name} as a file name`, () => assert.equal(safeFileName(address), file))

test("whatever the address, the file name is one short name in the folder", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (address) => {
      const name = safeFileName(address)
      assert.match(name, /^[\p{L}\p{M}\p{N}.@+_-]+$/u)
      assert.doesNotMatch(name, /\.\./)
      assert.ok(new TextEncoder().encode(name).length <= 120)
    }),
  )
})
