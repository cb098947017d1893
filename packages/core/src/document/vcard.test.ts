import assert from "node:assert/strict"
import { test } from "node:test"
import { fullDocumentBudget } from "./limits.ts"
import { readVcard } from "./vcard.ts"
import type { DocumentBudget, Reading } from "./document.ts"

function read(card: string, budget: Partial<DocumentBudget> = {}): Reading {
  return readVcard(Buffer.from(card), { ...fullDocumentBudget(), ...budget })
}

const HEADINGS = ["Naam", "E-mail", "Telefoon", "Geboortedatum", "Adres", "Organisatie"]
const card = (...lines: readonly string[]): string => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n")

const rows: readonly (readonly [name: string, lines: readonly string[], row: readonly string[]])[] = [
  [
    "4.0",
    [
      "VERSION:4.0",
      "FN:Jan Jansen",
      "N:Jansen;Jan;;;",
      "EMAIL:jan@voorbeeld.example",
      "TEL;VALUE=uri:tel:+31-20-555-0101",
      "BDAY:19850412",
      "ADR:;;Dorpsstraat 1;Utrecht;;1234 AB;Nederland",
      "ORG:Voorbeeld\\, BV;Zorg",
    ],
    [
      "Jan Jansen",
      "jan@voorbeeld.example",
      "+31-20-555-0101",
      "12-04-1985",
      "Dorpsstraat 1, Utrecht, 1234 AB, Nederland",
      "Voorbeeld, BV, Zorg",
    ],
  ],
  ["only a structured name", ["N:Vries;Karin;Maria;Dr.;"], ["Dr. Karin Maria Vries", "", "", "", "", ""]],
  [
    "groups, folding, several of a kind",
    ["item1.EMAIL;TYPE=home:karin@example.or", " g", "EMAIL:k@example.nl", "TEL:1", "TEL:1"],
    ["", "karin@example.org, k@example.nl", "1", "", "", ""],
  ],
  [
    "2.1 in quoted-printable over two lines",
    ["FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9 =", "Jansen", "TEL:1"],
    ["René Jansen", "", "1", "", "", ""],
  ],
]
for (const [name, lines, row] of rows) {
  test(`vcard: ${name}`, () =>
    assert.deepEqual(read(card(...lines)).tables, [{ rows: [HEADINGS, row], concealed: undefined }]))
}

test("vcard: one row for each card, notes as text, one that never ends too", () => {
  const { tables, texts, unread } = read(card("FN:Jan", "NOTE:let op\\nbel eerst") + "BEGIN:VCARD\r\nFN:Piet")
  assert.deepEqual(
    tables[0]?.rows.slice(1).map(([name]) => name),
    ["Jan", "Piet"],
  )
  assert.deepEqual(texts, [{ text: "let op\nbel eerst\n", concealed: undefined }])
  assert.equal(unread, undefined)
})

test("vcard: what has no card is broken; the budget ends it", () => {
  assert.equal(read("hallo").unread, "broken")
  assert.equal(read(card("FN:Jan"), { items: 6, units: 3 }).unread, undefined)
  assert.equal(read(card("FN:Jan"), { items: 5 }).unread, "beyond-limits")
  assert.equal(read(card("FN:Jan"), { units: 2 }).unread, "beyond-limits")
})
