import assert from "node:assert/strict"
import { test } from "node:test"
import { examine } from "@sluis/core/examine"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { buildIncident, INCIDENTS, type World } from "./incident.ts"
import { isManyDomains, isManyRecipients } from "./other-rule.ts"

const WORLD: World = {
  domain: "voorbeeld.nl",
  sender: "jan@voorbeeld.nl",
  colleagues: ["eva@voorbeeld.nl", "ton@voorbeeld.nl"],
  correspondents: ["piet@partner.example"],
  number: 0,
}

/** People who get it, in the order of the incidents. */
const RECIPIENTS = [112, 53, 30, 8, 16, 26, 26, 21, 1, 1, 30, 1, 12, 12]

for (const [index, incident] of INCIDENTS.entries())
  test(`${incident.kind}: it goes to ${RECIPIENTS[index]}, in Dutch and in English`, () => {
    const built = [0, 1].map((turn) =>
      buildIncident(incident, { ...WORLD, number: index + turn * INCIDENTS.length }),
    )
    for (const { envelope, everybody } of built) {
      assert.equal(envelope.sender, WORLD.sender)
      assert.equal(envelope.recipients.length, RECIPIENTS[index])
      assert.ok(everybody.every(({ address }) => /@(?:voorbeeld\.nl|[\w-]+\.example)$/.test(address)))
    }
    assert.notDeepEqual(built[0]?.octets, built[1]?.octets)
  })

test("a slip is one letter away from the address, in the domain first and then before it", () => {
  const index = INCIDENTS.findIndex(({ kind }) => kind.includes("slip"))
  const slips = [0, 2].map(
    (turn) =>
      buildIncident(INCIDENTS[index]!, { ...WORLD, number: index + turn * INCIDENTS.length }).envelope
        .recipients[0],
  )
  assert.deepEqual(slips, ["piet@ppartner.example", "ppiet@partner.example"])
})

const counting: readonly (readonly [people: number, many: boolean, domains: boolean])[] = [
  [9, false, false],
  [10, false, true],
  [15, false, true],
  [16, true, true],
]
for (const [people, many, domains] of counting)
  test(`${people} people at ${people} domains: ${many ? "too many recipients" : "few recipients"}, ${domains ? "too many domains" : "few domains"}`, () => {
    const to = Array.from({ length: people }, (_, index) => `p${index}@thuis-${index}.example`)
    const octets = new TextEncoder().encode(
      `From: jan@voorbeeld.nl\r\nTo: ${to.join(", ")}\r\nSubject: x\r\n\r\nDag\r\n`,
    )
    const examination = examine(octets, { us: [] }, BUILTIN_POLICY)
    assert.equal(isManyRecipients(examination), many)
    assert.equal(isManyDomains(examination), domains)
  })
