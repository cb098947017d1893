import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { htmlText } from "../mail/html-text.ts"
import { observeIdentifiers } from "./content-identifier.ts"
import { countPeopleListed } from "./content-person.ts"
import { observeSensitivity } from "./sensitivity.ts"

function personsIn(newText: string, carried = ""): number {
  const own = { subject: "", eventTitle: "", newText, signature: "", carried }
  return countPeopleListed(() => own, observeSensitivity(own).listed, observeIdentifiers(own, []).sightings)
}

const NAMES = ["Bart Kok", "Carla Smit", "Dirk de Wit", "Els van Dam", "Farid El Amrani"]
const TERMS = ["depressie", "burn-out", "PTSS", "ADHD", "diabetes"]
const BSNS = ["999999990", "123456782", "111222333", "999900274", "999901096"]
const rows = (cell: (at: number) => string): readonly (readonly string[])[] =>
  NAMES.map((name, at) => [name, cell(at)])
const BORN = rows((at) => `1${at}-03-196${at}`)

const asText = (heading: string, table: readonly (readonly string[])[]): string =>
  `Beste Piet,\n\nHierbij de lijst.\n\nNaam\t${heading}\n${table.map((row) => row.join("\t")).join("\n")}\n\nGroet,\nJan`
const asCells = (heading: string, table: readonly (readonly string[])[]): string =>
  htmlText(
    `<p>Beste Piet,</p><table>${[["Naam", heading], ...table]
      .map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`)
      .join("")}</table><p>Groet,<br>Jan</p>`,
  ).text

describe("content.persons: people with something private in their row", () => {
  for (const [says, heading, table] of [
    ["a diagnosis", "Diagnose", rows((at) => TERMS[at]!)],
    ["a citizen number", "BSN", rows((at) => BSNS[at]!)],
    ["a bank account", "IBAN", rows(() => "NL91ABNA0417164300")],
    ["an address", "Adres", rows((at) => `Kerklaan ${at + 1}, 671${at} AB Ede`)],
  ] as const) {
    test(says, () => assert.equal(personsIn(asText(heading, table)), 5))
    test(`${says}, in cells on lines of their own`, () => assert.equal(personsIn(asCells(heading, table)), 5))
  }
  test("a birth date, far below its heading", () =>
    assert.equal(personsIn(asText("Geboortedatum", [...BORN, ...BORN, ["Greet Vos", "01-02-1970"]])), 6))
  test("somebody with two things is one", () => {
    const table = NAMES.map((name, at) => [name, BSNS[at]!, TERMS[at]!])
    assert.equal(personsIn(asText("BSN\tDiagnose", table)), 5)
  })
  test("one term and several names", () =>
    assert.equal(personsIn("Hoi,\n\nAfgewezen: Bart Kok, Carla Smit en Dirk de Wit\n"), 3))
})

describe("content.persons: nobody", () => {
  for (const [says, text] of [
    [
      "a phone list",
      asText(
        "Telefoon",
        rows((at) => `06-1234567${at}`),
      ),
    ],
    [
      "who comes when",
      asText(
        "Datum",
        rows((at) => `1${at}-03-2026`),
      ),
    ],
    [
      "what they do",
      asText(
        "Functie",
        rows(() => "adviseur"),
      ),
    ],
    ["invoices", `Factuurnummer\n${BSNS.join("\n")}`],
    ["who speaks about what", `Sprekers\n\n${NAMES.map((name, at) => `${name}: ${TERMS[at]}`).join("\n")}`],
    ["a letter", "Beste Piet,\n\nBart Kok heeft een burn-out.\n"],
  ] as const)
    test(says, () => assert.equal(personsIn(text), 0))
})

test("people in a mail that goes along count too", () => {
  const list = `Naam\tBSN\n${NAMES.map((name, at) => `${name}\t${BSNS[at]}`).join("\n")}`
  assert.equal(personsIn("Zie onder.", list), 5)
})
