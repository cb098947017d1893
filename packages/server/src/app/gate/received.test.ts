import assert from "node:assert/strict"
import { test } from "node:test"

import { dateTime, receivedField } from "./received.ts"

const AT = Date.UTC(2026, 10, 21, 16, 30, 0)
const CLIENT = {
  ip: "192.0.2.7",
  hello: "mail.voorbeeld.example",
  protocol: "ESMTP",
  tls: undefined,
  user: undefined,
}

test("received: says who, by whom, how, which transaction and when, and never for whom", () => {
  const tls = "TLSv1.3, TLS_AES_256_GCM_SHA384"
  const client = { ...CLIENT, protocol: "ESMTPS", tls, user: "scanner" }
  assert.equal(
    receivedField({ client, id: "abcd2345abcd2345", utf8: false }, "sluis.voorbeeld.example", AT),
    "Received: from mail.voorbeeld.example ([192.0.2.7])\r\n" +
      "\tby sluis.voorbeeld.example (Sluis) with ESMTPS (TLSv1.3, TLS_AES_256_GCM_SHA384)\r\n" +
      "\tid abcd2345abcd2345; Sat, 21 Nov 2026 16:30:00 +0000\r\n",
  )
})

const claims: readonly (readonly [says: string, hello: string, utf8: boolean, from: string])[] = [
  ["an ordinary name is kept", "mail.voorbeeld.example", false, "mail.voorbeeld.example"],
  ["an address literal is kept", "[IPv6:2001:db8::1]", false, "[IPv6:2001:db8::1]"],
  ["a line end is not", "a\r\nBcc: x@voorbeeld.example", false, "unknown"],
  ["a space is not", "a b", false, "unknown"],
  ["a comment is not", "a(b", false, "unknown"],
  ["a semicolon, which would begin the date, is not", "a;b", false, "unknown"],
  ["nothing is unknown", "", false, "unknown"],
  ["255 characters are kept", "a".repeat(255), false, "a".repeat(255)],
  ["256 are not", "a".repeat(256), false, "unknown"],
  ["UTF-8 is kept where the message is SMTPUTF8", "büro.example", true, "büro.example"],
  ["UTF-8 is not kept where it isn't", "büro.example", false, "unknown"],
]
for (const [says, hello, utf8, from] of claims) {
  test(`received: ${says}`, () => {
    const field = receivedField({ client: { ...CLIENT, hello }, id: "x", utf8 }, "sluis.example", AT)
    assert.equal(field.split("\r\n")[0], `Received: from ${from} ([192.0.2.7])`)
    assert.equal(field.split("\r\n").length, 4)
  })
}

test("received: an IPv6 address is marked as one", () => {
  const field = receivedField({ client: { ...CLIENT, ip: "2001:db8::1" }, id: "x", utf8: false }, "s", AT)
  assert.match(field, /\(\[IPv6:2001:db8::1\]\)/)
})

test("received: the date changes with the second", () => {
  assert.equal(dateTime(AT), "Sat, 21 Nov 2026 16:30:00 +0000")
  assert.equal(dateTime(AT + 999), "Sat, 21 Nov 2026 16:30:00 +0000")
  assert.equal(dateTime(AT + 1000), "Sat, 21 Nov 2026 16:30:01 +0000")
})
