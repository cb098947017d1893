import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Concealment } from "../facts/facts.ts"
import type { DocumentText, Reading, Table } from "./document.ts"
import { personsIn } from "./persons.ts"

/** Lines with bars between their cells. */
function table(lines: string, concealed?: Concealment): Table {
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
  return { rows, concealed }
}

function reading(tables: readonly Table[], texts: Reading["texts"] = []): Reading {
  return { format: "xlsx", tables, texts, concealed: [], inner: [], unread: undefined }
}

const personsOf = (lines: string): number => personsIn(reading([table(lines)]), []).persons

const PEOPLE = "Piet Jansen\nKarin de Vries\nMohamed El Amrani\nAyşe Yılmaz\nJ. van den Berg".split("\n")

const lists: readonly [name: string, lines: string, persons: number][] = [
  [
    "names and addresses",
    `Naam|E-mail\nPiet Jansen|piet@voorbeeld.example\nKarin de Vries|karin@voorbeeld.example`,
    2,
  ],
  [
    "first names and surnames",
    "Voornaam|Tussenvoegsel|Achternaam\nPiet||Jansen\nKarin|de|Vries\nLi||Wang",
    3,
  ],
  [
    "surnames and initials",
    "Achternaam|Voorletters|Geb.dat.\nJansen|P.J.|12-03-1985\nVries, de|K.|01-12-1990",
    2,
  ],
  ["a heading that says whose names they are", "Leerling|Groep\nSem|5\nNoor|5\nJayden|6", 3],
  ["names of children as one word", "naam kind|geboortedatum\nSem|01-02-2018\nNoor|03-04-2019", 2],
  ["clients known by a number", "cliëntnummer|diagnose\n100234|PTSS\n100235|ADHD\n100236|PTSS", 3],
  ["clients known by a BSN", "BSN|Uitkering\n999999990|WIA\n123456782|WW\n111222333|WW", 3],
  [
    "a title and a date above",
    `Aanwezigen contactdag\n12 maart 2026\n\nNaam|Telefoon\nPiet Jansen|06-12345678\nKarin de Vries|06-12345679`,
    2,
  ],
  ["no headings", `Piet Jansen|piet@voorbeeld.example\nKarin de Vries|karin@voorbeeld.example`, 2],
  [
    "surnames and first names without headings",
    "Jansen|Piet|12-03-1985\nde Vries|Karin|01-12-1990\nEl Amrani|Mohamed|03-04-1978",
    3,
  ],
  ["names alone, without a heading", PEOPLE.join("\n"), 5],
  ["names alone under a heading", `Naam\n${PEOPLE.join("\n")}`, 5],
  ["surnames first", "Naam\nJansen, Piet\nVries, K. de\nAmrani, M. El", 3],
  ["addresses alone", "piet@voorbeeld.example\nkarin@voorbeeld.example\ninfo@voorbeeld.example", 2],
  [
    "addresses in one row, as they were copied from To",
    Array.from({ length: 12 }, (_, at) => `Piet <piet${at}@voorbeeld.example>`).join("|"),
    12,
  ],
  ["addresses in one cell", "E-mail\npiet@voorbeeld.example; karin@voorbeeld.example", 2],
  ["English headings", "First name|Last name|DOB\nPeter|Johnson|1985-03-12\nMary|Smith|1990-12-01", 2],
  [
    "visitors and where they work",
    "Naam|Organisatie|E-mail\nPiet Jansen|Gemeente Ede|piet@voorbeeld.example\nKarin de Vries|Bouw B.V.|karin@voorbeeld.example",
    2,
  ],
  [
    "companies with somebody to ask for",
    "Bedrijf|Contactpersoon|E-mail\nJansen Bouw|Piet Jansen|piet.jansen@voorbeeld.example\nSmit Transport|Karin Smit|karin.smit@voorbeeld.example",
    2,
  ],
  [
    "names that are there twice",
    "Naam|E-mail\nPiet Jansen|piet@voorbeeld.example\nP. Jansen|piet@voorbeeld.example\nKarin Vos|\nVos, Karin|",
    2,
  ],
  [
    "one name with two numbers",
    "Naam|BSN\nPiet Jansen|999999990\nPiet Jansen|123456782\nKarin Vos|111222333",
    3,
  ],
  [
    "headings again on the next page",
    "Naam|Telefoon\nPiet Jansen|06-12345678\nNaam|Telefoon\nKarin Vos|06-12345679",
    2,
  ],
  ["a total below", "Medewerker|Uren\nPiet Jansen|8\nKarin Vos|9\nTotaal|17", 2],
  ["first names under a plain heading", "Naam|ma|di|wo\nDaan|x||\nEmma||x|\nLotte|x|x|", 3],
  ["names in small letters", "naam|telefoon\npiet jansen|0612345678\nkarin de vries|0612345679", 2],
  [
    "mailboxes cut at their commas",
    "Jansen|Piet <piet@voorbeeld.example>\nVos|Karin <karin@voorbeeld.example>\nsem@voorbeeld.example",
    3,
  ],
]
for (const [name, lines, persons] of lists)
  test(`persons: a list with ${name} has ${persons}`, () => assert.equal(personsOf(lines), persons))

const nobody: readonly [name: string, lines: string][] = [
  [
    "a price list",
    "Naam|Prijs|Aantal\nBureau Amsterdam|199,00|4\nStoel Eva Comfort|89,00|12\nKast Groot|120,00|1\nLamp Piet Hein|45,00|3",
  ],
  [
    "an inventory",
    "Artikel|Serienummer|Locatie|Merk\nLaptop|5CG1234ABC|Kamer 3|HP Elitebook\nMonitor|CN0123|Kamer 4|Dell Ultra",
  ],
  [
    "an inventory with a name for each thing",
    "Naam|Type|Voorraad\nToyota Yaris|auto|2\nOpel Corsa|auto|1\nVan Nelle|koffie|40",
  ],
  [
    "a timetable",
    "Vertrek|Aankomst|Halte|Lijn\n08:00|08:20|Station Noord|4\n08:10|08:30|Den Haag Centraal|5",
  ],
  [
    "a school timetable",
    "Tijd|Maandag|Dinsdag|Docent\n08:30|Rekenen|Taal|Piet Jansen\n09:30|Taal|Gym|Karin de Vries",
  ],
  [
    "a list of companies",
    "Naam|Adres|Postcode|Plaats|E-mail\nJansen Bouw B.V.|Kerkstraat 1|1234 AB|Ede|info@bouw.example\nBakkerij De Gouden Korst|Dorpsweg 2|1234 AC|Ede|bestellen@bakkerij.example\nSmit & Zonen|Laan 3|1234 AD|Ede|info@smit.example\nGarage Visser|Weg 4|1234 AE|Ede|planning@garage.example",
  ],
  [
    "companies and their numbers",
    "Bedrijf|KvK|BTW-nummer\nJansen Bouw|12345678|NL123456782B01\nPiet Vos|12345679|NL111222333B01",
  ],
  [
    "a budget",
    "Omschrijving|Begroot|Gerealiseerd\nPersoneel|100000|98000\nHuisvesting|50000|51000\nTotaal|150000|149000",
  ],
  ["a budget by month", "Post|Januari|Februari\nSalarissen|10000|10000\nHuur|5000|5000"],
  [
    "places",
    "Plaats|Inwoners\nDen Haag|550000\nAlphen aan den Rijn|110000\nNieuwe Pekela|12000\nHoek van Holland|10000\nSint Annaparochie|5000",
  ],
  [
    "places without a heading",
    "Den Haag|1\nGroot Ammers|2\nNieuw Vennep|3\nOude Pekela|4\nSint Annaparochie|5",
  ],
  ["numbers that pass the 11-test", "Factuurnummer|Bedrag\n999999990|10,00\n123456782|12,00\n111222333|8,00"],
  [
    "streets",
    "Straatnaam|Wijk\nJan van Galenstraat|West\nPiet Heinkade|Oost\nBurgemeester de Vlugtlaan|West",
  ],
  [
    "mailboxes of desks",
    "E-mail\ninfo@voorbeeld.example\nadministratie@voorbeeld.example\nverkoop-noord@voorbeeld.example",
  ],
  ["nothing", ""],
  [
    "products with names of people",
    "sku|name|qty\n1001|Emma Matras Hybrid|4\n1002|Billy Boekenkast|3\n1003|Ella Lamp|1\n1004|Hemnes Ladekast|1",
  ],
]
for (const [name, lines] of nobody)
  test(`persons: ${name} lists nobody`, () => assert.equal(personsOf(lines), 0))

test("persons: a phone list of colleagues has people, and phone numbers only", () => {
  const facts = personsIn(
    reading([
      table(
        "Naam|Afdeling|Telefoon\nPiet Jansen|Burgerzaken|06-12345678\nKarin de Vries|Sociaal domein|020-1234567",
      ),
    ]),
    [],
  )
  assert.equal(facts.persons, 2)
  assert.deepEqual(facts.identifiers, ["phone"])
})

const identifiers: readonly [name: string, lines: string, expected: readonly string[]][] = [
  ["a column of citizen numbers", "BSN\n999999990\n123456782\n111222333", ["bsn"]],
  ["six of ten valid ones", `BSN\n${"999999990\n".repeat(6)}${"123456789\n".repeat(4)}`, ["bsn"]],
  ["birth dates", "Naam|Geboortedatum\nPiet Jansen|12-03-1985\nKarin Vos|01-12-1990", ["birth-date"]],
  ["phone numbers of companies", "Bedrijf|Telefoon\nJansen Bouw|020-1234567\nSmit Transport|020-1234568", []],
  ["invoice numbers that look like citizen numbers", "Factuurnummer|Bedrag\n999999990|10\n123456782|12", []],
]
for (const [name, lines, expected] of identifiers)
  test(`persons: identifiers of ${name}`, () =>
    assert.deepEqual(personsIn(reading([table(lines)]), []).identifiers, expected))

test("persons: headings and cells tell the categories", () => {
  const health = personsIn(reading([table("Naam|Diagnose\nPiet Jansen|PTSS\nKarin Vos|burn-out")]), [])
  assert.deepEqual(health.categories, ["health"])
  assert.deepEqual(personsIn(reading([table("Naam|Prijs\nStoel|5")]), []).categories, [])
})

const seen = "Naam|Telefoon\nXiu Jansen|06-12345678\nMw. Vos|06-12345679"
const concealments: readonly [name: string, tables: readonly Table[], persons: number, concealed: number][] =
  [
    ["a hidden sheet", [table(seen), table("Naam\nSem Bakker\nNoor Smit", "hidden-sheet")], 4, 2],
    ["a pivot table of the people that are seen", [table(seen), table(seen, "pivot-data")], 2, 0],
    [
      "hidden rows, which have the headings of the others, and are judged alike",
      [table(seen), table("Zeef|06-12345670\nNoor Smit|06-12345671", "hidden-row")],
      3,
      1,
    ],
    [
      "hidden rows of names that need no form",
      [table("Leerling|Groep\nSem|5\nNoor|5"), table("Jayden|6\nLotte|6", "hidden-row")],
      4,
      2,
    ],
    [
      "a hidden column of citizen numbers",
      [table("Groep\n5\n6"), table("BSN\n999999990\n123456782", "hidden-column")],
      2,
      2,
    ],
  ]
for (const [name, tables, persons, concealed] of concealments) {
  test(`persons: ${name}`, () => {
    const facts = personsIn(reading(tables), [])
    assert.deepEqual([facts.persons, facts.concealedPersons], [persons, concealed])
  })
}

const texts: readonly [name: string, text: string, persons: number][] = [
  ["a list with bullets", "- Piet Jansen, 12-03-1985\n- Karin de Vries, 01-12-1990\n- Wang Li 03-04-1991", 3],
  ["a numbered list", "1. Piet Jansen (06-12345678)\n2) Vries, K. de  06-12345679", 2],
  ["a printed table", "Naam Geboren\nJansen, Piet 12-03-1985\nmw. S. El Amrani 01-12-1990", 2],
  [
    "names with their addresses",
    "Piet Jansen <piet@voorbeeld.example>, Karin Vos <karin@voorbeeld.example>",
    2,
  ],
  ["citizen numbers", "BSN 999999990 en BSN 123456782", 2],
  ["one person with an address and a number", "Piet Jansen, BSN 999999990, piet@voorbeeld.example", 1],
  [
    "a letter",
    "Beste Karin,\n\nOp 12 maart 2026 spreken we Piet Jansen over dossier 12345678.\n\nGroet,\nJan",
    0,
  ],
  [
    "minutes",
    "Aanwezig: Piet Jansen, Karin Vos\n1. Opening\n2. Verslag van 12-03-2026\n3. Begroting 2026 150000",
    0,
  ],
  ["mailboxes of desks", "Vragen? info@voorbeeld.example of balie@voorbeeld.example", 0],
]
for (const [name, text, persons] of texts) {
  test(`persons: of a text, ${name} has ${persons}`, () =>
    assert.equal(personsIn(reading([], [{ text, concealed: undefined }]), []).persons, persons))
}

test("persons: comments are concealed", () => {
  const text = "Mw. Vos 06-12345678"
  const { persons, concealedPersons } = personsIn(
    reading(
      [table(seen)],
      [
        { text, concealed: "comment" },
        { text: "Sem Bakker 06-12345670", concealed: "comment" },
      ],
    ),
    [],
  )
  assert.deepEqual([persons, concealedPersons], [3, 1])
})

test("persons: the order of the rows does not matter, nor that some are there twice", () => {
  const rows = [
    "Piet Jansen|piet@voorbeeld.example",
    "Karin Vos|",
    "Sem Bakker|sem@voorbeeld.example",
    "Lotte Smit|",
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray([...rows, ...rows], { minLength: 8 }), (shuffled) => {
      assert.equal(personsOf(["Naam|E-mail", ...shuffled].join("\n")), 4)
    }),
  )
})

test("persons: no more than there are rows and addresses, whatever stands in them, and it never throws", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "Naam",
      "BSN",
      "Piet Jansen",
      "a@b.example",
      "999999990",
      "12-03-1985",
      "B.V.",
      "Totaal",
      ",",
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 20 }), fc.string(), (rows, text) => {
      const { persons, concealedPersons } = personsIn(
        reading(
          [
            { rows, concealed: undefined },
            { rows, concealed: "hidden-row" },
          ],
          [{ text, concealed: undefined }],
        ),
        [],
      )
      const signs = [...rows.flat(), text].join("").split("@").length - 1
      assert.ok(persons <= rows.length * 2 + signs + 1)
      assert.ok(concealedPersons <= persons)
    }),
  )
})

test("persons: identifiers of people who stand on an earlier sheet already", () => {
  const names = table("Naam|Afdeling\nPiet Jansen|Zorg\nKarin de Vries|Werk")
  const accounts = table("Naam|Rekening\nPiet Jansen|NL91ABNA0417164300\nKarin de Vries|NL91ABNA0417164300")
  const facts = personsIn(reading([names, accounts]), [])
  assert.deepEqual([facts.persons, facts.identifiers], [2, ["iban"]])
})

test("persons: identifiers in a column that the first row does not reach", () => {
  const short = table("Naam|Telefoon|Paspoortnummer\nPiet Jansen\nKarin de Vries||NXR8K2HD9")
  assert.deepEqual(personsIn(reading([short]), []).identifiers, ["passport"])
})

const tellings: readonly (readonly [says: string, lines: string, categories: readonly string[]])[] = [
  ["a diagnosis", "Naam|Diagnose\nPiet Jansen|PTSS\nKarin de Vries|PTSS", ["health"]],
  [
    "a diagnosis in a column of another name",
    "Naam|Opmerking\nPiet Jansen|heeft PTSS\nKarin Smit|",
    ["health"],
  ],
  [
    "a title above names and organisations",
    "Leden van de FNV\n\nNaam|Organisatie\nPiet Jansen|Gemeente Ede",
    ["union"],
  ],
  [
    "a street that is named after a church",
    "Naam|Adres\nPiet Jansen|Kerkstraat 12\nKarin Smit|Moskeeplein 3",
    [],
  ],
  ["the same without headings", "Piet Jansen|Kerkstraat 12\nKarin Smit|Moskeeplein 3", []],
  ["where people at a meeting work", "Naam|Organisatie\nPiet Jansen|FNV\nKarin Smit|GGZ Oost", []],
]
for (const [says, lines, categories] of tellings)
  test(`persons: ${says} tells ${categories.join() || "nothing"}`, () =>
    assert.deepEqual(personsIn(reading([table(lines)]), []).categories, categories))

const said = (text: string, concealed?: Concealment): DocumentText => ({ text, concealed })

test("persons: what a text says of somebody is told apart from what it is about", () => {
  const letter = personsIn(reading([], [said("Betreft: mevrouw Vos\nMevrouw Vos heeft PTSS.")]), [])
  assert.deepEqual(
    [letter.categories, letter.personal, letter.concealedPersonal],
    [["health"], ["health"], []],
  )
  const leaflet = personsIn(reading([], [said("Een folder over PTSS.")]), [])
  assert.deepEqual([leaflet.categories, leaflet.personal], [["health"], []])
})

test("persons: a list of who has what says it of them, whatever paper it is", () => {
  const list = "Mw. Aarts - dementie\nDhr. Bakx - longkanker\nMw. Crins - depressie\nDhr. Fok - hiv"
  assert.deepEqual(personsIn(reading([], [said(list)]), []).personal, ["health"])
})

test("persons: a comment or a removed sentence says it where nobody looks", () => {
  const texts = [said("Er vertrokken negen mensen."), said("Marieke Oud had een psychose.", "comment")]
  const { personal, concealedPersonal } = personsIn(reading([], texts), [])
  assert.deepEqual([personal, concealedPersonal], [[], ["health"]])
  const open = personsIn(reading([], [...texts, said("Marieke Oud had een psychose.")]), [])
  assert.deepEqual(open.concealedPersonal, [])
  const asked = personsIn(reading([], [said("Klopt deze zin?", "comment")]), [])
  assert.deepEqual(asked.concealedPersonal, [])
})
