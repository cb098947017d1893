import assert from "node:assert/strict"
import { test } from "node:test"
import { isOfOnePerson } from "./person-paper.ts"

const papers: readonly (readonly [isOfOne: boolean, text: string])[] = [
  [true, "Geachte heer De Bruin,\n\nMevrouw Smit heeft een depressie.\n"],
  [true, "Verwijzing\nBetreft: mevrouw Smit\n\nZij heeft een depressie."],
  [true, "Intake\nCliënt: A. Smit\nKlachten: depressie"],
  [true, "Record\nPatient: A. Smith\nShe has depression."],
  [false, "Anna de Vries heeft een depressie gehad en schreef er een boek over."],
  [false, "Casus (fictief)\nNaam: mevrouw A.\nMevrouw A. heeft dementie."],
  [false, "A 45-year-old woman was diagnosed with depression.\n"],
  [false, "In memoriam\nJan had kanker."],
  [false, `Betreft: mevrouw Smit\n${"Zij heeft een depressie. ".repeat(400)}`],
]
for (const [isOfOne, text] of papers)
  test(`a paper about one person? ${text.slice(0, 40).replaceAll("\n", " / ")}: ${isOfOne ? "yes" : "no"}`, () =>
    assert.equal(isOfOnePerson(text), isOfOne))
