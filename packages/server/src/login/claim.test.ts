import assert from "node:assert/strict"
import { test } from "node:test"

import fc from "fast-check"

import { addressIn, groupsIn } from "./claim.ts"

const ANNA = "anna@voorbeeld.example"

const addresses: readonly (readonly [
  says: string,
  claims: Record<string, unknown>,
  trusted: boolean,
  is: unknown,
])[] = [
  ["that is vouched for counts", { email: ANNA, email_verified: true }, false, ANNA],
  ["that is vouched for in words counts", { email: ANNA, email_verified: "true" }, false, ANNA],
  ["that is not vouched for does not", { email: ANNA, email_verified: false }, false, undefined],
  ["of which nothing is said does not", { email: ANNA }, false, undefined],
  ["of which nothing is said counts where all are right", { email: ANNA }, true, ANNA],
  ["that is no text does not", { email: [ANNA], email_verified: true }, false, undefined],
]
for (const [says, claims, trusted, is] of addresses)
  test(`an address ${says}`, () => assert.equal(addressIn(claims, trusted), is))

const groups: readonly (readonly [
  says: string,
  claims: Record<string, unknown>,
  claim: string,
  is: unknown,
])[] = [
  ["a list", { groups: ["a", "b"] }, "groups", ["a", "b"]],
  ["a single text", { groups: "a" }, "groups", ["a"]],
  ["within another claim", { realm_access: { roles: ["a"] } }, "realm_access.roles", ["a"]],
  ["a claim with dots in its name", { "https://x.example/groups": ["a"] }, "https://x.example/groups", ["a"]],
  ["not there", {}, "groups", []],
  ["things that are no text", { groups: [1, null, { name: "a" }, "b"] }, "groups", ["b"]],
  ["what every object has", {}, "constructor.name", []],
]
for (const [says, claims, claim, is] of groups)
  test(`groups: ${says}`, () => assert.deepEqual(groupsIn(claims, claim), is))

test("no more than two thousand groups are looked at", () => {
  const many = Array.from({ length: 2001 }, (_, n) => `group ${n}`)
  assert.equal(groupsIn({ groups: many }, "groups").length, 2000)
})

test("whatever a provider says, there is a list of texts", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (claims, claim) => {
      for (const group of groupsIn(claims, claim)) assert.equal(typeof group, "string")
    }),
  )
})
