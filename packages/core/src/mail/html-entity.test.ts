import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { decodeEntities } from "./html-entity.ts"

const inText: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["text without a reference stays as it is", "jan & piet", "jan & piet"],
  ["a decimal reference", "jan&#64;example.nl", "jan@example.nl"],
  ["a decimal reference with zeros in front", "jan&#0000064;example.nl", "jan@example.nl"],
  ["a hexadecimal reference in either case", "jan&#x40;example&#X2E;nl", "jan@example.nl"],
  ["a numeric reference without its semicolon", "jan&#64example.nl", "jan@example.nl"],
  ["a hexadecimal one ends at the first other letter", "jan&#x40xample.nl", "jan@xample.nl"],
  ["named punctuation", "jan&commat;example&period;nl", "jan@example.nl"],
  ["names differ in case", "&Eacute;&eacute;", "Éé"],
  ["an old name without its semicolon", "caf&eacute", "café"],
  ["the longest old name at the beginning counts", "&notit;", "¬it;"],
  ["a newer name needs its semicolon", "&hellip &hellip;", "&hellip …"],
  ["the windows-1252 range means windows-1252", "&#128;&#x92;&#150;", "€’–"],
  ["the holes of that range stand for themselves", "&#129;", "\u0081"],
  [
    "zero, surrogates and what is beyond Unicode",
    "&#0;&#xD800;&#x110000;&#99999999999999999999;",
    "\uFFFD\uFFFD\uFFFD\uFFFD",
  ],
  ["a code point of two units", "&#x1F600;", "😀"],
  ["once decoded is not decoded again", "&amp;#64;", "&#64;"],
  ["what is no reference stays", "&; &#; &#x; &unknown; &", "&; &#; &#x; &unknown; &"],
]
for (const [name, text, expected] of inText)
  test(`text: ${name}`, () => assert.equal(decodeEntities(text), expected))

const inAttribute: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["a name before = stays a query", "?a=1&copy=2", "?a=1&copy=2"],
  ["a name before a letter stays", "?a=1&copyright", "?a=1&copyright"],
  ["a name at the end counts", "a&copy", "a©"],
  ["a name with its semicolon counts", "?a=1&amp;b=2", "?a=1&b=2"],
]
for (const [name, text, expected] of inAttribute) {
  test(`attribute: ${name}`, () => assert.equal(decodeEntities(text, "attribute"), expected))
}

test("every code point can be written as a number, in both bases", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0xa0, max: 0xd7ff }), (value) => {
      assert.equal(
        decodeEntities(`&#${value};&#x${value.toString(16)};`),
        String.fromCodePoint(value).repeat(2),
      )
    }),
  )
})

test("no text ever throws, and decoding makes no text longer", () => {
  const hostile = fc.string({
    unit: fc.constantFrom("&", "#", "x", "X", ";", "a", "m", "p", "4", "0", "n", "=", "é"),
  })
  fc.assert(
    fc.property(hostile, (text) => {
      assert.ok(decodeEntities(text).length <= text.length)
      assert.ok(decodeEntities(text, "attribute").length <= text.length)
    }),
  )
})
