import assert from "node:assert/strict"
import { test } from "node:test"
import { kindOfSender } from "./sender-kind.ts"

for (const [host, local, name, kinds] of [
  ["reclassering-zuid.example", "info", "", "crime"],
  ["veilig-thuis-kust.example", "administratie", "", "domestic-violence"],
  ["gemeente-dijkhoven.example", "schuldhulp", "", "debt"],
  ["gemeente-dijkhoven.example", "m.bos", "Team Schuldhulpverlening", "debt"],
  ["verslavingszorgkust.example", "post", "", "health"],
  ["patiëntenvereniging-nier.example", "info", "", "health"],
  ["ggz-kust.example", "planning", "", "health"],
  ["northvale-probation.example", "desk", "", "crime"],
  ["example.org", "hello", "Riverside Refugee Council", "origin"],
  ["coc-kust.example", "bestuur", "", "sexuality"],
  // What writes to anybody says nothing.
  ["gemeente-dijkhoven.example", "burgerzaken", "", ""],
  ["ziekenhuis-kust.example", "afspraken", "", ""],
  ["politie.example", "wijk", "", ""],
  ["basisschool-de-boom.example", "directie", "Anja Kerkhof", ""],
  // A short name counts as a whole word only, and a top-level domain never.
  ["coconut-shop.example", "info", "", ""],
  ["bakker.coc", "info", "", ""],
  ["", "", "", ""],
] as const) {
  test(`${name} <${local}@${host}>: ${kinds === "" ? "could write to anybody" : kinds}`, () => {
    assert.equal(kindOfSender({ host, local, name }).join(), kinds)
  })
}

test("of a name 255 units are looked at, and no more", () => {
  const kindOf = (units: number): string =>
    kindOfSender({ host: "", local: `${"x".repeat(units - "probation".length)}probation`, name: "" }).join()
  assert.equal(kindOf(255), "crime")
  assert.equal(kindOf(256), "")
})
