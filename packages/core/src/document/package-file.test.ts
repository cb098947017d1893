import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { zipSync } from "fflate"
import { octetsOf, octetString } from "../mail/octets.ts"
import type { DocumentBudget } from "./document.ts"
import { openPackage } from "./package-file.ts"
import { relationshipsOf } from "./relationship.ts"

const budgetOf = (octets: number): DocumentBudget => ({ octets, items: 1000, units: 1000 })
const zip = zipSync({ "xl/a.xml": octetsOf("<a/>"), "xl/b.xml": octetsOf("<b>".padEnd(1000)) })

test("package: a part is found whatever its case and slashes", () => {
  const file = openPackage(zip, budgetOf(5000))
  for (const name of ["xl/a.xml", "/xl/A.xml", "xl\\a.xml"])
    assert.equal(octetString(file?.read(name) ?? new Uint8Array()), "<a/>")
  assert.equal(file?.read("xl/c.xml"), undefined)
  assert.equal(file?.unread(), undefined)
})

test("package: what is no archive is no package", () => {
  assert.equal(openPackage(octetsOf("naam;adres"), budgetOf(5000)), undefined)
})

test("package: a part is read up to the last octet of the budget, and not with one octet less", () => {
  const enough = openPackage(zip, budgetOf(1000))
  assert.equal(enough?.read("xl/b.xml")?.length, 1000)
  const short = openPackage(zip, budgetOf(999))
  assert.equal(short?.read("xl/b.xml"), undefined)
  assert.equal(short?.unread(), "beyond-limits")
})

test("package: reading costs the budget what was inflated", () => {
  const budget = budgetOf(1500)
  const file = openPackage(zip, budget)
  file?.read("xl/b.xml")
  assert.equal(budget.octets, 500)
})

test("package: parts that nobody asks for cost nothing", () => {
  const budget = budgetOf(10)
  const stored = zipSync({ a: octetsOf("<a/>"), b: octetsOf("<b>".padEnd(1000)) }, { level: 0 })
  assert.notEqual(openPackage(stored, budget)?.read("a"), undefined)
  assert.equal(budget.octets, 6)
})

test("package: an archive that is cut off is broken", () => {
  assert.equal(openPackage(zip.subarray(0, -30), budgetOf(5000))?.unread(), "broken")
})

test("relationships: targets are resolved, and what is outside is left out", () => {
  const rels =
    `<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments" Target="../comments1.xml"/>` +
    `<Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/./s.xml"/>` +
    `<Relationship Id="rId3" Type="http://x/hyperlink" Target="https://voorbeeld.example" TargetMode="External"/></Relationships>`
  const file = openPackage(zipSync({ "xl/sheets/_rels/a.xml.rels": octetsOf(rels) }), budgetOf(5000))
  assert.ok(file)
  assert.deepEqual(relationshipsOf(file, "xl/sheets/a.xml"), [
    { id: "rId1", role: "comments", target: "xl/comments1.xml" },
    { id: "rId2", role: "worksheet", target: "xl/s.xml" },
  ])
  assert.deepEqual(relationshipsOf(file, "xl/sheets/b.xml"), [])
})

test("package: no octets make it throw", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255))), (changes) => {
      const copy = zip.slice()
      for (const [at, octet] of changes) copy[at] = octet
      const file = openPackage(copy, budgetOf(5000))
      for (const name of file?.names ?? []) file?.read(name)
    }),
  )
})
