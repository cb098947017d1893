import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { htmlText } from "../mail/html-text.ts"
import { growsAtMost } from "../../../../tools/growth.ts"
import { observeSensitivity } from "./sensitivity.ts"

const personalIn = (newText: string): string =>
  observeSensitivity({ subject: "Overzicht", newText, eventTitle: "" }).personal.join()

const NAMES = (
  "Anke Brouwer|Bart Kok|Carla Smit|Dirk de Wit|Els van Dam|Farid El Amrani|Greet Vos|Hans Mulder|Iris Bos|Jan Peters|" +
  "Karin de Boer|Luuk Visser"
).split("|")
const TERMS =
  "depressie|burn-out|PTSS|ADHD|borderline|diabetes|epilepsie|MS|kanker|schizofrenie|autisme|hartfalen".split(
    "|",
  )
const letter = (lines: readonly string[]): string =>
  `Hoi allemaal,\n\nHierbij de lijst.\n\n${lines.join("\n")}\n\nGroet,\nJan`

describe("listed person: a term beside a name, in lines", () => {
  for (const between of [": ", " - ", " \u2013 ", "\t", " | ", "; ", ", "]) {
    test(`names, ${JSON.stringify(between)}, terms, and turned`, () => {
      assert.equal(personalIn(letter(NAMES.map((name, at) => name + between + TERMS[at]))), "health")
      assert.equal(personalIn(letter(NAMES.map((name, at) => TERMS[at] + between + name))), "health")
    })
  }
  for (const [says, lines, expected] of [
    ["in brackets", ["Bart Kok (burn-out)", "Xiu Li (depressie)"], "health"],
    ["as items", ["- Bart Kok: burn-out", "2. Carla Smit: ADHD"], "health"],
    ["of one person", ["Anke Brouwer: depressie"], "health"],
    ["with the surname first", ["Brouwer, A. - depressie"], "health"],
    ["with a date of birth between", ["Bart Kok, 12-03-1985, depressie"], "health"],
    ["with since when", ["Bart Kok: chronische depressie sinds maart, 50% inzetbaar"], "health"],
    [
      "one term and several names",
      ["Aangenomen: Dirk de Wit", "Afgewezen: Bart Kok, Carla Smit"],
      "rejection",
    ],
    [
      "a heading, and names below it",
      ["Afgewezen:", "- Anke Brouwer", "- Bart Kok", "- Carla Smit"],
      "rejection",
    ],
    ["in English", ["Rejected: Bart Kok and Carla Smit"], "rejection"],
    ["first names, of several", ["Petra: burn-out", "Ellen: kanker"], "health"],
    ["behind an arrow", ["Bart Kok -> depressie"], "health"],
    ["in columns of blanks", ["Bart Kok       depressie"], "health"],
    ["in quotation marks", ['"Bart Kok","depressie"'], "health"],
    ["with a remark", ["Bart Kok: depressie, gesprek 12 maart"], "health"],
    ["records", ["Naam: Anke Brouwer", "Geboren: 12-03-1985", "Diagnose: depressie"], "health"],
    [
      "money that is owed",
      ["Bart Kok: schulden 12.000", "Carla Smit: schulden 900", "Els Vos: schuldsanering"],
      "debt",
    ],
    ["benefits", ["Bart Kok: bijstand", "Carla Smit: bijstandsuitkering", "Els Vos: WIA"], "benefits"],
  ] as const)
    test(says, () => assert.equal(personalIn(letter(lines)), expected))
})

describe("listed person: tables", () => {
  const rows = NAMES.map((name, at) => [name, "Team Oost", TERMS[at]!])
  for (const [says, cell] of [
    ["cells", (value: string) => `<td>${value}</td>`],
    ["cells with paragraphs in them, as Word writes them", (value: string) => `<td><p>${value}</p></td>`],
  ] as const) {
    for (const heading of [[], [["Naam", "Afdeling", "Diagnose"]]])
      test(`${says}, ${heading.length === 0 ? "without" : "with"} headings`, () => {
        const table = [...heading, ...rows].map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")
        const { text } = htmlText(`<p>Hoi,</p><table>${table}</table><p>Groet,<br>Jan</p>`)
        assert.equal(personalIn(text), "health")
      })
  }
})

const neighbours: readonly (readonly [says: string, ...lines: readonly string[]])[] = [
  ["a programme", "Programma", "Bart Kok: depressie", "Carla Smit: ADHD", "Dirk de Wit: autisme"],
  ["times", "10.00 Bart Kok: depressie", "10:30 Carla Smit: ADHD"],
  ["speakers", "De sprekers zijn bekend:", "", "Bart Kok - depressie", "Carla Smit - ADHD"],
  ["speakers one knows well", "Sprekers", "Petra: depressie", "Ellen: ADHD", "Bart: PTSS", "Daan: autisme"],
  ["talks at lunch", "Lunchlezingen", "Burn-out: Bart Kok", "Depressie: Carla Smit"],
  ["workshops", "Workshop A: Bart Kok, depressie", "Workshop B: Carla Smit, burn-out"],
  ["tasks", "Bart Kok: folder depressie herschrijven", "Carla Smit: protocol PTSS nakijken"],
  ["who treats what", "Behandelteam", "Bart Kok (depressie)", "Carla Smit (ADHD)"],
  ["what they study", "Onderzoekslijnen", "Depressie: Bart Kok", "Dementie: Carla Smit"],
  ["portfolios", "Bart Kok: schulden", "Carla Smit: bijstand", "Dirk de Wit: huiselijk geweld"],
  ["whom to ask", "Schuldhulp: Bart Kok", "Bijstand: Carla Smit", "Huiselijk geweld: Els van Dam"],
  ["professions", "Bart Kok, psychiater", "Carla Smit, schuldhulpverlener", "Els van Dam, jeugdbeschermer"],
  ["books", "Bart Kok - Leven met depressie", "Carla Smit: Mijn burn-out en ik"],
  ["a charity run", "We lopen voor:", "Bart Kok: KWF Kankerbestrijding", "Carla Smit: Diabetesfonds"],
  ["parties", "Bart Kok (VVD)", "Carla Smit (PvdA)", "Els van Dam (CDA)"],
  ["who is absent today", "Afwezig: Carla Smit (ziek), Dirk de Wit (verlof)"],
  ["diets", "Dieetwensen lunch:", "Bart Kok: vegetarisch", "Carla Smit: notenallergie"],
  [
    "offers that were turned down",
    "De offertes zijn afgewezen:",
    "De Vries Bouw",
    "Jansen Schilders",
    "Van Dam Transport",
  ],
  [
    "changes that were turned down",
    "Afgewezen: wijziging 12, wijziging 14",
    "Goedgekeurd: wijziging 13 (Bart Kok)",
  ],
  ["a signature", "Dr. Bart Kok", "Head of Psychiatry, Addiction and Eating Disorders | Clinic for PTSD"],
  ["an enumeration", "We bespreken ADHD, autisme en depressie (Bart Kok)"],
  ["a podcast", "Onze podcast gaat over burn-out, depressie en angst, met Bart Kok, Carla Smit en Els Vos."],
  ["what somebody wrote", "Bart Kok schreef over rouw, verlies, depressie en hoop."],
  ["rooms", "Zaal 1 | Bart Kok | Burn-out"],
  ["who works where", "Petra: kantoor", "Ellen: thuis", "Bart: ziek"],
  ["minutes", "1. Opening (Bart Kok)", "2. Depressie onder jongeren (Carla Smit)"],
]
describe("listed person: who works on it has it not", () => {
  for (const [says, ...lines] of neighbours) test(says, () => assert.equal(personalIn(letter(lines)), ""))
})

describe("listed person: linear", () => {
  for (const row of ["Bart Kok: depressie\n", "Bart Kok\ndepressie\n", "Afgewezen:\nBart Kok\n\n"])
    test(JSON.stringify(row), () => {
      const reading = (rows: number) => (): unknown => personalIn(row.repeat(rows))
      assert.ok(growsAtMost(30, reading(90), reading(900)))
    })
})
