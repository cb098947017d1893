import assert from "node:assert/strict"
import { test } from "node:test"
import { isGreetedInRole } from "./role-greeting.ts"

for (const [text, inRole] of [
  ["Beste tuinders,\n\nOp jullie rij is een ziekte gevonden.", true],
  ["Lieve koorleden,\n\nDonderdag repeteren wij.", true],
  ["Dear hirers,\n\nThe hall is closed.", true],
  ["Dag lieve kookvrijwilligers,", true],
  ["\n  Geachte ondernemers,", true],
  ["Geachte relatie,", true],
  ["Geachte werkgever,", true],
  ["Beste zakenrelatie,", true],
  ["Dear supplier,", true],
  ["Geachte heer, mevrouw,", false],
  ["Beste deelnemer,", false],
  ["Dear patient,", false],
  ["Beste ouders,", false],
  ["Beste mensen,", false],
  ["Lieve mama’s,", false],
  ["Dear residents,", false],
  ["Beste Karin,", false],
  ["Beste bezoeker,", false],
  ["Beste jubilaris,", false],
  ["Dinsdag komen de tuinders.", false],
  ["", false],
] as const) {
  test(`${JSON.stringify(text)}: ${inRole ? "in a role" : "anybody"}`, () => {
    assert.equal(isGreetedInRole(text), inRole)
  })
}

test("only the beginning is read", () => {
  assert.equal(isGreetedInRole(`${" ".repeat(100)}Beste tuinders,`), true)
  assert.equal(isGreetedInRole(`${" ".repeat(110)}Beste tuinders,`), false)
})
