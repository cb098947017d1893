import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { MAX_REMEMBERED, pseudonymiser } from "./pseudonym.ts"

const KEY = new Uint8Array(32).fill(3)

const rows: readonly (readonly [says: string, a: string, b: string, same: boolean])[] = [
  ["case of the domain", "jan@Voorbeeld.Example", "jan@voorbeeld.example", true],
  ["case of the local part", "Jan@voorbeeld.example", "jan@voorbeeld.example", true],
  ["quotes that are not needed", '"jan"@voorbeeld.example', "jan@voorbeeld.example", true],
  ["A-labels and U-labels", "jan@xn--bcher-kva.example", "jan@b\u00fccher.example", true],
  ["another local part", "jan@voorbeeld.example", "jans@voorbeeld.example", false],
  ["another domain", "jan@voorbeeld.example", "jan@politie.example", false],
]
for (const [says, a, b, same] of rows) {
  test(`pseudonym: ${says} ${same ? "is the same person" : "is somebody else"}`, () => {
    const pseudonymise = pseudonymiser(KEY)
    assert.equal(pseudonymise(a) === pseudonymise(b), same)
  })
}

test("pseudonym: 12 characters whatever it is given, and always the same", () => {
  const pseudonymise = pseudonymiser(KEY)
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (written) => {
      assert.match(pseudonymise(written), /^[a-z2-7]{12}$/)
      assert.equal(pseudonymise(written), pseudonymiser(KEY)(written))
    }),
  )
})

test("pseudonym: another key gives another", () => {
  const other = pseudonymiser(KEY.with(0, 4))
  assert.notEqual(other("jan@voorbeeld.example"), pseudonymiser(KEY)("jan@voorbeeld.example"))
})

test("pseudonym: what was forgotten is made again the same", () => {
  const pseudonymise = pseudonymiser(KEY)
  const first = pseudonymise("0@voorbeeld.example")
  for (let number = 1; number <= MAX_REMEMBERED; number += 1) pseudonymise(`${number}@voorbeeld.example`)
  assert.equal(pseudonymise("0@voorbeeld.example"), first)
})
