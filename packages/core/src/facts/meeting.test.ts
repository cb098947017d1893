import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

import { examine, judge } from "../examine.ts"
import { BUILTIN_POLICY } from "../policy/builtin.ts"
import { meetingsOf } from "./meeting.ts"

const utf8 = new TextEncoder()
const NO_LIMIT = { people: Infinity, pairs: Infinity, lists: true }

function observed(source: string, us = ["us.example"]) {
  return judge(utf8.encode(source), { us }, BUILTIN_POLICY).observation
}

const strangers = (count: number): string =>
  Array.from({ length: count }, (_, number) => `p${number}@home${number}.example`).join(", ")

test("three strangers meet in three pairs", () => {
  const { pairs, total } = meetingsOf(
    observed(`From: me@us.example\r\nTo: ${strangers(3)}\r\n\r\nhoi`),
    NO_LIMIT,
  )
  assert.deepEqual(pairs, [
    { one: 0, other: 1, tells: "address" },
    { one: 0, other: 2, tells: "address" },
    { one: 1, other: 2, tells: "address" },
  ])
  assert.equal(total, 3)
})

test("colleagues do not meet over lunch, and learn of a diagnosis without an address", () => {
  const to = "To: a@us.example, b@us.example"
  const lunch = meetingsOf(observed(`From: me@us.example\r\n${to}\r\n\r\nLunch om twaalf uur.`), NO_LIMIT)
  assert.deepEqual(lunch, { pairs: [], total: 0 })
  const ill = observed(
    `From: me@us.example\r\n${to}\r\nSubject: Bijeenkomst voor collega's met PTSS\r\n\r\nBij u is PTSS vastgesteld.`,
  )
  assert.deepEqual(meetingsOf(ill, NO_LIMIT).pairs, [{ one: 0, other: 1, tells: "list" }])
  assert.deepEqual(meetingsOf(ill, { ...NO_LIMIT, lists: false }), { pairs: [], total: 0 })
})

test("who is hidden meets who is in To, and not who is hidden too", () => {
  const envelope = { sender: "me@us.example", recipients: ["a@a.example", "b@b.example", "c@c.example"] }
  const { observation } = judge(
    utf8.encode("From: me@us.example\r\nTo: a@a.example\r\n\r\nhoi"),
    { us: ["us.example"], envelope },
    BUILTIN_POLICY,
  )
  assert.equal(observation.learnsOf(1, 0), "address")
  assert.equal(observation.learnsOf(0, 1), undefined)
  const { pairs } = meetingsOf(observation, NO_LIMIT)
  assert.deepEqual(
    pairs.map(({ one, other }) => [one, other]),
    [
      [0, 1],
      [0, 2],
    ],
  )
})

test("of 4,950 pairs no more are kept than were asked for, all are counted, and people beyond the limit are left out", () => {
  const crowd = observed(`From: me@us.example\r\nTo: ${strangers(100)}\r\n\r\nhoi`)
  const all = (100 * 99) / 2
  for (const [limit, kept] of [
    [all, all],
    [all - 1, all / 2],
    [100, 78],
    [1, 1],
  ] as const) {
    const { pairs, total } = meetingsOf(crowd, { people: 100, pairs: limit, lists: true })
    assert.equal(total, all)
    assert.equal(pairs.length, kept)
    assert.ok(pairs.length <= limit)
  }
  const few = meetingsOf(crowd, { people: 10, pairs: 100, lists: true })
  assert.equal(few.total, 45)
  assert.ok(few.pairs.every(({ other }) => other < 10))
})

test("both ways of a pair counted are the introductions of the facts, in every fixture", () => {
  const folder = new URL("../../../../fixtures/mail/", import.meta.url)
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".eml"))) {
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
    const { observation } = judge(bytes, { us: [] }, BUILTIN_POLICY)
    const count = observation.audience.members.length
    let introductions = 0
    for (let one = 0; one < count; one += 1)
      for (let other = 0; other < count; other += 1)
        if (observation.learnsOf(one, other) === "address") introductions += 1
    assert.equal(introductions, examine(bytes, { us: [] }, BUILTIN_POLICY).facts.audience.introductions, name)
  }
})
