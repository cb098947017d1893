import assert from "node:assert/strict"
import { test } from "node:test"

import { copyFileName } from "./file-name.ts"

for (const [address, name] of [
  ["anneke@brouwer.example", "anneke-at-brouwer.example.eml"],
  ["O'Brien+x@Mail.Example", "o-brien-x-at-mail.example.eml"],
  ["../../etc/passwd", "etc-passwd.eml"],
  ["…", "copy.eml"],
  [`${"a".repeat(200)}@x.example`, `${"a".repeat(80)}.eml`],
] as const) {
  test(`the copy of ${address} is saved as ${name}`, () => assert.equal(copyFileName(address), name))
}
