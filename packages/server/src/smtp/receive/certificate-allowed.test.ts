import assert from "node:assert/strict"
import type { X509Certificate } from "node:crypto"
import { test } from "node:test"

import { allowedCertificates } from "./certificate-allowed.ts"

const PRINT = "AB:".repeat(31) + "AB"
const BARE = "ab".repeat(32)

function certificate(subjectAltName: string, fingerprint256 = PRINT): X509Certificate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only these two are read; making each takes seconds
  return { subjectAltName, fingerprint256 } as X509Certificate
}

type Row = readonly [says: string, listed: string, names: string, verified: boolean, allowed: boolean]
const rows: readonly Row[] = [
  ["a fingerprint needs nobody to vouch for it", BARE, "", false, true],
  ["with colons, capitals and sha256: it is the same", `sha256:${PRINT}`, "", false, true],
  ["another fingerprint is not allowed", "cd".repeat(32), "", true, false],
  ["a name that somebody trusted vouches for", "mail.example", "DNS:mail.example", true, true],
  ["a name that nobody vouches for is not allowed", "mail.example", "DNS:mail.example", false, false],
  ["the second of several names", "b.example", "DNS:a.example, DNS:b.example", true, true],
  ["capitals don't matter", "Mail.Example", "DNS:MAIL.example", true, true],
  ["a star stands for one label", "*.mail.example", "DNS:eur01.mail.example", true, true],
  ["a star does not stand for two", "*.mail.example", "DNS:a.b.mail.example", true, false],
  ["a star does not stand for none", "*.mail.example", "DNS:mail.example", true, false],
  ["a wildcard certificate matches the same wildcard", "*.mail.example", "DNS:*.mail.example", true, true],
  ["a wildcard certificate is not one of its hosts", "a.mail.example", "DNS:*.mail.example", true, false],
  ["a wildcard certificate below is another", "*.example", "DNS:*.mail.example", true, false],
  ["a longer name that ends alike", "mail.example", "DNS:evilmail.example", true, false],
  ["an address is no name", "mail.example", "email:mail.example, URI:mail.example", true, false],
]
for (const [says, listed, names, verified, allowed] of rows) {
  test(`client certificate: ${says}`, () => {
    assert.equal(allowedCertificates([listed]).allows(certificate(names), verified), allowed)
  })
}

test("client certificate: nobody listed, nobody allowed", () => {
  const { isEmpty, allows } = allowedCertificates([])
  assert.equal(isEmpty, true)
  assert.equal(allows(certificate("DNS:mail.example"), true), false)
})
