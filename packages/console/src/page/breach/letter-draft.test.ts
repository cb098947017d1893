import assert from "node:assert/strict"
import { test } from "node:test"

import { letterPlain } from "@sluis/core/breach/letter/letter-text"
import { EMPTY_PROFILE } from "@sluis/core/breach/profile"
import { fileWith } from "@sluis/core/breach/sample-steps"

import { draftToSend, EMPTY, exampleLetter, half } from "./letter-draft.ts"
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

test("a text in one language alone is told by the language that misses", () => {
  assert.equal(half({ nl: "tekst", en: " " }), "en")
  assert.equal(half({ nl: "", en: "text" }), "nl")
  assert.equal(half(TYPED), undefined)
  assert.equal(half(EMPTY), undefined)
})
