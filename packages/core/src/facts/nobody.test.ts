import assert from "node:assert/strict"
import { test } from "node:test"
import { observeSensitivity } from "./sensitivity.ts"

/** What nobody has or undergoes is said of none of the readers. */
const DENIED = [
  "Geen van jullie is ontslagen.",
  "Geen van u wordt ontslagen.",
  "Niemand van u is boventallig.",
  "Niemand van jullie wordt dit jaar ontslagen.",
  "Van u wordt niemand ontslagen.",
  "Er wordt niemand van jullie ontslagen.",
  "Jullie zijn geen van allen boventallig.",
  "U bent niet boventallig.",
  "None of you are redundant.",
  "Nobody here is redundant.",
  "No one in our team is being made redundant.",
  "Niemand van jullie is afgewezen.",
  "None of you has been rejected.",
  "Geen van jullie heeft PTSS.",
  "None of you has cancer.",
  "Niemand van ons heeft schulden.",
  "None of you has debts.",
  "Niemand van u zit in de bijstand.",
  "Niemand van u heeft een uitkering.",
  "None of you is on benefits.",
  "Geen van jullie kinderen wordt uit huis geplaatst.",
  "None of your children is in foster care.",
  "Geen van u is slachtoffer geworden van huiselijk geweld.",
  "Niemand van jullie is verdachte.",
  "None of you is a suspect.",
  "Niemand van jullie is moslim.",
  "Niemand van jullie is lid van de vakbond.",
  "Nobody here is a member of the union.",
  "Niemand van u is lid van de partij.",
  "Niemand van jullie is homo.",
  "None of you is gay.",
  "Geen van jullie is vluchteling.",
  "None of you is a refugee.",
] as const

for (const said of DENIED) {
  test(`nobody's: ${said}`, () => {
    assert.notEqual(sensitivityOf(said), "certain")
  })
}

/** That nobody gets what is good is bad news; and where somebody is told of what he has, "nobody" is somebody else. */
const TOLD = [
  "Van u wordt niemand ontslagen behalve u vijven.",
  "Niemand van jullie heeft PTSS omdat hij zwak is.",
  "None of you has PTSD because you are weak.",
  "Geen van jullie is het geworden.",
  "Niemand van u is aangenomen.",
  "Geen van u is geselecteerd.",
  "Niemand van jullie is door naar de volgende ronde.",
  "None of you was selected.",
  "None of you was hired.",
  "Niemand van jullie krijgt een contractverlenging.",
  "None of you gets a new contract.",
  "Niemand weet dat u schulden hebt.",
  "Niemand van uw collega's weet dat u bent ontslagen.",
  "Niemand vindt het leuk dat jullie boventallig zijn.",
  "Niemand van u hoeft zich te schamen voor uw schulden.",
  "None of you has to face your debts alone.",
  "Nobody likes to hear that you are redundant.",
  "Geen van de andere collega's is ontslagen, maar u bent boventallig.",
  "U wordt ontslagen, niemand kan dat nog tegenhouden.",
  "Niemand anders krijgt dit te horen: jullie worden ontslagen.",
  "Geen van uw schulden is kwijtgescholden.",
  "Niemand van u krijgt bijstand.",
  "Geen van jullie heeft nog kanker.",
  "Niemand van jullie is nog lid van de vakbond.",
] as const

for (const said of TOLD) {
  test(`theirs: ${said}`, () => {
    assert.equal(sensitivityOf(said), "certain")
  })
}

function sensitivityOf(newText: string): string {
  return observeSensitivity({ subject: "", newText, eventTitle: "" }).sensitivity
}
