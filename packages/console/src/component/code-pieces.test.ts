import assert from "node:assert/strict"
import { describe, test } from "node:test"

import fc from "fast-check"

import { codePieces } from "./code-pieces.ts"

describe("names in words", () => {
  const rows: readonly [name: string, text: string, code: readonly string[]][] = [
    ["none", "All is well.", []],
    ["one", "See `upstream.host`.", ["upstream.host"]],
    ["two", "`key.file` or `key.command`", ["key.file", "key.command"]],
    ["a backtick alone is a backtick", "a ` b", []],
    ["and so is one after a name", "`a` and `", ["a"]],
    ["nothing", "", []],
  ]
  for (const [name, text, code] of rows)
    test(name, () => {
      const found = codePieces(text).filter(({ isCode }) => isCode)
      assert.deepEqual(
        found.map((piece) => piece.text),
        code,
      )
    })

  test("no word is lost", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const shown = codePieces(text)
          .map((piece) => piece.text)
          .join("")
        assert.equal(shown.replaceAll("`", ""), text.replaceAll("`", ""))
      }),
    )
  })
})
