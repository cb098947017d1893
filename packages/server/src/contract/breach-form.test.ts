/** What the API says of a breach is what core says: every step of core passes the form unaltered, and every kind of it is there. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { z } from "zod"

import { fileOf } from "@sluis/core/breach/file"
import { EMPTY_PROFILE, MAX_PROFILE_UNITS } from "@sluis/core/breach/profile"
import * as sample from "@sluis/core/breach/sample-steps"
import type { BreachAct } from "@sluis/core/breach/step"

import { BreachAct as ActForm, BreachStep, OrganisationProfile, PersonAct } from "./breach-form.ts"

/** One of each; the compiler asks for a kind that is new. */
const ACTS: { readonly [kind in BreachAct["kind"]]: BreachAct } = {
  opened: sample.OPENED,
  evidence: { kind: "evidence", evidence: sample.listOf(3) },
  described: sample.described,
  times: sample.timed({ occurredFrom: 1 }),
  aware: { kind: "aware", awareness: { at: 1, reason: "x" } },
  "near-miss": { kind: "near-miss", nearMiss: true, reason: "x" },
  cause: { kind: "cause", cause: "other", reason: "x" },
  assessed: sample.assessed,
  authority: { kind: "authority", decision: { notify: true, reason: "x" } },
  people: { kind: "people", decision: { inform: false, reason: "x", exception: "later-measures" } },
  answered: { kind: "answered", answers: [{ field: "x", value: "y" }] },
  notified: { kind: "notified", phase: "first", at: 1, reference: "x", form: "{}" },
  letter: { kind: "letter", letter: "a", round: "first", people: 1 },
  measure: {
    kind: "measure",
    measure: { id: "a", kind: "immediate", text: "x", owner: "y", due: "2026-12-01" },
  },
  "measure-closed": {
    kind: "measure-closed",
    id: "a",
    evidence: { kind: "canary", reference: "x", note: "" },
  },
  "measure-reopened": { kind: "measure-reopened", id: "a", reason: "x" },
  noted: { kind: "noted", text: "x" },
  closed: { kind: "closed", reason: "x" },
  reopened: { kind: "reopened", reason: "x" },
}
const OF_SLUIS: readonly string[] = ["opened", "evidence", "letter"]

for (const [kind, act] of Object.entries(ACTS))
  test(`a step "${kind}" passes as it is, and is ${OF_SLUIS.includes(kind) ? "Sluis's own" : "a person's"}`, () => {
    const sent: unknown = JSON.parse(JSON.stringify(act))
    assert.deepEqual(ActForm.parse(sent), sent)
    assert.equal(PersonAct.safeParse(sent).success, !OF_SLUIS.includes(kind))
  })

test("a whole file that came over the wire folds to what it was", () => {
  const steps = sample.stepsOf(ACTS.opened, ACTS.described, ACTS.times, ACTS.assessed, ACTS.people)
  const sent: unknown = JSON.parse(JSON.stringify(steps))
  const received = z.array(BreachStep).parse(sent)
  assert.deepEqual(received, sent)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is absent is undefined to core
  const folded = fileOf(received as typeof steps)
  assert.deepEqual(JSON.parse(JSON.stringify(folded)), JSON.parse(JSON.stringify(fileOf(steps))))
})

test("a profile has lines of at most so many characters", () => {
  const of = (units: number) => ({ ...EMPTY_PROFILE, name: "x".repeat(units) })
  assert.deepEqual(OrganisationProfile.parse(of(MAX_PROFILE_UNITS)), of(MAX_PROFILE_UNITS))
  assert.equal(OrganisationProfile.safeParse(of(MAX_PROFILE_UNITS + 1)).success, false)
})
