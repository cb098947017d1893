import assert from "node:assert/strict"
import { test } from "node:test"
import { valueName, withValueNames } from "./value-name.ts"

const NAMES = { file: "bestand", host: "host", port: "poort" }

for (const [flags, named] of [
  ["-o, --out <file>", "-o, --out <bestand>"],
  ["check <file...>", "check <bestand...>"],
  ["policy test [file]", "policy test [bestand]"],
  ["--to <host:port>", "--to <host:poort>"],
  ["--lang <nl|en>", "--lang <nl|en>"],
  ["--file <thing>", "--file <thing>"],
] as const)
  test(`${flags} is ${named}`, () => assert.equal(withValueNames(flags, NAMES), named))

test("a name that is not known stays as it is", () => {
  assert.equal(valueName("file", NAMES), "bestand")
  assert.equal(valueName("thing", NAMES), "thing")
})
