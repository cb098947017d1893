import assert from "node:assert/strict"
import { test } from "node:test"
import { addressOf } from "../../mail/address.ts"
import { groupPeople, identifiabilityOf, type Identifiability } from "./identification.ts"

const rows: readonly (readonly [written: string, name: string, expected: Identifiability])[] = [
  ["karin.de.wit@voorbeeld.example", "", "work-named"],
  ["k.dewit@voorbeeld.example", "", "work-named"],
  ["karin@voorbeeld.example", "", "work-named"],
  ["20481234@voorbeeld.example", "", "opaque"],
  ["20481234@voorbeeld.example", "Karin de Wit", "work-named"],
  ["info@voorbeeld.example", "", "functional"],
  ["info@voorbeeld.example", "Team Jeugd", "functional"],
  ["info@voorbeeld.example", "Karin de Wit", "work-named"],
  ["karin.de.wit@gmail.com", "", "private-named"],
  ["k.de.wit@gmail.com", "", "private-named"],
  ["karin84@gmail.com", "", "opaque"],
  ["zonnebloem@gmail.com", "", "opaque"],
  ["zonnebloem@gmail.com", "Karin de Wit", "private-named"],
  ["zonnebloem@gmail.com", "Karin", "opaque"],
  ["zonnebloem@gmail.com", "zonnebloem@gmail.com", "opaque"],
]
for (const [written, name, expected] of rows) {
  test(`${name === "" ? "" : `"${name}" `}<${written}> is ${expected}`, () => {
    const [local = "", domain = ""] = written.split("@")
    assert.equal(identifiabilityOf(addressOf(local, domain), name), expected)
  })
}

test("people are counted by how easily they are told, and empty groups are left out", () => {
  const of = (local: string, domain: string) => ({ address: addressOf(local, domain), name: "" })
  assert.deepEqual(
    groupPeople([
      of("zon84", "gmail.com"),
      of("k.dewit", "voorbeeld.example"),
      of("p.vos", "voorbeeld.example"),
    ]),
    [
      { group: "work-named", people: 2, identifiability: "work-named" },
      { group: "opaque", people: 1, identifiability: "opaque" },
    ],
  )
  assert.deepEqual(groupPeople([]), [])
})
