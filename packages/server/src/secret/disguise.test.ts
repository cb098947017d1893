import assert from "node:assert/strict"
import { test } from "node:test"

import { disguiser } from "./disguise.ts"
import { pseudonymiser } from "./pseudonym.ts"

const KEY = new Uint8Array(32).fill(1)

test("disguise: short, the same for the same person, another for another person and with another key", () => {
  const disguise = disguiser(KEY)
  const jan = disguise("jan@voorbeeld.example")
  assert.match(jan, /^[a-z2-7]{6}$/)
  assert.equal(disguise("Jan@VOORBEELD.example"), jan)
  assert.notEqual(disguise("piet@voorbeeld.example"), jan)
  assert.notEqual(disguiser(KEY.with(0, 2))("jan@voorbeeld.example"), jan)
})

test("disguise: with a key of its own it is no part of the pseudonym in the log", () => {
  const logged = pseudonymiser(KEY.with(0, 2))("jan@voorbeeld.example")
  assert.ok(!logged.startsWith(disguiser(KEY)("jan@voorbeeld.example")))
})
