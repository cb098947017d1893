import assert from "node:assert/strict"
import { test } from "node:test"
import { isPieceOfName } from "./name-piece.ts"

const rows: readonly [text: string, piece: boolean][] = [
  ["Vries", true],
  ["de Vries", true],
  ["Van den Berg", true],
  ["de", true],
  ["jansen", true],
  ["山田", true],
  ["Jan Jansen", false],
  ["J. Jansen", false],
  ["jan@voorbeeld.example", false],
]
for (const [text, piece] of rows) {
  test(`${text} is ${piece ? "a" : "no"} piece of a name`, () => assert.equal(isPieceOfName(text), piece))
}
