/** Where browsers offer passkeys. What becomes of them is tested in a real browser (../passkey-login.test.ts). */
import assert from "node:assert/strict"
import { test } from "node:test"

import { openPasskeys } from "./passkey.ts"

const CLOCK = { now: () => 0, elapsed: () => 0 }

const rows: readonly (readonly [origin: string, offered: boolean])[] = [
  ["https://sluis.voorbeeld.example", true],
  ["https://sluis.voorbeeld.example:8443", true],
  ["http://localhost:8025", true],
  ["http://127.0.0.1:8025", false],
  ["https://192.0.2.1", false],
  ["https://[2001:db8::1]", false],
  ["http://sluis.voorbeeld.example", false],
]

for (const [origin, offered] of rows) {
  test(`a console at ${origin} offers ${offered ? "" : "no "}passkeys`, () => {
    assert.equal(openPasskeys({ origin, organisation: "Gemeente Voorbeeld" }, CLOCK) !== undefined, offered)
  })
}

test("an answer of any form is refused, and no exception", async () => {
  const passkeys = openPasskeys({ origin: "http://localhost", organisation: "Gemeente Voorbeeld" }, CLOCK)
  assert.ok(passkeys)
  const text = Buffer.from("{}").toString("base64url")
  const response = { clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text }
  const answers = [{}, { id: 1 }, { id: "a", rawId: "a", type: "public-key", response }, { response: null }]
  for (const answer of answers) {
    const { ticket } = await passkeys.challengeToEnter()
    const checked = await passkeys.checkEntering(ticket, answer, async () => undefined)
    assert.equal(checked.ok ? "in" : checked.error.code, "login/passkey")
  }
})
