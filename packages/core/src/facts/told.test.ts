import assert from "node:assert/strict"
import { test } from "node:test"
import { readTold, sentencesOf, wholeOf } from "./told.ts"

const letter = {
  subject: "Donderdag",
  eventTitle: "",
  newText:
    "Hoi allemaal,\n\nKoffie staat klaar. Jullie contracten lopen in mei af en wij verlengen ze niet. Groet, Ans",
}

test("the sentence that tells most is named, and where it stands", () => {
  const told = readTold(letter)
  assert.equal(told?.category, "dismissal")
  assert.equal(told?.zone, "text")
  assert.equal(
    letter.newText.slice(told.start, told.end),
    "Jullie contracten lopen in mei af en wij verlengen ze niet.",
  )
})

test("a letter of nothing but practical things is far less likely to tell anything", () => {
  const silent = {
    ...letter,
    newText: "Hoi allemaal,\n\nKoffie staat klaar. De zaal is open om negen uur. Groet, Ans",
  }
  assert.ok(readTold(letter)!.likelihood > 3 * readTold(silent)!.likelihood)
})

test("no words, nothing told", () => {
  assert.equal(readTold({ subject: "", eventTitle: "", newText: " \n" }), undefined)
})

test("what is longer than is read tells nothing, not even that it is unlikely", () => {
  const padded = (units: number): string => letter.newText.padEnd(units, " zin")
  assert.notEqual(readTold({ ...letter, newText: padded(8_192) }), undefined)
  assert.equal(readTold({ ...letter, newText: padded(8_193) }), undefined)
})

test("subject, event and text are read, and the whole is all of them", () => {
  const sentences = sentencesOf({ subject: "Een", eventTitle: "Twee", newText: "Drie. Vier." })
  assert.deepEqual(
    sentences.map(({ zone }) => zone),
    ["subject", "event", "text", "text"],
  )
  assert.deepEqual(
    [...wholeOf(sentences)],
    sentences.flatMap(({ features }) => [...features]),
  )
})
