import assert from "node:assert/strict"
import { test } from "node:test"

import type { Role } from "../contract/permission.ts"
import { MAX_ADDRESSEES, peopleWith, withMailbox } from "./addressees.ts"
import type { Person } from "./account/person.ts"

function person(address: string, roles: readonly Role[], blocked = false): Person {
  return {
    id: address,
    address,
    name: "Sanne Voorbeeld",
    roles,
    departments: [],
    language: "nl",
    blocked,
    at: 0,
    seenAt: undefined,
    provenAt: undefined,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  }
}

/** Pages of two. */
async function addressesOf(wanted: readonly Role[], people: readonly Person[]): Promise<readonly string[]> {
  const addressees = await peopleWith(wanted, {
    list: ({ after }) => {
      const from = Number(after ?? 0)
      const next = from + 2 < people.length ? String(from + 2) : undefined
      return Promise.resolve({ people: people.slice(from, from + 2), next })
    },
  })
  return addressees.map(({ address }) => address)
}

const EVERYBODY = [
  person("a@x.example", ["employee"]),
  person("b@x.example", ["reviewer", "privacy-officer"]),
  person("c@x.example", ["administrator"], true),
  person("d@x.example", ["reviewer"]),
  person("e@x.example", ["administrator"]),
]

test("addressees: those with one of the roles, and not who is blocked", async () => {
  const both = await addressesOf(["administrator", "privacy-officer"], EVERYBODY)
  assert.deepEqual(both, ["b@x.example", "e@x.example"])
  assert.deepEqual(await addressesOf(["administrator"], EVERYBODY), ["e@x.example"])
})

test("addressees: so many are told and no more", async () => {
  const many = Array.from({ length: MAX_ADDRESSEES + 3 }, (_, at) =>
    person(`${at}@x.example`, ["administrator"]),
  )
  assert.equal((await addressesOf(["administrator"], many)).length, MAX_ADDRESSEES)
  assert.equal((await addressesOf(["administrator"], many.slice(0, MAX_ADDRESSEES))).length, MAX_ADDRESSEES)
})

const ONE = [{ address: "fg@x.example", language: "en" as const }]
const rows: readonly [says: string, mailbox: string, expected: readonly string[]][] = [
  ["one more", "anders@x.example", ["fg@x.example", "anders@x.example"]],
  ["one that has an account, written otherwise", " FG@X.example ", ["fg@x.example"]],
  ["none", " ", ["fg@x.example"]],
  ["what is no address", "de fg", ["fg@x.example"]],
]
for (const [says, mailbox, expected] of rows)
  test(`addressees: with a mailbox of the profile: ${says}`, () => {
    assert.deepEqual(
      withMailbox(ONE, mailbox).map(({ address }) => address),
      expected,
    )
  })
