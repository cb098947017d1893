import assert from "node:assert/strict"
import { test } from "node:test"
import { paperText } from "../paper/paper-text.ts"
import type { BreachAccount } from "./account.ts"
import { councilPaper } from "./council.ts"
import type { CouncilContext } from "./council.ts"
import { DAY } from "./clock/day.ts"
import { fgMessage } from "./letter/fg-message.ts"
import { letterPaper } from "./letter/letter-paper.ts"
import { letterPlain } from "./letter/letter-text.ts"
import { readabilityOf } from "./letter/readability.ts"
import { SAMPLE_ACCOUNT, SAMPLE_EVIDENCE, SAMPLE_PROFILE, SAMPLE_SENT_AT } from "./sample-account.ts"
import { statementPaper } from "./statement.ts"
import { LANGUAGES } from "./words.ts"

const NOW = SAMPLE_SENT_AT + 4 * DAY
const TOLD: Partial<BreachAccount> = {
  told: { people: 112, byHand: 0, firstAt: SAMPLE_SENT_AT + 3 * DAY },
  notified: [{ phase: "first", at: SAMPLE_SENT_AT + DAY, reference: "AP-77", form: "{}" }],
  measures: [
    {
      id: "1",
      kind: "improvement",
      text: "E-mail aan een groep gaat apart naar ieder",
      owner: "Hoofd P&O",
      due: "2026-12-01",
      closed: { kind: "canary", reference: "c-1", note: "" },
    },
  ],
}
const DISPROPORTIONATE: Partial<BreachAccount> = {
  people: { inform: false, reason: "Adressen ontbreken.", exception: "disproportionate" },
}

const statement = (change: Partial<BreachAccount> = {}, language: "nl" | "en" = "nl"): string =>
  paperText(statementPaper({ ...SAMPLE_ACCOUNT, ...change }, SAMPLE_PROFILE, { language, now: NOW }))
function council(change: Partial<BreachAccount> = {}, context: Partial<CouncilContext> = {}): string {
  const about: CouncilContext = { language: "nl", now: NOW, earlier: undefined, ...context }
  return paperText(councilPaper({ ...SAMPLE_ACCOUNT, ...change }, SAMPLE_PROFILE, about))
}

const statements: readonly [what: string, change: Partial<BreachAccount>, said: string][] = [
  ["when, where and why", {}, "Op 3 september 2026 ging er bij Gemeente Voorbeeld iets mis"],
  ["how many", {}, "Het gaat om 112 mensen."],
  ["which data", {}, "- gegevens over gezondheid"],
  ["that it is still to be decided who gets a letter", {}, "Wij bekijken nog wie wij een brief sturen."],
  ["that people got a letter", TOLD, "Dan hebt u van ons een persoonlijke brief gekregen."],
  ["that it was reported", TOLD, "Wij hebben dit gemeld bij de Autoriteit Persoonsgegevens."],
  ["what people can do, where it is the only notice", DISPROPORTIONATE, "Klik niet zomaar op een link"],
]
for (const [what, change, said] of statements) {
  test(`statement: says ${what}`, () => assert.ok(statement(change).includes(said), statement(change)))
}

test("statement: what officers do among themselves is not in it", () => {
  const text = statement({ ...TOLD, authority: { notify: true, reason: "Intern besproken." } })
  assert.ok(!text.includes("Hoofd P&O") && !text.includes("Intern besproken") && !text.includes("AP-77"))
})

for (const [what, text] of [
  ["a statement", statement({ summary: "Ook jan@post.example kreeg hem." })],
  ["answers to a council", council({ summary: "Ook jan@post.example kreeg hem." })],
] as const) {
  test(`statement: in ${what}, an officer is warned of a person's data`, () =>
    assert.ok(text.includes("(!!) In deze tekst staan misschien gegevens van een persoon: een e-mailadres.")))
}

for (const language of LANGUAGES) {
  test(`statement: our own words in ${language} can be read by nearly everybody`, () => {
    for (const change of [{}, TOLD, DISPROPORTIONATE]) {
      assert.deepEqual(readabilityOf(statement(change, language), language), [])
    }
  })
}

const councils: readonly [what: string, change: Partial<BreachAccount>, said: string][] = [
  [
    "what happened",
    {},
    "Een bericht ging naar 112 mensen. De ontvangers konden zien wie het nog meer kregen.",
  ],
  ["what an officer wrote first", { summary: "Dit ging mis." }, "Dit ging mis."],
  ["when it was certain", {}, "- redelijk zeker dat het een datalek was: 3 september 2026 om 11.05 uur"],
  ["that it was not decided yet whether to report", {}, "Nog niet besloten."],
  ["why it happened", {}, "De oorzaak: ontvangers zichtbaar voor elkaar."],
  ["when it was reported", TOLD, "Gemeld bij de Autoriteit Persoonsgegevens op 4 september 2026"],
  ["how long people had to wait", TOLD, "Dat was 2 dagen nadat wij het zeker wisten."],
  ["which measures are done", TOLD, "Waartegen: tegen herhaling; Stand: gereed"],
  [
    "why it was not reported",
    { authority: { notify: false, reason: "Geen risico." } },
    "Niet gemeld. Reden: Geen risico.",
  ],
  ["what is not known", { cause: undefined }, "- wat de oorzaak was"],
  [
    "who did not answer",
    {
      attestations: {
        asked: 112,
        answered: 100,
        answers: { deleted: 100, "not-opened": 0, forwarded: 0, printed: 0, kept: 0 },
      },
    },
    "- wat 12 ontvangers met het bericht hebben gedaan",
  ],
  [
    "that nobody got it",
    { nearMiss: true, evidence: [{ ...SAMPLE_EVIDENCE, outcome: "prevented" }] },
    "Niemand heeft het gekregen.",
  ],
]
for (const [what, change, said] of councils) {
  test(`council: is told ${what}`, () => assert.ok(council(change).includes(said), council(change)))
}

test("council: is told of earlier breaches where somebody counted them", () => {
  const earlier = { since: SAMPLE_SENT_AT - 365 * DAY, breaches: 3, sameCause: 2 }
  assert.ok(council({}, { earlier }).includes("waren er 3 andere datalekken. Met dezelfde oorzaak: 2."))
})

test("council: nine questions, each with an answer, and nobody's name", () => {
  const about = { language: "nl", now: NOW, earlier: undefined } as const
  const { blocks } = councilPaper({ ...SAMPLE_ACCOUNT, ...TOLD }, SAMPLE_PROFILE, about)
  assert.equal(blocks.filter(({ kind }) => kind === "heading").length, 9)
  for (const [at, { kind }] of blocks.entries())
    if (kind === "heading") assert.notEqual(blocks[at + 1]?.kind ?? "heading", "heading")
  assert.ok(!council(TOLD).includes("Hoofd P&O"))
})

test("FG: is told the facts and until when, in a mail that names nobody", () => {
  const message = fgMessage(SAMPLE_ACCOUNT, "nl", "https://sluis.voorbeeld.example/dossier/14")
  const text = letterPlain(message)
  assert.equal(message.subject, "Er is een datalekdossier geopend")
  for (const said of [
    "- Dossier: 2026-014",
    "- Van hoeveel mensen: 112 mensen",
    "- Ernst volgens ENISA: zeer hoog",
    "uiterlijk 6 september 2026 om 11.05 uur.",
    "https://sluis.voorbeeld.example/dossier/14",
  ]) {
    assert.ok(text.includes(said), said)
  }
})

test("FG: without a moment of certainty it says that there is none, and of a near miss no deadline", () => {
  const unsure = letterPlain(fgMessage({ ...SAMPLE_ACCOUNT, awareness: undefined }, "nl", ""))
  assert.ok(unsure.includes("Daarna is er 72 uur om te melden."))
  const near = letterPlain(fgMessage({ ...SAMPLE_ACCOUNT, nearMiss: true }, "nl", ""))
  assert.ok(near.includes("Bijna was er een datalek.") && !near.includes("uiterlijk"))
})

test("FG: the message as a paper says the same", () => {
  const message = fgMessage(SAMPLE_ACCOUNT, "en", "https://sluis.voorbeeld.example/dossier/14")
  const paper = letterPaper(message, { organisation: "Gemeente Voorbeeld", madeAt: NOW })
  assert.equal(paper.language, "en")
  assert.ok(paperText(paper).includes("- Severity by ENISA's method: very high"))
})

test("council: of one earlier breach it speaks as of one", () => {
  const earlier = { since: SAMPLE_SENT_AT - 365 * DAY, breaches: 1, sameCause: 0 }
  assert.ok(council({}, { earlier }).includes("was er 1 ander datalek. Met dezelfde oorzaak: 0."))
})

test("council: of one person who was told it speaks as of one", () => {
  const told = { people: 1, byHand: 0, firstAt: SAMPLE_SENT_AT + DAY }
  assert.ok(council({ told }).includes("1 persoon kreeg een persoonlijke brief"))
})
