import assert from "node:assert/strict"
import { test } from "node:test"

import { OPENED } from "@sluis/core/breach/sample-steps"
import type { Gives } from "@sluis/server/contract/form"

import { accountIn, lastStep, openFile } from "./open-file.ts"

const SHOWN: Gives<"breaches.show"> = {
  id: "b1",
  number: "2026-001",
  steps: [
    { number: 0, at: 1_700_000_000_000, by: "anna", seen: -1, act: { ...OPENED } },
    { number: 1, at: 1_700_000_001_000, by: "anna", seen: 0, act: { kind: "noted", text: "Gebeld." } },
  ],
  names: { anna: "Anna Bakker" },
  people: {
    total: 4,
    concerned: 4,
    received: 3,
    damaged: [],
    informed: 0,
    answers: { deleted: 2, forwarded: 1 },
    openTasks: 0,
    onTheWay: 0,
    languages: [],
    groups: [],
    identifiable: [],
  },
}

test("a file as the server gives it is added up, and its last step is what one has seen", () => {
  const open = openFile(SHOWN)
  assert.equal(open?.file.notes[0]?.value, "Gebeld.")
  assert.equal(open === undefined ? undefined : lastStep(open), 1)
})

test("steps that do not follow each other are no file", () => {
  assert.equal(openFile({ ...SHOWN, steps: SHOWN.steps.slice(1) }), undefined)
})

test("where somebody answered, everybody who got it was asked", () => {
  const open = openFile(SHOWN)
  assert.ok(open !== undefined)
  const { asked, answered, answers } = accountIn(open).attestations
  assert.deepEqual([asked, answered, answers.forwarded, answers.kept], [3, 3, 1, 0])
})

test("where nobody answered, nobody is said to have been asked", () => {
  const open = openFile({ ...SHOWN, people: { ...SHOWN.people, answers: {} } })
  assert.ok(open !== undefined)
  assert.equal(accountIn(open).attestations.asked, 0)
})
