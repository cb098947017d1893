import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { localNameOf, mayBeSamePerson, nameOf } from "./person-name.ts"

const shown: readonly (readonly [written: string, words: readonly string[], given: readonly string[]])[] = [
  ["Karin de Wit", ["karin", "wit"], ["karin"]],
  ["Wit, Karin de", ["karin", "wit"], ["karin"]],
  ["Wit, K. de", ["wit"], []],
  ["Wit, K. de (Karin)", ["wit", "karin"], ["karin"]],
  ["Karin de Wit (Gemeente Voorbeeld)", ["karin", "wit"], ["karin"]],
  ["Karin de Wit | Voorbeeld", ["karin", "wit"], ["karin"]],
  ["Karin de Wit - Voorbeeld", ["karin", "wit"], ["karin"]],
  ["Karin de Wit, MSc", ["karin", "wit"], ["karin"]],
  ["mr. dr. K. de Wit", ["wit"], []],
  ["Zoë Şahin", ["zoe", "sahin"], ["zoe"]],
  ["Anne-Marie Vos", ["anne", "marie", "vos"], ["anne"]],
  ["Youssef el Idrissi", ["youssef", "idrissi"], ["youssef"]],
  ["", [], []],
]
for (const [written, words, given] of shown) {
  test(`a display name: ${written}`, () => {
    const name = nameOf(written)
    assert.deepEqual([name.words, name.given], [words, given])
  })
}

const locals: readonly (readonly [local: string, words: readonly string[], given: readonly string[]])[] = [
  ["karin.de.wit", ["karin", "wit"], ["karin"]],
  ["k.dewit", ["dewit"], []],
  ["KarinDeWit", ["karin", "wit"], ["karin"]],
  ["karin84", ["karin"], ["karin"]],
  ["karin+lijst", ["karin"], ["karin"]],
  ["20481234", [], []],
]
for (const [local, words, given] of locals) {
  test(`a local part: ${local}`, () => {
    const name = localNameOf(local)
    assert.deepEqual([name.words, name.given], [words, given])
  })
}

test("whoever is compared with himself is the same, and comparing goes both ways", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("Karin de Wit", "Bert", "Robert Vos", "Wit, C.", "Marjolijn"),
  )
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [first, second] = [nameOf(one), nameOf(other)]
      assert.equal(mayBeSamePerson(first, second), mayBeSamePerson(second, first))
      assert.equal(mayBeSamePerson(first, first), first.words.length > 0)
    }),
    { numRuns: 1000 },
  )
})
