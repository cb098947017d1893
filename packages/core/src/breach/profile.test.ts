import assert from "node:assert/strict"
import { test } from "node:test"
import { checkProfile, EMPTY_PROFILE, MAX_PROFILE_UNITS } from "./profile.ts"
import type { OrganisationProfile, ProfileRemark } from "./profile.ts"
import { SAMPLE_PROFILE } from "./sample-account.ts"

function remarksOn(change: Partial<OrganisationProfile>): readonly string[] {
  return checkProfile({ ...SAMPLE_PROFILE, ...change }).map(({ field, kind }) => `${kind} ${field}`)
}
const { notifier, desk, processOwner } = SAMPLE_PROFILE

test("profile: one that is complete has no remarks", () => assert.deepEqual(checkProfile(SAMPLE_PROFILE), []))

test("profile: of an empty one everything that is required is missing, in both languages", () => {
  const remarks: readonly ProfileRemark[] = checkProfile(EMPTY_PROFILE)
  assert.deepEqual(
    remarks.map(({ field }) => field),
    [
      "name",
      "kvkNumber",
      "address",
      "sector",
      "notifier.name",
      "notifier.function",
      "notifier.phone",
      "notifier.email",
      "desk.phone",
      "desk.email",
    ],
  )
  for (const { kind, problem } of remarks) {
    assert.equal(kind, "missing")
    assert.ok(problem.nl !== "" && problem.en !== "")
  }
})

const rows: readonly [what: string, change: Partial<OrganisationProfile>, remarks: readonly string[]][] = [
  ["a number of seven digits", { kvkNumber: "1234567" }, ["wrong kvkNumber"]],
  ["a number with a letter", { kvkNumber: "1234567a" }, ["wrong kvkNumber"]],
  ["a phone number in words", { desk: { ...desk, phone: "bel ons" } }, ["wrong desk.phone"]],
  ["a phone number of 16 digits", { desk: { ...desk, phone: "1234567890123456" } }, ["wrong desk.phone"]],
  ["a phone number from abroad", { desk: { ...desk, phone: "+32 (0)2 123.45-67" } }, []],
  ["an address without a domain", { notifier: { ...notifier, email: "privacy" } }, ["wrong notifier.email"]],
  ["a website without https", { website: "www.voorbeeld.example" }, ["wrong website"]],
  ["a website that runs", { website: "javascript:alert(1)" }, ["wrong website"]],
  ["no website", { website: "" }, []],
  [
    "a process owner without an address",
    { processOwner: { ...processOwner, email: "directie" } },
    ["wrong processOwner.email"],
  ],
  [
    "a report each month to nobody",
    { processOwner: { ...processOwner, email: " " } },
    ["missing processOwner.email"],
  ],
  [
    "no process owner, and no report",
    { processOwner: { name: "", function: "", email: "", monthly: false } },
    [],
  ],
  ["a line end", { name: "Gemeente\nVoorbeeld" }, ["wrong name"]],
  ["a name that is as long as it may be", { name: "a".repeat(MAX_PROFILE_UNITS) }, []],
  ["a name that is longer", { name: "a".repeat(MAX_PROFILE_UNITS + 1) }, ["wrong name"]],
]
for (const [what, change, remarks] of rows) {
  test(`profile: ${what}`, () => assert.deepEqual(remarksOn(change), remarks))
}
