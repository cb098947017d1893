import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { findDisclaimers } from "./disclaimer.ts"
import { growsAtMost } from "../../../../tools/growth.ts"

/** What is left of the text where the disclaimers are cut out. */
function content(text: string): string {
  let rest = ""
  let from = 0
  for (const [start, end] of findDisclaimers(text, text.length)) {
    rest += text.slice(from, start)
    from = end
  }
  return (rest + text.slice(from)).trim()
}

const standing: readonly (readonly [name: string, disclaimer: string])[] = [
  [
    "who it is for, in Dutch",
    "Dit bericht is uitsluitend bestemd voor de geadresseerde. Gebruik door anderen is niet toegestaan.",
  ],
  [
    "who it is for, with attachments",
    "Deze e-mail en de eventuele bijlagen zijn vertrouwelijk en uitsluitend bedoeld voor de geadresseerde(n).",
  ],
  [
    "what it holds",
    "De informatie in dit e-mailbericht is vertrouwelijk. Indien u niet de beoogde ontvanger bent, wordt u verzocht de afzender te waarschuwen.",
  ],
  [
    "what it holds, sent",
    "De informatie verzonden met dit e-mailbericht is alleen bestemd voor de geadresseerde.",
  ],
  ["no rights", "Aan deze e-mail kunnen geen rechten worden ontleend."],
  ["no rights, of the contents", "Aan de inhoud van dit bericht kunnen geen rechten worden ontleend."],
  ["received in error", "Indien u dit bericht ten onrechte ontvangt, verzoeken wij u het te vernietigen."],
  ["not meant for you", "Bent u niet de geadresseerde? Neem dan contact op met de afzender."],
  [
    "no liability",
    "De gemeente Voorbeeld is niet aansprakelijk voor de onjuiste overbrenging van dit bericht, zie de voorwaarden.",
  ],
  ["a heading and its text", "DISCLAIMER\n\nDe inhoud is alleen voor de geadresseerde."],
  ["a heading on the same line", "Disclaimer: dit bericht is vertrouwelijk."],
  [
    "a heading that is drawn",
    "*** Proclaimer ***\nWij nemen vertrouwelijkheid serieus en de afzender helpt u.",
  ],
  [
    "confidential, in English",
    "This e-mail and any attachments are confidential and intended solely for the addressee.",
  ],
  [
    "received in error, in English",
    "If you are not the intended recipient, please notify the sender and delete this message.",
  ],
  [
    "unauthorised use",
    "Any unauthorised disclosure, copying or distribution is prohibited. Please notify us.",
  ],
  [
    "wrapped over lines",
    "Dit bericht is uitsluitend bestemd voor de persoon aan wie het is gericht.\nGebruik door anderen is\nniet toegestaan. De verzender is niet aansprakelijk voor\nschade.",
  ],
  [
    "in two languages",
    "Dit bericht is vertrouwelijk en alleen voor de geadresseerde.\n\nThis message is confidential and intended for the addressee only.",
  ],
  [
    "of several paragraphs",
    "Dit bericht is vertrouwelijk en alleen voor de geadresseerde.\n\nGemeente Voorbeeld sluit aansprakelijkheid uit; de afzender spreekt voor zichzelf.",
  ],
  ["the environment", "Denk aan het milieu voordat u deze e-mail print."],
  ["the environment, drawn", "** Denk aan het milieu! **"],
  ["the environment in English", "Please consider the environment before printing this e-mail."],
  ["a telephone", "Verzonden vanaf mijn iPhone"],
  ["a program", "Outlook voor iOS downloaden"],
  ["a virus scanner", "Virusvrij.www.avast.com"],
  ["a virus scanner's sentence", "This email has been checked for viruses by Voorbeeldscan."],
  ["a newsletter's reason", "U ontvangt deze mail omdat u bent ingeschreven voor onze nieuwsbrief."],
  ["a subscription without a subject", "U ontvangt deze mail omdat u bent ingeschreven."],
  [
    "a newsletter's reason in English",
    "You are receiving this email because you signed up for our newsletter.",
  ],
  ["a link to unsubscribe", "Afmelden"],
  ["a row of links", "Voorkeuren aanpassen | Afmelden <https://example.nl/u?x=1> | Privacyverklaring"],
  ["a sentence to unsubscribe", "Klik hier om u af te melden voor deze nieuwsbrief."],
  ["unsubscribe in English", "Unsubscribe from this list"],
]
for (const [name, disclaimer] of standing) {
  test(`disclaimer: ${name}`, () => {
    assert.equal(content(disclaimer), "")
    assert.equal(content(`Beste Jan,\n\nTot vrijdag.\n\n${disclaimer}\n`), "Beste Jan,\n\nTot vrijdag.")
  })
}

const banners: readonly (readonly [name: string, banner: string])[] = [
  ["a tag", "[EXTERN]"],
  ["a tag in English", "[External Email]"],
  ["from outside", "Let op: deze e-mail komt van buiten de organisatie. Klik niet op links."],
  ["an external sender", "EXTERNE E-MAIL: open geen bijlagen of links die u niet verwacht."],
  [
    "in English",
    "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.",
  ],
  [
    "seldom mail",
    "U ontvangt niet vaak e-mail van jan@example.nl. Meer informatie over waarom dit belangrijk is",
  ],
  ["in a browser", "Bekijk deze nieuwsbrief in uw browser"],
  ["in a browser, in English", "View this email in your browser"],
]
for (const [name, banner] of banners) {
  test(`banner: ${name}`, () =>
    assert.equal(content(`\n${banner}\n\nBeste Jan,\n\nDank.`), "Beste Jan,\n\nDank."))
}
test("a tag in front of the greeting is cut from it", () =>
  assert.equal(content("[EXTERN] Beste Jan,\nDank."), "Beste Jan,\nDank."))

const contents: readonly (readonly [name: string, text: string])[] = [
  ["a meeting for some", "Dit bericht is uitsluitend bestemd voor deelnemers aan de contactdag PTSS."],
  ["a confidence", "Dit bericht is vertrouwelijk: uw uitslag is positief."],
  ["why you get this", "U ontvangt deze mail omdat u zich hebt aangemeld voor de lotgenotendag."],
  [
    "the same, where a line ends in it",
    "U ontvangt deze mail omdat u zich hebt aangemeld\nvoor de lotgenotendag.",
  ],
  ["and by the other line end", "U ontvangt deze mail omdat u zich hebt aangemeld\r\nvoor de lotgenotendag."],
  [
    "why you get this, of a waiting list",
    "U ontvangt deze brief omdat u bent ingeschreven voor de wachtlijst van de kliniek.",
  ],
  ["cancelling", "Afmelden voor de contactdag kan tot vrijdag bij Els."],
  ["a warning", "Let op: de bijeenkomst op de externe locatie gaat niet door."],
  ["the environment as a subject", "Het milieu gaat ons allen aan."],
  ["a heading that begins alike", "Vertrouwelijk\n\nUw uitslag is binnen."],
  ["a letter about a person", "De informatie in dit bericht gaat over uw zoon."],
  ["contact as a heading", "Contact"],
  ["a banner in the middle", "Dank.\n\nLet op: deze e-mail komt van buiten de organisatie."],
  ["conditions", "Als u niet de juiste papieren hebt, belt u ons."],
]
for (const [name, text] of contents)
  test(`content: ${name}`, () => {
    assert.equal(content(text), text)
    assert.equal(content(`Beste Jan,\n\n${text}\n\nGroet,\nEls`), `Beste Jan,\n\n${text}\n\nGroet,\nEls`)
  })

const between: readonly (readonly [name: string, sentence: string])[] = [
  ["a person by name", "Anna Brouwer werkt hier vanaf morgen weer."],
  ["a lady", "Mevrouw De Wit wordt morgen geopereerd."],
  ["a name that few have", "Xander van Yb is morgen weer thuis."],
  ["people with something in common", "Ook mensen met schulden mogen mee."],
  ["what is no matter of lawyers", "Morgen om tien uur komt de hele groep bij elkaar."],
]
for (const [name, sentence] of between) {
  test(`content: a sentence between those of lawyers, ${name}`, () => {
    const [first, last] = [
      "Dit bericht is alleen voor de geadresseerde.",
      "De afzender is niet aansprakelijk.",
    ]
    assert.equal(content(`${first} ${sentence} ${last}`), sentence)
    assert.equal(content(`Beste Jan,\n\n${first}\n${sentence}\n${last}`), `Beste Jan,\n\n${sentence}`)
  })
}

test("content: a sentence between those of a banner, and one of lawyers that tells of a person", () => {
  assert.equal(
    content("Let op: van buiten de organisatie. Anna Brouwer is ziek. Klik niet op links."),
    "Anna Brouwer is ziek.",
  )
  const told = "Deze mail is vertrouwelijk: Anna Brouwer is ziek."
  assert.equal(content(told), told)
})

const matters: readonly (readonly [name: string, sentence: string])[] = [
  ["a thanks", "Bij voorbaat dank."],
  [
    "where it is registered",
    "Sint Xaverius is statutair gevestigd te Meerdam en ingeschreven onder nummer 12.",
  ],
  ["what to do", "Als dit bericht toch bij u is gekomen, verzoeken wij u contact met ons op te nemen."],
  ["what cannot be promised", "Elektronische communicatie is niet altijd veilig en foutloos."],
  ["whose opinion it is", "Meningen in dit bericht zijn die van de schrijver."],
  ["what may be in it", "Het kan gegevens van patiënten bevatten."],
]
for (const [name, sentence] of matters)
  test(`disclaimer: between other sentences of lawyers, ${name}`, () =>
    assert.equal(
      content(`Dit bericht is alleen voor de geadresseerde. ${sentence} De afzender is niet aansprakelijk.`),
      "",
    ))

const readers: readonly (readonly [text: string, isContent: boolean])[] = [
  ["U ontvangt deze mail omdat u op de verzendlijst staat van cliënten met schulden.", true],
  ["U ontvangt deze nieuwsbrief voor mensen met een depressie.", true],
  ["Klik hier om u af te melden voor deze nieuwsbrief voor lotgenoten.", true],
  ["You are receiving this newsletter for people living with HIV.", true],
  ["U ontvangt deze mail omdat u op de verzendlijst staat van de gemeente.", false],
  ["U ontvangt deze nieuwsbrief, net als alle mensen die zich hebben aangemeld.", false],
  ["Deze e-mail is verzonden aan inwoners van Meerdam die onze nieuwsbrief lezen.", false],
  ["You are receiving this newsletter with other people who signed up.", false],
]
for (const [text, isContent] of readers)
  test(`${isContent ? "content" : "disclaimer"}: ${text}`, () =>
    assert.equal(content(text), isContent ? text : ""))

test("what follows the last sentence of lawyers is content again", () => {
  assert.equal(
    content(
      "Dit bericht is vertrouwelijk en alleen voor de geadresseerde. U bent uitgenodigd voor de PTSS-dag.",
    ),
    "U bent uitgenodigd voor de PTSS-dag.",
  )
  assert.equal(
    content("Deze mail is alleen voor de geadresseerde.\nBeste Jan,\nUw uitslag is binnen."),
    "Beste Jan,\nUw uitslag is binnen.",
  )
})

test("a word that tells more than 500 units behind the last sentence is not reached", () => {
  const text = (units: number): string =>
    `Dit bericht is alleen voor de geadresseerde. ${"x".repeat(units)} vertrouwelijk.`
  assert.equal(content(text(499)), "")
  assert.equal(content(text(500)), `${"x".repeat(500)} vertrouwelijk.`)
})

test("ranges are in order, apart, within the limit, and begin where a line or a sentence does", () => {
  const piece = fc.constantFrom(
    "Dit bericht is vertrouwelijk",
    "de geadresseerde",
    ". ",
    "\n",
    "\n\n",
    "DISCLAIMER\n",
    "[EXTERN] ",
    "Afmelden\n",
    "Verzonden vanaf mijn iPhone\n",
    "aansprakelijk vertrouwelijk. ",
    "Beste Jan,\n",
    "> x\n",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(400), (pieces, cut) => {
      const text = pieces.join("")
      const limit = Math.min(cut, text.length)
      let last = 0
      for (const [start, end] of findDisclaimers(text, limit)) {
        assert.ok(start >= last && end > start && end <= limit)
        assert.ok(start === 0 || start === last || /\s/.test(text.charAt(start - 1)))
        last = end
      }
    }),
    { numRuns: 1000 },
  )
})

test("time grows no faster than the text, however it is made", () => {
  const pumps = [
    "Disclaimer\n",
    "Dit bericht is vertrouwelijk\n",
    "Dit bericht is vertrouwelijk en voor de geadresseerde.\n",
    "[EXTERN]\n",
    "Let op: ",
    "U ontvangt deze\n",
    "vertrouwelijk aansprakelijk. ",
    `vertrouwelijk aansprakelijk. ${"x".repeat(501)}\n\n`,
    "Afmelden | ",
    "de informatie in dit ",
    "\n",
    "- ",
    "Denk aan het milieu\n",
    "Anna van de ",
    "Disclaimer Anna van de ",
    "U ontvangt deze nieuwsbrief mensen met ",
    "Dit bericht is alleen voor de geadresseerde. Anna Brouwer is weer thuis. De afzender.\n",
  ]
  for (const pump of pumps) {
    const text = pump.repeat(Math.ceil(200_000 / pump.length))
    assert.ok(
      growsAtMost(
        6,
        () => findDisclaimers(text, text.length / 2),
        () => findDisclaimers(text, text.length),
        5,
      ),
      pump,
    )
  }
})
