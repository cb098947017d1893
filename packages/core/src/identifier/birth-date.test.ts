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
  ["Zij is geboren op 12-03-1985 in Utrecht", "birth-date 12-03-1985"],
  ["geboren te 's-Gravenhage op 12 maart 1985", "birth-date 12 maart 1985"],
  ["Geboortedatum: 12/3/1985", "birth-date 12/3/1985"],
  ["geboortedatum 12-3-85", "birth-date 12-3-85"],
  ["Geb.datum: 12.03.1985", "birth-date 12.03.1985"],
  ["geb. datum 12 03 1985", "birth-date 12 03 1985"],
  ["J. de Vries, geb. 12-03-1985", "birth-date 12-03-1985"],
  ["(geb. 1 mrt '85)", "birth-date 1 mrt '85"],
  ["geb. 1 mrt ’85", "birth-date 1 mrt ’85"],
  ["DOB: 1985-03-12", "birth-date 1985-03-12"],
  ["D.O.B. 12/03/1985", "birth-date 12/03/1985"],
  ["date of birth: March 12, 1985", "birth-date March 12, 1985"],
  ["She was born on 12th of March 1985.", "birth-date 12th of March 1985"],
  ["born 03/25/1985", "birth-date 03/25/1985"],
  ["geboortedatum: 19850312", "birth-date 19850312"],
  ["geboortedatum 12031985", "birth-date 12031985"],
  ["Geboortedatum:\n12-03-1985", "birth-date 12-03-1985"],
  ["op 12 maart 1985 geboren te Zwolle", "birth-date 12 maart 1985"],
  ["12-mei-2016 geboren", "birth-date 12-mei-2016"],
  ["Geboortedatum | 12\u201103\u20111985", "birth-date 12\u201103\u20111985"],
  ["born March 12th, '85", "birth-date March 12th, '85"],
  ["geboren op 29-02-2000", "birth-date 29-02-2000"],
  ["geboren d.d. 12-03-1985", "birth-date 12-03-1985"],
  ["Geboortedata: Jan 12-03-1985, Piet 01-04-1986", "birth-date 12-03-1985", "birth-date 01-04-1986"],
  ["geboren op 12-03-1985, verhuisd op 01-02-2020", "birth-date 12-03-1985"],
  ["geboortedatum 1985-03-12T00:00:00", "birth-date 1985-03-12"],
  ["Geboorteplaats en -datum: Utrecht, 12-03-1985", "birth-date 12-03-1985"],
  ["Geboortedatum moeder: 12-03-1985", "birth-date 12-03-1985"],
  // In brackets behind a name.
  ["Jan de Vries (12-03-1985)", "birth-date? 12-03-1985"],
  ["mevrouw A. Jansen (12 maart 1985)", "birth-date? 12 maart 1985"],
  ["Anna Bakker-Smit (1985-03-12) kwam langs", "birth-date? 1985-03-12"],
  // None.
  ["De vergadering is op 12-03-2024"],
  ["besluit (12-03-2024)"],
  ["zie de notulen (12-03-2024)"],
  ["Zij is in Utrecht geboren. De afspraak is op 12-03-2024"],
  ["Geboortedatum: onbekend\nDatum melding: 12-03-2024"],
  ["geboren in Utrecht, overleden op 12-03-2024"],
  ["de baby is nog niet geboren, afspraak 12-03-2024"],
  ["geboren op 30-02-1985"],
  ["geboren op 29-02-2001"],
  ["geboren op 12-03-1885"],
  ["geboren op 12-03-2031"],
  ["geboren in 1985"],
  ["geboren op 12-03-1985-7"],
  ["versie 12.03.1985.4, geboren uit nood"],
  ["De bijeenkomst van 1 mei 2024 is verplaatst"],
  ["aangeboren afwijking, 12-03-2024"],
]

for (const [text, ...expected] of table) {
  test(text, () => assert.deepEqual(foundIn(text), expected))
}

test("all spellings of a day are one value", () => {
  const days = ["12-03-1985", "12 maart 1985", "March 12, 1985", "1985-03-12", "12/3/85", "12031985"]
  for (const day of days) assert.equal(findIdentifiers(`geboren op ${day}`, [])[0]?.value, "19850312", day)
})

test("a year of two digits is of this century up to 30", () => {
  const years = ["30", "31"].map((year) => findIdentifiers(`geboren 1-1-${year}`, [])[0]?.value)
  assert.deepEqual(years, ["20300101", "19310101"])
})
