import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { EMPTY_PROFILE } from "@sluis/core/breach/profile"
import type { OrganisationProfile } from "@sluis/core/breach/profile"

import { differences, merged } from "./profile-change.ts"

const contact = (email: string, phone = ""): Partial<OrganisationProfile> => ({
  contact: { ...EMPTY_PROFILE.contact, email, phone },
})
const monthly = { processOwner: { ...EMPTY_PROFILE.processOwner, monthly: true } }

type Row = readonly [
  what: string,
  mine: Partial<OrganisationProfile>,
  theirs: Partial<OrganisationProfile>,
  shown: readonly string[],
  /** Mine where both wrote, and theirs. */
  becomes: readonly [Partial<OrganisationProfile>, Partial<OrganisationProfile>],
]
const ROWS: readonly Row[] = [
  ["nothing anywhere", {}, {}, [], [{}, {}]],
  ["what only I changed stays", { name: "A" }, {}, [], [{ name: "A" }, { name: "A" }]],
  ["what only they changed is shown and counts", {}, { name: "B" }, ["name"], [{ name: "B" }, { name: "B" }]],
  [
    "the same on both sides is no difference",
    { name: "B" },
    { name: "B" },
    [],
    [{ name: "B" }, { name: "B" }],
  ],
  [
    "both in one field is mine or theirs",
    { name: "A" },
    { name: "B" },
    ["name!"],
    [{ name: "A" }, { name: "B" }],
  ],
  [
    "each in another field of the same group keeps both",
    contact("a@voorbeeld.example"),
    contact("", "14 010"),
    ["contact.phone"],
    [contact("a@voorbeeld.example", "14 010"), contact("a@voorbeeld.example", "14 010")],
  ],
  [
    "both in one field of a group is mine or theirs",
    contact("a@voorbeeld.example"),
    contact("b@voorbeeld.example"),
    ["contact.email!"],
    [contact("a@voorbeeld.example"), contact("b@voorbeeld.example")],
  ],
  ["a switch that they turned is shown", {}, monthly, ["processOwner.monthly"], [monthly, monthly]],
]

describe("two who changed the profile of the organisation", () => {
  for (const [what, mine, theirs, shown, [mineCounts, theirsCount]] of ROWS)
    test(what, () => {
      const versions = {
        base: EMPTY_PROFILE,
        mine: { ...EMPTY_PROFILE, ...mine },
        theirs: { ...EMPTY_PROFILE, ...theirs },
      }
      assert.deepEqual(
        differences(versions).map(({ field, isCrossed }) => `${field}${isCrossed ? "!" : ""}`),
        shown,
      )
      assert.deepEqual(merged(versions, "mine"), { ...EMPTY_PROFILE, ...mineCounts })
      assert.deepEqual(merged(versions, "theirs"), { ...EMPTY_PROFILE, ...theirsCount })
      const again = { base: versions.theirs, mine: merged(versions, "mine"), theirs: versions.theirs }
      assert.deepEqual(differences(again), [], "once read, nothing is left to read")
    })
})
