import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { CELL_LIMITS, identifyCell } from "./identify-cell.ts"

const table: readonly (readonly [heading: string, cell: string, expected: string | undefined])[] = [
  ["BSN", "999900274", "bsn 999900274"],
  ["bsn", "99990003", "bsn 99990003"],
  ["BSN kind 1", "999900274", "bsn 999900274"],
  ["BSN (9 cijfers)", "999900274", "bsn 999900274"],
  ["Burgerservicenummer", " 9999.00.274 ", "bsn 9999.00.274"],
  ["bsn_nummer", "999900274", "bsn 999900274"],
  ["Nummer", "999900274", "bsn? 999900274"],
  ["", "999900274", "bsn? 999900274"],
  ["Factuurnummer", "999900274", undefined],
  ["Klantnr", "999900274", undefined],
  ["BSN", "999900275", undefined],
  ["BSN", "", undefined],
  ["BSN", "onbekend", undefined],
  ["geb.datum", "12-03-1985", "birth-date 12-03-1985"],
  ["Geboortedatum", "12-3-85", "birth-date 12-3-85"],
  ["geboorte_datum", "1985-03-12", "birth-date 1985-03-12"],
  ["GEBDATUM", "19850312", "birth-date 19850312"],
  ["Geboortedatum (dd-mm-jjjj)", "12-03-1985", "birth-date 12-03-1985"],
  ["Date of birth", "03/25/1985", "birth-date 03/25/1985"],
  ["DOB", "12 March 1985", "birth-date 12 March 1985"],
  ["Datum", "12-03-1985", undefined],
  ["Ingangsdatum", "12-03-2024", undefined],
  ["Telefoon 1", "0301234567", "phone 0301234567"],
  ["Mobiel", "612345678", "phone 612345678"],
  ["Telefoonnummer", "301234567", "phone 301234567"],
  ["Bedrag", "612345678", undefined],
  ["IBAN", "NL67ABNA0999999999", "iban NL67ABNA0999999999"],
  ["Rekeningnummer", "NL67 ABNA 0999 9999 99", "iban NL67 ABNA 0999 9999 99"],
  ["Kenteken", "12GBD3", "licence-plate 12GBD3"],
  ["Kenteken auto", "12-gbd-3", "licence-plate 12-gbd-3"],
  ["Code", "12GBD3", undefined],
  ["Paspoortnummer", "NX4K29PL7", "passport NX4K29PL7"],
  ["Rijbewijsnr.", "5123456789", "driving-licence 5123456789"],
  ["Adres", "Dorpsstraat 12, 1234 AB Voorbeeld", "home-address Dorpsstraat 12, 1234 AB"],
  ["Adres", "Dorpsstraat 12", "home-address? Dorpsstraat 12"],
  ["Woonadres", "Laan van Voorbeeld 12-a", "home-address? Laan van Voorbeeld 12-a"],
  ["Postcode", "1234 AB", "home-address? 1234 AB"],
  ["Bezoekadres", "Raadhuisplein 1, 1234 AB", undefined],
  ["Lokaal", "Blok 12", undefined],
  ["Opmerking", "heeft BSN 999900274 gemaild", "bsn 999900274"],
  [
    "Opmerking",
    "999901096 is het nummer dat eerder bij ons bekend was, nu BSN\u00AD 999900274",
    "bsn 999900274",
  ],
]
for (const [heading, cell, expected] of table) {
  test(`"${cell}" under "${heading}"`, () => {
    const found = identifyCell(cell, heading, [])
    const words =
      found &&
      `${found.kind}${found.certainty === "assumed" ? "?" : ""} ${cell.slice(found.start, found.end)}`
    assert.equal(words, expected)
  })
}

test("the heading can be the cue of an own number", () => {
  const shape = { kind: "case-number", shape: "99999999", cues: ["zaaknummer"] } as const
  assert.equal(identifyCell("12345678", "Zaaknummer", [shape])?.kind, "case-number")
  assert.equal(identifyCell("12345678", "Nummer", [shape]), undefined)
})

test("a phone number without its 0 is the same value", () => {
  assert.equal(identifyCell("612345678", "Tel.", [])?.value, "+31612345678")
})

test("a cell is read up to its limit, a heading within its own", () => {
  const cell = (blanks: number): string => `${" ".repeat(blanks)}bsn 999901096`
  const fits = CELL_LIMITS.value - cell(0).length
  assert.equal(identifyCell(cell(fits), "", [])?.kind, "bsn")
  assert.equal(identifyCell(cell(fits + 1), "", []), undefined)
  const heading = (units: number): string => "BSN".padEnd(units, "x ")
  assert.equal(
    identifyCell("999900274", `${" ".repeat(CELL_LIMITS.heading - 3)}BSN`, [])?.certainty,
    "certain",
  )
  assert.equal(identifyCell("999900274", heading(CELL_LIMITS.heading + 1), [])?.certainty, "assumed")
})

test("whatever cell and heading are, the range is within the cell", () => {
  const piece = fc.constantFrom(
    "BSN",
    "999900274",
    "(",
    ")",
    "\u00AD",
    " ",
    "Adres",
    "Dorpsstraat 12",
    "6",
    "12-03-1985",
    "\n",
    "İ",
  )
  const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""))
  fc.assert(
    fc.property(words, words, (cell, heading) => {
      const found = identifyCell(cell, heading, [])
      if (found !== undefined)
        assert.ok(0 <= found.start && found.start < found.end && found.end <= cell.length)
    }),
  )
})
