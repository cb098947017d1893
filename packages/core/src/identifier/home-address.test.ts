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
  ["Zij woont aan de Dorpsstraat 12, 1234 AB Voorbeeld", "home-address Dorpsstraat 12, 1234 AB"],
  ["Dorpsstraat 12\n1234 AB Voorbeeld", "home-address Dorpsstraat 12\n1234 AB"],
  ["Dorpsstraat 12\r\n1234AB Voorbeeld", "home-address Dorpsstraat 12\r\n1234AB"],
  ["Dorpsstraat 12a, 1234 AB", "home-address Dorpsstraat 12a, 1234 AB"],
  ["Dorpsstraat 12 bis, 1234 AB", "home-address Dorpsstraat 12 bis, 1234 AB"],
  ["Dorpsstraat 12-hs, 1234 AB", "home-address Dorpsstraat 12-hs, 1234 AB"],
  ["Dorpsstraat 12-2, 1234 AB", "home-address Dorpsstraat 12-2, 1234 AB"],
  ["Laan van Voorbeeld 100 1234 AB Voorbeeld", "home-address Voorbeeld 100 1234 AB"],
  ["Jan Campertstraat 7 | 1234 AB | Voorbeeld", "home-address Campertstraat 7 | 1234 AB"],
  ["Mr. Jansenweg 4; 1234 AB", "home-address Jansenweg 4; 1234 AB"],
  ["dorpsstraat 12, 1234 AB", "home-address dorpsstraat 12, 1234 AB"],
  ["adres: dorpsstraat 12, 1234ab voorbeeld", "home-address dorpsstraat 12, 1234ab"],
  ["woont op 1234 AB 12", "home-address 1234 AB 12"],
  ["woonadres 1234AB, nr. 12", "home-address 1234AB, nr. 12"],
  ["Postcode 1234 AB huisnummer 12a", "home-address 1234 AB huisnummer 12a"],
  ["She lives at 1234 AB 12", "home-address 1234 AB 12"],
  ["Dorpsstraat 12, 1234\u00A0AB", "home-address Dorpsstraat 12, 1234\u00A0AB"],
  ["Kantoor gesloten. Woonadres: Dorpsstraat 12, 1234 AB", "home-address Dorpsstraat 12, 1234 AB"],
  ["Dorpsstraat 12, 1000 AA", "home-address Dorpsstraat 12, 1000 AA"],
  ["bij de gemeente bekend, woont Dorpsstraat 12, 1234 AB", "home-address Dorpsstraat 12, 1234 AB"],
  // Without a street or a cue, or perhaps of an organisation.
  ["Gemeente Voorbeeld, Raadhuisplein 1, 1234 AB", "home-address? Raadhuisplein 1, 1234 AB"],
  ["1234 AB 12", "home-address? 1234 AB 12"],
  ["1234AB-12", "home-address? 1234AB-12"],
  ["1234 AB, 12", "home-address? 1234 AB, 12"],
  ["dorpsstraat 12, 1234 ab", "home-address? dorpsstraat 12, 1234 ab"],
  // None.
  ["Bezoekadres: Raadhuisplein 1, 1234 AB Voorbeeld"],
  ["Bezoekadres\nRaadhuisplein 1\n1234 AB Voorbeeld"],
  ["Postadres: Raadhuisplein 1, 1234 AB"],
  ["Postbus 123, 1234 AB Voorbeeld"],
  ["Antwoordnummer 123, 1234 AB Voorbeeld"],
  ["Retouradres: Dorpsstraat 12, 1234 AB"],
  ["ons kantoor aan de Dorpsstraat 12, 1234 AB"],
  ["1234 AB"],
  ["4000 MW aan vermogen"],
  ["Dorpsstraat 12, 1234 SA"],
  ["Dorpsstraat 12, 1234 SD"],
  ["Dorpsstraat 12, 1234 SS"],
  ["Dorpsstraat 12, 0234 AB"],
  ["Dorpsstraat 12, 12345 AB"],
  ["Dorpsstraat 12, 1234 ABC"],
  ["in 2009 is 12 procent gehaald"],
  ["op March 1, 2001 at noon"],
  ["January 17, 2001 AT 9"],
  ["Blok 12, 1234 ab"],
  ["1234 AB 12-03-2024"],
  ["1234 AB 06-12345678", "phone 06-12345678"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}

test("a postcode and its house number are one value, wherever the number stands", () => {
  const texts = ["Dorpsstraat 12, 1234 AB", "woont op 1234AB 12", "adres dorpsstraat 12, 1234ab"]
  for (const text of texts) assert.equal(findIdentifiers(text, [])[0]?.value, "1234AB12", text)
})
