import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import type { Run } from "@sluis/core/paper/paper"

import { PLAIN, plainText, REPLACEMENT, spansOf } from "./span.ts"
import type { HasGlyph, Span } from "./span.ts"

/** A typeface of Latin and its punctuation, and one for codes that has arrows as well. */
const LATIN: HasGlyph = (face, codePoint) =>
  (codePoint >= 0x20 && codePoint < 0x250) ||
  (codePoint >= 0x300 && codePoint < 0x340) ||
  PLAIN.test(String.fromCodePoint(codePoint)) ||
  codePoint === 0xfffd ||
  (face === "code" && codePoint >= 0x2190 && codePoint < 0x2200)

const spans = (...runs: Run[]): readonly Span[] => spansOf(runs, "regular", LATIN)
const shown = (...runs: Run[]): string =>
  spans(...runs)
    .map((span) => span.text)
    .join("")
const told = (...runs: Run[]): string =>
  spans(...runs)
    .map((span) => span.instead?.join("") ?? span.text)
    .join("")

const rows: readonly [sentence: string, runs: readonly Run[], shown: string, told: string][] = [
  ["white space is one space", ["a \t\n b"], "a b", "a b"],
  ["white space is one space over runs too", ["a ", { strong: " b" }, " ", " c"], "a b c", "a b c"],
  ["there is none before the first word", [" ", { strong: " a" }], "a", "a"],
  ["an accent beside its letter becomes one letter", ["e\u0301"], "é", "é"],
  ["what has no glyph is replaced and told", ["a שלום b"], `a ${REPLACEMENT.repeat(4)} b`, "a שלום b"],
  ["a phrase without glyphs is told as one", ["שם טוב"], "�� ���", "שם טוב"],
  ["an emoji of many parts is one character", ["👩‍👩‍👧!"], "�!", "👩👩👧!"],
  ["an override of direction is shown and not told", ["a\u202eb"], "a�b", "a�b"],
  ["control characters are shown and not told", ["a\u0000\u001bb"], "a��b", "a��b"],
  ["half a surrogate pair is shown as broken", ["a\ud800b"], "a�b", "a�b"],
  ["what only hints at where a line may end is dropped", ["a\u00adb\u200bc\ufeff"], "abc", "abc"],
  [
    "marks heaped upon a letter are replaced, and told up to a bound",
    [`o${"\u0300".repeat(99)}`],
    "�",
    `ò${"\u0300".repeat(31)}`,
  ],
]

for (const [sentence, runs, expectedShown, expectedTold] of rows) {
  test(sentence, () => {
    assert.equal(shown(...runs), expectedShown)
    assert.equal(told(...runs), expectedTold)
  })
}

const lineEnds: readonly [sentence: string, runs: readonly Run[], lines: string][] = [
  ["a line end stays", ["a\nb"], "a |b"],
  ["and is one, whatever its octets", ["a\r\nb\u2028c\rd"], "a |b |c |d"],
  ["an empty line stays", ["a\n \nb"], "a ||b"],
  ["of several one is left", ["a\n\n\n\nb"], "a ||b"],
  ["there is none before the first word or after the last", ["\n\na\n\n"], "a "],
  ["one that begins a run ends the run before it", ["a", { strong: "\nb" }], "a |b"],
  ["one after what has no glyph keeps its length", ["ש\nb"], `${REPLACEMENT} |b`],
]
for (const [sentence, runs, lines] of lineEnds) {
  test(sentence, () => {
    const all = spans(...runs)
    assert.equal(all.map(({ text, ends = 0 }) => text + "|".repeat(ends)).join(""), lines)
    assert.ok(all.every(({ text, instead }) => instead === undefined || instead.length === text.length))
  })
}

test("arrows are taken from the typeface of codes", () => {
  assert.deepEqual(
    spans("a→b").map(({ text, face }) => [text, face]),
    [
      ["a", "regular"],
      ["→", "code"],
      ["b", "regular"],
    ],
  )
})

const links: readonly [link: string, kept: string | undefined][] = [
  ["https://voorbeeld.example/a b", "https://voorbeeld.example/a%20b"],
  ["mailto:fg@voorbeeld.example", "mailto:fg@voorbeeld.example"],
  ["javascript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["file:///etc/passwd", undefined],
  ["geen adres", undefined],
]
for (const [link, kept] of links) {
  test(`${link} is ${kept === undefined ? "text only" : "a link"}`, () => {
    assert.deepEqual(
      spans({ link, text: "hier" }).map((span) => span.link),
      [kept],
    )
  })
}

test("whatever is written, only what has a glyph is shown, and what is told stands beside each character", () => {
  const run = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }).map((strong) => ({ strong })),
    fc.string({ unit: fc.constantFrom("a", " ", "ש", "\u202e", "\u0301", "👍", "\n", "\ud800") }),
  )
  fc.assert(
    fc.property(fc.array(run, { maxLength: 5 }), (runs) => {
      const all = spans(...runs)
      for (const { text, face, instead } of all) {
        assert.notEqual(text, "")
        assert.ok(
          Array.from(text).every((character) => LATIN(face, character.codePointAt(0) ?? 0)),
          text,
        )
        assert.ok(instead === undefined || instead.length === text.length)
      }
      assert.doesNotMatch(all.map((span) => span.text).join(""), / {2}|^ |[\n\t\u202e]/)
    }),
  )
})

test("a text of one line has no hidden characters", () => {
  assert.equal(plainText(" a\n\u202eb\u200b\u0000 שלום "), "a �b� שלום")
})
