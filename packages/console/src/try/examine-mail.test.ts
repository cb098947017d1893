import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { MOST_MESSAGES, MOST_OCTETS } from "./answer.ts"
import { compare } from "./comparison.ts"
import { checkMail, choosePolicy, openMail, summaryOf } from "./examine-mail.ts"

const utf8 = new TextEncoder()
const text = new TextDecoder()
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../fixtures/mail/${name}.eml`, import.meta.url)))
const BUILTIN = choosePolicy(undefined)

test("the police e-mail: 112 people, 6,216 lines, 112 copies of which each shows one address", async () => {
  const { checked, copyAt } = await checkMail(fixture("police-contact-day"), BUILTIN)
  assert.equal(checked.verdict.kind, "individualise")
  assert.equal(checked.people.length, 112)
  assert.equal(checked.introductions, 12_432)
  assert.equal(checked.meetings.total, 6_216)
  assert.equal(checked.meetings.pairs.length, 6_216)
  assert.deepEqual(checked.outcome, { kind: "copies", showing: "self" })
  assert.equal(checked.copies.length, 112)
  assert.deepEqual(
    checked.copies.map(({ person }) => person),
    [...checked.people.keys()],
  )
  for (const [number, { address }] of checked.copies.entries()) {
    const copy = copyAt(number)
    assert.ok(copy)
    const source = text.decode(copy.octets)
    assert.ok(source.includes(address))
    const others = checked.people.filter((person) => person.address !== address)
    assert.ok(others.every((other) => !source.includes(other.address)))
    const changed = compare(checked.original, copy.view).fields.filter(({ change }) => change !== "same")
    assert.deepEqual(
      changed.map(({ name }) => name),
      ["To"],
    )
  }
  assert.equal(copyAt(112), undefined)
})

test("nine in a recovery group: held, and the copies that a release would send can be looked at", async () => {
  const { checked, copyAt } = await checkMail(fixture("health-nine"), BUILTIN)
  assert.equal(checked.verdict.kind, "hold")
  assert.deepEqual(checked.outcome, { kind: "held", separable: true })
  assert.equal(checked.copies.length, 9)
  assert.ok(copyAt(0))
})

test("what cannot be divided has no copies, and says so", async () => {
  const { checked } = await checkMail(fixture("smime-enveloped"), BUILTIN)
  assert.deepEqual(checked.outcome, { kind: "held", separable: false })
  assert.deepEqual(checked.copies, [])
})

test("a working team passes as it is, and nobody meets", async () => {
  const { checked } = await checkMail(fixture("project-team-weekly"), BUILTIN)
  assert.deepEqual(checked.outcome, { kind: "as-it-is" })
  assert.equal(checked.meetings.total, 0)
})

test("who only may be on a sensitive list is not shown as if he were", async () => {
  const { checked } = await checkMail(fixture("citizen-letter-forwarded"), BUILTIN)
  assert.equal(checked.exposures, 0)
  assert.ok(checked.people.every(({ exposures }) => exposures === 0))
  assert.ok(checked.meetings.pairs.every(({ tells }) => tells === "address"))
  assert.equal(checked.meetings.total, (12 * 11) / 2 - (6 * 5) / 2)
})

test("an author among the recipients gets a copy and is nobody in the picture", async () => {
  const { checked } = await checkMail(fixture("applicants-rejected-cc"), BUILTIN)
  assert.equal(checked.people.length, 52)
  assert.equal(checked.copies.length, 53)
  assert.equal(checked.copies.filter(({ person }) => person === undefined).length, 1)
})

test("the organisation's own policy counts, and one that cannot be read does not", async () => {
  assert.equal(choosePolicy(DEFAULT_POLICY).which, "own")
  assert.equal(choosePolicy("version: 1\nfloor: what").which, "builtin")
  const mild = choosePolicy(
    "version: 1\nrules:\n  - id: own/size\n    when: audience.visible > 5000\n    then: hold\n    releasableBy: sender\n    say:\n      nl: Te veel.\n      en: Too many.\n",
  )
  assert.equal(mild.which, "own")
  const summary = await summaryOf(fixture("police-contact-day"), mild)
  assert.deepEqual([summary.verdict, summary.recipients, summary.introductions], ["deliver", 112, 12_432])
})

const one = (number: number): string =>
  `From a@x.example Mon Mar  9 10:00:00 2026\r\nFrom: a@x.example\r\nTo: b@y.example\r\nSubject: ${number}\r\n\r\nhoi\r\n\r\n`

test(`of a mailbox the first ${MOST_MESSAGES} messages are read`, () => {
  for (const [count, read, more] of [
    [1, 1, false],
    [MOST_MESSAGES, MOST_MESSAGES, false],
    [MOST_MESSAGES + 1, MOST_MESSAGES, true],
  ] as const) {
    const mail = openMail(utf8.encode(Array.from({ length: count }, (_, number) => one(number)).join("")))
    assert.ok(typeof mail === "object")
    assert.equal(mail.messages.length, read)
    assert.deepEqual([mail.isMailbox, mail.more], [true, more])
  }
})

test("what is no mail says what it is", () => {
  assert.equal(openMail(new Uint8Array(0)), "empty")
  assert.equal(openMail(utf8.encode("Geachte heer,")), "no-mail")
  assert.equal(openMail(new Uint8Array(MOST_OCTETS + 1)), "too-large")
})
