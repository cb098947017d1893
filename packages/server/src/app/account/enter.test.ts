import assert from "node:assert/strict"
import { test } from "node:test"

import { ok } from "@sluis/core/result"

import { enterByPassword } from "./enter.ts"
import type { PasswordHash } from "./password.ts"
import type { People } from "./people.ts"
import type { Person } from "./person.ts"

const CLOCK = { now: () => 7, elapsed: () => 0 }
const ANNA: Person = {
  id: "a1",
  address: "anna@voorbeeld.example",
  name: "Anna Bakker",
  roles: ["administrator"],
  departments: [],
  language: "nl",
  blocked: false,
  at: 1,
  seenAt: undefined,
  provenAt: undefined,
  password: "hash of paard",
  passkeys: [],
  oidc: undefined,
}

/** `meanwhile`: who she is by the time that her password has been checked. */
type How = { readonly there?: Person; readonly meanwhile?: Person; readonly outdated?: boolean }

async function enter(
  address: string,
  password: string,
  { there = ANNA, meanwhile, outdated = false }: How = {},
) {
  const checked: (string | undefined)[] = []
  const hash: PasswordHash = {
    hash: async (text) => `new hash of ${text}`,
    check: async (text, stored) => {
      checked.push(stored)
      return stored === `hash of ${text}` ? (outdated ? "outdated" : "yes") : "no"
    },
  }
  let kept: Person | undefined
  const people: Pick<People, "byAddress" | "change"> = {
    byAddress: async (key) => (key === there.address ? there : undefined),
    change: async (_, alter) => {
      const altered = alter(meanwhile ?? there)
      if (altered.ok) kept = altered.value
      return altered
    },
  }
  const lockOut = { begin: () => ok({ succeeded: () => undefined }) }
  const asked = { address, password, client: "a" }
  const entered = await enterByPassword({ people, hash, lockOut, clock: CLOCK }, asked)
  return { answer: entered.ok ? entered.value.id : entered.error.code, checked: checked.length, kept }
}

const BLOCKED = { there: { ...ANNA, blocked: true } }
const INVITED = { there: { ...ANNA, password: undefined } }
const NEW_PASSWORD = { meanwhile: { ...ANNA, password: "hash of something else" } }
const BLOCKED_NOW = { meanwhile: { ...ANNA, blocked: true } }

const rows: readonly (readonly [
  says: string,
  address: string,
  password: string,
  how: How,
  answer: string,
])[] = [
  ["the right password", "Anna@Voorbeeld.example", "paard", {}, "a1"],
  ["a wrong one", "anna@voorbeeld.example", "fiets", {}, "login/wrong"],
  ["an address that nobody has", "ben@voorbeeld.example", "paard", {}, "login/wrong"],
  ["what is no address", "paard", "paard", {}, "login/wrong"],
  ["the right password of somebody blocked", "anna@voorbeeld.example", "paard", BLOCKED, "login/wrong"],
  ["any password of somebody without one", "anna@voorbeeld.example", "paard", INVITED, "login/wrong"],
  ["one that was changed meanwhile", "anna@voorbeeld.example", "paard", NEW_PASSWORD, "login/wrong"],
  [
    "the right one of somebody blocked meanwhile",
    "anna@voorbeeld.example",
    "paard",
    BLOCKED_NOW,
    "login/wrong",
  ],
]

for (const [says, address, password, how, answer] of rows) {
  test(`logging in with ${says} is ${answer}, after one password was checked`, async () => {
    const entered = await enter(address, password, how)
    assert.deepEqual([entered.answer, entered.checked], [answer, 1])
  })
}

test("a password that was hashed with less is hashed anew when it is known", async () => {
  const { kept } = await enter("anna@voorbeeld.example", "paard", { outdated: true })
  assert.deepEqual([kept?.password, kept?.seenAt], ["new hash of paard", 7])
})
