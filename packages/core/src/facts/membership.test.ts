import assert from "node:assert/strict"
import { test } from "node:test"
import type { RegisteredMembers } from "./memory.ts"
import { membershipOf, personalOf } from "./membership.ts"
import { observeSensitivity } from "./sensitivity.ts"
import type { Told } from "./told.ts"

type Circle = {
  /** People who have nothing in common but the sender. */
  readonly clients?: boolean
  readonly visible?: number
  readonly host?: string
  readonly toOne?: boolean
  readonly list?: RegisteredMembers
  /** By what was learnt. */
  readonly told?: Pick<Told, "likelihood" | "category">
}

/** "certain health", "none", of "subject || text". */
function said(
  mail: string,
  { clients = false, visible = 5, host = "voorbeeld.example", toOne = false, list, told }: Circle = {},
): string {
  const [subject = "", newText = ""] = mail.split(" || ")
  const letter = { subject, newText, eventTitle: "" }
  const { sensitivity, categories } = membershipOf({
    words: observeSensitivity(letter),
    list,
    areClients: () => clients,
    isToOne: () => toOne,
    visible,
    sender: { host, local: "info", name: "" },
    letter: () => letter,
    told: () => told && { ...told, zone: "text", start: 0, end: 4 },
    invites: () => [],
  })
  return [sensitivity, ...categories].join(" ")
}

for (const [what, mail, circle, expected] of [
  [
    "two signals are enough, whoever reads",
    "Even bijpraten || Jullie alle vijf horen morgen meer. Hou het nog even onder ons, want we zeggen dat het om het rooster gaat.",
    {},
    "certain",
  ],
  ["one isn't, among colleagues", "Rooster || Hou het nog onder ons, jullie krijgen taart.", {}, "none"],
  [
    "who was put on a list for a training isn't told anything by it",
    "Training || De training over huiselijk geweld is dinsdag. Jullie vijf zijn ingeschreven.",
    {},
    "assumed domestic-violence",
  ],
  [
    "who signed is, where a term says what",
    "Saturday || You four are the only ones who signed so far. Ask about the union dues at the diner, no cameras.",
    {},
    "certain union",
  ],
  [
    "to clients one is",
    "Vrijdag || De deur blijft dicht. Kom via de achterdeur, dan laat ik je binnen.",
    { clients: true },
    "certain",
  ],
  [
    "but not what any school writes",
    "Vrijdag || Neem een broodje mee voor je kind.",
    { clients: true },
    "none",
  ],
  [
    "a term that nobody was called and one signal tell together what it is",
    "Vragen || Een aantal van jullie vroeg naar de bijstand.",
    {},
    "certain benefits",
  ],
  ["the same term without", "Planning || De bijstand staat dinsdag op de lijst.", {}, "assumed benefits"],
  [
    "a choice that the readers lost",
    "Conrector || Dank voor jullie sollicitatie. De keuze is gevallen op iemand van buiten. Jammer!",
    {},
    "certain rejection",
  ],
  [
    "who sends it, to people who have nothing else in common",
    "Zaterdag || De bus rijdt niet. Kom je op de fiets?",
    { clients: true, host: "reclassering-kust.example" },
    "certain crime",
  ],
  [
    "colleagues of that sender",
    "Zaterdag || De bus rijdt niet. Kom je op de fiets?",
    { host: "reclassering-kust.example" },
    "none",
  ],
  [
    "volunteers of that sender",
    "Zaterdag || Beste kookvrijwilligers, de bus rijdt niet. Kom je op de fiets?",
    { clients: true, host: "reclassering-kust.example" },
    "none",
  ],
  [
    "a letter to one, with others in copy",
    "Uw uitkering || U ontvangt een bijstandsuitkering.",
    { toOne: true },
    "assumed benefits",
  ],
  [
    "a registered list, whatever the words",
    "Koffie || Tot morgen.",
    { list: { name: "Nazorg", reveals: ["health"], size: 5, members: [0, 1] } },
    "certain health",
  ],
] as const) {
  test(`${what}: ${expected}`, () => assert.equal(said(mail, circle), expected))
}

test("gardeners who read of sick plants are not ill, as long as they are fewer than ten", () => {
  const mail = "Tuin || Beste tuinders, kanker in de appelbomen: snoeien jullie zelf?"
  assert.equal(said(mail, { clients: true, visible: 9 }), "assumed health")
  assert.equal(said(mail, { clients: true, visible: 10 }), "certain health")
  assert.equal(said(mail.replace("tuinders", "mensen"), { clients: true, visible: 9 }), "certain health")
})

/** To five who have nothing in common but the sender: what is named in the letter, and who sends it, is why they get it. */
for (const [mail, host, expected] of [
  // It speaks to nobody: a notice.
  ["Zaal || De zaal is dicht. De bijstand staat op de lijst.", "wijkhuis.example", "assumed benefits"],
  [
    "Zaal || De zaal is dicht. De bijstand staat op de lijst. Neem je jas mee.",
    "wijkhuis.example",
    "certain benefits",
  ],
  ["Iftar || Salaam allemaal, de iftar is vrijdag na zonsondergang.", "zuid.example", "certain religion"],
  ["Thursday || Dear all, chemotherapy and food. Doors at ten.", "centre.example", "certain health"],
  // Who sends it, though it names nothing and nobody.
  ["Zaterdag || De bus rijdt niet.", "reclassering-kust.example", "certain crime"],
  [
    "Uitgifte || Beste klanten, in de kerstweek is het op woensdag.",
    "voedselbank-oost.example",
    "certain benefits",
  ],
  ["Doors || Doors at six on Elm Estate.", "northgatefertility.example", "certain health"],
  // What is said does not hide who says it, nor the other way round.
  [
    "Kring || Beste broeders en zusters, wij lezen Ruth. Uw bijbelstudie begint om acht uur.",
    "genderteam-oost.example",
    "certain religion sexuality",
  ],
  [
    "Bezoekdag || Lieve moeders, de bus gaat zondag. Na de chemotherapie is er soep.",
    "gevangenenzorg.example",
    "certain health crime",
  ],
  [
    "Aanvraag || Uw bijstand loopt door. In de gevangenis moet u zich melden bij de balie.",
    "gemeente.example",
    "certain benefits crime",
  ],
  // Those who get it for their work, and what was written for anybody.
  [
    "Moskee || Beste aannemers, de tekeningen van de moskee zitten erbij.",
    "architect.example",
    "assumed religion",
  ],
  [
    "Subsidie || Geachte werkgever, u kunt loonkostensubsidie aanvragen voor wie een arbeidsbeperking heeft.",
    "loket.example",
    "assumed health benefits",
  ],
  [
    "Transitievergoeding || Geachte relatie, de regels voor de transitievergoeding veranderen.",
    "accountant.example",
    "assumed dismissal",
  ],
  [
    "Intervisie || Beste vrijwilligers, neem een casus over bijstand mee.",
    "budget.example",
    "assumed benefits",
  ],
  [
    "Nieuws || De bijstand gaat omhoog. Bekijk online. Uitschrijven kan hier.",
    "krant.example",
    "assumed benefits",
  ],
  // What nobody has.
  ["Opening || Vanaf maandag is de winkel open om acht uur.", "winkel.example", "none"],
  ["Dinner || Dear friends, thank you for your support of the museum.", "museum.example", "none"],
] as const) {
  test(`a few strangers: ${expected}: ${mail}`, () => {
    assert.equal(said(mail, { clients: true, visible: 5, host }), expected)
  })
}

test("colleagues are told nothing by what a letter only names", () => {
  for (const mail of [
    "Zaal || De zaal is dicht. De bijstand staat op de lijst.",
    "Donderdag || Beste collega's, we bespreken twee uithuisplaatsingen en een ondertoezichtstelling.",
  ])
    assert.match(said(mail, { visible: 5, host: "voedselbank-oost.example" }), /^assumed/)
})

test("what colleagues told the sender one by one is what the letter names", () => {
  const rest = "De kring begint in oktober. Het gaat over burn-out. Tot dan!"
  const told = `Kring || Ik heb ieder van jullie apart gesproken. ${rest}`
  assert.equal(said(told, { visible: 12 }), "certain health")
  assert.equal(said(`Kring || Ik heb iedereen gemaild. ${rest}`, { visible: 12 }), "assumed health")
  const other = "Kring || I spoke with each of you about the budget. The room is booked. See you then!"
  assert.equal(said(other, { visible: 12 }), "none")
})

test("what is longer than a letter is a document, and says nothing of a few who get it", () => {
  const mail = (units: number): string =>
    `Zaal || ${"De bijstand staat op de lijst. Neem je jas mee. ".padEnd(units - 8, "zin ")}`
  assert.equal(said(mail(8_192), { clients: true, visible: 9 }), "certain benefits")
  assert.equal(said(mail(8_193), { clients: true, visible: 9 }), "assumed benefits")
})

test("a few are written to of what concerns them: there less is enough than for many", () => {
  const mail = "Papieren || Neem je loonstrook mee, ook die van je partner. De bijstand staat op de lijst."
  assert.equal(said(mail, { visible: 9 }), "certain benefits")
  assert.equal(said(mail, { visible: 10 }), "assumed benefits")
})

test("a music school may write to twelve families", () => {
  const mail = "Muziekles || Beste ouders, de les van maandag vervalt. Uw kind krijgt een andere tijd."
  assert.equal(said(mail, { clients: true, visible: 12 }), "none")
})

test("who alone sees the message learns of nobody", () => {
  const mail =
    "Even bijpraten || Jullie alle vijf horen morgen meer. Hou het stil, want directie weet het nog niet."
  assert.equal(said(mail, { visible: 1 }), "none")
  assert.equal(said(mail, { visible: 2 }), "certain")
})

for (const [what, mail, toOne, identified, expected] of [
  [
    "whom a letter to one is about",
    "Besluit || Geachte mevrouw Bos, u krijgt een bijstandsuitkering. De afbetaling van de schuldsanering bespreken wij dinsdag.",
    true,
    false,
    "debt benefits",
  ],
  [
    "a letter to one with a number in it",
    "Uitslag || Geachte heer Bos, de hiv-test is klaar.",
    true,
    true,
    "health",
  ],
  ["a letter to one that mentions it", "Nieuws || Geachte heer Bos, de hiv-test is klaar.", true, false, ""],
  ["the same to many", "Nieuws || Beste mensen, de hiv-test is klaar.", false, true, ""],
] as const) {
  test(`said of one person: ${what}: ${expected === "" ? "nothing" : expected}`, () => {
    const [subject = "", newText = ""] = mail.split(" || ")
    const words = observeSensitivity({ subject, newText, eventTitle: "" })
    assert.equal(
      personalOf(
        words,
        () => toOne,
        () => identified,
      ).join(" "),
      expected,
    )
  })
}

for (const [what, mail, circle, expected] of [
  [
    "what is likely of clients is enough",
    "Dinsdag || Tot dan!",
    { clients: true, likelihood: 0.71 },
    "certain health",
  ],
  ["what is less likely isn't", "Dinsdag || Tot dan!", { clients: true, likelihood: 0.69 }, "none"],
  ["nor what is likely of colleagues", "Dinsdag || Tot dan!", { likelihood: 0.99 }, "none"],
  [
    "but beside a word of the same, if it is very likely",
    "Dinsdag || Het gaat over diabetes. Tot dan!",
    { likelihood: 0.76 },
    "certain health",
  ],
  ["and not less", "Dinsdag || Het gaat over diabetes. Tot dan!", { likelihood: 0.74 }, "assumed health"],
  [
    "nor beside a word of something else",
    "Dinsdag || Het gaat over de schuldsanering. Tot dan!",
    { likelihood: 0.76 },
    "assumed debt",
  ],
  [
    "what is written for anybody tells nobody anything",
    "Nieuwsbrief || U ontvangt deze nieuwsbrief omdat u zich heeft aangemeld. Afmelden kan hier.",
    { clients: true, likelihood: 0.99 },
    "none",
  ],
  [
    "words of a few colleagues are believed where a sentence is somewhat like it",
    "Dinsdag || Jullie hebben diabetes.",
    { likelihood: 0.26 },
    "certain health",
  ],
  ["and not where none is", "Dinsdag || Jullie hebben diabetes.", { likelihood: 0.24 }, "assumed health"],
  [
    "those of many where one is a little like it",
    "Dinsdag || Jullie hebben diabetes.",
    { visible: 10, likelihood: 0.21 },
    "certain health",
  ],
  [
    "and not where none is",
    "Dinsdag || Jullie hebben diabetes.",
    { visible: 10, likelihood: 0.19 },
    "assumed health",
  ],
  [
    "what is called after a circle is believed anyhow",
    "Contactdag diabetes || De bus gaat om acht uur. Jullie hoeven niets mee te nemen.",
    { likelihood: 0 },
    "certain health",
  ],
  [
    "what is called otherwise isn't, by a few",
    "Jullie diabetes || De bus gaat om acht uur. Jullie hoeven niets mee te nemen.",
    { likelihood: 0.24 },
    "assumed health",
  ],
  [
    "and is, by many",
    "Jullie diabetes || De bus gaat om acht uur. Jullie hoeven niets mee te nemen.",
    { visible: 10, likelihood: 0 },
    "certain health",
  ],
  [
    "words of many clients are",
    "Dinsdag || Jullie hebben diabetes.",
    { clients: true, visible: 10, likelihood: 0 },
    "certain health",
  ],
  [
    "those of a few where a sentence is the least like it",
    "Dinsdag || Jullie hebben diabetes.",
    { clients: true, likelihood: 0.16 },
    "certain health",
  ],
  [
    "and not where none is",
    "Dinsdag || Jullie hebben diabetes.",
    { clients: true, likelihood: 0.14 },
    "assumed health",
  ],
  ["one reader learns of nobody", "Dinsdag || Tot dan!", { visible: 1, likelihood: 0.99 }, "none"],
] as const) {
  test(`by what was learnt: ${what}`, () => {
    const { likelihood, ...readers } = circle
    assert.equal(said(mail, { ...readers, told: { likelihood, category: "health" } }), expected)
  })
}
