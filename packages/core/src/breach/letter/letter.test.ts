import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { CATEGORIES, IDENTIFIERS } from "../../facts/facts.ts"
import type { BreachAccount } from "../account.ts"
import { attestationRequest } from "./attestation-request.ts"
import { namesNobodyElse, nobodyElse } from "./letter-check.ts"
import { letterHtml, letterPlain } from "./letter-text.ts"
import type { LetterText } from "./letter-text.ts"
import { LETTER_LIMITS, personalLetter } from "./letter.ts"
import type { LetterPerson, LetterPlan, PersonalLetter } from "./letter.ts"
import { readabilityOf } from "./readability.ts"
import { SAMPLE_ACCOUNT, SAMPLE_EVIDENCE, SAMPLE_PROFILE, samplePeople } from "../sample-account.ts"
import { CAUSES } from "../step.ts"
import { LANGUAGES } from "../words.ts"

const PLAN: LetterPlan = {
  account: SAMPLE_ACCOUNT,
  profile: SAMPLE_PROFILE,
  round: "first",
  happened: undefined,
  advice: undefined,
  groups: new Map(),
}
const PERSON: LetterPerson = {
  name: "Karin de Wit",
  address: "karin.dewit@post.example",
  isNameSure: false,
  language: "nl",
  group: "",
  own: "",
}
const FULLER: LetterPlan = {
  ...PLAN,
  round: "fuller",
  account: {
    ...SAMPLE_ACCOUNT,
    notified: [{ phase: "first", at: 0, reference: "AP-1", form: "{}" }],
    attestations: {
      asked: 112,
      answered: 61,
      answers: { deleted: 58, "not-opened": 2, forwarded: 1, printed: 0, kept: 0 },
    },
    measures: [
      {
        id: "1",
        kind: "improvement",
        text: "E-mail aan een groep gaat nu apart naar ieder",
        owner: "Hoofd P&O",
        due: undefined,
        closed: undefined,
      },
    ],
  },
}
const plain = (change: Partial<LetterPlan> = {}, person: Partial<LetterPerson> = {}): string =>
  letterPlain(personalLetter({ ...PLAN, ...change }, { ...PERSON, ...person }))

const questions: readonly [question: string, said: string][] = [
  ["what happened, and when", "Op 3 september 2026 stuurden wij een e-mail aan een groep mensen."],
  ["when it was noticed", "Wij merkten dit op 3 september 2026."],
  ["which data", "- dat de e-mail te maken had met gezondheid"],
  ["in whose hands they are", "Het bericht ging naar 112 mensen."],
  ["what may come of it", "Anderen weten nu misschien iets over u"],
  ["what the reader can do", "stuur hem niet door. Verwijder hem."],
  ["whom to ask", "Bel 14 010 op werkdagen van 9.00 tot 17.00 uur of mail naar vragen@voorbeeld.example."],
  ["where to complain", "autoriteitpersoonsgegevens.nl"],
  ["that more will come", "Dan krijgt u nog een brief van ons."],
]
for (const [question, said] of questions) {
  test(`letter: the first one says ${question}`, () => assert.ok(plain().includes(said), plain()))
}

const fuller: readonly [what: string, said: string][] = [
  ["whether data were destroyed", "- verwijderd: 58"],
  ["that answers cannot be checked", "Wij kunnen niet nagaan of dat klopt."],
  ["measures against the next time", "- E-mail aan een groep gaat nu apart naar ieder"],
  ["that it was reported", "Wij hebben dit gemeld bij de Autoriteit Persoonsgegevens."],
  ["that nobody was asked for advice", "Wij hebben anderen niet om advies gevraagd."],
]
for (const [what, said] of fuller) {
  test(`letter: the fuller one says ${what}`, () => {
    const written = letterPlain(personalLetter(FULLER, PERSON))
    assert.ok(written.includes(said), written)
    assert.ok(!written.includes("Hoofd P&O"), "owners of measures are nobody's business")
    assert.ok(!plain({ account: { ...FULLER.account, notified: [] } }).includes("gemeld bij"))
  })
}

test("letter: what officers typed comes in the place of ours, and what they left blank does not", () => {
  const typed = { nl: "Zo ging het.", en: "This is how." }
  const written = letterPlain(personalLetter({ ...FULLER, happened: typed, advice: typed }, PERSON))
  assert.ok(written.includes("Zo ging het. Wij merkten dit op"))
  assert.ok(!written.includes("Iedereen kon zien") && !written.includes("niet om advies gevraagd"))
  const blank = { nl: " ", en: " " }
  assert.deepEqual(
    personalLetter({ ...FULLER, happened: blank, advice: blank }, PERSON),
    personalLetter(FULLER, PERSON),
  )
})

test("letter: what is not known is said to be unknown", () => {
  const bare: BreachAccount = { ...SAMPLE_ACCOUNT, evidence: [], cause: undefined, awareness: undefined }
  const written = plain({ account: { ...bare, times: { ...bare.times, occurredFrom: undefined } } })
  for (const said of [
    "Kort geleden",
    "Wij zoeken nog uit om welke",
    "Wij zoeken nog uit wie",
    "nog niet wat",
  ]) {
    assert.ok(written.includes(said), said)
  }
})

test("letter: the words of the group and of the person stand in it, and no other group's", () => {
  const groups = new Map([
    ["staff", { nl: "U werkt bij ons.", en: "You work with us." }],
    ["former", { nl: "U werkte bij ons.", en: "You worked with us." }],
  ])
  const written = plain({ groups }, { group: "staff", own: "Uw telefoontje is verwerkt." })
  assert.ok(written.includes("U werkt bij ons.") && written.includes("Uw telefoontje is verwerkt."))
  assert.ok(!written.includes("U werkte bij ons."))
})

for (const [length, isWhole] of [
  [LETTER_LIMITS.paragraph, true],
  [LETTER_LIMITS.paragraph + 1, false],
] as const) {
  test(`letter: of a typed paragraph of ${length} characters ${isWhole ? "all" : "not all"} is written`, () =>
    assert.equal(plain({}, { own: "a".repeat(length) }).includes("a".repeat(length)), isWhole))
}

test("letter: the subject says nothing about what happened", () => {
  for (const language of LANGUAGES) {
    for (const plan of [PLAN, FULLER]) {
      const { subject } = personalLetter(plan, { ...PERSON, language })
      assert.doesNotMatch(subject, /lek|breach|health|gezond|112|voorbeeld/i)
    }
  }
})

test("letter: 112 letters, and each shows nobody but its reader", () => {
  const people = samplePeople(112)
  const isFine = nobodyElse(people, SAMPLE_PROFILE)
  const letters = people.map((person) => personalLetter(FULLER, { ...PERSON, ...person }))
  assert.equal(new Set(people.map(({ address }) => address)).size, 112)
  assert.deepEqual(
    letters.map((letter) => isFine(letter)),
    people.map(() => true),
  )
  for (const [at, letter] of letters.entries()) {
    assert.ok(letterPlain(letter).startsWith(`Geachte ${people[at]?.name},`), "each is by name")
  }
})

const slips: readonly [name: string, own: string, isFine: boolean][] = [
  ["nothing typed", "", true],
  ["the reader's own address", "Wij schrijven u op karin.dewit@post.example.", true],
  ["the organisation's desk", "Mail naar Vragen@voorbeeld.example.", true],
  ["the reader's own name", "Het gaat om Karin de Wit.", true],
  ["another address", "Ook piet.jansen@post.example kreeg de mail.", false],
  ["another name", "Ook Piet Jansen kreeg de mail.", false],
  ["another name in capitals and over a line end", "Ook PIET\nJANSEN kreeg de mail.", false],
  ["another name without its particle", "Ook Sanne Boer kreeg de mail.", false],
  ["another name that was turned around", "Ook Fatima Yilmaz kreeg de mail.", false],
  ["another name within the reader's own", "Beste Karin de Wit Bos.", true],
  ["a family name alone, which is a word too", "U kunt bij de boer terecht.", true],
]
for (const [name, own, isFine] of slips) {
  test(`letter: with ${name} it may ${isFine ? "leave" : "not leave"}`, () => {
    const people = [
      PERSON,
      { name: "Piet Jansen", address: "piet.jansen@post.example" },
      { name: "Sanne de Boer", address: "s@post.example" },
      { name: "Yilmaz, Fatima", address: "f@post.example" },
      { name: "Karin de Wit Bos", address: "karin.dewit@post.example" },
      { name: "Karin Wit", address: "k@post.example" },
    ]
    const letter = personalLetter(PLAN, { ...PERSON, own })
    assert.equal(namesNobodyElse(letter, people, SAMPLE_PROFILE), isFine)
  })
}

test("letter: desks and the organisation itself may be among the people concerned", () => {
  const desks = [
    PERSON,
    { name: "Gemeente Voorbeeld", address: "info@voorbeeld.example" },
    { name: "Bont & Blauw", address: "b@post.example" },
    { name: "Team Uw Gegevens", address: "team@voorbeeld.example" },
  ]
  const profile = { ...SAMPLE_PROFILE, name: "Bont & Blauw" }
  for (const each of [SAMPLE_PROFILE, profile]) {
    assert.ok(namesNobodyElse(personalLetter({ ...PLAN, profile: each }, PERSON), desks, each))
  }
})

const reach: readonly [what: string, phone: string, email: string, said: string][] = [
  ["by phone alone", "14 010", "", "Bel 14 010 op werkdagen van 9.00 tot 17.00 uur."],
  ["by mail alone", "", "vragen@voorbeeld.example", "Mail naar vragen@voorbeeld.example."],
  ["somehow", "", "", "Neem contact op met Gemeente Voorbeeld."],
]
for (const [what, phone, email, said] of reach) {
  test(`letter: the desk can be reached ${what}`, () => {
    const profile = { ...SAMPLE_PROFILE, desk: { ...SAMPLE_PROFILE.desk, phone, email } }
    assert.ok(plain({ profile }).includes(`\n${said}\n`), plain({ profile }))
  })
}

test("letter: of a list in an attachment it does not say that the reader got the mail", () => {
  const listed = { ...SAMPLE_EVIDENCE.listed, attached: 60 }
  const evidence = [{ ...SAMPLE_EVIDENCE, visible: 1, introductions: 0, exposures: 0, listed }]
  const written = plain({ account: { ...SAMPLE_ACCOUNT, cause: "wrong-attachment", evidence } })
  assert.ok(written.includes("- uw e-mailadres"))
  assert.ok(!written.includes("dat u deze e-mail kreeg") && !written.includes("Kreeg u die e-mail"))
})

test("letter: hostile words stay words", () => {
  const own = `<script>alert(1)</script> & "quoted" <img src=x onerror=alert(1)>\u202Egnp.exe\u0007`
  const letter = personalLetter(PLAN, { ...PERSON, own })
  const html = letterHtml(letter)
  assert.doesNotMatch(html, /<script|<img|\u202E|\u0007/)
  assert.ok(html.includes("&lt;script&gt;"))
  assert.ok(letterPlain(letter).includes("<script>alert(1)</script>"), "plain text is what was typed")
  assert.doesNotMatch(letterPlain(letter), /[\u0000-\u0009\u000B-\u001F\u202A-\u202E]/)
})

test("letter: no text can add an element to its HTML", () => {
  const shapeOf = (html: string): string => html.replaceAll(/[^<>]+(?=<)/g, "")
  const expected = shapeOf(letterHtml(personalLetter(PLAN, { ...PERSON, own: "x" })))
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "binary", maxLength: 200 }), (own) => {
      const html = letterHtml(personalLetter(PLAN, { ...PERSON, own: `x${own.replaceAll(/\s/gu, "")}` }))
      assert.equal(shapeOf(html), expected)
    }),
  )
})

/** Every letter that Sluis writes by itself. */
function everyLetter(language: "nl" | "en"): readonly [name: string, letter: LetterText][] {
  const evidence = {
    ...SAMPLE_EVIDENCE,
    membership: CATEGORIES,
    content: CATEGORIES,
    identifiers: IDENTIFIERS,
  }
  const person = { ...PERSON, language }
  const letters: [string, LetterText][] = CAUSES.flatMap((cause) =>
    [PLAN, FULLER].map((plan): [string, PersonalLetter] => [
      `${plan.round} ${cause}`,
      personalLetter({ ...plan, account: { ...plan.account, cause, evidence: [evidence] } }, person),
    ]),
  )
  const bare = { ...SAMPLE_ACCOUNT, evidence: [] }
  const request = { profile: SAMPLE_PROFILE, sentAt: 0, link: "https://voorbeeld.example/b/1", until: 0 }
  return [
    ...letters,
    ["first, nothing known", personalLetter({ ...PLAN, account: bare }, person)],
    ["fuller, nothing known", personalLetter({ ...FULLER, account: bare }, person)],
    ["request", attestationRequest(request, person)],
  ]
}
for (const language of LANGUAGES) {
  test(`letter: all of our own in ${language} can be read by nearly everybody`, () => {
    for (const [name, letter] of everyLetter(language)) {
      assert.deepEqual(readabilityOf(letterPlain(letter), language), [], name)
    }
  })
}

test("request: asks to delete, gives every answer and a link, and says that the duty to report stays", () => {
  const link = "https://sluis.voorbeeld.example/antwoord/abc"
  const letter = attestationRequest(
    { profile: SAMPLE_PROFILE, sentAt: SAMPLE_EVIDENCE.sentAt, link, until: 1_790_000_000_000 },
    PERSON,
  )
  const written = letterPlain(letter)
  for (const said of [
    "Geachte Karin de Wit,",
    "Op 3 september 2026 kreeg u een bericht",
    "Wilt u het bericht verwijderen?",
    "Ik heb het bericht geprint.",
    link,
    "Andere ontvangers zien uw antwoord niet.",
    "Dat blijft zo, ook als u het bericht verwijdert.",
  ]) {
    assert.ok(written.includes(said), said)
  }
  assert.ok(letterHtml(letter).includes(`<a href="${link}">`))
  assert.ok(namesNobodyElse(letter, [PERSON, ...samplePeople(20)], SAMPLE_PROFILE))
})

for (const link of ["javascript:alert(1)", `https://x.example/"onclick="y`, "http://x.example"]) {
  test(`request: ${link} is text and no link`, () =>
    assert.doesNotMatch(
      letterHtml(attestationRequest({ profile: SAMPLE_PROFILE, sentAt: 0, link, until: 0 }, PERSON)),
      /<a /,
    ))
}
