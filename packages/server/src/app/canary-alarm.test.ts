/** Who is told of canaries. */
import assert from "node:assert/strict"
import { test } from "node:test"

import type { Role } from "../contract/permission.ts"
import { canaryAddressees, MAX_ADDRESSEES } from "./canary-alarm.ts"
import type { Person } from "./person.ts"

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
async function addressesOf(people: readonly Person[]): Promise<readonly string[]> {
  const addressees = await canaryAddressees({
    list: ({ after }) => {
      const from = Number(after ?? 0)
      const next = from + 2 < people.length ? String(from + 2) : undefined
      return Promise.resolve({ people: people.slice(from, from + 2), next })
    },
  })
  return addressees.map(({ address }) => address)
}

test("canary alarm: administrators and privacy officers are told, others and who is blocked are not", async () => {
  assert.deepEqual(
    await addressesOf([
      person("a@x.example", ["employee"]),
      person("b@x.example", ["reviewer", "privacy-officer"]),
      person("c@x.example", ["administrator"], true),
      person("d@x.example", ["reviewer"]),
      person("e@x.example", ["administrator"]),
    ]),
    ["b@x.example", "e@x.example"],
  )
})

test("canary alarm: so many are told and no more", async () => {
  const many = Array.from({ length: MAX_ADDRESSEES + 3 }, (_, at) =>
    person(`${at}@x.example`, ["administrator"]),
  )
  assert.equal((await addressesOf(many)).length, MAX_ADDRESSEES)
  assert.equal((await addressesOf(many.slice(0, MAX_ADDRESSEES))).length, MAX_ADDRESSEES)
})
