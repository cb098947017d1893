import assert from "node:assert/strict"
import { test } from "node:test"

import PDFDocument from "pdfkit"

import { PLAIN, REPLACEMENT } from "./span.ts"
import { openTypefaces } from "./typeface.ts"

const { measure, hasGlyph } = openTypefaces(
  new PDFDocument({
    size: [100, 100],
    margin: 0,
    pdfVersion: "1.7",
    lang: "nl",
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    info: {},
  }),
)

for (const face of ["regular", "strong", "code"] as const) {
  test(`the ${face} typeface has every character that is taken for granted`, () => {
    const characters = Array.from({ length: 0x3000 }, (_, codePoint) => String.fromCodePoint(codePoint))
    const plain = [REPLACEMENT, ...characters.filter((character) => PLAIN.test(character))]
    assert.ok(plain.length > 300)
    assert.deepEqual(
      plain.filter((character) => !hasGlyph(face, character.codePointAt(0) ?? 0)),
      [],
    )
  })
}

test("figures are equally wide, so that they stand under each other", () => {
  const widths = Array.from("0123456789", (figure) => measure("regular", figure))
  assert.equal(new Set(widths).size, 1)
})

test("codes have one width", () => {
  assert.equal(measure("code", "ii"), measure("code", "WW"))
})
