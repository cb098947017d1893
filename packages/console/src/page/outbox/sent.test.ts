import assert from "node:assert/strict"
import { test } from "node:test"

import { remember, remembered } from "./sent.ts"

const mail = (id: number) => new TextEncoder().encode(`Message-ID: <${id}@x.example>\r\n\r\nhoi`)

test("the last ten messages are remembered by their Message-ID, an eleventh takes the place of the first", () => {
  for (let id = 1; id <= 10; id += 1) remember(mail(id))
  assert.deepEqual(remembered("<1@x.example>"), mail(1))
  remember(mail(11))
  assert.equal(remembered("<1@x.example>"), undefined)
  assert.deepEqual(remembered("<2@x.example>"), mail(2))
})

test("sent again, a message is the newest, and one without a Message-ID is nobody's original", () => {
  remember(mail(2))
  remember(mail(12))
  remember(new TextEncoder().encode("From: a@x.example\r\n\r\nhoi"))
  assert.deepEqual(remembered("<2@x.example>"), mail(2))
  assert.equal(remembered("<3@x.example>"), undefined)
})
