import assert from "node:assert/strict"
import { test } from "node:test"

import { decisionLinkIn } from "./decision-link.ts"

const ORIGIN = "http://127.0.0.1:8025"
const TOKEN = "abcDEF123_-.~abcDEF123"

for (const [why, text, link] of [
  ["our own link", `Open ${ORIGIN}/decide#${TOKEN} om te kiezen.`, `/decide#${TOKEN}`],
  ["at the end of a line", `${ORIGIN}/decide#${TOKEN}\r\nGroet`, `/decide#${TOKEN}`],
  ["of another host", `https://kwaad.example/decide#${TOKEN}`, undefined],
  ["of a host that begins like ours", `${ORIGIN}.kwaad.example/decide#${TOKEN}`, undefined],
  ["to another page", `${ORIGIN}/policy#${TOKEN}`, undefined],
  ["with too short a token", `${ORIGIN}/decide#abc`, undefined],
  ["with a script in it", `${ORIGIN}/decide#<script>alert(1)</script>aaaaaaaa`, undefined],
  ["no link", "Uw mail wacht.", undefined],
] as const) {
  test(`the link of a notice: ${why}`, () => assert.equal(decisionLinkIn(text, ORIGIN), link))
}
