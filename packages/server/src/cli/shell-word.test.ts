import { test } from "node:test"
import assert from "node:assert/strict"
import { shellWord } from "./shell-word.ts"

const table: readonly [word: string, written: string][] = [
  ["mail/jan@example.nl.eml", "mail/jan@example.nl.eml"],
  ["my mail.eml", "'my mail.eml'"],
  ["it's.eml", "'it'\\''s.eml'"],
  ["$(reboot).eml", "'$(reboot).eml'"],
  ["~root", "'~root'"],
  ["", "''"],
]
for (const [word, written] of table)
  test(`${word} is written ${written}`, () => assert.equal(shellWord(word), written))
