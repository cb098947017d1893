import assert from "node:assert/strict"
import { test } from "node:test"
import { foldDomain } from "./domain.ts"
import { isPublicProvider } from "./public-provider.ts"

const table: readonly [domain: string, expected: boolean][] = [
  ["ziggo.nl", true],
  ["KPNmail.nl", true],
  ["zeelandnet.nl", true],
  ["gmail.com", true],
  ["hotmail.nl", true],
  ["live.nl", true],
  ["outlook.com", true],
  ["yahoo.co.uk", true],
  ["gmx.de", true],
  ["proton.me", true],
  ["telenet.be", true],
  ["t-online.de", true],
  ["gmail-achtig.example", false],
  ["voorbeeld.example", false],
  ["mail.ziggo.nl", true],
  ["a.b.c.ziggo.nl", true],
  ["onziggo.nl", false],
  ["privaterelay.appleid.com", true],
  ["appleid.com", false],
  ["ziggomail.com", true],
  ["inter.nl.net", true],
  ["kliksafe.nl", true],
  ["duck.com", true],
  ["dr.com", true],
  ["swing.be", true],
  ["co.uk", true],
  ["com.br", true],
  ["bedrijf.co.uk", false], // only what is registered below belongs to somebody
  ["nl", false],
  ["", false],
]
for (const [domain, expected] of table) {
  test(`${domain || "no domain"} is ${expected ? "a" : "no"} public mail provider`, () => {
    assert.equal(isPublicProvider(foldDomain(domain)), expected)
  })
}
