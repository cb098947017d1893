import assert from "node:assert/strict"
import { test } from "node:test"
import { isSaidOfWriter } from "./writer.ts"

/** The term stands between stars. */
const OF_WRITER = [
  "Ik ben opgenomen in de kliniek vanwege *anorexia*.",
  "I\u2019ve been diagnosed with *bowel cancer* and start on Monday.",
  "Vanwege mijn *burn-out* kom ik later.",
  "Sinds de scheiding zit ik in de *schuldsanering*.",
  "My *depression* is back.",
  "Vorig jaar kreeg ik *kanker*.",
]
for (const said of OF_WRITER)
  test(`of its writer: ${said}`, () => assert.equal(isSaidOfWriter(bare(said), said.indexOf("*")), true))

const OF_NOBODY = [
  "Ik ben er. *Kanker* komt vaak voor.",
  "Ik heb de *depressie*folder besteld.",
  "Ik werk nu drie jaar met mensen met *dementie*.",
  "De lezing gaat over *PTSS*.",
  "I have read the article on *autism*.",
  "Wij hebben veel patiënten met *diabetes*.",
]
for (const said of OF_NOBODY)
  test(`not of its writer: ${said}`, () => assert.equal(isSaidOfWriter(bare(said), said.indexOf("*")), false))

function bare(said: string): string {
  return said.replaceAll("*", "")
}
