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
  ["Maak het over op NL67ABNA0999999999.", "iban NL67ABNA0999999999"],
  ["NL67 ABNA 0999 9999 99", "iban NL67 ABNA 0999 9999 99"],
  ["NL 67 ABNA 0999999999", "iban NL 67 ABNA 0999999999"],
  ["NL67.ABNA.0999.9999.99", "iban NL67.ABNA.0999.9999.99"],
  ["NL67-ABNA-0999-9999-99", "iban NL67-ABNA-0999-9999-99"],
  ["nl67abna0999999999", "iban nl67abna0999999999"],
  ["NL67\u00A0ABNA\u00A00999\u00A09999\u00A099", "iban NL67\u00A0ABNA\u00A00999\u00A09999\u00A099"],
  ["IBAN:NL67INGB0009999999", "iban NL67INGB0009999999"],
  ["(NL67INGB0009999999)", "iban NL67INGB0009999999"],
  ["rekeningnummer NL67INGB0009999999 t.n.v. Jansen", "iban NL67INGB0009999999"],
  ["NL67ABNA0999999999 en NL67INGB0009999999", "iban NL67ABNA0999999999", "iban NL67INGB0009999999"],
  ["BE89 9999 9999 9999", "iban BE89 9999 9999 9999"],
  ["DE85999999999999999999", "iban DE85999999999999999999"],
  ["DE85 9999 9999 9999 9999 99", "iban DE85 9999 9999 9999 9999 99"],
  ["GB56 TEST 9999 9999 9999 99", "iban GB56 TEST 9999 9999 9999 99"],
  ["FR06 9999 9999 99AB CDEF GH12 399", "iban FR06 9999 9999 99AB CDEF GH12 399"],
  ["PL43 9999 9999 9999 9999 9999 9999", "iban PL43 9999 9999 9999 9999 9999 9999"],
  ["MT79TEST99999ABCDEFGH1234567890", "iban MT79TEST99999ABCDEFGH1234567890"],
  ["NO02 9999 9999 999", "iban NO02 9999 9999 999"],
  ["NL67ABNA0999999999, of bel 06-12345678", "iban NL67ABNA0999999999", "phone 06-12345678"],
  ["NL67 ABNA\n0999 9999 99", "iban NL67 ABNA\n0999 9999 99"],
  ["NL67 ABNA \r\n0999 9999 99", "iban NL67 ABNA \r\n0999 9999 99"],
  // None.
  ["NL67 ABNA\n\n0999 9999 99"],
  ["NL68ABNA0999999999"],
  ["NL67ABNA09999999990"],
  ["NL67ABNA099999999"],
  ["NL6AABNA0999999999"],
  ["NL67ABN10999999999"],
  ["XX67ABNA0999999999"],
  ["ANL67ABNA0999999999"],
  ["NL67 ABNA 0999 99"],
  ["NL67  ABNA  0999 9999 99"],
  ["in 20 dagen is 12 van de 30 klaar"],
  ["is 20 jaar en gaat in 2024 naar school"],
  ["NLXXABNA0999999999"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}

test("two spellings of one number are one value", () => {
  const values = findIdentifiers("NL67 ABNA 0999 9999 99 is nl67abna0999999999", []).map(({ value }) => value)
  assert.deepEqual(values, ["NL67ABNA0999999999", "NL67ABNA0999999999"])
})
