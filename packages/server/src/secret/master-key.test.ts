import assert from "node:assert/strict"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"

import { masterKey } from "./master-key.ts"
import type { KeySource } from "./master-key.ts"

const root = mkdtempSync(join(tmpdir(), "sluis-secret-"))
after(() => rmSync(root, { recursive: true }))

const KEY = new Uint8Array(32).fill(9)
const WRITTEN = Buffer.from(KEY).toString("base64")

test("the first start makes a key, for its owner alone, and every other start has the same", async () => {
  const path = join(root, "data", "key")
  const first = await masterKey({ kind: "file", path }, false)
  assert.ok(first.ok)
  assert.equal(first.value.length, 32)
  assert.deepEqual(readdirSync(join(root, "data")), ["key"])
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(statSync(join(root, "data")).mode & 0o777, 0o700)
  assert.deepEqual(await masterKey({ kind: "file", path }, true), first)
  const other = await masterKey({ kind: "file", path: join(root, "data", "other") }, false)
  assert.ok(other.ok)
  assert.notDeepEqual(other.value, first.value)
})

test("two that start at once have the same key", async () => {
  const path = join(root, "both")
  const source = { kind: "file", path } as const
  const [one, other] = await Promise.all([masterKey(source, false), masterKey(source, false)])
  assert.ok(one.ok)
  assert.deepEqual(one, other)
})

test("where there is a database a missing key is told and not made", async () => {
  const path = join(root, "lost")
  const fault = { kind: "missing", subject: path, detail: "" }
  assert.deepEqual(await masterKey({ kind: "file", path }, true), { ok: false, error: fault })
  assert.ok(!readdirSync(root).includes("lost"))
})

const environment = (value: string | undefined): KeySource => ({
  kind: "environment",
  name: "SLUIS_KEY",
  value,
})
const command = (script: string): KeySource => ({
  kind: "command",
  command: [process.execPath, "-e", script],
})

const good: readonly (readonly [says: string, source: KeySource])[] = [
  ["a variable", environment(WRITTEN)],
  ["a variable with a line end", environment(`${WRITTEN}\n`)],
  ["the output of a command", command(`console.log("${WRITTEN}")`)],
  ["a file that somebody wrote", { kind: "file", path: file("good", `${WRITTEN}\n`) }],
]
for (const [says, source] of good) {
  test(`a key comes from ${says}`, async () => {
    assert.deepEqual(await masterKey(source, true), { ok: true, value: KEY })
  })
}

const bad: readonly (readonly [says: string, source: KeySource, kind: string, detail: string])[] = [
  ["a variable that is not set", environment(undefined), "missing", ""],
  ["an empty variable", environment(""), "missing", ""],
  ["31 octets", environment(Buffer.alloc(31).toString("base64")), "malformed", ""],
  ["33 octets", environment(Buffer.alloc(33).toString("base64")), "malformed", ""],
  ["a word", environment("geheim"), "malformed", ""],
  ["an empty file", { kind: "file", path: file("empty", "") }, "malformed", ""],
  ["a folder", { kind: "file", path: root }, "unreadable", "EISDIR"],
  ["a command that fails", command(`console.log("${WRITTEN}"); process.exit(3)`), "command", "3"],
  [
    "a command that says too much",
    command(`console.log("x".repeat(5000))`),
    "command",
    "ERR_CHILD_PROCESS_STDIO_MAXBUFFER",
  ],
  ["no command", { kind: "command", command: [join(root, "nothing")] }, "command", "ENOENT"],
]
for (const [says, source, kind, detail] of bad) {
  test(`no key comes from ${says}`, async () => {
    const found = await masterKey(source, false)
    assert.ok(!found.ok)
    assert.deepEqual([found.error.kind, found.error.detail], [kind, detail])
    assert.ok(!JSON.stringify(found.error).includes(WRITTEN))
  })
}

test("a folder that can't be written is told", async () => {
  const path = join(file("no-folder", ""), "key")
  const found = await masterKey({ kind: "file", path }, false)
  assert.ok(!found.ok && found.error.detail === "ENOTDIR")
})

function file(name: string, text: string): string {
  const path = join(root, name)
  writeFileSync(path, text)
  assert.equal(readFileSync(path, "utf8"), text)
  return path
}
