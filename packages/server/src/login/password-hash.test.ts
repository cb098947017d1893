import assert from "node:assert/strict"
import { test } from "node:test"

import { StoreUnavailable } from "../app/held/custody.ts"
import { MAX_WAITING, passwordHash } from "./password-hash.ts"

/** As little work as the algorithm allows: these tests are about all but that. */
const CHEAP = { memory: 8, passes: 1, parallelism: 1 }
const cheap = passwordHash(CHEAP)

test("a password is right, and another is not", async () => {
  const stored = await cheap.hash("paard batterij nietje fiets")
  assert.equal(await cheap.check("paard batterij nietje fiets", stored), "yes")
  assert.equal(await cheap.check("Paard batterij nietje fiets", stored), "no")
  assert.notEqual(stored, await cheap.hash("paard batterij nietje fiets"), "each has a salt of its own")
})

test("the same letter is the same on another keyboard", async () => {
  const stored = await cheap.hash("cre\u0300me bru\u0302le\u0301e met vla")
  assert.equal(await cheap.check("cr\u00e8me br\u00fbl\u00e9e met vla", stored), "yes")
})

test("nobody's password is never right", async () => {
  assert.equal(await cheap.check("", undefined), "no")
})

test("what is stored says how it was made, by the parameters of OWASP", async () => {
  assert.match(
    await passwordHash().hash("paard batterij nietje fiets"),
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/,
  )
})

// RFC 9106 has no vector without secret and associated data; this one is of the reference implementation's tests.
test("a hash of another implementation is understood", async () => {
  const stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
  const later = passwordHash({ memory: 65_536, passes: 3, parallelism: 1 })
  assert.equal(await later.check("password", stored), "outdated")
  assert.equal(await later.check("passwore", stored), "no")
})

test("a password that was hashed with less is right, and to be hashed anew", async () => {
  const stored = await cheap.hash("paard batterij nietje fiets")
  const dearer = passwordHash({ ...CHEAP, passes: 2 })
  assert.equal(await dearer.check("paard batterij nietje fiets", stored), "outdated")
  assert.equal(
    await cheap.check("paard batterij nietje fiets", await dearer.hash("paard batterij nietje fiets")),
    "yes",
  )
})

test("what is stored in another form is our mistake", async () => {
  await assert.rejects(() => cheap.check("x", "scrypt:16384:8:5:aaaa:aaaa"))
})

test("two are hashed at once, thirty-two wait, and one more is refused", async () => {
  const hash = passwordHash(CHEAP)
  const all = await Promise.allSettled(Array.from({ length: 2 + MAX_WAITING + 1 }, () => hash.hash("x")))
  const refused = all.filter((each) => each.status === "rejected")
  assert.equal(refused.length, 1)
  assert.ok(refused[0]?.reason instanceof StoreUnavailable)
  assert.ok((await hash.hash("x")).length > 0, "and afterwards there is room again")
})
