import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { htmlText } from "./html-text.ts"
import { findQuotedBlocks } from "./quoted-header.ts"
import { newText, notOwn } from "./zone.ts"

const block =
  "Van: Jan <jan@example.nl>\nVerzonden: maandag\nAan: piet@example.org\nOnderwerp: Brief\n\nBeste Piet"

const ends: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["a text with nothing quoted", "Beste Jan,\n\nDank.", "Beste Jan,\n\nDank."],
  ["before a quoted header", `Dank.\n\n${block}`, "Dank."],
  [
    "before the line that Outlook draws above it",
    `Dank.\n\n________________________________\n${block}`,
    "Dank.",
  ],
  [
    "before an attribution with quoted lines",
    "Dank.\n\nOp 3-5-2026 12:46 schreef Jan <jan@example.nl>:\n> Beste Piet\n> dag\n",
    "Dank.",
  ],
  [
    "before an attribution with a text that is not marked",
    "Dank.\n\nOn 3/5/2026 12:46, Jan <jan@example.nl> wrote:\n\n    Dear",
    "Dank.",
  ],
  [
    "before a quoted header that is itself marked",
    `Dank.\n\n> Begin doorgestuurd bericht:\n>\n> ${block.replaceAll("\n", "\n> ")}`,
    "Dank.",
  ],
  ["before quoted lines without an attribution", "Dank.\n> Beste Piet\n>\n> dag", "Dank."],
  ["before a Dutch separator", "Dank.\n-----Oorspronkelijk bericht-----\nVan: Jan", "Dank."],
  ["before an English separator", "Dank.\n ----- Original Message ----- \ntext", "Dank."],
  ["before a forward", "Dank.\n---------- Forwarded message ---------\ntext", "Dank."],
  ["before a forward in Dutch", "Dank.\n-------- Doorgestuurd bericht --------\ntekst", "Dank."],
  ["before an introduced forward", "Dank.\nBegin doorgestuurd bericht:\n\ntekst", "Dank."],
  ["nothing new at all", block, ""],
  ["nothing new above a quote", "> een\n> twee", ""],
  ["dashes that separate nothing", "een\n-----\ntwee", "een\n-----\ntwee"],
  [
    "a word about forwarding is no separator",
    "Doorgestuurd heb ik het niet.",
    "Doorgestuurd heb ik het niet.",
  ],
  [
    "an answer below a quote",
    "Op 3-5-2026 12:46 schreef Jan:\n> vraag\n\nAntwoord",
    "Op 3-5-2026 12:46 schreef Jan:\n> vraag\n\nAntwoord",
  ],
  [
    "answers between quotes, and a quote at the end",
    "> een\nja\n> twee\nnee\n> drie",
    "> een\nja\n> twee\nnee",
  ],
]
for (const [name, text, expected] of ends) {
  test(`new text: ${name}`, () => {
    const { newEnd } = newText(text, findQuotedBlocks(text))
    assert.equal(text.slice(0, newEnd).trimEnd(), expected)
  })
}

const inline: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    "an answer below an attribution and its quote",
    "Op 3-5-2026 12:46 schreef Jan:\n> vraag\n\nAntwoord",
    ["Op 3-5-2026 12:46 schreef Jan:\n> vraag\n"],
  ],
  [
    "an empty line between the attribution and its quote",
    "On 3/5/2026 12:46, Jan wrote:\n\n> vraag\nAntwoord",
    ["On 3/5/2026 12:46, Jan wrote:\n", "> vraag\n"],
  ],
  ["answers between quotes", "> een\n> en\nja\n > twee\nnee", ["> een\n> en\n", " > twee\n"]],
  ["none at the end of the text", "ja\n> een", []],
]
for (const [name, text, expected] of inline) {
  test(`quoted lines: ${name}`, () => {
    const { quotedLines } = newText(text, findQuotedBlocks(text))
    assert.deepEqual(
      quotedLines.map(([start, end]) => text.slice(start, end)),
      expected,
    )
  })
}

function signatureOf(text: string): string {
  const { closing } = newText(text, findQuotedBlocks(text))
  return closing()
    .signatures.map(([start, end]) => text.slice(start, end))
    .join("|")
}

const signatures: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["the separator", "Dank.\n-- \nJan\n030 123", "-- \nJan\n030 123"],
  ["the separator without its space", "Dank.\n--\nJan", "--\nJan"],
  ["a closing in Dutch", "Dank.\n\nMet vriendelijke groet,\nJan", "Met vriendelijke groet,\nJan"],
  ["a closing with a name", "Dank.\nVriendelijke groeten, Jan de Wit", "Vriendelijke groeten, Jan de Wit"],
  ["a short closing", "Dank.\nmvg\nJan", "mvg\nJan"],
  ["a closing with points", "Dank.\nM.v.g.\nJan", "M.v.g.\nJan"],
  ["a formal closing", "Dank.\nHoogachtend,\nJan", "Hoogachtend,\nJan"],
  ["a closing in English", "Thanks.\nKind regards,\nJan", "Kind regards,\nJan"],
  ["a telephone in Dutch", "Dank.\n\nVerstuurd vanaf mijn iPhone", "Verstuurd vanaf mijn iPhone"],
  ["a telephone in English", "Thanks.\n\nSent from my iPhone", "Sent from my iPhone"],
  ["a program", "Dank.\n\nOutlook voor Android downloaden", "Outlook voor Android downloaden"],
  [
    "the first of several",
    "Dank.\nGroet,\nJan\n\nVerstuurd vanaf mijn telefoon",
    "Groet,\nJan\n\nVerstuurd vanaf mijn telefoon",
  ],
  ["none", "Dank.\nJan", ""],
  ["a closing behind a postscript", "Dank.\nGroet,\nJan\n\nP.S. Tot dan.\nGroet,\nJan", "Groet,\nJan"],
  ["none: a postscript follows", "Dank.\nGroet,\nJan\n\nP.S. De zaal is open.", ""],
  ["none: a postscript without points follows", "Dank.\nGroet,\nJan\n\nPS: De zaal is open.", ""],
  ["a name that begins like a postscript", "Dank.\nGroet,\nPsycholoog Jan", "Groet,\nPsycholoog Jan"],
  ["none: a word that begins alike", "Groetenkaarten zijn er nog.", ""],
  ["none: a sentence that begins alike", "Groeten van de hele afdeling, ook namens de directie.", ""],
  ["none: in a quote that is answered", "> Groet,\n> Jan\nDank.", ""],
  ["none: in the quote below", "Dank.\n> Groet,\n> Jan", ""],
]
for (const [name, text, expected] of signatures) {
  test(`signature: ${name}`, () => {
    assert.equal(signatureOf(text).trimEnd(), expected)
  })
}

const added: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["up to what is added", "Dank.\nGroet,\nJan\n\nNog even: de zaal is vol.", "Groet,\nJan\n\n"],
  [
    "another below what is added",
    "Dank.\nGroet,\nJan\nNog even: de zaal is vol.\nGroet,\nJan",
    "Groet,\nJan\n|Groet,\nJan",
  ],
  [
    "up to a sentence behind a disclaimer",
    "Groet,\nJan\nDenk aan het milieu. Nog even: hij is vol.",
    "Groet,\nJan\nDenk aan het milieu. ",
  ],
  [
    "up to a sentence between disclaimers",
    "Groet,\nJan\nDit bericht is alleen voor de geadresseerde.\nAnna Brouwer is ziek. De afzender is niet aansprakelijk.",
    "Groet,\nJan\nDit bericht is alleen voor de geadresseerde.\n",
  ],
  [
    "of the telephone alone",
    "Verstuurd vanaf mijn telefoon\n\nNog even: hij is vol.",
    "Verstuurd vanaf mijn telefoon\n\n",
  ],
  [
    "one with a motto",
    "Dank.\n-- \nAlles komt altijd weer op zijn pootjes.",
    "-- \nAlles komt altijd weer op zijn pootjes.",
  ],
  ["none of dashes above a text", "Dank.\n--\nAlles komt altijd weer op zijn pootjes.", "--\n"],
]
for (const [name, text, expected] of added)
  test(`signature: ${name}`, () => assert.equal(signatureOf(text), expected))

const FORM = "Van: loket\nAan: team\nDatum: 3 mei\nOnderwerp: hulpvraag\n\nTekst."
const MINUTES = "Aanwezig: Jan\nDatum: 3 mei\nVan: Jan\nAan: team\nOnderwerp: overleg\n\nTekst."
const LINE = "________________________________"
const ownOfNew: readonly (readonly [name: string, text: string, expected: string])[] = [
  ["a form is the sender's", `Dag.\n\n${FORM}`, `Dag.\n\n${FORM}`],
  ["minutes are", MINUTES, MINUTES],
  [
    "a move is",
    "Van: Utrecht\nNaar: Groningen\nDatum: 3 mei\nTekst.",
    "Van: Utrecht\nNaar: Groningen\nDatum: 3 mei\nTekst.",
  ],
  ["not lines with >", "Dag.\n> een\n> twee", "Dag."],
  ["not a block with an address", `Dank.\n\n${block}`, "Dank."],
  ["not one below a line", `Dank.\n\n${LINE}\n${FORM}`, "Dank."],
  [
    "not one below a line and emphasis",
    `Dank.\n\n${LINE}\n*Van:* loket\n*Aan:* team\n*Onderwerp:* x\n`,
    "Dank.",
  ],
  ["not what a separator says", "Dank.\n-----Oorspronkelijk bericht-----\nVan: Jan", "Dank."],
  [
    "not lines with > below an attribution",
    "Dank.\n\nOp 3-5-2026 12:46 schreef Jan <j@x.example>:\n> een",
    "Dank.",
  ],
]
for (const [name, text, expected] of ownOfNew) {
  test(`new text of what is neither an answer nor a forward: ${name}`, () => {
    const { newEnd } = newText(text, findQuotedBlocks(text), -1, [], false)
    assert.equal(text.slice(0, newEnd).trimEnd(), expected)
  })
}
test("a form in an answer is quoted", () => {
  const text = `Dag.\n\n${FORM}`
  assert.equal(newText(text, findQuotedBlocks(text)).newEnd, 6)
})

test("a closing with thirty lines behind it begins a signature, with thirty-one it does not", () => {
  const closing = (lines: number): string => `Dank.\nGroet,\n${"regel\n".repeat(lines)}`
  assert.equal(signatureOf(closing(30)).length, closing(30).length - 6)
  assert.equal(signatureOf(closing(31)), "")
})

test("of those behind a closing eight may be as long as those of a letter, nine are one", () => {
  const closing = (lines: number, units: number): string =>
    `Dank.\nGroet,\n${`${"x".repeat(units)}\n`.repeat(lines)}`
  assert.equal(signatureOf(closing(8, 61)).length, closing(8, 61).length - 6)
  assert.equal(signatureOf(closing(9, 59)).length, closing(9, 59).length - 6)
  assert.equal(signatureOf(closing(9, 61)), "")
})

test("a disclaimer counts for nothing behind a closing, however long it is", () => {
  const text = `Dank.\nGroet,\nJan\n\n${"Dit bericht is vertrouwelijk en alleen voor de geadresseerde; anderen krijgen het niet.\n".repeat(40)}`
  const { signatures: found, disclaimers } = newText(text, []).closing()
  assert.deepEqual(found, [[6, text.length]])
  assert.equal(text.slice(0, disclaimers[0]?.[0]).trimEnd(), "Dank.\nGroet,\nJan")
})

test("markup decides where there is some: the zone at the end, and quotes that are answered", () => {
  const html = "<p>een</p><blockquote>twee</blockquote><p>drie</p><blockquote>vier</blockquote>"
  const { text, quotedFrom, quotedRanges } = htmlText(html)
  const zones = newText(text, [], quotedFrom, quotedRanges)
  assert.equal(text.slice(0, zones.newEnd).trimEnd(), "een\ntwee\ndrie")
  assert.deepEqual(
    zones.quotedLines.map(([start, end]) => text.slice(start, end)),
    ["twee\n"],
  )
})

test("zones lie within any text, and quoted lines within the new text, in order", () => {
  const piece = fc.constantFrom(
    "Van: a@example.nl\n",
    "Aan: b@example.nl\n",
    "\n",
    "> ",
    "een",
    " ",
    "-- \n",
    "Groet,\n",
    "Nog even: Anna Brouwer is ziek. ",
    "-----Original Message-----\n",
    "Denk aan het milieu.\n",
    "Dit bericht is vertrouwelijk en voor de geadresseerde",
    "On 3-5-2026 12:46 X wrote:\n",
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.integer({ min: -1, max: 80 }),
      fc.boolean(),
      (pieces, quotedFrom, carriesOther) => {
        const text = pieces.join("")
        const zones = newText(text, findQuotedBlocks(text), quotedFrom, [], carriesOther)
        const { newEnd, quotedLines } = zones
        assert.ok(newEnd <= text.length)
        let last = 0
        for (const [start, end] of zones.closing().signatures) {
          assert.ok(start >= last && end > start && end <= newEnd)
          last = end
        }
        last = 0
        for (const [start, end] of quotedLines) {
          assert.ok(start >= last && end > start && end <= newEnd)
          last = end
        }
        last = 0
        for (const [start, end] of notOwn(zones)) {
          assert.ok(start >= last && end > start && end <= newEnd)
          last = end
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test("hundreds of thousands of lines are read to the end", () => {
  for (const text of [
    "> a\nb\n".repeat(100_000),
    "Groet,\n".repeat(100_000),
    "Groet,\nNog even: de zaal is vol.\n".repeat(100_000),
    `Groet,\n${"Anna van de ".repeat(100_000)}`,
    "\n".repeat(200_000),
    "> \n\n".repeat(100_000),
  ]) {
    const { newEnd, closing } = newText(text, findQuotedBlocks(text), -1, [], false)
    assert.ok(newEnd <= text.length && closing().signatures.length <= 31)
  }
})
