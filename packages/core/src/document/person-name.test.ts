import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { headingKind } from "./person-heading.ts"
import { knownNameKey, personName } from "./person-name.ts"

const names: readonly [text: string, key: string, isTelling: boolean][] = [
  ["Piet Jansen", "jansen piet", true],
  ["Jansen, Piet", "jansen piet", true],
  ["PIET JANSEN", "jansen piet", true],
  ["Dijk, P.J. van", "dijk j p", true],
  ["mw. S. El Amrani", "amrani s", true],
  ["dhr. Jansen", "jansen", true],
  ["drs. K.M. de Vries-Bakker", "k m vriesbakker", true],
  ["Ayşe Yılmaz", "ayse yılmaz", true],
  ["Renée d'Hondt", "dhondt renee", true],
  ["Xiu Zhang", "xiu zhang", false],
  ["van der Berg, Jan", "berg jan", true],
  ["Jansen, P. (Piet) (m)", "jansen p", true],
  ["Villa Anna", "anna villa", false],
  ["Jan Jansen (Sales)", "jan jansen", true],
]
for (const [text, key, isTelling] of names) {
  test(`name: ${text}`, () => {
    const name = personName(text)
    assert.equal(name?.key, key)
    assert.equal(name?.isTelling, isTelling)
  })
}

const none: readonly string[] = [
  "Jansen",
  "Jansen Bouw B.V.",
  "Jansen & Zonen",
  "Bakkerij Jansen",
  "Gemeente Ede",
  "Stichting Jan Smit",
  "Stoel met wieltjes",
  "Kamer 3",
  "piet jansen",
  "Kerkstraat Noord",
  "Alphen aan den Rijn",
  "Maandag Ochtend",
  "P.",
  "",
  "A, B, C",
  "Een Heel Lange Titel Van Een Rapport Dat Niemand Leest",
]
for (const text of none) test(`name: "${text}" is none`, () => assert.equal(personName(text), undefined))

test("name: where it is known to be one, a word or small letters will do, but no company", () => {
  assert.equal(knownNameKey("Piet"), "piet")
  assert.equal(knownNameKey("jansen, piet"), "jansen piet")
  for (const text of ["Jansen B.V.", "12", "Gemeente Ede", "-"]) assert.equal(knownNameKey(text), "")
})

const headings: readonly [heading: string, kind: ReturnType<typeof headingKind>][] = [
  ["Naam", "name"],
  ["Naam medewerker", "person"],
  ["Leerlingnaam", "person"],
  ["Deelnemer", "person"],
  ["Naam bedrijf", "company"],
  ["Productnaam", "thing"],
  ["Voornaam kind", "given"],
  ["Achternaam", "family"],
  ["E-mail", "email"],
  ["E-mailadres ouder 1", "email"],
  ["BSN nr.", "bsn"],
  ["Geb.datum", "birth"],
  ["Date of birth", "birth"],
  ["Personeelsnummer", "person-number"],
  ["Cliëntnr", "person-number"],
  ["Telefoon privé", "contact"],
  ["Docent", "responsible"],
  ["Prijs per stuk", "thing"],
  ["Piet Jansen", undefined],
  ["", undefined],
]
for (const [heading, kind] of headings)
  test(`heading: "${heading}" is ${kind}`, () => assert.equal(headingKind(heading), kind))

test("name: no text makes it throw, and a name has a key", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      assert.notEqual(personName(text)?.key, "")
      knownNameKey(text)
      headingKind(text)
    }),
  )
})
