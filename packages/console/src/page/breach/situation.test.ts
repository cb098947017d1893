import assert from "node:assert/strict"
import { test } from "node:test"

import { assessed, fileWith } from "@sluis/core/breach/sample-steps"
import type { BreachFile } from "@sluis/core/breach/file"

import type { OpenFile } from "./open-file.ts"
import { proposalFor, situationOf } from "./situation.ts"

const NOBODY: OpenFile["people"] = {
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
}

function opened(file: BreachFile, people: Partial<OpenFile["people"]> = {}): OpenFile {
  return { id: "b1", number: "2026-001", file, names: {}, people: { ...NOBODY, ...people } }
}

test("nothing is known of a file that was just opened", () => {
  const { severity, spread, unintelligible, law } = situationOf(opened(fileWith()), 1_700_000_000_000)
  assert.deepEqual([severity, spread, unintelligible, law.threshold], [undefined, false, false, "risk"])
})

test("data that a recipient passed on are spread, and the proposal says so", () => {
  const passed = opened(fileWith(), { answers: { forwarded: 1 } })
  assert.equal(situationOf(passed, 0).spread, true)
  assert.equal(proposalFor(passed).circumstances.confidentiality.value, 0.5)
})

test("an assessment that says that nobody knows who has the data counts as spread", () => {
  const { assessment } = assessed
  const { circumstances } = assessment
  const confidentiality = { ...circumstances.confidentiality, value: 0.5 }
  const file = fileWith({
    kind: "assessed",
    assessment: { ...assessment, circumstances: { ...circumstances, confidentiality } },
  })
  assert.equal(situationOf(opened(file), 0).spread, true)
  assert.equal(situationOf(opened(fileWith(assessed)), 0).spread, false)
})

test("data that nobody can read are no reason to tell", () => {
  const file = fileWith({
    kind: "people",
    decision: { inform: false, reason: "versleuteld", exception: "unintelligible" },
  })
  assert.equal(situationOf(opened(file), 0).unintelligible, true)
})
