import assert from "node:assert/strict"
import { test } from "node:test"
import { findIdentifiers } from "./find-identifiers.ts"

/** What is found, as it stands in the text: "bsn 999900274" if certain, "bsn? 999900274" if assumed. */
function foundIn(text: string): readonly string[] {
  return findIdentifiers(text, []).map(
    ({ kind, start, end, certainty }) =>
      `${kind}${certainty === "assumed" ? "?" : ""} ${text.slice(start, end)}`,
  )
}

const table: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ["Uw BSN is 999900274.", "bsn 999900274"],
  ["BSN: 9999.00.274", "bsn 9999.00.274"],
  ["BSN 9999 00 274", "bsn 9999 00 274"],
  ["BSN: 999.900.274", "bsn 999.900.274"],
  ["BSN 999-900-274", "bsn 999-900-274"],
  ["BSN: 9999/00/274", "bsn 9999/00/274"],
  ["BSN: 999/900/274", "bsn 999/900/274"],
  ["BSN: 9999 - 00 - 274", "bsn 9999 - 00 - 274"],
  ["BSN: 9999_00_274", "bsn 9999_00_274"],
  ["BSN: 9999\u00B700\u00B7274", "bsn 9999\u00B700\u00B7274"],
  ["BSN: 9999, 00, 274", "bsn 9999, 00, 274"],
  ["bsn:999900274", "bsn 999900274"],
  ["BSN999900274", "bsn 999900274"],
  ["BSN-nummer: 999900274", "bsn 999900274"],
  ["BSN van het kind 99990003", "bsn 99990003"],
  ["het burgerservicenummer van mevrouw Jansen (999901096)", "bsn 999901096"],
  ["Sofinummer 999901370", "bsn 999901370"],
  ["sofi-nummer: 999901370", "bsn 999901370"],
  ["Her citizen service number is 999902192.", "bsn 999902192"],
  ["fiscaal nummer 999902192", "bsn 999902192"],
  ["999900274 is het BSN van de aanvrager", "bsn 999900274"],
  ["BSN's: 999900274, 999901096 en 999901370", "bsn 999900274", "bsn 999901096", "bsn 999901370"],
  ["Naam;BSN\nJansen;999900274\nDe Boer;999901096", "bsn 999900274", "bsn 999901096"],
  ["BSN 999\u00A0900\u00A0274", "bsn 999\u00A0900\u00A0274"],
  ["BSN 9999\u00AD00274", "bsn 9999\u00AD00274"],
  [
    "BSN \uFF19\uFF19\uFF19\uFF19\uFF10\uFF10\uFF12\uFF17\uFF14",
    "bsn \uFF19\uFF19\uFF19\uFF19\uFF10\uFF10\uFF12\uFF17\uFF14",
  ],
  ["RSIN 999900274, BSN 999901096", "bsn 999901096"],
  ["Ordernummer 999900274, BSN 999901096", "bsn 999901096"],
  ["BSN cliënt: 999900274", "bsn 999900274"],
  ["BSN van de leerling is 999900274", "bsn 999900274"],
  // Without a cue.
  ["Het gaat om 999900274, wil je kijken?", "bsn? 999900274"],
  ["Jansen 9999 00 274", "bsn? 9999 00 274"],
  ["Kun je 99990003 nakijken", "bsn? 99990003"],
  ["BSN onbekend.\n\nMevrouw belde over 999900274", "bsn? 999900274"],
  [`BSN ${"en verder niets ".repeat(8)}999900274`, "bsn? 999900274"],
  // No BSN.
  ["9999/00/274"],
  ["BSN onbekend, zie 99, 990, 0274"],
  ["BSN onbekend, van 12/03/1985 tot 03-10-1985"],
  ["Uw BSN is 999900275."],
  ["BSN 000000000"],
  ["factuurnummer 999900274"],
  ["Factuur 999900274 voor het BSN-portaal"],
  ["Uw factuurnr. is 999900274, met uw BSN logt u in"],
  ["invoice no. 999900274"],
  ["Order #999900274"],
  ["klantnummer: 999900274"],
  ["klant nr. 999900274"],
  ["leerlingnummer 999900274, geen BSN"],
  ["artikelnummer 999900274"],
  ["polisnummer 999900274"],
  ["ticket 999900274"],
  ["Track & trace: 999900274"],
  ["KvK-nummer 99990003"],
  ["KvK 99990003"],
  ["RSIN 999900274"],
  ["RSIN/fiscaal nummer 999900274"],
  ["btw-id NL999900274B01"],
  ["BTW NL 9999.00.274.B.01"],
  ["€ 999.900.274"],
  ["EUR 999900274"],
  ["999900274 EUR"],
  ["het totaal van 999.900.274 inwoners"],
  ["999900274,50"],
  ["https://voorbeeld.example/999900274"],
  ["https://voorbeeld.example/?id=999900274"],
  ["bestand_999900274.pdf"],
  ["999900274@voorbeeld.example"],
  ["1999900274"],
  ["20240317"],
  ["vergadernummer 999 900 274"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}

test("two spellings of one number are one value, and eight digits have a zero in front", () => {
  const values = findIdentifiers("BSN 9999.00.274 of 999900274, BSN 99990003", []).map(({ value }) => value)
  assert.deepEqual(values, ["999900274", "999900274", "099990003"])
})
