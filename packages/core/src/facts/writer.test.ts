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
  "Ik ben docent en heb een *burn-out*.",
  "Ik heb niet alleen *diabetes*.",
  "My GP says I have *cancer*.",
  "Ik kan voorlopig niet werken want ik heb een *burn-out*.",
  "Vorige week werkte ik nog, nu ben ik opgenomen met een *psychose*.",
  "Ik ben al maanden thuis en heb een\r\n*burn-out*.",
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
  "Ik ben psycholoog en gespecialiseerd in *angststoornissen*.",
  "Ik ben voorzitter van de stichting *Autisme* Nederland.",
  "Ik heb tien jaar ervaring met jongeren met een *verslaving*.",
  "I am a GP and I have referred many people with *depression*.",
  "Ik ben de nieuwe ambulant begeleider *autisme*.",
  "Ik heb zaal 3 gereserveerd voor de training *dementie*.",
  "Ik was niet bij het overleg *verslaving*.",
  "In mijn scriptie over *depressie* staat het.",
]
for (const said of OF_NOBODY)
  test(`not of its writer: ${said}`, () => assert.equal(isSaidOfWriter(bare(said), said.indexOf("*")), false))

function bare(said: string): string {
  return said.replaceAll("*", "")
}
