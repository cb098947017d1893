import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { asciiDomain, foldDomain } from "./domain.ts"

const foldings: readonly [why: string, written: string, folded: string][] = [
  ["an ordinary domain stays", "voorbeeld.example", "voorbeeld.example"],
  ["case does not matter", "Voorbeeld.EXAMPLE", "voorbeeld.example"],
  ["nor does it beyond ASCII", "MÜLLER.example", "müller.example"],
  ["the dot at the end does not matter", "voorbeeld.example.", "voorbeeld.example"],
  ["an A-label becomes a U-label", "xn--mller-kva.example", "müller.example"],
  ["an A-label in capitals too", "XN--MLLER-KVA.example", "müller.example"],
  ["a decomposed letter is composed", "mu\u0308ller.example", "müller.example"],
  ["an ideographic full stop is a dot", "例え\u3002example", "例え.example"],
  ["a fullwidth full stop is a dot", "voorbeeld\uFF0Eexample", "voorbeeld.example"],
  ["a halfwidth ideographic full stop is a dot", "voorbeeld\uFF61example", "voorbeeld.example"],
  ["an A-label that is no Punycode stays", "xn--z.example", "xn--z.example"],
  ["an A-label of plain ASCII stays", "xn--example-.example", "xn--example-.example"],
  ["an A-label that hides capitals stays", "xn--Mller-3ya.example".toLowerCase(), "xn--mller-3ya.example"],
  ["a label with two hyphens inside is no A-label", "ab--cd.example", "ab--cd.example"],
  ["a domain literal stays, in lower case", "[IPv6:2001:DB8::1]", "[ipv6:2001:db8::1]"],
  ["nothing stays nothing", "", ""],
  ["only dots are nothing", "...", ""],
]
for (const [why, written, folded] of foldings)
  test(`fold: ${why}`, () => assert.equal(foldDomain(written), folded))

test("a label of 63 octets is converted, one of 64 is not", () => {
  const longest = "é" + "a".repeat(55) // "xn--", the letters, "-" and three digits
  const label = asciiDomain(foldDomain(longest))
  assert.equal(label.length, 63)
  assert.equal(foldDomain(label), longest)
  assert.equal(asciiDomain(foldDomain("a" + longest)), "a" + longest)
  assert.equal(foldDomain(`${label}0`), `${label}0`)
})

test("a domain of 253 octets is converted, one of 254 is not", () => {
  const filling = `${"a".repeat(60)}.`.repeat(3)
  const at253 = `xn--mller-kva.${filling}${"a".repeat(56)}`
  assert.equal(at253.length, 253)
  assert.ok(foldDomain(at253).startsWith("müller."))
  assert.equal(foldDomain(`${at253}a`), `${at253}a`)
})

test("folding twice is folding once", () => {
  const label = fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9-]{0,20}$/),
    fc.stringMatching(/^[xX]n--[a-z0-9-]{0,20}$/),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(label, { maxLength: 5 }), (labels) => {
      const folded = foldDomain(labels.join("."))
      assert.equal(foldDomain(folded), folded)
    }),
    { numRuns: 500 },
  )
})

test("the A-labels of a folded domain fold to that domain", () => {
  const label = fc.stringMatching(/^[a-zà-öø-ÿα-ωа-яא-ת]{1,12}$/u)
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
      const folded = foldDomain(labels.join("."))
      const ascii = asciiDomain(folded)
      assert.match(ascii, /^[a-z0-9.-]+$/)
      assert.equal(foldDomain(ascii), folded)
    }),
  )
})
