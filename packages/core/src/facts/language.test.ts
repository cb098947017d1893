import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { languageOf } from "./language.ts"

const table: readonly [text: string, expected: ReturnType<typeof languageOf>][] = [
  ["Beste allemaal, hierbij de notulen van het overleg.", "nl"],
  ["Dear all, please find the minutes of the meeting.", "en"],
  ["Wij hebben uw aanvraag ontvangen en laten u weten wanneer er meer bekend is.", "nl"],
  ["We have received your request and will let you know when there is news.", "en"],
  ["Hoi, de meeting over the cloud migration is verplaatst naar morgen, ik stuur nog een update.", "nl"],
  ["Sehr geehrte Damen und Herren, vielen Dank.", ""],
  ["12-03-2026 14:00", ""],
  ["Akkoord", ""],
  ["Dank voor uw bericht aan ons. Thank you for your message.", ""],
  ["", ""],
]
for (const [text, expected] of table) {
  test(`${JSON.stringify(text)} is ${expected || "undecided"}`, () =>
    assert.equal(languageOf(text), expected))
}

test("what stands in front decides: the end of a long text is not read", () => {
  const dutch = "Wij hebben uw aanvraag ontvangen. ".repeat(200)
  assert.equal(languageOf(dutch + "This is what they have been asking for. ".repeat(2_000)), "nl")
})

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => ["nl", "en", ""].includes(languageOf(text))))
})
