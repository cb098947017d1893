import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { greetingOf } from "./greeting.ts"
import { growsAtMost } from "../../../../tools/growth.ts"

const one: readonly (readonly [line: string, name: string])[] = [
  ["Beste Karin,", "Karin"],
  ["Geachte mevrouw De Vries,", "De Vries"],
  ["Geachte mevrouw de Vries,", "de Vries"],
  ["Geachte heer Van der Berg,", "Van der Berg"],
  ["Geachte mevr. dr. J.M. de Vries-Jansen,", "J.M. de Vries-Jansen"],
  ["Geachte heer van 't Hof,", "van 't Hof"],
  ["Geachte heer/mevrouw Jansen,", "Jansen"],
  ["Zeer geachte heer Jansen,", "Jansen"],
  ["Goedemorgen Ahmed,", "Ahmed"],
  ["Goede middag Ahmed,", "Ahmed"],
  ["Good morning Tom,", "Tom"],
  ["Dear Mr. Smith:", "Smith"],
  ["Dear Mr Smith,", "Smith"],
  ["Hi Tom -", "Tom"],
  ["Hi Tom – the papers", "Tom"],
  ["Hi Tom. I have read it.", "Tom"],
  ["Hi Tom, thanks for the papers.", "Tom"],
  ["Hi again Tom,", "Tom"],
  ["Hallo, Karin,", "Karin"],
  ["Lieve Els", "Els"],
  ["Beste Karin de Wit,", "Karin de Wit"],
  ["Beste Anne-Marie,", "Anne-Marie"],
  ["Beste Zoë,", "Zoë"],
  ["BESTE KARIN,", "KARIN"],
  ["*Beste Karin,*", "Karin"],
  ["Dag Karin!", "Karin"],
  ["Ha Karin,", "Karin"],
  ["hoi karin,", "karin"],
  ["Karin,", "Karin"],
  ["Karin de Wit,", "Karin de Wit"],
  ["Mevrouw De Vries,", "De Vries"],
  ["Sehr geehrte Frau Weber,", "Weber"],
  ["Cher Pierre,", "Pierre"],
  ["Beste collega Jansen,", "Jansen"],
  ["Beste Karin hierbij de stukken", "Karin"],
]
for (const [line, name] of one) {
  test(`one: ${line}`, () => {
    const greeting = greetingOf(`\n${line}\n\nHierbij de stukken.`)
    assert.deepEqual([greeting?.kind, greeting?.names], ["one", [name]])
  })
}

const several: readonly (readonly [line: string, names: readonly string[]])[] = [
  ["Hoi Piet en Marie,", ["Piet", "Marie"]],
  ["Beste Karin, Piet en Marie,", ["Karin", "Piet", "Marie"]],
  ["Beste Karin, beste Piet,", ["Karin", "Piet"]],
  ["Hi Tom & Jane,", ["Tom", "Jane"]],
  ["Beste Karin/Piet,", ["Karin", "Piet"]],
  ["Piet en Marie,", ["Piet", "Marie"]],
  ["Geachte heer en mevrouw Jansen,", ["Jansen"]],
  ["Geachte familie Jansen,", ["Jansen"]],
  ["Beste Karin en collega's,", ["Karin"]],
  ["Beste Karin e.a.,", ["Karin"]],
  ["Hi Karin (and Bob),", ["Karin"]],
  ["Dag allemaal,", []],
  ["Hoi allen,", []],
  ["Beste collega's,", []],
  ["Collega's,", []],
  ["Beste leden van de commissie,", []],
  ["Beste ouders/verzorgers,", []],
  ["Beste OR-leden,", []],
  ["Beste oudercommissie,", []],
  ["Dear all,", []],
  ["Hi everyone!", []],
  ["Dear Colleagues,", []],
  ["Dames en heren,", []],
  ["Beste Team Zuid,", []],
  ["Beste relatie,", []],
]
for (const [line, names] of several) {
  test(`several: ${line}`, () => {
    const greeting = greetingOf(line)
    assert.deepEqual([greeting?.kind, greeting?.names], ["several", names])
  })
}

const none: readonly string[] = [
  "Beste heer/mevrouw,",
  "Beste heer, mevrouw,",
  "Geachte heer of mevrouw,",
  "Geachte mevrouw,",
  "Dear Sir or Madam,",
  "Dear Sir,",
  "L.S.",
  "LS,",
  "To whom it may concern:",
  "Goedemorgen,",
  "Goedemorgen, hierbij de stukken.",
  "Hallo!",
  "Hi,",
  "Hi there,",
  "Lieve schat,",
  "Beste buurvrouw,",
]
for (const line of none) {
  test(`nobody named: ${line}`, () => {
    const greeting = greetingOf(`${line}\nHierbij.`)
    assert.deepEqual([greeting?.kind, greeting?.names], ["none", []])
  })
}

const absent: readonly string[] = [
  "",
  "Hierbij de stukken.",
  "Beste is om dit vrijdag te doen.",
  "Dag van de leraar",
  "Helaas,",
  "Thanks,",
  "Prima, tot vrijdag.",
  "Vrijdag,",
  "Karin, kun je bellen?",
  "Ter info.\n\nBeste Karin,",
  "Hierbij de tekst voor Karin:\n\nBeste Karin,",
  "Met Karin gebeld,",
]
for (const text of absent) test(`no greeting: ${text}`, () => assert.equal(greetingOf(text), undefined))

const above: readonly (readonly [name: string, text: string])[] = [
  ["empty lines", "\n \n"],
  ["a tag", "[EXTERN] "],
  ["a tag on its own line", "[EXTERN]\n\n"],
  ["a banner", "Let op: deze e-mail komt van buiten de organisatie.\n\n"],
  ["a browser's link", "Bekijk deze e-mail in uw browser\n"],
  ["a subject", "Betreft: uw aanvraag\n\n"],
  ["a place and date", "Voorbeeldstad, 3 mei 2026\n\n"],
  ["a byte order mark", "\uFEFF"],
]
for (const [name, text] of above)
  test(`behind ${name}`, () => assert.deepEqual(greetingOf(`${text}Beste Karin,\nDank.`)?.names, ["Karin"]))

const doubtful: readonly (readonly [line: string, sure: boolean])[] = [
  ["Beste Karin,", true],
  ["Beste Karin", true],
  ["Mevrouw De Vries,", true],
  ["hoi karin,", false],
  ["Karin,", false],
  ["Beste Karin hierbij", false],
]
for (const [line, sure] of doubtful)
  test(`${sure ? "a name for sure" : "perhaps no name"}: ${line}`, () =>
    assert.equal(greetingOf(line)?.sure, sure))

test("the range is that of the greeting with its comma", () => {
  const text = "\n  Beste Karin, dank.\nTot dan."
  const greeting = greetingOf(text)
  assert.equal(text.slice(greeting?.start, greeting?.end), "Beste Karin,")
})

test("behind sixteen lines of a letterhead a greeting is found, behind seventeen lines it is not", () => {
  const text = (lines: number): string => `${"Datum: 3 mei\n".repeat(lines)}Beste Karin,`
  assert.deepEqual(greetingOf(text(15))?.names, ["Karin"])
  assert.equal(greetingOf(text(16)), undefined)
})

test("a greeting lies within any text, and one person has one name", () => {
  const piece = fc.constantFrom(
    "Beste ",
    "Karin",
    " en ",
    ", ",
    "\n",
    "mevrouw ",
    "de ",
    "[EXTERN] ",
    ".",
    "(",
    "/",
    "J.",
    "allen",
    " ",
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      ),
      (text) => {
        const greeting = greetingOf(text)
        if (greeting === undefined) return
        assert.ok(greeting.start >= 0 && greeting.start < greeting.end && greeting.end <= text.length)
        if (greeting.kind === "one") assert.equal(greeting.names.length, 1)
        if (greeting.kind === "none") assert.equal(greeting.names.length, 0)
      },
    ),
    { numRuns: 2000 },
  )
})

test("only the beginning of a text is read, however it is made", () => {
  for (const pump of [
    "Karin en ",
    "Beste ",
    "a.",
    "a-",
    "\n",
    "Datum: 3 mei 2026\n",
    "[EXTERN] ",
    "de ",
    ", ",
    "J. ",
  ]) {
    const text = pump.repeat(Math.ceil(400_000 / pump.length))
    const half = text.slice(0, text.length / 2)
    assert.ok(
      growsAtMost(
        3,
        () => greetingOf(half),
        () => greetingOf(text),
        5,
      ),
      pump,
    )
  }
})
