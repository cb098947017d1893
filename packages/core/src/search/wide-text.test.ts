import assert from "node:assert/strict"
import { test } from "node:test"
import { octetsOf } from "../mail/octets.ts"
import { wideCharset } from "./wide-text.ts"

const spread = (text: string, before: string, behind: string): string =>
  Array.from(text, (unit) => before + unit + behind).join("")
const LIST = "Naam;Adres\r\nJan;jan@voorbeeld.example\r\n"

const rows: readonly [name: string, octets: string, expected: string | undefined][] = [
  ["UTF-16 with a mark", "\u00ff\u00fea\0", "utf-16le"],
  ["UTF-16 with the other mark", "\u00fe\u00ff\0a", "utf-16be"],
  ["UTF-32 with a mark", "\u00ff\u00fe\0\0a\0\0\0", "utf-32le"],
  ["UTF-32 with the other mark", "\0\0\u00fe\u00ff\0\0\0a", "utf-32be"],
  ["UTF-16 without a mark", spread(LIST, "", "\0"), "utf-16le"],
  ["UTF-16 the other way round", spread(LIST, "\0", ""), "utf-16be"],
  ["UTF-32 without a mark", spread(LIST, "", "\0\0\0"), "utf-32le"],
  ["UTF-32 the other way round", spread(LIST, "\0\0\0", ""), "utf-32be"],
  ["UTF-16 with some letters of another script", spread(LIST, "", "\0") + "\u0016\u0004", "utf-16le"],
  ["ASCII", LIST, undefined],
  ["zeros", "\0".repeat(600), undefined],
  ["numbers of two octets", "\u0001\u0002\u0003\0".repeat(100), undefined],
  ["nothing", "", undefined],
]
for (const [name, octets, expected] of rows)
  test(`wide text: ${name}`, () => assert.equal(wideCharset(octetsOf(octets)), expected))
