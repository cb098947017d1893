import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { findIdentifiers, IDENTIFIER_LIMITS, mayHoldIdentifier } from "./find-identifiers.ts"
import type { NumberShape } from "./identifier.ts"
import { MAX_FOREIGN_CHECKS } from "./phone.ts"
import { growsAtMost } from "../../../../tools/growth.ts"

const SHAPES: readonly NumberShape[] = [
  { kind: "patient-number", shape: "P-9999999", cues: [] },
  { kind: "case-number", shape: "A2024-999", cues: ["zaak*"] },
]

describe("a letter as it is written", () => {
  const letter = `Geachte mevrouw Jansen,

Op 3 mei 2024 ontvingen wij uw aanvraag met kenmerk 999900275. Uw gegevens:
BSN: 9999.00.274, geboren op 12 maart 1985, Dorpsstraat 12, 1234 AB Voorbeeld.
Wij betalen uit op NL67 ABNA 0999 9999 99. Vragen? Bel 030-1234567.

Met vriendelijke groet,
Gemeente Voorbeeld
Bezoekadres: Raadhuisplein 1, 1234 AB Voorbeeld
Factuurnummer 999901096`
  test("each number once, in order", () => {
    assert.deepEqual(
      findIdentifiers(letter, []).map(({ kind, certainty, value }) => [kind, certainty, value]),
      [
        ["bsn", "certain", "999900274"],
        ["birth-date", "certain", "19850312"],
        ["home-address", "certain", "1234AB12"],
        ["iban", "certain", "NL67ABNA0999999999"],
        ["phone", "certain", "+31301234567"],
      ],
    )
  })
})

test("what is surer wins over what begins in front of it", () => {
  const found = findIdentifiers("zie 1234 AB 12-03-1985 en BSN 9999.00.274", [])
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ["bsn"],
  )
})

const glances: readonly (readonly [text: string, expected: boolean])[] = [
  ["", false],
  ["Tot morgen!", false],
  ["om 9 uur", true],
  ["\uFF19", true],
]
for (const [text, expected] of glances) {
  test(`"${text}" is ${expected ? "" : "not "}worth looking into`, () =>
    assert.equal(mayHoldIdentifier(text), expected))
}

describe("limits", () => {
  test("an identifier that ends with the last unit that is read is found, one unit later it is not", () => {
    const at = (end: number): number =>
      findIdentifiers(`${" ".repeat(end - 22)} bsn 999901096, zie ook`, []).length
    assert.equal(at(IDENTIFIER_LIMITS.units + 8), 1)
    assert.equal(at(IDENTIFIER_LIMITS.units + 9), 0)
  })
  test("so many are found, and no more", () => {
    const count = (lines: number): number => findIdentifiers("NL67ABNA0999999999\n".repeat(lines), []).length
    assert.equal(count(IDENTIFIER_LIMITS.found), IDENTIFIER_LIMITS.found)
    assert.equal(count(IDENTIFIER_LIMITS.found + 1), IDENTIFIER_LIMITS.found)
  })
  test("the library is asked about so many foreign numbers, and no more", () => {
    const count = (bad: number): number =>
      findIdentifiers(`${"+999 1234567\n".repeat(bad)}+442079460958`, []).length
    assert.equal(count(MAX_FOREIGN_CHECKS - 1), 1)
    assert.equal(count(MAX_FOREIGN_CHECKS), 0)
  })
})

const PIECES = [
  "BSN ",
  "geboren op ",
  "kenteken ",
  "paspoort ",
  "rijbewijs ",
  "zaak ",
  "tel. ",
  "Dorpsstraat 12, ",
  "Jan de Vries (",
  "999900274",
  "9999.00.274",
  "NL67ABNA0999999999",
  "NL67 ABNA ",
  "06-12345678",
  "+31",
  "+44 20 7946 0958",
  "0031",
  "12-03-1985",
  "12 maart 1985",
  "March 1, 85",
  "1234 AB",
  "1234AB 12",
  "12-GBD-3",
  "12GBD3",
  "NX4K29PL7",
  "5123456789",
  "P-1234567",
  "p-1234567",
  "X2024-123",
  "P-",
  "2024",
  "0",
  "9",
  "1",
  "(",
  ")",
  "-",
  ".",
  "/",
  ",",
  ":",
  " ",
  "\n",
  "\n\n",
  "\u00A0",
  "\u00AD",
  "\u200B",
  "\uFF19",
  "\u2011",
  "A",
  "é",
  "\uD83D",
  "\uDE00",
  "İ",
  "€",
  "@",
  "=",
]

test("in any text ranges are in order, apart from each other and around a digit", () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  )
  fc.assert(
    fc.property(text, (read) => {
      let last = 0
      for (const { start, end, value } of findIdentifiers(read, SHAPES)) {
        assert.ok(last <= start && start < end && end <= read.length)
        assert.match(read.slice(start, end), /[0-9\uFF10-\uFF19]/)
        assert.match(value, /^[^ .a-z\u00AD\u200B]+$/)
        last = end
      }
    }),
    { numRuns: 3_000 },
  )
})

test("what is invisible hides nothing", () => {
  const plain = "BSN 999900274, NL67ABNA0999999999, geboren op 12-03-1985"
  const expected = findIdentifiers(plain, []).map(({ value }) => value)
  assert.equal(expected.length, 3)
  const hidden = fc.array(
    fc.tuple(fc.nat(plain.length), fc.constantFrom("\u00AD", "\u200B", "\uFEFF", "\u2060")),
    {
      maxLength: 10,
    },
  )
  fc.assert(
    fc.property(hidden, (signs) => {
      let text = plain
      for (const [at, sign] of signs) text = text.slice(0, at) + sign + text.slice(at)
      const found = findIdentifiers(text, [])
      assert.deepEqual(
        found.map(({ value }) => value),
        expected,
      )
      for (const { start, end } of found) {
        assert.match(text.charAt(start), /[0-9A-Z]/)
        assert.match(text.charAt(end - 1), /[0-9]/)
      }
    }),
  )
})

describe("twice the text takes no more than twice the time, whatever it is made of", () => {
  const hostile: readonly (readonly [name: string, piece: string])[] = [
    ["one long number", "9"],
    ["zeros", "0"],
    ["digits and blanks", "9 "],
    ["digits and points", "9."],
    ["digits and hyphens", "1-"],
    ["digits and line ends", "1\n"],
    ["digits and brackets", "0("],
    ["letters and digits", "A1"],
    ["letters alone, then a digit", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1"],
    ["numbers that pass the 11-test, as invoices", "factuur 999900274 "],
    ["numbers that pass the 11-test behind a company's cue", "rsin 999900274 "],
    ["almost IBANs", "NL67 ABNA 0999 9999 98 "],
    ["countries of IBANs", "MT79TEST"],
    ["almost phone numbers", "0 0 0-"],
    ["foreign phone numbers that are none", "+999 123 456 789 "],
    ["pluses", "+1"],
    ["days", "12-03-1985 "],
    ["days in brackets", "(12-03-1985) "],
    ["months", "mei 12 mei 12 "],
    ["postcodes", "1234 AB "],
    ["house numbers of the organisation", "Postbus 12, 1234 AB "],
    ["almost plates", "12-ABE-3 "],
    ["plates without a cue", "12GBD3 "],
    ["travel documents without a cue", "XX4K29PL7 "],
    ["licences without a cue", "5123456789 "],
    ["almost shapes", "P-123456 X2024-12 "],
    ["soft hyphens", "9\u00AD"],
    ["full-width digits", "\uFF19 "],
    ["no-break spaces", "\u00A01"],
    ["cues", "bsn geboren kenteken 1 "],
    ["cues inside words", "xbsnbsnbsnbsnbsn999900274 "],
  ]
  const isLinear = (piece: string): boolean => {
    const texts = [10_000, 20_000, 40_000].map((units) => piece.repeat(Math.ceil(units / piece.length)))
    const [once = "", twice = "", four = ""] = texts
    const reading = (text: string) => () => findIdentifiers(text, SHAPES)
    return growsAtMost(3, reading(once), reading(twice)) && growsAtMost(3, reading(twice), reading(four))
  }
  for (const [name, piece] of hostile) {
    test(name, () => assert.ok(isLinear(piece)))
  }
})
