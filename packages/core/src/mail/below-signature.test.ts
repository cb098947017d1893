import assert from "node:assert/strict"
import { test } from "node:test"
import { contentFrom } from "./below-signature.ts"

const below = (text: string, begun = false): string | undefined => {
  const lines = text.split("\n").map((line) => ({ text: line, isClosing: false }))
  return lines[contentFrom(lines, begun)]?.text
}

const content: readonly (readonly [what: string, text: string, from: string])[] = [
  ["details of one person", "Petra Zomer\nCliënt: Anke Brouwer\nDiagnose: depressie", "Cliënt: Anke Brouwer"],
  ["a date of birth", "Petra Zomer\nGeboortedatum: 12-03-1981", "Geboortedatum: 12-03-1981"],
  ["a national number", "Petra Zomer\nBSN 2: x\nBSN: 000000012", "BSN: 000000012"],
  ["details in two cells", "Petra Zomer\nPatiënt\tAnke Brouwer", "Patiënt\tAnke Brouwer"],
  ["what introduces the details", "Petra\nNaam: Anke\nDiagnose: depressie", "Naam: Anke"],
  ["a form that was filled in", "Petra\nNaam: Anke\nReden: fraude", "Naam: Anke"],
  ["details in English", "Petra\nDate of birth: 12-03-1981", "Date of birth: 12-03-1981"],
  ["the head of a table of people", "Petra\nNaam | Uitslag\nA. B. | nee", "Naam | Uitslag"],
  ["two people by a common first name", "Petra\nAnke Brouwer, ziek\nBram Kok, thuis", "Anke Brouwer, ziek"],
  ["three of any name", "P\nXa Yb: nee\nXc van Yd (ja)\nXe Yf – nee", "Xa Yb: nee"],
  ["three common first names", "P\nAnne Brouwer\nBram Kok\nCarla Vis", "Anne Brouwer"],
  ["a list with marks", "P\nAfgewezen:\n- Anne, te duur\n2. Bram (te oud)", "Afgewezen:"],
  [
    "two rows with dates of birth",
    "P\nBrouwer; 12-03-1981; nee\nKok; 1-2-1979; ja",
    "Brouwer; 12-03-1981; nee",
  ],
  ["a last remark", "Petra\nNog even: de zaal is vol.", "Nog even: de zaal is vol."],
  ["what introduces a list", "Petra\nHieronder de namen:", "Hieronder de namen:"],
  ["a heading of several words", "Petra\nDe lijst van vandaag:\nx", "De lijst van vandaag:"],
  [
    "all readers",
    "Petra\nVan jullie wordt niemand dit jaar gekozen.",
    "Van jullie wordt niemand dit jaar gekozen.",
  ],
  [
    "a wish of the writer",
    "Petra\nWil je dit graag nog vandaag lezen.",
    "Wil je dit graag nog vandaag lezen.",
  ],
  ["what somebody did", "Petra\nBram heeft op zolder een bed.", "Bram heeft op zolder een bed."],
  ["what somebody of another name did", "Petra\nXa van Yb is nu de baas.", "Xa van Yb is nu de baas."],
  [
    "a sentence beside one of a signature",
    "Petra\nBram heeft griep. Ik werk op vrijdag.",
    "Bram heeft griep. Ik werk op vrijdag.",
  ],
  ["what several did", "Petra\nAlle kandidaten zijn afgewezen.", "Alle kandidaten zijn afgewezen."],
  ["a lady", "Petra\nMevrouw De Wit ligt helaas weer in bed.", "Mevrouw De Wit ligt helaas weer in bed."],
  ["a new letter", "Petra\nBeste collega's,\nTot dan.", "Beste collega's,"],
  ["a sentence first", "De zaal is open en er is koffie.\nPetra", "De zaal is open en er is koffie."],
]
for (const [what, text, from] of content)
  test(`below a closing: ${what} is content`, () => assert.equal(below(text), from))

const signatures: readonly (readonly [what: string, text: string])[] = [
  ["name, function, telephone", "Petra Zomer\nadviseur schuldhulpverlening\nTel. 030 123 45 67"],
  ["two-word lines with capitals", "Petra Zomer\nSenior Adviseur\nSociaal Domein\nGemeente Meerdam"],
  ["a card in one line", "Petra Zomer | adviseur | gemeente Meerdam\nT 030-1234567 | E p@meerdam.example"],
  ["labels of a card", "Naam: Petra Zomer\nFunctie: psycholoog\nAfdeling: GGZ\nKenmerk: 2026-11"],
  ["where patients turn to", "Petra\nPatiënt: bel 030-1234567\nCliënten: zie www.zorg.example"],
  ["working days", "Petra\nIk werk op maandag, dinsdag en donderdag; u kunt mij dan bellen."],
  ["absence", "Petra\nVan 1 tot 15 mei ben ik afwezig, laat u mij daarna iets weten."],
  ["opening hours", "Petra\nDe balie is open van 9 tot 12 uur\nGesloten op vrijdag:"],
  ["a motto", "Petra\nWij helpen inwoners met schulden om weer grip te krijgen."],
  [
    "a question to whoever reads",
    "Petra\nBent u slachtoffer van geweld? U bent niet alleen, laat het ons weten.",
  ],
  ["what an organisation does", "Petra\nStichting Hoop is er voor mensen met schulden."],
  ["whose desk it is", "Petra\nsecretaresse van de heer De Wit\nDe heer X. de Wit, wethouder"],
  ["an award", "Petra\nWij zijn vandaag uitgeroepen tot beste werkgever van het land!"],
  ["a vacancy", "Petra\nWil je bij ons werken: bekijk graag onze vacatures."],
  [
    "a meeting",
    "Petra\nKlik hier om deel te nemen aan de vergadering\nVergader-id: 123 456 789\nToegangscode: aBc12",
  ],
  [
    "a team",
    "Anke Brouwer, psychiater-voorzitter\nBram Kok, verpleegkundige\nCarla Vis, maatschappelijk werker",
  ],
  ["two who sign", "Anke Brouwer\nBram Kok\nvereniging voor mensen met reuma"],
  ["when two are there", "Anke Brouwer: ma, di\nBram Kok: werkdagen wo en do"],
]
for (const [what, text] of signatures)
  test(`below a closing: ${what} is a signature's`, () => assert.equal(below(text), undefined))

test("behind the mark of a mail program a sentence may be all of a signature", () => {
  const motto = "De beste tijd om te beginnen is altijd nu geweest."
  assert.deepEqual([below(motto), below(motto, true)], [motto, undefined])
})

test("a closing is neither, and does not begin the signature", () => {
  const lines = ["Groet,", "De zaal is open en er is koffie."].map((text, at) => ({
    text,
    isClosing: at === 0,
  }))
  assert.equal(contentFrom(lines, false), 1)
})
