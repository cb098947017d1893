import assert from "node:assert/strict"
import { test } from "node:test"

import { isWeak } from "./password.ts"

const ABOUT = ["Anna Bakker", "anna@voorbeeld.example", "Gemeente Voorbeeld"]

const rows: readonly (readonly [says: string, password: string, isWeak: boolean])[] = [
  ["four ordinary words", "paard batterij nietje fiets", false],
  ["twelve random characters", "k7#qPz!2wLxm", false],
  ["eleven of them", "k7#qPz!2wLx", true],
  ["words in another script", "лошадь скрепка батарея", false],
  ["twelve the same", "aaaaaaaaaaaa", true],
  ["two by turns", "abababababababab", true],
  ["digits alone", "314159265358979", true],
  ["a season and a year", "Zomer2026!Zomer2026!", true],
  ["the word itself", "Wachtwoord123!", true],
  ["the keyboard", "qwertyqwerty1", true],
  ["one's own name and a year", "AnnaBakker2026", true],
  ["one's own address", "anna@voorbeeld.example", true],
  ["the organisation and a number", "GemeenteVoorbeeld1", true],
  ["one's own name in a sentence", "anna zwemt graag in koud water", false],
]

for (const [says, password, weak] of rows) {
  test(`${says} is ${weak ? "too easy" : "good enough"} as a password`, () => {
    assert.equal(isWeak(password, ABOUT), weak)
  })
}
