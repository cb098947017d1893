import assert from "node:assert/strict"
import { test } from "node:test"
import { keySource } from "./key-source.ts"

const NONE = { file: null, environment: null, command: null }
const table: readonly [name: string, key: Parameters<typeof keySource>[0]["key"], expected: unknown][] = [
  ["nothing is said: beside the data", NONE, { kind: "file", path: "/data/key" }],
  ["a file", { ...NONE, file: "/run/key" }, { kind: "file", path: "/run/key" }],
  ["a variable", { ...NONE, environment: "K" }, { kind: "environment", name: "K", value: "v" }],
  [
    "a variable that is not there",
    { ...NONE, environment: "L" },
    { kind: "environment", name: "L", value: undefined },
  ],
  ["a program", { ...NONE, command: ["/bin/cat", "k"] }, { kind: "command", command: ["/bin/cat", "k"] }],
]
for (const [name, key, expected] of table) {
  test(`the key comes from: ${name}`, () =>
    assert.deepEqual(keySource({ key, data: "/data" }, { K: "v" }), expected))
}
