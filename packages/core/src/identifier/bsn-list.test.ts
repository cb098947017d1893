import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { growsAtMost } from "../../../../tools/growth.ts"
import { passesElevenTest } from "./bsn.ts"
import { findIdentifiers } from "./find-identifiers.ts"

/** How many are certain. */
const certainIn = (text: string): number =>
  findIdentifiers(text, []).filter(({ kind, certainty }) => kind === "bsn" && certainty === "certain").length

function* counting(step: number, from: number): Generator<string> {
  for (let number = from; ; number += step) yield String(number)
}
const take = (count: number, numbers: Iterable<string>, keep: (number: string) => boolean): string[] => {
  const kept: string[] = []
  for (const number of numbers) {
    if (keep(number)) kept.push(number)
    if (kept.length === count) break
  }
  return kept
}
const PASSING = take(12, counting(765_432, 111_222_333), passesElevenTest)
/** One in eleven of these passes, as of any. */
const ANY = take(110, counting(37, 211_222_333), () => true)
const NAMES = Array.from({ length: 12 }, (_, at) => `Piet Jansen uit wijk ${"ABCDEFGHIJKL"[at]}`)

const lines = (row: (number: string, at: number) => string, numbers = PASSING): string =>
  numbers.map(row).join("\n")

describe("bsn list: certain", () => {
  for (const [says, text] of [
    ["a heading of its own", `BSN-lijst\n\n${lines((bsn, at) => `${NAMES[at]}, ${bsn}`)}`],
    ["a heading far above the last", `Naam\tBSN\n${lines((bsn, at) => `${NAMES[at]}\t${bsn}`)}`],
    ["nothing but numbers", `Hoi,\n\n${lines((bsn) => bsn)}`],
    ["names and numbers", `Hoi,\n\n${lines((bsn, at) => `${NAMES[at]}; ${bsn}`)}`],
    ["a drawn table", `| Naam | BSN |\n|---|---|\n${lines((bsn, at) => `| ${NAMES[at]} | ${bsn} |`)}`],
    ["empty lines between", lines((bsn, at) => `${NAMES[at]} ${bsn}\n`)],
    ["cells on lines of their own", `Naam\nBSN\nPlaats\n${lines((bsn, at) => `${NAMES[at]}\n${bsn}\nEde`)}`],
    [
      "beside another column of numbers",
      `Naam|Factuur|BSN\n${lines((bsn, at) => `${NAMES[at]}|${ANY[at]}|${bsn}`)}`,
    ],
    [
      "beside other numbers, all on lines of their own",
      `Naam\nBSN\nFactuur\n${lines((bsn, at) => `${NAMES[at]}\n${bsn}\n${ANY[at]}`)}`,
    ],
    ["one behind the other", `De BSN's zijn ${PASSING.join(", ")}.`],
    ["one of them miswritten", `Hoi,\n\n${lines((bsn) => bsn)}\n123456789`],
  ] as const)
    test(says, () => assert.equal(certainIn(text), 12))

  test("five that pass, and not four", () => {
    assert.equal(certainIn(PASSING.slice(0, 5).join("\n")), 5)
    assert.equal(certainIn(PASSING.slice(0, 4).join("\n")), 0)
    assert.equal(certainIn(`BSN-lijst\n\n${PASSING.slice(0, 2).join("\n")}`), 2)
  })
})

describe("bsn list: not certain", () => {
  for (const [says, text] of [
    ["numbers of which one in eleven passes", lines((number) => number, ANY)],
    ["the same with a name", lines((number, at) => `Piet Jansen ${at} ${number}`, ANY)],
    ["invoices", `Factuurnummer\n${lines((number) => number)}`],
    ["invoices in the words above", `Openstaande facturen\n\n${lines((number) => number)}`],
    ["orders in a table", `Naam;Ordernummer\n${lines((number) => `Piet Jansen;${number}`)}`],
    ["orders that say so", lines((number) => `Order ${number}`)],
    ["companies", `RSIN\n${lines((number) => number)}`],
    [
      "invoices below a word about a BSN",
      `Lever aan zonder BSN!\n\nFactuurnummer\n${lines((number) => number)}`,
    ],
    [
      "other numbers below a word about a BSN",
      `Wijzigingen aan het BSN-portaal\n\n${lines((number) => number, ANY)}`,
    ],
  ] as const)
    test(says, () => assert.ok(certainIn(text) <= 1))
})

describe("bsn list: linear", () => {
  for (const rows of ["999900274\n123456789\n", "999900274\n1\n2\n3\n4\n", "999900274, 999901096 "])
    test(JSON.stringify(rows), () => {
      // Fewer than the search ends at.
      const reading = (times: number) => (): unknown => certainIn(`Lijst\n${rows.repeat(times)}`)
      assert.ok(growsAtMost(30, reading(45), reading(450)))
    })
})

describe("bsn list: numbers without a heading are of things where the text is called after things", () => {
  const column = `Nog te doen:\n\n${lines((bsn) => bsn)}`
  for (const [about, isOfPeople] of [
    ["Late orders", false],
    ["RE: facturen oktober", false],
    ["Klanten met een betalingsregeling", true],
    ["", true],
  ] as const)
    test(`${about === "" ? "nothing" : about}: ${isOfPeople ? "people" : "things"}`, () => {
      const found = findIdentifiers(column, [], about)
      assert.equal(
        found.some(({ certainty }) => certainty === "certain"),
        isOfPeople,
      )
    })

  test("what a heading says outweighs it", () =>
    assert.ok(
      findIdentifiers(`BSN\n${lines((bsn) => bsn)}`, [], "Late orders").some(
        ({ certainty }) => certainty === "certain",
      ),
    ))
})
