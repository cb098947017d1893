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

import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import { isDutch } from "./phone.ts"

const table: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ["Bel mij op 06-12345678", "phone 06-12345678"],
  ["06 12 34 56 78", "phone 06 12 34 56 78"],
  ["06 - 12 34 56 78", "phone 06 - 12 34 56 78"],
  ["0612345678", "phone 0612345678"],
  ["(06) 12345678", "phone (06) 12345678"],
  ["T 030 123 45 67", "phone 030 123 45 67"],
  ["tel. 030-1234567", "phone 030-1234567"],
  ["tel.:0301234567", "phone 0301234567"],
  ["(030) 123 45 67", "phone (030) 123 45 67"],
  ["0512-123456", "phone 0512-123456"],
  ["085 123 4567", "phone 085 123 4567"],
  ["+31 6 12345678", "phone +31 6 12345678"],
  ["+31612345678", "phone +31612345678"],
  ["+31 (0)6 12 34 56 78", "phone +31 (0)6 12 34 56 78"],
  ["+31(0)30-1234567", "phone +31(0)30-1234567"],
  ["0031 6 12345678", "phone 0031 6 12345678"],
  ["+32 470 12 34 56", "phone +32 470 12 34 56"],
  ["+44 20 7946 0958", "phone +44 20 7946 0958"],
  ["+49 30 123456", "phone +49 30 123456"],
  ["+1 (713) 853-1234", "phone +1 (713) 853-1234"],
  ["mobiel 06\u00A012\u00A034\u00A056\u00A078", "phone 06\u00A012\u00A034\u00A056\u00A078"],
  ["06-12345678/06-87654321", "phone 06-12345678", "phone 06-87654321"],
  ["06-12345678 of 030-1234567.", "phone 06-12345678", "phone 030-1234567"],
  ["telefoonnummer is 0201234567", "phone 0201234567"],
  ["bel 0044 20 7946 0958", "phone 0044 20 7946 0958"],
  // A town's number in one piece, without a cue.
  ["Graag 0201234567 nakijken", "phone? 0201234567"],
  ["0044 20 7946 0958", "phone? 0044 20 7946 0958"],
  // None.
  ["999900275"],
  ["factuurnummer 0612345678"],
  ["ordernummer: 0201234567"],
  ["0900-1234567"],
  ["0800 1234"],
  ["088 123 4567"],
  ["14 030"],
  ["112"],
  ["01-02-2024"],
  ["05/22/2001 02:54 PM"],
  ["05-06-2024 12 uur"],
  ["06/12/24 12345"],
  ["030-1234567:8"],
  ["0012345678"],
  ["06-1234567"],
  ["06-123456789"],
  ["A0612345678"],
  ["https://voorbeeld.example/?tel=0612345678"],
  ["1234-0612345678"],
  ["+31 6 1234"],
  ["+999 123 456 789"],
  ["0.0612345678"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}

test("two spellings of one number are one value", () => {
  const values = findIdentifiers("06-12345678, +31 (0)6 12 34 56 78, 0031612345678", []).map(
    ({ value }) => value,
  )
  assert.deepEqual(values, ["+31612345678", "+31612345678", "+31612345678"])
})

test("of Dutch towns and mobiles, ours and the library's say the same", () => {
  for (let head = 100; head < 800; head += 1) {
    const digits = `${head}123456`
    const number = parsePhoneNumberFromString(`+31${digits}`)
    const type = number?.isValid() === true ? number.getType() : undefined
    assert.equal(isDutch(digits), type === "FIXED_LINE" || type === "MOBILE", digits)
  }
})
