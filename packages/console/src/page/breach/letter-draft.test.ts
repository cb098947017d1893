import assert from "node:assert/strict"
import { test } from "node:test"

import { letterPlain } from "@sluis/core/breach/letter/letter-text"
import { EMPTY_PROFILE } from "@sluis/core/breach/profile"
import type { Language, Words } from "@sluis/core/breach/words"
import { fileWith } from "@sluis/core/breach/sample-steps"

import { draftToSend, EMPTY, exampleLetter, half, writtenIn } from "./letter-draft.ts"
import type { Draft } from "./letter-draft.ts"
import type { OpenFile } from "./open-file.ts"

const NOTHING: Draft = { round: "first", happened: EMPTY, advice: EMPTY, groups: new Map() }
const TYPED = { nl: "Er ging een lijst mee.", en: "A list went along." }

test("what is left empty is not sent, so that Sluis writes it", () => {
  assert.deepEqual(draftToSend({ ...NOTHING, groups: new Map([["cliënten", EMPTY]]) }), {
    groups: [],
  })
})

test("what was typed is sent in both languages, by group too", () => {
  assert.deepEqual(draftToSend({ ...NOTHING, happened: TYPED, groups: new Map([["cliënten", TYPED]]) }), {
    happened: TYPED,
    groups: [{ group: "cliënten", ...TYPED }],
  })
})

const OPEN: OpenFile = {
  id: "b1",
  number: "2026-001",
  file: fileWith(),
  names: {},
  people: {
    total: 0,
    concerned: 0,
    received: 0,
    damaged: [],
    informed: 0,
    answers: {},
    openTasks: 0,
    onTheWay: 0,
    languages: [],
    groups: [],
    identifiable: [],
  },
}

test("the example says what was typed, and what concerns its group alone", () => {
  const draft: Draft = { ...NOTHING, happened: TYPED, groups: new Map([["buren", { nl: "Buurt.", en: "" }]]) }
  const letter = (group: string): string =>
    letterPlain(exampleLetter(OPEN, EMPTY_PROFILE, draft, { language: "nl", group }))
  assert.ok(letter("buren").includes(TYPED.nl))
  assert.ok(letter("buren").includes("Buurt."))
  assert.ok(!letter("").includes("Buurt."))
})

const BOTH = ["nl", "en"] as const
const HALVES: readonly [
  what: string,
  words: Words,
  languages: readonly Language[],
  missing: Language | undefined,
][] = [
  ["Dutch alone lacks English", { nl: "tekst", en: " " }, BOTH, "en"],
  ["English alone lacks Dutch", { nl: "", en: "text" }, BOTH, "nl"],
  ["both lack nothing", TYPED, BOTH, undefined],
  ["nothing lacks nothing", EMPTY, BOTH, undefined],
  ["Dutch alone lacks nothing where all letters are in Dutch", { nl: "tekst", en: "" }, ["nl"], undefined],
  ["English alone lacks Dutch where all letters are in Dutch", { nl: "", en: "text" }, ["nl"], "nl"],
]
for (const [what, words, languages, missing] of HALVES)
  test(`a text in ${what}`, () => assert.equal(half(words, languages), missing))

test("letters are written in the languages of those concerned, and in both as long as there is nobody", () => {
  assert.deepEqual(writtenIn(OPEN), BOTH)
  assert.deepEqual(writtenIn({ ...OPEN, people: { ...OPEN.people, languages: ["nl"] } }), ["nl"])
})
