import assert from "node:assert/strict"
import { test } from "node:test"

import type { BreachFile } from "./file.ts"
import { missing } from "./missing.ts"
import {
  decided,
  decidedForPeople,
  evident,
  folded,
  OPENED,
  OPENED_NEAR_MISS,
  sent,
  stepsOf,
} from "./sample-steps.ts"
import type { BreachAct } from "./step.ts"

const isABreach: BreachAct = { kind: "near-miss", nearMiss: false, reason: "alsnog verstuurd" }
const stopped = evident(sent({}, { outcome: "prevented" }))
const wentOut = evident(sent({}, { outcome: "sent" }))
const copiesWent = evident(sent({}, { outcome: "prevented", sentAt: 1 }))
const other = evident(sent({}, { message: "m2", outcome: "sent" }))

type Step = BreachAct | readonly [act: BreachAct, seen: number]

/** `ours`: what Sluis writes, of the same object. */
function file(ours: readonly BreachAct[], ...acts: readonly Step[]): BreachFile {
  const steps = stepsOf(...acts).map((step) => (ours.includes(step.act) ? { ...step, by: "" } : step))
  return folded(steps)
}

const rows: readonly (readonly [says: string, file: BreachFile, asksAgain: boolean])[] = [
  ["a near miss was sent after all", file([isABreach], OPENED_NEAR_MISS, decided(false), isABreach), true],
  [
    "a message of a breach was stopped when that was decided, and was sent",
    file([wentOut], OPENED, stopped, decided(false), wentOut),
    true,
  ],
  [
    "it was decided since, by whoever had seen that",
    file([wentOut], OPENED, stopped, decided(true), wentOut, decided(false)),
    false,
  ],
  [
    "it was decided since, by whoever had not seen that",
    file([wentOut], OPENED, stopped, wentOut, [decided(false), 1]),
    true,
  ],
  ["copies went", file([copiesWent], OPENED, stopped, decided(false), copiesWent), false],
  ["an officer says that it was sent", file([], OPENED, stopped, decided(false), wentOut), false],
  [
    "another message was sent, of which nothing was said before",
    file([other], OPENED, stopped, decided(false), other),
    false,
  ],
]
for (const [says, found, asksAgain] of rows)
  test(`where ${says}, the decision of before ${asksAgain ? "has to be taken again" : "holds"}`, () => {
    const codes = missing(found).map(({ code }) => code)
    assert.equal(codes.includes("authority-decision-again"), asksAgain)
    assert.equal(codes.includes("authority-decision"), false)
    assert.equal(found.authority.now === undefined, asksAgain)
    assert.ok(found.authority.versions.length > 0, "what was decided stays readable")
  })

test("whether people are informed is asked again as well, and nobody is written to before that", () => {
  const before = [OPENED_NEAR_MISS, decidedForPeople(true), isABreach]
  assert.ok(missing(file([isABreach], ...before)).some(({ code }) => code === "people-decision-again"))
  const after = file([isABreach], ...before, decidedForPeople(true))
  assert.deepEqual(
    missing(after).flatMap(({ code }) => (code.startsWith("people") || code === "letters" ? [code] : [])),
    ["letters"],
  )
})

test("versions that contradicted each other before it are nothing to settle any more", () => {
  const acts: readonly Step[] = [OPENED, stopped, decided(true), [decided(false), 1]]
  assert.equal(file([], ...acts).conflicts.length, 1)
  assert.deepEqual(file([wentOut], ...acts, wentOut).conflicts, [])
})
