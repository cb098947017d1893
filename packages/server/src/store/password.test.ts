import assert from "node:assert/strict"
import { scryptSync } from "node:crypto"
import { test } from "node:test"

import { StoreUnavailable } from "../app/held/custody.ts"
import { MAX_PASSWORD_OCTETS, MAX_WAITING, passwords } from "./password.ts"

/** Cheap, and of other parameters than those of today. */
const CHEAP = cheap("geheim")

test("a password that was stored with other parameters is still known", async () => {
  const { matches } = passwords()
  assert.equal(await matches("geheim", CHEAP), true)
  assert.equal(await matches("Geheim", CHEAP), false)
})

test("a stored password tells its parameters and is never the same twice", async () => {
  const { hash, matches } = passwords()
  const [one, other] = await Promise.all([hash("geheim"), hash("geheim")])
  assert.match(one, /^scrypt:16384:8:5:[^:]+:[^:]+$/)
  assert.notEqual(one, other)
  assert.equal(await matches("geheim", one), true)
})

test("a password may be so long and no longer", async () => {
  const { matches } = passwords()
  for (const [length, known] of [
    [MAX_PASSWORD_OCTETS, true],
    [MAX_PASSWORD_OCTETS + 1, false],
  ] as const) {
    const password = "x".repeat(length)
    assert.equal(await matches(password, cheap(password)), known)
  }
})

test("so many wait and no more", async () => {
  const { matches } = passwords()
  const all = await Promise.allSettled(
    Array.from({ length: MAX_WAITING + 1 }, () => matches("geheim", CHEAP)),
  )
  const refused = all.filter((result) => result.status === "rejected")
  assert.equal(refused.length, 1)
  assert.ok(refused[0]?.reason instanceof StoreUnavailable)
  assert.equal(await matches("geheim", CHEAP), true)
})

test("what is stored in a form that is not known is a mistake of ours", async () => {
  await assert.rejects(passwords().matches("geheim", "plain:geheim"), /no form that is known/)
})

function cheap(password: string): string {
  const hash = scryptSync(password, "salt", 32, { N: 16, r: 1, p: 1 })
  return `scrypt:16:1:1:${Buffer.from("salt").toString("base64")}:${hash.toString("base64")}`
}
