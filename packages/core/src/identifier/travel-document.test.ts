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
  ["paspoort NX4K29PL7", "passport NX4K29PL7"],
  ["Paspoortnummer: nx4k29pl7", "passport nx4k29pl7"],
  ["Zijn identiteitskaart IX4K29PL7 is kwijt", "identity-card IX4K29PL7"],
  ["documentnummer: NP1234567", "passport NP1234567"],
  ["passport number SX4K29PL7", "passport SX4K29PL7"],
  ["ID-kaart SX4K29PL7", "identity-card SX4K29PL7"],
  ["paspoort XR0012345", "passport XR0012345"],
  ["het nummer is NX4K29PL7", "passport NX4K29PL7"],
  ["IX4K29PL7", "identity-card IX4K29PL7"],
  ["NX4K2\u00AD9PL7", "passport NX4K2\u00AD9PL7"],
  // The first letter fits, but so would a word with a number.
  ["NR1234567", "passport? NR1234567"],
  ["SX4K29PL7", "passport? SX4K29PL7"],
  ["NX4K20PL7", "passport? NX4K20PL7"],
  // None.
  ["nx4k29pl7"],
  ["XX4K29PL7"],
  ["paspoort NX4K29PL"],
  ["paspoort NX4K29PL78"],
  ["paspoort NX4K29PLX"],
  ["paspoort NX4O29PL7"],
  ["artikelnummer NX4K29PL7"],
  ["https://voorbeeld.example/NX4K29PL7"],
  ["ordernummer NR1234567"],
  ["rijbewijsnummer 5123456789", "driving-licence 5123456789"],
  ["Nummer rijbewijs: 5123456789", "driving-licence 5123456789"],
  ["driving licence 5123456789", "driving-licence 5123456789"],
  ["driver's license no. 5123456789", "driving-licence 5123456789"],
  ["5123456789"],
  ["rijbewijs 512345678"],
  ["rijbewijs 51234567890"],
  ["heeft een rijbewijs, bel 0612345678", "phone 0612345678"],
  ["rijbewijs B sinds 2010, ordernummer 5123456789"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}
