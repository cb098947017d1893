import assert from "node:assert/strict"
import { test } from "node:test"
import { invitesIn } from "./invitation.ts"

const PTSS =
  "Uitnodiging contactdag PTSS\n\nBeste deelnemer,\n\nU bent van harte uitgenodigd voor onze contactdag voor mensen met PTSS op dinsdag 3 juni om 10.00 uur."

const rows: readonly [why: string, name: string, text: string, expected: readonly string[]][] = [
  ["the letter says it", "bijlage.pdf", PTSS, ["health"]],
  ["its name does, where the letter was scanned", "Uitnodiging_contactdag-PTSS (2).pdf", "", ["health"]],
  ["those concerned, by the name", "uitnodiging lotgenoten borstkanker.pdf", "", ["health"]],
  [
    "in English",
    "invitation.docx",
    "Dear members,\n\nYou are invited to our meeting for people with debts. You have been getting debt counselling from us for a year.",
    ["debt"],
  ],
  ["a name that only mentions it", "uitnodiging depressie.pdf", "", []],
  ["a name that invites nobody", "contactdag PTSS.pdf", "", []],
  [
    "a letter that greets one person",
    "uitnodiging.docx",
    "Geachte heer Jansen,\n\nU bent uitgenodigd voor de groep voor mensen met PTSS op 3 juni.",
    [],
  ],
  [
    "a symposium",
    "uitnodiging symposium dementie.pdf",
    "Geachte collega,\n\nU bent van harte uitgenodigd voor ons symposium over dementie op 3 juni.",
    [],
  ],
  [
    "a training",
    "uitnodiging training schuldhulp.docx",
    "Beste collega's,\n\nJullie zijn uitgenodigd voor de training over schulden signaleren.",
    [],
  ],
  [
    "whoever wants to",
    "uitnodiging iftar.pdf",
    "Beste collega's,\n\nIedereen is welkom bij de iftar, gelovig of niet. U bent uitgenodigd.",
    [],
  ],
  ["an open day", "uitnodiging open dag GGZ.pdf", "", []],
  ["those who sit on it for others", "uitnodiging cliëntenraad GGZ.pdf", "", []],
  ["a drink", "uitnodiging nieuwjaarsborrel.pdf", "Beste collega's, jullie zijn uitgenodigd.", []],
  [
    "minutes",
    "notulen.docx",
    "Notulen cliëntenraad\nKarin nodigt de wethouder uit voor de contactdag PTSS.",
    [],
  ],
  ["a tender", "invitation to tender.pdf", "You are invited to tender for mental health services.", []],
]
for (const [why, name, text, expected] of rows)
  test(`an attached invitation: ${why}`, () => {
    assert.deepEqual(invitesIn(name, { texts: [{ text, concealed: undefined }], tables: [] }), expected)
  })

test("an attached invitation: neither a comment nor a workbook invites anybody", () => {
  assert.deepEqual(invitesIn("a.docx", { texts: [{ text: PTSS, concealed: "comment" }], tables: [] }), [])
  const tables = [{ rows: [["Naam", "Diagnose"]], concealed: undefined }]
  assert.deepEqual(invitesIn("uitnodiging lotgenoten borstkanker.xlsx", { texts: [], tables }), [])
})
