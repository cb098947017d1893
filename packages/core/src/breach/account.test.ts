import assert from "node:assert/strict"
import { test } from "node:test"
import { accountOf, answersIn, NOBODY_TOLD, standingNotice } from "./account.ts"
import { NO_ATTESTATIONS } from "./letter/attestation.ts"
import { extentOf } from "./extent.ts"
import { fileOf } from "./file.ts"
import type { BreachFile } from "./file.ts"
import { SAMPLE_ACCOUNT, SAMPLE_EVIDENCE } from "./sample-account.ts"
import type { BreachAct, Measure } from "./step.ts"

const OPENED: BreachAct = {
  kind: "opened",
  source: "uploaded",
  title: "Uitnodiging",
  department: "Personeel",
  nearMiss: false,
}
function fileWith(...acts: readonly BreachAct[]): BreachFile {
  const steps = [OPENED, ...acts].map((act, number) => ({
    number,
    at: number * 10,
    by: "p",
    seen: number - 1,
    act,
  }))
  const file = fileOf(steps)
  assert.ok(file.ok)
  return file.value
}
const measure: Measure = { id: "m", kind: "improvement", text: "Beter", owner: "Hoofd", due: undefined }

test("account: of a file that was just opened", () => {
  const account = accountOf(fileWith(), "2026-001", NO_ATTESTATIONS, NOBODY_TOLD)
  assert.equal(account.id, "2026-001")
  assert.equal(account.title, "Uitnodiging")
  assert.equal(account.cause, undefined)
})

test("account: says what the file says now", () => {
  const file = fileWith(
    { kind: "described", title: "Nieuw", department: "Zorg", summary: "Dit ging mis." },
    { kind: "evidence", evidence: SAMPLE_EVIDENCE },
    { kind: "cause", cause: "other", reason: "" },
    { kind: "cause", cause: "visible-recipients", reason: "" },
    { kind: "measure", measure },
    { kind: "measure-closed", id: "m", evidence: { kind: "canary", reference: "c", note: "" } },
    { kind: "letter", letter: "l", round: "first", people: 112 },
    { kind: "letter", letter: "l2", round: "fuller", people: 110 },
    { kind: "closed", reason: "Klaar." },
  )
  const told = { people: 122, byHand: 2, firstAt: 72 }
  const account = accountOf(file, "2026-001", NO_ATTESTATIONS, told)
  assert.equal(account.summary, "Dit ging mis.")
  assert.equal(account.cause, "visible-recipients")
  assert.deepEqual(account.evidence, [SAMPLE_EVIDENCE])
  assert.equal(account.measures[0]?.closed?.reference, "c")
  assert.deepEqual(account.told, told, "counted from the people, not from the rounds")
  assert.equal(account.closedAt, 90)
})

test("account: what was reopened is open", () => {
  const file = fileWith(
    { kind: "measure", measure },
    { kind: "measure-closed", id: "m", evidence: { kind: "canary", reference: "c", note: "" } },
    { kind: "measure-reopened", id: "m", reason: "Toch niet." },
    { kind: "closed", reason: "Klaar." },
    { kind: "reopened", reason: "Toch niet." },
  )
  const account = accountOf(file, "2026-001", NO_ATTESTATIONS, NOBODY_TOLD)
  assert.equal(account.closedAt, undefined)
  assert.equal(account.measures[0]?.closed, undefined)
})

test("account: the last answer to a field counts", () => {
  const answer = (value: string | undefined): BreachAct => ({
    kind: "answered",
    answers: [{ field: "about.law", value }],
  })
  assert.deepEqual(answersIn(fileWith(answer("avg"), answer("wpg"))), { "about.law": "wpg" })
  assert.deepEqual(answersIn(fileWith(answer("avg"), answer(undefined))), { "about.law": undefined })
})

test("account: the notification that stands is the first since a withdrawal", () => {
  const notice = (phase: "first" | "follow-up" | "withdrawal", at: number) =>
    ({ phase, at, reference: "", form: "" }) as const
  assert.equal(standingNotice([]), undefined)
  assert.equal(standingNotice([notice("first", 1), notice("follow-up", 2)])?.at, 1)
  assert.equal(standingNotice([notice("first", 1), notice("withdrawal", 2)]), undefined)
  assert.equal(standingNotice([notice("first", 1), notice("withdrawal", 2), notice("first", 3)])?.at, 3)
})

const { evidence: _, ...rest } = SAMPLE_ACCOUNT
test("extent: two messages may be about the same people or about others", () => {
  const second = { ...SAMPLE_EVIDENCE, visible: 52, recipients: 52, membership: ["rejection"] as const }
  const extent = extentOf({ ...rest, evidence: [SAMPLE_EVIDENCE, second] })
  assert.deepEqual(extent.people, { least: 112, most: 164 })
  assert.deepEqual(extent.membership, ["health", "rejection"])
})

test("extent: a message that was stopped counts only where nothing else happened", () => {
  const stopped = { ...SAMPLE_EVIDENCE, outcome: "prevented" } as const
  assert.equal(extentOf({ ...rest, evidence: [stopped] }).people, undefined)
  assert.deepEqual(extentOf({ ...rest, nearMiss: true, evidence: [stopped] }).people, {
    least: 112,
    most: 112,
  })
})

test("extent: a list in an attachment shows addresses, and not who got the message", () => {
  const listed = { ...SAMPLE_EVIDENCE.listed, attached: 60 }
  const evidence = [{ ...SAMPLE_EVIDENCE, visible: 1, introductions: 0, exposures: 0, listed }]
  const extent = extentOf({ ...rest, evidence })
  assert.equal(extent.addressesShown, true)
  assert.equal(extent.recipientsShown, false)
  assert.deepEqual(extent.people, { least: 60, most: 60 })
})

test("extent: without a message nothing is known", () => {
  assert.deepEqual(extentOf({ ...rest, evidence: [] }), {
    people: undefined,
    recipients: undefined,
    recipientsShown: false,
    addressesShown: false,
    onlyInside: undefined,
    sensitivity: "none",
    membership: [],
    content: [],
    identifiers: [],
  })
})
