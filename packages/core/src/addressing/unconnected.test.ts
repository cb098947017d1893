import assert from "node:assert/strict"
import { test } from "node:test"
import type { Member } from "../facts/audience.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import { countUnconnected } from "./unconnected.ts"

const member = (written: string, name = ""): Member => ({
  address: lenientAddress(written),
  written,
  name,
  seen: "to",
  visible: true,
  outside: true,
})
const TEXT =
  "Ook de echtgenoot.\n\nGeachte heer Brandt,\n\nUw BSN is 111222333. De afspraak is bij Quick Parcels."

const cases: readonly [why: string, one: Member, isConnected: boolean][] = [
  ["nothing of the address", member("tigerlily_77@post.example"), false],
  ["the family name in the address", member("thomas.brandt@post.example"), true],
  ["a word that only two of the text make together", member("deech@post.example"), false],
  ["a function, which any text may name", member("afspraak@post.example"), false],
  ["the display name", member("tb@post.example", "Th. Brandt"), true],
  ["the organisation, in two words", member("info@quickparcels.example"), true],
  ["the organisation, with a hyphen", member("info@quick-parcels.example"), true],
  ["a display name of somebody else", member("kk@post.example", "Karel Kok"), false],
]
for (const [why, one, isConnected] of cases)
  test(`unconnected: ${why}: ${isConnected ? "no" : "yes"}`, () =>
    assert.equal(countUnconnected([one], [TEXT]), isConnected ? 0 : 1))

test("unconnected: nobody is asked for nothing, and accents are no difference", () => {
  assert.equal(countUnconnected([], [TEXT]), 0)
  assert.equal(countUnconnected([member("zoe@post.example", "Zoë Müller")], ["Dag Muller"]), 0)
})
