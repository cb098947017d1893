import assert from "node:assert/strict"
import { test } from "node:test"
import { greetedName, greetingFor, MAX_GREETED_UNITS } from "./letter-greeting.ts"

const rows: readonly [
  why: string,
  name: string,
  address: string,
  isNameSure: boolean,
  greeted: string | undefined,
][] = [
  ["the address says the same", "Karin de Wit", "karin.dewit@post.example", false, "Karin de Wit"],
  ["the address has the initial", "Karin de Wit", "k.de.wit@post.example", false, "Karin de Wit"],
  ["a short form", "Bert Jansen", "albert.jansen@post.example", false, "Bert Jansen"],
  ["the name was turned around", "Wit, Karin de", "karin.de.wit@post.example", false, "Karin de Wit"],
  ["an organisation behind it", "Karin de Wit | Voorbeeld", "kdewit@post.example", false, "Karin de Wit"],
  ["somebody of the same household", "Jan de Vries", "karin.devries@post.example", false, undefined],
  ["somebody with the same initial", "Joke de Vries", "jan.devries@post.example", false, undefined],
  ["an address that says nothing", "Karin de Wit", "zwaluw77@post.example", false, undefined],
  [
    "an address that says nothing, but it was checked",
    "Karin de Wit",
    "zwaluw77@post.example",
    true,
    "Karin de Wit",
  ],
  ["no name", "", "karin.dewit@post.example", false, undefined],
  ["a given name alone", "Karin", "karin@post.example", false, undefined],
  ["an initial alone", "K. de Wit", "k.dewit@post.example", false, undefined],
  ["a desk", "Team Wit", "team.wit@post.example", false, undefined],
  ["an address for a name", "karin.dewit@post.example", "karin.dewit@post.example", true, undefined],
  ["mark-up", "<b>Karin de Wit</b>", "karin.dewit@post.example", true, undefined],
  ["a name with accents", "Zoë Müller", "zoe.muller@post.example", false, "Zoë Müller"],
  ["an order that cannot be told", "Wit, Karin, de", "karin.dewit@post.example", true, undefined],
]
for (const [why, name, address, isNameSure, greeted] of rows) {
  test(`greeting: ${why}`, () => assert.equal(greetedName({ name, address, isNameSure }), greeted))
}

test("greeting: without a sure name nobody is named", () => {
  const nobody = { name: "Info", address: "info@post.example", isNameSure: false }
  assert.equal(greetingFor(nobody, "nl"), "Geachte heer of mevrouw,")
  assert.equal(greetingFor(nobody, "en"), "Dear Sir or Madam,")
  assert.equal(greetingFor({ ...nobody, name: "Karin de Wit", isNameSure: true }, "en"), "Dear Karin de Wit,")
})

for (const [units, isGreeted] of [
  [MAX_GREETED_UNITS, true],
  [MAX_GREETED_UNITS + 1, false],
] as const) {
  test(`greeting: a name of ${units} characters is ${isGreeted ? "used" : "not used"}`, () => {
    const name = `Karin ${"a".repeat(units - 6)}`
    assert.equal(greetedName({ name, address: "k@post.example", isNameSure: true }) === name, isGreeted)
  })
}
