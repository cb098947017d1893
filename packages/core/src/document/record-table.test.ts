import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { Table } from "./document.ts"
import { personsIn } from "./persons.ts"

const table = (rows: Table["rows"]): Table => ({ rows, concealed: undefined })

function told(tables: readonly Table[], text = ""): readonly unknown[] {
  const texts = text === "" ? [] : [{ text, concealed: undefined }]
  const facts = personsIn({ format: "xlsx", tables, texts, concealed: [], inner: [], unread: undefined }, [])
  return [facts.persons, facts.identifiers.join(), facts.categories.join()]
}

const NAMES = ["Anke Brouwer", "Bart Kok", "Carla Smit"]
const BSNS = ["999999990", "123456782", "111222333"]
const TERMS = ["depressie", "burn-out", "PTSS"]
const CARDS = NAMES.map((name, at) => [
  ["Naam", name],
  ["BSN", BSNS[at]!],
  ["Diagnose", TERMS[at]!],
])

describe("record table: a person each", () => {
  for (const [says, tables, text] of [
    ["cards below each other", [table(CARDS.flat())]],
    ["cards with empty rows between", [table(CARDS.flatMap((card) => [...card, ["", ""]]))]],
    ["a sheet for each", CARDS.map(table)],
    ["a sheet for each, with a title", CARDS.map((card) => table([["Dossier"], ...card]))],
    [
      "cards with headings of their own",
      [
        table(
          CARDS.flatMap((card) => [
            ...card.slice(0, 2),
            ["Verblijft", "zuid"],
            ...card.slice(2),
            ["Mentor", "B"],
            ["Fase", "2"],
          ]),
        ),
      ],
    ],
    ["headings with a colon", [table(CARDS.flat().map(([key, value]) => [`${key}:`, value!]))]],
    ["heading and value in one cell", [table(CARDS.flat().map(([key, value]) => [`${key}: ${value}`]))]],
    [
      "a column for each",
      [
        table([
          ["Naam", ...NAMES],
          ["BSN", ...BSNS],
          ["Diagnose", ...TERMS],
        ]),
      ],
    ],
    [
      "a column for each, whose names have no heading",
      [
        table([
          ["", ...NAMES],
          ["BSN", ...BSNS],
          ["Diagnose", ...TERMS],
        ]),
      ],
    ],
    [
      "lines of a text",
      [],
      CARDS.map((card) => card.map(([key, value]) => `${key}: ${value}`).join("\n")).join("\n\n"),
    ],
  ] as const)
    test(says, () => assert.deepEqual(told(tables, text), [3, "bsn", "health"]))

  test("without numbers", () => {
    const cards = CARDS.map(([name, , diagnosis]) => table([name!, diagnosis!]))
    assert.deepEqual(told(cards), [3, "", "health"])
  })
})

describe("record table: nobody", () => {
  for (const [says, rows] of [
    [
      "a project",
      [
        ["Naam", "Zwembad Noord"],
        ["Status", "Lopend"],
        ["Eigenaar", "Piet Jansen"],
      ],
    ],
    [
      "a company",
      [
        ["Naam", "Jansen Bouw B.V."],
        ["Adres", "Laan 3"],
        ["Telefoon", "020-1234567"],
      ],
    ],
    [
      "products in columns",
      [
        ["Naam", "Stoel Eva", "Kast Groot"],
        ["Prijs", "89", "120"],
        ["Voorraad", "1", "2"],
      ],
    ],
  ] as const)
    test(says, () => assert.equal(told([table(rows)])[0], 0))
})
