import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { growsAtMost } from "../../../../tools/growth.ts"
import { foldPattern } from "./folding.ts"
import { SELECTION } from "./lexicon/selection.ts"
import { SIGNALS } from "./lexicon/signals.ts"
import { mayHoldTerm } from "./read-zone.ts"
import { mayBePrivate, readPrivateLetter, type LetterWords } from "./private-letter.ts"

function wordsOf(mail: string): LetterWords {
  const [subject = "", newText = ""] = mail.split(" || ")
  return { subject, newText, eventTitle: "" }
}

/** "subject || text", and the kinds of signals in it. */
for (const [mail, signals] of [
  ["Donderdag || Wat je vertelt blijft binnen de groep.", "discreet"],
  ["Donderdag || Stuur dit niet door, en verwijder deze mail daarna.", "discreet"],
  ["Thursday || Please don't tell anyone. What you say stays in the room.", "discreet"],
  ["Afspraak || De brief komt in een neutrale envelop, uw man hoeft het niet te weten.", "discreet home"],
  ["Vraag || Een aantal van jullie vroeg hoe het verder gaat.", "picked"],
  ["Question || Several of you asked what happens next.", "picked"],
  ["Bericht || Ik weet dat dit veel met je doet. Je staat er niet alleen voor.", "comfort"],
  ["Wednesday || It takes courage to come. You are not alone in this.", "comfort"],
  ["Gesprek || Jullie krijgen ieder een persoonlijk gesprek en mogen iemand meenemen.", "concern"],
  ["Next step || Bring your case file and someone with you.", "concern"],
  [
    "Regels || Wie twee keer gemist heeft, gaat uit de groep en dan moet ik het melden aan de rechter.",
    "authority duty",
  ],
  ["Saturday || No show without a doctor's note and it goes back to court.", "duty"],
  ["Excuses || Door een vergissing stond gisteren een lijst op de schijf met uw namen erop.", "leaked"],
  ["Papieren || Neem je loonstrook en bankafschriften mee.", "paper"],
  ["Overleg || Woensdag om tien uur in de kantine, neem je laptop mee.", ""],
  ["Newsletter || You can find the agenda and the minutes on the website.", ""],
] as const) {
  test(`${signals === "" ? "nothing private" : signals}: ${mail}`, () => {
    assert.equal([...readPrivateLetter(wordsOf(mail)).signals].toSorted().join(" "), signals)
  })
}

/** Said over two sentences that others were chosen; and what only looks like it. */
for (const [mail, rejects] of [
  [
    "Conrector || Dank voor jullie sollicitatie. Na ampel beraad is de keuze gevallen op iemand van buiten. Dat zal een teleurstelling zijn.",
    true,
  ],
  [
    "Selectiedag || Beste kandidaten, we hebben iemand anders gekozen. Jammer, want jullie presentaties waren goed.",
    true,
  ],
  [
    "Ronde twee || Wie niet door is naar de volgende ronde kan maandag bellen voor feedback op je case.",
    true,
  ],
  ["Proefles || Bedankt voor je proefles. Je bent het net niet geworden.", true],
  [
    "Chair of trustees || Thank you for coming in. The role has been offered to somebody else. Best of luck with your search.",
    true,
  ],
  ["Residency || You applied with a fine portfolio. You were not shortlisted this time.", true],
  ["Promotion round || You were passed over this year and that is hard.", true],
  // Those who choose, and others who are told of it.
  ["Selectie || Beste juryleden, jullie hebben een andere kandidaat gekozen dan ik. Jammer!", false],
  [
    "Nieuwe collega || Uit alle kandidaten hebben we iemand aangenomen: jullie nieuwe collega begint in mei. Helaas is zij vrijdags vrij.",
    false,
  ],
  ["Auditie || De auditie is vrijdag, neem je tekst mee.", false],
  ["Vacature || We zoeken nog iemand. Ken jij een kandidaat?", false],
  [
    "Opstelling || De keuze is gevallen op 4-3-3. Jammer voor wie op de bank zit, je auditie was goed.",
    false,
  ],
  ["Board || The panel has chosen somebody else. Unfortunately nobody was told.", false],
] as const) {
  test(`${rejects ? "a choice that the readers lost" : "no such choice"}: ${mail}`, () => {
    assert.equal(readPrivateLetter(wordsOf(mail)).rejects, rejects)
  })
}

test("a newsletter, a template and a game are no letters, whatever their words", () => {
  for (const end of ["Uitschrijven kan hier.", "Dit is een voorbeeldbrief.", "Het is een escaperoom!"]) {
    const { isLetter, rejects } = readPrivateLetter(
      wordsOf(`Selectie || Je sollicitatie: je bent het niet geworden. ${end}`),
    )
    assert.deepEqual([isLetter, rejects], [false, false], end)
  }
})

test("who speaks to nobody writes no letter", () => {
  assert.equal(readPrivateLetter(wordsOf("Verslag || De rechter sprak met de huisarts.")).isLetter, false)
})

test("a letter is read up to 8,192 units, subject included; what is longer is none", () => {
  const letter = (units: number): boolean =>
    readPrivateLetter({ subject: "", eventTitle: "", newText: "je ".padEnd(units - 4, "x ") }).isLetter
  assert.equal(letter(8_192), true)
  assert.equal(letter(8_193), false)
})

test("the quick look misses nothing that the reading finds", () => {
  const words = [...Object.values(SIGNALS), SELECTION.failed, SELECTION.chosen].flat()
  const said = fc.constantFrom(...words.filter((phrase) => !/[*…]/.test(phrase)))
  fc.assert(
    fc.property(said, said, (one, other) => {
      const letter = wordsOf(`x || ${one}.\n\n${other}.`)
      const { signals, rejects } = readPrivateLetter(letter)
      if (signals.size >= 2 || rejects) assert.equal(mayBePrivate(letter), true)
      // The first look at all mail is the same for terms and for these.
      if (mayBePrivate(letter)) assert.equal(mayHoldTerm(`${letter.subject}\n\n${letter.newText}`), true)
    }),
  )
})

/** Who greets several, or tells them that they were picked, speaks to them though he says neither "you" nor "your". */
for (const [mail, isLetter, isPublic] of [
  ["Zaterdag || Hallo allemaal, de bus gaat om negen uur.", true, false],
  ["Saturday || Dear all, the bus leaves at nine.", true, false],
  ["Vrijdag || Lieve mannen, vrijdag draait Hans plaatjes.", true, false],
  ["Vrijdag || De deur gaat om acht uur open.", false, false],
  ["Vrijdag || Hallo allemaal, lees verder op de site. Uitschrijven kan hier.", false, true],
] as const) {
  test(`${isLetter ? "a letter" : isPublic ? "for anybody" : "a notice"}: ${mail}`, () => {
    const read = readPrivateLetter(wordsOf(mail))
    assert.deepEqual([read.isLetter, read.isPublic], [isLetter, isPublic])
  })
}

for (const [name, lists] of Object.entries({ ...SIGNALS, ...SELECTION })) {
  test(`${name}: every phrase stands once`, () => {
    const folded = lists.map(foldPattern)
    assert.deepEqual(
      lists.filter((_phrase, index) => folded.indexOf(folded[index]!) !== index),
      [],
    )
  })
}

test("no text makes it slow, or throw", () => {
  const reading = (text: string, units: number) => (): unknown =>
    readPrivateLetter({ subject: "", eventTitle: "", newText: text.repeat(units).slice(0, units) })
  for (const text of ["je keuze is jouw zaak, niet ", "hou dit ", "Beste ", "adres locatie plek "])
    assert.ok(growsAtMost(30, reading(text, 800), reading(text, 8_000)), text)
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (newText) => {
      readPrivateLetter({ subject: newText, eventTitle: "", newText })
    }),
  )
})
